"""The page of the table, before any script runs and as the running page asks for more of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboard.explorer.fields import FIELDS
from dashboard.explorer.pagination import _wanted
from dashboard.indicators.reading.loader import load
from dashboard.languages import DEFAULT as LANGS
from dashboard.languages import Lang
from dashboard.messages import load_locale
from dashboard.views.address.address import Address, Layout
from dashboard.views.table.table import KEYS
from tests.explorer.asking import Visitor, components, words
from tests.explorer.conftest import visitor
from tests.explorer.reading import Element
from tests.views import town


@pytest.fixture(scope="module")
def porto(tmp_path_factory: pytest.TempPathFactory) -> Visitor:
    return visitor(town.write(tmp_path_factory.mktemp("town") / "data"))


def table(page: Element) -> Element:
    return page.only("table", class_="data-table")


def labels(page: Element) -> list[str]:
    return [row.text for row in table(page).every("th", scope="row")]


@pytest.mark.parametrize("lang", LANGS)
def test_the_first_response_holds_every_figure_with_its_source(
    jinhua: Visitor, shipped: Path, lang: Lang
) -> None:
    package = load(shipped)
    found = table(jinhua.page(f"/{lang}/data"))
    links = {link.attributes["href"] for link in found.every("a")}
    assert len(found.every("th", scope="row")) == len(package.observations)
    for figure in package.observations.values():
        assert f"/{lang}/figure/{figure.id}" in links
        assert figure.indicator.label.within(lang) in found.text
    assert {source.url for source in package.sources.values()} <= links


@pytest.mark.parametrize("lang", LANGS)
def test_a_screen_reader_is_told_what_the_table_is_and_what_heads_what(
    jinhua: Visitor, lang: Lang
) -> None:
    page = jinhua.page(f"/{lang}/data?sort=-value")
    found = table(page)
    caption = found.only("caption").text
    column = load_locale(lang).text("field.value.name")
    assert column in caption
    assert load_locale(lang).text("data.order_value") in caption
    heads = found.every("th", scope="col")
    assert [
        head.attributes.get("aria-sort") for head in heads if "aria-sort" in head.attributes
    ] == ["descending"]
    assert all(head.every("a") for head in heads)
    groups = found.every("th", scope="rowgroup")
    assert len(groups) == len(found.every("tbody"))
    region = page.only("div", class_="table-frame").attributes
    assert (region["role"], region["tabindex"]) == ("region", "0")
    assert region["aria-label"]


def test_a_column_sorts_up_then_down(jinhua: Visitor) -> None:
    first = table(jinhua.page("/en/data?theme=ftz&columns=value"))
    href = first.only("th", class_="column-value").only("a").attributes["href"]
    assert href == "/en/data?theme=ftz&sort=value&columns=value"
    second = table(jinhua.page(href)).only("th", class_="column-value")
    assert second.attributes["aria-sort"] == "ascending"
    assert Address.parse(second.only("a").attributes["href"]).layout.sort == "-value"


@pytest.mark.parametrize("column", KEYS)
def test_every_column_can_be_shown_and_sorted_by(jinhua: Visitor, column: str) -> None:
    page = jinhua.page(f"/en/data?columns={','.join(KEYS)}&sort=-{column}")
    heads = table(page).every("th", scope="col")
    assert [head.attributes["class"].removeprefix("column-") for head in heads] == list(KEYS)
    assert table(page).only("th", class_=f"column-{column}").attributes["aria-sort"] == "descending"


def test_without_a_script_the_controls_are_a_form_that_asks_for_the_same(jinhua: Visitor) -> None:
    page = jinhua.page("/en/data")
    form = page.only("form")
    assert form.attributes["action"] == "/en/data"
    names = {one.attributes["name"] for one in form.every("select", "input")}
    assert names == {*FIELDS, "columns"}
    assert form.only("button").attributes["type"] == "submit"
    sent = "/en/data?theme=rail&place=&measure=&unit=&q=&columns=value&columns=period"
    found = table(jinhua.page(sent))
    assert len(found.every("th", scope="col")) == 3
    assert len(found.every("th", scope="row")) == 7


@pytest.mark.parametrize(
    ("search", "said"),
    [
        ("?sort=size", "no column “size” to sort by"),
        ("?columns=colour", "no column “colour”"),
        ("?page=9", "no page 9"),
        ("?page=x", "is not a number"),
        ("?unit=miles", "“miles” is not a unit here"),
        ("?basis=guess", "“guess” is not a date basis here"),
        ("?bound=odd", "“odd” is not a precision here"),
        ("?derived=2", "takes 0 or 1, not “2”"),
        ("?indicator=nothing", "“nothing” is not a known indicator here"),
        ("?source=nobody", "“nobody” is not a source here"),
    ],
)
def test_what_is_not_understood_is_said_and_dropped(
    jinhua: Visitor, search: str, said: str
) -> None:
    page = jinhua.page(f"/en/data{search}")
    (line,) = page.every("p", class_="not-understood")
    assert said in line.text
    assert len(labels(page)) == 21


@pytest.mark.parametrize("lang", LANGS)
def test_a_search_that_was_cut_says_so(jinhua: Visitor, lang: Lang) -> None:
    page = jinhua.page(f"/{lang}/data?q={'x' * 500}")
    (line,) = page.every("p", class_="not-understood")
    assert "200" in line.text
    assert not jinhua.page(f"/{lang}/data?q={'x' * 50}").every("p", class_="not-understood")
    many = jinhua.page(f"/{lang}/data?columns={','.join(f'c{n}' for n in range(40))}")
    assert any(" 30 " in f" {one.text} " or "30个" in one.text for one in many.every("p"))


def test_a_way_out_that_leaves_nothing_is_none(jinhua: Visitor) -> None:
    """The theme alone leaves figures; without the place or the kind there are still none."""
    page = jinhua.page("/en/data?theme=rail&place=jinyi-ftz&measure=share&sort=value")
    hrefs = [link.attributes["href"] for link in page.only("ul", class_="undo").every("a")]
    assert hrefs[0] == "/en/data?place=jinyi-ftz&measure=share&sort=value"
    assert not [
        href
        for href in hrefs
        if "theme=rail" in href and ("place" not in href) != ("measure" not in href)
    ]


def test_hostile_words_stay_words(jinhua: Visitor) -> None:
    answer = jinhua.get('/en/data?sort="><script>alert(1)</script>&q=<b>x</b>')
    assert "<script>alert(1)" not in answer.text
    assert "<b>x</b>" not in answer.text


def test_an_empty_selection_says_what_to_take_back(jinhua: Visitor) -> None:
    page = jinhua.page("/en/data?theme=city&place=jinyi-ftz")
    assert not page.every("table")
    hrefs = {link.attributes["href"] for link in page.only("ul", class_="undo").every("a")}
    assert {"/en/data?place=jinyi-ftz", "/en/data?theme=city", "/en/data"} <= hrefs


def test_pages_lead_to_each_other_and_keep_what_was_asked_for(porto: Visitor) -> None:
    page = porto.page("/en/data?sort=-value&theme=sea&page=2")
    pager = page.only("nav", class_="pager")
    assert pager.only("span", aria_current="page").text == "2"
    hrefs = [link.attributes["href"] for link in pager.every("a")]
    assert "/en/data?theme=sea&sort=-value" in hrefs
    assert "/en/data?theme=sea&sort=-value&page=3" in hrefs
    seen: list[str] = []
    number = 0
    while href := f"/en/data?theme=sea&sort=-value&page={(number := number + 1)}":
        page = porto.page(href)
        if page.every("p", class_="not-understood"):
            break
        seen += [
            link.attributes["href"] for link in table(page).every("th", scope="row")[0].every("a")
        ]
        assert len(labels(page)) <= 50
    assert len(seen) == len(set(seen)) == number - 1


def test_what_is_selected_can_be_taken_away_and_everything_too(jinhua: Visitor) -> None:
    page = jinhua.page("/zh/data?theme=rail&unit=lines&sort=-value")
    hrefs = [link.attributes["href"] for link in page.every("a", class_="file-link")]
    for form in ("csv", "xlsx", "json", "zip"):
        assert f"/zh/download/all.{form}?theme=rail&unit=lines&sort=-value" in hrefs
        assert f"/zh/download/all.{form}" in hrefs


def test_what_is_taken_away_is_what_is_shown(jinhua: Visitor) -> None:
    page = jinhua.page("/en/data?theme=rail&bound=over")
    href = page.every("a", class_="file-link")[2].attributes["href"]
    assert href.startswith("/en/download/all.json")
    answer = jinhua.get(href)
    assert answer.status_code == 200
    shown = {link.attributes["href"] for link in table(page).every("a")}
    taken = {
        f"/en/figure/{one}"
        for one in ("cre-countries.jinhua.2022-06-28", "cre-cities.jinhua.2022-06-28")
    }
    assert taken <= shown
    for one in taken:
        assert one.removeprefix("/en/figure/") in answer.text


@pytest.mark.parametrize("search", ["?sort=value", "?columns=id", "?derived=1", "?q=rail"])
def test_what_is_shown_can_be_taken_away_whenever_it_is_not_everything(
    jinhua: Visitor, search: str
) -> None:
    said = load_locale("en").text("data.download_shown")
    assert said not in jinhua.page("/en/data").only("main").text
    page = jinhua.page(f"/en/data{search}")
    assert said in page.only("main").text
    href = page.every("a", class_="file-link")[0].attributes["href"]
    assert href == f"/en/download/all.csv{search}"
    assert jinhua.get(href).status_code == 200


def test_the_main_navigation_has_the_table_between_its_neighbours(jinhua: Visitor) -> None:
    nav = jinhua.page("/en/data").only("nav", class_="main-nav")
    hrefs = [link.attributes["href"] for link in nav.every("a")]
    assert hrefs[:2] == ["/en/", "/en/data"]
    assert hrefs[-1] == "/en/about"
    assert nav.only("a", aria_current="page").attributes["href"] == "/en/data"


def test_below_a_path_every_link_of_the_table_stays_below_it(below: Visitor) -> None:
    page = below.page("/en/data?theme=rail&sort=value")
    inner = [
        link.attributes["href"]
        for link in page.only("main").every("a")
        if not link.attributes["href"].startswith("http")
    ]
    assert all(href.startswith("/city/figures/") for href in inner)


def test_the_live_page_says_what_the_first_paint_said(jinhua: Visitor) -> None:
    where, search = "/en/data", "?theme=rail&sort=-value&columns=value,note"
    answer = jinhua.route(where, search).json
    assert answer is not None
    live = answer["response"]["page"]["children"]
    (bar,) = components(live, "Location")
    assert (bar["id"], bar["search"]) == ("table-selection", search)
    (found,) = components(live, "Table")
    painted = table(jinhua.page(where + search))
    assert "".join(words(found["children"]).split()) == "".join(painted.text.split())


@pytest.mark.parametrize(
    ("values", "columns", "address"),
    [
        ({}, ["value", "period", "place", "of", "theme", "source"], "/en/data?q=x&page=3"),
        ({}, [], "/en/data?q=x&columns=indicator&page=3"),
        ({}, ["id"], "/en/data?q=x&columns=id&page=3"),
        ({"theme": "rail"}, ["id"], "/en/data?theme=rail&q=x&columns=id"),
    ],
)
def test_another_selection_begins_with_its_first_page(
    values: dict[str, str], columns: list[str], address: str
) -> None:
    here = Address.parse("/en/data?q=x&page=3")
    assert here.layout == Layout(number=3)
    shown: dict[str, str | bool | None] = {"q": "x", "derived": False, **values}
    given: list[str | bool | None] = [shown.get(key, "all") for key in FIELDS]
    assert str(_wanted(here, given, columns)) == address
