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
from typing import Annotated, Any, Final, TypeVar
from urllib.parse import urlsplit

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    PlainValidator,
    ValidationError,
    ValidationInfo,
)
from pydantic_core import ErrorDetails, InitErrorDetails, PydanticCustomError

from dashboard.indicators.model.schema import Text, UnitStyle
from dashboard.indicators.model.view import Family
from dashboard.indicators.problems.codes import Fault, nearest, shown
from dashboard.indicators.problems.problem import Problem
from dashboard.indicators.reading.cell_grammar import fold, hidden_fault, slug_fault
from dashboard.indicators.reading.toml_hints import repaired, wanted
from dashboard.indicators.reading.toml_lines import Path, line_finder
from dashboard.languages import DEFAULT, Lang, spoken

DATASET: Final = "dataset.toml"
_MARKUP: Final = re.compile(r"<\s*[A-Za-z/!?]")
_MOST_SHIFT: Final = 12

_Read = TypeVar("_Read", str, int)


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


def _power(value: Any) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or abs(value) > _MOST_SHIFT:
        expected = f"a whole number from -{_MOST_SHIFT} to {_MOST_SHIFT}"
        raise _custom("E405", (shown(str(value)), expected, "count the powers of ten"))
    return value


def _text(check: Callable[[str], str]) -> Callable[[Any], str]:
    """Return what reads a text in one language."""

    def read(value: Any) -> str:
        if not isinstance(value, str):
            raise _custom("E405", (shown(str(value)), "a text", "put it in quotes"))
        return check(value)

    return read


def _by_language(
    read: Callable[[Any], _Read], what: str, example: str, missing: _Read | None = None
) -> Callable[[Any, ValidationInfo], dict[Lang, _Read]]:
    """Return what reads a table with one value a language, and says all that is wrong with it.

    A language that has no value has ``missing``, or is a fault where there is none.
    """

    def table(value: Any, info: ValidationInfo) -> dict[Lang, _Read]:
        languages: tuple[Lang, ...] = info.context or DEFAULT
        if not isinstance(value, dict):
            each = ", ".join(f"{lang} = {example}" for lang in languages)
            expected = f"{what} in {' and '.join(languages)}"
            raise _custom("E405", (shown(str(value)), expected, f"write {{ {each} }}"))
        found: dict[Lang, _Read] = {}
        wrong: list[InitErrorDetails] = []
        for lang in (*languages, *(one for one in value if one not in languages)):
            try:
                if lang not in languages:
                    known = ", ".join(languages)
                    fix = (
                        nearest(lang, languages) or f"delete it, or add {shown(lang)} to languages"
                    )
                    raise _custom("E404", (shown(lang), f"a language of the package: {known}", fix))
                if lang in value:
                    found[lang] = read(value[lang])
                elif missing is not None:
                    found[lang] = missing
                else:
                    fix = f"add {lang} = {example}"
                    raise _custom("E403", ("nothing", "words in every language", fix))
            except PydanticCustomError as error:
                wrong.append({"type": error, "loc": (lang,), "input": value.get(lang)})
        if wrong:
            raise ValidationError.from_exception_data("words", wrong)
        return found

    return table


def _texts(check: Callable[[str], str], what: str, example: str) -> PlainValidator:
    read = _by_language(_text(check), what, example)

    def words(value: Any, info: ValidationInfo) -> Text:
        return Text(read(value, info))

    return PlainValidator(words)


_powers = _by_language(_power, "a power of ten", "0", missing=0)


def _shifts(value: Any, info: ValidationInfo) -> tuple[tuple[Lang, int], ...]:
    return tuple(_powers({} if value == () else value, info).items())


def _languages(names: Any) -> tuple[Lang, ...]:
    """The languages of a package: one or more of those that there are messages for."""
    known = spoken()
    expected = f"one or more of {', '.join(known)}, each once"
    fix = "write them like languages = [" + ", ".join(f'"{lang}"' for lang in known) + "]"
    if not isinstance(names, list) or not names:
        raise _custom("E405", (shown(str(names)), expected, fix))
    for name in names:
        if name not in known or names.count(name) > 1:
            raise _custom("E405", (shown(str(name)), expected, fix))
    return tuple(names)


Languages = Annotated[tuple[Lang, ...], PlainValidator(_languages)]
Words = Annotated[Text, _texts(_words, "words", '"…"')]
Slug = Annotated[str, AfterValidator(_slug)]
Address = Annotated[str, AfterValidator(_address)]
Pattern = Annotated[Text, _texts(lambda text: _pattern(_words(text)), "a pattern", '"{n} …"')]
Currency = Annotated[str, AfterValidator(_currency)]
Shifts = Annotated[
    tuple[tuple[Lang, int], ...], PlainValidator(_shifts), Field(validate_default=True)
]


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
