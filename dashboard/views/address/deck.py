"""A deck: which views are presented one after the other, and how."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Self
from urllib.parse import parse_qsl

from dashboard.views.address.embed_options import ALLOWED, SCHEMES, Scheme

#: How many seconds a wall may show a slide for.
SHORTEST: Final = 5
LONGEST: Final = 3600
#: So many views an address may name, and so long each name may be.
MOST_VIEWS: Final = 100
_LONGEST_NAME: Final = 80

KEYS: Final = ("every", "scheme", "derived")


@dataclass(frozen=True, slots=True)
class Deck:
    """What is presented: ``views`` in order, all for none; a new slide ``every`` so many seconds.

    ``every`` is 0 where people turn the slides themselves.

    >>> Deck.read("views=cre-lines,ftz-growth&every=20&scheme=dark")
    Deck(views=('cre-lines', 'ftz-growth'), every=20, scheme='dark')
    """

    views: tuple[str, ...] = ()
    every: int = 0
    scheme: Scheme = "auto"

    @classmethod
    def read(cls, text: str) -> Self:
        """The deck of a query; what is not understood is as if it were not there.

        Several ``views`` are one list, as a form without script sends it.
        """
        pairs = [(key, " ".join(value.split())) for key, value in parse_qsl(text, errors="replace")]
        names = [one.strip() for key, value in pairs if key == "views" for one in value.split(",")]
        views = dict.fromkeys(one[:_LONGEST_NAME].strip() for one in names[: 2 * MOST_VIEWS] if one)
        given = _given(pairs)
        scheme = given.get("scheme", "auto")
        return cls(
            views=tuple(views)[:MOST_VIEWS],
            every=_seconds(given.get("every", "")),
            scheme=next((one for one in SCHEMES if one == scheme), "auto"),
        )

    @property
    def pairs(self) -> list[tuple[str, str]]:
        """What an address says of it: nothing of what is as usual."""
        return [
            ("views", ",".join(self.views)),
            ("every", str(self.every) if self.every else ""),
            ("scheme", "" if self.scheme == "auto" else self.scheme),
        ]


def misunderstood(found: Mapping[str, str]) -> tuple[str, ...]:
    """The keys whose value says nothing about how a deck is shown.

    >>> misunderstood({"every": "2", "scheme": "dark"})
    ('every',)
    """
    wrong = {
        "every": "every" in found and not _seconds(found["every"]),
        "scheme": found.get("scheme", "auto") not in SCHEMES,
        "derived": found.get("derived", "0") not in ALLOWED["derived"],
    }
    return tuple(key for key in KEYS if wrong[key])


def repeated(text: str) -> tuple[str, ...]:
    """The keys of a query that say how a deck is shown more than once; the first counts.

    >>> repeated("views=a&views=b&every=10&every=20")
    ('every',)
    """
    said = [key for key, value in parse_qsl(text, errors="replace") if value.strip()]
    return tuple(key for key in KEYS if said.count(key) > 1)


def _given(pairs: list[tuple[str, str]]) -> dict[str, str]:
    """The first value that is not blank of each key."""
    found: dict[str, str] = {}
    for key, value in pairs:
        if value:
            found.setdefault(key, value)
    return found


def _seconds(text: str) -> int:
    """The seconds that a text says; 0 for what is none that a wall may take."""
    known = text.isascii() and text.isdigit() and len(text) <= len(str(LONGEST))
    return int(text) if known and SHORTEST <= int(text) <= LONGEST else 0
