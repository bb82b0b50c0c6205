"""The table of every figure: which rows, in which order, what is said where it was asked for more."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from dashboard.indicators.fields import FILTERS
from dashboard.indicators.reading.loader import load
from dashboard.indicators.select.query import Query
from dashboard.languages import DEFAULT as LANGS
from dashboard.languages import Lang
from dashboard.messages import load_locale
from dashboard.views.address.address import LONGEST_VALUE, Address, Layout
from dashboard.views.table import filter_labels, search
from dashboard.views.table.sorting import ORDERS, collated
from dashboard.views.table.table import FIRST, KEYS, PAGE, USUAL, Index, NotUnderstood, Table
from tests.views import crowd, editing, town

MANY = 100_000


@pytest.fixture(scope="module")
def jinhua(shipped: Path) -> Index:
    return Index(load(shipped))


@pytest.fixture(scope="module")
def porto(tmp_path_factory: pytest.TempPathFactory) -> Index:
    return Index(load(town.write(tmp_path_factory.mktemp("town") / "data")))


@pytest.fixture(scope="module")
def many(shipped: Path, tmp_path_factory: pytest.TempPathFactory) -> Index:
    """The shipped package with 100,000 further figures: places, years and values of one indicator."""
    folder = tmp_path_factory.mktemp("many")
    return Index(load(crowd.write(folder, shipped, further=MANY)))


def asked(index: Index, search: str, lang: Lang = "en") -> Table:
    return index.table(Address.parse(f"/{lang}/data{search}"))


def ids(table: Table) -> list[str]:
    return [row.fact.id for row in table.rows]


@pytest.mark.parametrize("column", KEYS)
@pytest.mark.parametrize("lang", LANGS)
def test_a_search_finds_whatever_the_table_shows_but_notes(
    jinhua: Index, lang: Lang, column: str
) -> None:
    address = Address(lang, "data", query=Query(derived=True), layout=Layout(columns=(column,)))
    for row in jinhua.table(address).rows:
        text = row.cells.get(column, "")
        if column == "note" or not text or (column == "period" and row.fact.derived):
            continue
        asked = replace(address, query=Query(q=text[:LONGEST_VALUE], derived=True))
        assert row.fact.id in [one.fact.id for one in jinhua.table(asked).rows], text


@pytest.mark.parametrize("q", ["2021", "160.86", "1608.6亿元", "less than 15%", "不足", "20381"])
def test_what_is_found_says_what_was_looked_for(shipped: Path, q: str) -> None:
    package = load(shipped)
    found = search.select(Query(q=q), package)
    assert 0 < len(found) < len(package.observations)
    if q == "2021":
        assert set(found.period) == {"2021"}


def test_every_figure_is_a_row_in_the_order_of_the_data(jinhua: Index) -> None:
    table = asked(jinhua, "")
    assert ids(table) == list(jinhua.package.observations)
    assert (table.first, table.last, table.left, table.pages) == (1, 21, 21, 1)
    assert table.columns == USUAL
    assert table.faults == ()


@pytest.mark.parametrize("lang", LANGS)
def test_a_value_is_said_with_bound_and_unit_as_the_language_writes_it(
    jinhua: Index, lang: Lang
) -> None:
    said = {row.fact.id: row.cells["value"] for row in asked(jinhua, "", lang).rows}
    assert said["industrial-output.jinhua.undated"] == {
        "en": "more than 500 billion RMB",
        "zh": "超过5000亿元",
    }.get(lang)
    assert said["ftz-foreign-capital.jinyi-ftz.2021"] == {
        "en": "132 million USD",
        "zh": "1.32亿美元",
    }.get(lang)


def test_numbers_are_ordered_within_their_unit_and_never_across_units(jinhua: Index) -> None:
    table = asked(jinhua, "?sort=value")
    units = [group.label for group in table.groups]
    assert len(units) == len(set(units))
    assert units[-1] == "Events, which have no number"
    figures = jinhua.package.observations
    for group in table.groups[:-1]:
        values = [figures[row.fact.id].value for row in group.rows]
        assert values == sorted(value for value in values if value is not None)


def test_numbers_are_numbers_and_not_texts(porto: Index) -> None:
    table = asked(porto, "?sort=-value&unit=thousand")
    values = [porto.package.observations[one].value for one in ids(table)]
    assert values == sorted((value for value in values if value is not None), reverse=True)


def test_at_one_number_a_ceiling_comes_first_and_a_floor_last(shipped: Path, package: Path) -> None:
    file = package / "indicators.csv"
    editing.more(
        file,
        *(
            {"period": year, "bound": bound, "value": "24"}
            for year, bound in (("2018", "over"), ("2019", "about"), ("2020", "under"))
        ),
        indicator="cre-lines",
        period="2017",
    )
    index = Index(load(package))
    table = asked(index, "?sort=value&q=Railway+Express+lines")
    bounds = [row.fact.bound for row in table.rows if row.fact.said.number == "24"]
    assert bounds == ["under", "about", "exact", "over"]
    turned = asked(index, "?sort=-value&q=Railway+Express+lines")
    bounds = [row.fact.bound for row in turned.rows if row.fact.said.number == "24"]
    assert bounds == ["over", "exact", "about", "under"]


@pytest.mark.parametrize("sort", ["period", "-period"])
def test_undated_figures_come_last_either_way_and_say_so(jinhua: Index, sort: str) -> None:
    dated, undated = asked(jinhua, f"?sort={sort}").groups
    assert all(row.fact.dated for row in dated.rows)
    assert not any(row.fact.dated for row in undated.rows)
    assert undated.label == "Date not stated in the source"
    assert {row.cells["period"] for row in undated.rows} == {"date not stated"}
    ends = [jinhua.package.observations[row.fact.id].period.end for row in dated.rows]
    assert ends == sorted((end for end in ends if end), reverse=sort.startswith("-"))


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("column", KEYS)
def test_every_column_sorts_both_ways_and_loses_no_row(
    porto: Index, column: str, lang: Lang
) -> None:
    up = list(porto.figures(Address(lang).query, column, lang))
    down = list(porto.figures(Address(lang).query, f"-{column}", lang))
    every = set(porto.package.observations)
    assert {one.id for one in up} == {one.id for one in down} == every
    assert len(up) == len(down) == len(every)


def test_every_column_has_an_order() -> None:
    assert set(ORDERS) == set(KEYS)


def test_figures_alike_in_a_column_keep_the_order_of_the_data(jinhua: Index) -> None:
    order = list(jinhua.package.observations)
    places = [order.index(one) for one in ids(asked(jinhua, "?sort=place&place=jinhua"))]
    assert places == sorted(places)


def test_chinese_is_in_the_order_of_pinyin() -> None:
    words = ["中欧班列", "进出口", "财政", "地区生产总值", "安全"]
    assert sorted(words, key=lambda one: collated(one, "zh")) == [
        "安全",
        "财政",
        "地区生产总值",
        "进出口",
        "中欧班列",
    ]


def test_english_is_in_alphabetical_order_whatever_its_case(jinhua: Index) -> None:
    labels = [row.fact.label for row in asked(jinhua, "?sort=indicator").rows]
    assert labels == sorted(labels, key=str.casefold)


@pytest.mark.parametrize("key", [one.key for one in FILTERS])
def test_every_dimension_of_the_codebook_can_be_chosen(porto: Index, key: str) -> None:
    column = next(one.column for one in FILTERS if one.key == key)
    for value, named in filter_labels.choices(key, porto.package, load_locale("en")):
        table = asked(porto, f"?{key}={value}")
        wanted = porto.package.frame[column] == value
        assert table.left == int(wanted.sum()) > 0, (key, value)
        assert named
        assert filter_labels.said(table.query, porto.package, load_locale("zh"))[key]


@pytest.mark.parametrize("search", ["?q=lines", "?q=线路", "?q=LINES+金华"])
def test_a_search_looks_through_both_languages_at_once(jinhua: Index, search: str) -> None:
    for lang in LANGS:
        found = ids(asked(jinhua, search, lang))
        assert {"cre-lines.jinhua.2017", "cre-lines.jinhua.2022"} <= set(found)


@pytest.mark.parametrize(
    ("search", "faults"),
    [
        ("?sort=size", (NotUnderstood("sort", "size"),)),
        ("?sort=-", (NotUnderstood("sort", "-"),)),
        ("?columns=value,colour", (NotUnderstood("column", "colour"),)),
        ("?page=2", (NotUnderstood("beyond", "2"),)),
        ("?page=999999999999999", (NotUnderstood("beyond", "999999999"),)),
        ("?page=two", (NotUnderstood("page", ""),)),
        ("?page=-1", (NotUnderstood("page", ""),)),
        ("?page=0", (NotUnderstood("page", ""),)),
        ("?unit=miles&bound=odd", (NotUnderstood("unit", "miles"), NotUnderstood("bound", "odd"))),
        ("?source=x&basis=y", (NotUnderstood("basis", "y"), NotUnderstood("source", "x"))),
    ],
)
def test_what_is_not_there_is_dropped_and_said(
    jinhua: Index, search: str, faults: tuple[NotUnderstood, ...]
) -> None:
    table = asked(jinhua, search)
    assert table.faults == faults
    assert (table.left, table.layout.number) == (21, 1)
    assert table.sorted_by == ""


def test_a_column_that_was_asked_for_is_shown_and_the_first_one_always(jinhua: Index) -> None:
    table = asked(jinhua, "?columns=id,value")
    assert table.columns == (FIRST, "value", "id")
    assert all(set(row.cells) == set(table.columns) for row in table.rows)


def test_the_usual_columns_have_no_address_of_their_own(jinhua: Index) -> None:
    assert asked(jinhua, f"?columns={','.join(reversed(USUAL))}").layout == Layout()
    assert asked(jinhua, f"?columns={FIRST}").columns == (FIRST,)


def test_an_empty_selection_has_one_empty_page(jinhua: Index) -> None:
    table = asked(jinhua, "?theme=city&place=jinyi-ftz")
    assert (table.first, table.last, table.left, table.pages) == (0, 0, 0, 1)
    assert table.groups == ()


def test_a_hundred_thousand_figures_are_paged_without_loss_or_repetition(many: Index) -> None:
    table = asked(many, "?sort=-value&unit=cny_billion")
    assert table.total == MANY + 21
    assert table.left == MANY + 2
    assert table.pages == -(-table.left // PAGE)
    seen: list[str] = []
    for number in (1, 2, table.pages // 2, table.pages):
        page = asked(many, f"?sort=-value&unit=cny_billion&page={number}")
        assert page.first == (number - 1) * PAGE + 1
        assert page.last - page.first + 1 == len(ids(page)) <= PAGE
        seen += ids(page)
    assert len(seen) == len(set(seen))
    values = [many.package.observations[one].value for one in seen]
    assert values == sorted((one for one in values if one is not None), reverse=True)


def test_an_order_is_made_once_however_many_of_its_pages_are_read(many: Index) -> None:
    before = many._ordered.cache_info().misses
    for number in range(1, 6):
        asked(many, f"?sort=place&theme=ftz&page={number}")
    assert many._ordered.cache_info().misses == before + 1


def test_the_memory_of_orders_is_bounded(jinhua: Index) -> None:
    for number in range(200):
        asked(jinhua, f"?q={number}")
    info = jinhua._ordered.cache_info()
    assert info.maxsize is not None
    assert info.currsize <= info.maxsize < 100


def test_what_shares_are_of_is_chosen_by_one_value_in_both_languages(jinhua: Index) -> None:
    whole = "the-zhejiang-pilot-ftz-by-what-is-not-stated"
    labels = [
        dict(filter_labels.choices("of", jinhua.package, load_locale(lang))) for lang in LANGS
    ]
    assert [one[whole] for one in labels] == [
        "the Zhejiang Pilot FTZ (by what is not stated)",
        "浙江自贸试验区（按何指标原文未说明）",
    ]
    address = Address.parse(f"/en/data?of={whole}")
    for lang in LANGS:
        table = jinhua.table(address.within(lang))
        assert ids(table) == ["ftz-size-share.jinyi-ftz.undated"]
