"""The observations of a package as a frame, one row each."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final

import pandas as pd

from dashboard.indicators.fields import FIELDS, READ
from dashboard.indicators.model.schema import LANGS, Observation, Text, Theme
from dashboard.languages import Lang

Take = Callable[[Observation], object]


def _words(stem: str, text: Callable[[Observation], Text]) -> dict[str, Take]:
    """A column of each language."""

    def within(lang: Lang) -> Take:
        return lambda observation: text(observation).within(lang)

    return {f"{stem}_{lang}": within(lang) for lang in LANGS}


#: The columns of the frame, and what each takes from an observation.
COLUMNS: Final[Mapping[str, Take]] = {
    "id": lambda observation: observation.id,
    **{one.column: one.code for one in FIELDS if one.take or not one.text},
    "value": lambda observation: observation.value,
    "printed": lambda observation: "" if observation.value is None else f"{observation.value:f}",
    **{one.name: one.cell for each in READ if not each.take for one in each.columns if one.cell},
    **_words("of", lambda observation: observation.indicator.of or Text()),
    **_words("label", lambda observation: observation.indicator.label),
    **_words("definition", lambda observation: observation.indicator.definition),
    **_words("place", lambda observation: observation.place.label),
    "start": lambda observation: observation.period.start,
    "end": lambda observation: observation.period.end,
    "low": lambda observation: observation.low,
    "high": lambda observation: observation.high,
}

#: The columns that are not text.
TYPES: Final[Mapping[str, str]] = {
    "value": "float64",
    "low": "float64",
    "high": "float64",
    "start": "datetime64[s]",
    "end": "datetime64[s]",
}


def make_frame(observations: Iterable[Observation], themes: Mapping[str, Theme]) -> pd.DataFrame:
    """The figures as a frame, one row each, in their order; ``theme_en``/``theme_zh`` come last.

    >>> make_frame([], {}).columns[0]
    'id'
    """
    rows = list(observations)
    columns = {
        name: _column([take(observation) for observation in rows], TYPES.get(name, "str"))
        for name, take in COLUMNS.items()
    }
    labels = [themes[observation.indicator.theme].label for observation in rows]
    for lang in LANGS:
        columns[f"theme_{lang}"] = _column([label.within(lang) for label in labels], "str")
    return pd.DataFrame(columns)


def _column(values: list[Any], kind: str) -> pd.Series[Any]:
    if kind == "float64":
        values = [float("nan") if value is None else float(value) for value in values]
    return pd.Series(values, dtype=kind)
