"""Two small counts over true time: level strokes, one a unit, and nothing between them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from dashboard.charts import axes, theme
from dashboard.charts.canvas import SMALL_WIDTH, Canvas
from dashboard.charts.drawing import Panel, Place, Run, Segment, Stroke, Strokes, Text, TimeAxis
from dashboard.charts.lines import missing
from dashboard.charts.mark import Mark
from dashboard.charts.signs import calculated
from dashboard.charts.text import Words, block, line_height

#: As many strokes are told apart.
MOST: Final = 40

_WIDE: Final = 68
_NUMBER: Final = 48
_HEAD: Final = 62
#: How high the strokes of the greatest count are, alone and with others below, and one at most.
_HEIGHT: Final = 216
_LOWER: Final = 130
_PITCH: Final = 11
_FOOT: Final = 9
_BETWEEN: Final = 22
#: Columns of the words below a stack, and below what stands between two.
_WHEN: Final = 11
_MISSING: Final = 22


def countable(marks: Sequence[Mark]) -> bool:
    """Whether a series is two exact counts small enough to be seen one by one."""
    return len(marks) == len({mark.at for mark in marks}) == 2 and all(
        mark.measure == "count"
        and mark.bound == "exact"
        and mark.value.is_integer()
        and 0 <= mark.value <= MOST
        for mark in marks
    )


def draw(canvas: Canvas, group: Sequence[Sequence[Mark]], words: Words) -> None:
    """A panel for each place of one indicator, all on one scale and one time axis."""
    every = [mark for one in group for mark in one]
    most = max(1.0, *(mark.value for mark in every))
    pitch = min(_PITCH, (_HEIGHT if len(group) == 1 else _LOWER) / most)
    times = [axes.moment(mark) for mark in every]
    canvas.ticks = max(canvas.ticks, _WIDE / 2)
    canvas.right = max(canvas.right, _WIDE / 2 + 2)
    for rank, one in enumerate(group):
        canvas.label(one[0].label)
        if not rank:
            each = words.each("stroke", one[0].unit)
            canvas.label(each, size=theme.SMALL, color="muted", width=SMALL_WIDTH)
        canvas.gap(6)
        panel = canvas.panel(
            pitch * most + _HEAD,
            x=(min(times), max(times)),
            y=(0.0, most + _HEAD / pitch),
            time_axis=TimeAxis((), axes.unlisted([time.year for time in times]), line=True),
        )
        _ground(canvas, panel)
        for mark in one:
            _stack(canvas, panel, mark, pitch)
        _below(canvas, panel, one, words)
        changed = words.change.get((one[0].indicator, one[0].place_id), ())
        calculated(canvas, words.between.join(changed))
        canvas.apart(_BETWEEN)


def _ground(canvas: Canvas, panel: Panel) -> None:
    """The line that the stacks stand on goes on below the halves that lie beyond the axis."""
    half = _WIDE / 2
    for share, way in ((0.0, -half), (1.0, half)):
        at = Place(share, panel.top + panel.height)
        canvas.add(Segment(at, at.moved(way, 0), Stroke("rule")))


def _stack(canvas: Canvas, panel: Panel, mark: Mark, pitch: float) -> None:
    """The strokes of a count and the number above them; nought is one thin stroke on the line."""
    color, when = theme.hue(mark.hue), axes.moment(mark)
    count = int(mark.value)
    canvas.add(
        Strokes(
            panel,
            mark.label,
            mark.id,
            mark.hover,
            when,
            tuple(number + 0.5 for number in range(count)) or (0.0,),
            _WIDE,
            pitch * 0.7 if count else 4,
            color,
        ),
        Text(
            Place(when, mark.value, panel, dy=-1),
            ((Run(mark.said.number, bold=True),),),
            "center",
            "bottom",
            _NUMBER,
            color,
        ),
    )


def _below(canvas: Canvas, panel: Panel, marks: Sequence[Mark], words: Words) -> None:
    """When each count is of, and between them the years that the source does not give."""
    lines = 1.0
    for mark in marks:
        when = block(mark.when, _WHEN, bold=True)
        at = Place(axes.moment(mark), 0.0, panel, dy=_FOOT)
        canvas.add(Text(at, when, "center", "top"))
        lines = max(lines, len(when))
    first, last = marks
    if said := missing(first, last, words):
        told = block(said, _MISSING)
        at = Place(axes.middle(first, last), 0.0, panel, dy=_FOOT + 1)
        canvas.add(Text(at, told, "center", "top", theme.SMALL, "muted"))
        lines = max(lines, len(told))
    canvas.gap(_FOOT + lines * line_height(theme.SIZE) + 6)
