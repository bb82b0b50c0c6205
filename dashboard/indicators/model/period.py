"""A time as a source gives it, in ISO 8601."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from typing import Literal

PeriodKind = Literal["none", "year", "month", "day", "interval", "duration"]

_POINT = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)
_DURATION = re.compile(r"P([1-9]\d{0,2})Y", re.ASCII)


@dataclass(frozen=True, slots=True)
class Period:
    """A time as the source gives it, in ISO 8601; never more exact than the source.

    ``start`` and ``end`` are the first and the last day it covers, ``None`` where not known:
    a duration before a date has only its end, a missing date has neither.

    >>> Period.parse("2022-06").end
    datetime.date(2022, 6, 30)
    >>> Period.parse("P5Y/2022-06-28").years
    5
    >>> Period.parse("").kind
    'none'
    """

    text: str
    kind: PeriodKind
    start: date | None = None
    end: date | None = None
    years: int | None = None

    @classmethod
    def parse(cls, text: str) -> Period:
        """Read one period; ``ValueError`` says what is wrong with anything else."""
        if not text:
            return cls(text="", kind="none")
        head, slash, tail = text.partition("/")
        if not slash:
            kind, start, end = _point(text)
            return cls(text=text, kind=kind, start=start, end=end)
        _, tail_start, tail_end = _point(tail)
        if duration := _DURATION.fullmatch(head):
            return cls(text=text, kind="duration", end=tail_end, years=int(duration[1]))
        _, head_start, _ = _point(head)
        if head_start > tail_start:
            raise ValueError(f"the interval ends before it begins; write {tail}/{head}")
        return cls(text=text, kind="interval", start=head_start, end=tail_end)


def _point(text: str) -> tuple[PeriodKind, date, date]:
    """Kind, first day and last day of a year, a month or a day."""
    match = _POINT.fullmatch(text)
    if not match:
        raise ValueError("not a year, month, day, interval or duration of ISO 8601")
    year, month, day = int(match[1]), match[2], match[3]
    try:
        if day:
            exact = date(year, int(month), int(day))
            return "day", exact, exact
        if month:
            last = monthrange(year, int(month))[1]
            return "month", date(year, int(month), 1), date(year, int(month), last)
        return "year", date(year, 1, 1), date(year, 12, 31)
    except ValueError as error:
        raise ValueError(f"no such day in the calendar ({error})") from None
