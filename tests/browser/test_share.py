"""The dialogs that give a view away: an embed that works elsewhere, files, and a deck."""

from __future__ import annotations

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit

#: Where every piece of text of a drawing stands, to the pixel.
PLACES = """(body) => {
    const home = body.querySelector(".drawing").getBoundingClientRect();
    return [...body.querySelectorAll(".drawing text")].map((one) => {
        const box = one.getBoundingClientRect();
        return [one.textContent, ...[box.left - home.left, box.top - home.top].map(Math.round)];
    });
}"""


def opened(page: Page, view: str = "cre-lines") -> None:
    """Open the dialog of a view's card and wait for its snippet."""
    page.locator(f"#card-{view} .share-button").click()
    expect(page.locator("#share-snippet")).to_contain_text(f"/embed/{view}")


def test_every_choice_of_the_dialog_is_in_link_and_snippet(page: Page) -> None:
    opened(page)
    link = page.locator("#share-embed")
    page.get_by_role("radio", name="Dark").check()
    expect(link).to_have_text(re.compile(r"scheme=dark"))
    page.get_by_role("checkbox", name="With the headline").uncheck()
    expect(link).to_have_text(re.compile(r"title=0"))
    page.get_by_role("radio", name="中文").check()
    expect(link).to_have_text(re.compile(r"/zh/embed/cre-lines"))
    page.get_by_role("radio", name=re.compile("Fixed width")).check()
    expect(page.locator("#share-snippet")).not_to_contain_text("<script")
    expect(page.locator("#share-snippet")).to_contain_text('width="720"')


def test_a_frame_of_fixed_height_needs_no_script_around_it(page: Page) -> None:
    opened(page)
    expect(page.locator("#share-snippet")).to_contain_text("<script")
    page.get_by_role("radio", name=re.compile("fixed height")).check()
    expect(page.locator("#share-snippet")).not_to_contain_text("<script")


def test_the_first_preview_is_drawn_as_the_embed_itself(visit: Visit) -> None:
    page = visit("/en/view/cre-lines")
    page.locator(".share-button").first.click()
    inside = page.frame_locator(".share-preview")
    expect(inside.locator(".chart text").first).to_be_visible()
    page.wait_for_timeout(500)
    wide = page.locator(".share-preview").evaluate("one => one.clientWidth")
    own = visit("/en/embed/cre-lines", width=wide)
    expect(own.locator(".chart text").first).to_be_visible()
    assert inside.locator("body").evaluate(PLACES) == own.locator("body").evaluate(PLACES)


def test_what_is_selected_on_the_page_is_in_what_is_given_away(visit: Visit) -> None:
    page = visit("/en/?theme=rail&place=jinhua&derived=1")
    opened(page)
    embed, link = page.locator("#share-embed"), page.locator("#share-link")
    kept = r"\?theme=rail&place=jinhua&derived=1$"
    expect(embed).to_have_text(re.compile(r"/en/embed/cre-lines" + kept))
    expect(link).to_have_text(re.compile(r"/en/view/cre-lines" + kept))
    page.get_by_role("checkbox", name="With calculated figures").uncheck()
    expect(embed).to_have_text(re.compile(r"\?theme=rail&place=jinhua$"))
    expect(link).to_have_text(re.compile(r"\?theme=rail&place=jinhua$"))


def test_the_code_for_telephones_leads_to_the_view_and_can_be_saved(page: Page) -> None:
    opened(page)
    link = page.locator("#share-link").inner_text()
    assert link.endswith("/en/view/cre-lines")
    expect(page.locator(".share-body .qr")).to_have_attribute("alt", f"QR code of {link}")
    with page.expect_download() as download:
        page.get_by_role("link", name="Save the QR code").click()
    assert download.value.suggested_filename == "cre-lines-qr.svg"
    assert download.value.path().read_text("utf-8").startswith(("<?xml", "<svg"))


def test_what_depends_on_how_the_server_runs_is_said_and_not_offered(page: Page) -> None:
    """The server of these tests has no public address and keeps no versions."""
    opened(page)
    expect(page.locator(".share-hint")).to_contain_text("public_url")
    expect(page.get_by_role("checkbox", name=re.compile("this version"))).to_have_count(0)
    expect(page.locator("#share-picture")).to_have_count(0)


def test_a_fixed_width_is_seen_in_the_preview(page: Page) -> None:
    opened(page)
    page.get_by_role("radio", name=re.compile("Fixed width")).check()
    expect(page.locator("#share-snippet")).to_contain_text('width="720"')
    wide = page.locator(".share-preview").evaluate("one => one.getBoundingClientRect().width")
    assert round(wide) == 720


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
