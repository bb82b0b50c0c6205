"""Embeds in the pages of others, in a real browser: drawn, sized, quiet, safe in a sandbox."""

from __future__ import annotations

import re
import shutil
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import product
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Frame, Page, expect

from dashboard.charts import theme
from dashboard.exports.html.embed_height import height_of
from dashboard.indicators.reading.loader import load
from dashboard.indicators.store.archive import Archive
from dashboard.indicators.store.store import Store
from dashboard.languages import DEFAULT as LANGS
from dashboard.settings import data_folder
from dashboard.views.address.address import Address
from dashboard.views.address.embed_code import snippet
from dashboard.views.render import catalogue
from dashboard.views.render.renderer import Renderer
from tests.browser.conftest import Recorder, Visit
from tests.serving import Server, serving

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
    """Wait until the page is there, and its figures with it."""
    frame.wait_for_load_state("load")
    frame.wait_for_selector(".drawing-frame .chart text")


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
        assert frame.locator(".chart-plot").first.is_visible()
    else:
        assert frame.locator(".tile-value").first.is_visible()
    assert frame.evaluate("window.refused") == []


def test_an_embed_that_is_gone_says_so_in_the_page_around(
    server: Server, abroad: Abroad, recorder: Recorder
) -> None:
    """A browser says "refused to connect" of a page that may not be framed, and no more."""
    src = f"{server.address}/en/embed/gone"
    frame = framed(abroad(f'<iframe src="{src}" width="280" height="400" sandbox></iframe>'))
    expect(frame.locator("h1")).to_have_text("There is no such page")
    recorder.forgive("404")


@pytest.mark.parametrize("around", ["disk", "sandbox"])
def test_everybody_is_also_a_page_on_a_disk_and_one_in_a_sandbox(
    server: Server, abroad: Abroad, recorder: Recorder, tmp_path: Path, around: str
) -> None:
    """``frame-ancestors *`` is every site of the network only; oEmbed is often put in a sandbox."""
    code = snippet(f"{server.address}/en/embed/cre-lines", "Lines", height=800)
    if around == "sandbox":
        page = abroad(f'<iframe srcdoc="{escape(code)}" sandbox="allow-scripts"></iframe>')
        frame = page.frame_locator("iframe").frame_locator("iframe")
    else:
        page = abroad("")
        (tmp_path / "talk.html").write_text(code, "utf-8")
        page.goto((tmp_path / "talk.html").as_uri())
        frame = page.frame_locator("iframe")
    expect(frame.locator(".chart text").first).to_be_attached()
    recorder.forgive("request to another host: file:")


def test_a_word_without_an_end_is_broken_and_widens_nothing(visit: Visit, tmp_path: Path) -> None:
    """As a part of a row it once asked for all the width it has, on slides as well."""
    folder = Path(shutil.copytree(data_folder(), tmp_path / "data"))
    file = folder / "codebook.csv"
    label = "Share of institutional innovations"
    file.write_text(file.read_text("utf-8").replace(label, "LongWord" * 30), "utf-8")
    with serving("--workers", "1", "--data", str(folder)) as other:
        page = visit("/en/embed/ftz-shares", home=other.address, width=700)
        expect(page.locator(".chart").first).to_contain_text("LongWord")
        assert page.evaluate("document.documentElement.scrollWidth") == 700
        page.goto(f"{other.address}/en/present?views=milestones&derived=0")
        wide = "() => [...document.querySelectorAll('.slide.now .entries *')]"
        wide += ".filter((one) => one.scrollWidth > one.clientWidth + 1 && one.clientWidth).length"
        for _ in range(page.locator(".slide").count()):
            assert page.evaluate(wide) == 0
            page.keyboard.press("ArrowRight")


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("view", VIEWS)
def test_an_embed_needs_no_script_at_all(
    server: Server, abroad: Abroad, recorder: Recorder, view: str, lang: str
) -> None:
    src = f"{server.address}/{lang}/embed/{view}"
    page = abroad(f'<iframe src="{src}" width="300" height="600" sandbox></iframe>')
    frame = framed(page)
    assert frame.locator("h1").is_visible()
    assert frame.locator(".chart-plot, .tiles > li").first.is_visible()
    assert frame.locator(".source").is_visible()
    recorder.forgive("Blocked script execution")


