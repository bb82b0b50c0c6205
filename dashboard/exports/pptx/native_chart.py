"""Native charts, which whoever presents can edit: their parts, set in our type and colours."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final

from lxml import etree
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import (
    XL_CHART_TYPE,
    XL_LABEL_POSITION,
    XL_TICK_LABEL_POSITION,
)
from pptx.enum.chart import XL_TICK_MARK as TICKS
from pptx.enum.dml import MSO_LINE_DASH_STYLE
from pptx.oxml.ns import qn
from pptx.util import Pt

from dashboard.charts.forms import outward
from dashboard.charts.text import wrap
from dashboard.exports.pptx.chart_workbook import workbook
from dashboard.exports.pptx.master import hue, rgb, soft
from dashboard.exports.pptx.typography import Area, describe, east_asian
from dashboard.languages import Lang
from dashboard.messages import Said
from dashboard.messages.conventions import Conventions
from dashboard.messages.formats import MINUS

_TEXT: Final = 14
#: Columns of a name beside its bar.
_NAME: Final = 44


@dataclass(frozen=True, slots=True)
class Value:
    """A number in a chart, with what is said of it and the form that its bound asks for.

    ``written`` is a number format: the label goes on saying unit and bound when somebody edits
    the number. ``said`` is the bound as a word, empty for an exact number; ``bound`` its kind.
    """

    name: str
    number: float
    written: str
    hue: int
    said: str = ""
    bound: str = "exact"
    dated: bool = True
    derived: bool = False


def written(said: Said, value: Decimal, conventions: Conventions, *, plus: str = "") -> str:
    """A figure's words as a number format; ``plus`` is the sign of what is above zero, if it has one.

    >>> from dashboard.messages import load_locale
    >>> said = Said("50", bound="more than", joint=" ", after=" countries")
    >>> written(said, Decimal("50"), load_locale("en").conventions)
    '"more than "#,##0" countries";"more than −"#,##0" countries";"more than "#,##0" countries"'
    """
    exponent = value.as_tuple().exponent
    decimals = max(0, -exponent) if isinstance(exponent, int) else 0
    number = conventions.digits(decimals)
    before = f"{said.bound}{said.joint if said.bound else ''}{said.before}"
    plain, more, less = (
        f"{quoted(before + sign)}{number}{quoted(said.after)}" for sign in ("", plus, MINUS)
    )
    return ";".join((more, less, plain))


def quoted(text: str) -> str:
    """Text as a literal of a number format, which knows no quote inside quotes."""
    return '"' + text.replace('"', "”") + '"' if text else ""


def bars(
    slide: Any,
    area: Area,
    values: Sequence[Value],
    lang: Lang,
    *,
    ends: tuple[float, float],
    names: bool = True,
    thick: float = 0.5,
) -> Any:
    """Horizontal bars from zero, the first on top; each says its value at its end."""
    data = CategoryChartData()
    data.categories = [_folded(value.name) for value in values]
    data.add_series(values[0].name if len(values) == 1 else " ", [value.number for value in values])
    chart = add(slide, XL_CHART_TYPE.BAR_CLUSTERED, area, data, lang)
    plot = chart.plots[0]
    plot.gap_width = round((1 - thick) / thick * 100)
    plot.vary_by_categories = False
    _value_axis(chart, ends)
    _category_axis(chart, names=names)
    series = plot.series[0]
    for place, value in enumerate(values):
        _bar(series.points[place], value)
        label(series.points[place], value.written, XL_LABEL_POSITION.OUTSIDE_END, lang)
    return chart


def track(slide: Any, area: Area, value: Value, lang: Lang, *, whole: float, alt: str) -> Any:
    """A share as a bar in an outline that stands for the whole of it; ``alt`` says it in words."""
    chart = bars(slide, area, [value], lang, ends=(0.0, whole), names=False, thick=0.8)
    describe(slide.shapes[-1], alt)
    plot = chart._chartSpace.find(f".//{qn('c:plotArea')}")
    place(chart, left=0.01, top=0.06, wide=0.98, high=0.88)
    frame = etree.SubElement(plot, qn("c:spPr"))
    etree.SubElement(frame, qn("a:noFill"))
    line = etree.SubElement(frame, qn("a:ln"), w="12700")
    solid = etree.SubElement(line, qn("a:solidFill"))
    etree.SubElement(solid, qn("a:srgbClr")).set("val", str(rgb("rule")))
    if value.number > whole * 0.8:
        inside = chart.plots[0].series[0].points[0].data_label
        inside.position = XL_LABEL_POSITION.INSIDE_END
        if _is_filled(value):
            inside.font.color.rgb = rgb("surface")
    return chart


def place(chart: Any, *, left: float, top: float, wide: float, high: float) -> None:
    """Set the plot into a part of its frame, so that its scale is where it is wanted."""
    plot = chart._chartSpace.find(f".//{qn('c:plotArea')}")
    layout = plot.find(qn("c:layout"))
    if layout is None:
        layout = etree.Element(qn("c:layout"))
        plot.insert(0, layout)
    layout.clear()
    manual = etree.SubElement(layout, qn("c:manualLayout"))
    for name, value in (
        ("layoutTarget", "inner"), ("xMode", "edge"), ("yMode", "edge"),
        ("x", f"{left:g}"), ("y", f"{top:g}"), ("w", f"{wide:g}"), ("h", f"{high:g}"),
    ):  # fmt: skip
        etree.SubElement(manual, qn(f"c:{name}")).set("val", value)


def against(
    slide: Any,
    area: Area,
    values: Sequence[Value],
    base: tuple[str, float],
    lang: Lang,
    *,
    ends: tuple[float, float],
) -> Any:
    """Bars in pairs: what each is held against, named ``base``, and the value itself."""
    name, held = base
    data = CategoryChartData()
    data.categories = [_folded(value.name) for value in values]
    data.add_series(" ", [value.number for value in values])
    data.add_series(name, [held] * len(values))
    chart = add(slide, XL_CHART_TYPE.BAR_CLUSTERED, area, data, lang)
    plot = chart.plots[0]
    plot.gap_width, plot.overlap = 70, -8
    _value_axis(chart, ends)
    _category_axis(chart, names=True)
    now, before = plot.series
    before.format.fill.background()
    before.format.line.color.rgb = rgb("muted")
    before.format.line.width = Pt(1.5)
    for place, value in enumerate(values):
        _bar(now.points[place], value)
        label(now.points[place], value.written, XL_LABEL_POSITION.OUTSIDE_END, lang)
        label(
            before.points[place],
            quoted(name),
            XL_LABEL_POSITION.OUTSIDE_END,
            lang,
            quiet=True,
        )
    return chart


def add(
    slide: Any, kind: Any, area: Area, data: Any, lang: Lang, *, said: Sequence[Sequence[str]] = ()
) -> Any:
    """A chart in our type; ``said`` stands beside the values in the workbook behind it."""
    frame = slide.shapes.add_chart(kind, area.left, area.top, area.width, area.height, data)
    chart = frame.chart
    chart.part.chart_workbook.update_from_xlsx_blob(workbook(data, said))
    chart.has_legend = False
    chart.has_title = False
    chart.font.size = Pt(_TEXT)
    chart.font.color.rgb = rgb("ink")
    east_asian(chart._chartSpace.find(f".//{qn('a:defRPr')}"), lang)
    return chart


def _value_axis(chart: Any, ends: tuple[float, float]) -> None:
    axis = chart.value_axis
    axis.minimum_scale, axis.maximum_scale = ends
    axis.has_major_gridlines = False
    axis.major_tick_mark = axis.minor_tick_mark = TICKS.NONE
    axis.format.line.fill.background()
    axis.tick_label_position = XL_TICK_LABEL_POSITION.NONE


def _category_axis(chart: Any, *, names: bool) -> None:
    axis = chart.category_axis
    axis.reverse_order = True
    axis.major_tick_mark = TICKS.NONE
    axis.format.line.color.rgb = rgb("rule")
    axis.tick_label_position = XL_TICK_LABEL_POSITION.LOW if names else XL_TICK_LABEL_POSITION.NONE


def _bar(point: Any, value: Value) -> None:
    """The form of a bar: filled, hollow for a ceiling, a tint for what is undated or rough."""
    colour, form = hue(value.hue), point.format
    if outward(value.bound, value.number) == "under":
        form.fill.background()
    else:
        form.fill.solid()
        form.fill.fore_color.rgb = colour if _is_filled(value) else soft(value.hue)
    if value.bound != "exact" or not value.dated or value.derived:
        form.line.color.rgb = colour
        form.line.width = Pt(1.5)
        if not value.dated:
            form.line.dash_style = MSO_LINE_DASH_STYLE.DASH


def _is_filled(value: Value) -> bool:
    """Whether a bar has its full colour: no ceiling, nothing rough, undated or calculated."""
    ceiling = outward(value.bound, value.number) == "under"
    return value.dated and value.bound != "about" and not value.derived and not ceiling


def _folded(name: str) -> str:
    """A name in lines, so that it leaves room for its bar."""
    return "\n".join(wrap(name, _NAME))


def label(point: Any, form: str, position: Any, lang: Lang, *, quiet: bool = False) -> None:
    """What a point says: its own number in a format that holds its bound and its unit."""
    said = point.data_label
    said.font.size = Pt(12 if quiet else _TEXT)
    said.font.bold = not quiet
    said.font.color.rgb = rgb("muted" if quiet else "ink")
    said.position = position
    element = said._dLbl
    element.find(f".//{qn('a:bodyPr')}").set("wrap", "none")
    east_asian(element.find(f".//{qn('a:defRPr')}"), lang)
    number = etree.Element(qn("c:numFmt"), formatCode=form, sourceLinked="0")
    before = element.find(qn("c:spPr"))
    (element.find(qn("c:txPr")) if before is None else before).addprevious(number)
    element.find(qn("c:showLegendKey")).set("val", "0")
    element.find(qn("c:showVal")).set("val", "1")
    for name in ("c:showCatName", "c:showSerName", "c:showPercent", "c:showBubbleSize"):
        if (found := element.find(qn(name))) is not None:
            found.set("val", "0")
