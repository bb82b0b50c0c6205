"""What can be asked of a machine address, as JSON schemas by key; and the strict reading of it.

An unknown key, a key given twice or a value that is not understood is an error that names the key
and what is allowed: a program that mistypes must not get the answer to another question.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import parse_qsl

from dashboard.errors import SelectionError
from dashboard.indicators.model.package import Package
from dashboard.indicators.problems.codes import shown
from dashboard.indicators.select.query import Query
from dashboard.indicators.select.strict_query import (
    KEYS,
    LONGEST_SEARCH,
    WORDS,
    known_values,
    one_of,
    query_of,
)
from dashboard.languages import Lang

Schema = dict[str, Any]

#: How many items a page has if nobody says.
USUAL: Final = 100
FILTERING: Final = (*KEYS, "derived")
SAYING: Final = ("lang", "fields")
PAGING: Final = ("limit", "offset")
#: Longer than any question that makes sense, in bytes; refused before it is taken apart.
LONGEST_QUESTION: Final = 4000

_NUMBER: Final = re.compile(r"0|[1-9][0-9]{0,9}", re.ASCII)
_SEARCH: Final = {"type": "string", "minLength": 1, "maxLength": LONGEST_SEARCH, "pattern": WORDS}
_OPTIONS: Final[dict[str, Schema]] = {
    "derived": {"type": "string", "enum": ["0", "1"], "default": "0"},
    "limit": {"type": "integer", "minimum": 1, "maximum": 1000, "default": USUAL},
    "offset": {"type": "integer", "minimum": 0, "maximum": 1_000_000_000, "default": 0},
}


@dataclass(frozen=True, slots=True)
class Question:
    """A question as it was understood; ``given`` is what was asked, by key."""

    query: Query
    langs: tuple[Lang, ...]
    limit: int
    offset: int
    fields: tuple[str, ...]
    given: Mapping[str, str]


def schemas(package: Package, fields: Sequence[str]) -> dict[str, Schema]:
    """The schema of every parameter, given the package and the fields of the answer.

    The words of each are the messages ``api.parameter.{key}``.
    """
    filters: dict[str, Schema] = {
        key: {"type": "string", "enum": known} if known else {"not": {}}
        for key, known in known_values(package).items()
    }
    names = {
        "type": "array",
        "items": {"type": "string", "enum": [*fields]},
        "minItems": 1,
        "uniqueItems": True,
    }
    every = {
        **filters,
        "q": _SEARCH,
        **_OPTIONS,
        "lang": _languages(package.languages),
        "fields": names,
    }
    return {key: every[key] for key in (*FILTERING, *SAYING, *PAGING)}


def _languages(langs: Sequence[Lang]) -> Schema:
    """One of the languages of the data, or every one: what is usual.

    >>> _languages(["en", "zh"])["enum"], _languages(["de"])["enum"]
    (['en', 'zh', 'both'], ['de'])
    """
    every = {1: langs[0], 2: "both"}.get(len(langs), "all")
    return {"type": "string", "enum": [*dict.fromkeys((*langs, every))], "default": every}


def read(text: bytes, keys: Sequence[str], package: Package, fields: Sequence[str]) -> Question:
    """The question in a query string.

    Raises:
        SelectionError: a key is unknown or given twice, or a value is not understood.
    """
    given = pairs(text)
    for key in given:
        one_of("parameter", key, keys)
    query = query_of(package, {key: value for key, value in given.items() if key in KEYS})
    languages = package.languages
    derived = _choice("derived", given, _OPTIONS["derived"])
    lang = _choice("lang", given, _languages(languages))
    return Question(
        query=query.choosing({"derived": derived == "1"}),
        langs=(lang,) if lang in languages else languages,
        limit=_number("limit", given),
        offset=_number("offset", given),
        fields=_names(given["fields"], fields) if "fields" in given else (),
        given=given,
    )


def pairs(text: bytes) -> dict[str, str]:
    """The pairs of a query string, each key once, the empty ones too.

    Raises:
        SelectionError: it is not UTF-8, or a key is there twice.
    """
    try:
        found = parse_qsl(text.decode("utf-8"), keep_blank_values=True, errors="strict")
    except ValueError:
        wanted = "text in UTF-8, percent-encoded"
        said = f"the question is not {wanted}"
        raise SelectionError(said, key="question", allowed=[wanted]) from None
    given: dict[str, str] = {}
    for key, value in found:
        if key in given:
            said = f"{shown(key)} is given more than once; give it once"
            raise SelectionError(said, key=key, found=value, allowed=["once"])
        given[key] = value
    return given


def _choice(key: str, given: Mapping[str, str], schema: Schema) -> str:
    return one_of(key, given.get(key, schema["default"]), schema["enum"])


def _number(key: str, given: Mapping[str, str]) -> int:
    schema = _OPTIONS[key]
    least, most = schema["minimum"], schema["maximum"]
    text = given.get(key, str(schema["default"]))
    if not _NUMBER.fullmatch(text) or not least <= int(text) <= most:
        wanted = f"a whole number from {least} to {most}"
        said = f"{key}: {shown(text)}; wanted {wanted}"
        raise SelectionError(said, key=key, found=text, allowed=[wanted])
    return int(text)


def _names(text: str, fields: Sequence[str]) -> tuple[str, ...]:
    names = text.split(",")
    for name in names:
        one_of("fields", name, fields)
    if len(set(names)) < len(names):
        said = "fields names a field more than once; name each once"
        raise SelectionError(said, key="fields", found=text, allowed=[*fields])
    return tuple(names)
