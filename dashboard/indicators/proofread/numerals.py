"""Numbers written in words: five, two dozen, a hundred and sixty, twenty-third; 五, 二十四, 一百六十."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

_SMALL: Final = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
    "nineteen",
)  # fmt: skip
_TENS: Final = (
    "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
)  # fmt: skip
_ORDINALS: Final = (
    "zeroth", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth",
    "ninth", "tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth",
    "sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth",
)  # fmt: skip

#: English words to their value; those of ``SCALES`` multiply what stands before them.
CARDINALS: Final = {
    **{word: value for value, word in enumerate(_SMALL)},
    **{word: 10 * value for value, word in enumerate(_TENS, 2)},
}
ORDINALS: Final = {word: value for value, word in enumerate(_ORDINALS)} | {
    f"{tens}-{word}": 10 * value + unit
    for value, tens in enumerate(_TENS, 2)
    for unit, word in enumerate(_ORDINALS[1:10], 1)
}
SCALES: Final = {"hundred": 2, "thousand": 3, "million": 6, "billion": 9, "trillion": 12}
DOZEN: Final = 12

_DIGITS: Final = {mark: value for value, mark in enumerate("零一二三四五六七八九")} | {
    "〇": 0,
    "两": 2,
}
_STEPS: Final = {"十": 1, "百": 2, "千": 3}
_MYRIADS: Final = {"万": 4, "亿": 8}
CHINESE: Final = "".join((*_DIGITS, *_STEPS, *_MYRIADS))
_SHORT: Final = re.compile("[百千万亿][一二两三四五六七八九]$")


def english(words: list[str]) -> Decimal:
    """What English number words say, without their "and".

    "A" and "an" are one, and "half" is a half of what follows.

    >>> english(["a", "hundred", "sixty"]), english(["five", "hundred", "billion"])
    (Decimal('160'), Decimal('500000000000'))
    >>> english(["two", "dozen"]), english(["half", "a", "million"])
    (Decimal('24'), Decimal('500000'))
    """
    total, part = Decimal(0), Decimal(0)
    for word in words:
        if word in CARDINALS:
            part += CARDINALS[word]
        elif word == "half":
            part = Decimal("0.5")
        elif word in ("dozen", "hundred"):
            part = (part or Decimal(1)) * (DOZEN if word == "dozen" else 100)
        elif word in SCALES:
            total += (part or Decimal(1)).scaleb(SCALES[word])
            part = Decimal(0)
    return Decimal(int(total + part))


def chinese(text: str) -> Decimal:
    """What Chinese numerals say; digits alone are read one by one, as in a year.

    >>> chinese("二十四"), chinese("五千亿"), chinese("二〇二一"), chinese("八点三")
    (Decimal('24'), Decimal('500000000000'), Decimal('2021'), Decimal('8.3'))
    >>> chinese("一百六"), chinese("一百零六"), chinese("两万五")
    (Decimal('160'), Decimal('106'), Decimal('25000'))
    """
    whole, point, rest = text.partition("点")
    decimals = f".{''.join(str(_DIGITS[mark]) for mark in rest)}" if point else ""
    if all(mark in _DIGITS for mark in whole):
        return Decimal("".join(str(_DIGITS[mark]) for mark in whole) + decimals)
    if _SHORT.search(whole):  # a last digit without its step is of the next lower one
        step = (_STEPS | _MYRIADS)[whole[-2]]
        return chinese(whole[:-1]) + Decimal(_DIGITS[whole[-1]]).scaleb(step - 1)
    total, part, digit = 0, 0, 0
    for mark in whole:
        if mark in _DIGITS:
            digit = _DIGITS[mark]
        elif mark in _STEPS:
            part += max(digit, 1) * int(10 ** _STEPS[mark])
            digit = 0
        else:
            total = (total + max(part + digit, 1)) * int(10 ** _MYRIADS[mark])
            part, digit = 0, 0
    return Decimal(f"{total + part + digit}{decimals}")
