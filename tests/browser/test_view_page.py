"""The page of a view: SVG at first, the same figure by Plotly in the same box once it is touched."""

from __future__ import annotations

from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect

from tests.browser import reading
from tests.browser.conftest import Recorder, Visit

LINES = "cre-lines.jinhua.2022"
GROWTH = "gdp-growth.jinhua.P5Y/2022-06-28"
_BOXES = """() => [...document.querySelectorAll("h1, h2, p, .drawing, table, footer")].map(one => {
    const {x, y, width, height} = one.getBoundingClientRect();
    return [one.tagName, ...[x, y, width, height].map(Math.round)];
})"""


def touched(page: Page) -> None:
    """Move the pointer into the drawing, and wait until Plotly has drawn it."""
    page.locator(".drawing").hover()
    expect(page.locator(".drawing[data-alive] .js-plotly-plot .main-svg").first).to_be_visible()


@pytest.mark.parametrize(
    ("path", "width"), [("en/view/cre-lines", 1280), ("zh/view/ftz-shares", 390)]
)
def test_plotly_takes_the_place_of_the_drawing_and_nothing_moves(
    visit: Visit, path: str, width: int
) -> None:
    page = visit(f"/{path}", width=width)
    expect(page.locator(".js-plotly-plot")).to_have_count(0)
    assert page.evaluate("typeof window.Plotly") == "undefined"
    before = page.evaluate(_BOXES)
    touched(page)
    assert page.evaluate(_BOXES) == before
    expect(page.locator(".drawing > .chart")).to_be_hidden()


@pytest.mark.parametrize(
    ("view", "figure", "across"),
    [("growth-rates", GROWTH, 0.5), ("cre-lines", LINES, 0.3)],
    ids=["bar", "strokes"],
)
def test_a_mark_of_plotly_s_opens_what_the_link_of_the_drawing_opens(
    visit: Visit, view: str, figure: str, across: float
) -> None:
    page = visit(f"/en/view/{view}")
    link = page.locator(f".drawing a[data-figure='{figure}']")
    box = link.bounding_box()
    assert box is not None
    link.press("Enter")
    told = reading.told(page)
    page.keyboard.press("Escape")
    reading.see_no_panel(page)
    page.locator(".view-title").click()
    page.evaluate("document.activeElement.blur()")
    touched(page)
    x, y = box["x"] + box["width"] * across, box["y"] + box["height"] / 2
    page.mouse.move(x - 2, y)
    page.mouse.move(x, y)
    page.mouse.click(x, y, delay=100)
    assert reading.told(page) == told
    reading.see_address(page, f"/en/view/{view}#figure={quote(figure, safe='')}")


def test_a_drawing_that_is_used_with_keys_stays_as_it_is(visit: Visit) -> None:
    page = visit("/en/view/cre-lines")
    mark = page.locator(f".drawing a[data-figure='{LINES}']")
    mark.focus()
    page.locator(".drawing").hover()
    page.wait_for_timeout(1500)
    expect(mark).to_be_focused()
    expect(page.locator(".drawing[data-alive]")).to_have_count(0)


def test_where_plotly_does_not_come_the_drawing_stays(visit: Visit, recorder: Recorder) -> None:
    page = visit("/en/view/cre-lines")
    page.route("**/plotly-basic*", lambda route: route.abort())
    page.locator(".drawing").hover()
    page.wait_for_timeout(500)
    expect(page.locator(".drawing > .chart")).to_be_visible()
    recorder.forgive("plotly-basic", "net::ERR_FAILED")


def test_paper_has_the_drawing_that_fits_any_width(visit: Visit) -> None:
    page = visit("/en/view/cre-lines")
    touched(page)
    page.emulate_media(media="print")
    expect(page.locator(".drawing > .chart")).to_be_visible()
    expect(page.locator(".drawing-live")).to_be_hidden()
