"""The form of a bar: what its bound, its missing date and its being calculated look like.

An exact value is a filled bar, nought a thin one on the line. A floor is filled up to its value and
then goes on as a dashed arrow. A ceiling is never filled: a dashed box with a heavy end, open at the
line it begins at. A rough value has a soft, round tip. What was calculated is hatched, and its dot is
an open square; a dot without a date is hollow.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from dashboard.charts import signs, theme
from dashboard.charts.canvas import Canvas
from dashboard.charts.drawing import (
    Bar,
    Bars,
    Panel,
    Path,
    Place,
    Point,
    Points,
    Rect,
    Segment,
    Step,
    Stroke,
    Symbol,
    X,
)
from dashboard.charts.mark import Mark

#: How far an open end goes on beyond its value, and what a cap and a tip take, in pixels.
OPEN: Final = 28
TIP: Final = 10
DASH: Final = (4.0, 3.0)


def room(mark: Mark, value: float) -> float:
    """Pixels that the end of a bar of that length takes to the right, beyond it or zero."""
    return 0 if value < 0 else {"over": OPEN, "under": 3, "about": TIP}.get(mark.bound, 0)


def left(marks: Sequence[Mark]) -> float:
    """Pixels that the bars of values below zero take on the left, beyond the least of them."""
    ends = {outward(mark.bound, mark.value) for mark in marks if mark.value < 0}
    return OPEN if "over" in ends else TIP if ends else 0


def outward(bound: str, value: float) -> str:
    """The bound as seen from zero: below it, "less than" is where a bar goes on, "more than" where it ends."""
    turned = {"over": "under", "under": "over"} if value < 0 else {}
    return turned.get(bound, bound)


def share(value: float, ends: tuple[float, float]) -> float:
    """Where a value lies between the ends of a scale, from 0 to 1."""
    low, high = ends
    return (value - low) / (high - low)


def filled(mark: Mark, value: float, *, center: X, thick: float) -> Bar:
    """The mark as a bar of that length, without what stands at its end."""
    hollow = outward(mark.bound, value) == "under"
    color, tint = theme.hue(mark.hue), theme.soft(mark.hue)
    hatched = mark.derived and not hollow
    return Bar(
        id=mark.id,
        hover=mark.hover,
        value=value,
        center=center,
        thick=thick,
        fill=None if hollow else tint if hatched else color,
        hatch=color if hatched else None,
        stroke=Stroke(color) if hatched else None,
    )


def bar(
    canvas: Canvas,
    panel: Panel,
    mark: Mark,
    *,
    center: float,
    thick: float,
    value: float,
    ends: tuple[float, float],
) -> None:
    """A bar from zero on a panel that counts pixels of the canvas, between the ``ends`` of its scale."""
    one = filled(mark, value, center=center, thick=thick)
    canvas.add(Bars(panel, mark.label, (one,), horizontal=True))
    zero, tip = Place(share(0.0, ends), center), Place(share(value, ends), center)
    half = thick / 2
    if not value and mark.bound == "exact":
        canvas.add(Rect(zero.moved(0, -half), zero.moved(4, half), fill=theme.hue(mark.hue)))
    _end(canvas, mark, value, zero=zero, tip=tip, half=half)


def _end(canvas: Canvas, mark: Mark, value: float, *, zero: Place, tip: Place, half: float) -> None:
    """What stands at the value: an arrow that goes on, the end of an open box, or a soft tip."""
    color, tint = theme.hue(mark.hue), theme.soft(mark.hue)
    way = -1 if value < 0 else 1
    match outward(mark.bound, value):
        case "over":
            ends = tip.moved(4 * way, 0), tip.moved((OPEN - 2) * way, 0)
            canvas.add(Segment(*ends, Stroke(color, 2, signs.OPEN)))
            canvas.add(signs.head(tip.moved(OPEN * way, 0), color, way=way))
        case "under":
            for side in (-half, half):
                ends = zero.moved(0, side), tip.moved(0, side)
                canvas.add(Segment(*ends, Stroke("ink", 1.5, DASH)))
            canvas.add(signs.cap(tip, half + 1, Stroke("ink", 3)))
        case "about":
            back, bulge = -TIP * way, (TIP + 3) * way
            arc: tuple[Step, ...] = (
                ("M", (back, -half)), ("L", (0, -half)),
                ("C", (bulge, -half, bulge, half, 0, half)), ("L", (back, half)), ("Z", ()),
            )  # fmt: skip
            canvas.add(Path(tip, arc, fill=tint, stroke=Stroke(color, 1.5)))
        case _:
            pass


def points(
    canvas: Canvas,
    panel: Panel,
    marks: Sequence[Mark],
    *,
    x: Sequence[X],
    y: Sequence[float],
    size: int = 11,
) -> None:
    """Dots of one series: filled when dated, hollow when not or for a ceiling, a diamond for an event.

    What was calculated is an open square.
    """
    found = (
        Point(
            id=mark.id,
            hover=mark.hover,
            x=left,
            y=top,
            symbol=_symbol(mark),
            size=size if mark.has_value else size + 2,
            color=theme.hue(mark.hue),
            outline=2 if _is_hollow(mark) else 0,
        )
        for mark, left, top in zip(marks, x, y, strict=True)
    )
    canvas.add(Points(panel, marks[0].label, tuple(found)))


def _is_hollow(mark: Mark) -> bool:
    return mark.end is None or mark.bound == "under" or mark.derived


def _symbol(mark: Mark) -> Symbol:
    if not mark.has_value:
        return "diamond-open" if _is_hollow(mark) else "diamond"
    if mark.derived:
        return "square-open"
    return "circle-open" if _is_hollow(mark) else "circle"
