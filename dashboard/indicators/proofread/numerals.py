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
_STEPS: Final = {"亿": 8, "万": 4, "千": 3, "百": 2, "十": 1}
CHINESE: Final = "".join((*_DIGITS, *_STEPS))
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
    >>> chinese("一百六"), chinese("一百零六"), chinese("两万五"), chinese("三万亿")
    (Decimal('160'), Decimal('106'), Decimal('25000'), Decimal('3000000000000'))
    """
    whole, point, rest = text.partition("点")
    decimals = f".{''.join(str(_DIGITS[mark]) for mark in rest)}" if point else ""
    return Decimal(f"{_whole(whole)}{decimals}")


def _whole(text: str) -> int:
    """A numeral without decimals: what stands before its greatest step, times that, and the rest."""
    if all(mark in _DIGITS for mark in text):
        return int("".join(str(_DIGITS[mark]) for mark in text) or "0")
    if _SHORT.search(text):  # a last digit without its step is of the next lower one
        return _whole(text[:-1]) + _DIGITS[text[-1]] * int(10 ** (_STEPS[text[-2]] - 1))
    greatest = next(mark for mark in _STEPS if mark in text)
    head, _, rest = text.rpartition(greatest)
    count = _whole(head if greatest in "亿万" else head[-1:])
    return (count or 1) * int(10 ** _STEPS[greatest]) + _whole(rest)
