"""From figures to facts and marks: every word finished."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import pandas as pd
import pytest

from dashboard.charts.mark import Mark
from dashboard.indicators.model.package import Package
from dashboard.indicators.model.schema import Bound, Observation
from dashboard.indicators.reading.loader import load
from dashboard.languages import DEFAULT as LANGS
from dashboard.languages import Lang
from dashboard.messages import load_locale
from dashboard.views.address.address import Address
from dashboard.views.render import catalogue, marks
from dashboard.views.render.renderer import render
from tests.views import editing, town


@pytest.fixture
def jinhua(shipped: Path) -> Package:
    return load(shipped)


@pytest.fixture
def port(tmp_path: Path) -> Package:
    return load(town.write(tmp_path))


def figures(package: Package, view: str) -> tuple[Observation, ...]:
    """The figures of a view when nothing is left out."""
    return marks.figures_of(catalogue.find(package, view), package, package.observations)


def framed(package: Package, view: str, lang: Lang = "en") -> pd.DataFrame:
    """The marks of a view, a row each."""
    words = load_locale(lang)
    shown = figures(package, view)
    found = marks.marks(shown, package, words)
    names = [field.name for field in fields(Mark)]
    rows = [{name: getattr(mark, name) for name in names} for mark in found]
    return pd.DataFrame(rows).assign(said=[str(mark.said) for mark in found])


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("view", ["growth-rates", "ftz-growth", "ftz-shares", "milestones"])
def test_every_mark_has_its_words(jinhua: Package, view: str, lang: Lang) -> None:
    frame = framed(jinhua, view, lang)
    assert list(frame.id) == [one.id for one in figures(jinhua, view)]
    for column in (
        "label",
        "place",
        "unit_label",
        "said",
        "short",
        "when",
        "indicator_label",
    ):
        assert (frame[column] != "").all(), column


def test_a_mark_says_what_is_printed_and_what_it_stands_for(jinhua: Package) -> None:
    trade = framed(jinhua, "ftz-growth").set_index("indicator").loc["ftz-trade-growth"]
    assert (trade.said, trade.short) == ("+39.9% on the year before", "+39.9%")
    assert trade.value == 39.9
    assert trade.multiple == pytest.approx(1.399)
    assert trade.multiple_said == "about 1.4 times the year before (calculated by this site)"
    assert (trade.start, trade.end) == (pd.Timestamp(2021, 1, 1), pd.Timestamp(2021, 12, 31))


def test_what_is_no_growth_on_the_year_before_has_no_multiple(jinhua: Package) -> None:
    frame = framed(jinhua, "growth-rates")
    assert frame.multiple.isna().all()
    assert (frame.multiple_said == "").all()


def test_an_event_has_a_date_and_no_value(jinhua: Package) -> None:
    frame = framed(jinhua, "milestones").set_index("measure")
    assert frame.value.isna()["event"]
    assert frame.said["event"] == frame.when["event"] == "21 March 2020"


def test_a_missing_date_stays_missing_and_a_duration_has_only_its_end(jinhua: Package) -> None:
    frame = framed(jinhua, "milestones").set_index("indicator")
    assert pd.isna(frame.end["industrial-output"])
    assert pd.isna(frame.start["gdp-growth"])
    assert frame.end["gdp-growth"] == pd.Timestamp(2022, 6, 28)


def test_the_label_is_the_indicator_s_while_it_is_of_one_place(jinhua: Package) -> None:
    frame = framed(jinhua, "cre-reach")
    assert (frame.label == frame.indicator_label).all()


@pytest.mark.parametrize(
    ("lang", "labels"),
    [
        ("en", {"Passengers, Harbour", "Passengers, Old Town", "Passengers, North Area"}),
        ("zh", {"旅客（港区）", "旅客（老城）", "旅客（北区）"}),
    ],
)
def test_the_label_names_the_place_where_an_indicator_is_of_several(
    port: Package, lang: Lang, labels: set[str]
) -> None:
    assert set(framed(port, "passengers", lang).label) == labels


def test_only_the_indicator_that_has_several_places_names_them(port: Package) -> None:
    frame = framed(port, "at-a-glance").set_index("indicator")
    assert frame.label["port-rank"] == "Rank"
    assert "Ships a month, Harbour" in set(frame.label["ships"])


def test_figures_stand_in_the_order_of_the_view_then_of_places_then_of_time(port: Package) -> None:
    order = [(one.place.id, one.period.text) for one in figures(port, "passengers")]
    assert order == [(place, str(year)) for place in town.PLACES for year in town.YEARS]
    kinds = [one.indicator.id for one in figures(port, "at-a-glance")]
    assert kinds == ["ships"] * 4 + ["port-rank", "wage-growth"]


def test_what_has_no_date_stands_last_in_its_series(port: Package) -> None:
    ferry = [(one.place.id, one.period.text) for one in figures(port, "ferry-passengers")]
    assert ferry == [("harbour", "2010"), ("harbour", "2020"), ("harbour", "2020"), ("NA", "")]


def test_only_what_is_selected_is_shown(jinhua: Package) -> None:
    view = catalogue.find(jinhua, "cre-lines")
    kept = marks.figures_of(view, jinhua, ["cre-lines.jinhua.2022", "ftz-trade.jinyi-ftz.2021"])
    assert [one.id for one in kept] == ["cre-lines.jinhua.2022"]


def test_themes_take_the_hues_in_the_order_of_the_package(jinhua: Package) -> None:
    hues = [marks.hue_of(theme, jinhua) for theme in jinhua.themes]
    assert hues == [1, 2, 3, 4]
    assert set(framed(jinhua, "ftz-shares").hue) == {4}


def test_the_seventh_theme_begins_the_hues_again(package: Path) -> None:
    extra = "".join(
        f'[themes.extra-{number}]\nlabel = {{ en = "More", zh = "更多" }}\n' for number in "abc"
    )
    editing.words(package / "dataset.toml", ("[places.jinhua]", f"{extra}\n[places.jinhua]"))
    loaded = load(package)
    assert [marks.hue_of(theme, loaded) for theme in loaded.themes] == [1, 2, 3, 4, 5, 6, 1]


@pytest.mark.parametrize(
    ("indicator", "bound", "share", "of"),
    [
        ("ftz-size-share", Bound.UNDER, 0.15, "the Zhejiang Pilot FTZ (by what is not stated)"),
        ("ftz-entity-share", Bound.EXACT, 0.5, "the Zhejiang Pilot FTZ’s new market entities"),
        ("cre-countries", Bound.OVER, None, ""),
        ("cre-trains-per-day", Bound.EXACT, None, ""),
    ],
)
def test_a_fact_keeps_its_bound_and_its_whole(
    jinhua: Package, indicator: str, bound: Bound, share: float | None, of: str
) -> None:
    fact = marks.mark(editing.only(jinhua, indicator), jinhua, load_locale("en"))
    assert (fact.bound, fact.share, fact.of) == (bound, share, of)


def test_a_fact_says_whether_it_has_a_date_and_whether_it_is_an_event(jinhua: Package) -> None:
    words = load_locale("zh")
    output = marks.mark(editing.only(jinhua, "industrial-output"), jinhua, words)
    train = marks.mark(editing.only(jinhua, "cre-first-antipandemic-train"), jinhua, words)
    assert (output.dated, output.event, output.when) == (False, False, "原文未注明时间")
    assert (train.dated, train.event, train.when) == (True, True, "2020年3月21日")


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("en", "more than 7.327 times the year before (calculated by this site)"),
        ("zh", "超过上年的7.327倍（本站计算）"),
    ],
)
def test_a_multiple_keeps_the_bound_of_the_growth(package: Path, lang: Lang, said: str) -> None:
    editing.cells(
        package / "indicators.csv", {"bound": "over"}, indicator="ftz-foreign-capital-growth"
    )
    bounded = load(package)
    frame = framed(bounded, "ftz-growth", lang)
    assert said in {*frame.multiple_said}
    title = render(bounded, Address(lang, "view", "ftz-growth")).title
    assert {"en": "grew by more than 632.7%", "zh": "增长超过632.7%"}[lang] in title


def test_a_series_is_named_without_who_reports_a_part_of_it(port: Package) -> None:
    frame = framed(port, "ferry-passengers")
    assert "Ferry passengers, Harbour (as in Report of the port)" in {*frame.label}
    assert {*frame.series_label} == {"Ferry passengers, Harbour", "Ferry passengers, North Area"}
