"""The pages that give a view away and choose a deck: what they give, and what only where it works."""

from __future__ import annotations

from dataclasses import replace
from html import unescape
from pathlib import Path
from urllib.parse import urlencode

import pytest

from dashboard.exports.html import choose_page, share_page
from dashboard.exports.html.document import Site
from dashboard.indicators.store.store import Store
from dashboard.languages import DEFAULT as LANGS
from dashboard.languages import Lang
from dashboard.views.address.address import Address
from dashboard.views.render.renderer import Renderer
from tests.explorer.asking import Visitor
from tests.explorer.reading import Element, read

HOME = "https://figures.example.org"
ALIKE = ("share/cre-lines", "share/cre-lines?tab=files", "share/cre-lines?tab=link")


@pytest.fixture(scope="module")
def site(shipped: Path) -> Site:
    """A site that has a public address and a picture of every view."""
    return Site(Renderer(Store(shipped)), "/city", HOME)


def given(site: Site, query: str = "", **changes: str) -> dict[str, str]:
    """The texts to copy, by the id of where they stand, under all tabs."""
    found: dict[str, str] = {}
    for tab in ("embed", "files", "link"):
        search = "&".join(filter(None, [f"tab={tab}", query, urlencode(changes)]))
        part = read(share_page.part(Address.parse(f"/en/share/cre-lines?{search}"), site))
        found |= {one.attributes["id"]: one.text for one in part.every("pre")}
    return found


def test_a_frame_is_called_by_what_stays_true(site: Site) -> None:
    shown = site.renderer.render(Address("en", "view", "cre-lines"))
    assert 'title="China Railway Express lines"' in given(site)["share-snippet"]
    pinned = given(site, v=shown.version)["share-snippet"]
    assert f'title="{shown.title}"' in pinned
    assert f"v={shown.version}" in pinned


def test_a_snippet_brings_a_script_only_to_follow_the_height(site: Site) -> None:
    assert "<script" in given(site)["share-snippet"]
    assert "<script" not in given(site, size="plain")["share-snippet"]
    assert 'width="720"' in given(site, size="fixed")["share-snippet"]


def test_every_option_is_in_the_link_to_the_embed(site: Site) -> None:
    found = given(site, "place=jinhua&derived=1&embed=zh&scheme=dark&title=0")["share-embed"]
    wanted = "/city/zh/embed/cre-lines?place=jinhua&derived=1&scheme=dark&title=0"
    assert found == HOME + wanted


@pytest.mark.parametrize("wrong", ["embed=fr", "size=huge", "scheme=sepia", "tab=none", "v=latest"])
def test_an_option_that_is_not_understood_is_as_if_it_were_not_there(
    site: Site, wrong: str
) -> None:
    assert given(site, wrong) == given(site)


def test_a_picture_leads_to_the_view_and_says_what_it_shows(site: Site) -> None:
    code = given(site)["share-picture"]
    assert code.startswith(f'<a href="{HOME}/city/en/view/cre-lines"><img src="{HOME}/city/en/')
    assert site.renderer.render(Address("en", "view", "cre-lines")).alt in unescape(code)


@pytest.mark.parametrize("missing", [{"origin": ""}])
def test_a_picture_that_others_cannot_load_is_not_given_away(
    site: Site, missing: dict[str, object]
) -> None:
    assert "share-picture" not in given(replace(site, **missing))  # type: ignore[arg-type]


def test_a_local_address_is_that_of_the_request_and_said_to_be_one(
    jinhua: Visitor, site: Site
) -> None:
    page = jinhua.page("/en/share/cre-lines?tab=link")
    assert page.only("pre", id="share-link").text == "http://localhost/en/view/cre-lines"
    assert "others may not reach them" in page.only("p", class_="share-hint").text
    public = read(share_page.part(Address.parse("/en/share/cre-lines"), site))
    assert not public.every("p", class_="share-hint")


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("pinning", [True, False])
def test_only_what_is_kept_can_be_pinned(site: Site, lang: Lang, *, pinning: bool) -> None:
    one = Address.parse(f"/{lang}/share/cre-lines")
    part = read(share_page.part(one, replace(site, pinning=pinning)))
    assert bool(part.every("input", name="v")) is pinning


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("path", [*ALIKE, "present/choose", "present/choose?theme=rail&every=45"])
def test_page_and_dialog_say_the_same(jinhua: Visitor, path: str, lang: Lang) -> None:
    page = jinhua.page(f"/{lang}/{path}").only("main")
    part = jinhua.page(f"/{lang}/{path}{'&' if '?' in path else '?'}part=dialog")
    assert part.text == page.text
    assert not part.every("html", "script", "link", "style")
    assert len(page.every("h1")) == 1
    for one in part.every("a"):
        if one.attributes["href"].startswith("/"):
            assert jinhua.fetch(one.attributes["href"]).status_code == 200


@pytest.mark.parametrize(
    "path", ["share/nothing", "share/", "present/choose/", "share/cre-lines/x"]
)
def test_what_is_not_there_is_not_found(jinhua: Visitor, path: str) -> None:
    assert jinhua.get(f"/en/{path}").status_code == 404
    assert jinhua.get(f"/en/{path}?part=dialog").status_code == 404


def chosen(part: Element) -> list[str]:
    """The views that are ticked, in their order."""
    boxes = part.every("input", type="checkbox", name="views")
    return [one.attributes["value"] for one in boxes if "checked" in one.attributes]


def test_a_form_keeps_what_is_selected_and_leads_to_the_deck(jinhua: Visitor) -> None:
    page = jinhua.page("/en/present/choose?theme=rail&derived=1&q=lines&views=milestones&every=45")
    form = page.only("form")
    assert form.attributes["action"] == "/en/present"
    hidden = {
        one.attributes["name"]: one.attributes["value"]
        for one in form.every("input", type="hidden")
    }
    assert hidden == {"theme": "rail", "q": "lines", "derived": "1"}
    assert chosen(form) == ["milestones"]
    wanted = "/en/present?theme=rail&q=lines&derived=1&views=milestones&every=45"
    assert form.only("pre").text == f"http://localhost{wanted}"


def test_a_slide_is_moved_by_a_link(site: Site) -> None:
    part = read(choose_page.part(Address.parse("/en/present/choose?theme=rail"), site))
    assert chosen(part) == ["cre-lines", "cre-reach", "milestones"]
    moves = [one.attributes["href"] for one in part.every("a", class_="picker-move")]
    assert len(moves) == 4
    moved = read(choose_page.part(Address.parse(moves[0].removeprefix("/city")), site))
    assert chosen(moved) == ["cre-reach", "cre-lines", "milestones"]
