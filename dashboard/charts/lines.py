"""Lines over true time: solid between neighbouring years, dashed where figures are missing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from dashboard.charts import axes, reports, theme
from dashboard.charts.canvas import SMALL_WIDTH, Canvas
from dashboard.charts.drawing import (
    Connector,
    Panel,
    Place,
    Point,
    Points,
    Segment,
    Stroke,
    Symbol,
    Text,
    TextLine,
)
from dashboard.charts.forms import DASH
from dashboard.charts.mark import Mark, moments
from dashboard.charts.metrics import text_width
from dashboard.charts.text import Words, block, line_height
from dashboard.charts.theme import Color

_HEIGHT = 220
_BETWEEN = 22
_NAME = 13
_APART = 10
_ROOM = 3
_SWATCH = 8
_UNDER = 7
#: The symbol of each place or source, and the same hollow.
_SYMBOLS: Final[tuple[tuple[Symbol, Symbol], ...]] = (
    ("circle", "circle-open"),
    ("square", "square-open"),
    ("diamond", "diamond-open"),
    ("triangle-up", "triangle-up-open"),
    ("cross", "cross-open"),
    ("x", "x-open"),
)
_BOUNDS: Final[Mapping[str, Symbol]] = {
    "over": "triangle-up-open",
    "under": "triangle-down-open",
    "about": "circle-open-dot",
}


def draw(
    canvas: Canvas,
    series: Sequence[Sequence[Mark]],
    words: Words,
    *,
    ends: tuple[float, float] | None = None,
    held: Sequence[Mark] = (),
) -> None:
    """The series of one unit in one panel, each named at its end, and the levels they are held against.

    A place has the same colour and form in every panel; one series alone has that of its theme.
    """
    every = [mark for one in series for mark in one]
    values = [mark.value for mark in every]
    if every[0].measure == "rank":
        ends = axes.ranks(values)
    ends = ends or axes.span(values, head=0.12)
    several = len(series) > 1
    hues = [one[0].place_order + 1 if several else one[0].hue for one in series]
    names = [
        _name(mark, hue) for one, hue in zip(series, hues, strict=True) for mark in moments(one)[-1]
    ]
    canvas.right = max(canvas.right, *(name.width + _APART + _SWATCH + 6 for name in names))
    axis = axes.value_axis(canvas, ends, every[0].unit, words.tick)
    canvas.label(every[0].indicator_label if several else every[0].series_label)
    canvas.label(every[0].unit_label, size=theme.SMALL, color="muted", width=SMALL_WIDTH)
    if held:
        canvas.key(words.reference, dash=DASH)
    canvas.gap(14)
    pairs = all(len(moments(one)) == 2 for one in series)
    panel = axes.time_panel(canvas, every, height=_HEIGHT, ends=ends, axis=axis, listed=pairs)
    for mark in held:
        _level(canvas, panel, mark, every)
    for hue, one in zip(hues, series, strict=True):
        told = reports.notes(canvas, one, panel, every)
        signs = {} if several or told else reports.signs(one)
        symbol = one[0].place_order % len(_SYMBOLS) if several else 0
        _line(canvas, panel, one, theme.hue(hue), words)
        _points(
            canvas,
            panel,
            one,
            theme.hue(hue),
            [_SYMBOLS[signs.get(mark.source_label, symbol)] for mark in one],
        )
        reports.write(canvas, panel, told)
        reports.key(canvas, signs)
        if pairs:
            say_missing(canvas, panel, one[0], one[-1], words)
    _names(canvas, panel, names)
    canvas.apart(_BETWEEN)


def _level(canvas: Canvas, panel: Panel, mark: Mark, marks: Sequence[Mark]) -> None:
    """A value without a date of its own, across all the years."""
    first, last = axes.whole(marks)
    ends = (first, mark.value), (last, mark.value)
    stroke = Stroke("ink", 1, DASH)
    canvas.add(Connector(panel, mark.label, (ends,), stroke, mark.id, mark.hover))


def _line(canvas: Canvas, panel: Panel, marks: Sequence[Mark], color: Color, words: Words) -> None:
    """The connectors between the marks of a series, in one trace for each kind."""
    solid: list[tuple[Mark, Mark]] = []
    dashed: list[tuple[Mark, Mark]] = []
    for pair in _joined(marks):
        gap = missing(*pair, words) or not axes.neighbours(*pair) or len(marks) == 2
        (dashed if gap else solid).append(pair)
    whole = Stroke(color, 1.5, (7, 3)) if marks[0].derived else Stroke(color, 2.5)
    for pairs, stroke in ((solid, whole), (dashed, Stroke(color, 1.5, (2, 4)))):
        if pairs:
            connect(canvas, panel, pairs, stroke)


def _joined(marks: Sequence[Mark]) -> list[tuple[Mark, Mark]]:
    """The marks that a line joins: each with those of the next moment, of its own source if it can."""
    found = []
    for earlier, later in pairwise(moments(marks)):
        pairs = [(one, other) for one in earlier for other in later]
        same = [(a, b) for a, b in pairs if a.source_label == b.source_label]
        found += same if len(same) == max(len(earlier), len(later)) else pairs
    return found


def connect(
    canvas: Canvas, panel: Panel, pairs: Sequence[tuple[Mark, Mark]], stroke: Stroke
) -> None:
    """A line between the two marks of each pair, broken between the pairs."""
    ends = tuple(
        ((axes.moment(one), one.value), (axes.moment(other), other.value)) for one, other in pairs
    )
    canvas.add(Connector(panel, pairs[0][0].label, ends, stroke))


def missing(earlier: Mark, later: Mark, words: Words) -> str:
    """The words for the years without figures between two marks, if there are such words."""
    for gap in words.gaps:
        same = (gap.indicator, gap.place) == (later.indicator, later.place_id)
        if (
            same
            and gap.after in (earlier.id, earlier.period)
            and gap.before in (later.id, later.period)
        ):
            return gap.said
    return ""


def say_missing(canvas: Canvas, panel: Panel, first: Mark, last: Mark, words: Words) -> None:
    """The words for the years that the source does not give between two moments, below the axis."""
    if said := missing(first, last, words):
        told = block(said, 26)
        at = Place(axes.middle(first, last), panel.y[0], panel, dy=_UNDER)
        canvas.add(Text(at, told, "center", "top", theme.SMALL, "muted"))
        canvas.gap((len(told) - 1) * line_height(theme.SMALL))


def _points(
    canvas: Canvas,
    panel: Panel,
    marks: Sequence[Mark],
    color: Color,
    symbols: Sequence[tuple[Symbol, Symbol]],
) -> None:
    """The marks of a series themselves; one that is a bound has a form of its own."""
    size = 8 if len(marks) <= 12 else 5
    found = (
        Point(
            id=mark.id,
            hover=mark.hover,
            x=axes.moment(mark),
            y=mark.value,
            symbol=_BOUNDS.get(mark.bound, symbol[mark.derived]),
            size=size + 4 if mark.bound in _BOUNDS else size,
            color=color,
            outline=2 if mark.bound in _BOUNDS else 0,
        )
        for mark, symbol in zip(marks, symbols, strict=True)
    )
    canvas.add(Points(panel, marks[0].label, tuple(found)))


@dataclass(frozen=True, slots=True)
class _Name:
    """What stands at the end of a series."""

    lines: tuple[TextLine, ...]
    width: float
    height: float
    value: float
    color: Color


def _name(mark: Mark, number: int) -> _Name:
    """Place and last value of a series, a few words wide; who reports it where several do."""
    rows = [(mark.place, False), (mark.short, True), (mark.source_label, False)]
    lines = tuple(
        line for text, bold in rows if text.strip() for line in block(text, _NAME, bold=bold)
    )
    wide = max(
        [0.0, *(text_width(run.text, theme.SMALL, bold=run.bold) for line in lines for run in line)]
    )
    return _Name(
        lines=lines,
        width=wide,
        height=len(lines) * line_height(theme.SMALL),
        value=mark.value,
        color=theme.hue(number),
    )


def _names(canvas: Canvas, panel: Panel, names: Sequence[_Name]) -> None:
    """What each series says at the right of its end, pushed apart where they would overlap."""
    ordered = sorted(names, key=lambda name: panel.down(name.value))
    wanted = [(panel.down(name.value), name.height) for name in ordered]
    for name, top in zip(ordered, apart(wanted, panel.top, panel.top + panel.height), strict=True):
        canvas.write(
            name.lines,
            x=1,
            top=top,
            shift=_APART + _SWATCH + 4,
            valign="middle",
            size=theme.SMALL,
        )
        start = Place(1, top, dx=_APART - 4)
        canvas.add(Segment(start, start.moved(_SWATCH, 0), Stroke(name.color, 3)))


def apart(wanted: Sequence[tuple[float, float]], top: float, bottom: float) -> list[float]:
    """Centres of blocks (centre, height) between two edges, near the wanted ones, without overlap.

    Blocks that are higher together than the room go on beyond the bottom.

    >>> apart([(10, 20), (12, 20)], 0, 100)
    [10, 33.0]
    """
    centers: list[float] = []
    edge = top
    for center, height in wanted:
        centers.append(max(center, edge + height / 2))
        edge = centers[-1] + height / 2 + _ROOM
    edge = max(bottom, top + sum(height + _ROOM for _, height in wanted) - _ROOM)
    for index in reversed(range(len(wanted))):
        half = wanted[index][1] / 2
        centers[index] = min(centers[index], edge - half)
        edge = centers[index] - half - _ROOM
    return centers
