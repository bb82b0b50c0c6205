"""Columns on a true time axis, a panel for each series, on one scale.

Several reports of one moment stand side by side, each source always in the same place.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise

from dashboard.charts import axes, forms, theme
from dashboard.charts.canvas import NARROW, SMALL_WIDTH, Canvas
from dashboard.charts.drawing import Bars, Panel, Place, Rect, Segment, Stroke, Text, ValueAxis
from dashboard.charts.mark import Mark, moments
from dashboard.charts.metrics import text_width
from dashboard.charts.text import Words, line

_HEIGHT = 130
_BETWEEN = 20
_OPEN = 14

#: A column leaves a third of its time on its sides, and takes no more time than a year's.
_FILLED = 0.66
#: Columns side by side fill most of their room.
_APART = 0.94
_YEAR = timedelta(days=366)
_DAY = timedelta(days=1)

Number = Callable[[Mark], float]


@dataclass(frozen=True, slots=True)
class _Column:
    """A mark as a column: how high, where in time, and how wide."""

    mark: Mark
    value: float
    center: datetime
    wide: timedelta


def draw(
    canvas: Canvas,
    series: Sequence[Sequence[Mark]],
    words: Words,
    *,
    value: Number = lambda mark: mark.value,
    against: tuple[float, str] | None = None,
) -> None:
    """Columns of each series below its label.

    ``against`` is a value that all are held against, and the words for it, set once.
    """
    sets = [_columns(one, value) for one in series]
    every = [column for one in sets for column in one]
    if not every:
        return
    level = against[0] if against else 0.0
    ends = axes.span([level, *(column.value for column in every)], head=0.18)
    fits = all(_fits(one, every) for one in sets)
    axis: ValueAxis | None = None
    if not fits and not against:
        axis = axes.value_axis(canvas, ends, every[0].mark.unit, words.tick)
    key = against[1] if against else ""
    for marks, one in zip(series, sets, strict=True):
        _heading(canvas, marks, words, fits=fits)
        canvas.key(key)
        key = ""
        canvas.gap(10)
        panel = _panel(canvas, one, every, ends=ends, axis=axis, level=level)
        if fits:
            _words(canvas, panel, one, level)
        canvas.apart(_BETWEEN)


def _columns(marks: Sequence[Mark], value: Number) -> list[_Column]:
    """The columns of a series; reports of one moment share its room, a place for each source."""
    sources, distances = _sources(marks), _distances(marks)
    found = []
    for one in moments(marks):
        assert one[0].at is not None  # a series has dates
        room = min([_YEAR, *(_length(mark) for mark in one), *distances]) * _FILLED
        wide = room / len(sources) if one[1:] else room
        for mark in one:
            place = sources.index(mark.source_label) - (len(sources) - 1) / 2 if one[1:] else 0
            center = one[0].at + place * wide
            found.append(_Column(mark, value(mark), center, wide * _APART if one[1:] else wide))
    return found


def _sources(marks: Sequence[Mark]) -> list[str]:
    """Who reports a moment that others report as well, in the order of the series."""
    return list(dict.fromkeys(mark.source_label for mark in marks if mark.source_label))


def _length(mark: Mark) -> timedelta:
    """The length of a mark's period; a year at most where that is a day or begins nobody knows when."""
    length = (mark.end - mark.start) + _DAY if mark.start and mark.end else _YEAR
    return length if length > _DAY else _YEAR


def _distances(marks: Sequence[Mark]) -> list[timedelta]:
    """How far apart the moments of a series are."""
    times = sorted({mark.at for mark in marks if mark.at})
    return [later - earlier for earlier, later in pairwise(times)]


