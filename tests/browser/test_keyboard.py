"""Everything without a pointer: the way through the page, the controls, the panel, the links."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser import reading
from tests.browser.conftest import Visit, settle


def _tab_to(page: Page, name: str, *, at_most: int = 40) -> None:
    """Press the tab key until what has the focus is called like this."""
    passed = []
    for _ in range(at_most):
        page.keyboard.press("Tab")
        passed.append(reading.focused(page))
        if passed[-1].startswith(name):
            return
    raise AssertionError(f"{name!r} was not reached; on the way: {passed}")


def test_the_first_stop_skips_to_the_content(page: Page) -> None:
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Skip to content")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
    page.keyboard.press("Tab")
    assert reading.focused(page) == "China Railway Express lines"


def test_the_stops_follow_the_reading_order_and_each_can_be_seen(page: Page) -> None:
    stops = []
    for _ in range(29):
        page.keyboard.press("Tab")
        stops.append(reading.focused(page).split("\n")[0])
        outline = page.evaluate(
            """() => {
                const one = document.activeElement;
                const label = one.labels?.[0];
                const shown = [one, label].filter(Boolean).map(o => getComputedStyle(o));
                return shown.some(s => s.outlineStyle !== "none" && parseFloat(s.outlineWidth) >= 2);
            }"""
        )
        assert outline, f"no ring around {stops[-1]!r}"
    assert stops == [
        "Skip to content",
        "Jinhua in figures",
        "Figures",
        "Data",
        "About",
        "Present",
        "中文",
        "Switch between light and dark",
        "China Railway Express lines",
        "2 entries and their sources",
        "160.86 billion RMB",
        "up 39.9% on 2020",
        "Source of: Imports and exports",
        "132 million USD",
        "up 632.7% on 2020",
        "Source of: Foreign capital actually used",
        "21%",
        "Source of: Share of imports and exports",
        "6.2% a year",
        "Source of: GDP, average annual growth",
        "All themes",
        "Economy",
        "Urbanization",
        "Rail",
        "Free trade zone",
        "Place",
        "Kind of figure",
        "Search",
        "Show figures calculated by this site",
    ]


def test_a_theme_is_chosen_and_dropped_from_the_keys(page: Page) -> None:
    _tab_to(page, "Economy")
    page.keyboard.press("Enter")
    page.wait_for_url("**/en/?theme=economy")
    settle(page)
    reading.see_cards(page, "growth-rates", "industrial-output")
    assert reading.theme(page) == "Economy"
    _tab_to(page, "Drop the filter Theme: Economy")
    page.keyboard.press("Enter")
    page.wait_for_url("**/en/")
    settle(page)
    assert reading.theme(page) == "All themes"


def test_a_place_is_chosen_and_a_word_searched_from_the_keys(page: Page) -> None:
    _tab_to(page, "Place")
    page.keyboard.type("Jinyi")
    page.keyboard.press("Enter")
    reading.see_status(page, "9 of 21 entries.")
    page.keyboard.press("Escape")  # a list that Enter has opened
    _tab_to(page, "Search", at_most=3)
    page.keyboard.type("capital")
    reading.see_cards(page, "ftz-levels", "ftz-growth")
    assert reading.focused(page) == "Search"


def test_enter_opens_a_tile_the_focus_goes_through_the_panel_and_returns(page: Page) -> None:
    _tab_to(page, "160.86 billion RMB")
    page.keyboard.press("Enter")
    panel = reading.panel(page)
    stops = set()
    assert panel.evaluate("one => one === document.activeElement")
    for _ in range(3):
        page.keyboard.press("Tab")
        stops.add(reading.focused(page))
    assert "Jinhua Focuses on Opening Up" in stops
    page.keyboard.press("Escape")
    reading.see_no_panel(page)
    assert reading.focused(page).startswith("160.86")


def test_the_figures_of_a_drawing_unfold_and_open_from_the_keys(visit: Visit) -> None:
    page = visit("/en/?theme=economy")
    _tab_to(page, "3 entries and their sources")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert reading.focused(page).startswith("GDP, average annual growth")
    page.keyboard.press("Enter")
    assert reading.told(page)[""] == "6.2% a year"


def test_enter_on_a_link_opens_the_view_and_undo_gives_everything_back(visit: Visit) -> None:
    page = visit("/en/?theme=economy")
    _tab_to(page, "Show everything")
    page.keyboard.press("Enter")
    page.wait_for_url("**/en/")
    settle(page)
    reading.see_status(page, "All 21 entries.")
    _tab_to(page, "Average annual growth")
    page.keyboard.press("Enter")
    page.wait_for_url("**/en/view/growth-rates")
    settle(page)
    expect(page.get_by_role("heading", level=1)).to_contain_text("6.2% a year")


def test_the_scheme_is_switched_from_the_keys(page: Page) -> None:
    _tab_to(page, "Switch between light and dark")
    page.keyboard.press("Space")
    assert page.locator("html").get_attribute("data-bs-theme") == "dark"


def test_a_table_too_wide_for_the_screen_is_scrolled_from_the_keys(visit: Visit) -> None:
    page = visit("/en/about", width=390)
    table = page.get_by_role("region", name="Codebook")
    table.focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_function("one => one.scrollLeft > 0", arg=table.element_handle())
