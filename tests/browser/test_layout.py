"""Nothing is cut off, nothing lies on something else, at any width, in both languages."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest
from playwright.sync_api import Page

from tests.browser import reading
from tests.browser.conftest import Scheme, Visit, settle
from tests.browser.pages import every_page

WIDTHS: Final = (360, 390, 760, 1100, 1440, 1920)

_FAULTS: Final = r"""() => {
    const found = [];
    const wide = document.documentElement.clientWidth;
    const named = one => `<${one.tagName.toLowerCase()} ${one.className.baseVal ?? one.className}> `
        + `"${(one.textContent ?? "").trim().slice(0, 50)}"`;
    const shown = one => one.checkVisibility({visibilityProperty: true, opacityProperty: false})
        && !one.closest(".visually-hidden, .skip-link");

    if (document.documentElement.scrollWidth > wide)
        found.push(`the page is ${document.documentElement.scrollWidth} wide`);

    for (const one of document.querySelectorAll("body *")) {
        if (!shown(one) || one.closest("svg")) continue;
        const box = one.getBoundingClientRect();
        if (!box.width) continue;
        const scrolled = one.closest(".table-scroll") && !one.matches(".table-scroll");
        if (!scrolled && (box.left < -1 || box.right > wide + 1))
            found.push(`${named(one)} stands from ${box.left} to ${box.right}`);
        if (!one.matches(".table-scroll, .table-scroll *, .drawing *, option")
            && one.clientWidth && one.scrollWidth > one.clientWidth + 1)
            found.push(`${named(one)} needs ${one.scrollWidth} of ${one.clientWidth}`);
    }

    // a select shows each choice whole once it is chosen
    const pen = document.createElement("canvas").getContext("2d");
    for (const one of document.querySelectorAll(".filters select")) {
        if (!shown(one)) continue;
        const style = getComputedStyle(one);
        pen.font = style.font;
        const chosen = one.selectedIndex;
        for (const option of one.options) {
            one.selectedIndex = option.index;
            const room = one.clientWidth
                - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
            if (pen.measureText(option.text).width > room + 1)
                found.push(`the choice "${option.text}" needs more than ${Math.round(room)}`);
        }
        one.selectedIndex = chosen;
    }

    // words of the page: each line where no other line is
    const lines = [];
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walk.nextNode(); node; node = walk.nextNode()) {
        const parent = node.parentElement;
        if (!node.data.trim() || !shown(parent) || parent.closest(
            "svg, script, style, select, noscript, .filters, .table-scroll")) continue;
        const range = document.createRange();
        range.selectNodeContents(node);
        for (const box of range.getClientRects()) lines.push([node.data.trim(), box, parent]);
    }
    const over = (a, b, x, y) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > x
        && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > y;
    lines.sort((a, b) => a[1].top - b[1].top);
    lines.forEach(([said, box, parent], at) => {
        for (let next = at + 1; next < lines.length && lines[next][1].top < box.bottom; next++) {
            const [other, there, its] = lines[next];
            if (over(box, there, 2, Math.min(box.height, there.height) * 0.45))
                found.push(`"${said.slice(0, 40)}" lies on "${other.slice(0, 40)}"`);
        }
    });

    // words of a drawing: inside its frame, none on another
    for (const drawing of document.querySelectorAll(".drawing, .singles > *")) {
        const name = drawing.closest(".drawn")?.id || "drawing";
        const frame = drawing.getBoundingClientRect();
        const words = [...drawing.querySelectorAll("svg text")].flatMap(text => {
            const rows = [...text.querySelectorAll("tspan.line")];
            return (rows.length ? rows : [text]).filter(row => row.textContent.trim());
        }).map(row => [row.textContent.trim(), row.getBoundingClientRect()]).filter(
            ([, box]) => box.width);
        words.forEach(([said, box], at) => {
            if (box.left < frame.left - 1.5 || box.right > frame.right + 1.5
                || box.top < frame.top - 3 || box.bottom > frame.bottom + 3)
                found.push(`${name}: "${said}" is cut off: from ${Math.round(box.left - frame.left)}`
                    + ` to ${Math.round(box.right - frame.left)} of ${Math.round(frame.width)},`
                    + ` down to ${Math.round(box.bottom - frame.top)} of ${Math.round(frame.height)}`);
            for (const [other, there] of words.slice(at + 1))
                if (over(box, there, 2, Math.min(box.height, there.height) * 0.3))
                    found.push(`${name}: "${said}" lies on "${other}"`);
        });
    }
    return [...new Set(found)];
}"""


def _faults(page: Page) -> list[str]:
    """What does not fit, on one page, at every width."""
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
    found = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        page.wait_for_function(reading.FITTED)
        found += [f"{page.url} at {width}: {fault}" for fault in page.evaluate(_FAULTS)]
    return found


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_everything_fits_on_every_page_at_every_width(
    visit: Visit, shipped: Path, lang: str
) -> None:
    page = visit(f"/{lang}/")
    found = _faults(page)
    for path in every_page(shipped)[1:]:
        page.evaluate("path => { location.href = path }", f"/{lang}/{path}")
        page.wait_for_url(f"**/{lang}/{path}")
        settle(page)
        found += _faults(page)
    assert not found, "\n".join(found)


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_evidence_fits_on_a_telephone(visit: Visit, lang: str) -> None:
    page = visit(f"/{lang}/", width=360)
    page.locator(".key .v a").first.click()
    panel = reading.panel(page)
    box = panel.bounding_box()
    assert box
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 360
    cut = panel.evaluate(
        "one => [...one.querySelectorAll('*')].filter(o => o.scrollWidth > o.clientWidth + 1"
        " && o.clientWidth).map(o => o.textContent)"
    )
    assert cut == []


def test_a_word_that_is_cut_off_is_seen(page: Page) -> None:
    page.evaluate(
        """() => {
            document.querySelector("h1").style.cssText = "width: 3em; white-space: nowrap";
            document.querySelector("#card-growth-rates .drawing text").style.transform =
                "translateX(5000px)";
            document.querySelector(".lead .stand").style.marginTop = "-2rem";
        }"""
    )
    found = page.evaluate(_FAULTS)
    assert any(fault.startswith("<h1") for fault in found)
    assert any("is cut off" in fault for fault in found)
    assert any("lies on" in fault for fault in found)


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("width", [360, 768, 1440])
def test_no_amount_is_divided_and_numbers_of_a_row_stand_on_one_line(
    visit: Visit, lang: str, width: int
) -> None:
    page = visit(f"/{lang}/", width=width)
    amounts = page.locator(":is(h1, h2, .at, .know, .notes, .when) .amount")
    assert amounts.count() > 5
    divided = """all => all.filter(one => one.getClientRects().length > 1)
        .map(one => one.textContent)"""
    assert amounts.evaluate_all(divided) == []
    rows = """all => {
        const rows = new Map();
        for (const key of all) {
            const top = Math.round(key.getBoundingClientRect().top);
            const number = key.querySelector(".v .number").getBoundingClientRect().bottom;
            rows.set(top, [...(rows.get(top) ?? []), Math.round(number)]);
        }
        return [...rows.values()];
    }"""
    found = page.locator(".key").evaluate_all(rows)
    assert [len(row) for row in found] == {360: [1] * 4, 768: [2, 2], 1440: [4]}[width]
    for bottoms in found:
        assert max(bottoms) - min(bottoms) <= 1


def test_the_first_drawing_is_on_the_first_screen(visit: Visit) -> None:
    page = visit("/en/", width=1440, height=900)
    box = page.locator(".drawing").first.bounding_box()
    assert box
    assert box["y"] + box["height"] <= 900


@pytest.mark.parametrize("width", [390, 1440])
def test_the_first_note_of_a_theme_is_open_and_the_rest_unfold(visit: Visit, width: int) -> None:
    theme = visit("/en/", width=width).locator("#theme-economy")
    notes = theme.locator(".notes li")
    assert theme.locator(".know").is_visible()
    assert notes.count() == 3
    assert not notes.first.is_visible()
    theme.locator(".notes > summary").click()
    assert all(note.is_visible() for note in notes.all())


def test_the_usual_columns_of_the_table_fit_and_it_is_as_long_as_it_is(visit: Visit) -> None:
    page = visit("/en/data", width=1440)
    frame = page.locator(".table-frame")
    assert frame.evaluate(
        "one => [one.scrollWidth <= one.clientWidth, one.scrollHeight <= one.clientHeight]"
    ) == [True, True]
    page.mouse.wheel(0, 900)
    page.wait_for_function("() => scrollY > 500")
    head = page.locator(".data-table thead th").first.bounding_box()
    assert head
    assert abs(head["y"]) < 3


@pytest.mark.parametrize("path", ["?derived=1", "data?derived=1"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_box_that_is_checked_shows_its_mark_in_ink(
    visit: Visit, path: str, scheme: Scheme
) -> None:
    box = visit(f"/en/{path}", scheme=scheme).locator(".field-check input").first
    ink = "getComputedStyle(document.body).color"
    fills = f"one => [getComputedStyle(one).backgroundColor, {ink}]"
    filled, wanted = box.evaluate(fills)
    assert filled == wanted
    mark = box.evaluate("one => getComputedStyle(one, '::before').borderBottomColor")
    assert mark != filled


def test_the_sign_of_what_is_calculated_is_hatched(visit: Visit) -> None:
    fill = visit("/en/about").locator(".shape-derived .fill")
    assert "gradient" in fill.evaluate("one => getComputedStyle(one).backgroundImage")
