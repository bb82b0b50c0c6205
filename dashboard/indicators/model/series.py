"""The figures of a package by indicator and place: what a rule looks for its others among.

All is indexed once, so that what is found does not depend on how long a series is.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from dashboard.indicators.derive import candidates
from dashboard.indicators.model.schema import Observation
from dashboard.indicators.model.view import View


@dataclass(frozen=True, slots=True, eq=False)
class Series:
    """The figures of one indicator at one place, in their order, none missing.

    ``dated`` are those with a date and a number, the earliest first: by source where two report
    one period, else under an empty text; ``alike`` the same, by length of period as well.
    """

    by_period: Mapping[str, Sequence[Observation]]
    by_source: Mapping[str, Sequence[Observation]]
    apart: bool
    dated: Mapping[str, Sequence[Observation]]
    alike: Mapping[tuple[str, candidates.Length], Sequence[Observation]]

    @classmethod
    def of(cls, points: Sequence[Observation]) -> Series:
        """Index the figures of a series."""
        by_period, by_source = defaultdict(list), defaultdict(list)
        dated, alike = defaultdict(list), defaultdict(list)
        for one in points:
            by_period[one.period.text].append(one)
            by_source[one.source.id].append(one)
        apart = len(by_period) < len(points)
        for one in sorted(filter(_counts, points), key=_time):
            source = one.source.id if apart else ""
            dated[source].append(one)
            alike[source, candidates.length(one)].append(one)
        return cls(by_period, by_source, apart, dated, alike)

    def comparable(self, observation: Observation) -> tuple[int, Sequence[Observation]]:
        """How many dated figures there are beside and with one of the series, and which compare."""
        source = observation.source.id if self.apart else ""
        every = self.dated.get(source, ())
        same = self.alike.get((source, candidates.length(observation)), ())
        return len(every), same if len(same) > 1 else every

    def nearest(self, observation: Observation, *, undated: bool = False) -> Observation:
        """The figure of the same period (or none, if that will do), of the same source if it can be.

        One of another time stands in where there is none: whoever asks refuses it with the reason.
        """
        held = [*self.by_period.get(observation.period.text, ())]
        held += self.by_period.get("", ()) if undated and observation.period.text else ()
        if held:
            return max(held, key=lambda one: _nearness(one, observation))
        others = self.by_source.get(observation.source.id) or next(iter(self.by_source.values()))
        return others[0]


def by_place(observations: Iterable[Observation]) -> Mapping[tuple[str, str], Series]:
    """The series of some figures, by indicator and place."""
    found: defaultdict[tuple[str, str], list[Observation]] = defaultdict(list)
    for observation in observations:
        found[observation.indicator.id, observation.place.id].append(observation)
    return {key: Series.of(points) for key, points in found.items()}


def references(views: Iterable[View]) -> Mapping[str, tuple[str, ...]]:
    """What views hold each indicator against."""
    found: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for view in views:
        for indicator in view.indicators if view.reference else ():
            found[indicator][view.reference or ""] = None
    return {key: tuple(each) for key, each in found.items()}


def _counts(observation: Observation) -> bool:
    return observation.period.end is not None and observation.value is not None


def _time(observation: Observation) -> tuple[date, date]:
    return observation.period.end or date.max, observation.period.start or date.min


def _nearness(other: Observation, observation: Observation) -> tuple[bool, bool]:
    return other.period.text == observation.period.text, other.source.id == observation.source.id
