"""Growth on the year before, drawn as what it means: this year as so many times last year."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil, isfinite

from dashboard.charts import columns, empty, forms, listing, theme
from dashboard.charts.canvas import NARROW, Canvas
from dashboard.charts.drawing import Drawing, Panel, Place, Rect, Segment, Stroke
from dashboard.charts.mark import Mark, over_time
from dashboard.charts.metrics import text_width
from dashboard.charts.text import Words, line

_THICK = 20
_APART = 3
_BETWEEN = 26

#: More blocks than this are no longer counted by eye: then every tenth is divided.
_COUNTED = 25

#: A longer series is drawn as it is printed: of many multiples near one, none can be told apart.
_MULTIPLES = 6

#: What stands at the end of a bar may take up to so many pixels of the narrowest figure.
_AT_END = NARROW * 0.48


def draw(marks: Sequence[Mark], words: Words) -> Drawing:
    """A bar of blocks for each mark, below it the year before as one block; columns for a series.

    The columns are multiples as well while they are few, and rates of growth from zero when not.
    """
    if not marks:
        return empty.draw(marks, words)
    grown = [mark for mark in marks if isfinite(mark.multiple)]
    series, single = over_time(grown)
    canvas = Canvas()
    _rows(canvas, single, words)
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


def _rows(canvas: Canvas, marks: Sequence[Mark], words: Words) -> None:
    """The bars of single marks, on one scale of times the year before."""
    if not marks:
        return
    high = max([1.0, *(mark.multiple for mark in marks)])
    need = max(_need(mark, high) for mark in marks)
    beside = need <= _AT_END
    canvas.right = max(canvas.right, need) if beside else forms.OPEN + 2
    if not (inside := _is_inside(canvas, words, high)):
        wide = text_width(words.year_before, theme.SMALL) + 12
        canvas.right = max(canvas.right, NARROW - (NARROW - wide) * high)
    start, centers = canvas.cursor, []
    for mark in marks:
        canvas.label(mark.label)
        canvas.label(mark.multiple_said or str(mark.said), bold=True)
        if not beside:
            canvas.label(str(mark.said))
        canvas.gap(7)
        centers.append(canvas.cursor + _THICK * 1.5 + _APART)
        canvas.gap(2 * _THICK + _APART)
        canvas.apart(_BETWEEN)
    panel = canvas.panel_from(start, x=(0.0, high))
    for mark, center in zip(marks, centers, strict=True):
        said = words.year_before if mark is marks[0] else ""
        _before(canvas, center - _THICK - _APART, high, said, inside=inside)
        _now(canvas, panel, mark, center, high, beside=beside)


def _need(mark: Mark, high: float) -> float:
    """The right margin by which the words after a bar fit at the narrowest width."""
    words = forms.room(mark, mark.multiple) + 8 + text_width(str(mark.said), bold=True)
    reach = mark.multiple / high
    return NARROW - (NARROW - words) / reach if reach > 0.1 else 0.0


def _is_inside(canvas: Canvas, words: Words, high: float) -> bool:
    """Whether the words for the year before stand inside its block at the narrowest width."""
    wide = text_width(words.year_before, theme.SMALL) + 16
    return wide < (NARROW - canvas.right) / high


def _before(canvas: Canvas, center: float, high: float, said: str, *, inside: bool) -> None:
    """The year before as one outlined block, with what is said of it."""
    half = _THICK / 2
    ends = Place(0, center - half), Place(1 / high, center + half)
    canvas.add(Rect(*ends, stroke=Stroke("muted", 1.5)))
    if said:
        canvas.write(
            line(said),
            x=0 if inside else 1 / high,
            top=center,
            shift=8,
            valign="middle",
            size=theme.SMALL,
            color="muted",
        )


def _now(
    canvas: Canvas, panel: Panel, mark: Mark, center: float, high: float, *, beside: bool
) -> None:
    """This year as a bar, divided into blocks of the year before."""
    half, times = _THICK / 2, max(mark.multiple, 0.0)
    forms.bar(canvas, panel, mark, center=center, thick=_THICK, value=times, ends=(0.0, high))
    step = 1 if times <= _COUNTED else 10 ** (len(str(int(times))) - 1)
    for whole in range(step, ceil(times), step):
        ends = Place(whole / high, center - half), Place(whole / high, center + half)
        canvas.add(Segment(*ends, Stroke("surface", 2)))
    if beside:
        said = line(str(mark.said), bold=True)
        shift = forms.room(mark, mark.multiple) + 8
        canvas.write(said, x=times / high, top=center, shift=shift, valign="middle")
    if times < 1:
        ends = Place(1 / high, center - half - _APART), Place(1 / high, center + half)
        canvas.add(Segment(*ends, Stroke("muted")))
