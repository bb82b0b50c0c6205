"""Asking strictly, as programs do: an unknown filter, value or column is an error that names what is allowed.

People's addresses are read leniently (``views.address``); the rules of what is known are the same.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from typing import Final

from dashboard.errors import SelectionError
from dashboard.indicators.fields import FILTERS
from dashboard.indicators.model.package import Package
from dashboard.indicators.problems.codes import nearest, shown
from dashboard.indicators.select.query import Query

#: A search is a few words; a text is no search.
LONGEST_SEARCH: Final = 200
#: What every search holds: a character that can be seen, whoever reads the expression.
WORDS: Final = r"[^\s\x00-\x1f\x7f-\x9f\ufeff]"
#: The keys by which figures are chosen: every filter, then the search.
KEYS: Final[tuple[str, ...]] = (*(choice.key for choice in FILTERS), "q")


def known_values(package: Package) -> dict[str, list[str]]:
    """What each filter can be, in the order of the package, else by name."""
    return {choice.key: [*map(str, choice.values(package))] for choice in FILTERS}


def query_of(package: Package, given: Mapping[str, str]) -> Query:
    """The query of some filters by key, and of ``q``, words that must all occur.

    Raises:
        SelectionError: a key is none of ``KEYS``, or its value is none that the package knows.
    """
    known = known_values(package)
    for key, value in given.items():
        one_of("filter", key, KEYS)
        if key == "q":
            _search(value)
        else:
            one_of(key, value, known[key])
    return Query().choosing(given)


def one_of(key: str, found: str, allowed: Collection[str]) -> str:
    """What was found, if it is one of what is allowed.

    Raises:
        SelectionError: it is not.
    """
    if not isinstance(found, str):
        raise SelectionError(f"{key} is given as text", key=key, allowed=[*allowed])
    if found in allowed:
        return found
    hint = f"allowed: {listed(allowed)}" if allowed else "none can be given here"
    said = f"{key}: {shown(found)} is not known; {nearest(found, allowed) or hint}"
    raise SelectionError(said, key=key, found=found, allowed=[*allowed])


def listed(allowed: Iterable[str], most: int = 20) -> str:
    """What is allowed as one line, and how many more there are."""
    names = [*allowed]
    more = f" and {len(names) - most} more" if len(names) > most else ""
    return ", ".join(names[:most]) + more


def _search(text: str) -> None:
    if not isinstance(text, str):
        raise SelectionError("q is given as text", key="q")
    visible = re.search(WORDS, text)
    if not visible or len(text) > LONGEST_SEARCH:
        size = f"{len(text):,} characters" if visible else "nothing to look for"
        wanted = f"1 to {LONGEST_SEARCH} characters"
        raise SelectionError(f"q holds {size}; wanted {wanted}", key="q", allowed=[wanted])
