"""A drawing as a Plotly figure, in the colours of the light scheme (see ``theme``)."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from typing import Any, Final, assert_never

import plotly.graph_objects as go

from dashboard.charts.drawing import (
    Bars,
    Connector,
    Dots,
    Drawing,
    Item,
    Panel,
    Path,
    Place,
    Points,
    Rect,
    Segment,
    Step,
    Stroke,
    Strokes,
    Text,
    X,
)
from dashboard.charts.plotly_template import template
from dashboard.charts.plotly_text import escape, markup
from dashboard.charts.symbols import circle
from dashboard.charts.theme import CLEAR, LIGHT, Color

_HATCH: Final = {"size": 6, "solidity": 0.3}
_STANDOFF: Final = 3
_TICK: Final = 5
#: How long Plotly draws a level stroke, in parts of its size.
_LINE_EW: Final = 1.4

_Keys = dict[str, Any]


def to_plotly(drawing: Drawing) -> go.Figure:
    """The figure: bars and scatters whose ``customdata`` are the marks' ids, shapes and annotations."""
    data: list[_Keys] = []
    shapes: list[_Keys] = []
    notes: list[_Keys] = []
    inner = drawing.height - drawing.margin.top - drawing.margin.bottom
    for item in drawing.items:
        _put(item, data, shapes, notes, inner)
    margin = drawing.margin
    layout: _Keys = {
        "template": template(),
        "height": drawing.height,
        "margin": {
            "l": margin.left, "r": margin.right, "t": margin.top, "b": margin.bottom, "pad": 0,
        },
        "annotations": notes,
        "shapes": shapes,
    }  # fmt: skip
    for panel in drawing.panels:
        layout |= _axes(panel, inner)
    return go.Figure({"data": data, "layout": layout})


def _put(
    item: Item, data: list[_Keys], shapes: list[_Keys], notes: list[_Keys], inner: float
) -> None:
    """Add what Plotly draws for the item to its own kind."""
    match item:
        case Bars():
            data.append(_bars(item))
        case Points():
            data.append(_points(item))
        case Strokes():
            data.append(_strokes(item))
        case Connector():
            data.append(_connector(item))
        case Segment(start=start, end=end):
            shapes.append({**_box(start, end, inner), **_layer(item.below), "type": "line"})
            shapes[-1] |= {"line": _line(item.stroke)}
        case Rect(start=start, end=end):
            shapes.append({**_box(start, end, inner), **_layer(item.below), "type": "rect"})
            shapes[-1] |= {"fillcolor": _paint(item.fill), "line": _line(item.stroke)}
        case Path():
            shapes.append(_path(item, inner))
        case Dots(at=at, centers=centers, radius=radius):
            steps = tuple(step for x, y in centers for step in circle(x, y, radius))
            shapes.append(_path(Path(at, steps, fill=item.color), inner))
        case Text():
            notes.append(_note(item, inner))
        case _:
            assert_never(item)


def _paint(color: Color | None) -> str:
    return CLEAR if color is None else LIGHT[color]


def _line(stroke: Stroke | None) -> _Keys:
    if stroke is None:
        return {"color": CLEAR, "width": 0}
    dash = {"dash": ",".join(f"{one:g}px" for one in stroke.dash)} if stroke.dash else {}
    return {"color": LIGHT[stroke.color], "width": stroke.width, **dash}


def _layer(below: bool) -> _Keys:  # noqa: FBT001 - a field of its item
    return {"layer": "below"} if below else {}


def _value(value: X) -> str | float:
    """A horizontal value as Plotly reads it."""
    return value.isoformat(timespec="seconds") if isinstance(value, datetime) else value


def _axis(name: str, panel: Panel) -> str:
    return name if panel.id == 1 else f"{name}{panel.id}"


def _on(panel: Panel) -> _Keys:
    return {"xaxis": _axis("x", panel), "yaxis": _axis("y", panel)}


def _bars(item: Bars) -> _Keys:
    bars = item.bars
    values, centers = [bar.value for bar in bars], [_value(bar.center) for bar in bars]
    across = {"x": values, "y": centers, "orientation": "h"}
    marker: _Keys = {
        "color": [_paint(bar.fill) for bar in bars],
        "line": {
            "color": [_line(bar.stroke)["color"] for bar in bars],
            "width": [_line(bar.stroke)["width"] for bar in bars],
        },
    }
    if any(bar.hatch for bar in bars):
        marker["pattern"] = {
            "shape": ["/" if bar.hatch else "" for bar in bars],
            "bgcolor": [_paint(bar.fill) for bar in bars],
            "fgcolor": [_paint(bar.hatch or bar.fill) for bar in bars],
            **_HATCH,
        }
    return {
        "type": "bar",
        "name": item.name,
        **(across if item.horizontal else {"x": centers, "y": values}),
        "width": [bar.thick * (1 if item.horizontal else 1000) for bar in bars],
        "marker": marker,
        "customdata": [bar.id for bar in bars],
        "hovertext": [markup(bar.hover) for bar in bars],
        "hoverinfo": "text",
        **_on(item.panel),
    }


