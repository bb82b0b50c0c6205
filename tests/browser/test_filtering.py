"""Choosing what to see: what is shown, what is not, how much is left, where that is written down."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser import reading
from tests.browser.conftest import Visit
from tests.browser.pages import EMPTY

FTZ = ("ftz-levels", "ftz-growth", "ftz-shares")
RAIL = ("cre-lines", "cre-reach", "milestones")


def test_everything_is_shown_at_first_and_counted(page: Page) -> None:
    reading.see_cards(
        page, "growth-rates", "city-scale", "cre-lines", "cre-reach", *FTZ[:3], "milestones"
    )
    reading.see_status(page, "Showing all 21 entries.")
    assert reading.theme(page) == "All themes"
    expect(page.locator(".undo-all")).to_have_count(0)


def test_a_theme_shows_its_figures_and_no_others(page: Page) -> None:
    reading.choose_theme(page, "Rail")
    reading.see_cards(page, *RAIL)
    reading.see_status(page, "Showing 7 of 21 entries.")
    reading.see_address(page, "/en/?theme=rail")
    words = page.locator("main").inner_text()
    assert "more than 50 countries" in words
    assert "GDP" not in words
    assert "160.86" not in words


def test_the_timeline_too_holds_only_what_is_chosen(page: Page) -> None:
    reading.choose_theme(page, "Rail")
    reading.see_cards(page, *RAIL)
    lines = page.locator("#card-milestones .entry-label")
    assert len(lines.all_text_contents()) == 7


def test_all_themes_takes_the_choice_back(page: Page) -> None:
    reading.choose_theme(page, "City")
    reading.see_status(page, "Showing 1 of 21 entries.")
    reading.choose_theme(page, "All themes")
    reading.see_status(page, "Showing all 21 entries.")
    reading.see_address(page, "/en/")


def test_place_and_measure_narrow_each_other_down(page: Page) -> None:
    page.get_by_label("Place").select_option("Jinyi Pilot FTZ")
    reading.see_cards(page, *FTZ)
    reading.see_status(page, "Showing 9 of 21 entries.")
    page.get_by_label("Kind of figure").select_option("Share of a whole")
    reading.see_cards(page, "ftz-shares")
    reading.see_status(page, "Showing 4 of 21 entries.")
    reading.see_address(page, "/en/?place=jinyi-ftz&measure=share")


@pytest.mark.parametrize(
    ("lang", "typed", "left"),
    [
        ("en", "trains", ("cre-lines", "cre-reach", "milestones")),
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
    reading.see_status(page, "Showing all 21 entries.")


def test_show_everything_empties_every_control(visit: Visit) -> None:
    page = visit("/en/?theme=ftz&place=jinyi-ftz&measure=share&q=trade")
    page.get_by_role("link", name="Show everything").click()
    reading.see_status(page, "Showing all 21 entries.")
    reading.see_address(page, "/en/")
    assert reading.theme(page) == "All themes"
    assert page.get_by_label("Place").input_value() == "all"
    assert page.get_by_label("Kind of figure").input_value() == "all"
    expect(page.get_by_role("searchbox")).to_have_value("")


@pytest.mark.parametrize(
    ("lang", "said", "undo"),
    [
        ("en", "No figures match all these filters", "Theme: City (leaves 9)"),
        ("zh", "没有同时符合上述条件的数据", "主题：城市（取消后有9条）"),
    ],
)
def test_an_empty_result_says_what_to_undo_and_undoes_it_without_a_page_load(
    visit: Visit, lang: str, said: str, undo: str
) -> None:
    page = visit(f"/{lang}/{EMPTY}")
    expect(page.get_by_role("heading", name=said)).to_be_visible()
    page.evaluate("window.stillHere = true")
    page.get_by_role("link", name=undo).click()
    reading.see_cards(page, *FTZ)
    reading.see_address(page, f"/{lang}/?place=jinyi-ftz")
    assert reading.theme(page) == {"en": "All themes", "zh": "全部主题"}[lang]
    assert page.evaluate("window.stillHere") is True


def test_a_value_that_is_not_known_is_named_and_left_out(visit: Visit) -> None:
    page = visit("/en/?theme=<b>moon</b>&place=jinyi-ftz")
    expect(page.locator(".not-understood")).to_have_text(
        "“<b>moon</b>” is not a theme here, so it was ignored."
    )
    reading.see_status(page, "Showing 9 of 21 entries.")
    assert reading.theme(page) == "All themes"
