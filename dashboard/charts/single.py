"""One figure by itself: the number large, with its bound, and the form of its bound or its share."""

from __future__ import annotations

from typing import Final

from dashboard.charts import forms, theme
from dashboard.charts.canvas import Canvas
from dashboard.charts.drawing import Drawing, Place, Rect, Run, Stroke, Text, TextLine
from dashboard.charts.mark import Mark
from dashboard.charts.metrics import text_width
from dashboard.charts.text import block, line_height

_NUMBER: Final = 72
_WORDS: Final = 24
_ROOM: Final = 410
_COLUMNS: Final = 26
_THICK: Final = 18
#: How long a bar with a bound is, as a part of the width.
_SOLID: Final = 0.62


def draw(mark: Mark) -> Drawing:
    """The number of a mark; when it was, for what has none."""
    canvas = Canvas()
    if not mark.has_value:
        _write(canvas, mark, block(mark.when, _COLUMNS), _WORDS)
        return canvas.finish()
    said = mark.said
    before = Run(f"{said.bound}{said.joint if said.bound else ''}{said.before}", size=_WORDS)
    number, after = Run(said.number, bold=True), Run(said.after, size=_WORDS)
    beside = text_width(before.text + after.text, _WORDS) + text_width(said.number, _NUMBER)
    runs = (before, number, after) if beside <= _ROOM else (before, number)
    _write(canvas, mark, (tuple(run for run in runs if run.text),), _NUMBER)
    if beside > _ROOM:
        _write(canvas, mark, block(said.after.strip(), _COLUMNS), _WORDS)
    _form(canvas, mark)
    return canvas.finish()


def _write(canvas: Canvas, mark: Mark, lines: tuple[TextLine, ...], size: int) -> None:
    """Lines in the colour of the mark."""
    color = theme.hue(mark.hue)
    canvas.add(Text(Place(0, canvas.cursor), lines, size=size, color=color, id=mark.id))
    canvas.gap(len(lines) * line_height(size))


def _form(canvas: Canvas, mark: Mark) -> None:
    """The bar of a share in its whole, or of a bound; an exact number needs none."""
    share = mark.share
    if mark.bound == "exact" if share is None else not 0 <= share <= 1:
        return
    canvas.gap(10)
    top, center = canvas.cursor, canvas.cursor + _THICK / 2
    canvas.gap(_THICK + 6)
    panel = canvas.panel_from(top, x=(0.0, 1.0))
    if share is not None:
        ends = Place(0, center - _THICK / 2), Place(1, center + _THICK / 2)
        canvas.add(Rect(*ends, stroke=Stroke("rule"), below=True))
    value = _SOLID if share is None else share
    forms.bar(canvas, panel, mark, center=center, thick=_THICK, value=value, ends=(0.0, 1.0))
