"""Native charts over true time: points, joined by lines where nothing is missing between them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from pptx.chart.data import XyChartData
from pptx.enum.chart import (
    XL_AXIS_CROSSES,
    XL_CHART_TYPE,
    XL_LABEL_POSITION,
    XL_LEGEND_POSITION,
    XL_MARKER_STYLE,
    XL_TICK_LABEL_POSITION,
)
from pptx.enum.chart import XL_TICK_MARK as TICKS
from pptx.enum.dml import MSO_LINE_DASH_STYLE
from pptx.util import Pt

from dashboard.charts.text import columns
from dashboard.exports.pptx import native_chart
from dashboard.exports.pptx.master import hue, rgb
from dashboard.exports.pptx.native_chart import Value
from dashboard.exports.pptx.typography import Area
from dashboard.languages import Lang

#: The points of a series are of its form, unless they are bounds.
_MARKERS: Final = (
    XL_MARKER_STYLE.CIRCLE,
    XL_MARKER_STYLE.SQUARE,
    XL_MARKER_STYLE.DIAMOND,
    XL_MARKER_STYLE.TRIANGLE,
)
#: Columns of a row of the legend.
_ROW: Final = 100
#: The form of a bound, always hollow, and the sign by which a key names it.
_BOUNDS: Final[Mapping[str, Any]] = {
    "over": XL_MARKER_STYLE.TRIANGLE,
    "under": XL_MARKER_STYLE.DIAMOND,
    "about": XL_MARKER_STYLE.STAR,
}
SIGNS: Final[Mapping[str, str]] = {"over": "△", "under": "◇", "about": "*"}


@dataclass(frozen=True, slots=True)
class Line:
    """A series over time: where each value stands in time, and which of them are labelled.

    ``after_gap`` are the points before which something is missing; ``form`` is the number of its marker.
    """

    name: str
    values: Sequence[Value]
    at: Sequence[float]
    hue: int
    labelled: frozenset[int]
    after_gap: frozenset[int] = frozenset()
    form: int = 0


@dataclass(frozen=True, slots=True)
class Axis:
    """From where to where an axis reaches, by which steps, and the number format of its names."""

    low: float
    high: float
    step: float | None
    form: str
    turned: bool = False


def draw(
    slide: Any, area: Area, lines: Sequence[Line], lang: Lang, *, values: Axis, time: Axis
) -> Any:
    """Points over true time. Two points are joined by dashes, which are not data; more by a line."""
    data = XyChartData()
    for line in lines:
        series = data.add_series(line.name)
        for at, value in zip(line.at, line.values, strict=True):
            series.add_data_point(at, value.number)
    said = [[value.said for value in line.values] for line in lines]
    chart = native_chart.add(slide, XL_CHART_TYPE.XY_SCATTER_LINES, area, data, lang, said=said)
    shown = any(len(line.values) > 2 for line in lines)
    _value_axis(chart, values, shown=shown)
    _time_axis(chart, time)
    if values.turned:  # the first place is on top, the years stay at the bottom
        chart.value_axis.reverse_order = True
        chart.value_axis.crosses = XL_AXIS_CROSSES.MAXIMUM
        chart.category_axis.tick_label_position = XL_TICK_LABEL_POSITION.NEXT_TO_AXIS
    for number, line in enumerate(lines):
        _line(chart.plots[0].series[number], line, lang, alone=len(lines) == 1)
    if len(lines) > 1:
        chart.has_legend = True
        chart.legend.position = XL_LEGEND_POSITION.BOTTOM
        chart.legend.include_in_layout = False
        chart.legend.font.size = Pt(12)
        native_chart.place(chart, left=0.05, top=0.04, wide=0.75, high=0.86 - _legend(lines))
    return chart


def _legend(lines: Sequence[Line]) -> float:
    """The part of the height that the names of the lines take below the plot."""
    wide = [columns(line.name) + 6 for line in lines]
    rows = len(lines) if max(wide) > _ROW / 2 else -(-sum(wide) // _ROW)
    return 0.05 * min(rows, 8)


def _line(series: Any, line: Line, lang: Lang, *, alone: bool) -> None:
    """The connector and the points of a series, and what is said at some of them."""
    colour = hue(line.hue)
    series.smooth = False
    series.format.line.color.rgb = colour
    two, derived = len({*line.at}) == 2, any(value.derived for value in line.values)
    series.format.line.width = Pt(1.25 if two or derived else 2)
    if two or derived:
        dash = MSO_LINE_DASH_STYLE
        series.format.line.dash_style = dash.ROUND_DOT if two else dash.DASH
    series.marker.size = 12 if two else 6
    _marker(series.marker, _MARKERS[line.form % len(_MARKERS)], colour, filled=not derived)
    for place, value in enumerate(line.values):
        if value.bound in _BOUNDS:
            marker = series.points[place].marker
            marker.size = 12 if two else 9
            _marker(marker, _BOUNDS[value.bound], colour, filled=False)
        if place in line.after_gap and not two:
            before = series.points[place].format.line
            before.color.rgb, before.width = colour, Pt(1.25)
            before.dash_style = MSO_LINE_DASH_STYLE.ROUND_DOT
        if place in line.labelled:
            position = XL_LABEL_POSITION.ABOVE if alone else XL_LABEL_POSITION.RIGHT
            native_chart.label(series.points[place], value.written, position, lang, quiet=not alone)


def _marker(marker: Any, style: Any, colour: Any, *, filled: bool) -> None:
    marker.style = style
    marker.format.fill.solid()
    marker.format.fill.fore_color.rgb = colour if filled else rgb("surface")
    marker.format.line.color.rgb = colour
    marker.format.line.width = Pt(0.75 if filled else 1.5)


def _value_axis(chart: Any, of: Axis, *, shown: bool) -> None:
    axis = chart.value_axis
    _scale(axis, of)
    axis.has_major_gridlines = shown
    axis.major_tick_mark = axis.minor_tick_mark = TICKS.NONE
    axis.format.line.fill.background()
    if shown:
        axis.major_gridlines.format.line.color.rgb = rgb("grid")
    else:
        axis.tick_label_position = XL_TICK_LABEL_POSITION.NONE


def _time_axis(chart: Any, of: Axis) -> None:
    axis = chart.category_axis
    _scale(axis, of)
    axis.has_major_gridlines = False
    axis.major_tick_mark = TICKS.OUTSIDE
    axis.format.line.color.rgb = rgb("rule")
    axis.tick_label_position = XL_TICK_LABEL_POSITION.LOW


def _scale(axis: Any, of: Axis) -> None:
    axis.minimum_scale, axis.maximum_scale = of.low, of.high
    axis.major_unit = of.step
    axis.tick_labels.number_format, axis.tick_labels.number_format_is_linked = of.form, False
    axis.tick_labels.font.size = Pt(12)
    axis.tick_labels.font.color.rgb = rgb("muted")
