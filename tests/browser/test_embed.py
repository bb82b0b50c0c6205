"""Embeds in the pages of others, in a real browser: drawn, sized, quiet, safe in a sandbox."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Frame, Page, expect

from dashboard.indicators.loading import load
from dashboard.indicators.schema import LANGS
from dashboard.settings import data_folder
from dashboard.views import catalogue
from dashboard.views.snippet import snippet
from tests.browser.conftest import Recorder, Visit
from tests.serving import Server

VIEWS = [view.id for view in catalogue.views(load(data_folder()))]
DRAWN = [one.id for one in catalogue.views(load(data_folder())) if one.family != "tiles"]
#: Kept by every page: what the policy of a document has refused.
LISTEN = """
window.refused = [];
document.addEventListener("securitypolicyviolation", (event) => {
  window.refused.push(`${event.violatedDirective}: ${event.blockedURI} ${event.sample}`);
});
"""


@dataclass
class Elsewhere:
    """Another site, on a port of its own: what is put on its one page, and where that is."""

    address: str
    page: dict[str, str] = field(default_factory=dict)

    def show(self, body: str, head: str = "") -> None:
        self.page["html"] = f"<!DOCTYPE html><title>Elsewhere</title>{head}<body>{body}"


@pytest.fixture(scope="module")
def elsewhere() -> Iterator[Elsewhere]:
    shown: dict[str, str] = {}

    class Answer(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            found = self.path == "/"
            self.send_response(200 if found else 204)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            if found:
                self.wfile.write(shown["html"].encode())

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answer)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield Elsewhere(f"http://localhost:{server.server_port}", shown)
    server.shutdown()
    server.server_close()
    thread.join()


Abroad = Callable[..., Page]


@pytest.fixture
def abroad(browser: Browser, elsewhere: Elsewhere, recorder: Recorder) -> Iterator[Abroad]:
    """Open the page of the other site with something on it."""
    contexts = []

    def opened(body: str, *, head: str = "", width: int = 900, **context: object) -> Page:
        elsewhere.show(body, head)
        made = browser.new_context(viewport={"width": width, "height": 800}, **context)  # type: ignore[arg-type]
        contexts.append(made)
        made.add_init_script(LISTEN)
        page = made.new_page()
        recorder.watch(page)
        page.goto(elsewhere.address)
        page.wait_for_load_state("networkidle")
        recorder.forgive(f"request to another host: {elsewhere.address}")
        return page

    yield opened
    for made in contexts:
        made.close()


def framed(page: Page, number: int = 1) -> Frame:
    """What is in the page's iframe."""
    return page.frames[number]


def drawn(frame: Frame) -> None:
    """Wait until the figure stands."""
    frame.wait_for_function("document.querySelector('.drawing .main-svg text') !== null")


def tall(frame: Frame) -> int:
    return int(frame.evaluate("Math.ceil(document.documentElement.getBoundingClientRect().height)"))


@pytest.mark.parametrize("sandbox", ['sandbox="allow-scripts"', ""])
@pytest.mark.parametrize("view", VIEWS)
def test_an_embed_draws_on_another_origin_sandboxed_or_not_and_breaks_no_rule(
    server: Server, abroad: Abroad, view: str, sandbox: str
) -> None:
    src = f"{server.address}/en/embed/{view}"
    frame = framed(abroad(f'<iframe src="{src}" width="800" height="600" {sandbox}></iframe>'))
    if view in DRAWN:
        drawn(frame)
        assert frame.locator(".drawing .main-svg").first.is_visible()
    else:
        assert frame.locator(".tile-value").first.is_visible()
    assert frame.evaluate("window.refused") == []


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("view", VIEWS)
def test_a_static_embed_needs_no_script_at_all(
    server: Server, abroad: Abroad, view: str, lang: str
) -> None:
    src = f"{server.address}/{lang}/embed/{view}?static=1"
    page = abroad(f'<iframe src="{src}" width="300" height="600" sandbox></iframe>')
    frame = framed(page)
    assert frame.locator("h1").is_visible()
    assert frame.locator(".bars > li, .tiles > li").first.is_visible()
    assert frame.locator(".source").is_visible()


def test_where_scripts_are_forbidden_the_figures_stand_where_the_drawing_would(
    server: Server, abroad: Abroad, recorder: Recorder
) -> None:
    src = f"{server.address}/en/embed/growth-rates"
    frame = framed(abroad(f'<iframe src="{src}" width="600" height="600" sandbox></iframe>'))
    assert frame.locator(".bars .track").count() == 3
    assert frame.locator(".drawing-frame").is_hidden()
    recorder.forgive("Blocked script execution")


def test_a_copied_snippet_gives_the_embed_the_height_that_it_needs_and_follows_it(
    server: Server, abroad: Abroad
) -> None:
    src, script = f"{server.address}/en/embed/cre-lines", f"{server.address}/embed-height.js"
    page = abroad(snippet(src, "Lines", height=200, script=script))
    frame = framed(page)
    drawn(frame)
    page.wait_for_function("document.querySelector('iframe').clientHeight > 300")
    assert page.evaluate("document.querySelector('iframe').clientHeight") == tall(frame)
    before = tall(frame)
    frame.locator("details.data summary").click()
    page.wait_for_function(f"document.querySelector('iframe').clientHeight > {before}")
    assert page.evaluate("document.querySelector('iframe').clientHeight") == tall(frame)
    assert frame.evaluate("document.documentElement.scrollHeight > innerHeight") is False


