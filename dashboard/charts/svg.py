"""A drawing as SVG: ``fluid`` for pages of any width without a script, ``fixed`` for files.

Sideways, shares of the width are per cents in the one and numbers in the other; what is in pixels
around a share stands in an ``<svg>`` of its own there. Margins are empty boxes beside the plot
area, since no attribute can say "all of the width but 20 pixels".
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from dashboard.charts.drawing import Bars, Connector, Drawing, Item, Points, Strokes, Text
from dashboard.charts.svg_items import Writer
from dashboard.charts.svg_text import Paint
from dashboard.charts.theme import FONT, SCHEMES, SIZE, Color, Scheme, hexadecimal
from dashboard.charts.xml import element, escape

Href = Callable[[str], str]

_XMLNS: Final = "http://www.w3.org/2000/svg"
_LAYERS: Final = 4


def fluid(drawing: Drawing, *, prefix: str, href: Href | None = None, new_tab: bool = False) -> str:
    """SVG as wide as its place on a page that has the rules of ``stylesheet``.

    ``href`` gives the address that the mark of an id links to, in a ``new_tab`` or here; ``prefix`` begins every id, so that
    none occurs twice on a page.
    """
    writer = Writer(prefix=prefix, width=None, paint=_token, href=href, new_tab=new_tab)
    margin = drawing.margin
    plot = element(
        "svg",
        "\n",
        *(f"{line}\n" for line in _body(drawing, writer)),
        class_="chart-plot",
        height=drawing.height,
        font_size=SIZE,
        fill=_token("ink"),
    )
    sides = (element("svg", width=pixels, height=1) for pixels in (margin.left, margin.right))
    return f'<div class="chart">{next(sides)}{plot}{next(sides)}</div>'


def fixed(
    drawing: Drawing,
    *,
    width: int,
    scheme: Scheme,
    size: tuple[int, int] | None = None,
    font: str = FONT,
    text: Callable[[str], str] = escape,
) -> str:
    """A whole SVG document, so many pixels wide, in the colours of a scheme, on its ground.

    ``size`` is how wide and high it is shown, if not as it is; ``text`` writes plain text as XML.
    """
    paint = _paint(scheme)
    margin = drawing.margin
    plot_width = width - margin.left - margin.right
    writer = Writer(prefix="", width=plot_width, paint=paint, href=None, text=text)
    shown_width, shown_height = size or (width, drawing.height)
    ground = element("rect", width=width, height=drawing.height, fill=paint("surface"))
    plot = element(
        "g",
        "\n",
        *(f"{line}\n" for line in _body(drawing, writer)),
        transform=f"translate({margin.left} 0)",
    )
    return element(
        "svg",
        f"\n{ground}\n{plot}\n",
        xmlns=_XMLNS,
        width=shown_width,
        height=shown_height,
        viewBox=f"0 0 {width} {drawing.height}",
        font_family=font.replace('"', "'"),
        font_size=SIZE,
        fill=paint("ink"),
    )


def stylesheet() -> str:
    """The rules that ``fluid`` needs on its page, beside the tokens of ``theme.stylesheet``."""
    return (
        ".chart{display:flex;font-family:var(--sans)}"
        ".chart>svg{display:block;flex:none}"
        ".chart>.chart-plot{flex:1 1 0;width:0;min-width:0;overflow:visible}"
        ".chart a:focus-visible{outline:2px solid var(--focus);outline-offset:2px}"
    )


def _body(drawing: Drawing, writer: Writer) -> Iterator[str]:
    """What is drawn, one item a line, from the lowest layer up; patterns first."""
    layers: list[list[str]] = [[] for _ in range(_LAYERS + 1)]
    for item in drawing.items:
        layers[_layer(item)] += writer.item(item)
    lowest, *others = layers
    axes = [line for panel in drawing.panels for line in writer.axes(panel)]
    lines = [*lowest, *axes, *(line for layer in others for line in layer)]
    if writer.patterns:
        yield element("defs", *writer.patterns.values())
    yield f'<g transform="translate(0 {drawing.margin.top})">'
    yield from lines
    yield "</g>"


def _layer(item: Item) -> int:
    """Bars, then lines and points, then shapes, then text, as in Plotly; some shapes lie below all."""
    match item:
        case Bars():
            return 1
        case Points() | Strokes() | Connector():
            return 2
        case Text():
            return 4
        case _:
            return 0 if getattr(item, "below", False) else 3


def _token(color: Color) -> str:
    return f"var(--{color})"


def _paint(scheme: Scheme) -> Paint:
    """Colours as numbers, which every renderer of files understands."""
    return lambda color: hexadecimal(SCHEMES[scheme][color])
