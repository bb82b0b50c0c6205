"""The page of an embed: one view, readable on its own, in somebody else's page.

A template rather than strings put together: what it fills in is escaped unless said otherwise, and
the page can be read as a page. It knows nothing of a server, so that a static site may hold the
same page. The source line is no option.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from markupsafe import Markup

from dashboard.exports.markup import figure_json
from dashboard.exports.plain import bars
from dashboard.exports.templating import TAGS, template, tokens
from dashboard.messages import Messages, messages
from dashboard.views.flags import ALLOWED, Flags
from dashboard.views.view import Rendered

#: So many notes are read at a glance and stand unfolded.
UNFOLDED: Final = 6


@dataclass(frozen=True, slots=True)
class Links:
    """Where the page finds its files, and where it leads: ``page`` is the view, large and live."""

    style: str
    script: str
    bundle: str
    icon: str
    page: str


@dataclass(frozen=True, slots=True)
class Notice:
    """What a reader must be told of this embed before its figures, with a way on."""

    text: str
    link: str = ""
    href: str = ""


@dataclass(frozen=True, slots=True)
class Newest:
    """The data that is current where the page is made: version, and day of its newest source."""

    version: str
    day: date


def make(
    shown: Rendered, flags: Flags, *, site: str, links: Links, notices: Sequence[Notice] = ()
) -> str:
    """The whole HTML document."""
    words = messages(shown.address.lang)
    whole = any(fact.of for fact in shown.facts)
    drawn = shown.figure is not None and bool(shown.facts) and not flags.static
    return template("embed.html").render(
        shown=shown,
        flags=flags,
        site=site,
        links=links,
        notices=notices,
        words=words,
        tag=TAGS[words.lang],
        tokens=Markup(tokens()),
        drawn=drawn,
        figure=Markup(figure_json(shown)) if drawn else "",
        bars=bars(shown),
        columns=("figure", "place", "value", "when", *(("of",) if whole else ())),
        unfolded=UNFOLDED,
    )


def notices(
    shown: Rendered, flags: Flags, newest: Newest, *, wrong: Sequence[str], live: str
) -> tuple[Notice, ...]:
    """What was not understood, and how a pinned version stands to the current one.

    ``wrong`` are the flags with a value that they do not take. The value itself is not repeated:
    an embed says nothing that the address of the embed puts into its mouth.
    """
    words = messages(shown.address.lang)
    found = [Notice(_not_understood(key, words)) for key in wrong]
    if flags.version and shown.version != flags.version:
        found.append(Notice(words.text("embed.not_kept", version=flags.version)))
    elif shown.version != newest.version:
        day = words.date(newest.day)
        text = words.text("embed.newer", version=shown.version, newest=newest.version, date=day)
        found.append(Notice(text, words.text("embed.see_newest"), live))
    return tuple(found)


def _not_understood(key: str, words: Messages) -> str:
    if not ALLOWED[key]:
        return words.text("embed.not_understood_version", key=key)
    return words.text(
        "embed.not_understood", key=key, allowed=words.list(ALLOWED[key], either=True)
    )
