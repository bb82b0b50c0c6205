"""The presentation that slides are put into: wide, in our type and colours, with a title on each."""

from __future__ import annotations

from typing import Any, Final

from lxml import etree
from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml.ns import qn
from pptx.util import Emu, Inches

from dashboard.charts import theme

WIDTH: Final = Inches(13.333)
HEIGHT: Final = Inches(7.5)
LEFT: Final = Inches(0.65)
RIGHT: Final = WIDTH - LEFT
INNER: Final = RIGHT - LEFT

#: Type that is on the machines where slides are shown: Windows, macOS with Office, WPS.
LATIN: Final = "Arial"
EAST_ASIAN: Final = "Microsoft YaHei"

#: What the file says that it was made with, and for which shape of screen.
_APP: Final = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    "<Application>jinhua-dashboard</Application>"
    "<PresentationFormat>Widescreen</PresentationFormat></Properties>"
)
_TITLE_ONLY: Final = 5
_TITLE: Final[tuple[int, int, int, int]] = (LEFT, Inches(0.42), INNER, Inches(1.0))


def rgb(token: str) -> RGBColor:
    """A colour of the palette."""
    return RGBColor(*bytes.fromhex(theme.hexadecimal(theme.LIGHT[token])[1:]))


def hue(number: int) -> RGBColor:
    """The colour of a hue; the first where there is none."""
    return rgb(f"hue-{(max(number, 1) - 1) % theme.HUES + 1}")


def soft(number: int) -> RGBColor:
    """The tint of a hue."""
    return rgb(f"hue-{(max(number, 1) - 1) % theme.HUES + 1}-soft")


def presentation() -> Any:
    """An empty presentation of 16:9 with our theme."""
    made: Any = Presentation()
    master = made.slide_master
    scale = WIDTH / int(made.slide_width)
    made.slide_width, made.slide_height = Emu(WIDTH), Emu(HEIGHT)
    for one in (master, *made.slide_layouts):
        for shape in one.placeholders:
            _widen(shape, scale)
    title = made.slide_layouts[_TITLE_ONLY].placeholders[0]
    title.left, title.top, title.width, title.height = (Emu(part) for part in _TITLE)
    _title_style(master)
    _theme(master)
    _without_template(made)
    return made


def add(made: Any) -> Any:
    """A new slide with a title and nothing else."""
    slide = made.slides.add_slide(made.slide_layouts[_TITLE_ONLY])
    for shape in list(slide.placeholders):
        if shape.placeholder_format.idx != 0:
            shape.element.getparent().remove(shape.element)
    return slide


def _widen(shape: Any, scale: float) -> None:
    """A placeholder of the 4:3 template, as wide on our slides as it was on that."""
    if shape.element.find(f".//{qn('a:xfrm')}") is not None:
        shape.left, shape.width = Emu(int(shape.left * scale)), Emu(int(shape.width * scale))


def _without_template(made: Any) -> None:
    """Take out what the template says of the machine it was made on, and say what this is."""
    package = made.part.package
    for part, kind in (
        (package, RELATIONSHIP_TYPE.THUMBNAIL),
        (made.part, RELATIONSHIP_TYPE.PRINTER_SETTINGS),
    ):
        for name in [name for name, one in part._rels.items() if one.reltype == kind]:
            part._rels.pop(name)
    made.element.find(qn("p:sldSz")).attrib.pop("type", None)
    package.part_related_by(RELATIONSHIP_TYPE.EXTENDED_PROPERTIES)._blob = _APP.encode("utf-8")


def _title_style(master: Any) -> None:
    """Headlines stand left, bold, in reading size, on the line of what follows."""
    level = master.element.find(f".//{qn('p:titleStyle')}/{qn('a:lvl1pPr')}")
    level.set("algn", "l")
    run = level.find(qn("a:defRPr"))
    run.set("sz", "2800")
    run.set("b", "1")
    for shape in master.placeholders:
        body = shape.element.find(f".//{qn('a:bodyPr')}")
        if shape.placeholder_format.idx == 0 and body is not None:
            body.set("anchor", "b")
            for side in ("lIns", "rIns"):
                body.set(side, "0")


def _theme(master: Any) -> None:
    """Our type and palette as the theme, so that what is added or edited later goes with it."""
    part = master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    root = etree.fromstring(part.blob)
    root.set("name", "jinhua-dashboard")
    for fonts in root.iter(qn("a:majorFont"), qn("a:minorFont")):
        fonts.find(qn("a:latin")).set("typeface", LATIN)
        fonts.find(qn("a:ea")).set("typeface", EAST_ASIAN)
    colours = {"dk1": rgb("ink"), "lt1": RGBColor(255, 255, 255), "dk2": rgb("muted")}
    colours |= {f"accent{number}": hue(number) for number in range(1, theme.HUES + 1)}
    scheme = next(root.iter(qn("a:clrScheme")))
    for name, colour in colours.items():
        slot = scheme.find(qn(f"a:{name}"))
        slot.clear()
        etree.SubElement(slot, qn("a:srgbClr")).set("val", str(colour))
    part._blob = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
