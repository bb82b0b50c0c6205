"""How words and cards are set: on common lines, in one leading, no character left alone."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit
from tests.browser.reading import FITTED
from tests.serving import Server, serving
from tests.views import editing

#: Blocks of Chinese words whose last line is a single character, its mark not counted.
_ALONE: Final = r"""() => {
    const blocks = new Set();
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walk.nextNode(); node; node = walk.nextNode()) {
        let one = node.parentElement;
        if (!/[\u4e00-\u9fff]/.test(node.data) || one.closest("svg, script, pre, .visually-hidden")
            || !one.checkVisibility({visibilityProperty: true})) continue;
        while (getComputedStyle(one).display === "inline") one = one.parentElement;
        blocks.add(one);
    }
    return [...blocks].map(block => {
        const lines = [];
        const inside = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
        const range = document.createRange();
        for (let node = inside.nextNode(); node; node = inside.nextNode())
            for (let at = 0; at < node.data.length; at++) {
                range.setStart(node, at);
                range.setEnd(node, at + 1);
                const box = range.getClientRects()[0];
                if (!box?.width || !node.data[at].trim()) continue;
                const last = lines.at(-1);
                if (last && Math.abs(last.bottom - box.bottom) < 9) last.said += node.data[at];
                else lines.push({bottom: box.bottom, said: node.data[at]});
            }
        return lines.length > 1 ? lines.slice(-2).map(line => line.said) : ["", ""];
    }).filter(([, last]) => /^[\u4e00-\u9fff][，。、；：）”]*$/.test(last)).map(two => two.join(" / "));
}"""


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("width", [1280, 1440, 1920])
def test_words_and_drawings_of_a_theme_begin_on_one_line(
    visit: Visit, lang: str, width: int
) -> None:
    columns = """all => all.map(theme => [".theme-say", ".show", ".theme-tail"].map(part => {
        const {left, right, top} = theme.querySelector(part).getBoundingClientRect();
        return [left, right, top].map(Math.round);
    }))"""
    found = visit(f"/{lang}/?derived=1", width=width).locator(".theme").evaluate_all(columns)
    assert len(found) == 4
    for said, shown, tail in found:
        assert said[2] == shown[2] < tail[2]
        assert said[:2] == tail[:2]
        assert said[1] < shown[0]
    assert len({tuple(shown[:2]) for _, shown, _ in found}) == 1


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("width", [1280, 1440, 1920])
def test_themes_stand_on_the_line_of_the_other_choices(visit: Visit, lang: str, width: int) -> None:
    page = visit(f"/{lang}/", width=width)
    middle = """all => all.map(one => one.getBoundingClientRect())
        .map(box => (box.top + box.bottom) / 2)"""
    found = page.locator(".filters :is(.theme-links a, .field label, select, [type=search])")
    middles = found.evaluate_all(middle)
    assert len(middles) == 5 + 2 * 3
    assert max(middles) - min(middles) <= 2


@pytest.mark.parametrize("path", ["", "data", "about", "view/ftz-shares", "view/city-scale"])
def test_no_chinese_words_end_with_a_character_alone_on_its_line(visit: Visit, path: str) -> None:
    page = visit(f"/zh/{path}")
    for width in (360, 390, 768, 1280, 1440):
        page.set_viewport_size({"width": width, "height": 900})
        page.wait_for_function(FITTED)
        assert page.evaluate(_ALONE) == [], width


@pytest.mark.parametrize("path", ["", "embed/growth-rates", "embed/cre-reach"])
def test_an_amount_has_the_leading_of_the_words_around_it(visit: Visit, path: str) -> None:
    page = visit(f"/zh/{path}")
    apart = """all => all.filter(one =>
        parseFloat(getComputedStyle(one).lineHeight) / parseFloat(getComputedStyle(one).fontSize)
        > parseFloat(getComputedStyle(one.parentElement).lineHeight)
            / parseFloat(getComputedStyle(one.parentElement).fontSize) + 0.05
    ).map(one => one.textContent)"""
    amounts = page.locator(":is(h1, h2, .tile-value) .amount")
    assert amounts.count()
    assert amounts.evaluate_all(apart) == []


@pytest.mark.parametrize("width", [360, 768, 1024])
def test_a_chinese_headline_is_divided_before_a_phrase_and_keeps_a_bound_with_its_amount(
    visit: Visit, width: int
) -> None:
    page = visit("/zh/", width=width)
    lines = """one => {
        const lines = [];
        const range = document.createRange();
        const walk = document.createTreeWalker(one, NodeFilter.SHOW_TEXT);
        for (let node = walk.nextNode(); node; node = walk.nextNode())
            for (let at = 0; at < node.data.length; at++) {
                range.setStart(node, at);
                range.setEnd(node, at + 1);
                const {bottom} = range.getBoundingClientRect();
                const last = lines.at(-1);
                if (last && Math.abs(last.bottom - bottom) < 9) last.said += node.data[at];
                else lines.push({bottom, said: node.data[at]});
            }
        return lines.map(line => line.said);
    }"""
    headlines = page.locator(":is(.lead h1, .say h2)")
    assert headlines.count() == 5
    for headline in headlines.all():
        for line in headline.evaluate(lines)[:-1]:
            assert line.endswith(("，", "、", "通达", "增长", "总额", "由", "的", "到")), line


@pytest.mark.parametrize("path", ["zh/embed/ftz-levels", "en/embed/cre-reach"])
@pytest.mark.parametrize("width", [400, 800])
def test_numbers_of_an_embed_stand_on_one_line(visit: Visit, path: str, width: int) -> None:
    rows = """all => {
        const rows = new Map();
        for (const tile of all) {
            const {top} = tile.getBoundingClientRect();
            const {bottom} = tile.querySelector(".number").getBoundingClientRect();
            rows.set(Math.round(top), [...(rows.get(Math.round(top)) ?? []), Math.round(bottom)]);
        }
        return [...rows.values()];
    }"""
    found = visit(f"/{path}", width=width).locator(".tiles > li").evaluate_all(rows)
    assert any(len(row) > 1 for row in found)
    for row in found:
        assert max(row) - min(row) <= 1


@pytest.fixture(scope="module")
def many_digits(shipped: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server of figures in yuan, counted to the last of them."""
    folder = Path(shutil.copytree(shipped, tmp_path_factory.mktemp("digits") / "data"))
    table = folder / "indicators.csv"
    editing.cells(table, {"value": "601234567890.25"}, indicator="ftz-trade")
    editing.cells(table, {"value": "132456789"}, indicator="ftz-foreign-capital")
    with serving("--data", str(folder), "--workers", "1") as running:
        yield running


