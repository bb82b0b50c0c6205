"""What may be put together, and what may not: the one place that decides, and says why.

Charts, tables, derivations and the check of a data package all ask here. Two indicators share an
axis if they are of one measure, currency, unit, scope and kind (flow or stock); they are stacked
or summed only if they are parts of one whole as well, at one place and of one period.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from dashboard.errors import ComparabilityError
from dashboard.indicators.schema import Bound, Family, Figure, Indicator, Measure, Unit

_ANY: Final = frozenset(Measure)
_DRAWN: Final = _ANY - {Measure.EVENT}
_AMOUNTS: Final = frozenset({Measure.LEVEL, Measure.COUNT})
_ADDITIVE: Final = _AMOUNTS | {Measure.SHARE}

#: The measures that a family can draw.
DRAWS: Final[Mapping[Family, frozenset[Measure]]] = {
    Family.BARS: _DRAWN - {Measure.RANK},
    Family.CHANGE: _DRAWN,
    Family.SHARES: frozenset({Measure.SHARE}),
    Family.MULTIPLES: frozenset({Measure.GROWTH_YOY}),
    Family.TILES: _ANY,
    Family.TIMELINE: _ANY,
}

#: The families that hold all their figures against one axis. The others have a panel for each
#: indicator, or (multiples) an axis of their own without a unit.
ONE_AXIS: Final = frozenset({Family.BARS, Family.SHARES})

#: Unit to its currency (ISO 4217), for the units that have one.
Currencies = Mapping[str, str]


def currencies_of(units: Mapping[str, Unit]) -> Currencies:
    """The currencies of some units."""
    return {name: unit.currency for name, unit in units.items() if unit.currency}


class Together(StrEnum):
    """What is asked for: figures on one axis, stacked into one bar, or added up."""

    AXIS = "share an axis"
    STACK = "be stacked"
    SUM = "be added up"


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


#: What must agree on one axis, in the order in which it is asked. An empty value says nothing.
_AXIS: Final[Mapping[str, Callable[[Indicator], str]]] = {
    "measure": lambda indicator: indicator.measure.value,
    "unit": lambda indicator: indicator.unit,
    "scope": _amount(lambda indicator: indicator.scope),
    "flow or stock": _amount(lambda indicator: indicator.flow_or_stock),
}


def conflict(
    together: Together, indicators: Iterable[Indicator], currencies: Currencies | None = None
) -> Conflict | None:
    """The first thing in which indicators differ that must agree; ``None`` if they compare."""
    members = tuple(indicators)
    known = currencies or {}
    asked = {"currency": lambda indicator: known.get(indicator.unit, ""), **_AXIS}
    order = ("measure", "currency", "unit", "scope", "flow or stock")
    for what in order:
        if found := _differing(what, members, asked[what]):
            return found
    if together is Together.AXIS:
        return None
    wrong = {one.measure.value: one.id for one in members if one.measure not in _ADDITIVE}
    if wrong:
        return Conflict("measure", wrong)
    return _differing("whole", members, lambda one: one.of.en if one.of else "")


def _differing(
    what: str, members: Iterable[Indicator], take: Callable[[Indicator], str]
) -> Conflict | None:
    found: dict[str, str] = {}
    for one in members:
        if value := take(one):
            found.setdefault(value, one.id)
    return Conflict(what, found) if len(found) > 1 else None


def ensure(
    together: Together, figures: Iterable[Figure], currencies: Currencies | None = None
) -> None:
    """Refuse to put together figures that do not compare.

    Raises:
        ComparabilityError: what they differ in, as a sentence.
    """
    members = tuple(figures)
    found = conflict(together, (figure.indicator for figure in members), currencies)
    if found is None and together is not Together.AXIS:
        found = _apart(members)
    if found:
        raise ComparabilityError(f"{found} cannot {together}: the {found.what} is not one")


def _apart(figures: tuple[Figure, ...]) -> Conflict | None:
    """Why figures of one kind cannot be parts of one sum."""
    places = {figure.place.id: figure.id for figure in reversed(figures)}
    periods = {figure.period.text or "undated": figure.id for figure in reversed(figures)}
    for what, found in (("place", places), ("period", periods)):
        if len(found) > 1:
            return Conflict(what, found)
    names = [figure.indicator.id for figure in figures]
    again = [figure for figure in figures if names.count(figure.indicator.id) > 1]
    if again:
        return Conflict("source", {one.source.id: one.id for one in again})
    bounds = {figure.bound for figure in figures} - {Bound.EXACT}
    if len(bounds) > 1:
        return Conflict("bound", {str(bound): "open" for bound in bounds})
    return None


def misfits(family: Family, indicators: Iterable[Indicator]) -> tuple[Indicator, ...]:
    """The indicators whose measure a family cannot draw."""
    return tuple(one for one in indicators if one.measure not in DRAWS[family])


def view_conflict(
    family: Family, indicators: Iterable[Indicator], currencies: Currencies | None = None
) -> Conflict | None:
    """Why a family may not draw indicators together; ``None`` if it may."""
    if family not in ONE_AXIS:
        return None
    return conflict(Together.AXIS, indicators, currencies)


def ensure_drawn(
    family: Family, figures: Iterable[Figure], currencies: Currencies | None = None
) -> None:
    """Refuse to draw what does not compare, as the check of a package does before.

    A drawing gives each unit a panel of its own; within one unit all must compare.

    Raises:
        ComparabilityError: what does not fit, or what it differs in.
    """
    members = tuple(figures)
    for figure in members:
        if misfits(family, (figure.indicator,)):
            kind = figure.indicator.measure
            raise ComparabilityError(f"{figure.id} is a {kind}, which {family} cannot draw")
    if family in ONE_AXIS:
        for unit in dict.fromkeys(figure.indicator.unit for figure in members):
            same = [figure for figure in members if figure.indicator.unit == unit]
            ensure(Together.AXIS, same, currencies)
