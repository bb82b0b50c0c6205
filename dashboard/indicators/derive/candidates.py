"""Which figures belong together, so that something may be derived from them; why the rest do not.

Nothing here computes. Each function passes silently or raises ``ComparabilityError``.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from dashboard.errors import ComparabilityError
from dashboard.indicators.model.period import Period
from dashboard.indicators.model.schema import FlowOrStock, Measure, Observation

#: A unit and how many of it.
Length = tuple[str, int]
_SERIAL: Final = frozenset({Measure.LEVEL, Measure.COUNT, Measure.SHARE})
_AMOUNTS: Final = frozenset({Measure.LEVEL, Measure.COUNT})


def measured(observation: Observation, measure: Measure) -> None:
    """The figure is of that measure."""
    if observation.indicator.measure is not measure:
        raise ComparabilityError(
            f"{observation.id} is a {observation.indicator.measure}, not a {measure}"
        )


def series(earlier: Observation, later: Observation) -> None:
    """Two dated amounts or shares of one indicator at one place, the earlier one first.

    A flow adds up over its period: what came in a month is not held against what came in a year.
    """
    pair = f"{earlier.id} and {later.id}"
    if (earlier.indicator, earlier.place) != (later.indicator, later.place):
        raise ComparabilityError(f"{pair} are not of one indicator and one place")
    if earlier.indicator.measure not in _SERIAL:
        raise ComparabilityError(f"{pair}: a {earlier.indicator.measure} is not an amount")
    last, first = earlier.period.end, later.period.start or later.period.end
    if last is None or first is None or last >= first:
        raise ComparabilityError(
            f"{pair} are not two dated figures, the earlier one first", why="dates"
        )
    if not alike(earlier, later):
        raise ComparabilityError(
            f"{pair} are flows over periods of different length", why="lengths"
        )


def alike(one: Observation, other: Observation) -> bool:
    """Whether two figures of an indicator are over periods of one length, if it is a flow."""
    return length(one) == length(other)


def length(observation: Observation) -> Length:
    """Over how long a flow adds up, in months or days; nothing is asked of what is no flow."""
    flows = observation.indicator.flow_or_stock == FlowOrStock.FLOW
    return _length(observation.period) if flows else ("any", 0)


def _length(period: Period) -> Length:
    """How long a period is: in months if it is of whole ones, else in days."""
    if period.years:
        return "months", 12 * period.years
    start, end = period.start, period.end
    if start is None or end is None:
        return "unknown", 0
    if start.day == 1 and (end + timedelta(days=1)).day == 1:
        return "months", 12 * (end.year - start.year) + end.month - start.month + 1
    return "days", (end - start).days + 1


def based(level: Observation, relative: Observation) -> None:
    """A growth or a share is of that amount: by the codebook, of one place, time and source."""
    indicator = relative.indicator
    if indicator.base != level.indicator.id:
        named = f"its base is {indicator.base}" if indicator.base else "it names no base"
        raise ComparabilityError(
            f"{indicator.id} is not of {level.indicator.id}: in the codebook {named}"
        )
    if level.indicator.measure not in _AMOUNTS:
        raise ComparabilityError(f"{level.id} is a {level.indicator.measure}, not an amount")
    for what, one, other in (
        ("place", level.place.id, relative.place.id),
        ("source", level.source.id, relative.source.id),
        ("period", level.period.text, relative.period.text),
    ):
        if one != other:
            found = f"{one or 'undated'} and {other or 'undated'}"
            said = f"{level.id} and {relative.id} differ in {what}: {found}"
            raise ComparabilityError(said, why=f"other_{what}")
    if level.period.end is None:
        said = f"{level.id} and {relative.id} have no date that could be one"
        raise ComparabilityError(said, why="no_date")


def share(observation: Observation) -> None:
    """A share of something, between nothing and all of it."""
    measured(observation, Measure.SHARE)
    if (
        observation.indicator.of is None
        or observation.value is None
        or not 0 <= observation.value <= 100
    ):
        said = f"{observation.id} is not between nothing and all of a whole"
        raise ComparabilityError(said, why="not_share")


def shares(observation: Observation, reference: Observation) -> None:
    """Two shares of one place and source that can stand for one time, each of its own whole.

    A reference without a date stands for any time; one of another time stands for that alone.
    """
    share(observation)
    share(reference)
    pair = f"{observation.id} and {reference.id}"
    if observation.id == reference.id:
        raise ComparabilityError(f"{observation.id} is not held against itself")
    if (observation.place, observation.source) != (reference.place, reference.source):
        raise ComparabilityError(f"{pair} are not of one place and one source", why="other_source")
    if reference.period.text not in ("", observation.period.text):
        raise ComparabilityError(f"{pair} are not of one time", why="other_period")
