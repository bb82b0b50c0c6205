"""The first response is the whole page; when Dash takes over, nothing moves."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.browser.conftest import Recorder, Visit, settle
from tests.browser.pages import rows
from tests.serving import Server

_SUITES: Final = "**/_dash-component-suites/**"
_BOXES: Final = """() => {
    const seen = [...document.querySelectorAll(
        "h1, h2, p, summary, .drawing, .singles, .filters, .field, .field-check, .theme-links a, footer"
    )].filter(one => one.checkVisibility({visibilityProperty: true}));
    return seen.map(one => {
        const {x, y, width, height} = one.getBoundingClientRect();
        const what = (one.className || one.tagName) + ": " + one.innerText.slice(0, 40).trim();
        return [one.matches(".drawing") ? "drawing" : what, ...[x, y, width, height].map(Math.round)];
    });
}"""
_TWO_FRAMES: Final = (
    "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"
)
_SHIFTS: Final = """
    window.shifted = 0;
    new PerformanceObserver((list) => {
        for (const one of list.getEntries()) if (!one.hadRecentInput) window.shifted += one.value;
    }).observe({type: "layout-shift", buffered: true});
"""


@pytest.fixture
def held(browser: Browser, server: Server, recorder: Recorder) -> Any:
    """Opens a page whose scripts are kept back: gives the page and what lets them go."""
    contexts = []

    def opened(path: str, **context: Any) -> tuple[Page, Any]:
        made = browser.new_context(**context)
        contexts.append(made)
        page = made.new_page()
        recorder.watch(page)
        page.add_init_script(_SHIFTS)
        waiting: list[Route] = []
        page.route(_SUITES, lambda route: waiting.append(route))  # noqa: PLW0108 (it is marked)
        page.goto(server.address + path, wait_until="commit")
        page.locator("footer.foot").wait_for()

        def let_go() -> None:
            page.route(_SUITES, lambda route: route.continue_())  # the newest route is asked first
            for route in waiting:
                route.continue_()
            settle(page)

        return page, let_go

    yield opened
    for made in contexts:
        made.close()


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_without_javascript_every_word_of_the_page_is_there(visit: Visit, lang: str) -> None:
    alive = visit(f"/{lang}/")
    still = visit(f"/{lang}/", java_script_enabled=False)
    for part in (".masthead", ".front-lead", ".front-keys", ".theme-links", ".foot"):
        assert still.locator(part).inner_text() == alive.locator(part).inner_text()
    folded = "main :is([role=status], .theme-say, .theme-tail, .cap, .singles, .figures, .linked)"
    assert still.locator(folded).count() > 20
    assert still.locator(folded).all_text_contents() == alive.locator(folded).all_text_contents()
    drawn = ".drawing-frame"
    assert still.locator(drawn).count() == 8
    described = "all => all.map(one => one.getAttribute('aria-label'))"
    assert still.locator(drawn).evaluate_all(described) == alive.locator(drawn).evaluate_all(
        described
    )


def test_without_javascript_every_printed_figure_can_be_read(visit: Visit, shipped: Path) -> None:
    page = visit("/en/", java_script_enabled=False)
    words = page.locator("main").text_content() or ""
    for row in rows(shipped):
        if row["indicator"] == "cre-national-rank":
            continue  # printed as 3rd
        assert f"{float(row['value']):,.10g}" in words if row["value"] else "21 March 2020" in words
    assert "3rd" in words


def test_without_javascript_links_lead_to_pages_and_notes_unfold(visit: Visit) -> None:
    page = visit("/en/", java_script_enabled=False)
    lines = page.locator("#card-cre-lines .figure-line")
    expect(lines.first).to_be_hidden()
    page.locator("#card-cre-lines summary").first.click()
    expect(lines.first).to_be_visible()
    page.locator("#theme-rail").get_by_role("link", name="View").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(
        "China Railway Express lines grew from 9 in 2017 to 24 in 2022"
    )
    expect(page.get_by_role("table").get_by_role("row")).to_have_count(3)
    page.get_by_role("link", name="中文").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(
        "中欧班列运行线路由2017年的9条增加到2022年的24条"
    )
    page.get_by_role("link", name="数据表").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("全部数据")


def test_without_javascript_a_selection_in_the_address_holds(visit: Visit) -> None:
    page = visit("/en/?theme=city", java_script_enabled=False)
    expect(page.get_by_role("status")).to_have_text("1 of 21 entries.")
    expect(page.locator(".theme-links [aria-current]")).to_have_text("Urbanization")
    expect(page.get_by_text("160.86")).to_have_count(0)


@pytest.mark.parametrize(
    ("path", "width"),
    [
        ("/en/", 1280),
        ("/zh/", 390),
        ("/en/?theme=rail", 1280),
        ("/zh/?theme=ftz", 390),
    ],
)
def test_nothing_moves_when_the_live_page_takes_over(held: Any, path: str, width: int) -> None:
    page, let_go = held(path, viewport={"width": width, "height": 900})
    before = page.evaluate(_BOXES)
    assert len(before) > 5
    let_go()
    after = page.evaluate(_BOXES)
    assert after == before
    assert page.evaluate("window.shifted") < 0.02
    assert page.locator("h1").count() == 1


def test_who_reads_on_before_the_handover_stays_where_they_are(held: Any) -> None:
    page, let_go = held("/en/", viewport={"width": 390, "height": 800})
    page.evaluate("window.scrollTo(0, 2500)")
    page.locator("#card-cre-lines summary").first.evaluate("one => one.click()")
    page.evaluate(_TWO_FRAMES)  # what is unfolded above moves nothing in sight
    before = page.evaluate("scrollY")
    top = page.locator("#card-ftz-growth .cap").bounding_box()
    let_go()
    assert page.evaluate("scrollY") == before >= 2500
    assert page.locator("#card-ftz-growth .cap").bounding_box() == top
    expect(page.locator("#card-cre-lines .figure-line").first).to_be_visible()


def test_the_page_scrolls_as_one(visit: Visit) -> None:
    page = visit("/en/")
    inner = page.evaluate(
        """() => [...document.querySelectorAll("body, body *")].filter(one =>
            one.scrollHeight > one.clientHeight + 1
            && ["auto", "scroll"].includes(getComputedStyle(one).overflowY)
        ).map(one => one.tagName + "." + one.className)"""
    )
    assert inner == []
