"""The address is the whole state: pasted, reloaded, gone back from, read in the other language."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser import reading
from tests.browser.conftest import Visit, settle

DEEP = "/en/?theme=ftz&place=jinyi-ftz&measure=share&q=trade"


def _sees_the_deep_state(page: Page) -> None:
    reading.see_cards(page, "ftz-shares")
    assert reading.theme(page) == "Free trade zone"
    assert page.get_by_label("Place", exact=True).input_value() == "jinyi-ftz"
    assert page.get_by_label("Kind of figure", exact=True).input_value() == "share"
    expect(page.get_by_role("searchbox")).to_have_value("trade")


def test_a_pasted_link_sets_every_control_and_shows_its_results(visit: Visit) -> None:
    page = visit(DEEP)
    _sees_the_deep_state(page)


def test_a_reload_keeps_what_was_chosen_by_hand(page: Page) -> None:
    reading.choose_theme(page, "Free trade zone")
    page.get_by_label("Place", exact=True).select_option("Jinyi Area")
    page.get_by_label("Kind of figure", exact=True).select_option("Share of a whole")
    page.get_by_role("searchbox").fill("trade")
    reading.see_address(page, DEEP)
    page.reload()
    settle(page)
    _sees_the_deep_state(page)


def test_back_and_forward_move_controls_and_results_together(page: Page) -> None:
    reading.choose_theme(page, "Rail")
    reading.see_status(page, "7 of 21 entries.")
    page.get_by_label("Place", exact=True).select_option("Yiwu West station")
    reading.see_status(page, "1 of 21 entries.")

    page.go_back()
    reading.see_status(page, "7 of 21 entries.")
    reading.see_address(page, "/en/?theme=rail")
    assert reading.theme(page) == "Rail"
    assert page.get_by_label("Place", exact=True).input_value() == "all"

    page.go_back()
    reading.see_status(page, "All 21 entries.")
    assert reading.theme(page) == "All themes"

    page.go_forward()
    page.go_forward()
    reading.see_status(page, "1 of 21 entries.")
    assert reading.theme(page) == "Rail"
    assert page.get_by_label("Place", exact=True).input_value() == "yiwu-west-station"


def test_back_from_a_view_returns_to_the_selection(page: Page) -> None:
    reading.choose_theme(page, "Rail")
    reading.see_cards(page, "cre-lines", "cre-reach")
    page.locator("#theme-rail").get_by_role("link", name="View").click()
    page.wait_for_url("**/en/view/cre-lines*")
    settle(page)
    page.go_back()
    settle(page)
    reading.see_cards(page, "cre-lines", "cre-reach")
    assert reading.theme(page) == "Rail"


def test_the_language_is_switched_by_path_with_the_selection_kept_and_back(page: Page) -> None:
    reading.choose_theme(page, "Free trade zone")
    page.get_by_label("Kind of figure", exact=True).select_option("Share of a whole")
    reading.see_status(page, "4 of 21 entries.")

    page.get_by_role("link", name="中文").click()
    page.wait_for_url("**/zh/?theme=ftz&measure=share")
    settle(page)
    reading.see_cards(page, "ftz-shares")
    reading.see_status(page, "共21项，显示4项。")
    assert reading.theme(page) == "自贸试验区"
    assert page.get_by_label("指标类型", exact=True).input_value() == "share"
    assert page.locator("html").get_attribute("lang") == "zh-Hans-CN"

    page.get_by_role("link", name="English").click()
    page.wait_for_url("**/en/?theme=ftz&measure=share")
    settle(page)
    reading.see_status(page, "4 of 21 entries.")
    assert reading.theme(page) == "Free trade zone"


def test_a_view_has_the_same_view_in_the_other_language(visit: Visit) -> None:
    page = visit("/en/view/ftz-levels")
    assert "160.86" in page.locator("main").inner_text()
    page.get_by_role("link", name="中文").click()
    page.wait_for_url("**/zh/view/ftz-levels")
    settle(page)
    assert "1608.6" in page.locator("main").inner_text()
    assert page.title().endswith("数说金华")


def test_a_selection_that_is_gone_back_to_can_be_changed_again(page: Page) -> None:
    reading.choose_theme(page, "Rail")
    reading.see_address(page, "?theme=rail")
    page.go_back()
    reading.see_status(page, "All 21 entries.")
    reading.choose_theme(page, "Urbanization")
    reading.see_cards(page, "city-scale")
    reading.see_address(page, "/en/?theme=city")


def test_two_readers_at_once_share_no_selection(visit: Visit) -> None:
    one, other = visit("/en/"), visit("/zh/")
    reading.choose_theme(one, "Rail")
    reading.choose_theme(other, "城镇化")
    reading.see_status(one, "7 of 21 entries.")
    reading.see_status(other, "共21项，显示1项。")
    for reader in (one, other):
        reader.reload()
        settle(reader)
    reading.see_cards(one, "cre-lines", "cre-reach")
    reading.see_cards(other, "city-scale")
