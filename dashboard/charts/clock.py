"""The true time axis: how far it reaches and which years it names."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any, Final

from dashboard.charts import theme
from dashboard.charts.marks import Mark
from dashboard.charts.sheet import NARROW, Panel, Sheet

#: Room below the axis for the names of the years, and what one name takes, in pixels.
_FOOT: Final = 24
_NAME: Final = 38

#: As many years as an axis divides by a tick between them.
_DIVIDED: Final = 15


def panel(
    sheet: Sheet,
    marks: Sequence[Mark],
    *,
    height: float,
    y: dict[str, Any],
    span: tuple[float, float],
    edges: tuple[datetime, datetime] | None = None,
) -> Panel:
    """A panel over the whole years that dated marks lie in, with their names below it.

    ``edges`` are those of what is drawn, which may lie beyond the years.
    """
    first, last = reach(marks)
    begin, end = whole(marks, edges)
    count = last - first + 1
    few = count <= int((NARROW - sheet.right - sheet.edge - sheet.ticks) / _NAME)
    every = [f"{year:04d}-07-02" for year in range(first, last + 1)]
    starts = [f"{year:04d}-01-01" for year in range(first, min(last + 1, 9999) + 1)]
    named: dict[str, Any] = {
        "tickmode": "array",
        "tickvals": every,
        "ticktext": [one[:4] for one in every],
    }
    if not few:  # plotly names as many as the width that it draws has room for
        named = {"tickmode": "auto", "tickformat": "%Y", "ticklabelmode": "period"}
    made = sheet.panel(
        height,
        x={
            "type": "date",
            "range": [begin.isoformat(sep=" "), end.isoformat(sep=" ")],
            **named,
            "ticklabelstandoff": 3,
            "showline": span[0] == 0,
            "minor": {
                "tickmode": "array",
                "tickvals": starts if count <= _DIVIDED else [],
                "ticks": "outside",
                "ticklen": 5,
                "tickcolor": theme.RULE,
            },
        },
        y=y,
        span=span,
    )
    sheet.gap(_FOOT)
    return made


def reach(marks: Iterable[Mark]) -> tuple[int, int]:
    """The first and the last year that dated marks lie in."""
    dates = [one for mark in marks for one in (mark.start, mark.end) if one]
    return min(dates).year, max(dates).year


def whole(
    marks: Iterable[Mark], edges: tuple[datetime, datetime] | None = None
) -> tuple[datetime, datetime]:
    """The first and the last moment of the axis: of whole years, and of the ``edges`` beyond them."""
    first, last = reach(marks)
    begin, end = datetime(first, 1, 1), datetime(last, 12, 31, 23, 59, 59)  # noqa: DTZ001
    return (min(begin, edges[0]), max(end, edges[1])) if edges else (begin, end)


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
