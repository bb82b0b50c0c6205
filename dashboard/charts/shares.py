"""Shares, each of its own whole: a track from nothing to all of it, never stacked."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import plotly.graph_objects as go

from dashboard.charts import empty, forms, lines, listing, theme
from dashboard.charts.marks import Mark, over_time, read
from dashboard.charts.sheet import NARROW, SMALL_WIDTH, Panel, Sheet
from dashboard.charts.text import Words, block, escape, line_height, text_width

_THICK = 24
_STRIP = 8
_BETWEEN = 22


def draw(marks: pd.DataFrame, words: Words) -> go.Figure:
    """A track for each share, with the reference on every one; lines where a share has more dates."""
    rows = read(marks)
    if not rows:
        return empty.draw(marks, words)
    is_reference = {mark.id: _is_share(mark) and mark.role == "reference" for mark in rows}
    held = [mark for mark in rows if is_reference[mark.id]]
    shown = [mark for mark in rows if _is_share(mark) and not is_reference[mark.id]]
    if not shown:
        shown, held = held, []
    series, single = over_time(shown)
    sheet = Sheet(right=3)
    _tracks(sheet, single, held, words)
    indicators = list(dict.fromkeys(one[0].indicator for one in series))
    for indicator in indicators:
        group = [one for one in series if one[0].indicator == indicator]
        whole = max(100.0, *(mark.value for one in group for mark in one))
        lines.draw(sheet, group, words, ends=(0.0, whole * 1.01), held=held)
    listing.draw(sheet, [mark for mark in rows if not _is_share(mark)], when=True)
    return sheet.figure()


def _is_share(mark: Mark) -> bool:
    """Whether a mark is a part of a whole that is known."""
    return mark.has_value and mark.measure == "share"


def _tracks(sheet: Sheet, marks: Sequence[Mark], held: Sequence[Mark], words: Words) -> None:
    """The tracks of single shares, all of one length."""
    if not marks:
        return
    start, places = sheet.cursor, []
    whole = max(100.0, *(mark.value for mark in (*marks, *held)), 0.0)
    whens = len({mark.when for mark in marks}) > 1
    for rank, mark in enumerate(marks):
        sheet.label(mark.label)
        if not _beside(mark, held):
            sheet.label(mark.said, bold=True)
        if whens or mark.end is None or mark.derived:
            sheet.label(mark.when, size=theme.SMALL, color=theme.MUTED, width=SMALL_WIDTH)
        sheet.gap(5)
        places.append(sheet.cursor + _THICK / 2)
        sheet.gap(_THICK + 4)
        if held and rank == 0:
            _reference(sheet, held[0].value / whole, words)
        elif held and not mark.derived:
            sheet.gap(_STRIP + 4)
        sheet.label(
            words.whole(mark.of_label) if mark.of_label else "",
            size=theme.SMALL,
            color=theme.MUTED,
            width=SMALL_WIDTH,
            right=True,
        )
        sheet.apart(_BETWEEN)
    panel = sheet.panel_from(start, x={"range": [0, whole], "visible": False})
    for mark, center in zip(marks, places, strict=True):
        _track(sheet, panel, mark, center, whole, beside=_beside(mark, held))
        for one in held if not mark.derived else ():
            _ceiling(sheet, panel, one, center, whole)


def _reference(sheet: Sheet, reach: float, words: Words) -> None:
    """What the cap stands for, on the side of it that has more room."""
    free = max(reach, 1 - reach) * NARROW - 12
    said, lines = block(words.reference, int(free / 6.6))
    left = reach <= 0.5
    sheet.write(
        said,
        x=reach,
        top=sheet.cursor + 1,
        shift=8 if left else -8,
        anchor="left" if left else "right",
        size=theme.SMALL,
    )
    sheet.gap(lines * line_height(theme.SMALL) + 5)


def _beside(mark: Mark, held: Sequence[Mark]) -> bool:
    """Whether what a share says fits into the empty part of its track at the narrowest width.

    No cap of what the share is held against goes through it.
    """
    start = max(mark.value, 0.0) / 100 * NARROW
    end = start + forms.room(mark, mark.value) + 18 + text_width(mark.said)
    caps = [] if mark.derived else [one.value / 100 * NARROW for one in held]
    return end <= NARROW and not any(start < cap < end for cap in caps)


def _track(
    sheet: Sheet, panel: Panel, mark: Mark, center: float, whole: float, *, beside: bool
) -> None:
    """The whole as an outline, the share in it."""
    half = _THICK / 2
    sheet.shape(
        0,
        center,
        type="rect",
        xsizemode="scaled",
        x0=0,
        x1=100 / whole,
        y0=-half,
        y1=half,
        layer="below",
        line={"color": theme.RULE, "width": 1},
    )
    ends = (0.0, whole)
    forms.bar(sheet, panel, mark, center=center, thick=_THICK, value=mark.value, ends=ends)
    if beside:
        sheet.write(
            f"<b>{escape(mark.said)}</b>",
            x=max(mark.value, 0.0) / whole,
            top=center,
            shift=forms.room(mark, mark.value) + 8,
            valign="middle",
        )


def _ceiling(sheet: Sheet, panel: Panel, mark: Mark, center: float, whole: float) -> None:
    """What the share is held against: a slim bar of its own form below the track, its cap through it."""
    below = center + _THICK / 2 + 4 + _STRIP / 2
    forms.bar(
        sheet,
        panel,
        mark,
        center=below,
        thick=_STRIP,
        value=mark.value,
        ends=(0.0, whole),
        capped=False,
    )
    sheet.path(
        mark.value / whole,
        center,
        f"M0,{_THICK / 2 + 3}L0,{-_THICK / 2 - _STRIP - 6}",
        line=theme.INK,
        width=2,
    )
