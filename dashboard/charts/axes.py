"""Axes: how far they reach, and the few values or years they name.

What an axis names fits the narrowest width; it is the same at every width and in every renderer.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime, timedelta
from itertools import count
from math import floor, isfinite, log10
from typing import Final

from dashboard.charts import theme
from dashboard.charts.canvas import NARROW, Canvas
from dashboard.charts.drawing import Panel, Tick, TimeAxis, ValueAxis
from dashboard.charts.mark import Mark
from dashboard.charts.metrics import text_width

#: Room below a time axis for the names of the years, and what one name takes, in pixels.
_FOOT: Final = 24
_NAME: Final = 38

#: As many years as an axis divides by a tick between them: on its line, and without one.
_DIVIDED: Final = 40
_LOOSE: Final = 15

#: So many values stand below a bar at most.
_FEW: Final = 4


def span(values: Iterable[float], *, head: float = 0.0) -> tuple[float, float]:
    """From the least to the greatest value with zero between, and a share of that as head-room.

    >>> span([3.0, 12.0])
    (0.0, 12.0)
    >>> span([])
    (0.0, 1.0)
    """
    finite = [value for value in values if isfinite(value)]
    low, high = min([0.0, *finite]), max([0.0, *finite])
    if low == high:
        return 0.0, 1.0
    extra = (high - low) * head
    return (low - extra if low < 0 else 0.0), high + extra


def round_scale(values: Sequence[float]) -> list[float]:
    """A few round values, zero among them, that all of these lie between: as tight as so few can be.

    >>> round_scale([6.2, 9.2]), round_scale([-3.2, 5.5])
    ([0.0, 5.0, 10.0], [-5.0, 0.0, 5.0, 10.0])
    """
    low, high = span(values)
    power = 10.0 ** floor(log10(high - low))
    scales = [
        [one * step for one in range(floor(low / step), -int(-high // step) + 1)]
        for step in (part * power for part in (0.2, 0.25, 0.5, 1, 2, 2.5, 5, 10))
    ]
    few = [scale for scale in scales if 3 <= len(scale) <= _FEW]
    best = min(few, key=lambda scale: (scale[-1] - scale[0], len(scale)))
    return [round(value, 12) for value in best]


def ranks(values: Iterable[float]) -> tuple[float, float]:
    """From below the last rank up to the first place, which is the top.

    >>> ranks([3.0, 41.0])
    (43.0, 1.0)
    """
    worst = max([2.0, *(value for value in values if isfinite(value))])
    return worst + (worst - 1) * 0.05, 1.0


def ticks(low: float, high: float) -> list[float]:
    """Zero and two to four round values.

    >>> ticks(0.0, 27.0)
    [0.0, 10.0, 20.0]
    """
    rough = (high - low) / 4
    power = 10.0 ** floor(log10(rough))
    step = next(one * power for one in (1, 2, 2.5, 5, 10) if one * power >= rough)
    first = -int(-low // step) if low < 0 else 0
    return [round(number * step, 12) for number in range(first, int(high / step) + 1)]


def years(first: int, last: int, most: int) -> range:
    """The years that an axis from ``first`` to ``last`` names: at most so many, at round distances.

    >>> list(years(2017, 2020, 7)), list(years(1993, 2022, 6))
    ([2017, 2018, 2019, 2020], [1995, 2000, 2005, 2010, 2015, 2020])
    """
    steps = (one * 10**power for power in count() for one in (1, 2, 5))
    return next(
        found
        for step in steps
        if len(found := range(-(-first // step) * step, last + 1, step)) <= max(most, 1)
    )


def value_axis(
    canvas: Canvas, ends: tuple[float, float], unit: str, tick: Callable[[float, str], str]
) -> ValueAxis:
    """An axis with few round names left of it; makes room for them on the canvas.

    One whose ends are turned around is of ranks, and names the first place instead of zero.
    """
    turned = ends[0] > ends[1]
    values = [max(one, 1.0) for one in ticks(0.0, ends[0])] if turned else ticks(*ends)
    names = [tick(value, unit) for value in values]
    wide = max(text_width(name, theme.SMALL) for name in names)
    canvas.ticks = max(canvas.ticks, min(wide, NARROW / 4) + 4)
    return ValueAxis(tuple(map(Tick, values, names)), zero=ends[0] < 0)


def time_panel(
    canvas: Canvas,
    marks: Sequence[Mark],
    *,
    height: float,
    ends: tuple[float, float],
    axis: ValueAxis | None = None,
    edges: tuple[datetime, datetime] | None = None,
    listed: bool = False,
) -> Panel:
    """A panel over the whole years that dated marks lie in, with their names below it.

    ``edges`` are those of what is drawn, which may lie beyond the years. ``listed``: only years
    with marks are named, and each of the others has a tick.
    """
    first, last = reach(marks)
    most = _DIVIDED if ends[0] == 0 else _LOOSE
    few = last - first < most
    if listed:
        named = sorted({moment(mark).year for mark in marks})
        minor = unlisted(named) if few else ()
    else:
        room = NARROW - canvas.right - canvas.edge - canvas.ticks
        named = [*years(first, last, int(room / _NAME))]
        minor = tuple(_day(year, 1, 1) for year in range(first, min(last + 1, 9999) + 1) if few)
    time = TimeAxis(
        ticks=tuple(Tick(_day(year, 7, 2), f"{year:04d}") for year in named),
        minor=minor,
        line=ends[0] == 0,
    )
    panel = canvas.panel(height, x=whole(marks, edges), y=ends, time_axis=time, value_axis=axis)
    canvas.gap(_FOOT)
    return panel


def unlisted(named: Sequence[int]) -> tuple[datetime, ...]:
    """The middles of the years between the first and the last that are not named."""
    return tuple(_day(year, 7, 2) for year in range(min(named), max(named)) if year not in named)


def reach(marks: Iterable[Mark]) -> tuple[int, int]:
    """The first and the last year that dated marks lie in."""
    dates = [one for mark in marks for one in (mark.start, mark.end) if one]
    return min(dates).year, max(dates).year


def whole(
    marks: Iterable[Mark], edges: tuple[datetime, datetime] | None = None
) -> tuple[datetime, datetime]:
    """The first and the last moment of the axis: of whole years, and of the ``edges`` beyond them."""
    first, last = reach(marks)
    begin, end = _day(first, 1, 1), _day(last, 12, 31).replace(hour=23, minute=59, second=59)
    return (min(begin, edges[0]), max(end, edges[1])) if edges else (begin, end)


def moment(mark: Mark) -> datetime:
    """The moment of a dated mark."""
    assert mark.at is not None  # callers have left out what is undated
    return mark.at


def neighbours(earlier: Mark, later: Mark) -> bool:
    """Whether no year lies between two dated marks."""
    return moment(later) - moment(earlier) < timedelta(days=550)


def middle(earlier: Mark, later: Mark) -> datetime:
    """The moment halfway between two dated marks."""
    return moment(earlier) + (moment(later) - moment(earlier)) / 2


def _day(year: int, month: int, day: int) -> datetime:
    return datetime(year, month, day)  # noqa: DTZ001 - days of a calendar have no time zone
