"""The table and a figure's page as a reader uses them: sort, choose, page, by keyboard, copy, print."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser import reading
from tests.browser.conftest import Visit, settle
from tests.serving import Server, serving
from tests.views import editing

Axe = Callable[[Page], list[str]]
WIDTHS = (360, 390, 760, 1100, 1440, 1920)
FIGURES = ("cre-lines.jinhua.2022", "gdp-growth.jinhua.P5Y/2022-06-28")


def first(page: Page) -> str:
    """What the first row is called."""
    return page.locator(".data-table tbody th[scope=row] a").first.inner_text()


def rows(page: Page) -> int:
    return page.locator(".data-table tbody th[scope=row]").count()


def sort_by(page: Page, column: str) -> None:
    page.locator(f".data-table th.column-{column} a").click()


def see_sorted(page: Page, column: str, way: str) -> None:
    expect(page.locator(f".data-table th.column-{column}")).to_have_attribute("aria-sort", way)
    settle(page)


def test_a_column_sorts_in_place_and_again_the_other_way(visit: Visit) -> None:
    page = visit("/en/data?theme=rail")
    page.evaluate("window.stays = true")
    sort_by(page, "value")
    see_sorted(page, "value", "ascending")
    reading.see_address(page, "/en/data?theme=rail&sort=value")
    sort_by(page, "value")
    see_sorted(page, "value", "descending")
    reading.see_address(page, "/en/data?theme=rail&sort=-value")
    assert page.evaluate("window.stays") is True


def test_sorting_leaves_the_reader_at_the_table(visit: Visit) -> None:
    page = visit("/en/data", width=390, height=500)
    page.locator(".data-table th.column-value a").scroll_into_view_if_needed()
    before = page.evaluate("scrollY")
    assert before > 0
    sort_by(page, "value")
    see_sorted(page, "value", "ascending")
    page.wait_for_function("wanted => scrollY > 0 && scrollY <= wanted", arg=before + 1)


def test_controls_choose_and_the_address_follows(visit: Visit) -> None:
    page = visit("/zh/data")
    page.locator("#table-theme").select_option("ftz")
    reading.see_address(page, "/zh/data?theme=ftz")
    expect(page.locator(".data-table tbody th[scope=row]")).to_have_count(9)
    page.get_by_text("更多筛选").click()
    page.locator("#table-bound").select_option("under")
    expect(page.locator(".data-table tbody th[scope=row]")).to_have_count(1)
    page.get_by_role("link", name="数值类型：超过").or_(
        page.get_by_role("link", name="数值类型：不足")
    ).click()
    expect(page.locator(".data-table tbody th[scope=row]")).to_have_count(9)
    assert page.locator("#table-bound").input_value() == "all"


def test_a_search_finds_words_of_the_other_language(visit: Visit) -> None:
    page = visit("/en/data")
    page.locator("#table-q").fill("线路")
    page.wait_for_function("() => location.search.startsWith('?q=')")
    expect(page.locator(".data-table tbody th[scope=row]")).not_to_have_count(21)
    assert rows(page) >= 2


@pytest.mark.parametrize("where", ["/en/data", "/en/"])
def test_a_search_that_is_typed_in_bits_is_one_step_back(visit: Visit, where: str) -> None:
    page = visit(where)
    # Seconds of a busy machine are moments of whoever types.
    page.evaluate(
        "() => { const now = performance.now.bind(performance), begun = now();"
        " performance.now = () => begun + (now() - begun) / 20; }"
    )
    box = page.locator("#table-q, #filter-search")
    for part in ("fo", "foreign", "foreign capital"):
        box.fill(part)
        page.wait_for_function(
            "part => new URLSearchParams(location.search).get('q') === part", arg=part
        )
    page.go_back()
    page.wait_for_function("() => !location.search")
    expect(box).to_have_value("")
    assert page.url.endswith(where)


def test_back_and_forward_move_table_and_controls(visit: Visit) -> None:
    page = visit("/en/data")
    page.locator("#table-theme").select_option("rail")
    expect(page.locator(".data-table tbody th[scope=row]")).to_have_count(7)
    page.go_back()
    expect(page.locator(".data-table tbody th[scope=row]")).to_have_count(21)
    expect(page.locator("#table-theme")).to_have_value("all")
    page.go_forward()
    expect(page.locator(".data-table tbody th[scope=row]")).to_have_count(7)
    expect(page.locator("#table-theme")).to_have_value("rail")


def test_columns_come_and_go(visit: Visit) -> None:
    page = visit("/en/data")
    page.locator("summary", has_text="Columns").click()
    page.get_by_label("Identifier").check()
    expect(page.locator("th.column-id")).to_be_visible()
    page.get_by_label("Theme", exact=True).and_(page.locator("[type=checkbox]")).uncheck()
    expect(page.locator("th.column-theme")).to_have_count(0)


def test_everything_works_by_keyboard_alone(visit: Visit) -> None:
    page = visit("/en/data?theme=rail")
    head = page.locator(".data-table th.column-period a")
    head.focus()
    page.keyboard.press("Enter")
    see_sorted(page, "period", "ascending")
    assert page.evaluate("document.activeElement.closest('th')?.className") == "column-period"
    page.locator(".data-table .figure-button").first.focus()
    page.keyboard.press("Enter")
    opened = reading.panel(page)
    expect(opened.get_by_role("link", name="own page")).to_be_visible()
    page.keyboard.press("Escape")
    reading.see_no_panel(page)
    frame = page.locator(".table-frame")
    frame.focus()
    assert page.evaluate("document.activeElement.className").endswith("table-frame")


def test_a_value_leads_to_its_evidence_and_on_to_its_page(visit: Visit) -> None:
    page = visit("/en/data?theme=rail&unit=lines")
    page.locator(".data-table .figure-button").last.click()
    assert reading.told(page)[""] == "24 lines"
    reading.panel(page).get_by_role("link", name="own page").click()
    page.wait_for_url("**/en/figure/cre-lines.jinhua.2022")
    settle(page)
    assert "24 lines" in page.locator("#sentence").inner_text()


def test_the_head_of_the_table_stays_in_sight(visit: Visit) -> None:
    page = visit("/en/data", width=1024, height=700)
    page.locator(".table-frame").evaluate("one => one.scrollTo(0, 400)")
    head = page.locator(".data-table thead th").first.bounding_box()
    frame = page.locator(".table-frame").bounding_box()
    assert head
    assert frame
    assert abs(head["y"] - frame["y"]) < 3


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize(
    "path",
    ["data?derived=1&sort=value&page=9&columns=value,note,id&bound=x", "figure/" + FIGURES[0]],
)
def test_axe_finds_nothing_in_either_scheme(visit: Visit, axe: Axe, lang: str, path: str) -> None:
    page = visit(f"/{lang}/{path}")
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
    found = axe(page)
    page.emulate_media(color_scheme="dark")
    page.wait_for_function("() => document.documentElement.dataset.bsTheme === 'dark'")
    assert not found + axe(page)


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize(
    "path", ["data?sort=value&derived=1", *(f"figure/{one}" for one in FIGURES)]
)
def test_the_page_itself_is_never_wider_than_its_screen(visit: Visit, lang: str, path: str) -> None:
    page = visit(f"/{lang}/{path}")
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth") <= width, width


def test_a_sentence_is_copied_and_said_to_be(visit: Visit) -> None:
    page = visit(f"/en/figure/{FIGURES[0]}", permissions=["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Copy sentence").click()
    expect(page.locator(".one-said [role=status]")).to_have_text("Copied.")
    assert page.evaluate("navigator.clipboard.readText()") == page.locator("#sentence").inner_text()


def test_where_the_clipboard_is_closed_the_words_are_selected(visit: Visit) -> None:
    page = visit(f"/en/figure/{FIGURES[0]}")
    page.evaluate(
        """() => {
            Object.defineProperty(navigator, "clipboard", {value: undefined});
            document.execCommand = () => false;
        }"""
    )
    page.get_by_role("button", name="Copy sentence").click()
    expect(page.locator(".one-said [role=status]")).to_contain_text("Selected")
    assert page.evaluate("getSelection().toString()") == page.locator("#sentence").inner_text()


def test_without_a_script_the_table_sorts_and_its_form_chooses(visit: Visit) -> None:
    page = visit("/en/data", java_script_enabled=False)
    page.locator("#table-theme").select_option("rail")
    page.get_by_role("button", name="Apply").click()
    assert rows(page) == 7
    sort_by(page, "value")
    expect(page.locator("th.column-value")).to_have_attribute("aria-sort", "ascending")
    assert rows(page) == 7


def test_print_shows_the_whole_table_and_no_controls(visit: Visit) -> None:
    page = visit("/en/data")
    page.emulate_media(media="print")
    assert page.locator(".table-controls").is_hidden()
    frame = page.locator(".table-frame")
    assert frame.evaluate("one => one.scrollHeight <= one.clientHeight + 1")


@pytest.fixture(scope="module")
def long(shipped: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server whose table has three pages."""
    folder = tmp_path_factory.mktemp("long") / "data"
    folder.mkdir()
    for file in shipped.glob("*.*"):
        (folder / file.name).write_bytes(file.read_bytes())
    with (folder / "indicators.csv").open(encoding="utf-8", newline="") as lines:
        assert list(csv.DictReader(lines))
    years = ({"period": str(year), "period_basis": "stated"} for year in range(1900, 2010))
    editing.more(folder / "indicators.csv", *years, indicator="cre-national-rank")
    with serving("--data", str(folder)) as running:
        yield running


def test_pages_turn_in_place_and_a_choice_begins_with_the_first(visit: Visit, long: Server) -> None:
    page = visit("/en/data?sort=period", home=long.address)
    assert rows(page) == 50
    before = first(page)
    page.locator(".pager").get_by_role("link", name="Next").click()
    reading.see_address(page, "/en/data?sort=period&page=2")
    expect(page.locator(".pager [aria-current]")).to_have_text("2")
    assert rows(page) == 50
    assert before
    page.locator("#table-theme").select_option("rail")
    reading.see_address(page, "/en/data?theme=rail&sort=period")
    expect(page.locator(".pager [aria-current]")).to_have_text("1")
