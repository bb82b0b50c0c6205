"""What gives a view away, as a dialog and as a page of its own: an embed, files, a link; and a deck."""

from __future__ import annotations

import re
from collections.abc import Callable

from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Visit

#: Where every piece of text of a drawing stands, to the pixel.
PLACES = """(body) => {
    const home = body.querySelector(".chart").getBoundingClientRect();
    return [...body.querySelectorAll(".chart text")].map((one) => {
        const box = one.getBoundingClientRect();
        return [one.textContent, ...[box.left - home.left, box.top - home.top].map(Math.round)];
    });
}"""


def tab(page: Page, name: str) -> None:
    """Turn to a tab of the dialog."""
    page.locator(".tabs").get_by_role("link", name=name).click()
    expect(page.locator(".tabs [aria-current]")).to_have_text(name)


def share_link(page: Page, view: str) -> Locator:
    """What gives away the view whose headline a theme bears."""
    return page.locator(f".share-link[href*='/{view}']")


def opened(page: Page, view: str = "cre-lines") -> None:
    """Open the dialog of the view that a theme claims and wait for its snippet."""
    share_link(page, view).click()
    expect(page.locator("#share-snippet")).to_contain_text(f"/embed/{view}")


def test_every_choice_of_the_dialog_is_in_link_and_snippet(page: Page) -> None:
    opened(page)
    link = page.locator("#share-embed")
    page.get_by_role("radio", name="Dark").check()
    expect(link).to_have_text(re.compile(r"scheme=dark"))
    page.get_by_role("checkbox", name="Without the headline").check()
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
    page.locator(".uses a").first.click()
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
    kept = r"\?theme=rail&place=jinhua&derived=1$"
    expect(page.locator("#share-embed")).to_have_text(re.compile(r"/en/embed/cre-lines" + kept))
    tab(page, "Link and QR code")
    expect(page.locator("#share-link")).to_have_text(re.compile(r"/en/view/cre-lines" + kept))
    tab(page, "Embed")
    page.get_by_role("checkbox", name="With calculated figures").uncheck()
    expect(page.locator("#share-embed")).to_have_text(re.compile(r"\?theme=rail&place=jinhua$"))
    tab(page, "Link and QR code")
    expect(page.locator("#share-link")).to_have_text(re.compile(r"\?theme=rail&place=jinhua$"))


def test_the_code_for_telephones_leads_to_the_view_and_can_be_saved(page: Page) -> None:
    opened(page)
    tab(page, "Link and QR code")
    link = page.locator("#share-link").inner_text()
    assert link.endswith("/en/view/cre-lines")
    expect(page.locator(".page-dialog .qr")).to_have_attribute("alt", f"QR code of {link}")
    with page.expect_download() as download:
        page.get_by_role("link", name="Save the QR code").click()
    assert download.value.suggested_filename == "cre-lines-qr.svg"
    assert download.value.path().read_text("utf-8").startswith(("<?xml", "<svg"))


def test_what_depends_on_how_the_server_runs_is_said_and_not_offered(page: Page) -> None:
    """The server of these tests has no public address and keeps no versions."""
    opened(page)
    expect(page.locator(".share-hint")).to_contain_text("others may not reach them")
    expect(page.get_by_role("radio", name=re.compile("this version"))).to_have_count(0)
    tab(page, "Picture and files")
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
    tab(page, "Picture and files")
    with page.expect_download() as download:
        page.locator(".page-dialog .files a[href$='.csv']").click()
    assert download.value.suggested_filename.endswith(".csv")


def test_axe_finds_nothing_in_the_dialogs(visit: Visit, axe: Callable[[Page], list[str]]) -> None:
    page = visit("/zh/", scheme="dark")
    opened(page)
    assert axe(page) == []
    page.keyboard.press("Escape")
    expect(page.locator(".page-dialog")).to_be_hidden()
    page.locator(".picker-open").click()
    expect(page.locator("#picker-link")).to_be_visible()
    assert axe(page) == []


def test_a_dialog_keeps_the_focus_where_it_was_and_gives_it_back(page: Page) -> None:
    opened(page)
    dark = page.get_by_role("radio", name="Dark")
    dark.focus()
    page.keyboard.press("Space")
    expect(page.locator("#share-embed")).to_have_text(re.compile(r"scheme=dark"))
    expect(dark).to_be_focused()
    page.locator(".part-close").click()
    expect(page.locator(".page-dialog")).to_be_hidden()
    expect(share_link(page, "cre-lines")).to_be_focused()
    opened(page, "ftz-levels")
    page.mouse.click(5, 450)
    expect(page.locator(".page-dialog")).to_be_hidden()


