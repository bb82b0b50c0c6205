"""A deck as it is sent: every slide in it, nothing foreign, and words about what was not understood."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import Final

import pytest

from dashboard.app import create_app
from dashboard.exports.html.slides import MOST_LINES, MOST_TOGETHER, Group, together
from dashboard.indicators.store.store import Store
from dashboard.languages import DEFAULT as LANGS
from dashboard.languages import Lang
from dashboard.settings import Settings, data_folder
from dashboard.views.address.address import Address
from dashboard.views.render.renderer import Renderer
from tests.browser.pages import rows, views
from tests.explorer.asking import Visitor
from tests.explorer.reading import Element
from tests.web.conftest import loaded

VIEWS: Final = views(data_folder())


def slides(page: Element) -> list[Element]:
    return page.every("section", role="group")


def shown_views(page: Element) -> list[str]:
    """The ids of the views, in order, each once."""
    return list(dict.fromkeys(one.attributes["data-view"] or "" for one in slides(page)))


def notices(page: Element) -> list[str]:
    return [one.text for toast in page.every("div", id="toast") for one in toast.every("p")]


@pytest.mark.parametrize("lang", LANGS)
def test_a_deck_holds_every_view_with_its_words_figures_and_source(
    jinhua: Visitor, lang: Lang
) -> None:
    page = jinhua.page(f"/{lang}/present")
    assert shown_views(page) == list(VIEWS)
    for shown in Renderer(Store(data_folder())).shown(Address(lang)):
        parts = [one for one in slides(page) if one.attributes["data-view"] == shown.view.id]
        text = "".join("".join(one.text.split()) for one in parts)
        (source,) = shown.sources
        words = [shown.title, shown.subtitle, source.title, source.date]
        words += [note.text for note in shown.notes] + [fact.label for fact in shown.marks]
        for said in words:
            assert "".join(said.split()) in text, said


def test_a_drawing_is_what_the_one_road_gives_and_described(jinhua: Visitor) -> None:
    (slide,) = slides(jinhua.page("/en/present?views=cre-lines"))
    shown = Renderer(Store(data_folder())).render(Address("en", "view", "cre-lines"))
    assert shown.drawing is not None
    drawn = [
        one.attributes["data-figure"]
        for one in slide.only("div", class_="chart").every("g")
        if "data-figure" in one.attributes
    ]
    assert drawn == [*shown.drawing.marks]
    assert slide.only("div", role="img").attributes["aria-label"] == shown.alt
    assert slide.only("div", class_="drawing").attributes["data-height"] == str(
        shown.drawing.height
    )


def test_a_timeline_is_parted_so_that_each_part_can_be_read_from_afar(jinhua: Visitor) -> None:
    parts = slides(jinhua.page("/en/present?views=milestones"))
    counts = [len(one.only("div", class_="entries").every("li")) for one in parts]
    assert sum(counts) == len(rows(data_folder()))
    assert max(counts) <= MOST_LINES
    assert "(1 of 2)" in parts[0].only("h2").text
    assert "Date not stated in the source" in parts[1].text
    assert "Date not stated in the source" not in parts[0].text


@pytest.mark.parametrize("lang", LANGS)
def test_a_date_stands_with_its_figures_and_on_one_slide(jinhua: Visitor, lang: Lang) -> None:
    dates = []
    for part in slides(jinhua.page(f"/{lang}/present?views=milestones")):
        groups = part.every("div", class_="group")
        assert groups
        for group in groups:
            assert 1 <= len(group.only("ul").every("li")) <= MOST_TOGETHER
        dates.append({group.only("h3").text for group in groups})
    assert not set.intersection(*dates)


@pytest.mark.parametrize(
    ("lang", "word"), [("en", "calculated"), ("zh", "本站计算")], ids=["en", "zh"]
)
def test_what_is_calculated_says_so_and_looks_so_with_a_date_or_without(
    jinhua: Visitor, lang: Lang, word: str
) -> None:
    """The undated ones once stood under “Date not stated in the source”, as if it had printed them."""
    found = 0
    for slide in slides(jinhua.page(f"/{lang}/present?derived=1")):
        for group in slide.every("div", class_="group"):
            for line in group.only("ul").every("li"):
                derived = "derived" in (line.attributes["class"] or "").split()
                assert (word in group.only("h3").text) == derived
                found += derived
        for tile in slide.every("ul", class_="tiles"):
            for one in tile.every("li", class_="derived"):
                assert word in one.only("span", class_="tile-when").text
                assert not one.every("span", class_="form-exact")
    assert found > 20


def test_slides_end_where_a_date_ends() -> None:
    facts = Renderer(Store(data_folder())).render(Address("en", "view", "milestones")).marks[:1]
    groups = [Group(str(place), facts * 3) for place in range(9)]
    sizes = [sum(len(one.facts) for one in part) for part in together(groups)]
    assert sizes == [9, 9, 9]


def test_chosen_views_stand_in_their_order(jinhua: Visitor) -> None:
    page = jinhua.page("/en/present?views=ftz-growth,cre-lines&every=20&scheme=dark")
    assert shown_views(page) == ["ftz-growth", "cre-lines"]
    assert page.only("body").attributes["data-every"] == "20"
    assert page.only("html").attributes["data-bs-theme"] == "dark"
    assert notices(page) == []


def test_a_selection_may_be_presented(jinhua: Visitor) -> None:
    page = jinhua.page("/en/present?theme=rail")
    assert shown_views(page) == ["cre-lines", "cre-reach", "milestones"]
    assert page.only("a", id="leave").attributes["href"] == "/en/?theme=rail"


@pytest.mark.parametrize(
    ("search", "said", "left"),
    [
        ("views=cre-lines,nope", "left out: nope.", ["cre-lines"]),
        ("views=nope", "left out: nope.", list(VIEWS)),
        ("views=cre-lines,city-scale&theme=rail", "Urbanization", ["cre-lines"]),
        ("every=1", "“every” takes seconds from 5 to 3600", list(VIEWS)),
        ("every=soon", "“every” takes seconds from 5 to 3600", list(VIEWS)),
        ("every=0", "“every” takes seconds from 5 to 3600", list(VIEWS)),
        ("every=20&every=30", "“every” is given more than once", list(VIEWS)),
        ("scheme=dark&scheme=light", "“scheme” is given more than once", list(VIEWS)),
        ("scheme=sepia", "“scheme” takes auto, light or dark", list(VIEWS)),
        ("derived=yes", "“derived” takes 0 or 1", list(VIEWS)),
        ("theme=moon", "“moon” is not a theme here", list(VIEWS)),
    ],
)
def test_people_see_the_deck_and_what_was_not_understood(
    jinhua: Visitor, search: str, said: str, left: list[str]
) -> None:
    page = jinhua.page(f"/en/present?{search}")
    assert shown_views(page) == left
    (notice,) = notices(page)
    assert said in notice
    assert notice in page.only("dialog", id="keys").text


def test_a_selection_without_a_figure_is_said_and_leads_back(jinhua: Visitor) -> None:
    page = jinhua.page("/en/present?theme=city&place=jinyi-ftz")
    (slide,) = slides(page)
    assert slide.only("h2").text == "No figures match"
    assert page.only("a", id="leave").attributes["href"] == "/en/?theme=city&place=jinyi-ftz"


@pytest.mark.parametrize("path", ["/xx/present", "/en/present/", "/en/present/cre-lines"])
def test_what_is_no_deck_is_not_found(jinhua: Visitor, path: str) -> None:
    assert jinhua.get(path).status_code == 404


@pytest.mark.parametrize(
    "search",
    ["views=" + "a," * 900, "views=%00%ff", "every=%D9%A2%D9%A0", "views=" + "x" * 9000, "&&==?"],
)
def test_hostile_addresses_get_a_deck(jinhua: Visitor, search: str) -> None:
    assert jinhua.get(f"/en/present?{search}").status_code == 200


@pytest.mark.parametrize("lang", LANGS)
def test_the_language_says_what_stands_between_words(jinhua: Visitor, lang: Lang) -> None:
    page = jinhua.page(f"/{lang}/present")
    source = page.every("p", class_="source")[0].text
    when = page.every("span", class_="tile-when")[0].text
    if lang == "zh":
        assert not re.search(r"：\s", source)
        assert "·" not in when
    else:
        assert source.startswith("Source: ")


def test_text_of_an_address_stays_text(jinhua: Visitor) -> None:
    answer = jinhua.get("/en/present?views=%3Cscript%3Ealert(1)%3C/script%3E,%7B%7B7*7%7D%7D")
    assert "<script>alert" not in answer.text
    assert "{{7*7}}" in answer.text


def test_keys_that_say_nothing_change_no_byte(jinhua: Visitor) -> None:
    plain = jinhua.get("/en/present")
    noisy = jinhua.get("/en/present?utm_source=x&cb=81&fbclid=1")
    assert noisy.data == plain.data
    assert noisy.headers["ETag"] == plain.headers["ETag"]


@pytest.mark.parametrize("encoding", ["br", "gzip", "identity"])
def test_a_deck_is_small_and_sent_once(jinhua: Visitor, encoding: str) -> None:
    first = jinhua.get("/en/present", Accept_Encoding=encoding)
    assert first.headers.get("Content-Encoding", "identity") == encoding
    assert first.headers["Cache-Control"] == "no-cache"
    assert first.headers["Vary"] == "Accept-Encoding"
    if encoding != "identity":
        assert len(first.data) <= 16_000
    again = jinhua.get("/en/present", Accept_Encoding=encoding, If_None_Match=first.headers["ETag"])
    assert again.status_code == 304
    assert again.data == b""


def test_a_deck_runs_only_what_is_ours_and_asks_only_its_own_server(jinhua: Visitor) -> None:
    answer = jinhua.get("/en/present")
    rules = dict(
        rule.split(" ", 1) for rule in answer.headers["Content-Security-Policy"].split("; ")
    )
    assert rules["default-src"] == "'none'"
    assert rules["script-src"] == "'self'"
    assert rules["connect-src"] == "'self'"
    page = jinhua.page("/en/present")
    for script in page.every("script"):
        assert "src" in script.attributes
    assert not re.search(r'\son\w+="', answer.text)
    addresses = [
        one.attributes.get("src") or one.attributes.get("href") or ""
        for one in page.every("script", "link", "a", "img")
    ]
    assert not [one for one in addresses if one.startswith(("http", "//"))]
    found = list(loaded(page))
    assert len(found) == 5
    assert all(jinhua.fetch(one).status_code == 200 for one in found)


def test_below_the_path_of_a_larger_site_every_address_is_below_it() -> None:
    settings = Settings.from_env({}, base_path="/city", archive="off")
    visitor = Visitor(create_app(settings), "/city")
    page = visitor.page("/en/present")
    assert page.only("a", id="leave").attributes["href"] == "/city/en/"
    assert all(one.startswith("/city/") for one in loaded(page))


def test_codes_stand_where_the_server_knows_how_telephones_reach_it(jinhua: Visitor) -> None:
    assert jinhua.page("/en/present").every("a", class_="code") == []
    settings = Settings.from_env({}, public_url="https://figures.example.org", archive="off")
    page = Visitor(create_app(settings)).page("/zh/present?views=cre-lines,ftz-growth")
    codes = page.every("a", class_="code")
    assert [one.attributes["href"] for one in codes] == [
        "/zh/view/cre-lines",
        "/zh/view/ftz-growth",
    ]
    assert all(one.only("svg") for one in codes)


def test_new_figures_are_a_new_page_and_a_new_digest(package: Path) -> None:
    visitor = Visitor(create_app(Settings.from_env({}, data=str(package), archive="off")))
    before = visitor.page("/en/present").only("meta", name="deck").attributes["content"]
    assert visitor.page("/en/present").only("meta", name="deck").attributes["content"] == before
    file = package / "indicators.csv"
    text = file.read_text("utf-8")
    file.write_text(text.replace("20381", "20382"), "utf-8")
    fresh = Visitor(create_app(Settings.from_env({}, data=str(package), archive="off")))
    page = fresh.page("/en/present")
    assert page.only("meta", name="deck").attributes["content"] != before
    assert "20,382" in page.text


def test_another_city_has_its_deck(package: Path, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(package, tmp_path / "city"))
    told = folder / "dataset.toml"
    cut = re.sub(r"\[\[views\]\].*", "", told.read_text("utf-8"), flags=re.DOTALL)
    told.write_text(cut, "utf-8")
    page = Visitor(create_app(Settings.from_env({}, data=str(folder), archive="off"))).page(
        "/en/present"
    )
    assert len(slides(page)) >= 15
