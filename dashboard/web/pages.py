"""The pages that need no Dash: documents that are made once for each version of the data."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from functools import lru_cache
from typing import Final
from urllib.parse import quote

from flask import Flask, Response, request

from dashboard.errors import UnknownPageError
from dashboard.exports.html import about, choose_page, figure_page, share_page, view_page
from dashboard.exports.html.document import Assets, Site, tokens
from dashboard.views.address.address import Address
from dashboard.web import cached_page
from dashboard.web.cached_page import Document

Make = Callable[[Address, Site, Assets], str]

#: What makes each page, by the rule of its path below the language.
PAGES: Final[Mapping[str, Make]] = {
    "about": about.page,
    "view/<view>": view_page.page,
    "figure/<path:figure>": figure_page.page,
    "share/<view>": share_page.page,
    "present/choose": choose_page.page,
}
#: What stands for itself of a page, by the ``part`` that is asked for.
PARTS: Final[Mapping[tuple[str, str], Callable[[Address, Site], str]]] = {
    ("figure/<path:figure>", "evidence"): figure_page.part,
    ("view/<view>", "figure"): view_page.figure,
    ("share/<view>", "dialog"): share_page.part,
    ("present/choose", "dialog"): choose_page.part,
}
#: The pages that say under which address they were asked for, where the site knows none.
_WITH_HOST: Final = ("share/<view>", "present/choose")
#: The kinds of those that are no HTML.
_MEDIA_TYPES: Final[Mapping[str, str]] = {"figure": "application/json"}
#: Pages kept as bytes, of some ten kilobytes each.
_KEPT: Final = 512
#: So much of a query is read; more is only asked for to do harm.
_LONGEST: Final = 4000


def register(server: Flask, whole: Site, assets: Assets) -> None:
    """Add the pages."""
    headers = cached_page.headers(cached_page.page_policy(tokens()))

    @lru_cache(_KEPT)
    def kept(
        rule: str, part: str, address: Address, asked: str, _version: str, _since: datetime | None
    ) -> Document:
        site = replace(whole, asked=asked)
        if make := PARTS.get((rule, part)):
            return Document.of(make(address, site), _MEDIA_TYPES.get(part, "text/html"))
        return Document.of(PAGES[rule](address, site, assets))

    def answer(rule: str) -> Response:
        query = request.query_string[:_LONGEST].decode("ascii", "replace")
        path = quote(request.path.removeprefix(whole.base))
        renderer = whole.renderer
        address = renderer.parse(f"{path}?{query}" if query else path)
        part = request.args.get("part", "")
        part = part if (rule, part) in PARTS else ""
        asked = request.host_url.rstrip("/") if rule in _WITH_HOST and not whole.origin else ""
        try:
            made = kept(rule, part, address, asked, renderer.package.version, renderer.stale_since)
        except UnknownPageError:
            if part != "evidence":
                raise
            return Response(figure_page.gone(address), 404, headers)
        return made.answer(headers)

    for rule in PAGES:
        server.add_url_rule(
            f"{whole.base}/<lang>/{rule}", f"page {rule}", lambda rule=rule, **_: answer(rule)
        )
