"""One row of the frame as a typed value, and the series that rows make."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from datetime import datetime
from math import inf, isfinite
from typing import Any

import pandas as pd

from dashboard.charts.drawing import TextLine
from dashboard.charts.text import checked, hover


@dataclass(frozen=True, slots=True)
class Mark:
    """A row of the frame; the fields are explained in :data:`dashboard.charts.text.COLUMNS`."""

    id: str
    indicator: str
    place: str
    label: str
    series_label: str
    indicator_label: str
    place_label: str
    source_label: str
    of_label: str
    place_order: int
    theme_hue: int
    measure: str
    unit: str
    unit_label: str
    bound: str
    when: str
    period: str
    kind: str
    said: str
    short: str
    multiple_said: str
    role: str
    derived: bool
    value: float
    multiple: float
    start: datetime | None
    end: datetime | None

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
        return hover(self.label, self.said if self.said != self.label else "", self.when)


_NUMBERS = {"value", "multiple"}
_DATES = {"start", "end"}
#: Whole numbers, with what stands for a missing one.
_COUNTS = {"place_order": 0, "theme_hue": 1}


def read(frame: pd.DataFrame) -> list[Mark]:
    """The rows of a frame, in its order.

    Raises:
        ValueError: the frame lacks a column.
    """
    names = [one.name for one in fields(Mark)]
    rows = checked(frame)[names].itertuples(index=False, name=None)
    return [
        Mark(**{name: _typed(name, cell) for name, cell in zip(names, row, strict=True)})
        for row in rows
    ]


def _typed(name: str, cell: Any) -> Any:
    """A cell as the field of that name wants it; what is missing becomes empty, not a guess."""
    missing = bool(pd.isna(cell))
    if name in _NUMBERS:
        return float("nan") if missing else float(cell)
    if name in _DATES:
        return None if missing else pd.Timestamp(cell).to_pydatetime()
    if name in _COUNTS:
        return _COUNTS[name] if missing else int(cell)
    if name == "derived":
        return not missing and bool(cell)
    return "" if missing else str(cell)


def series(marks: Iterable[Mark]) -> list[list[Mark]]:
    """Marks of the same indicator, place and unit together, each in order of time."""
    found: dict[tuple[str, str, str], list[Mark]] = {}
    for mark in marks:
        found.setdefault((mark.indicator, mark.place, mark.unit), []).append(mark)
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
