"""Text on slides: boxes, runs in two scripts, tables without decoration."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from lxml import etree
from pptx.dml.color import RGBColor
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.util import Emu, Pt

from dashboard.exports.pptx.master import EAST_ASIAN, rgb
from dashboard.languages import Lang
from dashboard.messages.conventions import conventions

#: PowerPoint's own "No Style, No Grid": what a table looks like is said here.
_NO_STYLE: Final = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of text in one size and colour."""

    text: str
    size: float = 14
    colour: RGBColor | None = None
    bold: bool = False
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Area:
    """Where something stands on a slide, in EMU."""

    left: int
    top: int
    width: int
    height: int


def box(
    slide: Any, area: Area, paragraphs: Iterable[Sequence[Run]], lang: Lang, *, after: float = 0
) -> Any:
    """A text box without margins; ``after`` is the space below each paragraph, in points."""
    shape = slide.shapes.add_textbox(area.left, area.top, area.width, area.height)
    frame = shape.text_frame
    frame.word_wrap = True
    frame.vertical_anchor = MSO_ANCHOR.TOP
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    fill(frame, paragraphs, lang, after=after)
    return shape


def fill(frame: Any, paragraphs: Iterable[Sequence[Run]], lang: Lang, *, after: float = 0) -> None:
    """Put paragraphs into a text frame, in place of what is there."""
    for number, runs in enumerate(paragraphs):
        paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
        paragraph.space_after = Pt(after)
        for run in runs:
            _set(paragraph.add_run(), run, lang)


def _set(made: Any, run: Run, lang: Lang) -> None:
    made.text = run.text
    made.font.size = Pt(run.size)
    made.font.bold = run.bold
    made.font.color.rgb = run.colour or rgb("ink")
    if run.url:
        made.hyperlink.address = run.url
    east_asian(made._r.get_or_add_rPr(), lang)


def east_asian(properties: Any, lang: Lang) -> None:
    """Say which type Chinese characters are set in, and in which language the text is."""
    properties.set("lang", conventions(lang).region)
    if alternative := conventions(lang).alternative:
        properties.set("altLang", alternative)
    if properties.find(qn("a:ea")) is None:
        typeface = etree.SubElement(properties, qn("a:ea"))
        typeface.set("typeface", EAST_ASIAN)
        latin = properties.find(qn("a:latin"))
        link = properties.find(qn("a:hlinkClick"))
        if latin is not None:
            latin.addnext(typeface)
        elif link is not None:
            link.addprevious(typeface)


def table(
    slide: Any,
    area: Area,
    rows: Sequence[Sequence[Run]],
    lang: Lang,
    *,
    widths: Sequence[float],
    heights: Sequence[float],
) -> None:
    """A table without decoration: rows with a hairline below; ``widths`` are parts of the whole.

    ``heights`` are those of the rows, as ratios.

    A row of one cell goes across.
    """
    frame = slide.shapes.add_table(
        len(rows), len(widths), area.left, area.top, area.width, area.height
    )
    grid = frame.table
    frame._element.find(f".//{qn('a:tableStyleId')}").text = _NO_STYLE
    grid.first_row = grid.horz_banding = False
    for column, part in zip(grid.columns, widths, strict=True):
        column.width = Emu(int(area.width * part))
    unit = area.height / sum(heights)
    for line, runs, high in zip(grid.rows, rows, heights, strict=True):
        line.height = Emu(int(unit * high))
        if len(runs) == 1:
            line.cells[0].merge(line.cells[len(widths) - 1])
        for cell, run in zip(line.cells, runs, strict=len(runs) > 1):
            cell.margin_left = 0
            cell.margin_right = Pt(6)
            cell.margin_top = cell.margin_bottom = Pt(1)
            cell.vertical_anchor = MSO_ANCHOR.MIDDLE
            fill(cell.text_frame, [[run]], lang)
            cell.text_frame.paragraphs[0].alignment = PP_ALIGN.LEFT
            _rule(cell)


def describe(frame: Any, alt: str) -> None:
    """Give a chart or a table its alternative text."""
    frame._element.find(f".//{qn('p:cNvPr')}").set("descr", alt)


def is_described(frame: Any) -> bool:
    """Whether a chart or a table has an alternative text."""
    return bool(frame._element.find(f".//{qn('p:cNvPr')}").get("descr"))


def _rule(cell: Any) -> None:
    """A hairline below a cell."""
    properties = cell._tc.get_or_add_tcPr()
    line = etree.SubElement(properties, qn("a:lnB"), w="6350")
    solid = etree.SubElement(line, qn("a:solidFill"))
    etree.SubElement(solid, qn("a:srgbClr")).set("val", str(rgb("grid")))
