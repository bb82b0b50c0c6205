"""The dialogs that give a view away: an embed that works elsewhere, files, and a deck."""

from __future__ import annotations

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit


def opened(page: Page, view: str = "cre-lines") -> None:
    """Open the dialog of a view's card and wait for its snippet."""
    page.locator(f"#card-{view} .share-button").click()
    expect(page.locator("#share-snippet")).to_contain_text(f"/embed/{view}")


def test_every_choice_of_the_dialog_is_in_link_and_snippet(page: Page) -> None:
    opened(page)
    link = page.locator("#share-link")
    page.get_by_role("radio", name="Dark").check()
    expect(link).to_have_text(re.compile(r"scheme=dark"))
    page.get_by_role("checkbox", name="With the headline").uncheck()
    expect(link).to_have_text(re.compile(r"title=0"))
    page.get_by_role("checkbox", name=re.compile("No script at all")).check()
    expect(link).to_have_text(re.compile(r"static=1"))
    page.get_by_role("checkbox", name=re.compile("this version")).check()
    expect(link).to_have_text(re.compile(r"v=[0-9a-f]{12}"))
    page.get_by_role("radio", name="中文").check()
    expect(link).to_have_text(re.compile(r"/zh/embed/cre-lines"))
    page.get_by_role("radio", name=re.compile("Fixed width")).check()
    expect(page.locator("#share-snippet")).not_to_contain_text("<script")
    expect(page.locator("#share-snippet")).to_contain_text('width="720"')


def test_the_preview_is_the_embed_and_files_can_be_had(page: Page) -> None:
    opened(page)
    inside = page.frame_locator(".share-preview")
    expect(inside.locator("h1, h2").first).to_contain_text("24")
    with page.expect_download() as download:
        page.locator(".share-dialog .files a[href$='.csv']").click()
    assert download.value.suggested_filename.endswith(".csv")


def test_axe_finds_nothing_in_the_dialogs(visit: Visit, axe: Callable[[Page], list[str]]) -> None:
    page = visit("/zh/", scheme="dark")
    opened(page)
    assert axe(page) == []
    page.keyboard.press("Escape")
    expect(page.locator(".share-dialog")).to_have_count(0)
    page.locator("#picker-open").click()
    expect(page.locator("#picker-link")).to_be_visible()
    assert axe(page) == []


def test_a_deck_has_the_views_that_were_ticked_in_the_order_of_ticking(visit: Visit) -> None:
    page = visit("/en/?theme=rail")
    page.locator("#picker-open").click()
    slides = page.locator(".picked li")
    expect(slides).to_have_count(3)
    box = page.get_by_role("checkbox", name="China Railway Express lines")
    box.uncheck()
    expect(slides).to_have_count(2)
    box.check()
    expect(slides.last).to_contain_text("China Railway Express lines")
    page.locator("#picker-every").select_option("20")
    expect(page.locator("#picker-link")).to_have_text(
        re.compile(r"/en/present\?theme=rail&views=cre-reach,milestones,cre-lines&every=20$")
    )


def test_slides_are_moved_by_mouse_and_by_keys(visit: Visit) -> None:
    page = visit("/en/?theme=rail")
    page.locator("#picker-open").click()
    slides = page.locator(".picked li")
    expect(slides).to_have_count(3)
    expect(slides.first).to_contain_text("China Railway Express lines")
    down = page.get_by_role("button", name="Move down: China Railway Express lines")
    down.click()
    expect(slides.nth(1)).to_contain_text("China Railway Express lines")
    expect(down).to_be_focused()
    page.keyboard.press("Enter")
    expect(slides.last).to_contain_text("China Railway Express lines")
    expect(down).to_be_disabled()
    up = page.get_by_role("button", name="Move up: China Railway Express lines")
    expect(up).to_be_focused()
    expect(page.locator("#picker-link")).to_have_text(
        re.compile(r"/en/present\?theme=rail&views=cre-reach,milestones,cre-lines$")
    )


def test_what_has_no_figure_cannot_be_ticked_and_nothing_cannot_be_presented(visit: Visit) -> None:
    page = visit("/en/?theme=rail")
    page.locator("#picker-open").click()
    expect(page.locator(".picked li")).to_have_count(3)
    without = page.get_by_role("checkbox", name=re.compile("no figure in this selection"))
    expect(without).to_have_count(5)
    for box in without.all():
        expect(box).to_be_disabled()
    for box in page.locator("#picked-views input:not(:disabled)").all():
        box.uncheck()
    expect(page.get_by_text("Choose at least one view.")).to_be_visible()
    expect(page.get_by_role("button", name="Start the presentation")).to_be_disabled()
    expect(page.locator("#picker-link")).to_have_count(0)
