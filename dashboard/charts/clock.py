"""The true time axis: how far it reaches and which years it names."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any, Final

from dashboard.charts import theme
from dashboard.charts.marks import Mark

#: As many years as an axis can name at the narrowest width.
_NAMED: Final = 6
_STEPS: Final = (2, 5, 10, 20, 25, 50, 100, 200, 500, 1000)


def axis(marks: Iterable[Mark]) -> dict[str, Any]:
    """An axis over the whole years that dated marks lie in, its years named at their middle."""
    dates = [one for mark in marks for one in (mark.start, mark.end) if one]
    first, last = min(dates).year, max(dates).year
    named = years(first, last)
    return {
        "type": "date",
        "range": [f"{first:04d}-01-01", f"{last:04d}-12-31"],
        "tickmode": "array",
        "tickvals": [f"{year:04d}-07-02" for year in named],
        "ticktext": [str(year) for year in named],
        "showline": True,
        "linecolor": theme.RULE,
        "ticks": "outside",
        "ticklen": 4,
        "tickcolor": theme.RULE,
    }


def years(first: int, last: int) -> list[int]:
    """The years an axis names: all while they are few, else the two ends and round ones between.

    >>> years(2017, 2022)
    [2017, 2018, 2019, 2020, 2021, 2022]
    >>> years(1993, 2022)
    [1993, 2000, 2010, 2022]
    """
    count = last - first + 1
    if count <= _NAMED:
        return list(range(first, last + 1))
    step = next(one for one in _STEPS if count / one <= _NAMED - 1)
    clear = count / _NAMED
    between = [
        year
        for year in range(first + 1, last)
        if year % step == 0 and year - first >= clear and last - year >= clear
    ]
    return [first, *between, last]


def at(mark: Mark) -> str:
    """The moment of a dated mark, as plotly reads it."""
    moment = mark.at
    assert moment is not None  # callers have left out what is undated
    return moment.isoformat(timespec="seconds")


def neighbours(earlier: Mark, later: Mark) -> bool:
    """Whether no year lies between two dated marks."""
    assert earlier.at is not None
    assert later.at is not None
    return later.at - earlier.at < timedelta(days=550)


def middle(earlier: Mark, later: Mark) -> str:
    """The moment halfway between two dated marks."""
    assert earlier.at is not None
    assert later.at is not None
    return (earlier.at + (later.at - earlier.at) / 2).isoformat(timespec="seconds")
