"""How an embed is to look: a closed list of flags, each with the words that it takes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal, Self, get_args

Scheme = Literal["auto", "light", "dark"]
SCHEMES: Final[tuple[Scheme, ...]] = get_args(Scheme)

_SWITCH: Final = ("0", "1")
_VERSION: Final = re.compile(r"[0-9a-f]{12}", re.ASCII)
#: What ``v`` takes, for whoever writes programs.
VERSION_IN_WORDS: Final = "the 12 hexadecimal digits of a data version"

#: The flags in the order in which an address has them, and the words that each takes; ``v``
#: takes any data version. ``derived`` is a flag as well as a part of the query, and
#: ``static`` asked for a page without Plotly when there was one with it.
ALLOWED: Final[Mapping[str, tuple[str, ...]]] = {
    "derived": _SWITCH,
    "scheme": SCHEMES,
    "title": _SWITCH,
    "static": _SWITCH,
    "v": (),
}


@dataclass(frozen=True, slots=True)
class Flags:
    """The flags of an embed but ``derived``, which its query has.

    ``scheme`` is light, dark or what the reader's system says; without ``title`` the headline is
    there for those who do not see it only; ``version`` pins the data, empty for what is current.

    >>> Flags.read({"scheme": "dark", "title": "0", "v": "latest"}).pairs
    [('scheme', 'dark'), ('title', '0'), ('v', '')]
    """

    scheme: Scheme = "auto"
    title: bool = True
    version: str = ""

    @classmethod
    def read(cls, found: Mapping[str, str]) -> Self:
        """The flags among some keys and values; what is not understood is as if it were not there."""
        wrong = misunderstood(found)
        given = {key: found[key] for key in ALLOWED if key in found and key not in wrong}
        scheme = given.get("scheme", "auto")
        return cls(
            scheme=next(one for one in SCHEMES if one == scheme),
            title=given.get("title") != "0",
            version=given.get("v", ""),
        )

    @property
    def pairs(self) -> list[tuple[str, str]]:
        """What an address says of them: nothing of what is as usual."""
        return [
            ("scheme", "" if self.scheme == "auto" else self.scheme),
            ("title", "" if self.title else "0"),
            ("v", self.version),
        ]


def misunderstood(found: Mapping[str, str]) -> tuple[str, ...]:
    """The flags whose value is none that they take.

    >>> misunderstood({"scheme": "sepia", "static": "1", "v": "1"})
    ('scheme', 'v')
    """
    return tuple(key for key in ALLOWED if key in found and not _takes(key, found[key]))


def _takes(key: str, value: str) -> bool:
    return bool(_VERSION.fullmatch(value)) if key == "v" else value in ALLOWED[key]