def test_the_snippet_of_the_dialog_shows_the_view_in_a_page_of_somebody_else(
    page: Page, abroad: Abroad
) -> None:
    page.locator("#card-cre-lines .share-button").click()
    expect(page.locator("#share-snippet")).to_contain_text("/embed/cre-lines")
    foreign = abroad(page.locator("#share-snippet").inner_text())
    expect(foreign.frame_locator("iframe").locator("h1, h2").first).to_contain_text("24")


def test_without_the_script_of_the_snippet_the_height_stays(server: Server, abroad: Abroad) -> None:
    page = abroad(snippet(f"{server.address}/en/embed/cre-lines", "Lines", height=200))
    drawn(framed(page))
    assert page.evaluate("document.querySelector('iframe').clientHeight") == 200


def test_each_of_several_embeds_has_its_own_height_and_nobody_else_is_listened_to(
    server: Server, abroad: Abroad
) -> None:
    script = f"{server.address}/embed-height.js"
    two = [
        snippet(f"{server.address}/en/embed/{view}", view, height=200, script=script)
        for view in ("cre-lines", "milestones")
    ]
    stranger = (
        '<iframe id="stranger" height="50" sandbox="allow-scripts" srcdoc="<script>'
        "parent.postMessage({type: 'embed-height', height: 900}, '*')</script>\"></iframe>"
    )
    page = abroad("".join([*two, stranger]))
    for number in (1, 2):
        drawn(framed(page, number))
    page.wait_for_function(
        "[...document.querySelectorAll('iframe')].slice(0, 2).every((one) => one.clientHeight > 300)"
    )
    heights = page.evaluate(
        "[...document.querySelectorAll('iframe')].map((one) => one.clientHeight)"
    )
    assert heights == [tall(framed(page, 1)), tall(framed(page, 2)), 50]
    page.evaluate("postMessage({type: 'embed-height', height: 9999}, '*')")
    frame = framed(page, 1)
    for height in ('"1px; color: red"', "-5", "NaN", "Infinity", "null", "1e9"):
        frame.evaluate(f"parent.postMessage({{type: 'embed-height', height: {height}}}, '*')")
    # they come in the order in which they were sent, so the last one has the last word
    page.wait_for_function("document.querySelector('iframe').clientHeight === 20000")
    after = page.evaluate("[...document.querySelectorAll('iframe')].map((one) => one.clientHeight)")
    assert after == [20000, *heights[1:]]


def test_an_embed_tells_the_page_around_it_nothing_but_its_height(
    server: Server, abroad: Abroad
) -> None:
    listen = "<script>told = []; addEventListener('message', (one) => told.push(one.data))</script>"
    src = f"{server.address}/en/embed/cre-lines"
    page = abroad(f'<iframe src="{src}" sandbox="allow-scripts" width="600"></iframe>', head=listen)
    drawn(framed(page))
    told = page.evaluate("told")
    assert told
    assert all(set(one) == {"type", "height"} and isinstance(one["height"], int) for one in told)


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("search", ["", "?static=1", "?derived=1"])
@pytest.mark.parametrize("view", VIEWS)
def test_nothing_is_wider_than_the_narrowest_frame(
    visit: Visit, view: str, search: str, lang: str
) -> None:
    page = visit(f"/{lang}/embed/{view}{search}", width=280, height=600)
    if view in DRAWN and search != "?static=1":
        drawn(page.main_frame)
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    assert page.evaluate("document.documentElement.scrollWidth") <= 280
    assert (
        page.evaluate(
            "[...document.querySelectorAll('main *:not(.scroll *, .draglayer, .draglayer *)')]"
            ".filter((one) => one.getBoundingClientRect().right > 280.5).length"
        )
        == 0
    )


@pytest.mark.parametrize(
    ("search", "system", "dark"),
    [
        ("", "light", False),
        ("", "dark", True),
        ("?scheme=auto", "dark", True),
        ("?scheme=light", "dark", False),
        ("?scheme=dark", "light", True),
    ],
)
def test_the_scheme_is_the_flag_else_that_of_the_system(
    visit: Visit, search: str, system: str, dark: bool
) -> None:
    page = visit(f"/zh/embed/cre-lines{search}", scheme=system, width=600)  # type: ignore[arg-type]
    drawn(page.main_frame)
    ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
    ink = page.evaluate("getComputedStyle(document.querySelector('.main-svg text')).fill")
    assert ground == ("rgb(28, 32, 38)" if dark else "rgb(255, 254, 252)")
    assert (int(ink.removeprefix("rgb(").split(",")[0]) > 128) is dark


@pytest.mark.parametrize(
    "path",
    [
        "/en/embed/cre-lines",
        "/zh/embed/city-scale",
        "/en/embed/ftz-shares?static=1&scheme=dark&title=0",
    ],
)
def test_axe_finds_nothing_amiss(visit: Visit, axe: Callable[[Page], list[str]], path: str) -> None:
    page = visit(path, width=640, bypass_csp=True)
    assert axe(page) == []


def test_the_library_that_does_not_come_leaves_the_figures_as_a_table(
    browser: Browser, server: Server
) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.route("**/vendor/**", lambda route: route.abort())
    page.goto(f"{server.address}/en/embed/cre-lines")
    assert page.locator("details.data table").is_visible()
    assert page.locator(".drawing").count() == 0
    context.close()


def test_what_is_folded_is_printed(visit: Visit, tmp_path: Path) -> None:
    page = visit("/en/embed/cre-lines", width=640)
    drawn(page.main_frame)
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator("details.data table").is_visible()
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator("details.data table").is_hidden()
