"""The static site opened from a disk, and the file of a view, with the network off."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from playwright.sync_api import Browser, Page, expect

from dashboard.cli import main
from dashboard.indicators.reading.loader import load
from dashboard.languages import DEFAULT as LANGS
from dashboard.settings import data_folder
from dashboard.views.render import catalogue
from tests.browser.conftest import PATIENCE, Recorder
from tests.browser.presenting import SLIDES

DRAWN = [one.id for one in catalogue.views(load(data_folder())) if one.family != "tiles"]
#: What the front page draws; the timeline repeats their figures, and is only led to.
FRONT = [one for one in DRAWN if one != "milestones"]
#: Kept by every page: what the policy of a document has refused.
LISTEN = """
window.refused = [];
document.addEventListener("securitypolicyviolation", (event) => {
  window.refused.push(`${event.violatedDirective}: ${event.blockedURI} ${event.sample}`);
});
"""

Opened = Callable[[str], Page]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("export") / "site"
    done = CliRunner().invoke(main, ["export", str(out)])
    assert done.exit_code == 0, done.output
    return out


@pytest.fixture
def opened(browser: Browser, site: Path) -> Iterator[Opened]:
    """Opens a file of the site without a network; whatever goes wrong fails the test."""
    context = browser.new_context(offline=True, viewport={"width": 1280, "height": 900})
    context.set_default_timeout(PATIENCE)
    context.add_init_script(LISTEN)
    watching = Recorder(site.as_uri())

    def visit(path: str) -> Page:
        page = context.new_page()
        watching.watch(page)
        page.goto(f"{site.as_uri()}/{path}")
        return page

    yield visit
    context.close()
    assert not watching.found, "\n".join(watching.found)


def test_a_deck_from_a_disk_shows_what_its_address_asks_for(opened: Opened) -> None:
    page = opened("en/present/index.html?views=ftz-growth,nope,milestones&every=20&scheme=dark")
    expect(page.locator("#place")).to_have_text("1 / 3")
    shown = page.locator(".slide").evaluate_all("(all) => all.map((one) => one.dataset.view)")
    assert shown == ["ftz-growth", "milestones", "milestones"]
    expect(page.locator("html")).to_have_attribute("data-bs-theme", "dark")
    expect(page.locator("#pause")).to_be_visible()
    page.keyboard.press("End")
    expect(page.locator("#pill")).to_have_text("Paused")
    page.keyboard.press("ArrowRight")  # a wall begins again
    expect(page.locator("#place")).to_have_text("1 / 3")
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_contain_text("every 20 seconds")


@pytest.mark.parametrize("search", ["", "?views=nope&every=2&scheme=sepia"])
def test_a_deck_from_a_disk_that_is_asked_for_nothing_shows_all(
    opened: Opened, search: str
) -> None:
    page = opened(f"en/present/index.html{search}")
    expect(page.locator("#place")).to_have_text(f"1 / {SLIDES}")
    expect(page.locator("#pause")).to_be_hidden()


def test_the_front_page_leads_to_the_language_of_the_browser(opened: Opened, site: Path) -> None:
    page = opened("index.html")
    page.wait_for_url(f"{site.as_uri()}/en/index.html")


@pytest.mark.parametrize("lang", LANGS)
def test_the_explorer_is_drawn(opened: Opened, lang: str) -> None:
    page = opened(f"{lang}/index.html")
    expect(page.locator(".drawing .chart-plot >> nth=0")).to_be_visible()
    for view in FRONT:
        expect(page.locator(f"#card-{view} .drawing .chart-plot >> nth=0")).to_be_attached()
    page.locator(".linked a").click()
    page.wait_for_url(f"**/{lang}/view/milestones/index.html")
    expect(page.locator(".drawing .chart-plot >> nth=0")).to_be_visible()


@pytest.mark.parametrize("lang", LANGS)
def test_a_view_is_drawn_and_its_figures_lead_to_their_pages(opened: Opened, lang: str) -> None:
    page = opened(f"{lang}/view/cre-lines/index.html")
    expect(page.locator(".drawing .chart-plot >> nth=0")).to_be_visible()
    page.locator("table a").first.click()
    page.wait_for_url("**/figure/cre-lines.jinhua.2017/index.html")
    expect(page.locator("h1")).to_be_visible()


def test_the_scheme_can_be_switched(opened: Opened) -> None:
    page = opened("en/view/cre-lines/index.html")
    before = page.evaluate("document.documentElement.dataset.bsTheme")
    page.locator(".scheme-switch").click()
    assert page.evaluate("document.documentElement.dataset.bsTheme") != before


@pytest.mark.parametrize("view", DRAWN)
def test_an_embed_is_drawn(opened: Opened, view: str) -> None:
    page = opened(f"zh/embed/{view}/index.html")
    expect(page.locator(".chart-plot >> nth=0")).to_be_visible()


def test_the_deck_runs(opened: Opened) -> None:
    page = opened("en/present/index.html")
    expect(page.locator(".slide").first).to_be_visible()
    page.keyboard.press("ArrowRight")
    expect(page.locator(".slide").nth(1)).to_be_visible()


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("view", DRAWN)
def test_a_downloaded_file_draws_without_a_network(opened: Opened, view: str, lang: str) -> None:
    page = opened(f"{lang}/download/{view}.html")
    expect(page.locator(".chart-plot >> nth=0")).to_be_visible()
    assert page.evaluate("window.refused") == []


def test_what_is_drawn_fills_its_place_and_reaches_no_further(opened: Opened) -> None:
    page = opened("en/index.html")
    for view in FRONT:
        place = page.locator(f"#card-{view} .drawing")
        height = place.evaluate("(one) => one.clientHeight")
        drawn = place.locator(".chart-plot >> nth=0")
        expect(drawn).to_have_attribute("height", str(height))
