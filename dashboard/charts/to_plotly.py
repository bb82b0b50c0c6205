"""A drawing as a Plotly figure, in the colours of the light scheme (see ``theme``)."""

from __future__ import annotations

from typing import Final, assert_never

import plotly.graph_objects as go

from dashboard.charts.drawing import (
    Bars,
    Connector,
    Dots,
    Drawing,
    Item,
    Panel,
    Path,
    Points,
    Rect,
    Segment,
    Strokes,
    Text,
)
from dashboard.charts.plotly_shapes import Keys, axis, box, layer, line_keys, paint, path, written
from dashboard.charts.plotly_template import template
from dashboard.charts.plotly_text import escape, markup
from dashboard.charts.symbols import circle
from dashboard.charts.theme import LIGHT

_HATCH: Final = {"size": 6, "solidity": 0.3}
_STANDOFF: Final = 3
_TICK: Final = 5
#: How long Plotly draws a level stroke, in parts of its size.
_LINE_EW: Final = 1.4


def to_plotly(drawing: Drawing) -> go.Figure:
    """The figure: bars and scatters whose ``customdata`` are the marks' ids, shapes and annotations."""
    data: list[Keys] = []
    shapes: list[Keys] = []
    notes: list[Keys] = []
    inner = drawing.height - drawing.margin.top - drawing.margin.bottom
    for item in drawing.items:
        _put(item, data, shapes, notes, inner)
    margin = drawing.margin
    layout: Keys = {
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


def _put(item: Item, data: list[Keys], shapes: list[Keys], notes: list[Keys], inner: float) -> None:
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
            shapes.append({**box(start, end, inner), **layer(item.below), "type": "line"})
            shapes[-1] |= {"line": line_keys(item.stroke)}
        case Rect(start=start, end=end):
            shapes.append({**box(start, end, inner), **layer(item.below), "type": "rect"})
            shapes[-1] |= {"fillcolor": paint(item.fill), "line": line_keys(item.stroke)}
        case Path():
            shapes.append(path(item, inner))
        case Dots(at=at, centers=centers, radius=radius):
            steps = tuple(step for x, y in centers for step in circle(x, y, radius))
            shapes.append(path(Path(at, steps, fill=item.color), inner))
        case Text():
            notes.append(_note(item, inner))
        case _:
            assert_never(item)


def _on(panel: Panel) -> Keys:
    return {"xaxis": axis("x", panel), "yaxis": axis("y", panel)}


def _bars(item: Bars) -> Keys:
    bars = item.bars
    values, centers = [bar.value for bar in bars], [written(bar.center) for bar in bars]
    across = {"x": values, "y": centers, "orientation": "h"}
    marker: Keys = {
        "color": [paint(bar.fill) for bar in bars],
        "line": {
            "color": [line_keys(bar.stroke)["color"] for bar in bars],
            "width": [line_keys(bar.stroke)["width"] for bar in bars],
        },
    }
    if any(bar.hatch for bar in bars):
        marker["pattern"] = {
            "shape": ["/" if bar.hatch else "" for bar in bars],
            "bgcolor": [paint(bar.fill) for bar in bars],
            "fgcolor": [paint(bar.hatch or bar.fill) for bar in bars],
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


def _points(item: Points) -> Keys:
    points = item.points
    colors = [LIGHT[point.color] for point in points]
    return {
        "type": "scatter",
        "mode": "markers",
        "name": item.name,
        "x": [written(point.x) for point in points],
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


def _strokes(item: Strokes) -> Keys:
    count, color = len(item.values), LIGHT[item.color]
    return {
        "type": "scatter",
        "mode": "markers",
        "name": item.name,
        "x": [written(item.x)] * count,
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


def _connector(item: Connector) -> Keys:
    ends = [end for pair in item.pairs for end in (*pair, None)]
    told: Keys = {"hoverinfo": "skip"}
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
        "x": [end and written(end[0]) for end in ends],
        "y": [end and end[1] for end in ends],
        "line": line_keys(item.stroke),
        **told,
        **_on(item.panel),
    }


def _note(item: Text, inner: float) -> Keys:
    at = item.at
    return {
        "text": markup(item.lines),
        "x": written(at.x),
        "y": at.y if at.panel else 1 - at.y / inner,
        "xref": axis("x", at.panel) if at.panel else "paper",
        "yref": axis("y", at.panel) if at.panel else "paper",
        "xanchor": item.anchor,
        "yanchor": item.valign,
        "xshift": at.dx,
        "yshift": 0.0 - at.dy,
        "align": item.anchor,
        "font": {"size": item.size, "color": LIGHT[item.color]},
        **({"bgcolor": LIGHT["surface"]} if item.halo else {}),
        **_told(item),
    }


def _told(item: Text) -> Keys:
    """What makes a text a mark."""
    if not item.id:
        return {}
    return {"name": item.id, "hovertext": markup(item.hover), "captureevents": True}


def _axes(panel: Panel, inner: float) -> Keys:
    """Both axes of a panel, by their names in a layout."""
    x: Keys = {"anchor": axis("y", panel), "range": [written(value) for value in panel.x]}
    y: Keys = {"anchor": axis("x", panel), "range": list(panel.y)}
    y["domain"] = [max(1 - (panel.top + panel.height) / inner, 0), min(1 - panel.top / inner, 1)]
    if time := panel.time_axis:
        x |= {
            "type": "date",
            "tickmode": "array",
            "tickvals": [written(tick.value) for tick in time.ticks],
            "ticktext": [escape(tick.text) for tick in time.ticks],
            "ticklabelstandoff": _STANDOFF,
            "showline": time.line,
            "minor": {
                "tickmode": "array",
                "tickvals": [written(value) for value in time.minor],
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
        axis("xaxis", panel): x if panel.time_axis else x | hidden,
        axis("yaxis", panel): y if panel.value_axis else y | hidden,
    }
