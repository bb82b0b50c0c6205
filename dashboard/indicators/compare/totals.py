"""The id of the whole that a share or a rank is of.

The id is made of the text in the package's first language alone, so it is the same in each and in
every run.
"""

from __future__ import annotations

import re
from functools import lru_cache
from hashlib import sha256
from typing import Final

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
