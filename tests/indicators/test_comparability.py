"""What may share an axis, and the sentence that refuses the rest."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from dashboard.errors import ComparabilityError
from dashboard.indicators.compare.comparability import (
    conflict,
    currencies_of,
    ensure,
    ensure_drawn,
    view_conflict,
)
from dashboard.indicators.model.package import Package
from dashboard.indicators.model.schema import Measure, Observation
from dashboard.indicators.model.text import Text
from dashboard.indicators.model.view import Family
from dashboard.indicators.reading.loader import check, load
from tests.indicators.builders import figure
from tests.views import editing

ALL = Text(en="all", zh="全部")


def one(indicator: str = "one", *, place: str = "riverton", **changes: Any) -> Observation:
    """A level of 2021 in lines; ``changes`` are those of its indicator."""
    made = figure("5", period="2021", measure=Measure.LEVEL, indicator=indicator, place=place)
    return replace(made, indicator=replace(made.indicator, **changes))


PAIRS = [
    ("measure", {"measure": Measure.COUNT}, "count (two) and level (one)"),
    ("unit", {"unit": "trains"}, "lines (one) and trains (two)"),
    ("scope", {"scope": "large-firms"}, "all-firms (one) and large-firms (two)"),
    ("flow or stock", {"flow_or_stock": "stock"}, "flow (one) and stock (two)"),
]


@pytest.mark.parametrize(("what", "changes", "said"), PAIRS, ids=[one[0] for one in PAIRS])
def test_what_differs_is_refused_and_said(what: str, changes: dict[str, Any], said: str) -> None:
    common = {"scope": "all-firms", "flow_or_stock": "flow"}
    with pytest.raises(ComparabilityError) as refused:
        ensure([one(**common), one("two", **{**common, **changes})])
    assert str(refused.value) == f"{said} cannot share an axis: the {what} is not one"


def test_two_currencies_are_named_before_their_units() -> None:
    pair = [one(unit="cny_billion"), one("two", unit="usd_million")]
    with pytest.raises(ComparabilityError, match="the currency is not one"):
        ensure(pair, {"cny_billion": "CNY", "usd_million": "USD"})


def test_whether_it_is_a_flow_or_a_stock_may_be_unsaid() -> None:
    ensure([one(flow_or_stock="flow"), one("two")])


def test_an_amount_of_a_part_does_not_compare_with_one_that_names_no_part() -> None:
    pair = [one(), one("two", scope="large-firms")]
    for order in (pair, pair[::-1]):
        with pytest.raises(ComparabilityError) as refused:
            ensure(order)
        said = "large-firms (two) and no scope (one) cannot share an axis: the scope is not one"
        assert str(refused.value) == said


def test_a_share_compares_whatever_it_is_a_flow_or_a_stock_of() -> None:
    share: dict[str, Any] = {"measure": Measure.SHARE, "of": ALL}
    ensure([one(**share, flow_or_stock="flow"), one("two", **share, flow_or_stock="stock")])


def test_only_families_of_one_axis_ask() -> None:
    pair = [one().indicator, one("two", unit="trains").indicator]
    asking = {family for family in Family if view_conflict(family, pair)}
    assert asking == {Family.BARS, Family.SHARES}


def test_a_drawing_gives_each_unit_its_panel_and_refuses_what_differs_within_one() -> None:
    ensure_drawn(Family.BARS, [one(), one("two", unit="trains")])
    with pytest.raises(ComparabilityError, match="flow or stock"):
        ensure_drawn(Family.BARS, [one(flow_or_stock="flow"), one("two", flow_or_stock="stock")])
    with pytest.raises(ComparabilityError, match="is a level, which shares cannot draw"):
        ensure_drawn(Family.SHARES, [one()])


@pytest.fixture
def jinhua(shipped: Path) -> Package:
    return load(shipped)


@pytest.mark.parametrize(
    ("members", "what"),
    [
        (("ftz-trade", "ftz-foreign-capital"), "currency"),
        (("ftz-trade", "industrial-output"), "scope"),
        (("cre-lines", "ftz-new-companies"), "unit"),
    ],
)
def test_the_codebook_that_ships_tells_apart_what_does_not_compare(
    jinhua: Package, members: tuple[str, str], what: str
) -> None:
    chosen = [jinhua.indicators[name] for name in members]
    found = conflict(chosen, currencies_of(jinhua.units))
    assert found is not None
    assert found.what == what


def test_check_finds_a_view_of_two_currencies_and_says_why(package: Path) -> None:
    file = package / "dataset.toml"
    view = (
        '[[views]]\nid = "money"\nfamily = "bars"\n'
        'indicators = ["ftz-trade", "ftz-foreign-capital"]\n'
        'name = { en = "Money", zh = "金额" }\ntitle = { en = "Money", zh = "金额" }\n'
    )
    file.write_text(file.read_text("utf-8") + view, "utf-8")
    (found,) = check(package)
    assert (found.code, found.key) == ("E412", "views.money.indicators")
    assert found.found == "CNY (ftz-trade) and USD (ftz-foreign-capital)"
    assert found.expected == "one currency on one axis"


def test_check_finds_a_view_of_a_flow_beside_a_stock(package: Path) -> None:
    file = package / "codebook.csv"
    cells = {"unit": "lines", "scope": ""}
    editing.cells(file, cells, indicator="ftz-new-companies")
    text = (package / "dataset.toml").read_text("utf-8")
    view = (
        '[[views]]\nid = "both"\nfamily = "bars"\nindicators = ["cre-lines", "ftz-new-companies"]\n'
        'name = { en = "Both", zh = "两项" }\ntitle = { en = "Both", zh = "两项" }\n'
    )
    (package / "dataset.toml").write_text(text + view, "utf-8")
    found = [one for one in check(package) if one.code == "E412"]
    assert [one.expected for one in found] == ["one flow or stock on one axis"]


def test_check_finds_a_view_of_a_part_beside_an_amount_of_everything(package: Path) -> None:
    file = package / "dataset.toml"
    view = (
        '[[views]]\nid = "money"\nfamily = "bars"\n'
        'indicators = ["ftz-trade", "industrial-output"]\n'
        'name = { en = "Money", zh = "金额" }\ntitle = { en = "Money", zh = "金额" }\n'
    )
    file.write_text(file.read_text("utf-8") + view, "utf-8")
    (found,) = check(package)
    assert (found.code, found.expected) == ("E412", "one scope on one axis")
    assert found.found == (
        "industry-above-designated-size (industrial-output) and no scope (ftz-trade)"
    )
