"""A deck as presenters and walls have it: keys, clock, touch, other screens, a server that goes away."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit
from tests.browser.presenting import SLIDES, at, hold_clock, pill


@pytest.fixture
def deck(visit: Visit) -> Page:
    """The English deck, turned by hand."""
    return visit("/en/present")


def wall(visit: Visit, search: str = "every=20", **how: Any) -> Page:
    """A deck that turns by itself, its clock in the hand of the test."""
    page = visit("/en/present#1", **how)
    hold_clock(page)
    page.goto(page.url.split("/en/")[0] + f"/en/present?{search}")
    return page


# ── by hand ──


@pytest.mark.parametrize(
    ("keys", "slide"),
    [
        (["ArrowRight"], 2),
        (["ArrowDown", "PageDown", "Space"], 4),
        (["ArrowRight", "ArrowRight", "ArrowLeft"], 2),
        (["End", "ArrowUp"], SLIDES - 1),
        (["End", "PageUp", "Shift+Space"], SLIDES - 2),
        (["End", "Home"], 1),
        (["ArrowLeft"], 1),
        (["End", "ArrowRight"], SLIDES),
        (["Control+ArrowRight"], 1),
        (["x"], 1),
    ],
)
def test_keys_turn_the_slides(deck: Page, keys: list[str], slide: int) -> None:
    for key in keys:
        deck.keyboard.press(key)
    assert at(deck) == slide
    assert deck.locator("#place").inner_text() == f"{slide} / {SLIDES}"


def test_the_address_keeps_the_slide_and_leads_to_it(visit: Visit) -> None:
    page = visit("/en/present#3")
    assert at(page) == 3
    page.keyboard.press("ArrowRight")
    assert page.url.endswith("/en/present#4")
    page.reload()
    assert at(page) == 4
    page.evaluate("location.hash = '#2'")
    expect(page.locator(".slide.now")).to_have_id("2")


@pytest.mark.parametrize(("hash_", "slide"), [("#99", SLIDES), ("#0", 1), ("#x", 1), ("#-3", 1)])
def test_an_address_of_no_slide_leads_to_one(visit: Visit, hash_: str, slide: int) -> None:
    assert at(visit(f"/en/present{hash_}")) == slide


def test_buttons_turn_the_slides_and_space_presses_the_one_in_focus(deck: Page) -> None:
    deck.mouse.move(300, 300)
    deck.get_by_role("button", name="Next slide").click()
    assert at(deck) == 2
    deck.keyboard.press("Space")
    assert at(deck) == 3
    deck.get_by_role("button", name="Previous slide").click()
    assert at(deck) == 2


def test_a_question_mark_helps_and_escape_goes_back(deck: Page) -> None:
    deck.keyboard.press("?")
    dialog = deck.get_by_role("dialog", name="Keys and help")
    expect(dialog).to_be_visible()
    assert "PageDown" in dialog.inner_text()
    deck.keyboard.press("ArrowRight")
    assert at(deck) == 1
    deck.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    deck.keyboard.press("ArrowRight")
    assert at(deck) == 2


def test_full_screen_goes_on_and_off(deck: Page) -> None:
    deck.keyboard.press("f")
    deck.wait_for_function("() => document.fullscreenElement === document.documentElement")
    deck.keyboard.press("ArrowRight")
    assert at(deck) == 2
    deck.get_by_role("button", name="Full screen").click()
    deck.wait_for_function("() => !document.fullscreenElement")


def test_a_swipe_turns_the_slides(visit: Visit) -> None:
    page = visit("/en/present", has_touch=True)
    swipe = """([from, to]) => {
        const at = (type, x) => document.querySelector('.slide.now h2').dispatchEvent(
            new PointerEvent(type, {pointerType: 'touch', clientX: x, clientY: 300, bubbles: true}));
        at('pointerdown', from);
        at('pointerup', to);
    }"""
    page.evaluate(swipe, [700, 300])
    assert at(page) == 2
    page.evaluate(swipe, [300, 700])
    assert at(page) == 1
    page.evaluate(swipe, [300, 330])
    assert at(page) == 1


def test_what_can_be_reached_is_on_the_slide_or_in_the_controls_and_has_a_ring(deck: Page) -> None:
    stops = []
    for _ in range(4):
        deck.keyboard.press("Tab")
        stops.append(deck.evaluate("document.activeElement.id"))
        outline = deck.evaluate("getComputedStyle(document.activeElement).outlineWidth")
        assert float(outline.removesuffix("px")) >= 2
    assert stops == ["previous", "next", "screen", "help"]


def test_a_slide_is_announced(deck: Page) -> None:
    deck.keyboard.press("ArrowRight")
    said = deck.locator("#said")
    assert (
        said.text_content() == f"Slide 2 of {SLIDES}: {deck.locator('.slide.now h2').inner_text()}"
    )
    assert said.get_attribute("aria-live") == "polite"


# ── the controls, the clock, a pause ──


def test_controls_are_gone_after_three_seconds_and_back_with_a_movement(visit: Visit) -> None:
    page = wall(visit, "scheme=light")
    controls = page.locator("#controls")
    expect(controls).to_have_css("opacity", "1")
    page.clock.run_for(3100)
    expect(controls).to_have_css("opacity", "0")
    page.mouse.move(200, 200)
    expect(controls).to_have_css("opacity", "1")
    page.clock.run_for(3100)
    expect(controls).to_have_css("opacity", "0")


def test_controls_stay_while_they_have_the_focus_of_a_keyboard(visit: Visit) -> None:
    page = wall(visit, "scheme=light")
    page.keyboard.press("Tab")
    page.clock.run_for(10_000)
    expect(page.locator("#controls")).to_have_css("opacity", "1")


def test_a_wall_turns_by_itself_begins_again_and_does_not_talk(visit: Visit) -> None:
    page = wall(visit, "every=20&views=cre-lines,cre-reach")
    page.clock.run_for(19_000)
    assert at(page) == 1
    page.clock.run_for(1_500)
    assert at(page) == 2
    page.clock.run_for(20_000)
    assert at(page) == 1
    assert page.locator("#said").text_content() == ""


def test_without_an_interval_nothing_turns(visit: Visit) -> None:
    page = wall(visit, "views=cre-lines,cre-reach")
    page.clock.run_for(3_600_000)
    assert at(page) == 1
    expect(page.locator("#pause")).to_be_hidden()


def test_whoever_touches_a_wall_has_a_minute(visit: Visit) -> None:
    page = wall(visit)
    page.keyboard.press("ArrowRight")
    assert (at(page), pill(page)) == (2, "Paused")
    page.clock.run_for(59_000)
    assert (at(page), pill(page)) == (2, "Paused")
    page.clock.run_for(1_500)
    assert pill(page) == ""
    page.clock.run_for(20_500)
    assert at(page) == 3


def test_a_click_or_a_wheel_pauses_too_and_a_movement_does_not(visit: Visit) -> None:
    page = wall(visit)
    page.mouse.move(100, 100)
    assert pill(page) == ""
    page.mouse.wheel(0, 50)
    expect(page.locator("#pill")).to_have_text("Paused")
    page.clock.run_for(61_000)
    assert pill(page) == ""
    page.mouse.click(100, 100)
    assert pill(page) == "Paused"


def test_who_presses_pause_has_as_long_as_they_like(visit: Visit) -> None:
    page = wall(visit)
    page.mouse.move(100, 100)
    button = page.get_by_role("button", name="Pause")
    button.click()
    expect(button).to_have_attribute("aria-pressed", "true")
    page.clock.run_for(600_000)
    assert (at(page), pill(page)) == (1, "Paused")
    page.keyboard.press("p")
    assert pill(page) == ""
    page.clock.run_for(20_500)
    assert at(page) == 2


def test_help_holds_a_wall_for_as_long_as_it_is_open(visit: Visit) -> None:
    page = wall(visit)
    page.keyboard.press("?")
    page.clock.run_for(300_000)
    assert at(page) == 1
    page.keyboard.press("Escape")
    page.clock.run_for(61_000)
    page.clock.run_for(20_500)
    assert at(page) == 2


def test_the_screen_is_kept_awake(visit: Visit, browser: Any) -> None:
    page = visit("/en/present")
    page.add_init_script(
        "navigator.wakeLock.request = async (kind) => { window.asked = kind; return {}; }"
    )
    page.reload()
    page.wait_for_function("() => window.asked === 'screen'")


def test_what_was_not_understood_is_said_until_the_first_slide_turns(visit: Visit) -> None:
    page = visit("/en/present?views=cre-lines,nope,cre-reach&every=1")
    toast = page.locator("#toast")
    expect(toast).to_contain_text("left out: nope.")
    expect(toast).to_contain_text("“every” takes seconds from 5 to 3600")
    page.keyboard.press("ArrowRight")
    expect(toast).to_have_count(0)
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_contain_text("left out: nope.")


def test_a_notice_can_be_dismissed(visit: Visit) -> None:
    page = visit("/en/present?views=nope")
    page.get_by_role("button", name="Dismiss").click()
    expect(page.locator("#toast")).to_have_count(0)


# ── on every screen ──

SCREENS = [(1920, 1080), (3840, 1080), (1080, 1920), (1280, 720), (1024, 768), (390, 844)]
#: The figures of a timeline that do not stand under a date in their own column.
LOST = """() => [...document.querySelectorAll('.slide.now .entries li')].filter((item) => {
    const left = item.getBoundingClientRect().left;
    let head = item.closest('.group').querySelector('h3');
    if (head.hidden) head = item.closest('.group').previousElementSibling.querySelector('h3');
    return Math.abs(head.getBoundingClientRect().left - left) > 2;
}).map((item) => item.textContent)"""
#: What of a slide lies where the controls are.
COVERED = """() => {
    const bar = document.querySelector('#controls').getBoundingClientRect();
    const room = document.querySelector('.slide.now').getBoundingClientRect();
    return [...document.querySelectorAll('.slide.now :is(.foot, .words, .stage) *')].filter((one) => {
        const own = [...one.childNodes].filter((node) => node.nodeType === 3 && node.data.trim());
        return own.some((node) => {
            const range = document.createRange();
            range.selectNode(node);
            return [...range.getClientRects()].some((box) => box.width && box.right > bar.left
                && box.left < bar.right && Math.min(box.bottom, room.bottom) > bar.top && box.top < bar.bottom);
        });
    }).map((one) => one.textContent);
}"""


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("screen", SCREENS)
def test_dates_stay_with_their_figures_and_controls_cover_nothing(
    visit: Visit, lang: str, screen: tuple[int, int]
) -> None:
    wide, high = screen
    page = visit(f"/{lang}/present#1", width=wide, height=high)
    for _ in range(SLIDES):
        page.mouse.move(10, 10)
        assert page.evaluate(LOST) == []
        assert page.evaluate(COVERED) == []
        page.keyboard.press("PageDown")


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_notes_can_be_read_from_the_back_row(visit: Visit, lang: str) -> None:
    page = visit(f"/{lang}/present", width=1280, height=720)
    sizes = []
    for _ in range(SLIDES):
        for note in page.locator(".slide.now .notes > li:visible").all():
            sizes.append(note.evaluate("(one) => parseFloat(getComputedStyle(one).fontSize)"))
        page.keyboard.press("PageDown")
    assert sizes
    assert min(sizes) >= 15.5
