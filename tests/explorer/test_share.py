"""The dialog that gives a view away: what it gives, and what it offers only where that works."""

from __future__ import annotations

from dataclasses import replace
from html import unescape
from pathlib import Path

import pytest

from dashboard.explorer import share
from dashboard.indicators.model.schema import LANGS
from dashboard.indicators.store.store import Store
from dashboard.languages import Lang
from dashboard.messages import load_locale
from dashboard.views.address.address import Address
from dashboard.views.render.rendered import Rendered
from dashboard.views.render.renderer import Renderer
from tests.explorer.asking import components, words

HOME = "https://figures.example.org"
PUBLIC = share.Where("/city", HOME, public=True)
CHOSEN = share.Chosen("cre-lines", "en", "auto", "script", ["title"])


@pytest.fixture(scope="module")
def shown(shipped: Path) -> Rendered:
    return Renderer(Store(shipped)).render(Address("en", "view", "cre-lines"))


def given(chosen: share.Chosen, shown: Rendered, where: share.Where) -> dict[str, str]:
    """The texts to copy, by the id of where they stand."""
    made = [_plain(one) for one in share.content(chosen, shown, where, load_locale("en"))]
    return {one["id"]: words(one["children"]) for one in components(made, "Pre")}


def _plain(one: object) -> object:
    """A component as it is sent to a browser."""
    if isinstance(one, dict):
        return {key: _plain(value) for key, value in one.items()}
    if isinstance(one, list | tuple):
        return [_plain(value) for value in one]
    return _plain(one.to_plotly_json()) if hasattr(one, "to_plotly_json") else one


def test_a_frame_is_called_by_what_stays_true(shown: Rendered) -> None:
    code = given(CHOSEN, shown, PUBLIC)["share-snippet"]
    assert 'title="China Railway Express lines"' in code
    pinned = given(replace(CHOSEN, options=["title", "pinned"]), shown, PUBLIC)["share-snippet"]
    assert f'title="{shown.title}"' in pinned
    assert f"v={shown.version}" in pinned


def test_a_snippet_brings_a_script_only_to_follow_the_height(shown: Rendered) -> None:
    assert "<script" not in given(replace(CHOSEN, size="plain"), shown, PUBLIC)["share-snippet"]
    assert "<script" in given(CHOSEN, shown, PUBLIC)["share-snippet"]


def test_a_picture_leads_to_the_view_and_says_what_it_shows(shown: Rendered) -> None:
    code = given(CHOSEN, shown, PUBLIC)["share-picture"]
    assert code.startswith(f'<a href="{HOME}/city/en/view/cre-lines"><img src="{HOME}/city/en/')
    assert shown.alt in unescape(code)


def test_a_picture_that_others_cannot_load_is_not_given_away(shown: Rendered) -> None:
    assert "share-picture" not in given(CHOSEN, shown, replace(PUBLIC, public=False))


@pytest.mark.parametrize("public", [True, False])
def test_that_an_address_is_local_is_said_where_it_is(shown: Rendered, public: bool) -> None:
    made = share.content(CHOSEN, shown, replace(PUBLIC, public=public), load_locale("en"))
    told = words([_plain(one) for one in made])
    assert ("reaches this site now" in told) is not public


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("pinning", [True, False])
def test_only_what_is_kept_can_be_pinned(lang: Lang, pinning: bool) -> None:
    dialog = _plain(share.dialog(load_locale(lang), LANGS, pinning=pinning))
    (options,) = [one["options"] for one in components(dialog, "Checklist")]
    assert ("pinned" in [one["value"] for one in options]) is pinning
