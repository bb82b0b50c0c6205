"""A deck on screens of every shape, on paper, without scripts, and with a server that goes away."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final

import pytest
from playwright.sync_api import Error, Page, expect

from dashboard.settings import data_folder
from tests.browser.conftest import Recorder, Visit
from tests.browser.presenting import SLIDES, at, hold_clock, pill
from tests.serving import serving
from tests.views import town

#: A wall of 16:9, two side by side, one upright, a laptop, a telephone.
SCREENS: Final = {
    "wall": (1920, 1080),
    "wide": (3840, 1080),
    "upright": (1080, 1920),
    "laptop": (1366, 768),
}
#: Whatever of the slide that is shown reaches beyond it, or is cut off within it.
OVERFLOWING: Final = """() => {
    const slide = document.querySelector('.slide.now');
    const found = [];
    for (const box of [document.documentElement, slide, ...slide.querySelectorAll('*')]) {
        if (box.closest('svg, .track, [hidden], .spare')) continue;
        const style = getComputedStyle(box);
        if (style.display === 'none' || style.display === 'inline') continue;
        const cut = box.scrollWidth > box.clientWidth + 1 ||
            (style.overflowY !== 'visible' && box.scrollHeight > box.clientHeight + 1);
        if (cut) found.push(`${box.tagName}.${box.className} is cut`);
        const place = box.getBoundingClientRect();
        if (place.right > innerWidth + 1 || place.bottom > innerHeight + 1) {
            found.push(`${box.tagName}.${box.className} is off the screen`);
        }
    }
    return found;
}"""


@pytest.fixture
def deck(visit: Visit) -> Page:
    """The English deck, turned by hand."""
    return visit("/en/present")


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("screen", SCREENS)
def test_every_slide_fits_the_screen_with_large_type(visit: Visit, screen: str, lang: str) -> None:
    width, height = SCREENS[screen]
    page = visit(f"/{lang}/present", width=width, height=height)
    for number in range(1, SLIDES + 1):
        assert at(page) == number
        assert page.evaluate(OVERFLOWING) == []
        title = page.locator(".slide.now h2")
        size = title.evaluate("one => parseFloat(getComputedStyle(one).fontSize)")
        assert size >= min(width, height) / 26
        drawing = page.locator(".slide.now .drawing")
        if drawing.count():
            scale = drawing.evaluate("one => new DOMMatrix(getComputedStyle(one).transform).a")
            assert 12 * scale >= min(width, height) / 70
        page.keyboard.press("ArrowRight")


#: Whether the shown slide has all of its figures in sight: drawn, or as a list of them.
ALL_THERE: Final = """() => {
    const slide = document.querySelector('.slide.now');
    const stage = slide.querySelector('.stage').getBoundingClientRect();
    const within = (box) => {
        const {left, right, top, bottom} = box.getBoundingClientRect();
        return right > left && left >= stage.left - 1 && right <= stage.right + 1
            && top >= stage.top - 1 && bottom <= stage.bottom + 1;
    };
    const listed = slide.classList.contains('listing');
    return [...slide.querySelectorAll(listed ? '.entries li' : '.chart-plot')].every(within);
}"""


def test_a_list_in_place_of_a_drawing_loses_no_figure(visit: Visit) -> None:
    """Its later columns once stood beyond the edge of the stage, and nothing said so."""
    page = visit("/en/present?views=ftz-shares&derived=1", width=1920, height=1080)
    expect(page.locator(".slide.now.listing .entries li")).to_have_count(12)
    assert page.evaluate(ALL_THERE)


def test_what_neither_drawing_nor_list_shows_from_afar_is_drawn(
    visit: Visit, tmp_path: Path
) -> None:
    """Thirty years of three places were once a list of the first four."""
    folder = str(town.write(tmp_path / "town"))
    with serving("--workers", "1", "--data", folder) as server:
        page = visit("/en/present?views=growth", home=server.address, width=1920, height=1080)
        expect(page.locator(".slide.now .chart-plot").first).to_be_visible()
        assert page.evaluate(ALL_THERE)


def test_a_chart_of_two_numbers_is_not_stretched_to_fill_a_wall(visit: Visit) -> None:
    page = visit("/en/present?views=cre-lines", width=3840, height=1080)
    box = page.locator(".drawing-frame").bounding_box()
    assert box is not None
    assert box["width"] / box["height"] < 3


#: The parts of the shown slide that stand on one another: each ends before the next begins.
OVERLAPPING: Final = """() => {
    const slide = document.querySelector('.slide.now');
    const parts = ['.head', '.stage', '.words', '.foot'].map((one) => slide.querySelector(one));
    const end = (part) => Math.max(part.getBoundingClientRect().bottom, ...[...part.querySelectorAll(
        ':not(svg *, script, [hidden])'
    )].map((one) => one.getBoundingClientRect().bottom));
    return parts.slice(1).filter((part, at) => end(parts[at]) > part.getBoundingClientRect().top + 1)
        .map((part) => part.className);
}"""


@pytest.mark.parametrize(("width", "height"), [(390, 844), (844, 390)], ids=["upright", "across"])
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_telephone_scrolls_and_nothing_is_wider_than_it_or_on_something_else(
    visit: Visit, lang: str, width: int, height: int
) -> None:
    page = visit(f"/{lang}/present", width=width, height=height)
    for _ in range(SLIDES):
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert page.evaluate("document.querySelector('.slide.now').scrollWidth") <= width
        assert page.evaluate(OVERLAPPING) == []
        page.keyboard.press("PageDown")


def test_a_low_or_narrow_window_cuts_nothing_off(visit: Visit) -> None:
    """Amounts of a headline once ran into the figures beside it, lines of a list were cut off."""
    page = visit("/en/present?views=ftz-levels", width=800, height=600)
    head = "(() => { const one = document.querySelector('.slide.now .head');"
    head += " return one.scrollWidth - one.clientWidth; })()"
    assert page.evaluate(head) <= 1
    page = visit("/en/present?views=milestones", width=1000, height=430)
    expect(page.locator(".slide.now")).to_have_class(re.compile(r"\blong\b"))
    assert page.locator(".slide.now").evaluate("one => one.scrollHeight > one.clientHeight")
    assert page.evaluate(OVERLAPPING) == []


def test_arrows_scroll_what_does_not_fit_before_they_turn(visit: Visit) -> None:
    """They did neither where the slide did not have the focus, as after every turn."""
    page = visit("/en/present?views=growth-rates,cre-reach,ftz-levels", width=390, height=700)
    left = "(() => { const one = document.querySelector('.slide.now');"
    left += " return one.scrollHeight - one.clientHeight - one.scrollTop; })()"
    page.keyboard.press("ArrowRight")
    assert page.evaluate(left) > 1
    pressed = 0
    while page.evaluate(left) > 1:
        page.keyboard.press("ArrowDown")
        pressed += 1
        assert at(page) == 2
        assert pressed < 20
    page.keyboard.press("ArrowDown")
    assert at(page) == 3
    page.keyboard.press("ArrowUp")
    assert at(page) == 2


def test_another_size_of_the_window_sets_the_slide_anew(deck: Page) -> None:
    frame = deck.locator(".slide.now .drawing-frame")
    before = frame.bounding_box()
    deck.set_viewport_size({"width": 2560, "height": 1440})
    deck.wait_for_function(
        "before => document.querySelector('.slide.now .drawing-frame').offsetWidth > before",
        arg=before and before["width"] * 1.5,
    )


def test_slides_do_not_fade_for_who_wants_no_motion(visit: Visit) -> None:
    page = visit("/en/present", reduced_motion="reduce")
    expect(page.locator(".slide.now")).to_have_css("animation-name", "none")
    expect(page.locator("#controls")).to_have_css("transition-duration", "0s")
    plain = visit("/en/present", reduced_motion="no-preference")
    expect(plain.locator(".slide.now")).to_have_css("animation-duration", "0.15s")


def test_print_is_one_slide_a_page(deck: Page) -> None:
    printed = deck.pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b(?!s)", printed)) == SLIDES


def test_without_scripts_every_slide_is_there_with_its_figures(visit: Visit) -> None:
    page = visit("/en/present", java_script_enabled=False)
    expect(page.locator(".slide")).to_have_count(SLIDES)
    for slide in page.locator(".slide").all():
        expect(slide).to_be_visible()
    expect(page.locator(".slide[data-view=growth-rates] .entries")).to_contain_text("6.2% a year")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(visit: Visit, axe: Callable[[Page], list[str]], scheme: str) -> None:
    page = visit(
        f"/en/present?every=20&scheme={scheme}&views=cre-lines,cre-reach,milestones,nope",
        reduced_motion="reduce",
    )
    for _ in range(4):
        assert axe(page) == []
        page.keyboard.press("ArrowRight")
        page.mouse.move(50, 50)
    page.keyboard.press("?")
    assert axe(page) == []


# ── a server that goes away, and comes back with other figures ──


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the shipped data, to be changed."""
    return Path(shutil.copytree(data_folder(), tmp_path / "data"))


