"""Columns on a true time axis, a panel for each series, on one scale.

Several reports of one moment stand side by side, each source always in the same place.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise
from typing import Any

from dashboard.charts import clock, forms, scale, theme
from dashboard.charts.marks import Mark, moments
from dashboard.charts.sheet import NARROW, SMALL_WIDTH, Panel, Sheet
from dashboard.charts.text import Words, escape, text_width

_HEIGHT = 130
_BETWEEN = 20

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

    @property
    def at(self) -> str:
        """The moment of its middle, as plotly reads it."""
        return self.center.isoformat(timespec="seconds")


def draw(
    sheet: Sheet,
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
    line = against[0] if against else 0.0
    ends = scale.span([line, *(column.value for column in every)], head=0.18)
    fits = all(_fits(one, every) for one in sets)
    y: dict[str, Any] = {"visible": False}
    if not fits and not against:
        y = scale.axis(sheet, ends, every[0].mark.unit, words.tick)
    key = against[1] if against else ""
    for marks, one in zip(series, sets, strict=True):
        _heading(sheet, marks, words, fits=fits)
        sheet.key(key, dash="solid")
        key = ""
        sheet.gap(10)
        panel = _panel(sheet, one, every, ends=ends, y=y, line=line)
        if fits:
            _words(sheet, panel, one, line)
        sheet.apart(_BETWEEN)


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


def _heading(sheet: Sheet, marks: Sequence[Mark], words: Words, *, fits: bool) -> None:
    """The name of a series, who reports it, and the latest of it where columns are too many for words."""
    sheet.label(marks[0].series_label)
    if not fits:
        for mark in moments(marks)[-1]:
            parts = (mark.said, mark.when, mark.source_label)
            latest = " · ".join(part for part in parts if part)
            sheet.label(latest, size=theme.SMALL, color=theme.MUTED, width=SMALL_WIDTH)
    if sources := _sources(marks):
        said = words.reports(sources)
        sheet.label(said, size=theme.SMALL, color=theme.MUTED, width=SMALL_WIDTH)


def _panel(
    sheet: Sheet,
    columns: Sequence[_Column],
    every: Sequence[_Column],
    *,
    ends: tuple[float, float],
    y: dict[str, Any],
    line: float,
) -> Panel:
    """One series on the time of all, and the line that it is held against."""
    marks = [column.mark for column in every]
    panel = clock.panel(sheet, marks, height=_HEIGHT, y=y, span=ends, edges=_edges(every))
    _series(sheet, panel, columns)
    if line or ends[0] < 0:
        rule = {"color": theme.INK if line else theme.RULE, "width": 1}
        where = {"xref": f"{panel.x} domain", "x0": 0, "x1": 1, "y0": line, "y1": line}
        sheet.across(panel, type="line", line=rule, **where)
    return panel


def _edges(columns: Sequence[_Column]) -> tuple[datetime, datetime]:
    """The left edge of the first column and the right one of the last."""
    return (
        min(column.center - column.wide / 2 for column in columns),
        max(column.center + column.wide / 2 for column in columns),
    )


def _fits(columns: Sequence[_Column], every: Sequence[_Column]) -> bool:
    """Whether every column of a series can carry its own words at the narrowest width."""
    first, last = clock.whole([column.mark for column in every], _edges(every))
    wide = NARROW / ((last - first) / _DAY)
    ordered = sorted(columns, key=lambda column: column.center)
    taken = -6.0
    for column in ordered:
        middle = (column.center - first) / _DAY * wide
        half = text_width(column.mark.short, theme.SMALL) / 2
        if middle - half < taken - 6 or middle + half > NARROW + 6:
            return False
        taken = middle + half
    return True


def _series(sheet: Sheet, panel: Panel, columns: Sequence[_Column]) -> None:
    """The columns of a series as one trace, each with a form of its own."""
    marks, values = [one.mark for one in columns], [one.value for one in columns]
    sheet.draw(
        panel,
        {
            "type": "bar",
            "name": marks[0].series_label,
            "x": [one.at for one in columns],
            "y": values,
            "width": [one.wide / timedelta(milliseconds=1) for one in columns],
            "marker": forms.fills(marks, values),
            "customdata": [mark.id for mark in marks],
            "hovertext": [mark.hover for mark in marks],
            "hoverinfo": "text",
        },
    )
    for one in columns:
        if one.mark.bound != "exact":
            _end(sheet, panel, one)


def _end(sheet: Sheet, panel: Panel, column: _Column) -> None:
    """The open end, cap or soft tip at the end of a column, as wide as the column."""
    mark, way = column.mark, -1 if column.value < 0 else 1
    color, tint = theme.hue(mark.theme_hue), theme.soft(mark.theme_hue)
    half = column.wide / 2
    x0, x1 = ((column.center + side).isoformat(timespec="seconds") for side in (-half, half))
    bound = forms.outward(mark.bound, column.value)
    form: dict[str, Any] = {
        "over": {"fillcolor": tint, "y0": 0, "y1": 14 * way},
        "under": {"fillcolor": color, "y0": -2, "y1": 2},
        "about": {"fillcolor": tint, "y0": -6, "y1": 6},
    }[bound]
    edge = {"color": color, "width": 1.5 if bound == "about" else 0}
    where = {"x0": x0, "x1": x1, "yanchor": column.value, "ysizemode": "pixel"}
    sheet.across(panel, type="rect", line=edge, **where, **form)
    if bound == "over":
        for x in (x0, x1):
            ends = {**where, "x0": x, "x1": x, "y0": 0, "y1": 14 * way}
            sheet.across(panel, type="line", line={"color": color, "width": 1.5}, **ends)


def _words(sheet: Sheet, panel: Panel, columns: Sequence[_Column], line: float) -> None:
    """What each column says, above it and above the line that it is held against."""
    for column in columns:
        shift = {"over": 14, "exact": 3}.get(forms.outward(column.mark.bound, column.value), 7)
        sheet.note(
            f"<b>{escape(column.mark.short)}</b>",
            panel,
            column.at,
            max(column.value, line),
            yanchor="bottom",
            yshift=shift if column.value >= line else 3,
            font={"size": theme.SMALL},
        )
