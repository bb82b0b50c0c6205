"""Which id was perhaps meant by one that is not there (any more)."""

from __future__ import annotations

from collections.abc import Iterable

from dashboard.indicators.problems.codes import closest


def nearest_id(wanted: str, known: Iterable[str]) -> str | None:
    """The known id that is most like the wanted one; ``None`` if none is.

    An id begins with indicator and place: what only goes on from the wanted one comes first, then
    those of the same indicator and place, then those of the same indicator.

    >>> nearest_id("lines.jinhua.2018", ["rank.jinhua.2018", "lines.jinhua.2017"])
    'lines.jinhua.2017'
    >>> nearest_id("lines.jinhua.2022", ["lines.jinhua.2017", "lines.jinhua.2022.yearbook"])
    'lines.jinhua.2022.yearbook'
    """
    names = [*known]
    indicator, place, *_ = [*wanted.casefold().split("."), ""]
    for start in (f"{wanted.casefold()}.", f"{indicator}.{place}.", f"{indicator}.", ""):
        likely = [name for name in names if name.casefold().startswith(start)]
        if found := closest(wanted, likely):
            return found
    return None
