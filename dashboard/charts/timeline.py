"""Figures and events in order of time: where they lie on a true axis, then what each says."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from itertools import groupby

import pandas as pd
import plotly.graph_objects as go

from dashboard.charts import clock, empty, forms, listing, theme
from dashboard.charts.marks import Mark, read
from dashboard.charts.sheet import NARROW, Panel, Sheet
from dashboard.charts.text import Words

#: Pixels from one level of the strip to the next, of a dot, and of what fades out before it.
_PITCH = 11
_DOT = 8
_FADE = 40
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
    """Dated marks on a true time axis, on top of each other where they would hide each other.

    What was calculated for a stretch of time is left out: it would cover the years that it is of.
    """
    shown = [mark for mark in marks if not (mark.derived and _is_stretch(mark))] or list(marks)
    ranks = _heaped(shown, NARROW - sheet.edge - sheet.right)
    height = _PITCH * (max(ranks) + 1) + 6
    panel = clock.panel(sheet, shown, height=height, y={"visible": False}, span=(0.0, height))
    levels = [_PITCH * (rank + 0.5) + 3 for rank in ranks]
    for mark, level in zip(shown, levels, strict=True):
        if _is_stretch(mark):
            _stretch(sheet, panel, mark, level)
    x = [clock.at(mark) for mark in shown]
    forms.points(sheet, panel, shown, x=x, y=levels, size=_DOT)
    sheet.gap(_BETWEEN)


def _is_stretch(mark: Mark) -> bool:
    """Whether a mark covers a stretch of time that its dot does not show."""
    return mark.start is None or mark.kind == "interval"


def _heaped(marks: Sequence[Mark], width: float) -> list[int]:
    """The lowest level for each mark at which it meets no other on an axis so many pixels wide."""
    first, last = clock.reach(marks)
    begin = datetime.fromisoformat(f"{first:04d}-01-01")
    end = datetime.fromisoformat(f"{last:04d}-12-31T23:59:59")
    taken: list[list[tuple[float, float]]] = []
    ranks = []
    for mark in marks:
        assert mark.at is not None  # callers have left out what is undated
        starts = mark.start if _is_stretch(mark) and mark.start else mark.at
        ends = mark.end if _is_stretch(mark) and mark.end else mark.at
        left, right = (width * ((one - begin) / (end - begin)) for one in (starts, ends))
        reach = (left - (_FADE if mark.start is None else _DOT / 2), right + _DOT / 2)
        rank = next(
            (
                rank
                for rank, level in enumerate(taken)
                if all(reach[1] <= low or high <= reach[0] for low, high in level)
            ),
            len(taken),
        )
        if rank == len(taken):
            taken.append([])
        taken[rank].append(reach)
        ranks.append(rank)
    return ranks


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