def test_a_copied_snippet_gives_the_embed_the_height_that_it_needs_and_follows_it(
    server: Server, abroad: Abroad
) -> None:
    src, script = f"{server.address}/en/embed/cre-lines", f"{server.address}/embed-height.js"
    page = abroad(snippet(src, "Lines", height=200, script=script))
    frame = framed(page)
    drawn(frame)
    page.wait_for_function("() => document.querySelector('iframe').clientHeight > 300")
    assert page.evaluate("document.querySelector('iframe').clientHeight") == tall(frame)
    before = tall(frame)
    frame.locator("details.data summary").click()
    page.wait_for_function(f"document.querySelector('iframe').clientHeight > {before}")
    assert page.evaluate("document.querySelector('iframe').clientHeight") == tall(frame)
    assert frame.evaluate("document.documentElement.scrollHeight > innerHeight") is False


def test_the_snippet_of_the_dialog_shows_the_view_in_a_page_of_somebody_else(
    page: Page, abroad: Abroad
) -> None:
    page.locator(".share-link[href*='/cre-lines']").click()
    expect(page.locator("#share-snippet")).to_contain_text("/embed/cre-lines")
    foreign = abroad(page.locator("#share-snippet").inner_text())
    expect(foreign.frame_locator("iframe").locator("h1, h2").first).to_contain_text("24")


HIDDEN = "<div id='tab' style='display:none'>{}</div>"
#: Where every piece of text of a drawing stands, to the pixel.
PLACES = """() => {
    const home = document.querySelector(".chart").getBoundingClientRect();
    return [...document.querySelectorAll(".chart text")].map((one) => {
        const box = one.getBoundingClientRect();
        return [one.textContent, ...[box.left - home.left, box.top - home.top].map(Math.round)];
    });
}"""


@pytest.mark.parametrize("lazy", ["", 'loading="lazy"'])
def test_an_embed_that_is_hidden_at_first_is_drawn_as_one_that_never_was(
    server: Server, abroad: Abroad, lazy: str
) -> None:
    src = f"{server.address}/en/embed/cre-lines"
    frame = f'<iframe src="{src}" width="700" height="700" {lazy} sandbox="allow-scripts"></iframe>'
    wanted = framed(abroad(frame))
    drawn(wanted)
    there = wanted.evaluate(PLACES)
    page = abroad(HIDDEN.format(frame))
    page.wait_for_timeout(500)
    page.evaluate("document.getElementById('tab').style.display = 'block'")
    page.wait_for_timeout(300)
    drawn(framed(page))
    assert framed(page).evaluate(PLACES) == there


@pytest.mark.parametrize("sandbox", ['sandbox="allow-scripts"', ""])
def test_the_script_of_the_snippet_may_come_late(
    server: Server, abroad: Abroad, sandbox: str
) -> None:
    src = f"{server.address}/en/embed/cre-lines"
    page = abroad(f'<iframe src="{src}" width="400" height="200" {sandbox}></iframe>')
    drawn(framed(page))
    page.add_script_tag(url=f"{server.address}/embed-height.js")
    page.wait_for_function("() => document.querySelector('iframe').clientHeight > 300")
    assert page.evaluate("document.querySelector('iframe').clientHeight") == tall(framed(page))


