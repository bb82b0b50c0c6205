"""Colours, lines, axes and shapes as Plotly reads them."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from typing import Any

from dashboard.charts.drawing import Panel, Path, Place, Step, Stroke, X
from dashboard.charts.theme import CLEAR, LIGHT, Color

#: A part of a Plotly figure.
Keys = dict[str, Any]


def paint(color: Color | None) -> str:
    """The colour of a token; none is clear."""
    return CLEAR if color is None else LIGHT[color]


def line_keys(stroke: Stroke | None) -> Keys:
    """How a line is drawn: its colour, width and dashes."""
    if stroke is None:
        return {"color": CLEAR, "width": 0}
    dash = {"dash": ",".join(f"{one:g}px" for one in stroke.dash)} if stroke.dash else {}
    return {"color": LIGHT[stroke.color], "width": stroke.width, **dash}


def layer(below: bool) -> Keys:  # noqa: FBT001 - a field of its item
    """Below the traces, where an item says so."""
    return {"layer": "below"} if below else {}


def written(value: X) -> str | float:
    """A horizontal value as Plotly reads it."""
    return value.isoformat(timespec="seconds") if isinstance(value, datetime) else value


def axis(name: str, panel: Panel) -> str:
    """The name of an axis of a panel: ``x``, ``x2`` and so on."""
    return name if panel.id == 1 else f"{name}{panel.id}"


def box(start: Place, end: Place, inner: float) -> Keys:
    """Two corners: from value to value, or in pixels from the one value that both share."""
    panel = start.panel
    made: Keys = {
        "xref": axis("x", panel) if panel else "paper",
        "yref": axis("y", panel) if panel else "paper",
    }
    x0, x1, y0, y1 = written(start.x), written(end.x), start.y, end.y
    if not panel:
        y0, y1 = 1 - y0 / inner, 1 - y1 / inner
    for name, values, pixels in (
        ("x", (x0, x1), (start.dx, end.dx)),
        ("y", (y0, y1), (-start.dy, -end.dy)),
    ):
        if any(pixels):
            if values[0] != values[1]:
                raise ValueError("a shape in pixels from two values has no place in Plotly")
            made |= {f"{name}sizemode": "pixel", f"{name}anchor": values[0]}
        made |= dict(zip((f"{name}0", f"{name}1"), pixels if any(pixels) else values, strict=True))
    return made


def path(item: Path, inner: float) -> Keys:
    """A path in pixels around a place; ``inner`` is the height between the margins."""
    at = item.at
    return {
        "type": "path",
        "xref": axis("x", at.panel) if at.panel else "paper",
        "yref": axis("y", at.panel) if at.panel else "paper",
        "xsizemode": "pixel",
        "ysizemode": "pixel",
        "xanchor": written(at.x),
        "yanchor": at.y if at.panel else 1 - at.y / inner,
        "path": "".join(map(partial(_step, at), item.steps)),
        "fillcolor": paint(item.fill),
        "line": line_keys(item.stroke),
    }


def _step(at: Place, step: Step) -> str:
    """A step of a path; Plotly counts pixels upwards."""
    letter, pixels = step
    xs, ys = pixels[::2], pixels[1::2]
    return letter + " ".join(
        f"{x + at.dx:g},{0.0 - y - at.dy:g}" for x, y in zip(xs, ys, strict=True)
    )
