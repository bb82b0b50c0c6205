"""How finished words are set: which parts of them no line may divide. How they are drawn is not decided here."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from dashboard.charts.text import CLOSING, OPENING, columns

#: An amount that is longer, in columns, may be divided: it might not fit into the narrowest page.
_WHOLE: Final = 20
#: With more characters than the first a number is set smaller, with more than the second smaller still.
_LARGE: Final = 9
_SMALLER: Final = 12
#: A date as the languages write it, to the day, the month, or a span of years; and a dot with the
#: word before it, for no line begins with what separates.
_DATE: Final = re.compile(
    r"\d{1,2} [A-Z][a-z]+ \d{4}|[A-Z][a-z]+ \d{4}|\d{4}[–—]\d{4}年?|\d+年(?:\d+月)?(?:\d+日)?"
    r"|\S+ ·"
)
#: What a long clause of Chinese, which has no spaces, is rather divided before than within.
_PHRASE: Final = re.compile(
    r"(?:年均|同比|累计)?分别(?:增长|下降)|(?:年均|同比|累计)(?:增长|下降)|占(?!比)|的比重"
)


@dataclass(frozen=True, slots=True)
class Part:
    """A part of some words; what is ``whole``, an amount or a date, stands on one line.

    >>> Part.of("500 billion RMB")
    Part(text='500 billion RMB', whole=True)
    """

    text: str
    whole: bool = False

    @classmethod
    def of(cls, amount: str, *, most: int = _WHOLE) -> Part:
        """The part that an amount or a date is; one of more than so many columns may be divided."""
        return cls(amount, whole=columns(amount) <= most)


Parts = tuple[Part, ...]


def together(parts: Iterable[Part]) -> Parts:
    """The parts, each amount with the punctuation that may not part from it.

    >>> [part.text for part in together([Part.of("6.2%"), Part("、"), Part.of("8.3%")])]
    ['6.2%、', '8.3%']
    """
    found: list[Part] = []
    for part in parts:
        text = part.text
        if found and found[-1].whole and not part.whole:
            rest = text.lstrip("".join(CLOSING))
            found[-1] = Part(found[-1].text + text[: len(text) - len(rest)], whole=True)
            text = rest
        if found and part.whole and not found[-1].whole:
            before = found[-1].text.rstrip("".join(OPENING))
            text = found[-1].text[len(before) :] + text
            found[-1] = Part(before)
        found.append(Part(text, part.whole))
    return tuple(part for part in found if part.text)


def dates(text: str) -> Parts:
    """Text in its parts, every date in it a part of its own.

    >>> [part.text for part in dates("Jinhua · 28 June 2022, from context")]
    ['Jinhua ·', ' ', '28 June 2022,', ' from context']
    """
    return together(_divided(text, _DATE))


def dated(parts: Iterable[Part]) -> Parts:
    """The parts, each date whole that is written over several of them.

    >>> [part.text for part in dated([Part("由"), Part("2017"), Part("年的"), Part.of("9条")])]
    ['由', '2017年', '的', '9条']
    """
    return tuple(
        part
        for whole, run in groupby(parts, key=lambda one: one.whole)
        for part in (run if whole else _divided(plain(run), _DATE))
        if part.text
    )


def phrases(text: str) -> Parts:
    """Words of a headline in parts, so that a line of Chinese ends before a phrase and not in a word.

    >>> [part.text for part in phrases("固定资产投资年均分别增长")]
    ['固定资产投资', '年均分别增长']
    """
    return tuple(part for part in _divided(text, _PHRASE) if part.text)


def _divided(text: str, whole: re.Pattern[str]) -> Iterator[Part]:
    """The text in its parts, what matches being whole, and what is between."""
    end = 0
    for found in whole.finditer(text):
        yield Part(text[end : found.start()])
        yield Part.of(found[0])
        end = found.end()
    yield Part(text[end:])


def number_class(number: str) -> str:
    """How large a number is set where it is a figure of its own: a long one smaller, so that it stays whole.

    >>> number_class("20,381"), number_class("601,200,000")
    ('number', 'number long')
    """
    if len(number) <= _LARGE:
        return "number"
    return "number long" if len(number) <= _SMALLER else "number longest"


def plain(parts: Iterable[Part]) -> str:
    """The words without their setting."""
    return "".join(part.text for part in parts)
