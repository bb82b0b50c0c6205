"""The page of an embed: one view, readable on its own, in somebody else's page.

A template rather than strings put together: what it fills in is escaped unless said otherwise, and
the page can be read as a page. It knows nothing of a server, so that a static site may hold the
same page. The source line is no option.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from dashboard.exports.html.embed_height import UNFOLDED
from dashboard.exports.html.markup import figure_json
from dashboard.exports.html.plain_bars import bars, where
from dashboard.exports.html.templating import template, tokens
from dashboard.messages import Locale, load_locale
from dashboard.views.address.embed_options import ALLOWED, Flags
from dashboard.views.render.rendered import Rendered


@dataclass(frozen=True, slots=True)
class Links:
    """Where the page finds its files, and where it leads: ``page`` is the view, large and live.

    ``head`` is what other sites are told of the view, as HTML.
    """

    style: str
    script: str
    bundle: str
    icon: str
    page: str
    head: str = ""


@dataclass(frozen=True, slots=True)
class Notice:
    """What a reader must be told of this embed before its figures, with a way on."""

    text: str
    link: str = ""
    href: str = ""


@dataclass(frozen=True, slots=True)
class Current:
    """The data that is current where the page is made, and what became of the view there.

    ``since`` is the day on which that version was first shown, where that is known.
    """

    version: str
    since: date | None
    has_view: bool = True


def make(
    rendered: Rendered,
    flags: Flags,
    current: Current,
    *,
    site: str,
    links: Links,
    notices: Sequence[Notice] = (),
) -> str:
    """The whole HTML document."""
    locale = load_locale(rendered.address.lang)
    whole = any(fact.of for fact in rendered.facts)
    drawn = rendered.figure is not None and bool(rendered.facts) and not flags.static
    return template("embed.html").render(
        shown=rendered,
        flags=flags,
        site=site,
        links=links,
        notices=notices,
        way=locale.text("embed.open" if current.has_view else "embed.see_all"),
        head=Markup(links.head),
        locale=locale,
        tag=locale.conventions.tag,
        tokens=Markup(tokens()),
        drawn=drawn,
        figure=Markup(figure_json(rendered)) if drawn else "",
        bars=bars(rendered),
        where=where,
        columns=("figure", "place", "value", "when", *(("of",) if whole else ())),
        unfolded=UNFOLDED,
    )


def notices(
    rendered: Rendered, flags: Flags, current: Current, *, wrong: Sequence[str], live: str
) -> tuple[Notice, ...]:
    """What was not understood, and how a pinned version stands to the current one.

    ``wrong`` are the flags with a value that they do not take. The value itself is not repeated:
    an embed says nothing that the address of the embed puts into its mouth.
    """
    locale = load_locale(rendered.address.lang)
    found = [Notice(_not_understood(key, locale)) for key in wrong]
    if flags.version and rendered.version != flags.version:
        found.append(Notice(locale.text("embed.not_kept", version=flags.version)))
    elif rendered.version != current.version:
        found.append(_pinned(rendered, current, locale, live))
    return tuple(found)


def _pinned(rendered: Rendered, current: Current, locale: Locale, live: str) -> Notice:
    """That the figures are not the current ones. Which of the two is newer nobody knows."""
    if not current.has_view:
        text = locale.text("embed.view_gone", version=rendered.version)
        return Notice(text, locale.text("embed.see_all"), live)
    if current.since is None:
        text = locale.text("embed.another", version=rendered.version, current=current.version)
    else:
        day = locale.date(current.since)
        text = locale.text(
            "embed.another_since", version=rendered.version, current=current.version, date=day
        )
    return Notice(text, locale.text("embed.see_newest"), live)


def _not_understood(key: str, locale: Locale) -> str:
    if not ALLOWED[key]:
        return locale.text("embed.not_understood_version", key=key)
    return locale.text(
        "embed.not_understood", key=key, allowed=locale.list(ALLOWED[key], either=True)
    )
