"""How finished words are set: which parts of them no line may divide. How they are drawn is not decided here."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from dashboard.charts.text import CLOSING, OPENING, columns

#: An amount that is longer, in columns, may be divided: it might not fit into the narrowest page.
_WHOLE: Final = 20
#: A date as the languages write it, to the day, the month, or a span of years; and a dot with the
#: word before it, for no line begins with what separates.
_DATE: Final = re.compile(
    r"\d{1,2} [A-Z][a-z]+ \d{4}|[A-Z][a-z]+ \d{4}|\d{4}[–—]\d{4}年?|\d+年(?:\d+月)?(?:\d+日)?"
    r"|\S+ ·"
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
    def of(cls, amount: str) -> Part:
        """The part that an amount or a date is."""
        return cls(amount, whole=columns(amount) <= _WHOLE)


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
    parts: list[Part] = []
    end = 0
    for found in _DATE.finditer(text):
        parts += [Part(text[end : found.start()]), Part.of(found[0])]
        end = found.end()
    return together([*parts, Part(text[end:])])


def plain(parts: Parts) -> str:
    """The words without their setting."""
    return "".join(part.text for part in parts)
