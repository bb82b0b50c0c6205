"""``dataset.toml``: what is said once about a data set. Its grammar, and its values.

Only what one key can show by itself is checked here; ``view_rules`` holds the views against the
figures.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Annotated, Any, Final

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    ValidationError,
)
from pydantic_core import ErrorDetails

from dashboard.indicators.model.schema import SourceKind, UnitStyle
from dashboard.indicators.model.view import Family
from dashboard.indicators.problems.codes import Fault, nearest, shown
from dashboard.indicators.problems.problem import Problem
from dashboard.indicators.reading.cell_grammar import fold
from dashboard.indicators.reading.toml_hints import repaired, wanted
from dashboard.indicators.reading.toml_lines import Path, line_finder
from dashboard.indicators.reading.toml_values import (
    Address,
    Currency,
    Languages,
    Pattern,
    Shifts,
    Slug,
    Words,
)
from dashboard.languages import DEFAULT, Lang, spoken

DATASET: Final = "dataset.toml"


class _Model(BaseModel):
    model_config = ConfigDict(
        strict=True, extra="forbid", frozen=True, arbitrary_types_allowed=True
    )


class LabelledModel(_Model):
    """A theme or a place."""

    label: Words


class UnitModel(_Model):
    """A unit."""

    label: Words
    pattern: Pattern
    singular: Pattern | None = None
    shift: Shifts = ()
    style: UnitStyle = "plain"
    currency: Currency = ""


class SourceModel(_Model):
    """A document that figures are taken from."""

    title: Words
    publisher: Words
    date: date
    language: Words
    url: Address | None = None
    kind: SourceKind = "document"


class LicenceModel(_Model):
    """Under which terms the data may be used."""

    name: Words
    url: Address | None = None


class ViewModel(_Model):
    """Something that can be shown."""

    id: Slug
    family: Annotated[Family, Field(strict=False)]
    theme: Slug | None = None
    indicators: Annotated[tuple[str, ...], Field(strict=False, min_length=1)]
    reference: Slug | None = None
    name: Words
    title: Words


class FrontModel(_Model):
    """What the front page begins with."""

    lead: Slug | None = None
    beside: Slug | None = None
    figures: Annotated[
        tuple[Annotated[tuple[str, ...], Field(strict=False, min_length=1, max_length=2)], ...],
        Field(strict=False, max_length=6),
    ] = ()


class DatasetModel(_Model):
    """The whole of ``dataset.toml``."""

    languages: Languages = DEFAULT
    title: Words
    description: Words
    publisher: Words
    licence: LicenceModel
    themes: Annotated[dict[Slug, LabelledModel], Field(min_length=1)]
    places: Annotated[dict[Slug, LabelledModel], Field(min_length=1)]
    units: Annotated[dict[Slug, UnitModel], Field(min_length=1)]
    sources: Annotated[dict[Slug, SourceModel], Field(min_length=1)]
    views: Annotated[tuple[ViewModel, ...], Field(strict=False)] = ()
    front: FrontModel | None = None


@dataclass(frozen=True, slots=True)
class Dataset:
    """``dataset.toml`` as read: its model if it is sound, its problems, what it names anyhow."""

    model: DatasetModel | None = None
    problems: tuple[Problem, ...] = ()
    named: Mapping[str, frozenset[str]] = field(default_factory=dict)
    line: Callable[[Path], int | None] = field(default=lambda _: None)
    languages: tuple[Lang, ...] = DEFAULT


def read_dataset(text: str) -> Dataset:
    """Read ``dataset.toml``; what is named in it is known even where the rest is faulty."""
    try:
        raw = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        return Dataset(problems=(_syntax_problem(error, text),))
    line = line_finder(text)
    named = {
        group: frozenset(raw[group])
        for group in ("themes", "places", "units", "sources")
        if isinstance(raw.get(group), dict)
    }
    problems = [fault.at(DATASET, line(path)) for path, fault in _twins(raw)]
    model = None
    languages = _known_languages(raw)
    try:
        model = DatasetModel.model_validate(raw, context=languages)
    except ValidationError as error:
        for details in error.errors(include_url=False):
            fault = _fault(details, raw)
            problems.append(fault.at(DATASET, line(details["loc"])))
    return Dataset(None if problems else model, tuple(problems), named, line, languages)


def _known_languages(raw: Mapping[str, Any]) -> tuple[Lang, ...]:
    """The languages that a package says it has, as far as there are such."""
    named = raw.get("languages", list(DEFAULT))
    known = [one for one in named if one in spoken()] if isinstance(named, list) else []
    return tuple(dict.fromkeys(known)) or DEFAULT


def _syntax_problem(error: Exception, text: str) -> Problem:
    said = "nested too deep" if isinstance(error, RecursionError) else str(error)
    lines = text.split("\n")
    line: int | None = None
    column: int | None = None
    if match := re.search(r"\(at line (\d+), column (\d+)\)", said):
        line, column = int(match[1]), int(match[2])
    elif said.endswith("(at end of document)"):
        line = len(text.rstrip().split("\n"))
    found = said.partition(" (at ")[0]
    fix = repaired(said, lines[line - 1] if line else "")
    return Fault("E401", "file", found[:200], "TOML", fix).at(DATASET, line, column)


def _twins(raw: Mapping[str, Any]) -> Iterator[tuple[Path, Fault]]:
    """Ids that a reader cannot tell apart."""
    groups: list[tuple[str, Iterable[tuple[Path, str]]]] = [
        (group, [((group, name), name) for name in raw[group]])
        for group in ("themes", "places", "units", "sources")
        if isinstance(raw.get(group), dict)
    ]
    if isinstance(raw.get("views"), list):
        views = [
            (i, v["id"]) for i, v in enumerate(raw["views"]) if isinstance(v, dict) and "id" in v
        ]
        groups.append(("views", [(("views", i, "id"), str(name)) for i, name in views]))
    for group, ids in groups:
        seen: set[str] = set()
        for path, name in ids:
            if fold(name) in seen:
                fault = Fault("E413", f"{group}.{name}", shown(name), "each id once", "rename one")
                yield path, fault
            seen.add(fold(name))


def _fault(details: ErrorDetails, raw: Mapping[str, Any]) -> Fault:
    """What pydantic found, in our words."""
    kind, path = details["type"], details["loc"]
    key, last = key_of(path, raw), str(path[-1]) if path else "file"
    if kind == "fault":
        context = details["ctx"]
        return Fault(context["code"], key, context["found"], context["expected"], context["fix"])
    if kind == "missing":
        return Fault("E402", key, "nothing", "the key", "add it")
    if kind == "extra_forbidden":
        fix = nearest(last, _fields(path)) or "delete it"
        return Fault("E404", key, "an unknown key", "a known one", fix)
    found = shown(str(details["input"])) if details["input"] is not None else "nothing"
    return Fault("E405", key, found, *wanted(details))


def _fields(path: Path) -> list[str]:
    """The keys that may stand where an unknown one was found."""
    models: dict[str, type[BaseModel]] = {
        "themes": LabelledModel,
        "places": LabelledModel,
        "units": UnitModel,
        "sources": SourceModel,
        "views": ViewModel,
    }
    if len(path) == 1:
        return list(DatasetModel.model_fields)
    return list(models[str(path[0])].model_fields) if path[0] in models and len(path) == 3 else []


def key_of(path: Path, raw: Mapping[str, Any]) -> str:
    """A path as a reader finds it: ``views.cre-lines.title.zh``."""
    parts = [str(part) for part in path if part != "[key]"]
    if len(path) > 1 and path[0] == "views" and isinstance(path[1], int):
        view = raw["views"][path[1]]
        name = view.get("id") if isinstance(view, dict) else None
        parts[1] = name if isinstance(name, str) else f"[{path[1] + 1}]"
    return shown(".".join(parts))[1:-1]
