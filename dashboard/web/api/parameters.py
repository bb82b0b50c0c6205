"""What can be asked of a machine address, once, in one table; and the strict reading of it.

An unknown key, a key given twice or a value that is not understood is an error that names the key
and what is allowed: a program that mistypes must not get the answer to another question.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, TypeVar
from urllib.parse import parse_qsl

from dashboard.errors import SelectionError
from dashboard.indicators.fields import FILTERS
from dashboard.indicators.model.package import Package
from dashboard.indicators.model.schema import LANGS
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

MOST: Final = 1000
USUAL: Final = 100
_Item = TypeVar("_Item")
_LAST: Final = 1_000_000_000
_NUMBER: Final = re.compile(r"0|[1-9][0-9]{0,9}", re.ASCII)
BOTH: Final = "both"
#: Longer than any question that makes sense; refused before it is taken apart.
LONGEST_QUESTION: Final = 4000


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as it was understood."""

    query: Query
    langs: tuple[Lang, ...] = LANGS
    limit: int = USUAL
    offset: int = 0
    fields: tuple[str, ...] = ()
    given: tuple[tuple[str, str], ...] = ()

    def part(self, every: Sequence[_Item]) -> Sequence[_Item]:
        """What stands on the page that was asked for."""
        return every[self.offset : self.offset + self.limit]


@dataclass(frozen=True, slots=True)
class Parameter:
    """One key: the JSON schema of its values, given the package and the fields of the answer.

    Its words are the messages ``api.parameter.{key}``.
    """

    key: str
    schema: Callable[[Package, Sequence[str]], dict[str, Any]]
    listed: bool = False


def _choice(key: str) -> Parameter:
    def schema(package: Package, _: Sequence[str]) -> dict[str, Any]:
        known = known_values(package)[key]
        return {"type": "string", "enum": known} if known else {"not": {}}

    return Parameter(key, schema)


DERIVED: Final = Parameter(
    "derived", lambda *_: {"type": "string", "enum": ["0", "1"], "default": "0"}
)
FILTERING: Final[tuple[Parameter, ...]] = (
    *(_choice(choice.key) for choice in FILTERS),
    Parameter(
        "q",
        lambda *_: {
            "type": "string",
            "minLength": 1,
            "maxLength": LONGEST_SEARCH,
            "pattern": WORDS,
        },
    ),
    DERIVED,
)
LANG: Final = Parameter(
    "lang", lambda *_: {"type": "string", "enum": [*LANGS, BOTH], "default": BOTH}
)
SAYING: Final[tuple[Parameter, ...]] = (
    LANG,
    Parameter(
        "fields",
        lambda _, fields: {
            "type": "array",
            "items": {"type": "string", "enum": [*fields]},
            "minItems": 1,
            "uniqueItems": True,
        },
        listed=True,
    ),
)
PAGING: Final[tuple[Parameter, ...]] = (
    Parameter(
        "limit",
        lambda *_: {"type": "integer", "minimum": 1, "maximum": MOST, "default": USUAL},
    ),
    Parameter(
        "offset",
        lambda *_: {"type": "integer", "minimum": 0, "maximum": _LAST, "default": 0},
    ),
)


def read(
    text: bytes, parameters: Sequence[Parameter], package: Package, fields: Sequence[str]
) -> Asked:
    """The question in a query string.

    Raises:
        SelectionError: a key is unknown or given twice, or a value is not understood.
    """
    given = pairs(text)
    keys = [parameter.key for parameter in parameters]
    for key in given:
        one_of("parameter", key, keys)
    filters = {key: value for key, value in given.items() if key in KEYS}
    query = query_of(package, filters)
    if one_of("derived", given.get("derived", "0"), ("0", "1")) == "1":
        query = query.choosing({"derived": True})
    lang = one_of("lang", given.get("lang", BOTH), (*LANGS, BOTH))
    return Asked(
        query=query,
        langs=tuple(one for one in LANGS if lang in (one, BOTH)),
        limit=_number("limit", given.get("limit", str(USUAL)), least=1, most=MOST),
        offset=_number("offset", given.get("offset", "0"), least=0, most=_LAST),
        fields=_names(given["fields"], fields) if "fields" in given else (),
        given=tuple(given.items()),
    )


def pairs(text: bytes) -> Mapping[str, str]:
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


def _number(key: str, text: str, *, least: int, most: int) -> int:
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
