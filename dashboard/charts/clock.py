"""The true time axis: how far it reaches and which years it names."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import timedelta
from typing import Any, Final

from dashboard.charts import theme
from dashboard.charts.marks import Mark
from dashboard.charts.sheet import NARROW, Panel, Sheet

#: Room below the axis for the names of the years, and what one name takes, in pixels.
_FOOT: Final = 24
_NAME: Final = 38
_NAMES_BELOW: Final = 6

#: As many years as an axis divides by a tick between them.
_DIVIDED: Final = 15
_STEPS: Final = (2, 5, 10, 20, 25, 50, 100, 200, 500, 1000)


def panel(
    sheet: Sheet,
    marks: Sequence[Mark],
    *,
    height: float,
    y: dict[str, Any],
    span: tuple[float, float],
) -> Panel:
    """A panel over the whole years that dated marks lie in, with their names below it."""
    first, last = reach(marks)
    count = last - first + 1
    most = int((NARROW - sheet.right - sheet.edge - sheet.ticks) / _NAME)
    named = years(first, last, most=most)
    inner = named if count <= most else named[1:-1]
    ends = (f"{first:04d}-01-01", f"{last:04d}-12-31 23:59:59")
    marked = (
        [f"{year:04d}-01-01" for year in range(first, last + 2)]
        if count <= _DIVIDED
        else [f"{year:04d}-07-02" for year in named]
    )
    ticks = {"tickmode": "array", "tickvals": marked, "ticks": "outside", "ticklen": 5}
    made = sheet.panel(
        height,
        x={
            "type": "date",
            "range": list(ends),
            "tickmode": "array",
            "tickvals": [f"{year:04d}-07-02" for year in inner],
            "ticktext": [str(year) for year in inner],
            "ticklabelstandoff": 3,
            "showline": span[0] == 0,
            "minor": {**ticks, "tickcolor": theme.RULE},
        },
        y=y,
        span=span,
    )
    if count > most:
        for share, year, anchor in ((0, first, "left"), (1, last, "right")):
            sheet.write(
                str(year),
                x=share,
                top=sheet.cursor + (_NAMES_BELOW if span[0] == 0 else _NAMES_BELOW - 2),
                anchor=anchor,
                size=theme.SMALL,
                color=theme.MUTED,
            )
    sheet.gap(_FOOT)
    return made


def reach(marks: Iterable[Mark]) -> tuple[int, int]:
    """The first and the last year that dated marks lie in."""
    dates = [one for mark in marks for one in (mark.start, mark.end) if one]
    return min(dates).year, max(dates).year


def years(first: int, last: int, *, most: int) -> list[int]:
    """The years an axis names: all while they are few, else the two ends and round ones between.

    >>> years(2017, 2022, most=6)
    [2017, 2018, 2019, 2020, 2021, 2022]
    >>> years(1993, 2022, most=6)
    [1993, 2000, 2010, 2022]
    """
    count = last - first + 1
    if count <= most:
        return list(range(first, last + 1))
    step = next((one for one in _STEPS if count / one <= most - 1), _STEPS[-1])
    clear = count / max(most, 1)
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
