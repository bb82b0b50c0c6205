"""What comes out of a printer: the figures and their notes, without the controls."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit
from tests.browser.pages import rows

#: Remembers what stands on the page at the moment it is printed.
_WITNESS = """() => {
    window.addEventListener("beforeprint", () => {
        window.printed = document.querySelector("#live").innerText;
        window.folded = document.querySelectorAll("details:not([open])").length;
    });
}"""

#: Remembers how wide each drawing of plotly is at the moment the page is printed.
_SHEET = """() => {
    window.addEventListener("beforeprint", () => {
        window.drawings = [...document.querySelectorAll(".drawing .main-svg:first-child")]
            .map(one => one.getAttribute("width"));
    });
}"""


def test_controls_are_not_printed(visit: Visit) -> None:
    page = visit("/en/")
    page.emulate_media(media="print")
    for part in (".filters", ".main-nav", ".switches", ".foot-links", ".skip-link"):
        assert page.locator(part).count()
        expect(page.locator(part).first).to_be_hidden()
    expect(page.locator("h1")).to_be_visible()
    expect(page.locator(".theme-tail .source").first).to_be_visible()


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_print_has_every_figure_and_every_note_unfolded(
    visit: Visit, shipped: Path, lang: str
) -> None:
    page = visit(f"/{lang}/")
    folded = page.locator("details:not([open])").count()
    assert folded
    page.evaluate(_WITNESS)
    page.emulate_media(media="print")
    made = page.pdf(format="A4")
    assert made.startswith(b"%PDF")
    assert made.count(b"/Type /Page\n") + made.count(b"/Type /Page ") >= 2
    assert page.evaluate("window.folded") == 0
    words = str(page.evaluate("window.printed"))
    for row in rows(shipped):
        note = row[f"note_{lang}"]
        first = note.split("。" if lang == "zh" else ". ")[0].split("；")[0].rstrip(".")
        assert first in words, row["indicator"]
        if lang == "en" and row["value"] and row["indicator"] != "cre-national-rank":
            assert f"{float(row['value']):,.10g}" in words
    page.emulate_media(media="screen")
    expect(page.locator("details:not([open])")).to_have_count(folded)


def test_a_dark_page_is_printed_on_white(visit: Visit) -> None:
    page = visit("/en/", scheme="dark")
    page.emulate_media(media="print", color_scheme="dark")
    colours = page.evaluate(
        """() => ["body", ".say h2", ".drawing text"].map(one => {
            const style = getComputedStyle(document.querySelector(one));
            return one === ".drawing text" ? style.fill : style.color;
        })"""
    )
    for colour in colours:
        assert max(int(part) for part in colour[4:-1].split(",")) < 128, colours


@pytest.mark.parametrize("path", ["/en/", "/zh/view/ftz-shares", "/en/about"])
def test_nothing_sticks_out_of_a_sheet(visit: Visit, path: str) -> None:
    page = visit(path)
    page.evaluate(_SHEET)
    page.pdf(format="A4")
    page.set_viewport_size({"width": 718, "height": 1000})  # A4 between margins of 10 mm
    page.emulate_media(media="print")
    page.wait_for_function("() => document.documentElement.scrollWidth <= innerWidth")
    drawings = page.locator(".drawing")
    still = drawings.locator(":scope > .chart")  # made anew for its sheet by the browser itself
    widths = [int(width) for width in page.evaluate("window.drawings")] or still.evaluate_all(
        "all => all.map(one => Math.max(one.offsetWidth, one.scrollWidth))"
    )
    rooms = drawings.evaluate_all("all => all.map(one => one.clientWidth)")
    assert all(width <= room for width, room in zip(widths, rooms, strict=True))


def test_after_printing_a_drawing_is_as_wide_as_its_card_again(visit: Visit) -> None:
    page = visit("/en/")
    widths = "[...document.querySelectorAll('.drawing .main-svg')].map(one => one.clientWidth)"
    before = page.evaluate(widths)
    page.pdf(format="A4")
    page.wait_for_function(
        f"before => JSON.stringify({widths}) === JSON.stringify(before)", arg=before
    )


def test_the_explorer_fills_its_sheets(visit: Visit) -> None:
    made = visit("/en/").pdf(format="A4", margin={"top": "10mm", "bottom": "10mm"})
    assert len(re.findall(rb"/Type\s*/Page\b(?!s)", made)) <= 12
