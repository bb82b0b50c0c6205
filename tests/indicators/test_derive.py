"""A derived figure is right to the last digit, keeps its bound, or is refused."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.errors import ComparabilityError
from dashboard.indicators.derive.arithmetic import complement, difference, multiple, times
from dashboard.indicators.derive.derived import Derived
from dashboard.indicators.model.schema import Bound, Measure, Observation
from dashboard.indicators.model.text import Text
from tests.indicators.builders import figure

OVER, UNDER, EXACT, ABOUT = Bound.OVER, Bound.UNDER, Bound.EXACT, Bound.ABOUT
D = Decimal


def test_counts_change_exactly() -> None:
    added = difference(figure("9"), figure("24", period="2022"))
    assert added.low == added.value == added.high == 15
    assert added.bound is EXACT
    assert str(added.formula) == "24 − 9"
    assert added.inputs == ("lines.riverton.2017", "lines.riverton.2022")


def test_a_ratio_of_counts_is_the_same_from_below_and_above() -> None:
    ratio = times(figure("9"), figure("24", period="2022"))
    assert round(ratio.value, 2) == D("2.67")
    assert ratio.low == ratio.value == ratio.high


def test_growth_as_a_multiple_says_what_rounding_leaves_open() -> None:
    seen = multiple(figure("632.7", measure=Measure.GROWTH_YOY))
    assert (seen.value, seen.low, seen.high) == (D("7.327"), D("7.3265"), D("7.3275"))
    assert str(seen.formula) == "1 + 632.7 / 100"


def test_rounded_levels_give_an_interval() -> None:
    before = figure("2.0", measure=Measure.LEVEL)
    after = figure("5.0", measure=Measure.LEVEL, period="2022")
    added = difference(before, after)
    assert (added.low, added.value, added.high) == (D("2.90"), D("3.0"), D("3.10"))
    ratio = times(before, after)
    assert round(ratio.low, 20) == round(D("4.95") / D("2.05"), 20)
    assert round(ratio.high, 20) == round(D("5.05") / D("1.95"), 20)


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (EXACT, OVER, OVER),
        (EXACT, UNDER, UNDER),
        (OVER, EXACT, UNDER),
        (UNDER, EXACT, OVER),
        (UNDER, OVER, OVER),
        (OVER, UNDER, UNDER),
        (ABOUT, EXACT, ABOUT),
        (ABOUT, ABOUT, ABOUT),
        (OVER, OVER, None),
        (UNDER, UNDER, None),
        (ABOUT, OVER, None),
        (UNDER, ABOUT, None),
    ],
)
@pytest.mark.parametrize("derive", [difference, times])
def test_a_bound_is_carried_through_or_the_result_is_refused(
    derive: Callable[[Observation, Observation], Derived],
    before: Bound,
    after: Bound,
    expected: Bound | None,
) -> None:
    pair = figure("15", bound=before), figure("50", bound=after, period="2022")
    if expected is None:
        with pytest.raises(ComparabilityError, match="open"):
            derive(*pair)
    else:
        assert derive(*pair).bound is expected


def test_a_bound_counts_as_the_number_that_it_says() -> None:
    ratio = times(figure("15", bound=UNDER), figure("21", period="2022", measure=Measure.COUNT))
    assert (ratio.low, ratio.value, ratio.bound) == (D("1.4"), D("1.4"), OVER)


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        (figure(period="2022"), figure(period="2017")),
        (figure(), figure()),
        (figure(period=""), figure(period="2022")),
        (figure(), figure(period="2022", place="abroad")),
        (figure(), figure(period="2022", indicator="other")),
        (figure(measure=Measure.RANK), figure(measure=Measure.RANK, period="2022")),
        (figure(measure=Measure.GROWTH_AVG), figure(measure=Measure.GROWTH_AVG, period="2022")),
        (figure(None), figure(period="2022")),
    ],
    ids=["turned", "same", "undated", "place", "indicator", "rank", "growth", "no number"],
)
def test_what_is_not_one_series_is_refused(earlier: Observation, later: Observation) -> None:
    for derive in (difference, times):
        with pytest.raises(ComparabilityError):
            derive(earlier, later)


@pytest.mark.parametrize("value", ["0", "-3"])
def test_nothing_is_a_multiple_of_nothing(value: str) -> None:
    with pytest.raises(ComparabilityError, match="above zero"):
        times(figure(value), figure(period="2022"))


def test_only_growth_on_the_year_before_has_a_multiple() -> None:
    with pytest.raises(ComparabilityError, match="not a growth_yoy"):
        multiple(figure("6.2", measure=Measure.GROWTH_AVG))


@given(
    st.decimals("0.1", "9999", places=1, allow_nan=False),
    st.decimals("0.1", "9999", places=1, allow_nan=False),
)
def test_a_value_lies_within_its_interval(before: Decimal, after: Decimal) -> None:
    pair = (
        figure(str(before), measure=Measure.LEVEL),
        figure(str(after), measure=Measure.LEVEL, period="2022"),
    )
    for derived in (difference(*pair), times(*pair)):
        assert derived.low <= derived.value <= derived.high


@pytest.mark.parametrize(
    ("value", "measure", "limits"),
    [
        ("100", Measure.SHARE, ("99.5", "100")),
        ("0", Measure.SHARE, ("0", "0.5")),
        ("-100", Measure.GROWTH_YOY, ("-100", "-99.5")),
        ("0", Measure.LEVEL, ("-0.5", "0.5")),
    ],
)
def test_rounding_leaves_open_only_what_can_be(
    value: str, measure: Measure, limits: tuple[str, str]
) -> None:
    printed = figure(value, measure=measure)
    assert (printed.low, printed.high) == tuple(map(Decimal, limits))


def test_what_is_made_of_all_or_nothing_keeps_to_what_can_be() -> None:
    gone = multiple(figure("-100", measure=Measure.GROWTH_YOY))
    assert (gone.value, gone.low) == (D(0), D(0))
    whole = figure("100", measure=Measure.SHARE)
    whole = replace(whole, indicator=replace(whole.indicator, of=Text(en="all", zh="全部")))
    rest = complement(whole)
    assert (rest.value, rest.low, rest.high) == (D(0), D(0), D("0.5"))
