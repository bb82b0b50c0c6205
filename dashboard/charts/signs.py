"""Small signs that no mark is: arrow heads, rings, diamonds and the ends of brackets, in pixels."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from dashboard.charts import theme
from dashboard.charts.canvas import SMALL_WIDTH, Canvas
from dashboard.charts.drawing import Path, Place, Segment, Step, Stroke
from dashboard.charts.symbols import circle
from dashboard.charts.text import line_height
from dashboard.charts.theme import Color

#: The dashes of what goes on without an end, or has none below.
OPEN: Final = (4.0, 4.0)

_RADIUS: Final = 3.5
_INDENT: Final = 14


def ring(at: Place, *, color: Color = "muted", radius: float = _RADIUS) -> Path:
    """What is not given: an open ring around a place."""
    return Path(at, circle(0, 0, radius), fill="surface", stroke=Stroke(color, 1.5))


def diamond(at: Place, *, color: Color = "muted") -> Path:
    """What was calculated: an open diamond around a place."""
    far = _RADIUS * 1.3
    steps: tuple[Step, ...] = (
        ("M", (far, 0)), ("L", (0, far)), ("L", (-far, 0)), ("L", (0, -far)), ("Z", ()),
    )  # fmt: skip
    return Path(at, steps, stroke=Stroke(color, 1.5))


def head(at: Place, color: Color, *, way: int = 1) -> Path:
    """The head of an arrow whose point is at a place, to the right or (-1) to the left."""
    back = -7 * way
    steps: tuple[Step, ...] = (("M", (back, -6)), ("L", (0, 0)), ("L", (back, 6)))
    return Path(at, steps, stroke=Stroke(color, 2))


def cap(at: Place, half: float, stroke: Stroke) -> Segment:
    """An upright line through a place: the end of a bracket, a start, a limit."""
    return Segment(at.moved(0, -half), at.moved(0, half), stroke)


def undated(canvas: Canvas, text: str) -> None:
    """Set words of what the source does not give, behind a ring."""
    _signed(canvas, text, ring)


def calculated(canvas: Canvas, text: str) -> None:
    """Set words of what was calculated here, behind a diamond."""
    _signed(canvas, text, diamond)


def _signed(canvas: Canvas, text: str, sign: Callable[[Place], Path]) -> None:
    if not text.strip():
        return
    middle = canvas.cursor + line_height(theme.SMALL) / 2
    canvas.add(sign(Place(0, middle, dx=_RADIUS * 1.3 + 1 - canvas.ticks)))
    canvas.label(text, size=theme.SMALL, color="muted", width=SMALL_WIDTH - 2, indent=_INDENT)
