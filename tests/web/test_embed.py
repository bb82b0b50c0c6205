"""One view for somebody else's page: whole, honest about what it shows, hard to misuse."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest

from dashboard.indicators.model.view import Family
from dashboard.indicators.store.store import Store
from dashboard.languages import DEFAULT as LANGS
from dashboard.languages import Lang
from dashboard.settings import data_folder
from dashboard.views.address.address import Address
from dashboard.views.render.renderer import Renderer
from tests.explorer.asking import Visitor
from tests.explorer.reading import read
from tests.views import editing, town
from tests.web.embedding import EVERY, VIEWS, embed, notices, visitor

LATEST: Final = "“v” takes the twelve digits and letters of a data version; the value in the address was ignored."


@pytest.mark.parametrize("static", ["", "?static=1"])
@pytest.mark.parametrize(("lang", "view"), EVERY)
def test_an_embed_has_title_subtitle_figures_source_notes_table_and_version(
    here: Visitor, lang: Lang, view: str, static: str
) -> None:
    shown = Renderer(Store(data_folder())).render(Address(lang, "view", view))
    page = embed(here, f"{lang}/embed/{view}{static}")
    main = page.only("main")
    assert page.only("h1").text == shown.title
    assert page.only("p", class_="subtitle").text == " ".join(shown.subtitle.split())
    (source,) = shown.sources
    assert source.title in page.only("p", class_="source").text
    assert source.date in page.only("p", class_="source").text
    assert all(note.text in main.text for note in shown.notes)
    rows = page.only("table").only("tbody").every("tr")
    assert [row.only("th", scope="row").text for row in rows] == [one.label for one in shown.marks]
    assert page.only("caption").text
    assert all(head.attributes["scope"] == "col" for head in page.only("thead").every("th"))
    assert shown.version in page.only("footer").text
    assert page.only("footer").only("a").attributes["href"] == f"/{lang}/view/{view}"


@pytest.mark.parametrize("view", VIEWS)
def test_what_is_drawn_is_what_the_one_road_gives(here: Visitor, view: str) -> None:
    shown = Renderer(Store(data_folder())).render(Address("en", "view", view))
    page = embed(here, f"en/embed/{view}")
    if shown.view.family is Family.TILES:
        assert [one.text for one in page.every("span", class_="tile-label")] == [
            fact.label for fact in sorted(shown.marks, key=lambda fact: not fact.dated)
        ]
        return
    frame = page.only("div", class_="drawing-frame")
    assert frame.attributes["aria-label"] == shown.alt
    assert [one.attributes["data-figure"] for one in frame.every("a")] == [*shown.drawing.marks]
    for mark in frame.every("a"):
        id_ = mark.attributes["data-figure"]
        assert mark.attributes["href"] == str(Address("en", "figure", figure=id_))
        assert (mark.attributes["target"], mark.attributes["rel"]) == ("_blank", "noopener")
        assert mark.only("title").text


def test_the_headline_may_be_left_to_the_page_around_but_the_source_line_never(
    here: Visitor,
) -> None:
    page = embed(here, "en/embed/cre-lines?title=0&source=0&notes=0")
    assert page.only("h1").attributes["class"] == "unseen"
    assert page.only("p", class_="subtitle").text
    assert page.only("p", class_="source").text.startswith("Source: Jinhua Focuses")


@pytest.mark.parametrize(
    ("search", "scheme", "meta"),
    [
        ("", None, "light dark"),
        ("?scheme=auto", None, "light dark"),
        ("?scheme=light", "light", "light"),
        ("?scheme=dark", "dark", "dark"),
    ],
)
def test_the_scheme_is_the_flag_or_what_the_system_says(
    here: Visitor, search: str, scheme: str | None, meta: str
) -> None:
    page = embed(here, f"zh/embed/cre-lines{search}")
    assert page.only("html").attributes.get("data-bs-theme") == scheme
    assert page.only("meta", name="color-scheme").attributes["content"] == meta


@pytest.mark.parametrize(
    ("search", "said"),
    [
        (
            "scheme=sepia",
            "“scheme” can be auto, light or dark; the value in the address was ignored.",
        ),
        (
            "scheme=Dark",
            "“scheme” can be auto, light or dark; the value in the address was ignored.",
        ),
        ("title=yes", "“title” can be 0 or 1; the value in the address was ignored."),
        ("static=true", "“static” can be 0 or 1; the value in the address was ignored."),
        ("derived=2", "“derived” can be 0 or 1; the value in the address was ignored."),
        ("v=latest", LATEST),
        (
            "place=atlantis",
            "What the address says as “place” is not known here, so it was ignored.",
        ),
    ],
)
def test_a_value_that_is_not_understood_is_named_and_the_figures_are_there(
    here: Visitor, search: str, said: str
) -> None:
    page = embed(here, f"en/embed/cre-lines?{search}")
    assert notices(page) == [said]
    assert page.only("h1").text == "China Railway Express lines grew from 9 in 2017 to 24 in 2022"


def test_what_is_not_understood_is_not_put_into_the_mouth_of_the_page(
    here: Visitor,
) -> None:
    bad = here.get("/en/embed/cre-lines?scheme=Buy+shares&title=now&v=%3Cscript%3E&theme=Buy+now")
    assert b"Buy" not in bad.data
    other = here.get("/en/embed/cre-lines?scheme=x&title=y&v=z&theme=x")
    assert other.data == bad.data


def test_a_selection_is_embedded_as_it_was_made(other_city: Visitor) -> None:
    page = embed(other_city, "en/embed/owners?place=harbour&static=1")
    places = {row.every("td")[0].text for row in page.only("tbody").every("tr")}
    assert places == {"Harbour"}
    link = page.only("footer").only("a").attributes["href"]
    assert link == "/town/en/view/owners?place=harbour"


def test_a_selection_that_leaves_nothing_says_so(here: Visitor) -> None:
    page = embed(here, "en/embed/cre-lines?q=zebra")
    assert page.only("p", class_="empty").text == "No figures match"
    assert page.every("table") == []


@pytest.mark.parametrize("view", [*town.VIEWS, *town.LEFT_TO_THEMSELVES])
@pytest.mark.parametrize("lang", LANGS)
def test_another_city_is_embedded_as_well(other_city: Visitor, lang: Lang, view: str) -> None:
    for search in ("", "?static=1", "?derived=1"):
        page = embed(other_city, f"{lang}/embed/{view}{search}")
        assert page.only("tbody").every("tr")
        assert page.only("footer").only("a").attributes["href"].startswith(f"/town/{lang}/view/")


def test_text_of_the_data_stays_text(package: Path, tmp_path: Path) -> None:
    hostile = "</script><img src=x onerror=alert(1)>{{7*7}}%{x}"
    editing.cells(package / "codebook.csv", {"label_en": hostile}, indicator="cre-lines")
    some = visitor(package, tmp_path / "archive")
    for search in ("", "?static=1"):
        answer = some.get(f"/en/embed/cre-lines{search}")
        page = read(answer.text)
        assert page.every("img") == []
        assert hostile in page.only("tbody").text
        assert all("src" in one.attributes for one in page.every("script"))
