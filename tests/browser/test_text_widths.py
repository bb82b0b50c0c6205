"""Text is as wide on a page as drawings reckon with."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest
from playwright.sync_api import Browser

from dashboard.charts import metrics, svg, theme
from dashboard.charts.drawing import Drawing, Text
from dashboard.indicators.reading.loader import load
from dashboard.languages import DEFAULT as LANGS
from dashboard.languages import Lang
from dashboard.views.address.address import Address
from dashboard.views.render import catalogue
from dashboard.views.render.renderer import render
from tests.browser import pages

Line = tuple[str, float, bool]

#: Pixels by which a line may be wider or narrower.
CLOSE: Final = 1.0
_MEASURE: Final = """lines => lines.map(([said, size, bold]) => {
    const text = document.createElementNS("http://www.w3.org/2000/svg", "text");
    text.textContent = said;
    text.style.cssText = `white-space:pre;font:${bold ? 700 : 400} ${size}px var(--sans)`;
    document.querySelector(".chart-plot").append(text);
    return text.getComputedTextLength();
})"""


def lines(drawing: Drawing) -> Iterator[Line]:
    """Every run of text in a drawing, with its size and whether it is bold."""
    for item in drawing.items:
        if isinstance(item, Text):
            yield from (
                (run.text, run.size or item.size, run.bold) for line in item.lines for run in line
            )
    for panel in drawing.panels:
        for axis in (panel.value_axis, panel.time_axis):
            yield from ((tick.text, theme.SMALL, False) for tick in (axis.ticks if axis else ()))


@pytest.mark.parametrize("lang", LANGS)
def test_a_line_is_as_wide_as_it_was_reckoned(browser: Browser, shipped: Path, lang: Lang) -> None:
    package = load(shipped)
    found = sorted(
        {
            line
            for view in catalogue.views(package)
            for line in lines(render(package, Address(lang, "view", view.id)).drawing)
        }
    )
    page = browser.new_page()
    page.set_content(
        f"<!doctype html><html lang={lang}><style>{pages.faces()}{theme.stylesheet()}"
        f"{svg.stylesheet()}</style><div class=chart><svg class=chart-plot></svg></div>"
    )
    page.evaluate("Promise.all([...document.fonts].map(font => font.load()))")
    measured = page.evaluate(_MEASURE, found)
    page.close()
    apart = [
        (text, size, bold, wide)
        for (text, size, bold), wide in zip(found, measured, strict=True)
        if abs(metrics.text_width(text, size, bold=bold) - wide) > CLOSE
    ]
    assert len(found) > 50
    assert not apart
