"""What the API answers: strict JSON, every number with its bound, errors that say what is allowed."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from werkzeug.test import TestResponse

from dashboard.indicators.fields import FILTERS
from dashboard.indicators.reading.loader import load
from dashboard.indicators.select.strict_query import query_of
from tests.explorer.asking import Visitor
from tests.explorer.conftest import of_shipped_data, visitor
from tests.views import town

V1 = "/api/v1"
LISTS = ("figures", "indicators", "views", "sources")


@pytest.fixture(scope="module")
def city() -> Visitor:
    return of_shipped_data()


@pytest.fixture(scope="module")
def porto(tmp_path_factory: pytest.TempPathFactory) -> Visitor:
    return visitor(town.write(tmp_path_factory.mktemp("porto")))


def refuse_constant(name: str) -> None:
    raise AssertionError(f"{name} is not JSON")


def body(answer: TestResponse) -> Any:
    return json.loads(answer.data, parse_constant=refuse_constant)


def items(who: Visitor, path: str) -> list[dict[str, Any]]:
    answer = who.get(V1 + path)
    assert answer.status_code == 200, answer.text
    found: list[dict[str, Any]] = body(answer)["items"]
    return found


def test_every_figure_is_answered_with_its_bound_in_the_object_of_its_number(
    city: Visitor, shipped: Path
) -> None:
    package = load(shipped)
    found = items(city, "/figures")
    assert [one["id"] for one in found] == list(package.observations)
    for one in found:
        known = package.observations[one["id"]]
        if known.value is None:
            assert one["number"] is None
            continue
        assert one["number"]["value"] == float(known.value)
        assert one["number"]["printed"] == str(known.value)
        assert one["number"]["bound"] == known.bound
        assert one["number"]["unit"]["id"] == known.indicator.unit


@pytest.mark.parametrize(
    ("figure", "wanted"),
    [
        ("ftz-trade.jinyi-ftz.2021", (160.86, "exact", 160.855, 160.865)),
        ("cre-lines.jinhua.2017", (9, "exact", 9, 9)),
        ("cre-countries.jinhua.2022-06-28", (50, "over", 50, None)),
        ("ftz-size-share.jinyi-ftz.undated", (15, "under", None, 15)),
        ("cre-trains-per-day.yiwu-west-station.2022-06-28", (5, "exact", 4.5, 5.5)),
    ],
)
def test_a_number_says_what_it_can_mean(
    city: Visitor, figure: str, wanted: tuple[object, ...]
) -> None:
    number = body(city.get(f"{V1}/figures/{figure}"))["number"]
    assert tuple(number[key] for key in ("value", "bound", "low", "high")) == wanted


def test_a_figure_says_when_of_what_and_where_it_is_from(city: Visitor) -> None:
    one = body(city.get(f"{V1}/figures/ftz-trade-share.jinyi-ftz.2021"))
    assert one["period"]["iso"] == "2021"
    assert one["period"]["basis"] == "inferred"
    assert (one["period"]["start"], one["period"]["end"]) == ("2021-01-01", "2021-12-31")
    assert one["of"]["en"] == "the Zhejiang Pilot FTZ’s total imports and exports"
    assert one["place"]["label"]["zh"] == "金义片区"
    assert one["source"]["locator"] == {
        "en": "Jinyi Pilot FTZ, paragraph 1",
        "zh": "金义片区部分第1段",
    }
    assert one["source"]["url"].startswith("http://english.jinhua.gov.cn/")
    assert "not of Zhejiang province" in one["note"]["en"]
    assert one["number"]["said"] == {"en": "21%", "zh": "21%"}


def test_a_missing_date_stays_missing(city: Visitor) -> None:
    period = body(city.get(f"{V1}/figures/industrial-output.jinhua.undated"))["period"]
    assert period["iso"] is None
    assert (period["start"], period["end"], period["basis"]) == (None, None, "not_stated")


def test_every_link_leads_somewhere(city: Visitor) -> None:
    one = body(city.get(f"{V1}/figures/gdp-growth.jinhua.P5Y/2022-06-28"))
    links = one["links"]
    for link in (links["self"], *links["views"], *links["evidence"].values()):
        assert city.get(link).status_code == 200, link
    view = body(city.get(links["views"][0]))
    for link in (view["links"]["self"], *view["links"]["page"].values()):
        assert city.get(link).status_code == 200, link
    (source,) = items(city, "/sources")
    assert len(items(city, source["links"]["figures"].removeprefix(V1))) == source["figures"] == 21


@pytest.mark.parametrize("choice", FILTERS, ids=lambda choice: choice.key)
def test_every_filter_of_the_table_chooses_figures_here(
    porto: Visitor, tmp_path: Path, choice: Any
) -> None:
    package = load(town.write(tmp_path))
    for value in sorted(str(one) for one in choice.values(package)):
        wanted = query_of(package, {choice.key: value}).select(package.frame)["id"]
        found = items(porto, f"/figures?{choice.key}={value}&limit=1000")
        assert [one["id"] for one in found] == list(wanted)


def test_a_search_finds_words_of_both_languages(city: Visitor) -> None:
    english = {one["id"] for one in items(city, "/figures?q=rail lines")}
    assert "cre-lines.jinhua.2017" in english
    assert "cre-lines.jinhua.2017" in {one["id"] for one in items(city, "/figures?q=线路")}


def test_indicators_views_and_sources_are_those_that_have_a_chosen_figure(city: Visitor) -> None:
    rail = items(city, "/indicators?theme=rail")
    assert {one["theme"]["id"] for one in rail} == {"rail"}
    assert len(rail) == 6
    assert {one["id"] for one in items(city, "/views?theme=rail")} == {
        "cre-lines",
        "cre-reach",
        "milestones",
    }
    assert len(items(city, "/sources?theme=rail")) == 1
    assert items(city, "/sources?q=nothing-holds-this") == []


def test_a_view_is_said_as_it_is_shown(city: Visitor) -> None:
    one = body(city.get(f"{V1}/views/cre-lines"))
    assert one["title"]["en"] == "China Railway Express lines grew from 9 in 2017 to 24 in 2022"
    assert one["figures"] == ["cre-lines.jinhua.2017", "cre-lines.jinhua.2022"]
    assert any("2018–2021" in note for note in one["notes"]["en"])
    assert one["family"] == "change"


def test_a_view_of_a_selection_loses_what_was_not_chosen(city: Visitor) -> None:
    one = body(city.get(f"{V1}/views/ftz-shares?bound=under"))
    assert one["figures"] == ["ftz-size-share.jinyi-ftz.undated"]


def test_derived_figures_are_off_until_asked_for_and_marked(city: Visitor) -> None:
    assert {one["origin"] for one in items(city, "/figures")} == {"printed"}
    made = [one for one in items(city, "/figures?derived=1") if one["origin"] == "derived"]
    assert made
    for one in made:
        assert one["formula"]
        assert one["source"] is None
        for name in one["inputs"]:
            assert city.get(f"{V1}/figures/{name}").status_code == 200
        assert body(city.get(one["links"]["self"]))["number"] == one["number"]


@pytest.mark.parametrize(
    ("figure", "rule", "en", "zh"),
    [
        ("gdp-growth.jinhua.P5Y/2022-06-28", "base", "gives no amount", "不含总量"),
        ("ftz-entity-share.jinyi-ftz.2021", "whole", "names no amount", "未注明其对应的总量"),
        ("cre-lines.jinhua.2022", "interpolation", "no year is filled in", "不作推算"),
        ("cre-lines.jinhua.2022", "pace", "not how it grew", "不反映逐年增长"),
        ("urbanization-rate.jinhua.undated", "change", "shows no trend", "不反映变化趋势"),
    ],
)
def test_what_must_not_be_calculated_is_refused_with_the_reason_in_both_languages(
    city: Visitor, figure: str, rule: str, en: str, zh: str
) -> None:
    assert body(city.get(f"{V1}/figures/{figure}"))["not_calculated"] == []
    one = body(city.get(f"{V1}/figures/{figure}?derived=1"))
    (found,) = [each for each in one["not_calculated"] if each["rule"] == rule]
    assert en in found["why"]["en"]
    assert zh in found["why"]["zh"]
    listed = {each["id"]: each for each in items(city, "/figures?derived=1")}
    assert listed[figure]["not_calculated"] == one["not_calculated"]
    for lang, said in (("en", en), ("zh", zh)):
        there = f"/{lang}/figure/{figure}"
        assert said not in city.page(there).only("section", class_="figure-calculated").text
        assert (
            said in city.page(f"{there}?derived=1").only("section", class_="figure-calculated").text
        )


def test_what_divides_by_less_than_is_more_than(city: Visitor) -> None:
    found = {one["id"]: one["number"] for one in items(city, "/figures?derived=1")}
    ratio = found["ftz-trade-share~ratio.jinyi-ftz.undated"]
    assert (ratio["printed"], ratio["bound"], ratio["high"]) == ("1.40", "over", None)


@pytest.mark.parametrize(
    ("lang", "langs"), [("en", ["en"]), ("zh", ["zh"]), ("both", ["en", "zh"])]
)
@pytest.mark.parametrize("name", LISTS)
def test_words_are_objects_by_language(
    city: Visitor, name: str, lang: str, langs: list[str]
) -> None:
    for one in items(city, f"/{name}?lang={lang}"):
        words = one.get("label") or one.get("title") or one["indicator"]["label"]
        assert list(words) == langs


def test_fields_chooses_and_the_id_is_always_there(city: Visitor) -> None:
    for one in items(city, "/figures?fields=number,period"):
        assert set(one) == {"id", "number", "period"}
        assert one["number"] is None or "bound" in one["number"]


def test_the_id_may_be_asked_for_alone(city: Visitor) -> None:
    assert all(list(one) == ["id"] for one in items(city, "/figures?fields=id"))


def test_pages_follow_each_other_and_miss_nothing(city: Visitor) -> None:
    seen: list[str] = []
    address: str | None = f"{V1}/figures?limit=4&lang=en"
    while address:
        page = body(city.get(address))
        seen += [one["id"] for one in page["items"]]
        assert page["total"] == 21
        address = page["next"]
    assert len(seen) == len(set(seen)) == 21
    assert page["previous"].endswith("limit=4&lang=en&offset=16")


def test_a_page_beyond_the_end_is_empty_and_leads_back(city: Visitor) -> None:
    page = body(city.get(f"{V1}/figures?limit=10&offset=500"))
    assert (page["items"], page["total"], page["next"]) == ([], 21, None)
    assert len(body(city.get(page["previous"]))["items"]) == 10


def test_every_figure_of_another_city_is_answered(porto: Visitor, tmp_path: Path) -> None:
    package = load(town.write(tmp_path))
    assert [one["id"] for one in items(porto, "/figures?limit=1000")] == list(package.observations)
    for name in package.observations:
        assert porto.get(f"{V1}/figures/{name}").status_code == 200, name
    reports = [one["source"]["id"] for one in items(porto, "/figures?q=ferry&basis=stated")]
    assert reports.count("port-report") == 1


def test_a_view_that_a_page_has_drawn_is_not_drawn_again(
    shipped: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    someone = visitor(shipped)
    for lang in ("en", "zh"):
        assert someone.get(f"/{lang}/").status_code == 200

    def drawn_again(*_: object) -> None:
        raise AssertionError("drawn again")

    monkeypatch.setattr("dashboard.views.render.row_limits.limited", drawn_again)
    for question in ("views?fields=title&limit=50", "views/cre-lines?fields=title"):
        assert someone.get(f"/api/v1/{question}").status_code == 200
    assert someone.get("/api/v1/views?q=lines").status_code == 500
