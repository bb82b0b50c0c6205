"""Filters narrow, words search both languages, and a series says where it is silent."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.indicators.fields import FILTERS
from dashboard.indicators.model.package import Package
from dashboard.indicators.reading.loader import load
from dashboard.indicators.select.query import Query, gaps
from dashboard.views.table import search
from tests.indicators.builders import DATASET, ROWS, entry, figure, row, write


@pytest.fixture
def package(tmp_path: Path) -> Package:
    dataset = DATASET.replace(
        "[places.r", "[themes.road]\nlabel = { en = 'Road', zh = '公路' }\n[places.r"
    )
    entries = (
        entry(),
        entry(
            indicator="cars", theme="road", measure="level", label_en="CAR Ferries", label_zh="汽车"
        ),
    )
    rows = (
        *ROWS,
        row(indicator="cars", place="NA", note_en="Counted in June.", note_zh="六月统计。"),
        row(indicator="cars"),
    )
    return load(write(tmp_path, rows=rows, entries=entries, dataset=dataset))


def selected(package: Package, query: Query) -> list[str]:
    return search.select(query, package).id.tolist()


def test_an_empty_query_shows_everything_in_the_order_of_the_file(package: Package) -> None:
    assert selected(package, Query()) == list(package.observations)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        (Query(theme="road"), ["cars.NA.2022", "cars.riverton.2022"]),
        (Query(place="NA"), ["cars.NA.2022"]),
        (Query(measure="count"), ["lines.riverton.2017", "lines.riverton.2022"]),
        (Query(theme="road", place="riverton"), ["cars.riverton.2022"]),
        (Query(theme="rail", place="NA"), []),
        (Query(theme="nowhere"), []),
        (Query(q="car"), ["cars.NA.2022", "cars.riverton.2022"]),
        (Query(q="ＣＡＲ　ferries"), ["cars.NA.2022", "cars.riverton.2022"]),
        (Query(q="公路 north"), ["cars.NA.2022"]),
        (Query(q="六月"), []),  # a note
        (Query(q="2017"), ["lines.riverton.2017"]),
        (Query(q="2017年 9条"), ["lines.riverton.2017"]),
        (Query(q="24 lines page"), ["lines.riverton.2022", "cars.NA.2022", "cars.riverton.2022"]),
        (Query(q="统计年鉴 lines.riverton"), ["lines.riverton.2017", "lines.riverton.2022"]),
        (Query(q="car lines-unheard-of"), []),
        (Query(q="  "), None),
        (Query(q=".*"), []),
    ],
)
def test_a_query_selects_the_rows_that_meet_all_of_it(
    package: Package, query: Query, expected: list[str] | None
) -> None:
    assert selected(package, query) == (
        list(package.observations) if expected is None else expected
    )


def test_selecting_leaves_the_frame_as_it_was(package: Package) -> None:
    before = package.frame.copy()
    search.select(Query(theme="road", q="car"), package)
    assert package.frame.equals(before)


def test_only_what_the_package_does_not_have_is_misunderstood(package: Package) -> None:
    query = Query(theme="sea", place="NA", measure="rank", q="nothing like it")
    assert query.misunderstood(package) == {"theme": "sea", "measure": "rank"}
    assert Query().misunderstood(package) == {}


def test_every_filter_compares_a_column_that_the_frame_has(package: Package) -> None:
    for choice in FILTERS:
        assert choice.column in package.frame.columns
        assert set(package.frame[choice.column]) <= {"", *choice.values(package)}


@pytest.mark.parametrize(
    ("periods", "silent"),
    [
        (["2017", "2022"], [("2018", "2021")]),
        (["2022", "2017", "2019"], [("2018", "2018"), ("2020", "2021")]),
        (["2017", "2018"], []),
        (["2017", "2017"], []),
        (["2017", ""], []),
        (["2021-11", "2022-02"], [("2021-12", "2022-01")]),
        (["2021-12", "2022-01"], []),
        (["2017", "2022-06-28"], [("2018", "2021")]),
        (["2017/2018", "2021/2022"], [("2019", "2020")]),
        (["2020-03-21", "2020-06-01"], []),
        (["2017", "P5Y/2022-06-28"], []),
        (["P5Y/2018-12-31", "P5Y/2023-12-31"], []),
        (["P5Y/2015-12-31", "2020"], [("2016", "2019")]),
        (["P5Y/2022-06-28", "2022-06-28"], []),
    ],
)
def test_a_gap_is_the_whole_years_or_months_without_a_figure(
    periods: list[str], silent: list[tuple[str, str]]
) -> None:
    found = gaps(figure(period=period) for period in periods)
    assert [(gap.first.text, gap.last.text) for gap in found] == silent


def test_series_of_other_places_do_not_fill_a_gap() -> None:
    points = [figure(period=p, place=w) for p in ("2017", "2022") for w in ("a", "b")]
    points.append(figure(period="2019", place="b"))
    assert [(g.place, g.first.text, g.last.text) for g in gaps(points)] == [
        ("a", "2018", "2021"),
        ("b", "2018", "2018"),
        ("b", "2020", "2021"),
    ]


@given(st.lists(st.integers(1900, 2100), min_size=1, max_size=8, unique=True))
def test_points_and_gaps_together_leave_no_year_out(years: list[int]) -> None:
    found = gaps(figure(period=str(year)) for year in years)
    covered = set(years)
    for gap in found:
        silent = range(int(gap.first.text), int(gap.last.text) + 1)
        assert not covered & set(silent)
        covered |= set(silent)
    assert covered == set(range(min(years), max(years) + 1))