def test_an_embed_answers_nobody_but_the_page_around_it(server: Server, abroad: Abroad) -> None:
    src = f"{server.address}/en/embed/cre-lines"
    listen = "<script>told = []; addEventListener('message', (one) => told.push(one.data))</script>"
    page = abroad(
        f'<iframe src="{src}" sandbox="allow-scripts"></iframe><iframe srcdoc="<p>x"></iframe>',
        head=listen,
    )
    drawn(framed(page))
    page.evaluate("told.length = 0")
    framed(page, 2).evaluate("parent.frames[0].postMessage({type: 'embed-height?'}, '*')")
    page.wait_for_timeout(200)
    assert page.evaluate("told") == []
    for asked in ("null", "'embed-height?'", "{type: 'embed-height'}"):
        page.evaluate(f"frames[0].postMessage({asked}, '*')")
    page.evaluate("frames[0].postMessage({type: 'embed-height?'}, '*')")
    page.wait_for_function("() => told.length > 0")
    assert page.evaluate("told") == [{"type": "embed-height", "height": tall(framed(page))}]


def test_a_frame_of_ours_that_was_led_elsewhere_is_not_listened_to(
    server: Server, abroad: Abroad, elsewhere: Elsewhere
) -> None:
    script = f"{server.address}/embed-height.js"
    src = f"{server.address}/en/embed/city-scale"
    page = abroad(snippet(src, "x", height=200, script=script).replace("sandbox=", "data-was="))
    page.wait_for_function("() => document.querySelector('iframe').clientHeight > 300")
    before = page.evaluate("document.querySelector('iframe').clientHeight")
    page.evaluate("document.querySelector('iframe').contentWindow.location = 'about:blank'")
    page.wait_for_timeout(300)
    framed(page).evaluate("parent.postMessage({type: 'embed-height', height: 5000}, '*')")
    page.wait_for_timeout(200)
    assert page.evaluate("document.querySelector('iframe').clientHeight") == before


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
    page.wait_for_function("() => document.querySelector('iframe').clientHeight === 20000")
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


def test_the_height_of_a_pinned_snippet_has_room_for_what_it_will_say(
    visit: Visit, tmp_path: Path
) -> None:
    """Its notice comes only with newer figures, when the snippet has long been pasted."""
    folder = Path(shutil.copytree(data_folder(), tmp_path / "data"))
    kept = tmp_path / "archive"
    renderer = Renderer(Store(folder, archive=Archive(kept)))
    pinned = renderer.package.version
    file = folder / "indicators.csv"
    file.write_text(file.read_text("utf-8").replace("20381", "30472"), "utf-8")
    with serving("--workers", "1", "--data", str(folder), "--archive", str(kept)) as other:
        page = visit("/en/embed/ftz-levels", home=other.address)
        for lang, width in product(LANGS, (320, 720)):
            address = Address.parse(f"/{lang}/embed/ftz-levels?v={pinned}")
            page.set_viewport_size({"width": width, "height": 400})
            page.goto(f"{other.address}{address}")
            expect(page.locator(".notice a")).to_be_visible()
            needed = tall(page.main_frame)
            given = height_of(renderer.render(address), address.flags, width)
            assert needed <= given <= needed + 120, (lang, width)


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("search", ["", "?derived=1"])
@pytest.mark.parametrize("view", VIEWS)
def test_nothing_is_wider_than_the_narrowest_frame(
    visit: Visit, view: str, search: str, lang: str
) -> None:
    page = visit(f"/{lang}/embed/{view}{search}", width=280, height=600)
    if view in DRAWN:
        drawn(page.main_frame)
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    assert page.evaluate("document.documentElement.scrollWidth") <= 280
    assert page.evaluate(BEYOND, ["main *:not(.scroll *, .chart *)", "main"]) == []
    assert page.evaluate(BEYOND, [".chart text", ".chart"]) == []


#: The words of what stands beyond the edges of what should hold it.
BEYOND = """([inside, outside]) => {
    const holder = document.querySelector(outside);
    if (!holder) return [];
    const { left, right } = holder.getBoundingClientRect();
    return [...document.querySelectorAll(inside)].filter((one) => {
        const box = one.getBoundingClientRect();
        return box.width > 0 && (box.right > right + 0.5 || box.left < left - 0.5);
    }).map((one) => one.textContent);
}"""


