"""Tests of the SVG renderer: marks are links, text stays text, nothing is drawn that it does not know."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, get_args
from xml.etree import ElementTree as ET

import pytest

from dashboard.charts import svg, theme
from dashboard.charts.canvas import Canvas
from dashboard.charts.drawing import Drawing, Place, Points, Rect, Segment, Stroke, Symbol
from dashboard.charts.mark import Mark
from dashboard.charts.symbols import outline
from dashboard.charts.xml import escape
from tests.charts.builders import FAMILIES, HOSTILE, WORDS, Draw, frame, many, mark, undated

SVG = "{http://www.w3.org/2000/svg}"
ROWS = frame(
    mark(), mark(year=2022, value=24.0), undated(bound="over", id="over", indicator="over"),
    mark(id="made", indicator="made", derived=True, bound="about"),
)  # fmt: skip

every_family = pytest.mark.parametrize("draw", FAMILIES.values(), ids=FAMILIES)


def fluid(drawing: Drawing, prefix: str = "") -> ET.Element:
    """The SVG of a page, read as XML."""
    return ET.fromstring(svg.fluid(drawing, prefix=prefix, href=lambda id_: f"/figure/{id_}"))


def fixed(drawing: Drawing) -> ET.Element:
    return ET.fromstring(svg.fixed(drawing, width=560, scheme="dark"))


@every_family
@pytest.mark.parametrize("rows", [ROWS, many(), many("share"), frame()], ids=len)
def test_every_mark_is_a_link_to_its_figure_that_says_what_it_is(
    draw: Draw, rows: Sequence[Mark]
) -> None:
    drawing = draw(rows, WORDS)
    links = fluid(drawing).findall(".//a")
    assert sorted(one.attrib["data-figure"] for one in links) == sorted(drawing.marks)
    for one in links:
        assert one.attrib["href"] == f"/figure/{one.attrib['data-figure']}"
        assert one.findtext("title")


@every_family
def test_a_file_has_plain_numbers_and_the_colours_of_its_scheme_alone(draw: Draw) -> None:
    text = svg.fixed(draw(ROWS, WORDS), width=560, scheme="dark")
    assert not re.search(r"var\(|@media|%|<a ", text)
    dark = {
        "#" + "".join(f"{int(part):02x}" for part in re.findall(r"\d+", color))
        for color in theme.DARK.values()
    }
    assert set(re.findall(r"#[0-9a-f]{6}\b", text)) <= dark


@every_family
@pytest.mark.parametrize("text", [*HOSTILE, "a\x00b\ud800", "]]>", "\u202egnp"])
def test_whatever_is_in_the_data_stays_text(draw: Draw, text: str) -> None:
    said = dict.fromkeys(("label", "said", "short", "when", "indicator_label"), text)
    for read in (fluid, fixed):
        root = read(draw(frame(mark(**said), undated(**said, indicator="other")), WORDS))
        tags = {one.tag.removeprefix(SVG) for one in root.iter()}
        assert tags <= {
            "div", "svg", "g", "a", "title", "rect", "line", "path", "circle", "text", "tspan",
            "defs", "pattern",
        }  # fmt: skip
        assert not [key for one in root.iter() for key in one.attrib if key.startswith("on")]


def test_an_address_cannot_end_its_attribute() -> None:
    drawing = FAMILIES["bars"](frame(mark()), WORDS)
    text = svg.fluid(drawing, prefix="", href=lambda _: '"><script>')
    assert "<script" not in text
    assert escape('"') in text


def test_ids_begin_with_the_prefix_and_are_what_fills_refer_to() -> None:
    root = fluid(FAMILIES["bars"](ROWS, WORDS), prefix="card-")
    ids = {one.attrib["id"] for one in root.iter() if "id" in one.attrib}
    fills = {one.attrib.get("fill", "") for one in root.iter()}
    assert ids
    assert all(one.startswith("card-") for one in ids)
    assert {f"url(#{one})" for one in ids} == {one for one in fills if one.startswith("url")}


@pytest.mark.parametrize("symbol", get_args(Symbol))
def test_every_symbol_has_an_outline_of_about_its_size(symbol: Symbol) -> None:
    corners = [pixels for _, pixels in outline(symbol, 10) if pixels]
    assert bool(corners) is not symbol.startswith("circle")
    assert all(abs(value) <= 14 for pixels in corners for value in pixels)


def test_what_the_writer_does_not_know_is_an_error() -> None:
    canvas = Canvas(cursor=10)
    unknown: Any = object()
    canvas.add(unknown)
    with pytest.raises(AssertionError, match="object"):
        svg.fluid(canvas.finish(), prefix="")


@pytest.mark.parametrize("kind", [Segment, Rect])
def test_what_goes_from_share_to_share_in_pixels_is_refused(kind: Any) -> None:
    canvas = Canvas(cursor=10)
    canvas.add(kind(Place(0, 5, dx=3), Place(1, 5), stroke=Stroke("ink")))
    with pytest.raises(ValueError, match="two shares"):
        svg.fluid(canvas.finish(), prefix="")


def test_a_drawing_is_as_high_in_a_file_as_on_a_page() -> None:
    drawing = FAMILIES["timeline"](ROWS, WORDS)
    assert any(isinstance(one, Points) for one in drawing.items)
    assert fixed(drawing).attrib["height"] == str(drawing.height)
    assert [one.attrib["height"] for one in fluid(drawing).findall("./svg[@class]")] == [
        str(drawing.height)
    ]
