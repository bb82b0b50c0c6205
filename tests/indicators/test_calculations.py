"""The rules: what they make of the shipped figures, what they refuse and why, how exact they are."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard import errors
from dashboard.errors import ComparabilityError
from dashboard.indicators.derive import arithmetic, candidates
from dashboard.indicators.derive.calculations import (
    NEVER,
    RULES,
    Calculation,
    Refusal,
    calculations,
)
from dashboard.indicators.derive.derived import Derived
from dashboard.indicators.model import series
from dashboard.indicators.model.schema import Basis, Bound, Measure, Observation
from dashboard.indicators.model.text import Text
from dashboard.indicators.reading.loader import load
from dashboard.languages import DEFAULT as LANGS
from dashboard.messages import load_locale
from dashboard.settings import data_folder
from tests.indicators.builders import figure

D = Decimal
EXACT, OVER, UNDER, ABOUT = Bound.EXACT, Bound.OVER, Bound.UNDER, Bound.ABOUT

#: rule, origin, value shown, limits (of a floor the low one alone), formula.
DERIVED = [
    ("base", "ftz-trade", "114.98", "114.937 115.027", "160.86 / 1.399"),
    ("increase", "ftz-trade", "45.88", "45.835 45.921", "160.86 − 160.86 / 1.399"),
    ("base", "ftz-foreign-capital", "18.02", "17.946 18.086", "132 / 7.327"),
    ("multiple", "ftz-foreign-capital-growth", "7.327", "7.3265 7.3275", "1 + 632.7 / 100"),
    ("change", "cre-lines", "15", "15 15", "24 − 9"),
    ("times", "cre-lines", "2.67", "2.666 2.67", "24 / 9"),
    ("percent", "cre-lines", "166.7", "166.66 166.7", "(24 / 9 − 1) × 100"),
    ("compound", "gdp-growth", "35.1", "34.77 35.41", "(1.062⁵ − 1) × 100"),
    ("compound", "budget-revenue-growth", "49.0", "48.64 49.33", "(1.083⁵ − 1) × 100"),
    ("compound", "fixed-asset-investment-growth", "55.3", "54.92 55.64", "(1.092⁵ − 1) × 100"),
    ("ratio", "ftz-trade-share", "1.40", "1.366", "21 / <15"),
    ("ratio", "ftz-innovation-share", "1.33", "1.300", "20 / <15"),
    ("ratio", "ftz-entity-share", "3.33", "3.300", "50 / <15"),
    ("complement", "ftz-trade-share", "79", "78.5 79.5", "100 − 21"),
    ("complement", "ftz-innovation-share", "80", "79.5 80.5", "100 − 20"),
    ("complement", "ftz-entity-share", "50", "49.5 50.5", "100 − 50"),
    ("whole", "ftz-trade-share", "766", "748.1 784.8", "160.86 / 0.21"),
]


@cache
def everything() -> tuple[tuple[Calculation, ...], tuple[Refusal, ...]]:
    package = load(data_folder())
    return calculations(package.observations.values(), package.views)


def made(rule: str, origin: str) -> Calculation:
    (found,) = (
        one for one in everything()[0] if (one.rule.name, one.origin.indicator.id) == (rule, origin)
    )
    return found


def refused(rule: str, indicator: str) -> list[str]:
    return [
        one.reason
        for one in everything()[1]
        if one.rule == rule and one.observation.startswith(f"{indicator}.")
    ]


@pytest.mark.parametrize(("rule", "origin", "shown", "said", "formula"), DERIVED)
def test_what_holds_is_derived_to_the_last_digit(
    rule: str, origin: str, shown: str, said: str, formula: str
) -> None:
    number = made(rule, origin).number
    assert str(number.shown) == shown
    assert number.limits
    assert " ".join(map(str, number.limits)).startswith(said)
    assert str(number.formula) == formula


def test_what_divides_by_a_ceiling_is_a_floor_and_what_is_left_of_one_too() -> None:
    for share in ("ftz-trade-share", "ftz-innovation-share", "ftz-entity-share"):
        assert made("ratio", share).number.bound is OVER
    assert made("complement", "ftz-size-share").number.bound is OVER


def test_only_the_implied_whole_is_so_wide_that_it_is_rough() -> None:
    assert {one.rule.name for one in everything()[0] if one.number.is_rough} == {"whole"}


@pytest.mark.parametrize(
    ("rule", "origin", "period", "basis"),
    [
        ("base", "ftz-trade", "2020", Basis.STATED),
        ("increase", "ftz-trade", "2021", Basis.STATED),
        ("change", "cre-lines", "2017/2022", Basis.STATED),
        ("compound", "gdp-growth", "P5Y/2022-06-28", Basis.STATED),
        ("whole", "ftz-trade-share", "2021", Basis.INFERRED),
        ("ratio", "ftz-trade-share", "", Basis.NOT_STATED),
        ("complement", "urbanization-rate", "", Basis.NOT_STATED),
    ],
)
def test_a_derived_figure_is_no_surer_of_its_date_than_what_it_is_made_of(
    rule: str, origin: str, period: str, basis: Basis
) -> None:
    found = made(rule, origin)
    assert (found.period.text, found.basis) == (period, basis)


@pytest.mark.parametrize(
    ("rule", "indicator", "reason"),
    [
        ("base", "gdp-growth", "gives no amount"),
        ("base", "budget-revenue-growth", "gives no amount"),
        ("base", "fixed-asset-investment-growth", "gives no amount"),
        ("whole", "ftz-entity-share", "names no base"),
        ("interpolation", "cre-lines", "no year is filled in"),
        ("pace", "cre-lines", "not a rate of growth a year"),
        ("change", "urbanization-rate", "one reading is no trend"),
    ],
)
def test_what_must_not_be_derived_is_refused_with_the_reason(
    rule: str, indicator: str, reason: str
) -> None:
    assert any(reason in one for one in refused(rule, indicator))
    assert not [
        one
        for one in everything()[0]
        if (one.rule.name, one.origin.indicator.id) == (rule, indicator)
    ]


def test_no_figure_is_given_a_year_between_two_dates() -> None:
    years = {one.period.text for one in everything()[0]} & {"2018", "2019"}
    lines = {one.period.text for one in everything()[0] if one.origin.indicator.id == "cre-lines"}
    assert (years, lines) == (set(), {"2017/2022"})


def test_new_entities_are_not_the_companies_that_registered() -> None:
    package = load(data_folder())
    companies = package.observations["ftz-new-companies.jinyi-ftz.2021"]
    entities = package.observations["ftz-entity-share.jinyi-ftz.2021"]
    with pytest.raises(ComparabilityError, match="is not of ftz-new-companies"):
        arithmetic.whole(companies, entities)


def test_every_reason_is_told_in_both_languages() -> None:
    folder = Path(errors.__file__).parent / "indicators"
    code = "".join(file.read_text("utf-8") for file in folder.rglob("*.py"))
    keys = {
        *re.findall(r'why="(\w+)"', code),
        *NEVER,
        "other_place",
        "other_source",
        "other_period",
    }
    for lang in LANGS:
        known = load_locale(lang).table
        assert {key.removeprefix("derived.not.") for key in known if "derived.not." in key} == keys
        assert {rule.name for rule in RULES} <= {
            key.rpartition(".")[2] for key in known if "derived.rule." in key
        }
    assert all(one.why for one in everything()[1])


def test_no_rule_knows_a_figure_by_its_name() -> None:
    package = load(data_folder())
    renamed = [_renamed(one) for one in package.observations.values()]
    names = sorted(one.rule.name for one in everything()[0] if one.rule.name != "ratio")
    assert sorted(one.rule.name for one in calculations(renamed)[0]) == names


def _renamed(one: Observation) -> Observation:
    name = f"x{one.indicator.id}"
    base = f"x{one.indicator.base}" if one.indicator.base else ""
    return replace(one, indicator=replace(one.indicator, id=name, base=base))


def test_every_rule_has_been_used_or_always_refuses() -> None:
    used = {one.rule.name for one in everything()[0]}
    assert used | set(NEVER) == {rule.name for rule in RULES}


def level(value: str = "160.86", *, bound: Bound = EXACT, period: str = "2021") -> Observation:
    return figure(value, period=period, measure=Measure.LEVEL, bound=bound, indicator="level")


def growth(value: str = "39.9", *, bound: Bound = EXACT, period: str = "2021") -> Observation:
    made = figure(value, period=period, measure=Measure.GROWTH_YOY, bound=bound, indicator="growth")
    return replace(made, indicator=replace(made.indicator, base="level"))


def share(
    value: str = "21", *, bound: Bound = EXACT, period: str = "2021", name: str = "share"
) -> Observation:
    made = figure(value, period=period, measure=Measure.SHARE, bound=bound, indicator=name)
    all_of_it = Text(en="all of it", zh="全部")
    return replace(made, indicator=replace(made.indicator, base="level", of=all_of_it))


def average(value: str, *, bound: Bound = EXACT, period: str = "P5Y/2022-06-28") -> Observation:
    return figure(value, period=period, measure=Measure.GROWTH_AVG, bound=bound)


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        (level(), replace(growth(), place=figure(place="abroad").place), "differ in place"),
        (level(), growth(period="2020"), "differ in period: 2021 and 2020"),
        (level(period=""), growth(period=""), "no date"),
        (figure("1", indicator="other", period="2021"), growth(), "its base is level"),
        (level(), average("6.2"), "not a growth_yoy"),
        (level(), growth("-100"), "nothing the year before"),
        (level("-1"), growth(), "nothing the year before"),
    ],
)
def test_a_growth_that_is_not_of_a_level_implies_nothing(
    one: Observation, other: Observation, reason: str
) -> None:
    for rule in (arithmetic.base, arithmetic.increase):
        with pytest.raises(ComparabilityError, match=reason):
            rule(one, other)


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        (share(), share("15", name="size", period="2020"), "one time"),
        (share(), share(), "against itself"),
        (share("120"), share("15", name="size"), "nothing and all"),
        (share(), figure("15", measure=Measure.RANK), "not a share"),
    ],
)
def test_shares_that_do_not_belong_together_have_no_ratio(
    one: Observation, other: Observation, reason: str
) -> None:
    with pytest.raises(ComparabilityError, match=reason):
        arithmetic.ratio(one, other)


def test_an_average_growth_without_a_duration_is_not_compounded() -> None:
    for period in ("2017/2021", "2021", ""):
        with pytest.raises(ComparabilityError, match="over how many years"):
            arithmetic.compound(average("6.2", period=period))


def flow(value: str, period: str) -> Observation:
    made = level(value, period=period)
    return replace(made, indicator=replace(made.indicator, flow_or_stock="flow"))


@pytest.mark.parametrize("later", ["2022-06", "2022-01/2022-06", "2022-06-28", "P5Y/2022-06-28"])
def test_flows_over_periods_of_different_length_are_no_series(later: str) -> None:
    made, refusals = calculations([flow("20381", "2021"), flow("1500", later)])
    assert not made
    assert {one.why for one in refusals if one.rule in ("change", "times", "percent")} == {
        "lengths"
    }
    stocks = calculations([level("20381", period="2021"), level("1500", period=later)])[0]
    assert {one.rule.name for one in stocks} == {"change", "times", "percent"}


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        ("2021", "2022"),
        ("2021-01", "2021-02"),
        ("2020-01-01/2020-12-31", "2021"),
        ("2021-06-01", "2022-06-28"),
    ],
)
def test_flows_over_periods_of_one_length_are_a_series(earlier: str, later: str) -> None:
    made = calculations([flow("10", earlier), flow("15", later)])[0]
    assert {one.rule.name for one in made} == {"change", "times", "percent"}


def test_a_month_beside_its_years_leaves_the_years_a_series() -> None:
    found = calculations([flow("10", "2020"), flow("15", "2021"), flow("2", "2022-01")])[0]
    assert {one.period.text for one in found} == {"2020/2021"}


@pytest.mark.parametrize("period", ["P5Y/2022-06-28", "2017/2021", "2020-02-29"])
def test_a_growth_of_a_period_without_a_year_before_has_no_base_year(period: str) -> None:
    made, refusals = calculations([level(period=period), growth(period=period)])
    assert "base" not in {one.rule.name for one in made}
    assert "base" in {one.rule for one in refusals}


def test_a_month_is_compared_with_that_month_a_year_before() -> None:
    made, _ = calculations([level(period="2021-06"), growth(period="2021-06")])
    assert {one.rule.name: one.period.text for one in made}["base"] == "2020-06"


def test_two_reports_of_one_year_are_two_series_and_never_mixed() -> None:
    other = replace(level().source, id="report")
    points = [level(period="2017"), level("170", period="2022"), level("171", period="2022")]
    points[2] = replace(points[2], id="level.report", source=other)
    made, _ = calculations(points)
    assert {one.inputs[-1].id for one in made} == {"level.riverton.2022"}


# ── How exact: every value that rounds to the printed digits gives a result in the interval ──

_LEVELS = st.decimals("0.5", "99999", places=2)
_GROWTHS = st.decimals("-90", "900", places=1)
_SHARES = st.decimals("1", "99", places=1)
_WITHIN = st.fractions(0, 1)


def within(one: Observation, at: Fraction) -> Fraction:
    """A value that is printed as the figure is: some way from its least to its greatest."""
    assert one.low is not None
    assert one.high is not None
    low, high = Fraction(one.low), Fraction(one.high)
    return low + (high - low) * at


def holds(number: Derived, value: Fraction) -> None:
    """What is said of the limits holds a possible value, and the value that is shown."""
    assert number.limits
    low, high = map(Fraction, number.limits)
    assert low <= value <= high
    assert low <= Fraction(number.shown) <= high


@given(_LEVELS, _GROWTHS, _WITHIN, _WITHIN)
def test_base_and_increase_hold_whatever_rounds_to_the_inputs(
    amount: Decimal, percent: Decimal, at: Fraction, also: Fraction
) -> None:
    one, other = level(str(amount)), growth(str(percent))
    exact, factor = within(one, at), 1 + within(other, also) / 100
    holds(arithmetic.base(one, other), exact / factor)
    holds(arithmetic.increase(one, other), exact - exact / factor)
    holds(arithmetic.multiple(other), factor)


@given(_LEVELS, _SHARES, _SHARES, _WITHIN, _WITHIN)
def test_whole_ratio_and_complement_hold_whatever_rounds_to_the_inputs(
    amount: Decimal, percent: Decimal, size: Decimal, at: Fraction, also: Fraction
) -> None:
    one, part, held = level(str(amount)), share(str(percent)), share(str(size), name="size")
    holds(arithmetic.whole(one, part), within(one, at) * 100 / within(part, also))
    holds(arithmetic.ratio(part, held), within(part, at) / within(held, also))
    holds(arithmetic.complement(part), 100 - within(part, at))


@given(_GROWTHS, st.integers(1, 12), _WITHIN)
def test_compounding_holds_whatever_rounds_to_the_average(
    percent: Decimal, years: int, at: Fraction
) -> None:
    one = average(str(percent), period=f"P{years}Y/2022")
    holds(arithmetic.compound(one), ((1 + within(one, at) / 100) ** years - 1) * 100)


@given(_LEVELS, _LEVELS, _WITHIN, _WITHIN)
def test_changes_hold_whatever_rounds_to_the_two_figures(
    before: Decimal, after: Decimal, at: Fraction, also: Fraction
) -> None:
    one, other = level(str(before), period="2017"), level(str(after), period="2022")
    first, last = within(one, at), within(other, also)
    holds(arithmetic.difference(one, other), last - first)
    holds(arithmetic.times(one, other), last / first)
    holds(arithmetic.percent(one, other), (last / first - 1) * 100)


@given(_LEVELS, _GROWTHS)
def test_the_limits_are_one_digit_finer_than_the_value(amount: Decimal, percent: Decimal) -> None:
    number = arithmetic.base(level(str(amount)), growth(str(percent)))
    assert number.limits
    shown = number.shown.as_tuple().exponent
    assert isinstance(shown, int)
    assert {limit.as_tuple().exponent for limit in number.limits} == {shown - 1}


# ── Bounds never flip: a value on the open side of an input stays on the side that is said ──

_AWAY = st.fractions(0, 50)
_BOUNDS = st.sampled_from([*Bound])
_TWO_BOUNDS, _TWO_AWAYS = st.tuples(_BOUNDS, _BOUNDS), st.tuples(_AWAY, _AWAY)
_TURNED = {OVER: UNDER, UNDER: OVER}


def beyond(printed: Fraction, bound: Bound, away: Fraction) -> Fraction:
    """A value above nothing that a bound allows: above a floor, below a ceiling, or as printed."""
    if bound is OVER:
        return printed + away
    return printed / (1 + away) if bound is UNDER else printed


def of(one: Observation, away: Fraction) -> Fraction:
    return beyond(Fraction(one.value or 0), one.bound, away)


def turned(bound: Bound) -> Bound:
    return _TURNED.get(bound, bound)


def carried(make: Callable[[], Derived], sides: tuple[Bound, Bound], value: Fraction) -> None:
    """The bound of a result is that of its two sides, as they push; where they differ, it is refused.

    A value that the bounds of the inputs allow is on the side that is said. Of what is made of an
    "about" no limits are claimed.
    """
    pushing = {*sides} - {EXACT}
    if len(pushing) > 1:
        with pytest.raises(ComparabilityError, match="is open"):
            make()
        return
    number, slack = make(), Fraction(1, 10**40)
    said = Fraction(number.value)
    assert number.bound is (pushing.pop() if pushing else EXACT)
    assert (number.limits is None) == (number.bound is ABOUT)
    if number.bound is not UNDER:
        assert value >= said - slack
    if number.bound is not OVER:
        assert value <= said + slack


@given(_LEVELS, _GROWTHS, _TWO_BOUNDS, _TWO_AWAYS)
def test_the_bound_of_a_base_and_an_increase_never_flips(
    amount: Decimal,
    percent: Decimal,
    bounds: tuple[Bound, Bound],
    aways: tuple[Fraction, Fraction],
) -> None:
    (one, other), (away, also) = bounds, aways
    known, grown = level(str(amount), bound=one), growth(str(percent), bound=other)
    exact, factor = of(known, away), beyond(1 + Fraction(percent) / 100, other, also)
    carried(lambda: arithmetic.base(known, grown), (one, turned(other)), exact / factor)
    carried(lambda: arithmetic.multiple(grown), (other, EXACT), factor)
    gained, way = exact - exact / factor, turned(one) if percent < 0 else one
    if one in _TURNED and not percent and other in (EXACT, ABOUT):
        with pytest.raises(ComparabilityError, match="leaves open whether"):
            arithmetic.increase(known, grown)
    else:
        carried(lambda: arithmetic.increase(known, grown), (way, other), gained)


@given(_LEVELS, st.tuples(_SHARES, _SHARES), _TWO_BOUNDS, _TWO_AWAYS)
def test_the_bound_of_a_whole_a_ratio_and_a_rest_never_flips(
    amount: Decimal,
    percents: tuple[Decimal, Decimal],
    bounds: tuple[Bound, Bound],
    aways: tuple[Fraction, Fraction],
) -> None:
    (percent, size), (one, other), (away, also) = percents, bounds, aways
    known, part = level(str(amount), bound=one), share(str(percent), bound=other)
    held = share(str(size), bound=one, name="size")
    implied = of(known, away) * 100 / of(part, also)
    carried(lambda: arithmetic.whole(known, part), (one, turned(other)), implied)
    weight = of(part, also) / of(held, away)
    carried(lambda: arithmetic.ratio(part, held), (other, turned(one)), weight)
    carried(lambda: arithmetic.complement(part), (turned(other), EXACT), 100 - of(part, also))


@given(st.tuples(_LEVELS, _LEVELS), _TWO_BOUNDS, _TWO_AWAYS)
def test_the_bound_of_a_change_never_flips(
    amounts: tuple[Decimal, Decimal],
    bounds: tuple[Bound, Bound],
    aways: tuple[Fraction, Fraction],
) -> None:
    (before, after), (one, other), (away, also) = amounts, bounds, aways
    pair = level(str(before), bound=one, period="2017"), level(str(after), bound=other)
    first, last = of(pair[0], away), of(pair[1], also)
    sides = other, turned(one)
    carried(lambda: arithmetic.difference(*pair), sides, last - first)
    carried(lambda: arithmetic.times(*pair), sides, last / first)
    carried(lambda: arithmetic.percent(*pair), sides, (last / first - 1) * 100)


@pytest.mark.parametrize("bound", Bound)
def test_compounding_and_multiples_keep_the_bound(bound: Bound) -> None:
    assert arithmetic.compound(average("6.2", bound=bound)).bound is bound
    assert arithmetic.multiple(growth(bound=bound)).bound is bound


def test_a_floor_of_an_amount_whose_growth_may_have_been_a_loss_has_no_increase() -> None:
    with pytest.raises(ComparabilityError, match="leaves open whether"):
        arithmetic.increase(level(bound=OVER), growth("0.0"))


def test_a_shrinking_amount_that_is_a_floor_shrank_by_at_least_that() -> None:
    number = arithmetic.increase(level("100", bound=OVER), growth("-50.0"))
    assert (number.shown, number.bound) == (D("-100.0"), UNDER)


def test_a_long_series_costs_no_more_for_each_figure_than_a_short_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    looked = Counter[str]()
    nearness, length = series._nearness, candidates.length

    def counted(name: str, look: Callable[..., Any]) -> Callable[..., Any]:
        def wrapped(*figures: Observation) -> Any:
            looked[name] += 1
            return look(*figures)

        return wrapped

    monkeypatch.setattr(series, "_nearness", counted("nearness", nearness))
    monkeypatch.setattr(candidates, "length", counted("length", length))
    years = [str(year) for year in range(1000, 1500)]
    made, _ = calculations(
        [*(level(period=one) for one in years), *(growth(period=one) for one in years)]
    )
    assert len(made) == 3 * len(years) + 3
    assert looked["nearness"] <= 3 * len(years)
    assert looked["length"] <= 8 * len(years)
