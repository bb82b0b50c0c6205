"""What may be put together, and what may not: the one place that decides, and says why.

Drawing and the check of a data package both ask here. Two indicators share an axis if they are of
one measure, currency, unit, scope and kind (flow or stock). Nothing is stacked or added up at all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from dashboard.errors import ComparabilityError
from dashboard.indicators.model.schema import Indicator, Measure, Observation, Unit
from dashboard.indicators.model.view import Family

_AMOUNTS: Final = frozenset({Measure.LEVEL, Measure.COUNT})

#: Unit to its currency (ISO 4217), for the units that have one.
Currencies = Mapping[str, str]


def currencies_of(units: Mapping[str, Unit]) -> Currencies:
    """The currencies of some units."""
    return {name: unit.currency for name, unit in units.items() if unit.currency}


@dataclass(frozen=True, slots=True)
class Conflict:
    """In what figures differ that should agree: each value found, and the first that has it.

    >>> print(Conflict("unit", {"lines": "rail-lines", "cny_billion": "trade"}))
    cny_billion (trade) and lines (rail-lines)
    """

    what: str
    found: Mapping[str, str]

    def __str__(self) -> str:
        """The values, three at most, each with who has it."""
        return " and ".join(f"{value} ({name})" for value, name in sorted(self.found.items())[:3])


def _amount(take: Callable[[Indicator], str]) -> Callable[[Indicator], str]:
    """What is asked of amounts alone: a share or a rate is a ratio and compares without it."""
    return lambda indicator: take(indicator) if indicator.measure in _AMOUNTS else ""


#: What must agree on one axis.
_AXIS: Final[Mapping[str, Callable[[Indicator], str]]] = {
    "measure": lambda indicator: indicator.measure.value,
    "unit": lambda indicator: indicator.unit,
    "scope": _amount(lambda indicator: indicator.scope),
    "flow or stock": _amount(lambda indicator: indicator.flow_or_stock),
}

#: What it means that an amount does not say one of them: without a scope it is of everything, which
#: does not compare with a part. Of the rest nothing is known, and nothing is held against it.
_UNSAID: Final[Mapping[str, str]] = {"scope": "no scope"}


def conflict(
    indicators: Iterable[Indicator], currencies: Currencies | None = None
) -> Conflict | None:
    """The first thing in which indicators differ that must agree; ``None`` if they compare."""
    members = tuple(indicators)
    known = currencies or {}
    asked = {"currency": lambda indicator: known.get(indicator.unit, ""), **_AXIS}
    order = ("measure", "currency", "unit", "scope", "flow or stock")
    for what in order:
        if found := _differing(what, members, asked[what]):
            return found
    return None


def _differing(
    what: str, members: Iterable[Indicator], take: Callable[[Indicator], str]
) -> Conflict | None:
    found: dict[str, str] = {}
    for one in members:
        found.setdefault(take(one) or _UNSAID.get(what, ""), one.id)
    found.pop("", None)
    return Conflict(what, found) if len(found) > 1 else None


def ensure(observations: Iterable[Observation], currencies: Currencies | None = None) -> None:
    """Refuse to put figures on one axis that do not compare.

    Raises:
        ComparabilityError: what they differ in, as a sentence.
    """
    found = conflict((observation.indicator for observation in observations), currencies)
    if found:
        raise ComparabilityError(f"{found} cannot share an axis: the {found.what} is not one")


def misfits(family: Family, indicators: Iterable[Indicator]) -> tuple[Indicator, ...]:
    """The indicators whose measure a family cannot draw."""
    return tuple(one for one in indicators if one.measure not in family.measures)


def view_conflict(
    family: Family, indicators: Iterable[Indicator], currencies: Currencies | None = None
) -> Conflict | None:
    """Why a family may not draw indicators together; ``None`` if it may."""
    if not family.one_axis:
        return None
    return conflict(indicators, currencies)


def ensure_drawn(
    family: Family, observations: Iterable[Observation], currencies: Currencies | None = None
) -> None:
    """Refuse to draw what does not compare, as the check of a package does before.

    A drawing gives each unit a panel of its own; within one unit all must compare.

    Raises:
        ComparabilityError: what does not fit, or what it differs in.
    """
    members = tuple(observations)
    for observation in members:
        if misfits(family, (observation.indicator,)):
            kind = observation.indicator.measure
            raise ComparabilityError(f"{observation.id} is a {kind}, which {family} cannot draw")
    if family.one_axis:
        for unit in dict.fromkeys(observation.indicator.unit for observation in members):
            same = [observation for observation in members if observation.indicator.unit == unit]
            ensure(same, currencies)
