"""Choosing what to see: what is shown, what is not, how much is left, where that is written down."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser import reading
from tests.browser.conftest import Visit
from tests.browser.pages import EMPTY

FTZ = ("ftz-levels", "ftz-growth", "ftz-shares")
RAIL = ("cre-lines", "cre-reach")


def test_everything_is_shown_at_first_and_counted(page: Page) -> None:
    reading.see_cards(
        page,
        "cre-lines",
        "growth-rates",
        "industrial-output",
        "city-scale",
        "cre-reach",
        *FTZ,
    )
    reading.see_status(page, "All 21 entries.")
    assert reading.theme(page) == "All themes"
    expect(page.locator(".undo-all")).to_have_count(0)


def test_a_theme_shows_its_figures_and_no_others(page: Page) -> None:
    reading.choose_theme(page, "Rail")
    reading.see_cards(page, *RAIL)
    reading.see_status(page, "7 of 21 entries.")
    reading.see_address(page, "/en/?theme=rail")
    words = page.locator("main").inner_text()
    assert "more than 50 countries" in words
    assert "GDP" not in words
    assert "160.86" not in words


def test_the_way_to_the_timeline_is_there_while_something_chosen_is_on_it(page: Page) -> None:
    way = page.locator("main").get_by_role("link", name="Timeline", exact=True)
    expect(way).to_have_count(1)
    reading.choose_theme(page, "Urbanization")
    reading.see_cards(page, "city-scale")
    expect(way).to_have_count(0)
    reading.choose_theme(page, "Rail")
    reading.see_cards(page, *RAIL)
    way.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("What was reported, 2017 to 2022")


def test_all_themes_takes_the_choice_back(page: Page) -> None:
    reading.choose_theme(page, "Urbanization")
    reading.see_status(page, "1 of 21 entries.")
    reading.choose_theme(page, "All themes")
    reading.see_status(page, "All 21 entries.")
    reading.see_address(page, "/en/")


def test_place_and_measure_narrow_each_other_down(page: Page) -> None:
    page.get_by_label("Place", exact=True).select_option("Jinyi Area")
    reading.see_cards(page, *FTZ)
    reading.see_status(page, "9 of 21 entries.")
    page.get_by_label("Kind of figure", exact=True).select_option("Share of a whole")
    reading.see_cards(page, "ftz-shares")
    reading.see_status(page, "4 of 21 entries.")
    reading.see_address(page, "/en/?place=jinyi-ftz&measure=share")


@pytest.mark.parametrize(
    ("lang", "typed", "left"),
    [
        ("en", "trains", RAIL),
        ("en", "CAPITAL", ("ftz-levels", "ftz-growth")),
        ("zh", "进出口", ("ftz-levels", "ftz-growth", "ftz-shares")),
        ("zh", "外资", ("ftz-levels", "ftz-growth")),
    ],
)
def test_a_search_finds_figures_by_their_words(
    visit: Visit, lang: str, typed: str, left: tuple[str, ...]
) -> None:
    page = visit(f"/{lang}/")
    page.get_by_role("searchbox").press_sequentially(typed)
    reading.see_cards(page, *left)
    expect(page.get_by_role("searchbox")).to_have_value(typed)


def test_an_emptied_search_shows_everything_again(page: Page) -> None:
    search = page.get_by_role("searchbox")
    search.fill("urban")
    reading.see_cards(page, "city-scale")
    search.fill("")
    reading.see_status(page, "All 21 entries.")


def test_show_everything_empties_every_control(visit: Visit) -> None:
    page = visit("/en/?theme=ftz&place=jinyi-ftz&measure=share&q=trade")
    page.get_by_role("link", name="Show everything").click()
    reading.see_status(page, "All 21 entries.")
    reading.see_address(page, "/en/")
    assert reading.theme(page) == "All themes"
    assert page.get_by_label("Place", exact=True).input_value() == "all"
    assert page.get_by_label("Kind of figure", exact=True).input_value() == "all"
    expect(page.get_by_role("searchbox")).to_have_value("")


@pytest.mark.parametrize(
    ("lang", "said", "chosen", "undo"),
    [
        ("en", "No figures match", "Theme: Urbanization", "Drop it"),
        ("zh", "没有符合条件的数据", "主题：城镇化", "去掉"),
    ],
)
def test_an_empty_result_says_what_to_undo_and_undoes_it_without_a_page_load(
    visit: Visit, lang: str, said: str, chosen: str, undo: str
) -> None:
    page = visit(f"/{lang}/{EMPTY}")
    expect(page.get_by_role("heading", name=said)).to_be_visible()
    page.evaluate("window.stillHere = true")
    way = page.get_by_role("listitem").filter(has_text=chosen)
    expect(way.locator(".n")).to_have_text("9")
    way.get_by_role("link", name=undo, exact=True).click()
    reading.see_cards(page, *FTZ)
    reading.see_address(page, f"/{lang}/?place=jinyi-ftz")
    assert reading.theme(page) == {"en": "All themes", "zh": "全部主题"}[lang]
    assert page.evaluate("window.stillHere") is True


def test_a_value_that_is_not_known_is_named_and_left_out(visit: Visit) -> None:
    page = visit("/en/?theme=<b>moon</b>&place=jinyi-ftz")
    expect(page.locator(".not-understood")).to_have_text(
        "“<b>moon</b>” is not a theme here, so it was ignored."
    )
    reading.see_status(page, "9 of 21 entries.")
    assert reading.theme(page) == "All themes"
