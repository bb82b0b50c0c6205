"""Each item of a drawing as elements of SVG."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Final, assert_never

from dashboard.charts.drawing import (
    Bar,
    Bars,
    Connector,
    Dots,
    Item,
    Panel,
    Path,
    Place,
    Point,
    Points,
    Rect,
    Segment,
    Step,
    Stroke,
    Strokes,
    Text,
    TextLine,
    X,
    number,
)
from dashboard.charts.svg_text import Paint, text_lines
from dashboard.charts.symbols import is_open, moved, outline, path_data
from dashboard.charts.theme import SMALL, Color
from dashboard.charts.xml import Attribute, decimal, element, escape

#: Where the names on axes stand, in pixels, and how long a tick is: as in Plotly.
_BELOW: Final = 16
_LINED: Final = 2.4
_BESIDE: Final = 1
_DOWN: Final = 4.2
_TICK: Final = 5
_HATCH: Final = 6
_STRIPES: Final = "M-1.5 1.5L1.5-1.5M0 6L6 0M4.5 7.5L7.5 4.5"
_STRIPE: Final = 1.27
_CRISP: Final = "crispEdges"
_DOT: Final = 1.5
_HARDLY: Final = 0.01


@dataclass(slots=True)
class Writer:
    """Writes items; collects the ``patterns`` they need. ``width`` is that of the plot area, if known.

    ``text`` writes plain text as XML.
    """

    prefix: str
    width: float | None
    paint: Paint
    href: Callable[[str], str] | None
    new_tab: bool = False
    text: Callable[[str], str] = escape
    patterns: dict[str, str] = field(default_factory=dict)

    def item(self, item: Item) -> Iterator[str]:
        """The elements of an item, a line for each thing that it draws."""
        match item:
            case Bars():
                yield from (self._bar(item, bar) for bar in item.bars)
            case Points():
                yield from (self._point(item.panel, point) for point in item.points)
            case Strokes():
                yield self._strokes(item)
            case Connector():
                yield from self._connector(item)
            case Segment():
                yield self._segment(item.start, item.end, item.stroke)
            case Rect():
                yield self._rect(item)
            case Path(at=at):
                steps = moved(item.steps, at.dx, at.down)
                yield self._around(at.across, steps, **self._style(item.fill, item.stroke))
            case Dots():
                yield self._dots(item)
            case Text(id=id_, hover=hover):
                lines = [*self._lines(item)]
                yield from [self._mark(id_, hover, *lines)] if id_ else lines
            case _:
                assert_never(item)

    def _lines(self, item: Text) -> Iterator[str]:
        """The lines of a text, at its place."""
        return text_lines(item, self._x(item.at.across, item.at.dx), self.paint, self.text)

    def axes(self, panel: Panel) -> Iterator[str]:
        """The lines and the names of a panel's axes."""
        if values := panel.value_axis:
            for tick in values.ticks:
                value = number(tick.value)
                color: Color = "rule" if values.zero and not value else "grid"
                top = panel.down(value)
                yield self._segment(Place(0, top), Place(1, top), Stroke(color))
                yield self._name(0, top + _DOWN, tick.text, "end", -_BESIDE)
        if time := panel.time_axis:
            bottom = panel.top + panel.height
            if time.line:
                yield self._segment(Place(0, bottom), Place(1, bottom), Stroke("rule"))
            for moment in self._inside(panel, time.minor):
                start = Place(moment, bottom + 1)
                yield self._segment(start, start.moved(0, _TICK), Stroke("rule"))
            below = bottom + _BELOW + (_LINED if time.line else 0)
            for tick in time.ticks:
                for share in self._inside(panel, (tick.value,)):
                    yield self._name(share, below, tick.text, "middle")

    def _inside(self, panel: Panel, values: tuple[X, ...]) -> Iterator[float]:
        """The shares of the width at which values lie that the axis reaches."""
        yield from (share for value in values if 0 <= (share := panel.share(value)) <= 1)

    def _name(self, share: float, baseline: float, text: str, anchor: str, shift: float = 0) -> str:
        return element(
            "text",
            self.text(text),
            **self._x(share, shift),
            y=baseline,
            font_size=SMALL,
            text_anchor=anchor,
            fill=self.paint("muted"),
        )

    def _across(self, share: float) -> str:
        """A share of the width as a length."""
        return decimal(share * 100) + "%" if self.width is None else decimal(share * self.width)

    def _x(self, share: float, pixels: float) -> dict[str, Attribute]:
        """Where a text begins."""
        if self.width is None and share:
            return {"x": self._across(share), "dx": pixels or None}
        return {"x": share * (self.width or 0) + pixels}

    def _around(self, share: float, steps: tuple[Step, ...], **style: Attribute) -> str:
        """A path in pixels, at a share of the width."""
        if self.width is None and share:
            path = element("path", d=path_data(steps), **style)
            return element("svg", path, x=self._across(share), overflow="visible")
        return element("path", d=path_data(moved(steps, share * (self.width or 0), 0)), **style)

    def _style(self, fill: Color | None, stroke: Stroke | None) -> dict[str, Attribute]:
        made: dict[str, Attribute] = {"fill": self.paint(fill) if fill else "none"}
        return made | (self._line(stroke) if stroke else {})

    def _line(self, stroke: Stroke) -> dict[str, Attribute]:
        return {
            "stroke": self.paint(stroke.color),
            "stroke_width": stroke.width if stroke.width != 1 else None,
            "stroke_dasharray": " ".join(map(decimal, stroke.dash)),
        }

    def _mark(self, id_: str, hover: tuple[TextLine, ...], *body: str) -> str:
        """What stands for a mark: a link to its figure that says what it is."""
        said = "&#10;".join(escape("".join(run.text for run in line)) for line in hover)
        title = element("title", said) if said else ""
        if self.href is None:
            return element("g", title, *body, data_figure=id_)
        apart = {"target": "_blank", "rel": "noopener"} if self.new_tab else {}
        return element("a", title, *body, href=self.href(id_), **apart, data_figure=id_)

    def _bar(self, bars: Bars, bar: Bar) -> str:
        panel, center, half = bars.panel, number(bar.center), bar.thick / 2
        if bars.horizontal:
            left, right = sorted((panel.share(0.0), panel.share(bar.value)))
            top, bottom = sorted((panel.down(center - half), panel.down(center + half)))
        else:
            left, right = panel.share(center - half), panel.share(center + half)
            top, bottom = sorted((panel.down(0.0), panel.down(bar.value)))
        style = self._style(bar.fill, bar.stroke)
        if bar.hatch and bar.fill:
            style["fill"] = self._hatch(bar.hatch, bar.fill)
        if bar.fill is None:
            style["pointer_events"] = "all"
        rect = element(
            "rect",
            x=self._across(left) if left else None,
            y=top,
            width=self._across(right - left),
            height=bottom - top,
            **style,
        )
        return self._mark(bar.id, bar.hover, rect)

    def _hatch(self, color: Color, ground: Color) -> str:
        """A reference to stripes over a ground."""
        id_ = f"{self.prefix}hatch-{color}"
        self.patterns[id_] = element(
            "pattern",
            element("rect", width=_HATCH, height=_HATCH, fill=self.paint(ground)),
            element("path", d=_STRIPES, stroke=self.paint(color), stroke_width=_STRIPE),
            id=id_,
            width=_HATCH,
            height=_HATCH,
            patternUnits="userSpaceOnUse",
        )
        return f"url(#{id_})"

    def _point(self, panel: Panel, point: Point) -> str:
        share, down, radius = panel.share(point.x), panel.down(point.y), point.size / 2
        hollow = is_open(point.symbol)
        width = point.outline or (1 if hollow else 0)
        stroke = Stroke(point.color, width) if width else None
        style = self._style(None if hollow else point.color, stroke)
        if hollow:
            style["pointer_events"] = "all"
        steps = moved(outline(point.symbol, radius), 0, down)
        if steps:
            return self._mark(point.id, point.hover, self._around(share, steps, **style))
        at: dict[str, Attribute] = {"cx": self._across(share) if share else None, "cy": down}
        parts = [element("circle", **at, r=radius, **style)]
        if point.symbol.endswith("-dot"):
            parts.append(element("circle", **at, r=_DOT, fill=self.paint(point.color)))
        return self._mark(point.id, point.hover, *parts)

    def _strokes(self, item: Strokes) -> str:
        """Strokes in pixels around a share of the width, and what lies between them, which answers as well."""
        share = item.panel.share(item.x)
        left = -item.wide / 2 + (0 if self.width is None else share * self.width)
        downs = [item.panel.down(value) for value in item.values]
        top, bottom = min(downs) - item.thick / 2, max(downs) + item.thick / 2
        ground = element(
            "rect",
            x=left,
            y=top,
            width=item.wide,
            height=bottom - top,
            fill="none",
            pointer_events="all",
        )
        lines = (
            element("path", d=f"M{decimal(left)} {decimal(down)}h{decimal(item.wide)}")
            for down in downs
        )
        group = element("g", *lines, **self._line(Stroke(item.color, item.thick)))
        if self.width is None and share:
            whole = element("svg", ground, group, x=self._across(share), overflow="visible")
        else:
            whole = element("g", ground, group)
        return self._mark(item.id, item.hover, whole)

    def _connector(self, item: Connector) -> Iterator[str]:
        places = (tuple(Place(x, y, item.panel) for x, y in pair) for pair in item.pairs)
        lines = [self._segment(start, end, item.stroke) for start, end in places]
        if item.id:
            yield self._mark(item.id, item.hover, *lines)
        else:
            yield from lines

    def _segment(self, start: Place, end: Place, stroke: Stroke) -> str:
        x1, x2, y1, y2 = start.across, end.across, start.down, end.down
        crisp = _CRISP if (x1, start.dx) == (x2, end.dx) or y1 == y2 else None
        style = self._line(stroke)
        if start.dx or end.dx:
            if x1 != x2:
                raise ValueError(
                    "a line in pixels from two shares of the width has no place in SVG"
                )
            steps: tuple[Step, ...] = (("M", (start.dx, y1)), ("L", (end.dx, y2)))
            return self._around(x1, steps, **style, shape_rendering=crisp)
        x, other = (self._across(share) if share else None for share in (x1, x2))
        return element("line", x1=x, y1=y1, x2=other, y2=y2, **style, shape_rendering=crisp)

    def _rect(self, item: Rect) -> str:
        start, end = item.start, item.end
        top, bottom = sorted((start.down, end.down))
        style = self._style(item.fill, item.stroke)
        if start.dx or end.dx:
            if start.across != end.across:
                raise ValueError("a box in pixels from two shares of the width has no place in SVG")
            left, right = sorted((start.dx, end.dx))
            corners: tuple[Step, ...] = (
                ("M", (left, top)), ("L", (right, top)), ("L", (right, bottom)),
                ("L", (left, bottom)), ("Z", ()),
            )  # fmt: skip
            return self._around(start.across, corners, **style)
        left, right = sorted((start.across, end.across))
        return element(
            "rect",
            x=self._across(left) if left else None,
            y=top,
            width=self._across(right - left),
            height=bottom - top,
            **style,
            shape_rendering=_CRISP if item.stroke else None,
        )

    def _dots(self, item: Dots) -> str:
        """Dots as the round ends of strokes of hardly any length: the shortest that SVG can say them."""
        steps: list[Step] = []
        for x, y in item.centers:
            steps += [("M", (x, y)), ("L", (x + _HARDLY, y))]
        at, stroke = item.at, Stroke(item.color, 2 * item.radius)
        dots = moved(tuple(steps), at.dx, at.down)
        return self._around(at.across, dots, **self._line(stroke), stroke_linecap="round")
