"""The figures of a package by indicator and place: what a rule looks for its others among.

All is indexed once, so that what is found does not depend on how long a series is.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from dashboard.indicators import belonging
from dashboard.indicators.schema import Figure, View


@dataclass(frozen=True, slots=True, eq=False)
class Series:
    """The figures of one indicator at one place, in their order, none missing.

    ``dated`` are those with a date and a number, the earliest first: by source where two report
    one period, else under an empty text; ``alike`` the same, by length of period as well.
    """

    by_period: Mapping[str, Sequence[Figure]]
    by_source: Mapping[str, Sequence[Figure]]
    apart: bool
    dated: Mapping[str, Sequence[Figure]]
    alike: Mapping[tuple[str, belonging.Length], Sequence[Figure]]

    @classmethod
    def of(cls, points: Sequence[Figure]) -> Series:
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
            alike[source, belonging.length(one)].append(one)
        return cls(by_period, by_source, apart, dated, alike)

    def comparable(self, figure: Figure) -> tuple[int, Sequence[Figure]]:
        """How many dated figures there are beside and with one of the series, and which compare."""
        source = figure.source.id if self.apart else ""
        every = self.dated.get(source, ())
        same = self.alike.get((source, belonging.length(figure)), ())
        return len(every), same if len(same) > 1 else every

    def nearest(self, figure: Figure, *, undated: bool = False) -> Figure:
        """The figure of the same period (or none, if that will do), of the same source if it can be.

        One of another time stands in where there is none: whoever asks refuses it with the reason.
        """
        held = [*self.by_period.get(figure.period.text, ())]
        held += self.by_period.get("", ()) if undated and figure.period.text else ()
        if held:
            return max(held, key=lambda one: _nearness(one, figure))
        others = self.by_source.get(figure.source.id) or next(iter(self.by_source.values()))
        return others[0]


def by_place(figures: Iterable[Figure]) -> Mapping[tuple[str, str], Series]:
    """The series of some figures, by indicator and place."""
    found: defaultdict[tuple[str, str], list[Figure]] = defaultdict(list)
    for figure in figures:
        found[figure.indicator.id, figure.place.id].append(figure)
    return {key: Series.of(points) for key, points in found.items()}


def references(views: Iterable[View]) -> Mapping[str, tuple[str, ...]]:
    """What views hold each indicator against."""
    found: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for view in views:
        for indicator in view.indicators if view.reference else ():
            found[indicator][view.reference or ""] = None
    return {key: tuple(each) for key, each in found.items()}


def _counts(figure: Figure) -> bool:
    return figure.period.end is not None and figure.value is not None


def _time(figure: Figure) -> tuple[date, date]:
    return figure.period.end or date.max, figure.period.start or date.min


def _nearness(other: Figure, figure: Figure) -> tuple[bool, bool]:
    return other.period.text == figure.period.text, other.source.id == figure.source.id
