"""What to do about ``dataset.toml`` where it is no TOML, or a value is of the wrong type: in the words of TOML, not of Python."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from pydantic_core import ErrorDetails

from dashboard.indicators.problems.codes import nearest

#: What a value of the wrong type should be, and how that is written, by model or by what pydantic says.
_WRITTEN: Final[Mapping[str, tuple[str, str]]] = {
    "LicenceModel": ("a table with a name", "write it as in the dataset.toml that ships"),
    "LabelledModel": ("a table with a label", "write label = { … } in it"),
    "UnitModel": ("a table with label and pattern", "write it as in the dataset.toml that ships"),
    "SourceModel": ("a table with title and date", "write it as in the dataset.toml that ships"),
    "ViewModel": ("a table with id and family", "write it under [[views]]"),
    "string_type": ("a text", "put it in quotes"),
    "date_type": ("a date", "write it without quotes, like 2022-06-28"),
    "int_type": ("a whole number", "write it without quotes"),
    "tuple_type": ("a list", 'write it like ["cre-lines"]'),
    "dict_type": ("a table", "write it as in the dataset.toml that ships"),
    "too_short": ("at least one", "add one"),
}

_LIKE_THAT: Final = "write it as in the dataset.toml that ships"
_TYPESET: Final = re.compile("[“”„‘’＂，；：＝｛｝［］]")
#: What to do where reading stops, by the beginning of what is said of it.
_REPAIRED: Final[Mapping[str, str]] = {
    "Unclosed inline table": "put commas between its parts and } at its end, all in one line",
    "Unclosed array": "put commas between its parts and ] at its end",
    "Invalid value": 'write a text in quotes, like "City"',
    "Illegal character": "close the quotes in the line in which they open",
    "Cannot": "write each key and each heading once: delete one of the two, or rename it",
    "Expected ']": "close the heading with as many ] as it has [",
    "Expected '='": 'write it like key = "value"',
    "Expected newline": "write one value after each =, a text in quotes",
    "Unescaped": "write two backslashes for one",
    "Invalid statement": "name keys in the letters a-z",
    "Invalid initial": "name keys in the letters a-z, and keep what stands in braces in one line",
}


def repaired(said: str, line: str) -> str:
    """What to do where reading stops, in a line that is given as far as it is known.

    >>> repaired("Invalid value", "label = { en = “City” }")
    'write straight quotes " and the signs of an English keyboard'
    """
    if _TYPESET.search(re.sub(r'"[^"]*"', "", line)):
        return 'write straight quotes " and the signs of an English keyboard'
    found = (fix for beginning, fix in _REPAIRED.items() if said.startswith(beginning))
    return next(found, _LIKE_THAT)


def wanted(details: ErrorDetails) -> tuple[str, str]:
    """What a value should have been, and how to write it."""
    context = details.get("ctx", {})
    said = details["msg"].removeprefix("Input should be ").removeprefix("a valid ")
    if details["type"] in ("enum", "literal_error"):
        words = re.findall(r"'([^']*)'", str(context["expected"]))
        return ", ".join(words), nearest(str(details["input"]), words) or "write one of them"
    kind = str(context.get("class_name", details["type"]))
    return _WRITTEN.get(kind, (said, "write it as in the dataset.toml that ships"))
