"""The page of a view: SVG at first, the same figure by Plotly in the same box once it is touched."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Recorder, Visit

LINES = "cre-lines.jinhua.2022"
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


def test_a_mark_of_plotly_s_leads_where_the_link_of_the_drawing_leads(visit: Visit) -> None:
    page = visit("/en/view/cre-lines")
    box = page.locator(f".drawing a[data-figure='{LINES}']").bounding_box()
    assert box is not None
    touched(page)
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.wait_for_timeout(200)
    page.mouse.down()
    page.mouse.up()
    page.wait_for_url(f"**/en/figure/{LINES}")


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
