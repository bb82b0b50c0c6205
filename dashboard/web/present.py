"""``/{lang}/present``: chosen views as a full-screen deck, from bytes that are made once."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import lru_cache
from typing import Final
from urllib.parse import quote

from flask import Flask, Response, request

from dashboard.exports.html import slides as page_of
from dashboard.exports.html.templating import tokens
from dashboard.messages import Locale, load_locale
from dashboard.views.address import deck
from dashboard.views.address.address import Address, values
from dashboard.views.address.embed_options import SCHEMES
from dashboard.views.render import catalogue
from dashboard.views.render.rendered import Rendered
from dashboard.views.render.renderer import Renderer, understood
from dashboard.views.table import filter_labels
from dashboard.web import cached_page
from dashboard.web.cached_page import Document
from dashboard.web.files import FACES, Files

#: Decks kept as bytes, of some ten kilobytes each.
_KEPT: Final = 64
#: So much of a query is read; more is only asked for to do harm.
_LONGEST: Final = 4000


def register(
    server: Flask,
    renderer: Renderer,
    files: Files,
    base: str,
    *,
    ancestors: str = "*",
    public_url: str = "",
) -> None:
    """Add the decks below ``base``; with ``public_url`` they have codes for telephones."""
    headers = cached_page.headers(cached_page.policy(ancestors, style=tokens(), connect="'self'"))

    @lru_cache(_KEPT)
    def document(
        address: Address, wrong: tuple[str, ...], _version: str, _since: datetime | None
    ) -> Document:
        return Document.of(page(address, wrong, renderer, links(address)))

    def links(address: Address) -> page_of.Links:
        query = understood(address.query, renderer.package)
        return page_of.Links(
            styles=(files.url(FACES), files.url("present.css")),
            scripts=(files.url("slide.js"), files.url("present.js")),
            icon=files.url("icon.svg"),
            home=base + str(Address(address.lang, query=query)),
            live=lambda view: base + str(Address(address.lang, "view", view, query)),
            public=public_url,
        )

    @server.get(f"{base}/<lang>/present")
    def present(lang: str) -> Response:  # noqa: ARG001 - the whole path is the key
        query = request.query_string[:_LONGEST].decode("ascii", "replace")
        address = renderer.parse(f"{quote(request.path.removeprefix(base))}?{query}")
        wrong = tuple(f"wrong_{key}" for key in deck.misunderstood(values(query)))
        wrong += tuple(f"repeated_{key}" for key in deck.repeated(query))
        version = renderer.package.version
        return document(address, wrong, version, renderer.stale_since).answer(headers)


def page(address: Address, wrong: Sequence[str], renderer: Renderer, links: page_of.Links) -> str:
    """The document of a deck: the views that there are, and words about the rest."""
    package, locale = renderer.package, load_locale(address.lang)
    views = renderer.shown(Address(address.lang, query=address.query))
    shown, missing, empty = _chosen(views, address.deck.views, renderer)
    themes = {key: one.label.within(address.lang) for key, one in package.themes.items()}
    return page_of.make(
        page_of.slides(shown, themes=themes, links=links),
        address.deck,
        locale,
        site=package.title.within(address.lang),
        links=links,
        version=shown[0].version if shown else package.version,
        notices=_notices(address, wrong, missing, empty, renderer),
    )


def _chosen(
    views: Sequence[Rendered], wanted: Sequence[str], renderer: Renderer
) -> tuple[list[Rendered], list[str], list[str]]:
    """The views to present; those asked for that do not exist, and those that have no figure left.

    All of them where none is asked for that exists.
    """
    names = {one.id: one for one in catalogue.views(renderer.package)}
    found = {one.view.id: one for one in views}
    missing = [one for one in wanted if one not in names]
    known = [one for one in wanted if one in names] or list(found)
    return (
        [found[one] for one in known if one in found],
        missing,
        [one for one in known if one not in found],
    )


def _notices(
    address: Address,
    wrong: Sequence[str],
    missing: Sequence[str],
    empty: Sequence[str],
    renderer: Renderer,
) -> tuple[str, ...]:
    """What was not understood, in words, and since when the newest files are broken."""
    locale = load_locale(address.lang)
    since = renderer.stale_since
    found = [locale.stale(since)] if since else []
    found += filter_labels.misunderstood(address, renderer.package, locale)
    if missing:
        found.append(locale.text("present.unknown_views", views=locale.list(missing)))
    if empty:
        names = {one.id: one.name.within(locale.lang) for one in catalogue.views(renderer.package)}
        listed = locale.list([names[one] for one in empty])
        found.append(locale.text("present.empty_views", views=listed))
    return (*found, *(_fault(fault, locale) for fault in wrong))


def _fault(fault: str, locale: Locale) -> str:
    return locale.text(
        f"present.{fault}",
        least=deck.SHORTEST,
        most=deck.LONGEST,
        allowed=locale.list(SCHEMES, either=True),
    )
