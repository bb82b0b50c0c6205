"""Single figures in type: the number large, below it the form of its bound or its share."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from dashboard.charts import dots, empty, row_head, theme, track
from dashboard.charts.canvas import NARROW, SMALL_WIDTH, Canvas
from dashboard.charts.drawing import Drawing, Place, Text, TextLine
from dashboard.charts.mark import Mark
from dashboard.charts.text import Words, block, line_height

_NUMBER: Final = 32
_UNIT: Final = 16
_LABEL: Final = 34
_BETWEEN: Final = 24
_TRACK: Final = 18


def draw(marks: Sequence[Mark], words: Words) -> Drawing:
    """The marks below each other in their order; those without a date say so."""
    if not marks:
        return empty.draw(marks, words)
    canvas = Canvas()
    tracks: list[tuple[Mark, float]] = []
    for mark in marks:
        canvas.label(mark.label, size=15, width=_LABEL)
        if dots.countable(mark):
            each = words.each("dot", mark.unit)
            canvas.label(each, size=theme.SMALL, color="muted", width=SMALL_WIDTH)
        _value(canvas, mark)
        if _is_share(mark):
            tracks.append((mark, canvas.cursor + _TRACK / 2 + 2))
            canvas.gap(_TRACK + 6)
            said = words.whole(mark.of) if mark.of else ""
            canvas.label(said, size=theme.SMALL, color="muted", width=SMALL_WIDTH, right=True)
        elif mark.has_value:
            _form(canvas, mark, words)
        _foot(canvas, mark, words)
        canvas.apart(_BETWEEN)
    whole = max([100.0, *(mark.value for mark, _ in tracks)])
    panel = canvas.panel_from(0, x=(0.0, whole))
    for mark, center in tracks:
        track.draw(canvas, panel, mark, center=center, thick=_TRACK, whole=whole)
    return canvas.finish()


def _is_share(mark: Mark) -> bool:
    return mark.has_value and mark.measure == "share"


def _form(canvas: Canvas, mark: Mark, words: Words) -> None:
    """What a bound looks like; an exact or a rough number is only said."""
    if mark.bound not in ("over", "under"):
        return
    canvas.gap(3)
    if dots.countable(mark):
        dots.draw(canvas, mark, words)
    elif mark.bound == "over":
        dots.floor(canvas, mark)
    else:
        dots.ceiling(canvas, mark)


def _foot(canvas: Canvas, mark: Mark, words: Words) -> None:
    """Where, when and of what; a missing date and a calculation behind their signs."""
    of = words.of(mark.measure, mark.of) if mark.of and not _is_share(mark) else ""
    plain = mark.has_value and mark.end and not mark.derived
    parts = (mark.place, mark.when if plain else "", of)
    said = words.between.join(part for part in parts if part)
    canvas.label(said, size=13, color="muted", width=SMALL_WIDTH)
    if mark.has_value:
        row_head.tell(canvas, mark, when=False)


def _value(canvas: Canvas, mark: Mark) -> None:
    """Bound and unit beside the number, or the unit below it where they have no room; of an event its date."""
    if not mark.has_value:
        _said(canvas, mark, block(mark.when, 20, bold=True), size=24)
        return
    said = mark.said
    runs = row_head.runs(said, rest=_UNIT)
    beside = row_head.width(runs, size=_NUMBER) <= NARROW
    if not beside and said.after:
        runs = tuple(run for run in runs if run.text != said.after)
    fits = row_head.width(runs, size=_NUMBER) <= NARROW
    _said(
        canvas,
        mark,
        (runs,) if fits else block(said.short, 16, bold=True),
        size=_NUMBER if fits else 24,
    )
    if not beside:
        canvas.label(said.after.strip(), size=_UNIT, color=theme.hue(mark.hue), width=30)


def _said(canvas: Canvas, mark: Mark, lines: tuple[TextLine, ...], *, size: int) -> None:
    """Words that are the mark itself."""
    at = Place(0, canvas.cursor)
    canvas.add(Text(at, lines, size=size, color=theme.hue(mark.hue), id=mark.id, hover=mark.hover))
    canvas.gap(len(lines) * line_height(size))
