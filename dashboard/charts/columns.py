"""Columns on a true time axis, a panel for each series, on one scale."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import timedelta
from math import isfinite
from typing import Any

from dashboard.charts import clock, forms, scale, theme
from dashboard.charts.marks import Mark
from dashboard.charts.sheet import NARROW, SMALL_WIDTH, Panel, Sheet
from dashboard.charts.text import Words, escape, text_width

_HEIGHT = 130
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
    against: tuple[float, str] | None = None,
) -> None:
    """Columns of each series below its label.

    ``against`` is a value that all are held against, and the words for it, set once.
    """
    every = [mark for one in series for mark in one if isfinite(value(mark))]
    if not every:
        return
    line = against[0] if against else 0.0
    ends = scale.span([line, *(value(mark) for mark in every)], head=0.18)
    fits = _fits(every)
    y: dict[str, Any] = {"visible": False}
    if not fits and not against:
        y = scale.axis(sheet, ends, every[0].unit, words.tick)
    key = against[1] if against else ""
    for one in series:
        _panel(sheet, one, every, ends=ends, y=y, fits=fits, value=value, line=line, key=key)
        key = ""
        sheet.apart(_BETWEEN)


def _panel(
    sheet: Sheet,
    marks: Sequence[Mark],
    every: Sequence[Mark],
    *,
    ends: tuple[float, float],
    y: dict[str, Any],
    fits: bool,
    value: Number,
    line: float,
    key: str,
) -> None:
    """One series below its label, and where its columns are too many for words, the latest of it."""
    sheet.label(marks[0].label)
    if not fits:
        latest = f"{marks[-1].said} · {marks[-1].when}"
        sheet.label(latest, size=theme.SMALL, color=theme.MUTED, width=SMALL_WIDTH)
    sheet.key(key, dash="solid")
    sheet.gap(10)
    panel = clock.panel(sheet, every, height=_HEIGHT, y=y, span=ends)
    shown = [mark for mark in marks if isfinite(value(mark))]
    if shown:
        _series(sheet, panel, shown, value)
    if line or ends[0] < 0:
        rule = {"color": theme.INK if line else theme.RULE, "width": 1}
        where = {"xref": f"{panel.x} domain", "x0": 0, "x1": 1, "y0": line, "y1": line}
        sheet.across(panel, type="line", line=rule, **where)
    if fits:
        _words(sheet, panel, shown, value, line)


def _fits(marks: Sequence[Mark]) -> bool:
    """Whether every column can carry its own words at the narrowest width."""
    first, last = clock.reach(marks)
    pitch = NARROW / (last - first + 1)
    return all(text_width(mark.short, theme.SMALL) <= pitch + 6 for mark in marks)


def _width(mark: Mark) -> float:
    """The width of a column: its period, or a month where that is a day."""
    days = 30.0
    if mark.start and mark.end:
        days = max(days, (mark.end - mark.start).days + 1.0)
    return days * _FILLED * _DAY


def _series(sheet: Sheet, panel: Panel, marks: Sequence[Mark], value: Number) -> None:
    """The columns of a series as one trace, each with a form of its own."""
    sheet.draw(
        panel,
        {
            "type": "bar",
            "name": marks[0].label,
            "x": [clock.at(mark) for mark in marks],
            "y": [value(mark) for mark in marks],
            "width": [_width(mark) for mark in marks],
            "marker": forms.fills(marks),
            "customdata": [mark.id for mark in marks],
            "hovertext": [mark.hover for mark in marks],
            "hoverinfo": "text",
        },
    )
    for mark in marks:
        if mark.bound != "exact":
            _end(sheet, panel, mark, value(mark))


def _end(sheet: Sheet, panel: Panel, mark: Mark, value: float) -> None:
    """The open end, cap or soft tip at the top of a column, as wide as the column."""
    assert mark.at is not None
    color, tint = theme.hue(mark.theme_hue), theme.soft(mark.theme_hue)
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


def _words(sheet: Sheet, panel: Panel, marks: Sequence[Mark], value: Number, line: float) -> None:
    """What each column says, above it and above the line that it is held against."""
    for mark in marks:
        sheet.note(
            f"<b>{escape(mark.short)}</b>",
            panel,
            clock.at(mark),
            max(value(mark), line),
            yanchor="bottom",
            yshift={"over": 14, "exact": 3}.get(mark.bound, 7),
            font={"size": theme.SMALL},
        )