def test_without_javascript_a_view_is_given_away_by_a_page(visit: Visit) -> None:
    page = visit("/en/view/cre-lines", java_script_enabled=False)
    page.locator(".uses").get_by_role("link", name="Embed").click()
    expect(page.locator("#share-snippet")).to_contain_text("/en/embed/cre-lines")
    page.get_by_role("radio", name="Dark").check()
    page.get_by_role("radio", name="中文").check()
    page.get_by_role("checkbox", name="With calculated figures").check()
    page.get_by_role("button", name="Apply").click()
    expect(page.locator("#share-embed")).to_have_text(
        re.compile(r"/zh/embed/cre-lines\?derived=1&scheme=dark$")
    )
    tab(page, "Link and QR code")
    expect(page.locator("#share-link")).to_have_text(re.compile(r"/en/view/cre-lines\?derived=1$"))
    page.get_by_role("link", name="Close").click()
    expect(page).to_have_url(re.compile(r"/en/view/cre-lines\?derived=1$"))


def slides(page: Page) -> Locator:
    """What has been ticked, in its order."""
    return page.locator(".picked li:has(:checked)")


def test_a_deck_has_the_views_that_were_ticked_in_the_order_of_ticking(visit: Visit) -> None:
    page = visit("/en/?theme=rail")
    page.locator(".picker-open").click()
    expect(slides(page)).to_have_count(3)
    box = page.get_by_role("checkbox", name="China Railway Express lines")
    box.uncheck()
    expect(page.locator("#picker-link")).to_have_text(re.compile("views=cre-reach,milestones$"))
    box.check()
    expect(slides(page).last).to_contain_text("China Railway Express lines")
    page.locator("#picker-every").select_option("20")
    expect(page.locator("#picker-link")).to_have_text(
        re.compile(r"/en/present\?theme=rail&views=cre-reach,milestones,cre-lines&every=20$")
    )
    page.get_by_role("button", name="Start the presentation").click()
    expect(page.locator(".slide")).to_have_count(3)
    assert page.locator(".slide").first.get_attribute("data-view") == "cre-reach"


def test_slides_are_moved_by_mouse_and_by_keys(visit: Visit) -> None:
    page = visit("/en/?theme=rail")
    page.locator(".picker-open").click()
    expect(slides(page)).to_have_count(3)
    expect(slides(page).first).to_contain_text("China Railway Express lines")
    down = page.get_by_role("link", name="Move down: China Railway Express lines")
    down.click()
    expect(slides(page).nth(1)).to_contain_text("China Railway Express lines")
    expect(down).to_be_focused()
    page.keyboard.press("Enter")
    expect(slides(page).last).to_contain_text("China Railway Express lines")
    expect(down).to_have_count(0)
    up = page.get_by_role("link", name="Move up: China Railway Express lines")
    expect(up).to_be_focused()
    expect(page.locator("#picker-link")).to_have_text(
        re.compile(r"/en/present\?theme=rail&views=cre-reach,milestones,cre-lines$")
    )


def test_what_has_no_figure_cannot_be_ticked_and_nothing_cannot_be_presented(visit: Visit) -> None:
    page = visit("/en/?theme=rail")
    page.locator(".picker-open").click()
    expect(slides(page)).to_have_count(3)
    without = page.get_by_role("checkbox", name=re.compile("no figure in this selection"))
    expect(without).to_have_count(6)
    for box in without.all():
        expect(box).to_be_disabled()
    for left in (2, 1, 0):
        # one click: what was first is another slide as soon as the list is drawn anew
        slides(page).first.get_by_role("checkbox").click()
        expect(slides(page)).to_have_count(left)
    expect(page.get_by_text("Choose at least one view.")).to_be_visible()
    expect(page.get_by_role("button", name="Start the presentation")).to_be_hidden()
    expect(page.locator("#picker-link")).to_be_hidden()


def test_without_javascript_a_form_leads_to_the_deck(visit: Visit) -> None:
    page = visit("/en/present/choose?theme=rail", java_script_enabled=False)
    page.get_by_role("link", name="Move down: China Railway Express lines").click()
    page.get_by_role("checkbox", name="Timeline").uncheck()
    page.get_by_role("button", name="Apply order and choice").click()
    expect(page.locator("#picker-link")).to_have_text(
        re.compile(r"/en/present\?theme=rail&views=cre-reach,cre-lines$")
    )
    page.get_by_role("button", name="Start the presentation").click()
    expect(page.locator(".slide")).to_have_count(2)