def _points(item: Points) -> _Keys:
    points = item.points
    colors = [LIGHT[point.color] for point in points]
    return {
        "type": "scatter",
        "mode": "markers",
        "name": item.name,
        "x": [_value(point.x) for point in points],
        "y": [point.y for point in points],
        "cliponaxis": False,
        "marker": {
            "symbol": [point.symbol for point in points],
            "size": [point.size for point in points],
            "color": colors,
            "opacity": 1,
            "line": {"color": colors, "width": [point.outline for point in points]},
        },
        "customdata": [point.id for point in points],
        "hovertext": [markup(point.hover) for point in points],
        "hoverinfo": "text",
        **_on(item.panel),
    }


def _strokes(item: Strokes) -> _Keys:
    count, color = len(item.values), LIGHT[item.color]
    return {
        "type": "scatter",
        "mode": "markers",
        "name": item.name,
        "x": [_value(item.x)] * count,
        "y": list(item.values),
        "cliponaxis": False,
        "marker": {
            "symbol": "line-ew",
            "size": item.wide / _LINE_EW,
            "color": color,
            "opacity": 1,
            "line": {"color": color, "width": item.thick},
        },
        "customdata": [item.id] * count,
        "hovertext": [markup(item.hover)] * count,
        "hoverinfo": "text",
        **_on(item.panel),
    }


def _connector(item: Connector) -> _Keys:
    ends = [end for pair in item.pairs for end in (*pair, None)]
    told: _Keys = {"hoverinfo": "skip"}
    if item.id:
        ends = [end for pair in item.pairs for end in pair]
        told = {
            "customdata": [item.id] * len(ends),
            "hovertext": [markup(item.hover)] * len(ends),
            "hoverinfo": "text",
        }
    return {
        "type": "scatter",
        "mode": "lines",
        "name": item.name,
        "x": [end and _value(end[0]) for end in ends],
        "y": [end and end[1] for end in ends],
        "line": _line(item.stroke),
        **told,
        **_on(item.panel),
    }


def _box(start: Place, end: Place, inner: float) -> _Keys:
    """Two corners: from value to value, or in pixels from the one value that both share."""
    panel = start.panel
    made: _Keys = {
        "xref": _axis("x", panel) if panel else "paper",
        "yref": _axis("y", panel) if panel else "paper",
    }
    x0, x1, y0, y1 = _value(start.x), _value(end.x), start.y, end.y
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


def _path(item: Path, inner: float) -> _Keys:
    at = item.at
    return {
        "type": "path",
        "xref": _axis("x", at.panel) if at.panel else "paper",
        "yref": _axis("y", at.panel) if at.panel else "paper",
        "xsizemode": "pixel",
        "ysizemode": "pixel",
        "xanchor": _value(at.x),
        "yanchor": at.y if at.panel else 1 - at.y / inner,
        "path": "".join(map(partial(_step, at), item.steps)),
        "fillcolor": _paint(item.fill),
        "line": _line(item.stroke),
    }


def _step(at: Place, step: Step) -> str:
    """A step of a path; Plotly counts pixels upwards."""
    letter, pixels = step
    xs, ys = pixels[::2], pixels[1::2]
    return letter + " ".join(
        f"{x + at.dx:g},{0.0 - y - at.dy:g}" for x, y in zip(xs, ys, strict=True)
    )


def _note(item: Text, inner: float) -> _Keys:
    at = item.at
    return {
        "text": markup(item.lines),
        "x": _value(at.x),
        "y": at.y if at.panel else 1 - at.y / inner,
        "xref": _axis("x", at.panel) if at.panel else "paper",
        "yref": _axis("y", at.panel) if at.panel else "paper",
        "xanchor": item.anchor,
        "yanchor": item.valign,
        "xshift": at.dx,
        "yshift": 0.0 - at.dy,
        "align": item.anchor,
        "font": {"size": item.size, "color": LIGHT[item.color]},
        **({"bgcolor": LIGHT["surface"]} if item.halo else {}),
        **_told(item),
    }


def _told(item: Text) -> _Keys:
    """What makes a text a mark."""
    if not item.id:
        return {}
    return {"name": item.id, "hovertext": markup(item.hover), "captureevents": True}


def _axes(panel: Panel, inner: float) -> _Keys:
    """Both axes of a panel, by their names in a layout."""
    x: _Keys = {"anchor": _axis("y", panel), "range": [_value(value) for value in panel.x]}
    y: _Keys = {"anchor": _axis("x", panel), "range": list(panel.y)}
    y["domain"] = [max(1 - (panel.top + panel.height) / inner, 0), min(1 - panel.top / inner, 1)]
    if time := panel.time_axis:
        x |= {
            "type": "date",
            "tickmode": "array",
            "tickvals": [_value(tick.value) for tick in time.ticks],
            "ticktext": [escape(tick.text) for tick in time.ticks],
            "ticklabelstandoff": _STANDOFF,
            "showline": time.line,
            "minor": {
                "tickmode": "array",
                "tickvals": [_value(value) for value in time.minor],
                "ticks": "outside",
                "ticklen": _TICK,
                "tickcolor": LIGHT["rule"],
            },
        }
    if values := panel.value_axis:
        y |= {
            "showgrid": True,
            "tickmode": "array",
            "tickvals": [tick.value for tick in values.ticks],
            "ticktext": [escape(tick.text) for tick in values.ticks],
            "zeroline": values.zero,
            "zerolinecolor": LIGHT["rule"],
        }
    hidden = {"visible": False}
    return {
        _axis("xaxis", panel): x if panel.time_axis else x | hidden,
        _axis("yaxis", panel): y if panel.value_axis else y | hidden,
    }
