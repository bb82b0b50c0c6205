"""Bars from zero: one for each figure, and columns over true time where a series has several dates."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import plotly.graph_objects as go

from dashboard.charts import columns, empty, forms, scale, theme
from dashboard.charts.marks import Mark, over_time, read
from dashboard.charts.sheet import NARROW, Panel, Sheet, text_width
from dashboard.charts.text import Words, escape

_THICK = 22
_BETWEEN = 20


def draw(marks: pd.DataFrame, words: Words) -> go.Figure:
    """Bars of the marks, a scale for each unit, with the words above them and at their ends."""
    rows = read(marks)
    if not rows:
        return empty.draw(marks, words)
    series, single = over_time(rows)
    sheet = Sheet()
    units = list(dict.fromkeys(mark.unit for mark in rows))
    for unit in units:
        _rows(sheet, [mark for mark in single if mark.unit == unit], several=len(units) > 1)
        columns.draw(sheet, [one for one in series if one[0].unit == unit], words)
    return sheet.figure()


def _rows(sheet: Sheet, marks: Sequence[Mark], *, several: bool) -> None:
    """Bars of one unit, on one scale."""
    if not marks:
        return
    if several and sheet.cursor:
        sheet.gap(_BETWEEN)
    low, high = scale.span(mark.value for mark in marks)
    need = [_need(mark, high, low) for mark in marks]
    beside = max(need) <= NARROW * 0.48
    right = max(need) if beside else max(forms.room(mark) for mark in marks) + 4
    sheet.right = max(sheet.right, right)
    start = sheet.cursor
    whens = len({mark.when for mark in marks}) > 1
    places = []
    for mark in marks:
        sheet.label(mark.label)
        if whens or mark.end is None:
            sheet.gap(1)
            sheet.label(mark.when, size=theme.SMALL, color=theme.MUTED, width=40)
        if not beside:
            sheet.label(mark.said, bold=True)
        sheet.gap(5)
        places.append(sheet.cursor + _THICK / 2)
        sheet.gap(_THICK + _BETWEEN)
    sheet.gap(-_BETWEEN)
    end, sheet.cursor = sheet.cursor, start
    panel = sheet.panel(end - start, x={"range": [low, high], "visible": False})
    for mark, center in zip(marks, places, strict=True):
        _row(sheet, panel, mark, center - start, (low, high), beside=beside)
    sheet.gap(_BETWEEN)


def _need(mark: Mark, high: float, low: float) -> float:
    """The right margin by which the words after a bar fit at the narrowest width."""
    words = forms.room(mark) + 8 + text_width(mark.said)
    reach = (max(mark.value, 0.0) - low) / (high - low) if mark.has_value else 0.0
    return NARROW - (NARROW - words) / reach if reach > 0.1 else 0.0


def _row(
    sheet: Sheet,
    panel: Panel,
    mark: Mark,
    center: float,
    ends: tuple[float, float],
    *,
    beside: bool,
) -> None:
    """One bar, its base line, and what it says at its end."""
    low, high = ends
    zero = -low / (high - low)
    if mark.has_value:
        forms.bar(sheet, panel, mark, center=center, thick=_THICK, value=mark.value, scale=ends)
        reach = (max(mark.value, 0.0) - low) / (high - low)
    else:
        forms.point(sheet, panel, mark, x=0.0, y=center)
        reach = zero
    half = _THICK / 2 + 3
    sheet.path(zero, panel.top + center, f"M0,{half}L0,{-half}", line=theme.RULE, width=1)
    if beside:
        sheet.write(
            f"<b>{escape(mark.said)}</b>",
            x=reach,
            top=panel.top + center,
            shift=forms.room(mark) + 8,
            valign="middle",
        )
