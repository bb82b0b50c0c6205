"""The head of a row: the name at the left, the value in type at the right, then when if it matters."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from dashboard.charts import signs, theme
from dashboard.charts.canvas import NARROW, SMALL_WIDTH, Canvas
from dashboard.charts.drawing import Anchor, Place, Run, Text, TextLine
from dashboard.charts.mark import Mark
from dashboard.charts.metrics import text_width
from dashboard.charts.text import block, line_height
from dashboard.said import Said

NUMBER: Final = 22
#: What a column of a label takes at the narrowest width, and the least of them beside a value.
_COLUMN: Final = 7.7
_LEAST: Final = 14
_APART: Final = 14
#: By how much the base line of a label lies lower in its line than that of a number.
_BASE: Final = 3


def several_dates(marks: Sequence[Mark]) -> bool:
    """Whether printed marks have different dates, so that each must be told."""
    return len({mark.when for mark in marks if mark.end and not mark.derived}) > 1


def runs(said: Said, *, rest: int = theme.SIZE) -> TextLine:
    """A value as one line: the number as large as its text, its bound and unit beside it."""
    bound = f"{said.bound}{said.joint if said.bound else ''}{said.before}"
    parts = (
        Run(bound, size=rest),
        Run(said.number, bold=True),
        Run(said.after, size=rest),
    )
    return tuple(run for run in parts if run.text)


def width(line: TextLine, *, size: int = NUMBER) -> float:
    """About how many pixels a line of runs takes in a text of that size."""
    return sum(text_width(run.text, run.size or size) for run in line)


def draw(canvas: Canvas, mark: Mark, *, when: bool) -> None:
    """Set name and value on one line, or below each other where they have no room side by side.

    ``when`` asks for the date; a missing date and a calculation are always told.
    """
    value = runs(mark.said)
    room = int((NARROW - width(value) - _APART) / _COLUMN)
    beside = room >= _LEAST
    if not beside:
        canvas.label(mark.label)
    label = block(mark.label, room) if beside and mark.label.strip() else ()
    high = max(len(label) * line_height(theme.SIZE) + _BASE, line_height(NUMBER))
    bottom = canvas.cursor + high
    if label:
        canvas.write(label, top=bottom - _BASE, valign="bottom", hanging=True)
    if value:
        fits = width(value) <= NARROW
        lines = (value,) if fits else block(str(mark.said), 30, bold=True)
        size = NUMBER if fits else theme.SIZE
        at = Place(1 if beside else 0, bottom)
        anchor: Anchor = "right" if beside else "left"
        if not fits:
            bottom += (len(lines) - 1) * line_height(size)
            at = Place(0, bottom)
        canvas.add(Text(at, lines, anchor, "bottom", size, theme.hue(mark.hue)))
    canvas.cursor = bottom
    tell(canvas, mark, when=when)


def tell(canvas: Canvas, mark: Mark, *, when: bool) -> None:
    """Set when a mark is of: behind a ring if that is not known, behind a diamond if it was calculated."""
    if mark.derived:
        signs.calculated(canvas, mark.when)
    elif mark.end is None:
        signs.undated(canvas, mark.when)
    elif when:
        canvas.label(mark.when, size=theme.SMALL, color="muted", width=SMALL_WIDTH)
