"""Growth on the year before, drawn as what it means: this year as so many times last year."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from math import ceil, isfinite

import pandas as pd
import plotly.graph_objects as go

from dashboard.charts import columns, empty, forms, theme
from dashboard.charts.marks import Mark, over_time, read
from dashboard.charts.sheet import NARROW, Panel, Sheet, text_width
from dashboard.charts.text import Words, escape

_THICK = 22
_BEFORE = 10
_BETWEEN = 24

#: More blocks than this are no longer counted by eye: then every tenth is divided.
_COUNTED = 25


def draw(marks: pd.DataFrame, words: Words) -> go.Figure:
    """A bar of blocks for each mark, below it the year before as one block; columns for a series."""
    rows = read(marks)
    if not rows:
        return empty.draw(marks, words)
    series, single = over_time(rows)
    sheet = Sheet()
    _rows(sheet, single, words)
    columns.draw(
        sheet,
        series,
        words,
        value=lambda mark: mark.multiple,
        said=lambda mark: mark.short,
        line_at=1.0,
    )
    return sheet.figure()


def _rows(sheet: Sheet, marks: Sequence[Mark], words: Words) -> None:
    """The bars of single marks, on one scale of times the year before."""
    if not marks:
        return
    high = max(1.0, *(mark.multiple for mark in marks if isfinite(mark.multiple)), 1.0)
    sheet.right = max(_need(mark, high) for mark in marks)
    start, places = sheet.cursor, []
    for rank, mark in enumerate(marks):
        sheet.label(mark.label)
        sheet.label(mark.multiple_said, bold=True)
        sheet.gap(6)
        places.append(sheet.cursor + _THICK / 2)
        sheet.gap(_THICK + 4 + _BEFORE)
        if rank == 0:
            sheet.gap(4)
            sheet.label(words.year_before, size=theme.SMALL, color=theme.MUTED, width=40)
        sheet.gap(_BETWEEN)
    end, sheet.cursor = sheet.cursor, start
    panel = sheet.panel(end - start, x={"range": [0, high], "visible": False})
    for mark, center in zip(marks, places, strict=True):
        _row(sheet, panel, mark, center - start, high)


def _need(mark: Mark, high: float) -> float:
    """The right margin by which the words after a bar fit at the narrowest width."""
    words = forms.room(mark) + 8 + text_width(mark.said)
    reach = mark.multiple / high if isfinite(mark.multiple) else 0.0
    least = NARROW - (NARROW - words) / reach if reach > 0.1 else 0.0
    return min(max(least, 3.0), NARROW / 2)


def _row(sheet: Sheet, panel: Panel, mark: Mark, center: float, high: float) -> None:
    """This year in blocks of the year before, and the year before below it."""
    top, half = panel.top + center, _THICK / 2
    times = max(mark.multiple, 0.0) if isfinite(mark.multiple) else 0.0
    scale = (0.0, high)
    if isfinite(mark.multiple):
        forms.bar(sheet, panel, mark, center=center, thick=_THICK, value=times, scale=scale)
        step = 1 if times <= _COUNTED else 10 ** (len(str(int(times))) - 1)
        for block in range(step, ceil(times), step):
            sheet.path(block / high, top, f"M0,{half}L0,{-half}", line=theme.SURFACE, width=2)
    else:
        forms.point(sheet, panel, mark, x=0.0, y=center)
    sheet.write(
        f"<b>{escape(mark.said)}</b>",
        x=times / high,
        top=top,
        shift=forms.room(replace(mark)) + 8,
        valign="middle",
    )
    below = top + half + 4 + _BEFORE / 2
    sheet.shape(
        0,
        below,
        type="rect",
        xsizemode="scaled",
        x0=0,
        x1=1 / high,
        y0=-_BEFORE / 2,
        y1=_BEFORE / 2,
        line={"color": theme.MUTED, "width": 1.5},
    )
    sheet.path(1 / high, below, f"M0,{_BEFORE / 2}L0,{_BEFORE + _THICK}", line=theme.INK, width=1)
