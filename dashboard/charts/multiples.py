"""Growth on the year before, drawn as what it means: this year as so many times last year."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil, isfinite

from dashboard.charts import columns, empty, forms, listing, row_head, signs, theme
from dashboard.charts.canvas import NARROW, SMALL_WIDTH, Canvas
from dashboard.charts.drawing import Drawing, Panel, Place, Rect, Segment, Stroke
from dashboard.charts.mark import Mark, over_time
from dashboard.charts.text import Words, line_height

_THICK = 16
_BRACKET = 12
_BETWEEN = 26

#: More whole years before than this are no longer counted by eye: then every tenth is cut.
_COUNTED = 25

#: A longer series is drawn as it is printed: of many multiples near one, none can be told apart.
_MULTIPLES = 6


def draw(marks: Sequence[Mark], words: Words) -> Drawing:
    """A bar for each mark, on a scale of its own with the year before as 1; columns for a series.

    The columns are multiples as well while they are few, and rates of growth from zero when not.
    """
    if not marks:
        return empty.draw(marks, words)
    grown = [mark for mark in marks if isfinite(mark.multiple)]
    series, single = over_time(grown)
    canvas = Canvas()
    whens = row_head.several_dates(single)
    for mark in single:
        _row(canvas, mark, words, when=whens)
    few = [one for one in series if len(one) <= _MULTIPLES]
    columns.draw(
        canvas,
        few,
        words,
        value=lambda mark: mark.multiple,
        against=(1.0, words.year_before),
    )
    columns.draw(canvas, [one for one in series if one not in few], words)
    listing.draw(canvas, [mark for mark in marks if not isfinite(mark.multiple)], when=True)
    return canvas.finish()


def _row(canvas: Canvas, mark: Mark, words: Words, *, when: bool) -> None:
    """The level where it is known, the growth as printed, the bar on its own scale, and what we calculated."""
    start, high = canvas.cursor, max(1.0, mark.multiple)
    canvas.right = max(canvas.right, forms.room(mark, mark.multiple) + 4)
    _head(canvas, mark, when=when)
    canvas.gap(5)
    center = canvas.cursor + _THICK / 2
    canvas.gap(_THICK + _BRACKET)
    canvas.label(words.year_before, size=theme.SMALL, color="muted", width=SMALL_WIDTH)
    signs.calculated(canvas, mark.multiple_said)
    canvas.apart(_BETWEEN)
    panel = canvas.panel_from(start, x=(0.0, high))
    _bar(canvas, panel, mark, center, high)
    _before(canvas, center + _THICK / 2 + _BRACKET / 2 + 1, 1 / high)


def _head(canvas: Canvas, mark: Mark, *, when: bool) -> None:
    """Name and level, then the growth; where no level is known, name and growth."""
    if mark.level is None:
        row_head.draw(canvas, mark, when=when)
        return
    canvas.label(mark.level_label)
    level = row_head.runs(mark.level)
    if row_head.width(level) <= NARROW:
        canvas.write((level,), top=canvas.cursor, size=row_head.NUMBER, color=theme.hue(mark.hue))
        canvas.gap(line_height(row_head.NUMBER))
    else:
        canvas.label(str(mark.level), bold=True)
    canvas.label(mark.rise, bold=True)
    row_head.tell(canvas, mark, when=when)


def _bar(canvas: Canvas, panel: Panel, mark: Mark, center: float, high: float) -> None:
    """This year as a bar, cut at every whole year before, the first one deeper."""
    half, times = _THICK / 2, max(mark.multiple, 0.0)
    if times < 1:
        ends = Place(0, center - half), Place(1 / high, center + half)
        canvas.add(Rect(*ends, stroke=Stroke("rule"), below=True))
    forms.bar(canvas, panel, mark, center=center, thick=_THICK, value=times, ends=(0.0, high))
    step = 1 if times <= _COUNTED else 10 ** (len(str(int(times))) - 1)
    for whole in range(step, ceil(times), step):
        at = Place(whole / high, center)
        canvas.add(signs.cap(at, half, Stroke("surface", 4 if whole == 1 else 1)))


def _before(canvas: Canvas, down: float, reach: float) -> None:
    """A bracket as long as the year before."""
    start, end = Place(0, down), Place(reach, down)
    stroke = Stroke("ink", 1.5)
    canvas.add(Segment(start, end, stroke), *(signs.cap(at, 4, stroke) for at in (start, end)))
