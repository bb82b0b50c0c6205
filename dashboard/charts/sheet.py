"""A sheet that a drawing is set on from top to bottom, measured in pixels from its top left corner.

A figure is drawn once and shown at any width, so what is sideways is a share of the width (or
pixels from such a share) and what is downwards is pixels. The height is known when all is set.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Final

import plotly.graph_objects as go

from dashboard.charts import theme
from dashboard.charts.text import block, columns

#: The narrowest figure that must still be readable, and the columns of a label that it holds.
NARROW: Final = 280
WIDTH: Final = 36
SMALL_WIDTH: Final = 42

#: Height of a line of text, in parts of its size; plotly sets 1.3.
LEADING: Final = 1.3

_EDGE: Final = 6


def line_height(size: int) -> float:
    """How far below a line of text the next one stands."""
    return size * LEADING


def text_width(text: str, size: int = theme.SIZE) -> float:
    """About how many pixels a bold line of text takes, on the side of too many."""
    return columns(text) * size * 0.68


@dataclass(frozen=True, slots=True)
class Panel:
    """A pair of axes on the sheet: their names, where they begin, how high they are, what they span."""

    x: str
    y: str
    top: float
    height: float
    low: float
    high: float

    def down(self, value: float) -> float:
        """Pixels from the top of the sheet to a value on the vertical axis."""
        return self.top + (self.high - value) / (self.high - self.low) * self.height


@dataclass(slots=True)
class Sheet:
    """What has been set so far. ``cursor`` is where the next thing begins."""

    cursor: float = 0
    right: float = 4
    left: float = 2
    traces: list[dict[str, Any]] = field(default_factory=list)
    _annotations: list[dict[str, Any]] = field(default_factory=list)
    _shapes: list[dict[str, Any]] = field(default_factory=list)
    _panels: list[tuple[Panel, dict[str, Any], dict[str, Any]]] = field(default_factory=list)

    def gap(self, pixels: float) -> None:
        """Leave room."""
        self.cursor += pixels

    def label(
        self,
        text: str,
        *,
        size: int = theme.SIZE,
        color: str = theme.INK,
        bold: bool = False,
        width: int = WIDTH,
        indent: float = 0,
        right: bool = False,
    ) -> None:
        """Set a line or lines of text, from the left edge or up to the right one, and go below."""
        if not text.strip():
            return
        said, lines = block(text, width, bold=bold)
        self.write(
            said,
            x=1 if right else 0,
            top=self.cursor,
            shift=indent,
            anchor="right" if right else "left",
            size=size,
            color=color,
        )
        self.cursor += lines * line_height(size)

    def write(
        self,
        said: str,
        *,
        top: float,
        x: float = 0,
        shift: float = 0,
        anchor: str = "left",
        valign: str = "top",
        size: int = theme.SIZE,
        color: str = theme.INK,
    ) -> None:
        """Set escaped text at a share of the width and pixels from the top."""
        self._annotations.append(
            {
                "text": said,
                "x": x,
                "y": top,
                "xref": "paper",
                "yref": "paper",
                "xanchor": anchor,
                "yanchor": valign,
                "xshift": shift,
                "align": anchor,
                "font": {"size": size, "color": color},
            }
        )

    def note(self, said: str, panel: Panel, x: object, y: float, **how: Any) -> None:  # noqa: ANN401
        """Set escaped text at a point of a panel; ``how`` are keys of a plotly annotation."""
        self._annotations.append(
            {"text": said, "x": x, "y": y, "xref": panel.x, "yref": panel.y, **how}
        )

    def shape(self, x: float, top: float, **how: Any) -> None:  # noqa: ANN401
        """A shape in pixels (upwards) around a share of the width and pixels from the top."""
        self._shapes.append(
            {
                "xref": "paper",
                "yref": "paper",
                "xanchor": x,
                "yanchor": top,
                "xsizemode": "pixel",
                "ysizemode": "pixel",
                **how,
            }
        )

    def path(
        self, x: float, top: float, path: str, *, fill: str = "", line: str = "", width: float = 1.5
    ) -> None:
        """A path in pixels (upwards) around a share of the width and pixels from the top."""
        self.shape(
            x,
            top,
            type="path",
            path=path,
            fillcolor=fill or theme.CLEAR,
            line={"color": line or theme.CLEAR, "width": width if line else 0},
        )

    def rule(
        self,
        top: float,
        *,
        x0: float = 0,
        x1: float = 1,
        color: str = theme.RULE,
        width: float = 1,
        dash: str = "solid",
    ) -> None:
        """A line across, between two shares of the width."""
        self.shape(
            0,
            top,
            type="line",
            xsizemode="scaled",
            x0=x0,
            x1=x1,
            y0=0,
            y1=0,
            line={"color": color, "width": width, "dash": dash},
        )

    def across(self, panel: Panel, **how: Any) -> None:  # noqa: ANN401
        """A shape on the axes of a panel; ``how`` are keys of a plotly shape."""
        self._shapes.append({"xref": panel.x, "yref": panel.y, **how})

    def panel(
        self,
        height: float,
        *,
        x: dict[str, Any],
        span: tuple[float, float],
        y: dict[str, Any] | None = None,
    ) -> Panel:
        """Axes over the whole width, ``height`` high, from the first value of ``span`` up to the other."""
        number = len(self._panels) + 1
        suffix = "" if number == 1 else str(number)
        low, high = span
        panel = Panel(f"x{suffix}", f"y{suffix}", self.cursor, height, low, high)
        hidden = {"visible": False}
        self._panels.append(
            (
                panel,
                {"anchor": panel.y, **x},
                {"anchor": panel.x, "range": [low, high], **(hidden if y is None else y)},
            )
        )
        self.cursor += height
        return panel

    def panel_from(self, top: float, *, x: dict[str, Any]) -> Panel:
        """Axes over what was set since ``top``, counting pixels of the sheet downwards."""
        span = (self.cursor, top)
        self.cursor = top
        return self.panel(max(span[0] - top, 1), x=x, span=span)

    def draw(self, panel: Panel, trace: dict[str, Any]) -> None:
        """Put a trace on the axes of a panel."""
        self.traces.append({**trace, "xaxis": panel.x, "yaxis": panel.y})

    def figure(self) -> go.Figure:
        """The figure, as high as what was set."""
        height = max(self.cursor, 1)

        def up(top: float) -> float:
            return 1 - top / height

        layout: dict[str, Any] = {
            "template": theme.template(),
            "height": round(height + 2 * _EDGE),
            "margin": {"l": self.left, "r": round(self.right), "t": _EDGE, "b": _EDGE, "pad": 0},
            "annotations": [
                {**one, "y": up(one["y"])} if one["yref"] == "paper" else one
                for one in self._annotations
            ],
            "shapes": [
                {**one, "yanchor": up(one["yanchor"])} if one["yref"] == "paper" else one
                for one in self._shapes
            ],
        }
        for panel, x, y in self._panels:
            domain = [max(up(panel.top + panel.height), 0), min(up(panel.top), 1)]
            layout[panel.x.replace("x", "xaxis")] = x
            layout[panel.y.replace("y", "yaxis")] = {**y, "domain": domain}
        return go.Figure({"data": self.traces, "layout": layout})
