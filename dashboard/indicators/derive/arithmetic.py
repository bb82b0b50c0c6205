"""What can be computed from printed figures, and how exactly: one rule a function, no words.

A derived figure keeps the bound of what it is made of: what divides by "less than 15" is "more
than". Each rule checks that what it puts together belongs together; what does not, or cannot be
decided, is refused with the reason. Decimal arithmetic throughout.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from itertools import product
from typing import Final

from dashboard.errors import ComparabilityError
from dashboard.indicators.derive import candidates
from dashboard.indicators.derive.derived import ARITHMETIC, Derived
from dashboard.indicators.model.schema import Bound, Formula, Measure, Observation, Term

_ONE: Final = Decimal(1)
_HUNDRED: Final = Decimal(100)
_OPPOSITE: Final = {Bound.OVER: Bound.UNDER, Bound.UNDER: Bound.OVER}
_Interval = tuple[Decimal, Decimal, Decimal]


def term(observation: Observation) -> Term:
    """The number of a figure as a term; an event counts as nothing, which no rule lets through."""
    return Term(observation.value or Decimal(0), observation.bound, observation.indicator.unit)


def difference(earlier: Observation, later: Observation) -> Derived:
    """What was added from one figure to a later one of the same series, in its unit.

    The difference of two shares is in percentage points.

    Raises:
        ComparabilityError: The figures are not of one series, or their bounds leave it open.
    """
    candidates.series(earlier, later)
    (before, before_low, before_high), (after, after_low, after_high) = map(
        _interval, (earlier, later)
    )
    return Derived(
        value=ARITHMETIC.subtract(after, before),
        low=ARITHMETIC.subtract(after_low, before_high),
        high=ARITHMETIC.subtract(after_high, before_low),
        bound=_joined(later.bound, _turned(earlier.bound)),
        formula=Formula("{} − {}", (term(later), term(earlier))),
        inputs=(earlier.id, later.id),
    )


def times(earlier: Observation, later: Observation) -> Derived:
    """How many times an earlier figure a later one of the same series is.

    Raises:
        ComparabilityError: The figures are not of one series or not above zero, or their bounds
            leave the ratio open.
    """
    candidates.series(earlier, later)
    return _quotient(later, earlier, inputs=(earlier.id, later.id))


def percent(earlier: Observation, later: Observation) -> Derived:
    """By how many percent a later figure of a series is above an earlier one.

    Raises:
        ComparabilityError: As ``times``.
    """
    ratio = times(earlier, later)
    more = (_more(ratio.value), _more(ratio.low), _more(ratio.high))
    formula = Formula("({} / {} − 1) × 100", (term(later), term(earlier)))
    return _made(more, ratio.bound, formula, ratio.inputs, decimals=1)


def multiple(growth: Observation) -> Derived:
    """How many times the year before a growth on the year before is: 632.7% more is 7.327 times.

    Raises:
        ComparabilityError: The figure is not a growth on the year before.
    """
    candidates.measured(growth, Measure.GROWTH_YOY)
    grown = _mapped(growth, _factor)
    return _made(grown, growth.bound, Formula("1 + {} / 100", (term(growth),)), (growth.id,))


def base(level: Observation, growth: Observation) -> Derived:
    """What an amount was the year before, implied by its growth since.

    Raises:
        ComparabilityError: The growth is not of that amount, there and then; or nothing was left.
    """
    found = _grown(level, growth, ARITHMETIC.divide)
    bound = _joined(level.bound, _turned(growth.bound))
    formula = Formula("{} / {}", (term(level), _factor_term(growth)))
    return _made(found, bound, formula, (level.id, growth.id), decimals=2)


def increase(level: Observation, growth: Observation) -> Derived:
    """How much an amount grew since the year before, implied by its growth.

    Raises:
        ComparabilityError: As ``base``; or bounds leave open which way it went.
    """
    found = _grown(level, growth, _gained)
    ends = [_gained(_ONE, factor) for factor in _mapped(growth, _factor)]
    if level.bound in _OPPOSITE and min(ends) < 0 < max(ends):
        raise ComparabilityError(f"{growth.id} leaves open whether {level.id} grew", why="open")
    way = _turned(level.bound) if ends[0] < 0 else level.bound
    formula = Formula("{} − {} / {}", (term(level), term(level), _factor_term(growth)))
    return _made(found, _joined(way, growth.bound), formula, (level.id, growth.id), decimals=2)


def compound(growth: Observation) -> Derived:
    """By how many percent something grew in all over the stated years of an average growth.

    Raises:
        ComparabilityError: It is no average growth, or does not say over how many years.
    """
    candidates.measured(growth, Measure.GROWTH_AVG)
    years = growth.period.years
    if growth.period.kind != "duration" or years is None:
        said = f"{growth.id} does not say over how many years it is an average"
        raise ComparabilityError(said, why="no_years")
    factors = _mapped(growth, _factor)
    if min(factors) <= 0:
        raise ComparabilityError(f"{growth.id} would leave nothing after a year", why="nothing")

    found = _sorted([_more(ARITHMETIC.power(factor, years)) for factor in factors])
    formula = Formula(f"({{}}{_raised(years)} − 1) × 100", (_factor_term(growth),))
    return _made(found, growth.bound, formula, (growth.id,), decimals=1)


def ratio(share: Observation, reference: Observation) -> Derived:
    """How many times a reference share a share is, as 21% of the trade to 15% of the size.

    Raises:
        ComparabilityError: They are not shares of one place that can stand for one time.
    """
    candidates.shares(share, reference)
    return _quotient(share, reference, inputs=(share.id, reference.id))


def complement(share: Observation) -> Derived:
    """What is left of the whole beside a share, in percent.

    Raises:
        ComparabilityError: It is not a share of something, between nothing and all.
    """
    candidates.share(share)
    value, low, high = _interval(share)
    return Derived(
        value=ARITHMETIC.subtract(_HUNDRED, value),
        low=ARITHMETIC.subtract(_HUNDRED, high),
        high=ARITHMETIC.subtract(_HUNDRED, low),
        bound=_turned(share.bound),
        formula=Formula("100 − {}", (term(share),)),
        inputs=(share.id,),
    )


def whole(level: Observation, share: Observation) -> Derived:
    """The whole that an amount is a printed share of, in the unit of the amount.

    Raises:
        ComparabilityError: The share is not of that amount, there and then; or it is nothing.
    """
    candidates.share(share)
    candidates.based(level, share)
    parts, wholes = _interval(level), _interval(share)
    if min(parts) < 0 or min(wholes) <= 0:
        said = f"{level.id} / {share.id}: a whole needs parts above nothing"
        raise ComparabilityError(said, why="nothing")
    corners = [
        ARITHMETIC.divide(ARITHMETIC.multiply(part, _HUNDRED), percent)
        for part, percent in product(parts, wholes)
    ]
    bound = _joined(level.bound, _turned(share.bound))
    formula = Formula("{} / {}", (term(level), Term(_hundredth(wholes[0]), share.bound)))
    return _made(_sorted(corners), bound, formula, (level.id, share.id), decimals=0)


def _quotient(over: Observation, under: Observation, *, inputs: tuple[str, ...]) -> Derived:
    """One figure divided by another, whose bound turns around."""
    (value, low, high), (by, by_low, by_high) = _interval(over), _interval(under)
    if by_low <= 0 or low < 0:
        said = f"{over.id} / {under.id}: a ratio needs numbers above zero"
        raise ComparabilityError(said, why="nothing")
    found = (
        ARITHMETIC.divide(value, by),
        ARITHMETIC.divide(low, by_high),
        ARITHMETIC.divide(high, by_low),
    )
    bound = _joined(over.bound, _turned(under.bound))
    formula = Formula("{} / {}", (term(over), term(under)))
    return _made(found, bound, formula, inputs, decimals=2)


def _grown(
    level: Observation, growth: Observation, make: Callable[[Decimal, Decimal], Decimal]
) -> _Interval:
    """Value, least and greatest of something made of an amount and its growth factor."""
    candidates.measured(growth, Measure.GROWTH_YOY)
    candidates.based(level, growth)
    amounts, factors = _interval(level), _mapped(growth, _factor)
    if min(amounts) < 0 or min(factors) <= 0:
        said = f"{level.id} and {growth.id} leave nothing the year before"
        raise ComparabilityError(said, why="nothing")
    return _sorted([make(amount, factor) for amount, factor in product(amounts, factors)])


def _gained(amount: Decimal, factor: Decimal) -> Decimal:
    return ARITHMETIC.subtract(amount, ARITHMETIC.divide(amount, factor))


def _sorted(corners: list[Decimal]) -> _Interval:
    """The first, which is made of the printed values, the least and the greatest."""
    return corners[0], min(corners), max(corners)


def _made(
    found: _Interval,
    bound: Bound,
    formula: Formula,
    inputs: tuple[str, ...],
    *,
    decimals: int | None = None,
) -> Derived:
    value, low, high = found
    return Derived(value, low, high, bound, formula, inputs, decimals)


def _mapped(observation: Observation, change: Callable[[Decimal], Decimal]) -> _Interval:
    value, low, high = _interval(observation)
    return change(value), change(low), change(high)


def _factor(growth: Decimal) -> Decimal:
    """Growth in percent as a factor: 39.9 is 1.399."""
    return ARITHMETIC.add(_ONE, _hundredth(growth))


def _hundredth(percent: Decimal) -> Decimal:
    return ARITHMETIC.divide(percent, _HUNDRED)


def _more(factor: Decimal) -> Decimal:
    """A factor as a growth in percent: 1.399 is 39.9."""
    return ARITHMETIC.multiply(ARITHMETIC.subtract(factor, _ONE), _HUNDRED)


def _factor_term(growth: Observation) -> Term:
    return Term(_factor(growth.value if growth.value is not None else _ONE), growth.bound)


def _raised(years: int) -> str:
    """A power as it is written: five is ⁵."""
    return str(years).translate(str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹"))


def _interval(observation: Observation) -> _Interval:
    """Value, least and greatest; a floor or a ceiling is the number that it says."""
    if observation.value is None or observation.low is None or observation.high is None:
        raise ComparabilityError(f"{observation.id} is an event, it has no number")
    if observation.bound in _OPPOSITE:
        return observation.value, observation.value, observation.value
    return observation.value, observation.low, observation.high


def _turned(bound: Bound) -> Bound:
    """The bound of what is subtracted or divided by, as it acts on the result."""
    return _OPPOSITE.get(bound, bound)


def _joined(one: Bound, other: Bound) -> Bound:
    """The bound of a result whose two sides push this way; refused when they push apart."""
    kinds = {one, other} - {Bound.EXACT}
    if len(kinds) > 1:
        said = f"what is {one} on one side and {other} on the other is open"
        raise ComparabilityError(said, why="open")
    return kinds.pop() if kinds else Bound.EXACT