def _heading(canvas: Canvas, marks: Sequence[Mark], words: Words, *, fits: bool) -> None:
    """The name of a series, who reports it, and the latest of it where columns are too many for words."""
    canvas.label(marks[0].series_label)
    if not fits:
        for mark in moments(marks)[-1]:
            parts = (str(mark.said), mark.when, mark.source_label)
            latest = " · ".join(part for part in parts if part)
            canvas.label(latest, size=theme.SMALL, color="muted", width=SMALL_WIDTH)
    if sources := _sources(marks):
        said = words.reports(sources)
        canvas.label(said, size=theme.SMALL, color="muted", width=SMALL_WIDTH)


def _panel(
    canvas: Canvas,
    columns: Sequence[_Column],
    every: Sequence[_Column],
    *,
    ends: tuple[float, float],
    axis: ValueAxis | None,
    level: float,
) -> Panel:
    """One series on the time of all, and the line that it is held against."""
    marks = [column.mark for column in every]
    edges = _edges(every)
    panel = axes.time_panel(canvas, marks, height=_HEIGHT, ends=ends, axis=axis, edges=edges)
    _series(canvas, panel, columns)
    if level or ends[0] < 0:
        start, end = (Place(x, level, panel) for x in panel.x)
        canvas.add(Segment(start, end, Stroke("ink" if level else "rule")))
    return panel


def _edges(columns: Sequence[_Column]) -> tuple[datetime, datetime]:
    """The left edge of the first column and the right one of the last."""
    return (
        min(column.center - column.wide / 2 for column in columns),
        max(column.center + column.wide / 2 for column in columns),
    )


def _fits(columns: Sequence[_Column], every: Sequence[_Column]) -> bool:
    """Whether every column of a series can carry its own words at the narrowest width."""
    first, last = axes.whole([column.mark for column in every], _edges(every))
    wide = NARROW / ((last - first) / _DAY)
    ordered = sorted(columns, key=lambda column: column.center)
    taken = -6.0
    for column in ordered:
        middle = (column.center - first) / _DAY * wide
        half = text_width(column.mark.short, theme.SMALL, bold=True) / 2
        if middle - half < taken - 6 or middle + half > NARROW + 6:
            return False
        taken = middle + half
    return True


def _series(canvas: Canvas, panel: Panel, columns: Sequence[_Column]) -> None:
    """The columns of a series, each with a form of its own."""
    bars = tuple(
        forms.filled(one.mark, one.value, center=one.center, thick=one.wide.total_seconds())
        for one in columns
    )
    canvas.add(Bars(panel, columns[0].mark.series_label, bars, horizontal=False))
    for one in columns:
        _end(canvas, panel, one)


def _end(canvas: Canvas, panel: Panel, column: _Column) -> None:
    """The open end, cap or soft tip at the end of a column, as wide as the column."""
    mark, way = column.mark, -1 if column.value < 0 else 1
    color, tint = theme.hue(mark.hue), theme.soft(mark.hue)
    left, right = (
        Place(column.center + side, column.value, panel)
        for side in (-column.wide / 2, column.wide / 2)
    )
    match forms.outward(mark.bound, column.value):
        case "over":
            canvas.add(Rect(left, right.moved(0, -_OPEN * way), fill=tint))
            for side in (left, right):
                canvas.add(Segment(side, side.moved(0, -_OPEN * way), Stroke(color, 1.5)))
        case "under":
            canvas.add(Rect(left.moved(0, -2), right.moved(0, 2), fill=color))
        case "about":
            soft = left.moved(0, -6), right.moved(0, 6)
            canvas.add(Rect(*soft, fill=tint, stroke=Stroke(color, 1.5)))
        case _:
            pass


def _words(canvas: Canvas, panel: Panel, columns: Sequence[_Column], level: float) -> None:
    """What each column says, above it and above the line that it is held against."""
    for one in columns:
        above = {"over": _OPEN, "exact": 3}.get(forms.outward(one.mark.bound, one.value), 7)
        canvas.add(
            Text(
                Place(
                    one.center,
                    max(one.value, level),
                    panel,
                    dy=-above if one.value >= level else -3,
                ),
                line(one.mark.short, bold=True),
                anchor="center",
                valign="bottom",
                size=theme.SMALL,
            )
        )
