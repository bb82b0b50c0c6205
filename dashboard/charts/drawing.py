"""The display list: a chart laid out once, for any width and for every renderer.

Sideways, a place is a share of the width plus pixels; downwards, pixels from the top of the plot
area. What belongs to axes may be placed by the values of a panel instead.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final, Literal, TypeAlias

from dashboard.charts.theme import SIZE, Color

#: A value on the horizontal axis of a panel: a number, or a moment (naive) on a time axis.
X: TypeAlias = float | datetime
Symbol: TypeAlias = Literal[
    "circle", "square", "diamond", "triangle-up", "triangle-down", "cross", "x",
    "circle-open", "square-open", "diamond-open", "triangle-up-open", "triangle-down-open",
    "cross-open", "x-open", "circle-open-dot", "line-ew",
]  # fmt: skip
Anchor: TypeAlias = Literal["left", "center", "right"]
Valign: TypeAlias = Literal["top", "middle", "bottom"]
#: A step of a path: ``M``, ``L``, ``C`` or ``Z`` and its pixels, to the right and downwards.
Step: TypeAlias = tuple[Literal["M", "L", "C", "Z"], tuple[float, ...]]

_EPOCH: Final = datetime(1970, 1, 1)  # noqa: DTZ001 - days of a calendar have no time zone


def number(value: X) -> float:
    """A horizontal value as a number: seconds where it is a moment."""
    return (value - _EPOCH).total_seconds() if isinstance(value, datetime) else value


@dataclass(frozen=True, slots=True)
class Margin:
    """Pixels around the plot area."""

    left: int
    right: int
    top: int
    bottom: int


@dataclass(frozen=True, slots=True)
class Tick:
    """A value of an axis and its name."""

    value: X
    text: str


@dataclass(frozen=True, slots=True)
class TimeAxis:
    """Below a panel: the names of years, the moments that get a tick, and whether a line is drawn."""

    ticks: tuple[Tick, ...]
    minor: tuple[datetime, ...]
    line: bool


@dataclass(frozen=True, slots=True)
class ValueAxis:
    """Left of a panel: named values, each with a grid line, and whether zero has a line of its own."""

    ticks: tuple[Tick, ...]
    zero: bool


@dataclass(frozen=True, slots=True)
class Panel:
    """A pair of axes over the whole width; ``y`` are the values at its bottom and its top.

    >>> Panel(1, top=10, height=100, x=(0.0, 8.0), y=(0.0, 50.0)).down(25.0)
    60.0
    """

    id: int
    top: float
    height: float
    x: tuple[X, X]
    y: tuple[float, float]
    time_axis: TimeAxis | None = None
    value_axis: ValueAxis | None = None

    def down(self, value: float) -> float:
        """Pixels from the top of the plot area to a value on the vertical axis."""
        low, high = self.y
        return self.top + (high - value) / (high - low) * self.height

    def share(self, value: X) -> float:
        """The share of the width at which a value on the horizontal axis lies."""
        low, high = map(number, self.x)
        return (number(value) - low) / (high - low)


@dataclass(frozen=True, slots=True)
class Place:
    """A point: a share of the width and pixels from the top, or values of a panel; then pixels from there."""

    x: X
    y: float
    panel: Panel | None = None
    dx: float = 0
    dy: float = 0

    def moved(self, dx: float, dy: float) -> Place:
        """The place so many pixels further right and down."""
        return replace(self, dx=self.dx + dx, dy=self.dy + dy)

    @property
    def across(self) -> float:
        """The share of the width, before ``dx``."""
        return self.panel.share(self.x) if self.panel else number(self.x)

    @property
    def down(self) -> float:
        """Pixels from the top of the plot area, ``dy`` included."""
        return (self.panel.down(self.y) if self.panel else self.y) + self.dy


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line's colour, width and dashes, in pixels."""

    color: Color
    width: float = 1
    dash: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of a line of text; ``size`` where it is not that of the text."""

    text: str
    bold: bool = False
    size: int | None = None


TextLine: TypeAlias = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Bar:
    """A mark as a bar from zero; ``center`` and ``thick`` lie across it, in the panel's other axis (seconds on a time axis).

    ``hatch`` is the colour of stripes over the fill.
    """

    id: str
    hover: tuple[TextLine, ...]
    value: float
    center: X
    thick: float
    fill: Color | None
    hatch: Color | None
    stroke: Stroke | None


@dataclass(frozen=True, slots=True)
class Bars:
    """The bars of one series: lying (``horizontal``) or standing on a time axis."""

    panel: Panel
    name: str
    bars: tuple[Bar, ...]
    horizontal: bool


@dataclass(frozen=True, slots=True)
class Point:
    """A mark as a symbol, ``size`` pixels wide; ``outline`` is the width of the line around it."""

    id: str
    hover: tuple[TextLine, ...]
    x: X
    y: float
    symbol: Symbol
    size: int
    color: Color
    outline: float


@dataclass(frozen=True, slots=True)
class Points:
    """The points of one series."""

    panel: Panel
    name: str
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Strokes:
    """A mark as level strokes, one a unit: ``wide`` and ``thick`` in pixels, their middles at values of a panel."""

    panel: Panel
    name: str
    id: str
    hover: tuple[TextLine, ...]
    x: X
    values: tuple[float, ...]
    wide: float
    thick: float
    color: Color


@dataclass(frozen=True, slots=True)
class Connector:
    """Straight lines between pairs of points of a panel; a mark itself where it has an ``id``."""

    panel: Panel
    name: str
    pairs: tuple[tuple[tuple[X, float], tuple[X, float]], ...]
    stroke: Stroke
    id: str = ""
    hover: tuple[TextLine, ...] = ()


@dataclass(frozen=True, slots=True)
class Segment:
    """A straight line between two places; ``below`` the marks or above them."""

    start: Place
    end: Place
    stroke: Stroke
    below: bool = False


@dataclass(frozen=True, slots=True)
class Rect:
    """A rectangle between two corners."""

    start: Place
    end: Place
    fill: Color | None = None
    stroke: Stroke | None = None
    below: bool = False


@dataclass(frozen=True, slots=True)
class Path:
    """A path in pixels around a place."""

    at: Place
    steps: tuple[Step, ...]
    fill: Color | None = None
    stroke: Stroke | None = None


@dataclass(frozen=True, slots=True)
class Dots:
    """Dots in pixels to the right of a place and down from it."""

    at: Place
    centers: tuple[tuple[float, float], ...]
    radius: float
    color: Color


@dataclass(frozen=True, slots=True)
class Text:
    """Lines of text, set from, around or up to a place; a mark itself where it has an ``id``.

    ``halo`` keeps what lies below from it.
    """

    at: Place
    lines: tuple[TextLine, ...]
    anchor: Anchor = "left"
    valign: Valign = "top"
    size: int = SIZE
    color: Color = "ink"
    halo: bool = False
    id: str = ""
    hover: tuple[TextLine, ...] = ()


Item: TypeAlias = Bars | Points | Strokes | Connector | Segment | Rect | Path | Dots | Text


@dataclass(frozen=True, slots=True)
class Drawing:
    """A finished chart: ``height`` pixels high, margins included, and as wide as there is room."""

    height: int
    margin: Margin
    panels: tuple[Panel, ...]
    items: tuple[Item, ...]

    @property
    def marks(self) -> Iterator[str]:
        """The ids of the marks, each as often as it is drawn."""
        for item in self.items:
            match item:
                case Bars(bars=marks) | Points(points=marks):
                    yield from (mark.id for mark in marks)
                case Strokes(id=id_) | Connector(id=id_) | Text(id=id_) if id_:
                    yield id_
