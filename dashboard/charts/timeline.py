"""Figures and events in order of time: where they lie on a true axis, then what each says."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from dashboard.charts import axes, empty, forms, listing, theme
from dashboard.charts.canvas import NARROW, Canvas
from dashboard.charts.drawing import Drawing, Panel, Path, Place, Segment, Step, Stroke
from dashboard.charts.mark import Mark
from dashboard.charts.text import Words

#: Pixels from one level of the strip to the next, of a dot, and of what fades out before it.
_PITCH = 11
_DOT = 8
_FADE = 40
_FADING = ((0, 20), (23, 28), (31, 34), (37, 38))
_BETWEEN = 18


def draw(marks: Sequence[Mark], words: Words) -> Drawing:
    """A strip of true time, the dated marks below it by date, and the undated ones apart."""
    if not marks:
        return empty.draw(marks, words)
    dated = sorted((mark for mark in marks if mark.end), key=lambda mark: (mark.order, mark.when))
    undated = [mark for mark in marks if mark.end is None]
    canvas = Canvas(edge=8)
    if dated:
        _strip(canvas, dated)
    dots = [
        dot
        for when, group in groupby(dated, key=lambda mark: mark.when)
        for dot in _group(canvas, when, list(group))
    ]
    if len(dots) > 1:
        ends = Place(0, dots[0]), Place(0, dots[-1])
        canvas.add(Segment(*ends, Stroke("rule"), below=True))
    if undated and dated:
        canvas.rule(canvas.cursor, color="grid")
        canvas.gap(_BETWEEN)
    if undated:
        _group(canvas, words.undated, undated)
    return canvas.finish()


def strip(marks: Sequence[Mark]) -> Drawing | None:
    """The strip of true time alone, for where what each mark says is set in type; none undated."""
    dated = sorted((mark for mark in marks if mark.end), key=lambda mark: mark.order)
    if not dated:
        return None
    canvas = Canvas(edge=8)
    _strip(canvas, dated)
    return canvas.finish()


def _strip(canvas: Canvas, marks: Sequence[Mark]) -> None:
    """Dated marks on a true time axis, on top of each other where they would hide each other.

    What was calculated for a stretch of time is left out: it would cover the years that it is of.
    """
    shown = [mark for mark in marks if not (mark.derived and _is_stretch(mark))] or list(marks)
    ranks = _heaped(shown, NARROW - canvas.edge - canvas.right)
    height = _PITCH * (max(ranks) + 1) + 6
    panel = axes.time_panel(canvas, shown, height=height, ends=(0.0, height))
    levels = [_PITCH * (rank + 0.5) + 3 for rank in ranks]
    for mark, level in zip(shown, levels, strict=True):
        if _is_stretch(mark):
            _stretch(canvas, panel, mark, level)
    x = [axes.moment(mark) for mark in shown]
    forms.points(canvas, panel, shown, x=x, y=levels, size=_DOT)
    canvas.gap(_BETWEEN)


def _is_stretch(mark: Mark) -> bool:
    """Whether a mark covers a stretch of time that its dot does not show."""
    return mark.start is None or mark.kind == "interval"


def _heaped(marks: Sequence[Mark], width: float) -> list[int]:
    """The lowest level for each mark at which it meets no other on an axis so many pixels wide."""
    begin, end = axes.whole(marks)
    taken: list[list[tuple[float, float]]] = []
    ranks = []
    for mark in marks:
        assert mark.at is not None  # callers have left out what is undated
        starts = mark.start if _is_stretch(mark) and mark.start else mark.at
        ends = mark.end if _is_stretch(mark) and mark.end else mark.at
        left, right = (width * ((one - begin) / (end - begin)) for one in (starts, ends))
        reach = (left - (_FADE if mark.start is None else _DOT / 2), right + _DOT / 2)
        rank = next(
            (
                rank
                for rank, level in enumerate(taken)
                if all(reach[1] <= low or high <= reach[0] for low, high in level)
            ),
            len(taken),
        )
        if rank == len(taken):
            taken.append([])
        taken[rank].append(reach)
        ranks.append(rank)
    return ranks


def _stretch(canvas: Canvas, panel: Panel, mark: Mark, level: float) -> None:
    """The time that a mark covers; where its beginning is not known it fades out backwards."""
    stroke = Stroke(theme.hue(mark.hue), 2)
    if mark.start and mark.end:
        start, end = (Place(moment, level, panel) for moment in (mark.start, mark.end))
        canvas.add(Segment(start, end, stroke))
        return
    steps: list[Step] = []
    for right, left in _FADING:
        steps += [("M", (-right, 0)), ("L", (-left, 0))]
    at = Place(axes.moment(mark), level, panel)
    canvas.add(Path(at, tuple(steps), stroke=stroke))


def _group(canvas: Canvas, heading: str, marks: Sequence[Mark]) -> list[float]:
    """The marks of one date below its heading; gives the height of each dot."""
    canvas.label(heading, size=13, color="muted", width=34, indent=listing.INDENT)
    canvas.gap(5)
    dots = listing.draw(canvas, marks)
    canvas.apart(_BETWEEN)
    return dots
