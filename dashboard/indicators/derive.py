"""What can be computed from printed figures, and how exactly. Decimal arithmetic, no words.

A derived figure keeps the bound of what it is made of: what divides by "less than 15" is "more
than". What cannot be decided, or puts together what does not compare, is refused.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Context, Decimal
from typing import Final

from dashboard.errors import ComparabilityError
from dashboard.indicators.schema import Bound, Figure, Measure

_ARITHMETIC: Final = Context(prec=28)  # not the thread's own, which others may change
_HUNDRED: Final = Decimal(100)
_AMOUNTS: Final = frozenset({Measure.LEVEL, Measure.COUNT, Measure.SHARE})
_OPPOSITE: Final = {Bound.OVER: Bound.UNDER, Bound.UNDER: Bound.OVER}


@dataclass(frozen=True, slots=True)
class Derived:
    """A number computed from printed ones.

    ``low`` and ``high`` are what the rounding of the inputs leaves open, as in a ``Figure``; a
    bound is taken as the number that it says. ``formula`` has the printed numbers, ``inputs``
    the ids of the figures they are printed in.
    """

    value: Decimal
    low: Decimal
    high: Decimal
    bound: Bound
    formula: str
    inputs: tuple[str, ...]


def difference(earlier: Figure, later: Figure) -> Derived:
    """What was added from one figure to a later one of the same series, in its unit.

    The difference of two shares is in percentage points.

    Raises:
        ComparabilityError: The figures are not of one series, or their bounds leave it open.
    """
    (before, before_low, before_high), (after, after_low, after_high) = _series(earlier, later)
    return Derived(
        value=_ARITHMETIC.subtract(after, before),
        low=_ARITHMETIC.subtract(after_low, before_high),
        high=_ARITHMETIC.subtract(after_high, before_low),
        bound=_joined(later.bound, _turned(earlier.bound)),
        formula=f"{after} − {before}",
        inputs=(earlier.id, later.id),
    )


def times(earlier: Figure, later: Figure) -> Derived:
    """How many times an earlier figure a later one of the same series is.

    Raises:
        ComparabilityError: The figures are not of one series or not above zero, or their bounds
            leave the ratio open.
    """
    (before, before_low, before_high), (after, after_low, after_high) = _series(earlier, later)
    if before_low <= 0 or after_low < 0:
        raise ComparabilityError(f"{later.id} / {earlier.id}: a ratio needs numbers above zero")
    return Derived(
        value=_ARITHMETIC.divide(after, before),
        low=_ARITHMETIC.divide(after_low, before_high),
        high=_ARITHMETIC.divide(after_high, before_low),
        bound=_joined(later.bound, _turned(earlier.bound)),
        formula=f"{after} / {before}",
        inputs=(earlier.id, later.id),
    )


def multiple(growth: Figure) -> Derived:
    """How many times the year before a growth on the year before is: 632.7% more is 7.327 times.

    Raises:
        ComparabilityError: The figure is not a growth on the year before.
    """
    if growth.indicator.measure is not Measure.GROWTH_YOY:
        raise ComparabilityError(f"{growth.id} is a {growth.indicator.measure}, not a growth_yoy")
    value, low, high = (_ratio(percent) for percent in _interval(growth))
    return Derived(
        value=value,
        low=low,
        high=high,
        bound=growth.bound,
        formula=f"1 + {growth.value} / 100",
        inputs=(growth.id,),
    )


_Interval = tuple[Decimal, Decimal, Decimal]


def _ratio(percent: Decimal) -> Decimal:
    return _ARITHMETIC.add(1, _ARITHMETIC.divide(percent, _HUNDRED))


def _interval(figure: Figure) -> _Interval:
    """Value, least and greatest; a floor or a ceiling is the number that it says."""
    if figure.value is None or figure.low is None or figure.high is None:
        raise ComparabilityError(f"{figure.id} is an event, it has no number")
    if figure.bound in _OPPOSITE:
        return figure.value, figure.value, figure.value
    return figure.value, figure.low, figure.high


def _series(earlier: Figure, later: Figure) -> tuple[_Interval, _Interval]:
    """The intervals of two figures of one series, or ``ComparabilityError``."""
    pair = f"{earlier.id} and {later.id}"
    if (earlier.indicator, earlier.place) != (later.indicator, later.place):
        raise ComparabilityError(f"{pair} are not of one indicator and one place")
    if earlier.indicator.measure not in _AMOUNTS:
        raise ComparabilityError(f"{pair}: a {earlier.indicator.measure} is not an amount")
    last, first = earlier.period.end, later.period.start or later.period.end
    if last is None or first is None or last >= first:
        raise ComparabilityError(f"{pair} are not two dated figures, the earlier one first")
    return _interval(earlier), _interval(later)


def _turned(bound: Bound) -> Bound:
    """The bound of what is subtracted or divided by, as it acts on the result."""
    return _OPPOSITE.get(bound, bound)


def _joined(one: Bound, other: Bound) -> Bound:
    """The bound of a result whose two sides push this way; refused when they push apart."""
    kinds = {one, other} - {Bound.EXACT}
    if len(kinds) > 1:
        raise ComparabilityError(f"what is {one} on one side and {other} on the other is open")
    return kinds.pop() if kinds else Bound.EXACT
