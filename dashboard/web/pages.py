"""The pages that need no Dash: documents that are made once for each version of the data."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from functools import lru_cache
from typing import Final
from urllib.parse import quote

from flask import Flask, Response, request

from dashboard.exports.html import about
from dashboard.exports.html.document import Assets, Site, tokens
from dashboard.views.address.address import Address
from dashboard.web import cached_page
from dashboard.web.cached_page import Document

Make = Callable[[Address, Site, Assets], str]

#: What makes each page, by the rule of its path below the language.
PAGES: Final[Mapping[str, Make]] = {
    "about": about.page,
}
#: Pages kept as bytes, of some ten kilobytes each.
_KEPT: Final = 512
#: So much of a query is read; more is only asked for to do harm.
_LONGEST: Final = 4000


def register(server: Flask, site: Site, assets: Assets) -> None:
    """Add the pages."""
    headers = cached_page.headers(cached_page.page_policy(tokens()))

    @lru_cache(_KEPT)
    def kept(rule: str, address: Address, _version: str, _since: datetime | None) -> Document:
        return Document.of(PAGES[rule](address, site, assets))

    def answer(rule: str) -> Response:
        query = request.query_string[:_LONGEST].decode("ascii", "replace")
        renderer, path = site.renderer, quote(request.path.removeprefix(site.base))
        address = renderer.parse(f"{path}?{query}" if query else path)
        made = kept(rule, address, renderer.package.version, renderer.stale_since)
        return made.answer(headers)

    for rule in PAGES:
        server.add_url_rule(
            f"{site.base}/<lang>/{rule}", f"page {rule}", lambda rule=rule, **_: answer(rule)
        )