@pytest.fixture
def away(visit: Visit, recorder: Recorder, folder: Path) -> Iterator[tuple[Page, str, Path]]:
    """A wall whose server is gone: the page, the port it had, the data."""
    with serving("--workers", "1", "--data", str(folder)) as server:
        home = server.address
        page = visit("/en/present", home=home)
        hold_clock(page)
        page.goto(f"{home}/en/present?every=20&views=ftz-levels,cre-lines")
    yield page, home.rsplit(":", 1)[1], folder
    recorder.forgive("net::ERR_CONNECTION_REFUSED")


def test_a_deck_goes_on_without_its_server_and_says_nothing_of_it(
    away: tuple[Page, str, Path],
) -> None:
    page, _, _ = away
    for number in (2, 1, 2, 1):
        page.clock.run_for(20_500)
        assert at(page) == number
        assert page.locator(".slide.now").inner_text()
    expect(page.locator(".slide[data-view=cre-lines] .chart-plot").first).to_be_attached()
    assert pill(page) == ""
    expect(page.locator("#toast")).to_have_count(0)


def test_new_figures_come_between_slides_once_the_server_is_back(
    away: tuple[Page, str, Path],
) -> None:
    page, port, folder = away
    page.clock.run_for(70_000)
    file = folder / "indicators.csv"
    file.write_text(file.read_text("utf-8").replace("20381", "30472"), "utf-8")
    with serving("--workers", "1", "--data", str(folder), "--port", port):
        page.evaluate("window.same = true")
        slide = page.locator(".slide[data-view=ftz-levels]")
        renewed = slide.filter(has_text="30,472")
        for _ in range(20):  # in steps, for the clock is also that of its patience
            page.clock.run_for(5_000)
            with suppress(Error):
                renewed.wait_for(state="attached", timeout=500)
                break
        expect(slide).to_contain_text("30,472")
        assert page.evaluate("window.same"), "the page was loaded anew, and left the full screen"
        page.keyboard.press("End")
        assert at(page) == 2
        expect(page.locator(".slide.now .chart-plot").first).to_be_visible()
