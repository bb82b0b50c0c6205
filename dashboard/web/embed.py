"""``/{lang}/embed/{view}``: one view for somebody else's page, from bytes that are made once."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Final
from urllib.parse import quote

from flask import Flask, Response, request

from dashboard.exports import embed
from dashboard.messages import messages
from dashboard.views import flags, selection
from dashboard.views.address import Address, values
from dashboard.views.rendering import Renderer, understood
from dashboard.views.snippet import HEIGHT_SCRIPT
from dashboard.web import documents
from dashboard.web.documents import Document
from dashboard.web.files import Files

#: Pages kept as bytes: eight views in two languages under some dozens of flags.
_KEPT: Final = 512
#: What was asked for, as text, and what it names; more is only asked for to do harm.
_KNOWN: Final = 4096
_DAY: Final = "public, max-age=86400"


def register(
    server: Flask, renderer: Renderer, files: Files, base: str, *, ancestors: str = "*"
) -> None:
    """Add the embeds, and the script that gives them their height, below ``base``."""
    headers = documents.headers(documents.policy(ancestors))

    @lru_cache(_KNOWN)
    def asked(path: str, query: str) -> tuple[Address, tuple[str, ...]]:
        return Address.parse(f"{quote(path)}?{query}"), flags.misunderstood(values(query))

    @lru_cache(_KEPT)
    def document(address: Address, wrong: tuple[str, ...], _shown: str, _newest: str) -> Document:
        return Document.of(page(address, wrong, renderer, files, base))

    @server.get(f"{base}/<lang>/embed/<view>")
    def shown(lang: str, view: str) -> Response:  # noqa: ARG001 - the whole path is the key
        query = request.query_string.decode("ascii", "replace")
        address, wrong = asked(request.path.removeprefix(base), query)
        version = renderer.render(address, version=address.flags.version).version
        made = document(address, wrong, version, renderer.package.version)
        return made.answer(headers)


def height_script(server: Flask, script: Path, base: str) -> None:
    """Serve the script of the snippets at an address that never changes: it is in others' pages."""
    content = script.read_bytes()

    @server.get(base + HEIGHT_SCRIPT)
    def height() -> Response:
        response = Response(content, mimetype="text/javascript", headers={"Cache-Control": _DAY})
        response.headers["X-Content-Type-Options"] = "nosniff"
        response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
        response.add_etag()
        response.make_conditional(request)
        return response


def page(
    address: Address, wrong: tuple[str, ...], renderer: Renderer, files: Files, base: str
) -> str:
    """The document of an embed.

    Raises:
        UnknownPageError: there is no such view.
    """
    package = renderer.package
    shown = renderer.render(address, version=address.flags.version)
    query = understood(address.query, package)
    view = base + str(Address(address.lang, "view", address.view, query))
    newest = embed.Newest(package.version, max(one.date for one in package.sources.values()))
    return embed.make(
        shown,
        address.flags,
        site=package.title.within(address.lang),
        links=embed.Links(
            style=files.url("embed.css"),
            script=files.url("embed.js"),
            bundle=files.url("plotly-basic.min.js"),
            icon=files.url("icon.svg"),
            page=view,
        ),
        notices=(
            *_unknown(address, renderer),
            *embed.notices(shown, address.flags, newest, wrong=wrong, live=view),
        ),
    )


def _unknown(address: Address, renderer: Renderer) -> tuple[embed.Notice, ...]:
    """What the selection asks for and the data does not have."""
    words = messages(address.lang)
    said = selection.misunderstood(address.query, renderer.package, words)
    return tuple(map(embed.Notice, said))
