"""Paths in pixels: the outlines of the symbols that points are drawn as, around their middle.

The proportions are those of Plotly, which draws the same points.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from math import sqrt
from typing import Final, TypeAlias

from dashboard.charts.drawing import Step, Symbol
from dashboard.charts.xml import decimal

_Corners: TypeAlias = tuple[tuple[float, float], ...]


def is_open(symbol: Symbol) -> bool:
    """Whether the symbol is hollow."""
    return "-open" in symbol or symbol == "line-ew"


def outline(symbol: Symbol, radius: float) -> tuple[Step, ...]:
    """The path of a symbol; empty for a circle.

    >>> outline("square", 4)[0]
    ('M', (-4, -4))
    """
    base = symbol.removesuffix("-dot").removesuffix("-open")
    return () if base == "circle" else _closed(_CORNERS[base](radius))


def circle(x: float, y: float, radius: float) -> tuple[Step, ...]:
    """The path of a circle around a point, as two curves."""
    far = radius * 4 / 3
    return (
        ("M", (x - radius, y)),
        ("C", (x - radius, y - far, x + radius, y - far, x + radius, y)),
        ("C", (x + radius, y + far, x - radius, y + far, x - radius, y)),
        ("Z", ()),
    )


def _closed(corners: _Corners) -> tuple[Step, ...]:
    first, *rest = corners
    return (("M", first), *(("L", one) for one in rest), ("Z", ()))


def _diamond(radius: float) -> _Corners:
    far = radius * 1.3
    return (far, 0), (0, far), (-far, 0), (0, -far)


def _triangle_up(radius: float) -> _Corners:
    side, foot = radius * 2 / sqrt(3), radius / 2
    return (-side, foot), (side, foot), (0, -radius)


def _cross(radius: float) -> _Corners:
    arm, far = radius * 0.4, radius * 1.2
    quarter = ((far, arm), (arm, arm), (arm, far))
    turns = (quarter, tuple((-x, y) for x, y in reversed(quarter)))
    half = (*turns[0], *turns[1])
    return (*half, *((-x, -y) for x, y in half))


def _x(radius: float) -> _Corners:
    near = 0.8 * radius / sqrt(2)
    far = 2 * near
    return (
        (0, near), (near, far), (far, near), (near, 0), (far, -near), (near, -far),
        (0, -near), (-near, -far), (-far, -near), (-near, 0), (-far, near), (-near, far),
    )  # fmt: skip


_CORNERS: Final[Mapping[str, Callable[[float], _Corners]]] = {
    "square": lambda radius: (
        (-radius, -radius), (radius, -radius), (radius, radius), (-radius, radius),
    ),
    "diamond": _diamond,
    "triangle-up": _triangle_up,
    "triangle-down": lambda radius: tuple((x, -y) for x, y in _triangle_up(radius)),
    "cross": _cross,
    "line-ew": lambda radius: ((-radius * 1.4, 0), (radius * 1.4, 0)),
    "x": _x,
}  # fmt: skip


def moved(steps: tuple[Step, ...], right: float, down: float) -> tuple[Step, ...]:
    """The path so many pixels further right and down."""
    shift = (right, down)
    return tuple(
        (letter, tuple(value + shift[place % 2] for place, value in enumerate(pixels)))
        for letter, pixels in steps
    )


def path_data(steps: tuple[Step, ...]) -> str:
    """The steps as SVG writes them."""
    return "".join(letter + " ".join(map(decimal, pixels)) for letter, pixels in steps)
