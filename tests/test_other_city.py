"""Another city brings its own folder and gets the same product, without a change to the code."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from dashboard.app import create_app
from dashboard.indicators.model.package import Package
from dashboard.indicators.model.schema import Bound, Measure
from dashboard.indicators.model.view import Family
from dashboard.indicators.reading.loader import check, load
from dashboard.languages import DEFAULT as LANGS
from dashboard.languages import Lang
from dashboard.messages import load_locale
from dashboard.settings import Settings, data_folder
from dashboard.views.address.address import Address
from dashboard.views.render import catalogue
from dashboard.views.render.rendered import Rendered
from dashboard.views.render.renderer import render
from tests.explorer.asking import Visitor, components, words
from tests.views import town

VIEWS = (*town.VIEWS, *town.LEFT_TO_THEMSELVES)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return town.write(tmp_path_factory.mktemp("porto-novo"))


@pytest.fixture(scope="module")
def package(folder: Path) -> Package:
    return load(folder)


@pytest.fixture(scope="module")
def port(folder: Path) -> Visitor:
    return Visitor(create_app(Settings.from_env({}, data=str(folder))))


def shown(package: Package, view: str, lang: Lang = "en") -> Rendered:
    return render(package, Address(lang, "view", view))


def test_the_package_is_clean(folder: Path) -> None:
    assert check(folder) == ()


def test_the_package_has_one_of_everything(package: Package) -> None:
    figures = package.observations.values()
    assert {figure.indicator.measure for figure in figures} == set(Measure)
    assert {figure.bound for figure in figures} == set(Bound)
    assert {figure.period.kind for figure in figures} == {
        "none", "year", "month", "day", "interval", "duration",
    }  # fmt: skip
    assert {view.family for view in catalogue.views(package)} == set(Family)
    assert {figure.place.id for figure in figures} == set(town.PLACES)


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("view", VIEWS)
def test_every_view_renders_in_every_language(package: Package, view: str, lang: Lang) -> None:
    one = shown(package, view, lang)
    assert one.title
    assert one.title in one.alt
    assert one.marks
    assert one.sources
    assert {*one.drawing.marks} == {fact.id for fact in one.marks}


def test_there_is_a_view_of_every_indicator(package: Package) -> None:
    seen = {fact.id for view in VIEWS for fact in shown(package, view).marks}
    assert seen == set(package.observations)


@pytest.mark.parametrize("view", ["passengers", "growth", "owners"])
def test_three_places_over_thirty_years_are_all_drawn(package: Package, view: str) -> None:
    drawing = shown(package, view).drawing
    assert len([*drawing.marks]) >= len(town.PLACES) * len(town.YEARS)


@pytest.mark.parametrize("view", ["passengers", "growth", "owners"])
@pytest.mark.parametrize("lang", LANGS)
def test_the_alternative_text_of_thirty_years_tells_each_place_s_ends_and_not_every_year(
    package: Package, view: str, lang: Lang
) -> None:
    one = shown(package, view, lang)
    for place in package.places.values():
        assert place.label.within(lang) in one.alt
    for year in (town.YEARS[0], town.YEARS[-1]):
        assert str(year) in one.alt
    assert "2007" not in one.alt


@pytest.mark.parametrize(
    ("figure", "en", "zh"),
    [
        ("passengers.harbour.2024", "303.5 thousand passengers", "30.35万人次"),
        ("passenger-growth.NA.1995", "−9.2%", "−9.2%"),
        ("ships.harbour.2024-06", "more than 1 ship", "超过1艘"),
        ("ships.harbour.2023-12", "about 812 ships", "约812艘"),
        ("ships.old-town.2020/2022", "less than 77 ships", "不足77艘"),
        ("port-rank.harbour.2024", "2nd", "第2位"),
        ("wage-growth.harbour.P10Y/2024-12-31", "3.25%", "3.25%"),
        ("ferry-passengers.harbour.2010", "50.0 thousand passengers", "5.00万人次"),
    ],
)
def test_its_units_are_said_as_each_language_writes_them(
    package: Package, figure: str, en: str, zh: str
) -> None:
    found = package.observations[figure]
    unit = package.units[found.indicator.unit]
    assert str(load_locale("en").said(found, unit)) == en
    assert str(load_locale("zh").said(found, unit)) == zh


def test_two_sources_of_one_figure_are_both_shown(package: Package) -> None:
    one = shown(package, "ferry-passengers")
    twins = [fact.id for fact in one.marks if ".2020." in fact.id]
    assert twins == [
        "ferry-passengers.harbour.2020.yearbook",
        "ferry-passengers.harbour.2020.port-report",
    ]
    assert {source.id for source in one.sources} == {"yearbook", "port-report"}
    assert not any("Calculated" in note.text for note in one.notes)


def test_a_period_that_is_not_known_is_not_made_up(package: Package) -> None:
    one = shown(package, "bridge-opened")
    (fact,) = one.marks
    assert (fact.dated, fact.when) == (False, "date not stated")
    assert not re.search(r"\d{4}", one.title + one.subtitle + one.alt)


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("path", ["/", "/about", *(f"/view/{view}" for view in VIEWS)])
def test_the_explorer_serves_its_pages_and_nothing_of_jinhua(
    port: Visitor, path: str, lang: Lang
) -> None:
    shipped = load(data_folder())
    answer = port.get(f"/{lang}{path}")
    assert answer.status_code == 200
    assert {"en": "Porto Novo", "zh": "新港"}[lang] in answer.text
    known = {*shipped.themes, *shipped.places, *shipped.indicators, *shipped.sources} - {"ftz"}
    for word in ("Jinhua", "金华", "Yiwu", "义乌", "Zhejiang", "浙江", *known):
        assert word.casefold() not in answer.text.casefold(), word


@pytest.mark.parametrize("lang", LANGS)
def test_every_indicator_is_in_the_live_explorer_and_what_is_not_listed_in_the_table(
    port: Visitor, package: Package, lang: Lang
) -> None:
    live = port.route(f"/{lang}/").json
    assert live is not None
    page = live["response"]["page"]["children"]
    listed = {one["data-figure"] for one in components(page, "A") if "data-figure" in one}
    assert listed < set(package.observations)
    told = {package.observations[one].indicator.id for one in listed}
    assert told == {figure.indicator.id for figure in package.observations.values()}
    ways = [one for one in components(page, "P") if one.get("class") == "all-in-table"]
    assert ways
    for theme in package.themes.values():
        assert theme.label.within(lang) in words(page)


@pytest.mark.parametrize(
    ("query", "figures"),
    [
        ("theme=sea&place=NA&measure=share", 0),
        ("theme=homes&place=old-town", 32),
        ("place=NA&measure=count", 1),
        ("measure=event", 2),
        ("q=pier", 0),
        ("q=港口 轮渡", 1),
        ("q=轮渡", 4),
    ],
)
def test_its_own_themes_and_places_are_what_can_be_chosen(
    port: Visitor, query: str, figures: int
) -> None:
    status = port.page(f"/en/?{query}").only("div", role="status").text
    assert re.findall(r"\d+", status)[0] == str(figures)


def test_a_place_called_na_is_a_place(port: Visitor, package: Package) -> None:
    assert package.places["NA"].label.within("en") == "North Area"
    page = port.page("/en/?place=NA")
    assert not page.every("p", class_="not-understood")
    assert "North Area" in page.only("div", id="results").text
    assert "Old Town" not in page.only("div", id="results").text


@pytest.mark.parametrize(
    "figure", ["bridge-opened.old-town.undated", "GDP_growth.harbour.2001/2010"]
)
@pytest.mark.parametrize("lang", LANGS)
def test_its_figures_lead_to_its_sources(
    port: Visitor, package: Package, figure: str, lang: Lang
) -> None:
    body = port.evidence(lang, figure).text
    assert package.sources["yearbook"].title.within(lang) in body
    assert "chapter 2" in body
