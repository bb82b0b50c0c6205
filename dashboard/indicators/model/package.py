"""A data package as one frozen value: what is known, the frame made of it, and its version.

Nothing here reads a file; ``loader`` does, and makes one of these only of what has no errors.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass, field
from types import MappingProxyType
from typing import Any, Final

import pandas as pd

from dashboard.indicators.compare.totals import whole_id
from dashboard.indicators.model.schema import (
    Indicator,
    Observation,
    Place,
    Source,
    Text,
    Theme,
    Unit,
    View,
)
from dashboard.indicators.problems.problem import Problem


@dataclass(frozen=True, slots=True)
class Licence:
    """Under which terms the data may be used, with the address of the terms if they have one."""

    name: Text
    url: str | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Package:
    """Everything that one folder of figures says. Two packages are the same if ``version`` is.

    The mappings are read-only and in the order of the files. ``frame`` has one row a figure
    (``COLUMNS`` and ``TYPES`` below); take what you need from it and leave it as it is.
    ``by_indicator`` has the figures of each indicator that has some.
    """

    title: Text
    description: Text
    publisher: Text
    licence: Licence
    themes: Mapping[str, Theme]
    places: Mapping[str, Place]
    units: Mapping[str, Unit]
    sources: Mapping[str, Source]
    indicators: Mapping[str, Indicator]
    views: tuple[View, ...]
    observations: Mapping[str, Observation]
    frame: pd.DataFrame
    version: str
    warnings: tuple[Problem, ...] = ()
    by_indicator: Mapping[str, tuple[Observation, ...]] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        """Group the figures once: every view asks for those of a few indicators only."""
        found: dict[str, list[Observation]] = {}
        for observation in self.observations.values():
            found.setdefault(observation.indicator.id, []).append(observation)
        grouped = MappingProxyType(
            {name: tuple(observations) for name, observations in found.items()}
        )
        object.__setattr__(self, "by_indicator", grouped)


#: The columns of the frame, and what each takes from a figure.
COLUMNS: Final[Mapping[str, Callable[[Observation], object]]] = {
    "id": lambda observation: observation.id,
    "indicator": lambda observation: observation.indicator.id,
    "place": lambda observation: observation.place.id,
    "period": lambda observation: observation.period.text,
    "period_basis": lambda observation: observation.basis.value,
    "value": lambda observation: observation.value,
    "printed": lambda observation: "" if observation.value is None else f"{observation.value:f}",
    "bound": lambda observation: "" if observation.value is None else observation.bound.value,
    "source": lambda observation: observation.source.id,
    "locator": lambda observation: observation.locator.within("en"),
    "locator_zh": lambda observation: observation.locator.within("zh"),
    "note_en": lambda observation: observation.note.within("en"),
    "note_zh": lambda observation: observation.note.within("zh"),
    "theme": lambda observation: observation.indicator.theme,
    "measure": lambda observation: observation.indicator.measure.value,
    "unit": lambda observation: observation.indicator.unit,
    "scope": lambda observation: observation.indicator.scope,
    "flow_or_stock": lambda observation: observation.indicator.flow_or_stock,
    "of": lambda observation: (
        whole_id(observation.indicator.of.first) if observation.indicator.of else ""
    ),
    "of_en": lambda observation: (
        observation.indicator.of.within("en") if observation.indicator.of else ""
    ),
    "of_zh": lambda observation: (
        observation.indicator.of.within("zh") if observation.indicator.of else ""
    ),
    "label_en": lambda observation: observation.indicator.label.within("en"),
    "label_zh": lambda observation: observation.indicator.label.within("zh"),
    "definition_en": lambda observation: observation.indicator.definition.within("en"),
    "definition_zh": lambda observation: observation.indicator.definition.within("zh"),
    "place_en": lambda observation: observation.place.label.within("en"),
    "place_zh": lambda observation: observation.place.label.within("zh"),
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
    columns["theme_en"] = _column([label.within("en") for label in labels], "str")
    columns["theme_zh"] = _column([label.within("zh") for label in labels], "str")
    return pd.DataFrame(columns)


def _column(values: list[Any], kind: str) -> pd.Series[Any]:
    if kind == "float64":
        values = [float("nan") if value is None else float(value) for value in values]
    return pd.Series(values, dtype=kind)


def version_of(package: Iterable[object]) -> str:
    """The first 12 hex digits of the SHA-256 of the values, whatever files they came from.

    ``package`` is the values in their order: texts, mappings, tuples of texts, dataclasses.
    """
    digest = hashlib.sha256()
    for value in package:
        digest.update(json.dumps(value, default=_plain, ensure_ascii=True).encode("ascii"))
        digest.update(b"\n")
    return digest.hexdigest()[:12]


def _plain(value: Any) -> object:
    """A dataclass or a date as something that JSON can write."""
    return asdict(value) if hasattr(value, "__dataclass_fields__") else str(value)
