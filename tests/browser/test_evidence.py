"""Every figure leads to its source: by a tile, by a line under a drawing, by a mark in it."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser import reading
from tests.browser.conftest import Visit

SOURCE = "http://english.jinhua.gov.cn/art/2022/6/28/art_1229181172_58896822.html"


def test_a_figure_opens_all_that_is_known_of_its_figure(page: Page) -> None:
    reading.line(page, "cre-reach", "Countries reached").click()
    assert (
        reading.panel(page).get_by_role("heading", level=2).inner_text()
        == "Countries reached by China Railway Express"
    )
    told = reading.told(page)
    assert told[""] == "more than 50 countries"
    assert told["Precision"] == "More than: the source gives only this floor"
    assert told["Place"] == "Jinhua"
    assert "28 June 2022" in told["When"]
    assert told["Date basis"] == "Stated in the source"
    assert "trains from Jinhua reach" in told["What it counts"]
    assert told["Source"] == "Jinhua Focuses on Opening Up"
    assert "28 June 2022" in told["Published"]
    assert told["Place in source"] == "China Railway Express, paragraph 2"
    assert told["Notes"].startswith("As of publication (28 June 2022)")
    link = reading.panel(page).get_by_role("link", name="Jinhua Focuses on Opening Up")
    assert link.get_attribute("href") == SOURCE


def test_a_line_under_a_drawing_opens_its_figure_with_the_whole_it_is_a_share_of(
    page: Page,
) -> None:
    reading.line(page, "ftz-shares", "Part of the zone").click()
    told = reading.told(page)
    assert told[""] == "less than 15%"
    assert told["Precision"] == "Less than: the source gives only this ceiling"
    assert told["Share of; ranked among"] == "the Zhejiang Pilot FTZ (by what is not stated)"
    assert told["When"] == "date not stated"
    assert told["Date basis"] == "Not stated in the source"


def test_a_mark_opens_its_figure_and_the_same_mark_opens_it_again(page: Page) -> None:
    for _ in range(2):
        reading.click_mark(page, "growth-rates", 0)
        told = reading.told(page)
        assert told[""] == "6.2% a year"
        assert told["When"] == "five years; which five is not stated"
        page.keyboard.press("Escape")
        reading.see_no_panel(page)
    reading.click_mark(page, "growth-rates", 2)
    assert reading.told(page)[""] == "9.2% a year"


def test_a_mark_of_every_drawn_family_leads_to_a_source(page: Page) -> None:
    for view in ("growth-rates", "ftz-growth", "ftz-shares"):
        reading.click_mark(page, view, 0)
        assert reading.told(page)["Source"] == "Jinhua Focuses on Opening Up", view
        page.keyboard.press("Escape")
        reading.see_no_panel(page)
    page.locator("#card-cre-lines").scroll_into_view_if_needed()
    stroke = page.locator("#card-cre-lines").locator(reading.MARKS).last.bounding_box()
    assert stroke
    x, y = stroke["x"] + 0.3 * stroke["width"], stroke["y"] + stroke["height"] / 2
    page.mouse.move(x - 1, y)
    page.mouse.move(x, y)
    page.mouse.click(x, y)
    assert reading.told(page)[""] == "24 lines"


def test_a_mark_on_the_page_of_a_view_leads_to_its_figure(visit: Visit) -> None:
    page = visit("/zh/view/cre-lines", java_script_enabled=False)
    page.locator(".drawing a[data-figure='cre-lines.jinhua.2017']").click()
    page.wait_for_url("**/zh/figure/cre-lines.jinhua.2017")
    told = page.locator("main").inner_text()
    for part in ("2017年", "原文注明", "出处"):
        assert part in told


def test_a_mark_on_the_page_of_a_view_opens_its_figure(visit: Visit) -> None:
    page = visit("/zh/view/cre-lines")
    page.locator(".drawing a[data-figure='cre-lines.jinhua.2017']").press("Enter")
    told = reading.told(page)
    assert told["时间"] == "2017年"
    assert told["时间依据"] == "原文注明"
    assert "出处" in told


def test_an_event_has_its_date_for_a_figure_and_no_bound(page: Page) -> None:
    reading.line(page, "cre-reach", "First train with anti-pandemic supplies").click()
    told = reading.told(page)
    assert told[""] == "21 March 2020"
    assert "Precision" not in told


def test_chinese_evidence_is_chinese_with_chinese_scales(visit: Visit) -> None:
    page = visit("/zh/?theme=ftz")
    reading.line(page, "ftz-levels").click()
    told = reading.told(page)
    assert told[""].replace(" ", "") == "1608.6亿元"
    assert told["区域"] == "金义片区"
    assert told["时间"] == "2021年"
    assert "2022年6月28日" in told["刊载"]
    assert told["注释"] == "2020年基数如何计算，原文未说明。"


def test_escape_closes_the_panel_and_gives_the_focus_back(page: Page) -> None:
    tile = page.locator(".key .v a").first
    tile.click()
    reading.panel(page)
    page.keyboard.press("Escape")
    reading.see_no_panel(page)
    expect(tile).to_be_focused()


def test_the_panel_is_closed_by_its_button_and_the_page_beside_it_stays_usable(page: Page) -> None:
    tiles = page.locator(".key .v a")
    tiles.first.click()
    reading.panel(page).get_by_role("button", name="Close").click()
    reading.see_no_panel(page)
    expect(tiles.first).to_be_focused()
    tiles.first.click()
    reading.panel(page)
    tiles.nth(1).click()
    heading = reading.panel(page).get_by_role("heading", level=2)
    expect(heading).to_have_text("Foreign capital actually used")
    expect(page.locator(reading.PANEL)).to_have_count(1)
    page.locator(".theme-links").get_by_role("link", name="Rail").click()
    expect(page.locator("#theme-economy")).to_have_count(0)


@pytest.mark.parametrize("width", [1440, 1100, 1024, 390])
def test_the_page_makes_room_beside_the_panel_or_below_a_sheet_of_62_percent(
    visit: Visit, width: int
) -> None:
    page = visit("/en/", width=width)
    tile = page.locator(".key .v a").first
    tile.click()
    box = reading.panel(page).bounding_box()
    assert box
    if width >= 1100:
        main = page.locator("main").bounding_box()
        assert main
        assert main["x"] + main["width"] <= box["x"] + 1
        assert box["height"] == page.evaluate("innerHeight")
    else:
        assert box["height"] <= 0.62 * page.evaluate("innerHeight") + 1
        page.wait_for_function(  # the page scrolls smoothly
            """([one, top]) => one.getBoundingClientRect().bottom <= top""",
            arg=[tile.element_handle(), box["y"]],
        )
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_address_keeps_what_stands_open(visit: Visit) -> None:
    page = visit("/en/?theme=rail")
    reading.line(page, "cre-reach").click()
    reading.panel(page)
    reading.see_address(page, "/en/?theme=rail#figure=cre-countries.jinhua.2022-06-28")
    page.reload()
    assert reading.told(page)[""] == "more than 50 countries"
    page.keyboard.press("Escape")
    reading.see_no_panel(page)
    reading.see_address(page, "/en/?theme=rail")


def test_without_a_script_a_mark_and_a_number_lead_to_the_page_of_their_figure(
    visit: Visit,
) -> None:
    page = visit("/en/", java_script_enabled=False)
    page.locator(".key .v a").first.click()
    page.wait_for_url("**/en/figure/ftz-trade.jinyi-ftz.2021")
    assert "Jinhua Focuses on Opening Up" in page.locator("main").inner_text()
    page.go_back()
    page.locator("#card-cre-lines svg a").first.press("Enter")
    page.wait_for_url("**/en/figure/cre-lines.jinhua.2017")


def test_a_figure_of_a_table_leads_to_the_same_evidence(visit: Visit) -> None:
    page = visit("/en/view/ftz-levels")
    link = page.get_by_role("table").get_by_role("link", name="160.86 billion RMB")
    link.click()
    assert reading.told(page)[""] == "160.86 billion RMB"
    page = visit("/en/view/ftz-levels", java_script_enabled=False)
    link = page.get_by_role("table").get_by_role("link", name="160.86 billion RMB")
    link.click()
    page.wait_for_url("**/en/figure/ftz-trade.jinyi-ftz.2021")
    assert "160.86 billion RMB" in page.locator("main").inner_text()
