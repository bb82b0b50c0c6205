"""What a text that is no period may have been meant to be: the ways in which people and programs write dates.

Guesses only, the likeliest first; whether one is a period is for ``Period.parse`` to say.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Final

_MINUS: Final = str.maketrans(dict.fromkeys("−–—﹣－", "-"))
_MONTHS: Final = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]  # fmt: skip
_QUARTERS: Final = "一二三四"
#: Day zero of the numbers that Excel makes of dates, and those that are a date of this half century.
_DAY_ZERO: Final = date(1899, 12, 30)
_SERIALS: Final = range(36_526, 54_789)
#: The forms that Excel gives to a period, and gives again unless the column is text.
_EXCEL: Final = re.compile(
    r"[a-z]{3}-\d\d|\d{1,2}-[a-z]{3}-\d\d|\d{4}/\d{1,2}/\d{1,2}|\d{1,2}/\d{1,2}/\d{4}|\d{5}"
)


def bare(text: str) -> str:
    """A text without what makes no difference: width, case, dashes, 年 and 月."""
    text = unicodedata.normalize("NFKC", text).translate(_MINUS).strip().casefold()
    return re.sub(r"[年月日号]$", "", re.sub(r"[年月](?=\d)", "-", text))


def is_excel(text: str) -> bool:
    """Whether a spreadsheet has probably made a date of a text.

    >>> is_excel("Jan-17"), is_excel("2022/6/28"), is_excel("May 2022")
    (True, True, False)
    """
    return bool(_EXCEL.fullmatch(text.strip().casefold()))


def guesses(text: str) -> Iterator[str]:
    """What a text may have been meant to be.

    >>> list(guesses("28.6.2022"))[-1]
    '2022-06-28'
    """
    plain = bare(text)
    yield plain.upper()
    for form, said in _FORMS:
        if match := form.fullmatch(plain):
            yield from said(*(part or "" for part in match.groups()))
    head, slash, tail = plain.partition("/")
    if slash:
        yield f"{tail}/{head}"


def _day(year: str, month: str, day: str = "") -> Iterator[str]:
    yield "-".join(f"{int(part):02}" for part in (year, month, day) if part)


def _any_order(first: str, mark: str, second: str, year: str) -> Iterator[str]:
    """A day and a month, where it can be told which is which: a full stop stands after the day."""
    if mark == "." or int(first) > 12:
        yield from _day(year, second, first)
    elif int(second) > 12:
        yield from _day(year, first, second)


def _named(day: str, name: str, year: str) -> Iterator[str]:
    if name in _MONTHS:
        full = year if len(year) == 4 else f"20{year}"
        yield from _day(full, str(_MONTHS.index(name) + 1), day)


def _part(year: str, months: int, rank: int) -> Iterator[str]:
    """A half or a quarter of a year, by its rank."""
    yield f"{year}-{months * (rank - 1) + 1:02}/{year}-{months * rank:02}"


def _quarter(year: str, rank: str) -> Iterator[str]:
    yield from _part(year, 3, _QUARTERS.find(rank) + 1 or int(rank))


def _half(year: str, rank: str) -> Iterator[str]:
    yield from _part(year, 6, 1 if rank in "1上" else 2)


def _years(first: str, last: str) -> Iterator[str]:
    """Two years; of the second one sometimes only the end is written."""
    yield "/".join(sorted((first, last if len(last) == 4 else first[:2] + last)))


def _serial(number: str) -> Iterator[str]:
    if int(number) in _SERIALS:
        yield str(_DAY_ZERO + timedelta(days=int(number)))


_FORMS: Final[tuple[tuple[re.Pattern[str], Callable[..., Iterator[str]]], ...]] = (
    (re.compile(r"(\d{4})[- ]?q([1-4])"), _quarter),
    (re.compile(r"(\d{4})年?-?第?([一二三四1-4])季度?"), _quarter),
    (re.compile(r"(\d{4})[- ]?h([12])"), _half),
    (re.compile(r"(\d{4})年?(上|下)半"), _half),
    (re.compile(r"(\d{1,2})?[- ]?([a-z]{3})[a-z]*\.?[-/ .](\d{2}|\d{4})"), _named),
    (re.compile(r"(\d{4})(?:-|~|/|to|至|到| )+(\d{4})"), _years),
    (re.compile(r"(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?(?:[t ]\d\d:.*)?"), _day),
    (re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4})"), _any_order),
    (re.compile(r"(\d{4})(\d\d)(\d\d)?"), _day),
    (re.compile(r"(\d{4})[-/](\d\d)"), _years),
    (re.compile(r"(\d{4})\.0+"), lambda year: iter((year,))),
    (re.compile(r"(\d{5})"), _serial),
)
