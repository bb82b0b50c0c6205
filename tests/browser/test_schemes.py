"""Light and dark: by system, by choice, remembered, with drawings recoloured where they stand."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser import reading
from tests.browser.conftest import Visit, settle

_BAR = "#card-growth-rates .barlayer .point path"


def _scheme(page: Page) -> str | None:
    return page.locator("html").get_attribute("data-bs-theme")


def _colour(page: Page, selector: str, name: str) -> str:
    return str(
        page.locator(selector).first.evaluate(
            "(one, name) => getComputedStyle(one).getPropertyValue(name)", name
        )
    )


def test_the_system_is_followed_while_nothing_was_chosen(visit: Visit) -> None:
    page = visit("/en/", scheme="dark")
    assert _scheme(page) == "dark"
    page.emulate_media(color_scheme="light")
    expect(page.locator("html")).to_have_attribute("data-bs-theme", "light")


def test_the_button_switches_and_the_choice_outlives_a_reload_and_a_link(page: Page) -> None:
    assert _scheme(page) == "light"
    page.get_by_role("button", name="Switch between light and dark").click()
    assert _scheme(page) == "dark"
    page.reload()
    settle(page)
    assert _scheme(page) == "dark"
    page.get_by_role("link", name="About", exact=True).click()
    page.wait_for_url("**/en/about")
    settle(page)
    assert _scheme(page) == "dark"
    page.emulate_media(color_scheme="light")  # the system changes its mind, the reader does not
    page.get_by_role("button", name="Switch between light and dark").click()
    assert _scheme(page) == "light"


def test_drawings_are_recoloured_without_a_request_or_a_new_drawing(page: Page) -> None:
    light = _colour(page, _BAR, "fill")
    paper = _colour(page, "body", "background-color")
    page.evaluate(f"document.querySelector('{_BAR}').dataset.same = 'yes'")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.get_by_role("button", name="Switch between light and dark").click()
    assert _colour(page, _BAR, "fill") != light
    assert _colour(page, "body", "background-color") != paper
    assert _colour(page, ".drawing text", "fill") == _colour(page, "body", "color")
    assert page.locator(_BAR).first.get_attribute("data-same") == "yes"
    assert asked == []


def test_no_drawing_keeps_a_light_colour_in_the_dark(visit: Visit) -> None:
    light, dark = visit("/en/"), visit("/en/", scheme="dark")
    inks = """() => [...new Set([...document.querySelectorAll(".drawing svg *")].flatMap(one => {
        const style = getComputedStyle(one);
        return one.matches("text, path, rect, line, circle") ? [style.fill, style.stroke] : [];
    }))].filter(colour => colour.startsWith("rgb("))"""
    kept = set(light.evaluate(inks)) & set(dark.evaluate(inks))
    # what is never painted: the areas that plotly keeps for the pointer
    assert kept <= {"rgb(0, 0, 0)", "rgb(68, 68, 68)"}


def test_what_is_drawn_after_a_switch_is_dark_too(visit: Visit) -> None:
    page = visit("/en/", scheme="dark")
    ink = _colour(page, "body", "color")
    reading.choose_theme(page, "Rail")
    reading.see_cards(page, "cre-lines", "cre-reach")
    said = "#card-cre-lines .drawing .annotation text"
    page.locator(said).first.wait_for()
    assert _colour(page, said, "fill") == ink


def test_the_dark_page_is_dark_before_any_script_of_dash(visit: Visit) -> None:
    page = visit("/en/", scheme="dark", java_script_enabled=False)
    red, green, blue = (
        int(part) for part in _colour(page, "body", "background-color")[4:-1].split(",")
    )
    assert max(red, green, blue) < 64


def test_who_wants_no_motion_gets_none(visit: Visit) -> None:
    page = visit("/en/", reduced_motion="reduce")
    moving = page.evaluate(
        """() => [...document.querySelectorAll("*")].filter(one => {
            const style = getComputedStyle(one);
            const long = text => text.split(",").some(part => parseFloat(part) > 0.001);
            return long(style.transitionDuration) || (
                style.animationName !== "none" && long(style.animationDuration));
        }).map(one => one.tagName + "." + (one.className.baseVal ?? one.className))"""
    )
    assert moving == []
    page.locator(".key .v a").first.click()
    slide = reading.panel(page).evaluate("one => getComputedStyle(one).transitionDuration")
    assert float(str(slide).split("s")[0]) <= 0.001
