"""A data package as one frozen value: what is known, the frame made of it, and its version.

Nothing here reads a file; ``loader`` does, and makes one of these only of what has no errors.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from types import MappingProxyType
from typing import Any

import pandas as pd

from dashboard.indicators.model.schema import Indicator, Observation, Place, Source, Theme, Unit
from dashboard.indicators.model.text import Text
from dashboard.indicators.model.view import Front, View
from dashboard.indicators.problems.problem import Problem
from dashboard.languages import Lang


@dataclass(frozen=True, slots=True)
class Licence:
    """Under which terms the data may be used, with the address of the terms if they have one."""

    name: Text
    url: str | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Package:
    """Everything that one folder of figures says. Two packages are the same if ``version`` is.

    The mappings are read-only and in the order of the files. ``frame`` has one row a figure
    (``indicators.frame``); take what you need from it and leave it as it is.
    ``by_indicator`` has the figures of each indicator that has some. ``languages`` are those of
    every text; words in the first of them name things for programs.
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
    languages: tuple[Lang, ...]
    warnings: tuple[Problem, ...] = ()
    front: Front | None = None
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
