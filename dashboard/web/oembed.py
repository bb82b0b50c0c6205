"""``/oembed?url=``: how a site that is given the address of a view shows the view itself.

Answers for addresses of this dashboard only: those below ``public_url``, and those of this very
machine. The ``Host`` of a request is not asked; whoever sends it can write there what they like.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any, Final
from urllib.parse import urlsplit

from flask import Flask, Response, request

from dashboard.errors import SelectionError, UnknownPageError
from dashboard.indicators.schema import LANGS
from dashboard.views.address import Address
from dashboard.views.rendering import Renderer
from dashboard.views.snippet import WIDTH, height_of, snippet
from dashboard.web.refusals import misunderstood, refusal

OEMBED: Final = "/oembed"
_LOCAL: Final = ("localhost", "127.0.0.1", "::1")
_KNOWN: Final = f"/{{{'|'.join(LANGS)}}}/{{view|embed}}/{{view id}}"
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
        most = _pixels(asked, "maxwidth"), _pixels(asked, "maxheight")
        shown = self._renderer.render(address, version=address.flags.version)
        package = self._renderer.package
        width = min(WIDTH, most[0] or WIDTH)
        height = min(height_of(shown), most[1] or height_of(shown))
        src = f"{home}{address.embedded()}"
        return {
            "version": "1.0",
            "type": "rich",
            "provider_name": package.title.within(address.lang),
            "provider_url": f"{home}{Address(address.lang)}",
            "author_name": package.publisher.within(address.lang),
            "title": shown.title,
            "cache_age": _HOUR,
            "width": width,
            "height": height,
            "html": snippet(src, shown.title, height=height, width=width),
        }

    def _address(self, url: str) -> tuple[str, Address]:
        """Where the site lives, and what the address names in it."""
        allowed = [f"{self._public}{self._base}{_KNOWN}"]
        try:
            parts = urlsplit(url)
            origin, host = f"{parts.scheme}://{parts.netloc}".lower(), parts.hostname
        except ValueError:
            parts = None
        if parts is None or parts.scheme not in ("http", "https") or not host:
            said = "url: wanted the whole address of a view"
            raise SelectionError(said, key="url", found=url[:200], allowed=allowed)
        is_ours = origin == self._public or (host in _LOCAL and "@" not in parts.netloc)
        if not is_ours or not parts.path.startswith(f"{self._base}/"):
            raise UnknownPageError("not an address of this site")
        address = Address.parse(f"{parts.path.removeprefix(self._base)}?{parts.query}")
        if address.page not in ("view", "embed"):
            raise UnknownPageError("not the address of a view")
        return origin + self._base, address


def register(server: Flask, renderer: Renderer, *, base: str, public_url: str) -> None:
    """Add the endpoint below ``base``."""
    provider = Provider(renderer, base, public_url)

    @server.get(base + OEMBED)
    def oembed() -> Response:
        response = _answered(provider)
        response.headers["Access-Control-Allow-Origin"] = "*"
        response.headers["X-Content-Type-Options"] = "nosniff"
        return response


def _answered(provider: Provider) -> Response:
    if request.args.get("format", "json") != "json":
        said = "format: only json is made here"
        return _refused(501, refusal("not_implemented", said, key="format", allowed=["json"]))
    try:
        body = json.dumps(provider.answer(request.args), ensure_ascii=False, allow_nan=False)
    except SelectionError as error:
        return _refused(400, misunderstood(error))
    except UnknownPageError:
        said = "url: not the address of a view that can be embedded from here"
        return _refused(404, refusal("unknown_address", said, key="url"))
    response = Response(body.encode("utf-8", "replace"), mimetype="application/json")
    response.headers["Cache-Control"] = f"public, max-age={_HOUR}"
    response.add_etag()
    response.make_conditional(request)
    return response


def _refused(status: int, body: bytes) -> Response:
    return Response(body, status, {"Cache-Control": "no-store"}, mimetype="application/json")


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
