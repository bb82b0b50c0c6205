"""Which figures somebody wants to see, and which years a series says nothing about."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby, pairwise
from typing import Any

import pandas as pd

from dashboard.indicators.fields import FILTERS
from dashboard.indicators.model.package import Package
from dashboard.indicators.model.period import Period
from dashboard.indicators.model.schema import Observation


@dataclass(frozen=True, slots=True, init=False)
class Query:
    """What somebody asked for: the values of some filters, by their keys in ``FILTERS``.

    ``q`` is words that must all occur, in any language. ``derived`` also asks for figures
    that are computed from the printed ones; it hides none.

    >>> Query(theme="rail", place="").given()
    {'theme': 'rail'}
    """

    chosen: tuple[tuple[str, str], ...]
    q: str
    derived: bool

    def __init__(self, *, q: str = "", derived: bool = False, **chosen: str) -> None:
        """Choose by some filters; an empty text asks for nothing in particular.

        Raises:
            TypeError: there is no such filter.
        """
        keys = [one.key for one in FILTERS]
        if unknown := chosen.keys() - {*keys}:
            raise TypeError(f"no filters: {', '.join(sorted(unknown))}")
        pairs = tuple((key, str(chosen[key])) for key in keys if chosen.get(key))
        object.__setattr__(self, "chosen", pairs)
        object.__setattr__(self, "q", q)
        object.__setattr__(self, "derived", derived)

    def given(self) -> dict[str, str]:
        """The filters that were asked for, by key."""
        return dict(self.chosen)

    def value(self, key: str) -> str:
        """What was asked for by a filter, or ``q``; empty where nothing was."""
        return self.q if key == "q" else self.given().get(key, "")

    def choosing(self, chosen: Mapping[str, str | bool]) -> Query:
        """The same query with other values under some keys; an empty value takes one back.

        >>> Query(theme="rail", q="line").choosing({"theme": ""}).given()
        {}
        """
        values: dict[str, Any] = {**self.given(), "q": self.q, "derived": self.derived, **chosen}
        return Query(**values)

    def select(self, frame: pd.DataFrame, texts: pd.Series[str] | None = None) -> pd.DataFrame:
        """The rows that meet every filter and hold every word, in their order.

        ``texts`` is what there is to be read of each row, folded: a search needs it.

        Raises:
            ValueError: there are words to look for, and nothing to look for them in.
        """
        given = self.given()
        for choice in FILTERS:
            if choice.key in given:
                frame = frame[frame[choice.column] == given[choice.key]]
        for word in folded(self.q).split():
            if texts is None:
                raise ValueError("a search needs the texts of the rows")
            held = texts.loc[frame.index].str.contains(word, regex=False)
            frame = frame[held.astype(bool)]
        return frame

    def misunderstood(self, package: Package) -> dict[str, str]:
        """The filters whose value this package does not have, by key."""
        known = {one.key: one.values for one in FILTERS}
        return {key: value for key, value in self.chosen if value not in known[key](package)}


def folded(text: str) -> str:
    """The form in which a search compares: without case and width.

    >>> folded("ＣＡＲ Ferries")
    'car ferries'
    """
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())


@dataclass(frozen=True, slots=True)
class Gap:
    """A stretch without figures between two figures of a series: its first and last period."""

    indicator: str
    place: str
    after: Period
    before: Period
    first: Period
    last: Period


def gaps(observations: Iterable[Observation]) -> list[Gap]:
    """The whole years (months, between two months) that a series says nothing about.

    A series is one indicator at one place. Undated figures are in no series.
    """
    dated = [observation for observation in observations if observation.period.end]
    dated.sort(key=lambda observation: (*_series(observation), *_span(observation.period)))
    found = []
    for (indicator, place), points in groupby(dated, key=_series):
        for after, before in pairwise(observation.period for observation in points):
            if missing := _missing(after, before):
                found.append(Gap(indicator, place, after, before, *missing))
    return found


def _series(observation: Observation) -> tuple[str, str]:
    return observation.indicator.id, observation.place.id


def _span(period: Period) -> tuple[date, date]:
    """The last and the first day of a dated period; one day for a duration, which has no first."""
    last = period.end or date.max
    return last, period.start or last


def _missing(after: Period, before: Period) -> tuple[Period, Period] | None:
    """The first and last year or month between two periods, if a whole one is known to be missing."""
    if before.kind == "duration":
        return None  # it covers years before its date, and the source does not say which
    ends, begins = _span(after)[0], _span(before)[1]
    day = timedelta(days=1)
    if after.kind == before.kind == "month":
        if begins - ends <= day:
            return None
        return _month(ends + day), _month(begins - day)
    first_year, last_year = ends.year + 1, begins.year - 1
    if first_year > last_year:
        return None
    return _year(first_year), _year(last_year)


def _month(day: date) -> Period:
    return Period.parse(f"{day.year:04}-{day.month:02}")


def _year(year: int) -> Period:
    return Period.parse(f"{year:04}")
