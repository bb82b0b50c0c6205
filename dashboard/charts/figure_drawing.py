"""The small drawing beside one figure, where one tells more than the number: no text, no axis."""

from __future__ import annotations

from typing import Final

from dashboard.charts.drawing import Drawing, Item, Margin, Path, Place, Rect, Segment, Step, Stroke
from dashboard.charts.mark import Mark
from dashboard.charts.theme import Color, hue

#: Pixels of a stack of strokes, of a stroke with the gap below it, and of the stroke alone.
_HEIGHT: Final = 180
_PITCH: Final = 7.5
_STROKE: Final = 5
#: So many strokes can be told apart, so many dots of a floor can be seen as a number.
_STROKES: Final = 60
_DOTS: Final = 200
_TRACK: Final = 28
_ROW: Final = 10
_DOT: Final = 0.62
_OPEN: Final = 26
_NONE: Final = Margin(0, 0, 0, 0)


def draw(mark: Mark) -> Drawing | None:
    """One stroke for each counted thing, one dot for each that a floor names, or a share of its whole."""
    if mark.share is not None:
        return _share(mark, mark.share)
    counted = is_counted(mark)
    if counted and mark.bound == "exact":
        return _strokes(mark)
    if counted and mark.bound == "over":
        return _dots(mark)
    return None


def is_counted(mark: Mark) -> bool:
    """Whether the drawing has a stroke or a dot for each of what is counted."""
    most = {"exact": _STROKES, "over": _DOTS}.get(mark.bound, 0)
    return mark.measure == "count" and 1 < mark.value <= most and mark.value.is_integer()


def _strokes(mark: Mark) -> Drawing:
    count = int(mark.value)
    pitch = min(_PITCH, _HEIGHT / count)
    fill = hue(mark.hue)
    strokes = tuple(
        Rect(Place(0, at * pitch), Place(1, at * pitch + pitch * _STROKE / _PITCH), fill)
        for at in range(count)
    )
    return Drawing(round(count * pitch), _NONE, (), strokes)


def _dots(mark: Mark) -> Drawing:
    """A dot for each of what a floor names, then an arrow: how many more is not known."""
    count = int(mark.value)
    across = _ROW if count <= _ROW**2 / 2 else 2 * _ROW
    pitch = _HEIGHT / across
    dots = tuple(
        Rect(
            Place((at % across) / across, at // across * pitch),
            Place((at % across + _DOT) / across, at // across * pitch + _DOT * pitch),
            hue(mark.hue),
        )
        for at in range(count)
    )
    down = -(-count // across) * pitch
    return Drawing(round(down + _OPEN), _NONE, (), (*dots, *_arrow(0, down + _OPEN / 2, mark)))


def _arrow(across: float, down: float, mark: Mark) -> tuple[Item, Item]:
    stroke = Stroke(hue(mark.hue), 1.5, (4, 3))
    steps: tuple[Step, ...] = (("M", (-6, -4)), ("L", (0, 0)), ("L", (-6, 4)))
    end = min(across + 0.3, 1)
    return (
        Segment(Place(across, down), Place(end, down), stroke),
        Path(Place(end, down), steps, stroke=Stroke(hue(mark.hue), 1.5)),
    )


def _share(mark: Mark, share: float) -> Drawing:
    """A track of the whole: filled as far as is known, in dashes up to a ceiling, open after a floor."""
    color: Color = hue(mark.hue)
    frame = Rect(Place(0, 0), Place(1, _TRACK), stroke=Stroke("rule"))
    start, end = Place(0, 0), Place(share, _TRACK)
    if mark.bound == "under":
        edge = Stroke(color, 3)
        part: tuple[Item, ...] = (
            Segment(start, Place(share, 0), Stroke(color, 1.5, (4, 3))),
            Segment(Place(0, _TRACK), end, Stroke(color, 1.5, (4, 3))),
            Segment(Place(share, 0), end, edge),
        )
    else:
        part = (Rect(start, end, color),)
        if mark.bound == "over":
            part += _arrow(share, _TRACK / 2, mark)
    return Drawing(_TRACK, _NONE, (), (frame, *part))
