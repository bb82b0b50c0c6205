"""Which id was perhaps meant by one that is not there (any more)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from difflib import get_close_matches
from heapq import nlargest
from itertools import takewhile
from typing import Final

_LONGEST: Final = 200
_COMPARED: Final = 1000


def nearest_id(wanted: str, known: Iterable[str]) -> str | None:
    """The known id that is most like the wanted one; ``None`` if none is.

    An id begins with indicator and place: what only goes on from the wanted one comes first, then
    those of the same indicator and place, then those of the same indicator.

    >>> nearest_id("lines.jinhua.2018", ["rank.jinhua.2018", "lines.jinhua.2017"])
    'lines.jinhua.2017'
    >>> nearest_id("lines.jinhua.2022", ["lines.jinhua.2017", "lines.jinhua.2022.yearbook"])
    'lines.jinhua.2022.yearbook'
    """
    folded = wanted[:_LONGEST].casefold()
    every = {name.casefold(): name for name in known}
    for names in _nearer(folded, [*every]):
        close = get_close_matches(folded, _most_alike(folded, names), n=1)
        if close:
            return every[close[0]]
    return None


def _nearer(folded: str, names: list[str]) -> Iterator[Sequence[str]]:
    """The ids that it may be, the likeliest group first."""
    indicator, place, *_ = [*folded.split("."), ""]
    for start in (f"{folded}.", f"{indicator}.{place}.", f"{indicator}."):
        yield [name for name in names if name.startswith(start)]
    yield names


def _most_alike(folded: str, names: Sequence[str]) -> Sequence[str]:
    """As many as can be compared closely: those that begin most like it."""
    if len(names) <= _COMPARED:
        return names
    return nlargest(_COMPARED, names, key=lambda name: _shared(folded, name))


def _shared(one: str, other: str) -> int:
    """With how many characters both begin."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))
