"""On which line of a TOML file a key is written, which ``tomllib`` does not tell."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

_HEADER: Final = re.compile(r"(\[\[?)([^\[\]]+)\]")
_KEY: Final = re.compile(r"[^=\[\]{},#]+(?==)")

Path = tuple[str | int, ...]
"""A key inside its tables, with the number of its element inside an array of tables."""


def line_finder(text: str) -> Callable[[Path], int | None]:
    """A function from a path to the line on which it, or what it is in, is written."""
    known: dict[Path, int] = {}
    counts: dict[Path, int] = {}
    inside: Path = ()
    for number, written in enumerate(text.split("\n"), 1):
        line = written.strip()
        if match := _HEADER.match(line):
            inside = _parts(match[2])
            if match[1] == "[[":
                counts[inside] = counts.get(inside, -1) + 1
                inside = (*inside, counts[inside])
            known.setdefault(inside, number)
        elif match := _KEY.match(line):
            known.setdefault((*inside, *_parts(match[0])), number)

    def line_of(path: Path) -> int | None:
        while path and path not in known:
            path = path[:-1]
        return known.get(path)

    return line_of


def _parts(dotted: str) -> Path:
    return tuple(part.strip().strip("\"'") for part in dotted.split("."))
