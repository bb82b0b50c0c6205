"""Of what shares and ranks are: the id of a whole, and where two texts are taken for one.

The id is made of the English text alone, so it is the same in every language, package and run.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from hashlib import sha256
from typing import Final

from dashboard.indicators.problems.codes import Fault, shown
from dashboard.indicators.problems.problem import Problem
from dashboard.indicators.reading.csv_table import Table

_LONGEST: Final = 60
#: What may be dropped and still leave one whole apart from another.
_PLAIN: Final = re.compile(r"[A-Za-z0-9 ,()'’-]*", re.ASCII)


@lru_cache(maxsize=4096)
def whole_id(text: str) -> str:
    """The id of what a share or a rank is of; empty where it is of nothing.

    A text that loses more than case, commas or apostrophes by it gets some digits of its hash.

    >>> whole_id("Porto's ships, all (2)")
    'portos-ships-all-2'
    >>> whole_id("people over 60"), whole_id("people > 60")
    ('people-over-60', 'people-60-a3ddd8f1')
    """
    words = re.sub(r"[^a-z0-9]+", "-", re.sub("['’]", "", text.lower()))
    slug = words.strip("-")
    if not text.strip() or (_PLAIN.fullmatch(text) and 0 < len(slug) <= _LONGEST):
        return slug
    digest = sha256(text.strip().encode("utf-8", "surrogatepass")).hexdigest()[:8]
    return f"{slug[:_LONGEST].rstrip('-')}-{digest}".lstrip("-")


def whole_problems(table: Table) -> Iterator[Problem]:
    """The rows of the codebook whose whole is that of a row before in other words."""
    seen: dict[str, tuple[tuple[str, str], int]] = {}
    for row in table.rows:
        texts = (row.cells["of_en"].strip(), row.cells["of_zh"].strip())
        if not all(texts):
            continue
        first, line = seen.setdefault(whole_id(texts[0]), (texts, row.line))
        if first != texts:
            index = 0 if first[0] != texts[0] else 1
            found = f"{shown(texts[index])}, but {shown(first[index])} in line {line}"
            fix = "write both alike, or say in words how they differ"
            key = ("of_en", "of_zh")[index]
            yield table.place(Fault("W111", key, found, "one text for one whole", fix), row.line)
