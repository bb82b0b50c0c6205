"""Figures as a list: a dot, what is said, and of what. For what has no place on a time axis."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.charts import forms, theme
from dashboard.charts.canvas import Canvas
from dashboard.charts.mark import Mark
from dashboard.charts.text import line_height

INDENT = 22
_WIDTH = 32
_BETWEEN = 10


def draw(canvas: Canvas, marks: Sequence[Mark], *, when: bool = False) -> list[float]:
    """The marks below each other; gives the height of each dot on the canvas."""
    if not marks:
        return []
    start = canvas.cursor
    dots: list[float] = []
    for mark in marks:
        dots.append(canvas.cursor + line_height(theme.SIZE) / 2)
        _entry(canvas, mark, when=when)
        canvas.apart(_BETWEEN)
    canvas.edge = max(canvas.edge, 8)
    panel = canvas.panel_from(start, x=(0.0, 1.0))
    forms.points(canvas, panel, marks, x=[0.0] * len(dots), y=dots)
    return dots


def _entry(canvas: Canvas, mark: Mark, *, when: bool) -> None:
    """What is said, then of what; an event has only its name."""
    if mark.has_value and str(mark.said):
        canvas.label(str(mark.said), bold=True, width=_WIDTH, indent=INDENT, hanging=False)
        canvas.label(mark.label, size=13, width=_WIDTH + 2, indent=INDENT, hanging=False)
    else:
        canvas.label(mark.label, bold=True, width=_WIDTH, indent=INDENT, hanging=False)
    if when:
        canvas.label(
            mark.when,
            size=theme.SMALL,
            color="muted",
            width=_WIDTH + 6,
            indent=INDENT,
            hanging=False,
        )
