"""Columns on a true time axis, a panel for each series, on one scale."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import timedelta
from math import isfinite
from typing import Any

from dashboard.charts import clock, forms, scale, theme
from dashboard.charts.marks import Mark
from dashboard.charts.sheet import NARROW, Panel, Sheet, text_width
from dashboard.charts.text import Words, escape

_HEIGHT = 130
_AXIS = 24
_BETWEEN = 20

#: A year's column leaves a third of the year on its sides.
_DAY = 86_400_000.0
_FILLED = 0.66

Number = Callable[[Mark], float]


def draw(
    sheet: Sheet,
    series: Sequence[Sequence[Mark]],
    words: Words,
    *,
    value: Number = lambda mark: mark.value,
    said: Callable[[Mark], str] = lambda mark: mark.short,
    line_at: float | None = None,
) -> None:
    """Columns of each series below its label; ``line_at`` is a value that they are held against."""
    every = [mark for one in series for mark in one]
    values = [value(mark) for mark in every if isfinite(value(mark))]
    if not values:
        return
    low, high = scale.span([*values, line_at or 0.0], head=0.18)
    time = clock.axis(every)
    for one in series:
        shown = [mark for mark in one if isfinite(value(mark))]
        fits = _fits(shown, said, time)
        sheet.label(one[0].label)
        latest = one[-1]
        if not fits:
            note = f"{latest.said} · {latest.when}"
            sheet.label(note, size=theme.SMALL, color=theme.MUTED, width=40)
        sheet.gap(6)
        axis = scale.axis(low, high, one[0].unit, words.tick, bare=fits or line_at is not None)
        panel = sheet.panel(_HEIGHT, x={**time, "showline": low == 0}, y=axis, span=(low, high))
        if line_at is not None:
            sheet.across(
                panel,
                type="line",
                xref=f"{panel.x} domain",
                x0=0,
                x1=1,
                y0=line_at,
                y1=line_at,
                line={"color": theme.INK, "width": 1},
            )
        if low < 0:
            sheet.rule(panel.down(0.0))
        _series(sheet, panel, shown, value)
        if fits:
            _words(sheet, panel, shown, value, said)
        sheet.gap(_AXIS + _BETWEEN)


def _fits(marks: Sequence[Mark], said: Callable[[Mark], str], time: dict[str, Any]) -> bool:
    """Whether every column can carry its own words at the narrowest width."""
    first, last = (int(one[:4]) for one in time["range"])
    pitch = NARROW / (last - first + 1)
    return all(text_width(said(mark), theme.SMALL) <= pitch + 6 for mark in marks)


def _width(mark: Mark) -> float:
    """The width of a column: its period, or a month where that is a day."""
    days = 30.0
    if mark.start and mark.end:
        days = max(days, (mark.end - mark.start).days + 1.0)
    return days * _FILLED * _DAY


def _series(sheet: Sheet, panel: Panel, marks: Sequence[Mark], value: Number) -> None:
    for mark in marks:
        color, tint = theme.hue(mark.theme_hue), theme.soft(mark.theme_hue)
        sheet.draw(
            panel,
            {
                "type": "bar",
                "name": mark.label,
                "x": [clock.at(mark)],
                "y": [value(mark)],
                "width": [_width(mark)],
                "marker": forms.fill(mark, color, tint),
                "customdata": [mark.id],
                "hovertext": [mark.hover],
                "hoverinfo": "text",
            },
        )
        if mark.bound != "exact":
            _end(sheet, panel, mark, value(mark), (color, tint))


def _end(
    sheet: Sheet, panel: Panel, mark: Mark, value: float, colors: tuple[str, str]
) -> None:
    """The open end, cap or soft tip at the top of a column, as wide as the column."""
    assert mark.at is not None
    color, tint = colors
    half = timedelta(milliseconds=_width(mark) / 2)
    x0, x1 = ((mark.at + side).isoformat(timespec="seconds") for side in (-half, half))
    form: dict[str, Any] = {
        "over": {"fillcolor": tint, "y0": 0, "y1": 14},
        "under": {"fillcolor": color, "y0": -2, "y1": 2},
        "about": {"fillcolor": tint, "y0": -6, "y1": 6},
    }[mark.bound]
    edge = {"color": color, "width": 1.5 if mark.bound == "about" else 0}
    where = {"x0": x0, "x1": x1, "yanchor": value, "ysizemode": "pixel"}
    sheet.across(panel, type="rect", line=edge, **where, **form)
    if mark.bound == "over":
        for x in (x0, x1):
            ends = {**where, "x0": x, "x1": x, "y0": 0, "y1": 14}
            sheet.across(panel, type="line", line={"color": color, "width": 1.5}, **ends)


def _words(
    sheet: Sheet, panel: Panel, marks: Sequence[Mark], value: Number, said: Callable[[Mark], str]
) -> None:
    """What each column says, above it."""
    for mark in marks:
        sheet.note(
            f"<b>{escape(said(mark))}</b>",
            panel,
            clock.at(mark),
            max(value(mark), 0.0),
            yanchor="bottom",
            yshift=(14 if mark.bound == "over" else 3 if mark.bound == "exact" else 7),
            font={"size": theme.SMALL},
        )
