"""A sheet that a drawing is set on from top to bottom, measured in pixels from its top left corner.

A figure is drawn once and shown at any width, so what is sideways is a share of the width (or
pixels from such a share) and what is downwards is pixels. The height is known when all is set.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Final

import plotly.graph_objects as go

from dashboard.charts import theme
from dashboard.charts.text import block, line_height

#: The narrowest figure that must still be readable, and the columns of a label that it holds.
NARROW: Final = 280
WIDTH: Final = 36
SMALL_WIDTH: Final = 42

_EDGE: Final = 6


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
    _trailing: float = 0
    _trailing_at: float = -1
    right: float = 4
    edge: float = 2
    ticks: float = 0
    traces: list[dict[str, Any]] = field(default_factory=list)
    _annotations: list[dict[str, Any]] = field(default_factory=list)
    _shapes: list[dict[str, Any]] = field(default_factory=list)
    _panels: list[tuple[Panel, dict[str, Any], dict[str, Any]]] = field(default_factory=list)

    def gap(self, pixels: float) -> None:
        """Leave room."""
        self.cursor += pixels

    def apart(self, pixels: float) -> None:
        """Leave room before the next thing, and none if there is no next thing."""
        self.cursor += pixels
        self._trailing, self._trailing_at = pixels, self.cursor

    def _trim(self) -> float:
        """Take back the room at the end, and give how much it was."""
        if self.cursor != self._trailing_at:
            return 0
        self.cursor, self._trailing_at = self.cursor - self._trailing, -1
        return self._trailing

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
        hanging: bool = True,
    ) -> None:
        """Set a line or lines of text, from the left edge or up to the right one, and go below.

        What is not ``hanging`` begins where the axes do, and not left of the names of an axis.
        """
        if not text.strip():
            return
        said, lines = block(text, width - 4 if bold else width, bold=bold)
        self.write(
            said,
            x=1 if right else 0,
            top=self.cursor,
            shift=indent,
            anchor="right" if right else "left",
            size=size,
            color=color,
            hanging=hanging and not right,
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
        hanging: bool = False,
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
                "hanging": hanging,
                "font": {"size": size, "color": color},
            }
        )

    def key(self, text: str, *, dash: str, width: int = WIDTH) -> None:
        """Name a line of that dash: a piece of it, then the words."""
        if not text.strip():
            return
        middle = self.cursor + line_height(theme.SMALL) / 2
        line = {"color": theme.INK, "width": 1, "dash": dash}
        start = -self.ticks
        self.shape(0, middle, type="line", x0=start, x1=start + 18, y0=0, y1=0, line=line)
        self.label(text, size=theme.SMALL, width=width, indent=24)

    def note(self, said: str, panel: Panel, x: object, y: float, **how: Any) -> None:
        """Set escaped text at a point of a panel; ``how`` are keys of a plotly annotation."""
        self._annotations.append(
            {"text": said, "x": x, "y": y, "xref": panel.x, "yref": panel.y, **how}
        )

    def shape(self, x: float, top: float, **how: Any) -> None:
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
        self,
        x: float,
        top: float,
        path: str,
        *,
        fill: str = "",
        line: str = "",
        width: float = 1.5,
        layer: str = "above",
    ) -> None:
        """A path in pixels (upwards) around a share of the width and pixels from the top."""
        self.shape(
            x,
            top,
            type="path",
            path=path,
            layer=layer,
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

    def across(self, panel: Panel, **how: Any) -> None:
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
        room = self._trim()
        bottom = max(self.cursor, top + 1)
        self.cursor = top
        panel = self.panel(bottom - top, x=x, span=(bottom, top))
        if room:
            self.apart(room)
        return panel

    def draw(self, panel: Panel, trace: dict[str, Any]) -> None:
        """Put a trace on the axes of a panel."""
        self.traces.append({**trace, "xaxis": panel.x, "yaxis": panel.y})

    def figure(self) -> go.Figure:
        """The figure, as high as what was set."""
        self._trim()
        height = max(self.cursor, 1)

        def up(top: float) -> float:
            return 1 - top / height

        layout: dict[str, Any] = {
            "template": theme.template(),
            "height": round(height + 2 * _EDGE),
            "margin": {
                "l": round(self.edge + self.ticks),
                "r": round(self.right),
                "t": _EDGE,
                "b": _EDGE,
                "pad": 0,
            },
            "annotations": [self._placed(one, up) for one in self._annotations],
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

    def _placed(self, annotation: dict[str, Any], up: Callable[[float], float]) -> dict[str, Any]:
        """The annotation on the finished sheet; a hanging one begins left of the axis names."""
        if annotation["yref"] != "paper":
            return annotation
        hangs = annotation.pop("hanging")
        shift = annotation["xshift"] - (self.ticks if hangs else 0)
        return {**annotation, "y": up(annotation["y"]), "xshift": shift}
