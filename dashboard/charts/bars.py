"""Bars from zero: one for each figure, and columns over true time where a series has several dates."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.charts import axes, columns, empty, forms, listing, theme
from dashboard.charts.canvas import NARROW, SMALL_WIDTH, Canvas
from dashboard.charts.drawing import Drawing, Panel, Place, Segment, Stroke
from dashboard.charts.mark import Mark, over_time
from dashboard.charts.metrics import text_width
from dashboard.charts.text import Words, line

_THICK = 22
_BETWEEN = 22

#: What stands at the end of a bar may take up to so many pixels of the narrowest figure.
_AT_END = NARROW * 0.48


def draw(marks: Sequence[Mark], words: Words) -> Drawing:
    """Bars of the marks, a scale for each unit, with the words above them and at their ends.

    What was calculated in a unit that no printed mark has is told in a list: its bars would stand
    beside others that they do not compare with.
    """
    if not marks:
        return empty.draw(marks, words)
    amounts = [mark for mark in marks if _is_amount(mark)]
    printed = [mark for mark in amounts if not mark.derived]
    units = list(dict.fromkeys(mark.unit for mark in printed or amounts))
    series, single = over_time(amounts)
    canvas = Canvas()
    drawn = {unit: [one for one in single if one.unit == unit] for unit in units}
    beside = all(_need(one, _span(marks)) <= _AT_END for marks in drawn.values() for one in marks)
    for unit, of_unit in drawn.items():
        of_time = [one for one in series if one[0].unit == unit]
        if canvas.cursor:
            _another_scale(canvas, (of_unit or of_time[0])[0].unit_label)
        _rows(canvas, of_unit, beside=beside)
        columns.draw(canvas, of_time, words)
    rest = [mark for mark in marks if not _is_amount(mark) or mark.unit not in drawn]
    if rest and canvas.cursor:
        _another_scale(canvas, "")
    listing.draw(canvas, rest, when=True)
    return canvas.finish()


def _another_scale(canvas: Canvas, unit: str) -> None:
    """A rule: what follows is in another unit, and no longer or shorter than what stands above."""
    canvas.gap(4)
    canvas.rule(canvas.cursor, color="grid")
    canvas.gap(_BETWEEN)
    canvas.label(unit, size=theme.SMALL, color="muted", width=SMALL_WIDTH)
    canvas.gap(6 if unit else 0)


def _is_amount(mark: Mark) -> bool:
    """Whether a length can stand for the mark: a rank is no amount, and an event has none."""
    return mark.has_value and mark.measure != "rank"


def _span(marks: Sequence[Mark]) -> tuple[float, float]:
    return axes.span(mark.value for mark in marks)


def _need(mark: Mark, ends: tuple[float, float]) -> float:
    """The right margin by which the words after a bar fit at the narrowest width."""
    words = forms.room(mark, mark.value) + 8 + text_width(str(mark.said), bold=True)
    reach = forms.share(max(mark.value, 0.0), ends)
    return NARROW - (NARROW - words) / reach if reach > 0.1 else 0.0


def _rows(canvas: Canvas, marks: Sequence[Mark], *, beside: bool) -> None:
    """Bars of one unit, on one scale; what they say stands at their ends or else above them."""
    if not marks:
        return
    ends = _span(marks)
    canvas.edge = max(canvas.edge, forms.left(marks) + 2)
    canvas.right = max(
        [_need(mark, ends) if beside else forms.room(mark, mark.value) + 2 for mark in marks]
        + [canvas.right]
    )
    whens = len({mark.when for mark in marks}) > 1
    start, centers = canvas.cursor, []
    for mark in marks:
        canvas.label(mark.label)
        if not beside:
            canvas.label(str(mark.said), bold=True)
        if whens or mark.end is None or mark.derived:
            canvas.label(mark.when, size=theme.SMALL, color="muted", width=SMALL_WIDTH)
        canvas.gap(5)
        centers.append(canvas.cursor + _THICK / 2)
        canvas.gap(_THICK)
        canvas.apart(_BETWEEN)
    panel = canvas.panel_from(start, x=ends)
    for mark, center in zip(marks, centers, strict=True):
        _row(canvas, panel, mark, center, ends, beside=beside)


def _row(
    canvas: Canvas,
    panel: Panel,
    mark: Mark,
    center: float,
    ends: tuple[float, float],
    *,
    beside: bool,
) -> None:
    """One bar, its base line, and what it says at its end."""
    forms.bar(canvas, panel, mark, center=center, thick=_THICK, value=mark.value, ends=ends)
    half = _THICK / 2 + 3
    zero, reach = forms.share(0.0, ends), forms.share(max(mark.value, 0.0), ends)
    base = Place(zero, center)
    canvas.add(Segment(base.moved(0, -half), base.moved(0, half), Stroke("rule")))
    if beside:
        shift = forms.room(mark, mark.value) + 8
        said = line(str(mark.said), bold=True)
        canvas.write(said, x=reach, top=center, shift=shift, valign="middle")