@pytest.mark.parametrize("width", [320, 400, 560])
def test_the_unit_of_a_tile_stands_on_one_line(visit: Visit, width: int) -> None:
    page = visit("/en/embed/ftz-levels", width=width)
    lines = page.locator(".tile-value .unit").evaluate_all(
        "all => all.map((one) => one.getBoundingClientRect().height / parseFloat(getComputedStyle(one).lineHeight))"
    )
    assert len(lines) == 3
    assert all(count < 1.5 for count in lines), lines


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("view", VIEWS)
def test_the_height_of_a_snippet_is_enough_and_little_more(
    visit: Visit, server: Server, view: str, lang: str
) -> None:
    renderer = Renderer(Store(data_folder()))
    page = visit(f"/{lang}/embed/{view}")
    for width in (320, 720):
        page.set_viewport_size({"width": width, "height": 400})
        for search in ("", "?title=0"):
            address = Address.parse(f"/{lang}/embed/{view}{search}")
            page.goto(f"{server.address}{address}")
            needed = tall(page.main_frame)
            given = height_of(renderer.render(address), address.flags, width)
            assert needed <= given <= needed + 120, (width, search)


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
    ink = page.evaluate("getComputedStyle(document.querySelector('.chart text')).fill")
    assert ground == (theme.DARK if dark else theme.LIGHT)["surface"]
    assert (int(ink.removeprefix("rgb(").split(",")[0]) > 128) is dark


@pytest.mark.parametrize(
    "path",
    [
        "/en/embed/cre-lines",
        "/zh/embed/city-scale",
        "/en/embed/ftz-shares?scheme=dark&title=0",
    ],
)
def test_axe_finds_nothing_amiss(visit: Visit, axe: Callable[[Page], list[str]], path: str) -> None:
    page = visit(path, width=640, bypass_csp=True)
    assert axe(page) == []


def test_what_is_folded_is_printed(visit: Visit, tmp_path: Path) -> None:
    page = visit("/en/embed/cre-lines", width=640)
    drawn(page.main_frame)
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator("details.data table").is_visible()
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator("details.data table").is_hidden()


def test_a_printed_drawing_is_as_wide_as_the_paper_that_there_is(visit: Visit) -> None:
    page = visit("/en/embed/cre-lines", width=1280)
    width = "document.querySelector('.chart-plot').getBoundingClientRect().width"
    before = page.evaluate(width)
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 700, "height": 900})
    assert page.evaluate(width) < 700
    page.set_viewport_size({"width": 1280, "height": 900})
    assert page.evaluate(width) == before


def test_a_mark_says_what_it_is_and_opens_its_figure_in_a_tab_of_its_own(
    server: Server, abroad: Abroad
) -> None:
    page = abroad(snippet(f"{server.address}/en/embed/growth-rates", "Growth", height=600))
    mark = framed(page).locator(".chart a").first
    with page.context.expect_page() as opened:
        mark.click()
    opened.value.wait_for_url(re.compile("/en/figure/gdp-growth"))
    assert framed(page).url.endswith("/en/embed/growth-rates")


def test_tracks_are_printed_filled(visit: Visit) -> None:
    page = visit("/en/embed/cre-reach")
    page.emulate_media(media="print")
    fill = "getComputedStyle(document.querySelector('.track .fill')).printColorAdjust"
    assert page.evaluate(fill) == "exact"


@pytest.mark.parametrize("lang", LANGS)
def test_every_figure_fits_its_frame(visit: Visit, server: Server, lang: str) -> None:
    page = visit(f"/{lang}/embed/figure/cre-lines.jinhua.2022", width=320, height=180)
    for figure in load(data_folder()).observations:
        page.goto(f"{server.address}/{lang}/embed/figure/{figure}")
        assert tall(page.main_frame) <= 180, figure
        assert page.evaluate("document.documentElement.scrollWidth") == 320, figure
