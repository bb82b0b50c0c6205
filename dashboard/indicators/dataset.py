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
from urllib.parse import urlsplit

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError
from pydantic_core import ErrorDetails, PydanticCustomError

from dashboard.indicators.model.schema import LANGS, Family, SourceKind, Text, UnitStyle
from dashboard.indicators.problems.codes import Fault, nearest, shown
from dashboard.indicators.problems.problem import Problem
from dashboard.indicators.reading.cell_grammar import fold, hidden_fault, slug_fault
from dashboard.indicators.reading.toml_hints import repaired, wanted
from dashboard.indicators.reading.toml_lines import Path, line_finder
from dashboard.languages import Lang

DATASET: Final = "dataset.toml"
_MARKUP: Final = re.compile(r"<\s*[A-Za-z/!?]")
_MOST_SHIFT: Final = 12


def _custom(code: str, fault: tuple[str, str, str]) -> PydanticCustomError:
    found, expected, fix = fault
    return PydanticCustomError(
        "fault", "{code}", {"code": code, "found": found, "expected": expected, "fix": fix}
    )


def _words(text: str) -> str:
    if not text.strip():
        raise _custom("E403", ("no words", "words in this language", "write them"))
    if fault := hidden_fault(text):
        raise _custom("E211", fault)
    if _MARKUP.search(text):
        raise _custom("E407", (shown(text), "words without markup", "delete the tags"))
    return text.strip()


def _slug(text: str) -> str:
    if fault := slug_fault(text):
        raise _custom("E201", fault)
    return text


def _address(text: str) -> str:
    expected, fix = "an address such as https://example.org/page", "give the full address, or none"
    try:
        parts = urlsplit(text)
        sound = parts.scheme in ("http", "https") and parts.hostname and not parts.username
    except ValueError:
        sound = False
    if not sound or re.search(r'[\s\\<>"]', text) or hidden_fault(text):
        raise _custom("E406", (shown(text), expected, fix))
    return text


def _pattern(text: str) -> str:
    if text.count("{n}") != 1 or set(text.replace("{n}", "")) & set("{}"):
        fault = (shown(text), "{n} once, where the number stands", 'write it like "{n} lines"')
        raise _custom("E409", fault)
    return text


def _currency(text: str) -> str:
    if not re.fullmatch("[A-Z]{3}", text, re.ASCII):
        fault = (shown(text), "a code of ISO 4217 such as CNY or USD", "write the code")
        raise _custom("E405", fault)
    return text


Words = Annotated[str, AfterValidator(_words)]
Slug = Annotated[str, AfterValidator(_slug)]
Address = Annotated[str, AfterValidator(_address)]
Pattern = Annotated[str, AfterValidator(_words), AfterValidator(_pattern)]
Currency = Annotated[str, AfterValidator(_currency)]
Shift = Annotated[int, Field(ge=-_MOST_SHIFT, le=_MOST_SHIFT)]


class _Model(BaseModel):
    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)


class BothModel(_Model):
    """The same words in both languages."""

    en: Words
    zh: Words

    def text(self) -> Text:
        """The words as a value."""
        return Text(en=self.en, zh=self.zh)


class PatternModel(_Model):
    """How each language writes a number of a unit."""

    en: Pattern
    zh: Pattern

    def text(self) -> Text:
        """The patterns as a value."""
        return Text(en=self.en, zh=self.zh)


class ShiftModel(_Model):
    """The power of ten by which each language writes a number of a unit."""

    en: Shift = 0
    zh: Shift = 0

    def pairs(self) -> tuple[tuple[Lang, int], ...]:
        """The powers as a value."""
        return ("en", self.en), ("zh", self.zh)


class LabelledModel(_Model):
    """A theme or a place."""

    label: BothModel


class UnitModel(_Model):
    """A unit."""

    label: BothModel
    pattern: PatternModel
    singular: PatternModel | None = None
    shift: ShiftModel = ShiftModel()
    style: UnitStyle = "plain"
    currency: Currency = ""


class SourceModel(_Model):
    """A document that figures are taken from."""

    title: BothModel
    publisher: BothModel
    date: date
    language: BothModel
    url: Address | None = None
    kind: SourceKind = "document"


class LicenceModel(_Model):
    """Under which terms the data may be used."""

    name: BothModel
    url: Address | None = None


class ViewModel(_Model):
    """Something that can be shown."""

    id: Slug
    family: Annotated[Family, Field(strict=False)]
    theme: Slug | None = None
    indicators: Annotated[tuple[str, ...], Field(strict=False, min_length=1)]
    reference: Slug | None = None
    name: BothModel
    title: BothModel


class DatasetModel(_Model):
    """The whole of ``dataset.toml``."""

    title: BothModel
    description: BothModel
    publisher: BothModel
    licence: LicenceModel
    themes: Annotated[dict[Slug, LabelledModel], Field(min_length=1)]
    places: Annotated[dict[Slug, LabelledModel], Field(min_length=1)]
    units: Annotated[dict[Slug, UnitModel], Field(min_length=1)]
    sources: Annotated[dict[Slug, SourceModel], Field(min_length=1)]
    views: Annotated[tuple[ViewModel, ...], Field(strict=False)] = ()


@dataclass(frozen=True, slots=True)
class Dataset:
    """``dataset.toml`` as read: its model if it is sound, its problems, what it names anyhow."""

    model: DatasetModel | None = None
    problems: tuple[Problem, ...] = ()
    named: Mapping[str, frozenset[str]] = field(default_factory=dict)
    line: Callable[[Path], int | None] = field(default=lambda _: None)


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
    try:
        model = DatasetModel.model_validate(raw)
    except ValidationError as error:
        for details in error.errors(include_url=False):
            fault = _fault(details, raw)
            problems.append(fault.at(DATASET, line(details["loc"])))
    return Dataset(None if problems else model, tuple(problems), named, line)


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
    if kind == "missing" and last in LANGS:
        return Fault("E403", key, "nothing", "words in both languages", f'add {last} = "…"')
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
