"""In which order a table has its figures, by any of its columns.

Numbers are ordered as numbers and only within one unit: the units stand one after the other, and
none is taken for more than another. At the same number a ceiling comes before "about", "about"
before the exact number and that before a floor. What has no date (no number, no words) comes last,
whichever way round the rest is. Words are in the order of their language: Chinese by pinyin, as
far as the first level of GB 2312 goes, which has the characters in common use.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping
from typing import Final

import numpy as np
import numpy.typing as npt
import pandas as pd

from dashboard.indicators import fields
from dashboard.indicators.field import Field
from dashboard.indicators.model.package import Package
from dashboard.indicators.model.schema import Bound
from dashboard.indicators.model.text import Text
from dashboard.languages import Lang
from dashboard.messages.conventions import conventions

Ranks = npt.NDArray[np.float64]
#: From a frame to the ranks of its rows, the weightiest first, each with whether it turns around
#: with the direction. NaN is what comes last.
Rank = Callable[[pd.DataFrame, Package, Lang], list[tuple[Ranks, bool]]]

_BOUNDS: Final = (Bound.UNDER, Bound.ABOUT, Bound.EXACT, Bound.OVER)


def collated(text: str, lang: Lang) -> tuple[str, bytes]:
    """What a language orders its words by."""
    folded = unicodedata.normalize("NFKD", text).casefold()
    encoding = conventions(lang).collation
    return ("", text.encode(encoding, "replace")) if encoding else (folded, b"")


def positions(
    frame: pd.DataFrame, package: Package, *, column: str, descending: bool, lang: Lang
) -> npt.NDArray[np.intp]:
    """The places of the rows of a frame in the order of a column; rows alike keep their order.

    Raises:
        KeyError: no table has such a column.
    """
    keys = []
    for ranks, turns in ORDERS[column](frame, package, lang):
        keys.append(np.where(np.isnan(ranks), np.inf, -ranks if turns and descending else ranks))
    return np.lexsort(keys[::-1])


def _texts(column: str, labels: Callable[[Package], Mapping[str, Text]] | None = None) -> Rank:
    """By words: those of a column, or the labels of the ids in it; no words come last."""

    def rank(frame: pd.DataFrame, package: Package, lang: Lang) -> list[tuple[Ranks, bool]]:
        found = frame[column] if labels else frame[_in(column, frame, lang)]
        names = {key: text.within(lang) for key, text in labels(package).items()} if labels else {}
        unique = [str(one) for one in found.unique()]
        ordered = sorted(unique, key=lambda one: collated(names.get(one) or one, lang))
        places = {one: float(place) if one else np.nan for place, one in enumerate(ordered)}
        return [(_floats(found.map(places)), True)]

    return rank


def _in(column: str, frame: pd.DataFrame, lang: Lang) -> str:
    """The column of a language, where there is one for each."""
    return f"{column}_{lang}" if f"{column}_{lang}" in frame.columns else column


def _listed(column: str, order: Callable[[Package], list[str]]) -> Rank:
    """By a list that has an order of its own."""

    def rank(frame: pd.DataFrame, package: Package, _lang: Lang) -> list[tuple[Ranks, bool]]:
        places = {one: float(place) for place, one in enumerate(order(package))}
        return [(_floats(frame[column].map(places)), True)]

    return rank


def _periods(frame: pd.DataFrame, _package: Package, _lang: Lang) -> list[tuple[Ranks, bool]]:
    """By the last day, then by the first; a period of which only the end is known comes first."""
    ends, starts = _days(frame["end"]), _days(frame["start"])
    return [(ends, True), (np.where(np.isnan(starts), -np.inf, starts), True)]


def _values(frame: pd.DataFrame, package: Package, _lang: Lang) -> list[tuple[Ranks, bool]]:
    """By unit, within a unit by number, at one number by bound; what has no number last of all."""
    numbers = _floats(frame["value"])
    units = {one: float(place) for place, one in enumerate(package.units)}
    bounds = {bound.value: float(place) for place, bound in enumerate(_BOUNDS)}
    without = np.where(np.isnan(numbers), 1.0, 0.0)
    return [
        (without, False),
        (_floats(frame["unit"].map(units)), False),
        (numbers, True),
        (_floats(frame["bound"].map(bounds)), True),
    ]


def _floats(series: pd.Series[float]) -> Ranks:
    return np.asarray(series, dtype=np.float64)


def _days(series: pd.Series[pd.Timestamp]) -> Ranks:
    days = np.asarray(series, dtype="datetime64[D]")
    return np.where(np.isnat(days), np.nan, days.astype(np.int64).astype(np.float64))


def _rank(field: Field) -> Rank:
    """By the words of its columns or labels, or in the order of its choices."""
    if field.choices:
        return _listed(field.column, lambda _: [*field.choices])
    if field.labels and not field.sort:
        return _texts(field.column, field.labels)
    return _texts(field.sort or field.column)


#: What orders a column in a way of its own.
_OWN: Final[Mapping[str, Rank]] = {
    "period": _periods,
    "value": _values,
    "bound": _listed("bound", lambda _: [bound.value for bound in _BOUNDS]),
    "measure": _listed("measure", lambda package: [*fields.measures(package)]),
}
#: What each column of a table is ordered by.
ORDERS: Final[Mapping[str, Rank]] = {
    one.key: _OWN.get(one.key) or _rank(one) for one in fields.FIELDS if one.listed
}
