"""Every figure leads to its source: by a tile, by a line under a drawing, by a mark in it."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser import reading
from tests.browser.conftest import Visit

SOURCE = "http://english.jinhua.gov.cn/art/2022/6/28/art_1229181172_58896822.html"


def test_a_tile_opens_all_that_is_known_of_its_figure(page: Page) -> None:
    page.locator("#card-cre-reach .tile", has_text="Countries reached").click()
    assert reading.panel(page).get_by_role("heading").inner_text() == "Countries reached by rail"
    told = reading.told(page)
    assert told[""] == "more than 50 countries"
    assert told["Read as"] == "A floor: the source says it is more than this"
    assert told["Place"] == "Jinhua"
    assert "28 June 2022" in told["When"]
    assert told["How the date is known"] == "Stated in the source"
    assert "trains from Jinhua reach" in told["What it counts"]
    assert told["Source"] == "Jinhua Focuses on Opening Up"
    assert "28 June 2022" in told["Published"]
    assert told["Where in the source"] == "China Railway Express, paragraph 2"
    assert told["Notes"].startswith("A floor, counted up to the date")
    link = reading.panel(page).get_by_role("link", name="Jinhua Focuses on Opening Up")
    assert link.get_attribute("href") == SOURCE


def test_a_line_under_a_drawing_opens_its_figure_with_the_whole_it_is_a_share_of(
    page: Page,
) -> None:
    card = page.locator("#card-ftz-shares")
    card.locator("summary").first.click()
    card.get_by_role("button", name="Share of size").click()
    told = reading.told(page)
    assert told[""] == "less than 15%"
    assert told["Read as"] == "A ceiling: the source says it is less than this"
    assert told["Share or rank of"] == "the Zhejiang Pilot FTZ's size"
    assert told["When"] == "date not given"
    assert told["How the date is known"] == "The source gives no date, so none is given here"


def test_a_mark_opens_its_figure_and_the_same_mark_opens_it_again(page: Page) -> None:
    for _ in range(2):
        reading.click_mark(page, "growth-rates", 0)
        told = reading.told(page)
        assert told[""] == "6.2% a year"
        assert "exact years not given" in told["When"]
        page.keyboard.press("Escape")
        reading.see_no_panel(page)
    reading.click_mark(page, "growth-rates", 2)
    assert reading.told(page)[""] == "9.2% a year"


def test_a_mark_of_every_drawn_family_leads_to_a_source(page: Page) -> None:
    for view in ("cre-lines", "ftz-growth", "ftz-shares", "milestones"):
        reading.click_mark(page, view, 0)
        assert reading.told(page)["Source"] == "Jinhua Focuses on Opening Up", view
        page.keyboard.press("Escape")
        reading.see_no_panel(page)


def test_a_mark_on_the_page_of_a_view_opens_its_figure(visit: Visit) -> None:
    page = visit("/zh/view/cre-lines")
    reading.click_mark(page, "cre-lines", 0)
    told = reading.told(page)
    assert told[""] in {"9条", "9 条"}
    assert told["时间"] == "2017年"
    assert told["时间依据"] == "原文注明"
    assert told["原文位置"]


def test_an_event_has_its_date_for_a_figure_and_no_bound(page: Page) -> None:
    card = page.locator("#card-milestones")
    card.locator("summary").first.click()
    card.get_by_role("button", name="First train with anti-pandemic materials").click()
    told = reading.told(page)
    assert told[""] == "21 March 2020"
    assert "Read as" not in told


def test_chinese_evidence_is_chinese_with_chinese_scales(visit: Visit) -> None:
    page = visit("/zh/?theme=ftz")
    page.locator("#card-ftz-levels .tile").first.click()
    told = reading.told(page)
    assert told[""].replace(" ", "") == "1608.6亿元"
    assert told["区域"] == "金义片区"
    assert told["时间"] == "2021年"
    assert "2022年6月28日" in told["发布"]
    assert told["说明"].startswith("金义片区2020年秋季设立")


def test_escape_closes_the_panel_and_gives_the_focus_back(page: Page) -> None:
    tile = page.locator("#card-city-scale .tile").first
    tile.click()
    reading.panel(page)
    page.keyboard.press("Escape")
    reading.see_no_panel(page)
    expect(tile).to_be_focused()


def test_the_panel_can_be_closed_by_its_button_and_by_the_page_beside_it(page: Page) -> None:
    tile = page.locator("#card-city-scale .tile").first
    tile.click()
    reading.panel(page).get_by_role("button", name="Close").click()
    reading.see_no_panel(page)
    tile.click()
    reading.panel(page)
    page.locator(".offcanvas-backdrop").click(position={"x": 20, "y": 400})
    reading.see_no_panel(page)


def test_a_figure_of_a_table_opens_the_same_evidence(visit: Visit) -> None:
    page = visit("/en/view/ftz-levels")
    page.get_by_role("table").get_by_role("button", name="160.86 billion RMB").click()
    assert reading.told(page)[""] == "160.86 billion RMB"
