"""Bars from zero: one for each figure, and columns over true time where a series has several dates."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.charts import axes, columns, empty, forms, listing, row_head, signs, theme
from dashboard.charts.canvas import NARROW, SMALL_WIDTH, Canvas
from dashboard.charts.drawing import Anchor, Drawing, Place, Segment, Stroke
from dashboard.charts.mark import Mark, over_time
from dashboard.charts.text import Words, line, line_height

_THICK = 16
_BETWEEN = 20
_FOOT = 8


def draw(marks: Sequence[Mark], words: Words) -> Drawing:
    """Bars of the marks, a scale for each unit, with the words above them.

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
    for unit, of_unit in drawn.items():
        of_time = [one for one in series if one[0].unit == unit]
        if canvas.cursor:
            _another_scale(canvas, (of_unit or of_time[0])[0].unit_label)
        _rows(canvas, of_unit, words)
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


def _rows(canvas: Canvas, marks: Sequence[Mark], words: Words) -> None:
    """Bars of one unit on one scale, whose round values are written below."""
    if not marks:
        return
    named = axes.round_scale([mark.value for mark in marks])
    ends = named[0], named[-1]
    canvas.edge = max(canvas.edge, forms.left(marks) + 2)
    canvas.right = max([_beyond(mark, ends) for mark in marks] + [canvas.right])
    whens = row_head.several_dates(marks)
    start, centers = canvas.cursor, []
    for mark in marks:
        row_head.draw(canvas, mark, when=whens)
        canvas.gap(4)
        centers.append(canvas.cursor + _THICK / 2)
        canvas.gap(_THICK + _BETWEEN)
    canvas.gap(_FOOT - _BETWEEN)
    _axis(canvas, named, centers, marks[0], words)
    panel = canvas.panel_from(start, x=ends)
    for mark, center in zip(marks, centers, strict=True):
        forms.bar(canvas, panel, mark, center=center, thick=_THICK, value=mark.value, ends=ends)
        base = Place(forms.share(0.0, ends), center)
        canvas.add(signs.cap(base, _THICK / 2 + 3, Stroke("ink")))


def _beyond(mark: Mark, ends: tuple[float, float]) -> float:
    """The right margin that the open end of a bar needs at the narrowest width."""
    free = (1 - forms.share(max(mark.value, 0.0), ends)) * NARROW
    return max(forms.room(mark, mark.value) + 4 - free, 0)


def _axis(
    canvas: Canvas, named: Sequence[float], centers: Sequence[float], mark: Mark, words: Words
) -> None:
    """The values that the scale names, below the bars, and a line behind each bar at each of them."""
    sign = mark.said.after[:1] if mark.said.after.startswith(("%", "‰")) else ""
    ends = named[0], named[-1]
    half = _THICK / 2 + 3
    for value in named:
        at = forms.share(value, ends)
        said = words.tick(value, mark.unit) + (sign if value == named[-1] else "")
        anchor: Anchor = "left" if not at else "right" if at == 1 else "center"
        canvas.write(
            line(said), x=at, top=canvas.cursor, anchor=anchor, size=theme.SMALL, color="muted"
        )
        for center in centers:
            ends_of_line = Place(at, center - half), Place(at, center + half)
            canvas.add(Segment(*ends_of_line, Stroke("grid"), below=True))
    canvas.gap(line_height(theme.SMALL))
    canvas.apart(_BETWEEN)
