"""``/oembed?url=``: how a site that is given the address of a view shows the view itself.

Answers for addresses of this dashboard only: those below ``public_url``, and those of this very
machine. The ``Host`` of a request is not asked; whoever sends it can write there what they like.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any, Final
from urllib.parse import SplitResult, urlsplit

from flask import Flask, Response, request

from dashboard.errors import SelectionError, UnknownPageError
from dashboard.exports.html.embed_height import height_of
from dashboard.indicators.select.strict_query import query_of
from dashboard.views.address.address import Address, values
from dashboard.views.address.embed_code import FIGURE_HEIGHT, FIGURE_WIDTH, WIDTH, name_of, snippet
from dashboard.views.address.embed_options import ALLOWED, VERSION_IN_WORDS
from dashboard.views.address.embed_options import misunderstood as flags_misunderstood
from dashboard.views.render.renderer import Renderer
from dashboard.views.text.evidence import found_in
from dashboard.web.machine_errors import error_response, misunderstood, refusal

OEMBED: Final = "/oembed"
_LOCAL: Final = ("localhost", "127.0.0.1", "::1")
_HOUR: Final = 3600


class Provider:
    """What an oEmbed consumer meets: one question, answered for one site."""

    def __init__(self, renderer: Renderer, base: str, public_url: str) -> None:
        """Answer from what ``renderer`` holds at the time of asking."""
        self._renderer = renderer
        self._base = base
        self._public = public_url

    def answer(self, asked: Mapping[str, str]) -> dict[str, Any]:
        """The answer to a question, as the oEmbed specification 1.0 has it.

        Raises:
            SelectionError: a value is missing or not understood.
            UnknownPageError: the address is not that of a view of ours.
        """
        home, address = self._address(asked.get("url", ""))
        if address.figure:
            return self._figure(home, address, asked)
        query_of(self._renderer.data(address.flags.version), address.query.given())
        most = _pixels(asked, "maxwidth"), _pixels(asked, "maxheight")
        shown = self._renderer.render(address, version=address.flags.version)
        width = min(WIDTH, most[0] or WIDTH)
        height = height_of(shown, address.flags, width)
        height = min(height, most[1] or height)
        name = name_of(shown, address.flags)
        return self._said(home, address, shown.title, name, (width, height))

    def _figure(self, home: str, address: Address, asked: Mapping[str, str]) -> dict[str, Any]:
        """The answer for one figure; its frame is as large as any figure needs."""
        figure = found_in(self._renderer.data(address.flags.version), address.figure or "")
        label = figure.indicator.label.within(address.lang)
        width = min(FIGURE_WIDTH, _pixels(asked, "maxwidth") or FIGURE_WIDTH)
        height = min(FIGURE_HEIGHT, _pixels(asked, "maxheight") or FIGURE_HEIGHT)
        return self._said(home, address, label, label, (width, height))

    def _said(
        self, home: str, address: Address, title: str, name: str, size: tuple[int, int]
    ) -> dict[str, Any]:
        package = self._renderer.package
        width, height = size
        src = f"{home}{address.embedded()}"
        return {
            "version": "1.0",
            "type": "rich",
            "provider_name": package.title.within(address.lang),
            "provider_url": f"{home}{Address(address.lang)}",
            "author_name": package.publisher.within(address.lang),
            "title": title,
            "cache_age": _HOUR,
            "width": width,
            "height": height,
            "html": snippet(src, name, height=height, width=width),
        }

    def _address(self, url: str) -> tuple[str, Address]:
        """Where the site lives, and what the address names in it."""
        parts = _whole(url)
        if parts is None:
            said = "url: wanted the whole address of a view"
            langs = "|".join(self._renderer.package.languages)
            known = f"/{{{langs}}}/{{view|embed}}/{{view id}}"
            allowed = [f"{self._public}{self._base}{known}"]
            raise SelectionError(said, key="url", found=url[:200], allowed=allowed)
        home = self._home(parts)
        if home is None or not parts.path.startswith(f"{self._base}/"):
            raise UnknownPageError("not an address of this site")
        address = self._renderer.parse(f"{parts.path.removeprefix(self._base)}?{parts.query}")
        if address.page not in ("view", "embed", "figure"):
            raise UnknownPageError("not the address of a view or a figure")
        _ensure_understood(address, values(parts.query))
        return home + self._base, address

    def _home(self, parts: SplitResult) -> str | None:
        """The scheme and host that the answer leads to; ``None`` where the address is not ours.

        Whoever pastes an address may have it from before the site spoke TLS: the scheme is that
        of the public address, whatever was asked.
        """
        if self._public and _place(parts) == _place(urlsplit(self._public)):
            return self._public
        if parts.hostname in _LOCAL and "@" not in parts.netloc:
            return f"{parts.scheme}://{parts.netloc}".lower()
        return None


def _whole(url: str) -> SplitResult | None:
    """The parts of a whole web address; ``None`` for anything else."""
    try:
        parts = urlsplit(url)
        named = parts.scheme in ("http", "https") and parts.hostname and parts.port != 0
    except ValueError:
        return None
    return parts if named else None


def _place(parts: SplitResult) -> tuple[str | None, str | None, int | None]:
    """What tells one host from another; the ports that belong to a scheme are none."""
    return parts.username, parts.hostname, None if parts.port in (80, 443) else parts.port


def _ensure_understood(address: Address, given: Mapping[str, str]) -> None:
    """``SelectionError`` for the first flag with a value that it does not take."""
    known = ALLOWED if address.page == "embed" else ("derived",)
    for key in flags_misunderstood(given):
        if key in known:
            allowed = ALLOWED[key] or (VERSION_IN_WORDS,)
            said = f"{key}: wanted {' or '.join(allowed)}"
            raise SelectionError(said, key=key, found=given[key], allowed=allowed)


def register(server: Flask, renderer: Renderer, *, base: str, public_url: str) -> None:
    """Add the endpoint below ``base``."""
    provider = Provider(renderer, base, public_url)

    @server.get(base + OEMBED)
    def oembed() -> Response:
        return _answered(provider)


def _answered(provider: Provider) -> Response:
    if request.args.get("format", "json") != "json":
        said = "format: only json is made here"
        return error_response(501, refusal("not_implemented", said, key="format", allowed=["json"]))
    try:
        body = json.dumps(provider.answer(request.args), ensure_ascii=False, allow_nan=False)
    except SelectionError as error:
        return error_response(400, misunderstood(error))
    except UnknownPageError:
        said = "url: not the address of a view that can be embedded from here"
        return error_response(404, refusal("unknown_address", said, key="url"))
    response = Response(body.encode("utf-8", "replace"), mimetype="application/json")
    response.headers["Cache-Control"] = f"public, max-age={_HOUR}"
    response.add_etag()
    response.make_conditional(request)
    return response


def _pixels(asked: Mapping[str, str], key: str) -> int | None:
    """A number of pixels that was asked for; ``SelectionError`` if it is none."""
    text = asked.get(key)
    if text is None:
        return None
    if not re.fullmatch(r"[1-9][0-9]{0,5}", text, re.ASCII):
        wanted = "a whole number of pixels, from 1"
        said = f"{key}: wanted {wanted}"
        raise SelectionError(said, key=key, found=text[:200], allowed=[wanted])
    return int(text)
