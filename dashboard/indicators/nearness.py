"""Which id was perhaps meant by one that is not there (any more)."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from itertools import islice
from typing import Final

_LONGEST: Final = 200
_COMPARED: Final = 1000


def nearest_id(wanted: str, known: Iterable[str]) -> str | None:
    """The known id that is most like the wanted one; ``None`` if none is.

    An id begins with its indicator: those of the same one come first.

    >>> nearest_id("lines.jinhua.2018", ["rank.jinhua.2018", "lines.jinhua.2017"])
    'lines.jinhua.2017'
    """
    folded = wanted[:_LONGEST].casefold()
    every = {name.casefold(): name for name in known}
    head = folded.partition(".")[0] + "."
    same = [name for name in every if name.startswith(head)]
    for names in (same, every):
        close = get_close_matches(folded, islice(names, _COMPARED), n=1)
        if close:
            return every[close[0]]
    return None
