"""The words of one language as they stand in the TOML files of its folder: dotted keys, and gaps to fill.

Numbers and dates arrive here as finished words; ``formats`` writes them.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from typing import Final

from dashboard import languages

PLACEHOLDER: Final = re.compile(r"\{(\w+)\}", re.ASCII)


def read(lang: str) -> dict[str, str]:
    """All messages of one language, keyed as ``section.name``.

    Raises:
        ValueError: there is no such language (its name is never a path), or two files have one key.
    """
    known = languages.spoken()
    if lang not in known:
        raise ValueError(f"{lang!r} is not a language; there are {', '.join(known)}")
    found: dict[str, str] = {}
    for path in sorted((languages.FOLDER / lang).glob("*.toml")):
        if path.name != languages.LOCALE_FILE:
            more = dict(_flat(tomllib.loads(path.read_text(encoding="utf-8"))))
            if twice := found.keys() & more.keys():
                raise ValueError(f"{lang}/{path.name}: another file has {sorted(twice)[0]!r} too")
            found |= more
    return found


def _flat(table: Mapping[str, object], prefix: str = "") -> Iterator[tuple[str, str]]:
    for name, value in table.items():
        key = f"{prefix}{name}"
        if isinstance(value, dict):
            yield from _flat(value, f"{key}.")
        elif isinstance(value, str):
            yield key, value
        else:
            raise TypeError(f"message {key!r}: found {value!r}; a message is text in quotes")


def fill(template: str, values: Mapping[str, object], *, key: str) -> str:
    """The template with its gaps filled. A value is only ever inserted, whatever it holds.

    >>> fill("{who} has {what}", {"who": "{what}", "what": "{0.real}"}, key="some.key")
    '{what} has {0.real}'
    """

    def value(match: re.Match[str]) -> str:
        if match[1] not in values:
            given = ", ".join(sorted(values)) or "nothing"
            raise KeyError(f"message {key!r} needs a value for {match[0]}; it was given {given}")
        return str(values[match[1]])

    return PLACEHOLDER.sub(value, template)
