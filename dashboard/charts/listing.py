"""Figures as a list: a dot, what is said, and of what. For what has no place on a time axis."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.charts import forms, theme
from dashboard.charts.marks import Mark
from dashboard.charts.sheet import Sheet
from dashboard.charts.text import line_height

INDENT = 22
_WIDTH = 32
_BETWEEN = 10


def draw(sheet: Sheet, marks: Sequence[Mark], *, when: bool = False) -> list[float]:
    """The marks below each other; gives the height of each dot on the sheet."""
    if not marks:
        return []
    start = sheet.cursor
    dots: list[float] = []
    for mark in marks:
        dots.append(sheet.cursor + line_height(theme.SIZE) / 2)
        _entry(sheet, mark, when=when)
        sheet.apart(_BETWEEN)
    sheet.edge = max(sheet.edge, 8)
    panel = sheet.panel_from(start, x={"range": [0, 1], "visible": False})
    forms.points(sheet, panel, marks, x=[0.0] * len(dots), y=dots)
    return dots


def _entry(sheet: Sheet, mark: Mark, *, when: bool) -> None:
    """What is said, then of what; an event has only its name."""
    if mark.has_value and mark.said:
        sheet.label(mark.said, bold=True, width=_WIDTH, indent=INDENT, hanging=False)
        sheet.label(
            mark.label, size=13, color=theme.INK, width=_WIDTH + 2, indent=INDENT, hanging=False
        )
    else:
        sheet.label(mark.label, bold=True, width=_WIDTH, indent=INDENT, hanging=False)
    if when:
        sheet.label(
            mark.when,
            size=theme.SMALL,
            color=theme.MUTED,
            width=_WIDTH + 6,
            indent=INDENT,
            hanging=False,
        )