@pytest.mark.parametrize("path", ["view/ftz-levels", "?theme=ftz"])
@pytest.mark.parametrize("width", [320, 390, 1440])
def test_a_drawn_number_of_many_digits_stays_whole_and_on_the_page(
    visit: Visit, many_digits: Server, path: str, width: int
) -> None:
    page = visit(f"/zh/{path}", width=width, home=many_digits.address)
    drawn = page.locator(".singles .chart").filter(visible=True)
    expect(drawn).to_have_count(3)
    right = "one => one.getBoundingClientRect().right"
    for one, number in zip(drawn.all(), ("6012345678902.5", "1324567.89", "20381"), strict=True):
        text = one.locator("text").filter(has_text=number)
        assert text.count() == 1
        assert text.evaluate(right) <= width - 8


@pytest.mark.parametrize("path", ["embed", "present?views="])
@pytest.mark.parametrize("width", [320, 390, 1440])
def test_a_number_of_many_digits_is_smaller_and_stays_whole(
    visit: Visit, many_digits: Server, path: str, width: int
) -> None:
    address = f"/zh/{path}{'' if '=' in path else '/'}ftz-levels"
    page = visit(address, width=width, home=many_digits.address)
    numbers = page.locator(".tile-value .number").filter(visible=True)
    assert [one.replace(",", "") for one in numbers.all_inner_texts()] == [
        "6012345678902.5",
        "1324567.89",
        "20381",
    ]
    lines, right = "one => one.getClientRects().length", "one => one.getBoundingClientRect().right"
    for one in numbers.all():
        assert one.evaluate(lines) == 1
        assert one.evaluate(right) <= one.locator("xpath=ancestor::li").evaluate(right)
