"""Single figures in type: the number large, below it the form of its bound or its share."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import Final

from dashboard.charts import empty, forms, theme
from dashboard.charts.canvas import NARROW, SMALL_WIDTH, Canvas
from dashboard.charts.drawing import Drawing, Place, Rect, Run, Stroke, Text, TextLine
from dashboard.charts.mark import Mark
from dashboard.charts.metrics import text_width
from dashboard.charts.text import Words, block, line_height

_NUMBER: Final = 32
_UNIT: Final = 16
_LABEL: Final = 34
_BETWEEN: Final = 22
#: A track takes such a part of the width, is so thick, and a bar with a bound is so long in it.
_TRACKS: Final = 2
_THICK: Final = 12
_SOLID: Final = 0.62


def draw(marks: Sequence[Mark], words: Words) -> Drawing:
    """The marks below each other, those without a date apart and saying so."""
    if not marks:
        return empty.draw(marks, words)
    canvas = Canvas()
    centers: list[tuple[Mark, float]] = []
    ordered = sorted(marks, key=lambda mark: mark.end is None)
    for dated, group in groupby(ordered, key=lambda mark: mark.end is not None):
        if not dated:
            canvas.label(words.undated, color="muted")
            canvas.gap(8)
        for mark in group:
            centers += _tile(canvas, mark, words)
            canvas.apart(_BETWEEN)
    panel = canvas.panel_from(0, x=(0.0, float(_TRACKS)))
    for mark, center in centers:
        part = mark.value / 100 if mark.measure == "share" else _SOLID
        if mark.measure == "share":
            ends = Place(0, center - _THICK / 2), Place(1 / _TRACKS, center + _THICK / 2)
            canvas.add(Rect(*ends, stroke=Stroke("rule"), below=True))
        scale = (0.0, float(_TRACKS))
        forms.bar(canvas, panel, mark, center=center, thick=_THICK, value=part, ends=scale)
    return canvas.finish()


def _tile(canvas: Canvas, mark: Mark, words: Words) -> list[tuple[Mark, float]]:
    """One figure in type; gives where the middle of its form is, if it has one."""
    canvas.label(mark.label, size=15, width=_LABEL)
    if mark.has_value:
        _value(canvas, mark)
    formed = mark.has_value and (mark.measure == "share" or mark.bound != "exact")
    center = canvas.cursor + _THICK / 2 + 2
    if formed:
        canvas.gap(_THICK + 8)
    of = words.of(mark.measure, mark.of) if mark.of else ""
    parts = (mark.place, mark.when if mark.end else "", of)
    where = words.between.join(part for part in parts if part)
    if mark.has_value:
        canvas.label(where, size=13, color="muted", width=SMALL_WIDTH)
    else:
        _said(canvas, mark, block(where, SMALL_WIDTH), size=13)
    return [(mark, center)] if formed else []


def _value(canvas: Canvas, mark: Mark) -> None:
    """Bound and unit beside the number, or the unit below it where they have no room."""
    said = mark.said
    before = Run(f"{said.bound}{said.joint if said.bound else ''}{said.before}", size=_UNIT)
    number, after = Run(said.number, bold=True), Run(said.after, size=_UNIT)
    beside = text_width(f"{before.text}{after.text}", _UNIT) + text_width(
        said.number, _NUMBER, bold=True
    )
    runs = (before, number, after) if beside <= NARROW else (before, number)
    _said(canvas, mark, (tuple(run for run in runs if run.text),), size=_NUMBER)
    if beside > NARROW:
        canvas.label(said.after.strip(), size=_UNIT, color=theme.hue(mark.hue), width=30)


def _said(canvas: Canvas, mark: Mark, lines: tuple[TextLine, ...], *, size: int) -> None:
    """Words that are the mark itself."""
    color = theme.hue(mark.hue) if size == _NUMBER else "muted"
    at = Place(0, canvas.cursor)
    canvas.add(Text(at, lines, size=size, color=color, id=mark.id, hover=mark.hover))
    canvas.gap(len(lines) * line_height(size))
