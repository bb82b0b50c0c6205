"""The forms of a bound below a number in type: dots that go on, an open arrow, an open limit.

Their lengths are in pixels, since they stand for no scale; only dots can be counted.
"""

from __future__ import annotations

from math import ceil
from typing import Final

from dashboard.charts import signs, theme
from dashboard.charts.canvas import Canvas
from dashboard.charts.drawing import Dots, Place, Segment, Stroke
from dashboard.charts.mark import Mark
from dashboard.charts.text import Words, line

#: As many dots are still seen one by one.
MOST: Final = 400

_FIELD: Final = 204
_PITCH: Final = 12
_ROWS: Final = (1, 2, 5, 10)
_COLUMNS: Final = 32
_RADIUS: Final = 0.39
#: From the field to the arrow, the arrow itself, from there to its word.
_APART: Final = 5
_ARROW: Final = 26
_WORD: Final = 7

#: An arrow or a limit that stands for an amount.
_LENGTH: Final = 240
_LIMIT: Final = 180
_HALF: Final = 8
_GAP: Final = 8


def countable(mark: Mark) -> bool:
    """Whether a mark is a floor whose units can be shown one by one."""
    return (
        mark.measure == "count"
        and mark.bound == "over"
        and mark.value.is_integer()
        and 1 <= mark.value <= MOST
    )


def draw(canvas: Canvas, mark: Mark, words: Words) -> None:
    """A dot for each unit of a floor, then an arrow and the word that there are more."""
    count, color = int(mark.value), theme.hue(mark.hue)
    rows = next((rows for rows in _ROWS if count <= rows * _COLUMNS), _ROWS[-1])
    pitch = min(_FIELD / ceil(count / rows), _PITCH)
    wide, high = ceil(count / rows) * pitch, min(count, rows) * pitch
    centers = tuple(
        ((one // rows + 0.5) * pitch, (one % rows + 0.5) * pitch) for one in range(count)
    )
    tall = max(high, 2 * _HALF)
    top, middle = canvas.cursor + (tall - high) / 2, canvas.cursor + tall / 2
    canvas.add(Dots(Place(0, top), centers, pitch * _RADIUS, color))
    start = Place(0, middle, dx=wide + _APART)
    _arrow(canvas, start, start.moved(_ARROW, 0), mark)
    canvas.write(
        line(words.more),
        top=middle,
        shift=wide + _APART + _ARROW + _WORD,
        valign="middle",
        size=theme.SMALL,
        color=color,
    )
    canvas.gap(tall + _GAP)


def floor(canvas: Canvas, mark: Mark) -> None:
    """A start and an arrow that leads on, for a floor that cannot be counted; nothing is filled."""
    at = Place(0, canvas.cursor + _HALF, dx=1.5)
    canvas.add(signs.cap(at, _HALF, Stroke(theme.hue(mark.hue), 3)))
    _arrow(canvas, at.moved(5, 0), at.moved(_LENGTH, 0), mark)
    canvas.gap(2 * _HALF + _GAP)


def ceiling(canvas: Canvas, mark: Mark) -> None:
    """A limit and an arrow that leads away from it towards less; nothing is filled."""
    at = Place(0, canvas.cursor + _HALF, dx=_LIMIT)
    canvas.add(signs.cap(at, _HALF, Stroke(theme.hue(mark.hue), 3)))
    _arrow(canvas, at, at.moved(2 - _LIMIT, 0), mark)
    canvas.gap(2 * _HALF + _GAP)


def _arrow(canvas: Canvas, start: Place, end: Place, mark: Mark) -> None:
    color, way = theme.hue(mark.hue), 1 if end.dx > start.dx else -1
    canvas.add(
        Segment(start, end.moved(-2 * way, 0), Stroke(color, 2, signs.OPEN)),
        signs.head(end, color, way=way),
    )
