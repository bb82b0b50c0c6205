"""The words a chart is given, the columns its frame has, and the one place where text is escaped."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Final

import pandas as pd

#: The columns of the frame that every chart family draws: one row a mark, in reading order.
#: Words are finished (right language, not escaped); nothing in a chart formats a number.
COLUMNS: Final[Mapping[str, str]] = {
    "id": "figure id; goes into customdata, a click on the mark opens its evidence",
    "indicator": "slug of the indicator",
    "place": "slug of the place",
    "label": "names the mark: the indicator, with the place where the view has several",
    "indicator_label": "name of the indicator",
    "place_label": "name of the place",
    "of_label": "the whole that a share or rank refers to, else empty",
    "theme_hue": "int: which hue of the palette",
    "measure": "level, count, growth_yoy, growth_avg, share, rank, event",
    "unit": "slug of the unit: marks share an axis only if they share this",
    "unit_label": "the unit in words, for an axis title",
    "bound": "exact, over (floor), under (ceiling), about",
    "basis": "stated, inferred, not_stated",
    "period": "ISO 8601 text, empty when undated",
    "kind": "none, year, month, day, interval, duration",
    "start": "datetime64, first day of the period, NaT where not known",
    "end": "datetime64, last day of the period, NaT when undated",
    "when": "the period in words, with what is not known about it",
    "value": "float, NaN for an event",
    "low": "float, least value that is printed like this one",
    "high": "float, upper limit of the values printed like this one",
    "said": "bound, number and unit in words: more than 50 countries",
    "short": "bound and number only, for a mark too small for more: more than 50",
    "multiple": "float: times the year before (1 + growth/100), NaN where it is no growth_yoy",
    "multiple_said": "the multiple in words: 1.399 times the year before",
    "role": "figure, or reference (drawn as what the others are held against)",
    "derived": "bool: computed by us, not printed in the source",
}


@dataclass(frozen=True, slots=True)
class Gap:
    """A stretch without figures between two points of one series, and the words for it."""

    indicator: str
    place: str
    after: str
    before: str
    said: str


@dataclass(frozen=True, slots=True)
class Words:
    """The finished words of one drawing.

    ``tick(value, unit)`` writes an axis number as the language does; ``change`` has, for each
    ``(indicator, place)`` with exactly two dated points, what changed between them, one line each.
    """

    tick: Callable[[float, str], str]
    empty: str
    undated: str
    year_before: str
    reference: str = ""
    gaps: tuple[Gap, ...] = ()
    change: Mapping[tuple[str, str], tuple[str, ...]] = field(default_factory=dict)


def escape(text: str) -> str:
    """Make text safe for plotly, which reads labels as pseudo-HTML: what comes from data stays text."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def checked(marks: pd.DataFrame) -> pd.DataFrame:
    """The frame itself, or ``ValueError`` that names the columns it lacks."""
    missing = [column for column in COLUMNS if column not in marks.columns]
    if missing:
        raise ValueError(f"a chart needs these columns as well: {', '.join(missing)}")
    return marks
