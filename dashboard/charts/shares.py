"""Shares, each of its own whole: a track from nothing to all of it, never stacked."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.charts import empty, forms, lines, listing, theme
from dashboard.charts.canvas import NARROW, SMALL_WIDTH, Canvas
from dashboard.charts.drawing import Drawing, Panel, Place, Rect, Segment, Stroke
from dashboard.charts.mark import Mark, over_time
from dashboard.charts.metrics import text_width
from dashboard.charts.text import Words, block, line, line_height

_THICK = 24
_STRIP = 8
_BETWEEN = 22


def draw(marks: Sequence[Mark], words: Words) -> Drawing:
    """A track for each share, with the reference on every one; lines where a share has more dates."""
    if not marks:
        return empty.draw(marks, words)
    is_reference = {mark.id: _is_share(mark) and mark.role == "reference" for mark in marks}
    held = [mark for mark in marks if is_reference[mark.id]]
    shown = [mark for mark in marks if _is_share(mark) and not is_reference[mark.id]]
    if not shown:
        shown, held = held, []
    series, single = over_time(shown)
    canvas = Canvas(right=3)
    _tracks(canvas, single, held, words)
    indicators = list(dict.fromkeys(one[0].indicator for one in series))
    for indicator in indicators:
        group = [one for one in series if one[0].indicator == indicator]
        whole = max(100.0, *(mark.value for one in group for mark in one))
        lines.draw(canvas, group, words, ends=(0.0, whole * 1.01), held=held)
    listing.draw(canvas, [mark for mark in marks if not _is_share(mark)], when=True)
    return canvas.finish()


def _is_share(mark: Mark) -> bool:
    """Whether a mark is a part of a whole that is known."""
    return mark.has_value and mark.measure == "share"


def _tracks(canvas: Canvas, marks: Sequence[Mark], held: Sequence[Mark], words: Words) -> None:
    """The tracks of single shares, all of one length."""
    if not marks:
        return
    start, places = canvas.cursor, []
    whole = max(100.0, *(mark.value for mark in (*marks, *held)), 0.0)
    whens = len({mark.when for mark in marks}) > 1
    for rank, mark in enumerate(marks):
        canvas.label(mark.label)
        if not _beside(mark, held):
            canvas.label(str(mark.said), bold=True)
        if whens or mark.end is None or mark.derived:
            canvas.label(mark.when, size=theme.SMALL, color="muted", width=SMALL_WIDTH)
        canvas.gap(5)
        places.append(canvas.cursor + _THICK / 2)
        canvas.gap(_THICK + 4)
        if held and rank == 0:
            _reference(canvas, held[0].value / whole, words)
        elif held and not mark.derived:
            canvas.gap(_STRIP + 4)
        canvas.label(
            words.whole(mark.of) if mark.of else "",
            size=theme.SMALL,
            color="muted",
            width=SMALL_WIDTH,
            right=True,
        )
        canvas.apart(_BETWEEN)
    panel = canvas.panel_from(start, x=(0.0, whole))
    for mark, center in zip(marks, places, strict=True):
        _track(canvas, panel, mark, center, whole, beside=_beside(mark, held))
        for one in held if not mark.derived else ():
            _ceiling(canvas, panel, one, center, whole)


def _reference(canvas: Canvas, reach: float, words: Words) -> None:
    """What the cap stands for, on the side of it that has more room."""
    free = max(reach, 1 - reach) * NARROW - 12
    said = block(words.reference, int(free / 6.6))
    left = reach <= 0.5
    canvas.write(
        said,
        x=reach,
        top=canvas.cursor + 1,
        shift=8 if left else -8,
        anchor="left" if left else "right",
        size=theme.SMALL,
    )
    canvas.gap(len(said) * line_height(theme.SMALL) + 5)


def _beside(mark: Mark, held: Sequence[Mark]) -> bool:
    """Whether what a share says fits into the empty part of its track at the narrowest width.

    No cap of what the share is held against goes through it.
    """
    start = max(mark.value, 0.0) / 100 * NARROW
    end = start + forms.room(mark, mark.value) + 18 + text_width(str(mark.said), bold=True)
    caps = [] if mark.derived else [one.value / 100 * NARROW for one in held]
    return end <= NARROW and not any(start < cap < end for cap in caps)


def _track(
    canvas: Canvas, panel: Panel, mark: Mark, center: float, whole: float, *, beside: bool
) -> None:
    """The whole as an outline, the share in it."""
    half = _THICK / 2
    track = Place(0, center - half), Place(100 / whole, center + half)
    canvas.add(Rect(*track, stroke=Stroke("rule"), below=True))
    ends = (0.0, whole)
    forms.bar(canvas, panel, mark, center=center, thick=_THICK, value=mark.value, ends=ends)
    if beside:
        canvas.write(
            line(str(mark.said), bold=True),
            x=max(mark.value, 0.0) / whole,
            top=center,
            shift=forms.room(mark, mark.value) + 8,
            valign="middle",
        )


def _ceiling(canvas: Canvas, panel: Panel, mark: Mark, center: float, whole: float) -> None:
    """What the share is held against: a slim bar of its own form below the track, its cap through it."""
    below = center + _THICK / 2 + 4 + _STRIP / 2
    forms.bar(
        canvas,
        panel,
        mark,
        center=below,
        thick=_STRIP,
        value=mark.value,
        ends=(0.0, whole),
        capped=False,
    )
    cap = Place(mark.value / whole, center)
    ends = cap.moved(0, -_THICK / 2 - 3), cap.moved(0, _THICK / 2 + _STRIP + 6)
    canvas.add(Segment(*ends, Stroke("ink", 2)))
