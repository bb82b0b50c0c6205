"""The observations of a package as a frame, one row each."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Final

import pandas as pd

from dashboard.indicators.field import columns_of
from dashboard.indicators.fields import FIELDS, READ
from dashboard.indicators.model.schema import Observation, Theme
from dashboard.indicators.model.text import Text
from dashboard.languages import Lang

Take = Callable[[Observation], object]


#: What the frame has of an observation besides its codes, the same in every language.
_PLAIN: Final[Mapping[str, Take]] = {
    "id": lambda observation: observation.id,
    **{one.column: one.code for one in FIELDS if one.take or not one.text},
    "value": lambda observation: observation.value,
    "printed": lambda observation: "" if observation.value is None else f"{observation.value:f}",
    "start": lambda observation: observation.period.start,
    "end": lambda observation: observation.period.end,
    "low": lambda observation: observation.low,
    "high": lambda observation: observation.high,
}

#: The texts of an observation: those that are read with it, and those of what it names.
_TEXTS: Final[Mapping[str, Callable[[Observation], Text]]] = {
    **{
        column.name: each.text
        for each in READ
        if each.text and not each.take
        for column in each.columns
    },
    "of_*": lambda observation: observation.indicator.of or Text(),
    "label_*": lambda observation: observation.indicator.label,
    "definition_*": lambda observation: observation.indicator.definition,
    "place_*": lambda observation: observation.place.label,
}

#: The columns that are not text.
TYPES: Final[Mapping[str, str]] = {
    "value": "float64",
    "low": "float64",
    "high": "float64",
    "start": "datetime64[s]",
    "end": "datetime64[s]",
}


def columns(languages: Sequence[Lang]) -> Mapping[str, Take]:
    """The columns of the frame of a package, and what each takes; those of its theme come after."""

    def within(text: Callable[[Observation], Text], lang: Lang) -> Take:
        return lambda observation: text(observation).within(lang)

    texts = {
        name: within(text, lang)
        for pattern, text in _TEXTS.items()
        for name, lang in columns_of(pattern, languages).items()
    }
    return {**_PLAIN, **texts}


def make_frame(
    observations: Iterable[Observation], themes: Mapping[str, Theme], languages: Sequence[Lang]
) -> pd.DataFrame:
    """The figures as a frame, one row each, in their order; ``theme_*`` come last.

    >>> make_frame([], {}, ["en"]).columns[0]
    'id'
    """
    rows = list(observations)
    found = {
        name: _column([take(observation) for observation in rows], TYPES.get(name, "str"))
        for name, take in columns(languages).items()
    }
    labels = [themes[observation.indicator.theme].label for observation in rows]
    for lang in languages:
        found[f"theme_{lang}"] = _column([label.within(lang) for label in labels], "str")
    return pd.DataFrame(found)


def _column(values: list[Any], kind: str) -> pd.Series[Any]:
    if kind == "float64":
        values = [float("nan") if value is None else float(value) for value in values]
    return pd.Series(values, dtype=kind)
