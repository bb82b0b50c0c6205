"""Figures and events in order of time: where they lie on a true axis, then what each says."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

import pandas as pd
import plotly.graph_objects as go

from dashboard.charts import clock, empty, forms, listing, theme
from dashboard.charts.marks import Mark, read
from dashboard.charts.sheet import Panel, Sheet
from dashboard.charts.text import Words

_STRIP = 72
_PITCH = 10
_BETWEEN = 18


def draw(marks: pd.DataFrame, words: Words) -> go.Figure:
    """A strip of true time, the dated marks below it by date, and the undated ones apart."""
    rows = read(marks)
    if not rows:
        return empty.draw(marks, words)
    dated = sorted((mark for mark in rows if mark.end), key=lambda mark: (mark.order, mark.when))
    undated = [mark for mark in rows if mark.end is None]
    sheet = Sheet(edge=8)
    if dated:
        _strip(sheet, dated)
    dots = [
        dot
        for when, group in groupby(dated, key=lambda mark: mark.when)
        for dot in _group(sheet, when, list(group))
    ]
    if len(dots) > 1:
        rail = f"M0,0L0,{dots[0] - dots[-1]}"
        sheet.path(0, dots[0], rail, line=theme.RULE, width=1, layer="below")
    if undated and dated:
        sheet.rule(sheet.cursor, color=theme.GRID)
        sheet.gap(_BETWEEN)
    if undated:
        _group(sheet, words.undated, undated)
    return sheet.figure()


def strip(marks: pd.DataFrame) -> go.Figure | None:
    """The strip of true time alone, for where what each mark says is set in type; none undated."""
    dated = sorted((mark for mark in read(marks) if mark.end), key=lambda mark: mark.order)
    if not dated:
        return None
    sheet = Sheet(edge=8)
    _strip(sheet, dated)
    return sheet.figure()


def _strip(sheet: Sheet, marks: Sequence[Mark]) -> None:
    """Every dated mark on a true time axis, marks of one moment on top of each other."""
    heaps: dict[str, list[Mark]] = {}
    for mark in marks:
        heaps.setdefault(clock.at(mark), []).append(mark)
    tallest = max(len(heap) for heap in heaps.values())
    pitch = min(_PITCH, _STRIP / tallest)
    height = pitch * tallest + 6
    panel = clock.panel(sheet, marks, height=height, y={"visible": False}, span=(0.0, height))
    stacked = [(mark, rank) for heap in heaps.values() for rank, mark in enumerate(heap)]
    levels = [pitch * (rank + 0.5) + 3 for _, rank in stacked]
    for (mark, _), level in zip(stacked, levels, strict=True):
        if mark.start is None or mark.kind == "interval":
            _stretch(sheet, panel, mark, level)
    shown = [mark for mark, _ in stacked]
    x = [clock.at(mark) for mark in shown]
    forms.points(sheet, panel, shown, x=x, y=levels, size=max(3, round(pitch) - 3))
    sheet.gap(_BETWEEN)


def _stretch(sheet: Sheet, panel: Panel, mark: Mark, level: float) -> None:
    """The time that a mark covers; where its beginning is not known it fades out backwards."""
    line = {"color": theme.hue(mark.theme_hue), "width": 2}
    if mark.start and mark.end:
        ends = {"x0": mark.start.isoformat(), "x1": mark.end.isoformat(), "y0": level, "y1": level}
        sheet.across(panel, type="line", line=line, **ends)
        return
    path = "M0,0L-20,0M-23,0L-28,0M-31,0L-34,0M-37,0L-38,0"
    anchor = {
        "xsizemode": "pixel",
        "ysizemode": "pixel",
        "xanchor": clock.at(mark),
        "yanchor": level,
    }
    sheet.across(panel, type="path", path=path, line=line, **anchor)


def _group(sheet: Sheet, heading: str, marks: Sequence[Mark]) -> list[float]:
    """The marks of one date below its heading; gives the height of each dot."""
    sheet.label(heading, size=13, color=theme.MUTED, width=34, indent=listing.INDENT)
    sheet.gap(5)
    dots = listing.draw(sheet, marks)
    sheet.apart(_BETWEEN)
    return dots
