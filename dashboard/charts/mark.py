"""One observation to be drawn, and the series that marks make."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from math import inf, isfinite

from dashboard.charts.drawing import TextLine
from dashboard.charts.text import hover
from dashboard.said import Said


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """An observation with its finished words (of one language, not escaped) and its numbers.

    A chart formats no number and knows no language; what it cannot take from here, ``Words`` has.
    Two marks are equal if their words are: their numbers may be NaN, which equals nothing.

    Attributes:
        id: the observation's; a click on the mark opens its evidence.
        indicator: slug of the indicator, as ``place_id`` is of the place.
        label: names the mark: the indicator, with the place where the view has several.
        series_label: names the series: as label, without who reports it.
        source_label: who reports it, where several report this figure, else empty.
        of: the whole that a share or rank refers to, else empty.
        place_order: where the place stands among all places, from 0; gives it its colour.
        hue: which hue of the palette, from 1.
        measure: level, count, growth_yoy, growth_avg, share, rank, index or event.
        unit: slug of the unit: marks share an axis only if they share this.
        bound: exact, over (floor), under (ceiling) or about.
        when: the period in words, with what is not known about it.
        period: ISO 8601, empty when undated.
        kind: none, year, month, day, interval or duration.
        said: bound, number and unit in words, in parts.
        short: bound and number only, for a mark too small for more.
        multiple_said: the multiple in words, else empty.
        role: figure, or reference (drawn as what the others are held against).
        derived: computed by us, not printed in the source; ``when`` says so as well.
        value: NaN for an event.
        multiple: times the year before (1 + growth/100), NaN where it is no growth_yoy.
        start: first day of the period, where known.
        end: last day of the period, unless undated.
        formula: how a derived one was calculated, in words, of which ``inputs`` (their ids).
        interval: what rounding leaves of a derived one, in words.
        level: the amount that a growth has led to, where a source gives it for the same period.
        level_label: names that amount.
        rise: the growth as a clause of its own, else empty.
    """

    id: str
    indicator: str
    place_id: str
    label: str
    series_label: str
    indicator_label: str
    place: str
    source_label: str
    of: str
    place_order: int
    hue: int
    measure: str
    unit: str
    unit_label: str
    bound: str
    when: str
    period: str
    kind: str
    said: Said
    short: str
    multiple_said: str
    role: str
    derived: bool
    value: float = field(compare=False)
    multiple: float = field(compare=False)
    start: datetime | None
    end: datetime | None
    formula: str = ""
    inputs: tuple[str, ...] = ()
    interval: str = ""
    level: Said | None = None
    level_label: str = ""
    rise: str = ""

    @property
    def dated(self) -> bool:
        """Whether the source gives a date."""
        return self.end is not None

    @property
    def event(self) -> bool:
        """Whether the mark says nothing but that something happened."""
        return not self.has_value

    @property
    def reference(self) -> bool:
        """Whether the mark is what the others are held against."""
        return self.role == "reference"

    @property
    def share(self) -> float | None:
        """The mark as a part of its whole, from 0 to 1, if it is one."""
        return self.value / 100 if self.measure == "share" and self.has_value else None

    @property
    def at(self) -> datetime | None:
        """Where the mark stands in time: the middle of its period, or the end if that is all we know."""
        if self.end is None or self.start is None:
            return self.end
        return self.start + (self.end - self.start) / 2

    @property
    def order(self) -> tuple[float, float]:
        """The order of time: by the end, the longer period first, what has no date at the end."""
        end = self.end.toordinal() if self.end else inf
        return end, self.start.toordinal() if self.start else -inf

    @property
    def has_value(self) -> bool:
        """Whether there is a number to draw; an event has none."""
        return isfinite(self.value)

    @property
    def hover(self) -> tuple[TextLine, ...]:
        """The words under the pointer."""
        said = str(self.said)
        return hover(self.label, said if said != self.label else "", self.when)


def series(marks: Iterable[Mark]) -> list[list[Mark]]:
    """Marks of the same indicator, place and unit together, each in order of time."""
    found: dict[tuple[str, str, str], list[Mark]] = {}
    for mark in marks:
        found.setdefault((mark.indicator, mark.place_id, mark.unit), []).append(mark)
    return [sorted(one, key=lambda mark: mark.order) for one in found.values()]


def moments(marks: Iterable[Mark]) -> list[list[Mark]]:
    """The marks of a series by moment, in order: several where several sources report one figure."""
    found: dict[datetime | None, list[Mark]] = {}
    for mark in marks:
        found.setdefault(mark.at, []).append(mark)
    return list(found.values())


def over_time(marks: Sequence[Mark]) -> tuple[list[list[Mark]], list[Mark]]:
    """The series with two or more dated values, and every other mark in its order."""
    lines = [
        [mark for mark in one if mark.at and mark.has_value]
        for one in series(mark for mark in marks if mark.role != "reference")
    ]
    lines = [one for one in lines if len({mark.at for mark in one}) > 1]
    taken = {id(mark) for one in lines for mark in one}
    return lines, [mark for mark in marks if id(mark) not in taken]
