"""The page of an embed: one view, readable on its own, in somebody else's page.

The page is whole without its script and loads nothing else. It knows nothing of a server, so that
a static site may hold the same page. The source line is no option.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from markupsafe import Markup

from dashboard.charts import typeface
from dashboard.charts.svg import fluid
from dashboard.exports.html.embed_height import UNFOLDED
from dashboard.exports.html.templating import template, tokens
from dashboard.indicators.model.view import Family
from dashboard.languages import Lang
from dashboard.messages import Locale, load_locale
from dashboard.settings import assets_folder
from dashboard.views.address.embed_options import ALLOWED, Flags
from dashboard.views.render.rendered import Citation, Evidence, Rendered


@dataclass(frozen=True, slots=True)
class Links:
    """Where the page finds its files, and where it leads: ``page`` is the view, large and live.

    ``figure`` gives the address of a figure by its id. ``head`` is what other sites are told of
    the view, as HTML.
    """

    script: str
    icon: str
    font: str
    page: str
    figure: Callable[[str], str] = str
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


@cache
def style(font: str) -> str:
    """The rules of an embed, which stand inside its page; ``font`` is the address of its font."""
    return typeface.faces(font) + tokens() + (assets_folder() / "embed.css").read_text("utf-8")


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
    in_type = rendered.view.family is Family.TILES or not rendered.marks
    drawing = None if in_type else rendered.drawing
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
        style=Markup(style(links.font)),
        drawing=Markup(fluid(drawing, prefix="", href=links.figure, new_tab=True))
        if drawing
        else "",
        unfolded=UNFOLDED,
    )


def make_figure(
    found: Evidence,
    sources: Sequence[Citation],
    lang: Lang,
    flags: Flags,
    *,
    site: str,
    links: Links,
    notices: Sequence[Notice] = (),
) -> str:
    """The whole HTML document of one figure, which fits a frame of 320 by 180 pixels."""
    return template("embed_figure.html").render(
        fact=found.mark,
        sources=sources,
        version=found.version,
        flags=flags,
        site=site,
        links=links,
        notices=notices,
        head=Markup(links.head),
        locale=load_locale(lang),
        tag=load_locale(lang).conventions.tag,
        style=Markup(style(links.font)),
    )


def notices(
    lang: Lang,
    version: str,
    flags: Flags,
    current: Current,
    *,
    wrong: Sequence[str],
    live: str,
) -> tuple[Notice, ...]:
    """What was not understood, and how the ``version`` that is shown stands to the current one.

    ``wrong`` are the flags with a value that they do not take. The value itself is not repeated:
    an embed says nothing that the address of the embed puts into its mouth.
    """
    locale = load_locale(lang)
    found = [Notice(_not_understood(key, locale)) for key in wrong]
    if flags.version and version != flags.version:
        found.append(Notice(locale.text("embed.not_kept", version=flags.version)))
    elif version != current.version:
        found.append(_pinned(version, current, locale, live))
    return tuple(found)


def _pinned(version: str, current: Current, locale: Locale, live: str) -> Notice:
    """That the figures are not the current ones. Which of the two is newer nobody knows."""
    if not current.has_view:
        text = locale.text("embed.view_gone", version=version)
        return Notice(text, locale.text("embed.see_all"), live)
    if current.since is None:
        text = locale.text("embed.another", version=version, current=current.version)
    else:
        day = locale.date(current.since)
        text = locale.text(
            "embed.another_since", version=version, current=current.version, date=day
        )
    return Notice(text, locale.text("embed.see_newest"), live)


def _not_understood(key: str, locale: Locale) -> str:
    if not ALLOWED[key]:
        return locale.text("embed.not_understood_version", key=key)
    return locale.text(
        "embed.not_understood", key=key, allowed=locale.list(ALLOWED[key], either=True)
    )
