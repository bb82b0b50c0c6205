"""The lines of a text as elements of SVG, set as Plotly sets them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from math import floor
from typing import Final

from dashboard.charts import metrics
from dashboard.charts.drawing import Run, Text
from dashboard.charts.text import line_height
from dashboard.charts.theme import SIZE, Color
from dashboard.charts.xml import Attribute, element

#: What writes a colour: a custom property of the page, or the colour of a scheme.
Paint = Callable[[Color], str]

_HALO: Final = 4


def text_lines(
    item: Text, where: Mapping[str, Attribute], paint: Paint, write: Callable[[str], str]
) -> Iterator[str]:
    """Each line of a text; its block begins at a whole pixel, as Plotly's does.

    ``where`` is its horizontal place, ``write`` gives what a text is in the document.
    """
    step, size = line_height(item.size), item.size
    above, below = round(metrics.ASCENT * size), round(metrics.DESCENT * size)
    high = (len(item.lines) - 1) * step + above + below
    part = {"top": 0, "middle": 0.5, "bottom": 1}[item.valign]
    baseline = floor(item.at.down - part * round(high) + 0.5) + above
    style: dict[str, Attribute] = {
        "font_size": size if size != SIZE else None,
        "text_anchor": {"left": None, "center": "middle", "right": "end"}[item.anchor],
        "fill": paint(item.color) if item.color != "ink" else None,
    }
    if item.halo:
        style |= {"stroke": paint("surface"), "stroke_width": _HALO}
        style |= {"paint_order": "stroke", "stroke_linejoin": "round"}
    for place, line in enumerate(item.lines):
        whole = line[0].bold if len(line) == 1 else False
        yield element(
            "text",
            *(_run(run, write, whole=whole) for run in line),
            **where,
            y=baseline + place * step,
            **style,
            font_weight="bold" if whole else None,
        )


def _run(run: Run, write: Callable[[str], str], *, whole: bool) -> str:
    """A piece of a line; ``whole`` if its weight is that of the line."""
    weight = "bold" if run.bold and not whole else None
    text = write(run.text)
    if weight or run.size:
        return element("tspan", text, font_size=run.size, font_weight=weight)
    return text
