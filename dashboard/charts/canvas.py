"""A canvas that a drawing is set on from top to bottom, measured in pixels from its top left corner.

A chart is drawn once and shown at any width, so what is sideways is a share of the width (or
pixels from such a share) and what is downwards is pixels. The height is known when all is set.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from math import ceil
from typing import Final

from dashboard.charts import theme
from dashboard.charts.drawing import (
    Anchor,
    Drawing,
    Item,
    Margin,
    Panel,
    Place,
    Segment,
    Stroke,
    Text,
    TextLine,
    TimeAxis,
    Valign,
    ValueAxis,
    X,
)
from dashboard.charts.text import block, line_height
from dashboard.charts.theme import Color

#: The narrowest figure that must still be readable, and the columns of a label that it holds.
NARROW: Final = 280
WIDTH: Final = 36
SMALL_WIDTH: Final = 42

_EDGE: Final = 6


@dataclass(slots=True)
class Canvas:
    """What has been set so far. ``cursor`` is where the next thing begins.

    ``edge`` and ``right`` are the margins, ``ticks`` the room for the names of vertical axes.
    """

    cursor: float = 0
    right: float = 4
    edge: float = 2
    ticks: float = 0
    _trailing: float = 0
    _trailing_at: float = -1
    _items: list[Item] = field(default_factory=list)
    _hanging: list[Text] = field(default_factory=list)
    _panels: list[Panel] = field(default_factory=list)

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

    def add(self, *items: Item) -> None:
        """Set things that have their places."""
        self._items += items

    def label(
        self,
        text: str,
        *,
        size: int = theme.SIZE,
        color: Color = "ink",
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
        lines = block(text, width - 4 if bold else width, bold=bold)
        self.write(
            lines,
            x=1 if right else 0,
            top=self.cursor,
            shift=indent,
            anchor="right" if right else "left",
            size=size,
            color=color,
            hanging=hanging and not right,
        )
        self.cursor += len(lines) * line_height(size)

    def write(
        self,
        lines: tuple[TextLine, ...],
        *,
        top: float,
        x: float = 0,
        shift: float = 0,
        anchor: Anchor = "left",
        valign: Valign = "top",
        size: int = theme.SIZE,
        color: Color = "ink",
        hanging: bool = False,
    ) -> None:
        """Set lines of text at a share of the width and pixels from the top."""
        text = Text(Place(x, top, dx=shift), lines, anchor, valign, size, color)
        self._items.append(text)
        if hanging:
            self._hanging.append(text)

    def key(self, text: str, *, dash: tuple[float, ...] = (), width: int = WIDTH) -> None:
        """Name a line of that dash: a piece of it, then the words."""
        if not text.strip():
            return
        start = Place(0, self.cursor + line_height(theme.SMALL) / 2, dx=-self.ticks)
        self.add(Segment(start, start.moved(18, 0), Stroke("ink", 1, dash)))
        self.label(text, size=theme.SMALL, width=width, indent=24)

    def rule(self, top: float, *, color: Color = "rule") -> None:
        """Set a line across the whole width."""
        self.add(Segment(Place(0, top), Place(1, top), Stroke(color)))

    def panel(
        self,
        height: float,
        *,
        x: tuple[X, X],
        y: tuple[float, float],
        time_axis: TimeAxis | None = None,
        value_axis: ValueAxis | None = None,
    ) -> Panel:
        """Set axes over the whole width, ``height`` high, from the first value of ``y`` up to the other."""
        number = len(self._panels) + 1
        panel = Panel(number, self.cursor, height, x, y, time_axis, value_axis)
        self._panels.append(panel)
        self.cursor += height
        return panel

    def panel_from(self, top: float, *, x: tuple[X, X]) -> Panel:
        """Set axes over what was set since ``top``, counting pixels of the canvas downwards."""
        room = self._trim()
        bottom = max(self.cursor, top + 1)
        self.cursor = top
        panel = self.panel(bottom - top, x=x, y=(bottom, top))
        if room:
            self.apart(room)
        return panel

    def finish(self) -> Drawing:
        """The drawing, as high as what was set."""
        self._trim()
        hanging = set(map(id, self._hanging))
        return Drawing(
            height=ceil(max(self.cursor, 1)) + 2 * _EDGE,
            margin=Margin(round(self.edge + self.ticks), round(self.right), _EDGE, _EDGE),
            panels=tuple(self._panels),
            items=tuple(
                replace(item, at=item.at.moved(-self.ticks, 0))
                if isinstance(item, Text) and id(item) in hanging
                else item
                for item in self._items
            ),
        )
