"""Pages that are made once and served as bytes: compressed, told apart by content, with a policy."""

from __future__ import annotations

import base64
import gzip
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

import brotli
from flask import Response, request


@dataclass(frozen=True, slots=True)
class Document:
    """A page as bytes, plain and compressed, and what tells it from any other."""

    digest: str
    encodings: dict[str, bytes]
    media_type: str = "text/html"

    @classmethod
    def of(cls, page: str, media_type: str = "text/html") -> Document:
        """The document of a page."""
        content = page.encode()
        return cls(
            hashlib.sha256(content).hexdigest()[:20],
            {
                "br": brotli.compress(content, quality=9),
                "gzip": gzip.compress(content, 9, mtime=0),
                "identity": content,
            },
            media_type,
        )

    def answer(self, headers: Mapping[str, str]) -> Response:
        """The answer to the request that is being served: 304 where the browser has the page."""
        encoding = _encoding(request.headers.get("Accept-Encoding", ""))
        response = Response(
            self.encodings[encoding], mimetype=self.media_type, headers=dict(headers)
        )
        if encoding != "identity":
            response.headers["Content-Encoding"] = encoding
        response.set_etag(f"{self.digest}-{encoding}")
        response.make_conditional(request)
        return response


def headers(policy: str) -> dict[str, str]:
    """What is sent with a document: asked for anew each time, but not sent anew."""
    return {
        "Cache-Control": "no-cache",
        "Content-Security-Policy": policy,
        "Referrer-Policy": "no-referrer",
        "Vary": "Accept-Encoding",
        "X-Content-Type-Options": "nosniff",
    }


def policy(ancestors: str, *, style: str, connect: str = "'none'") -> str:
    """What a page may do: run and load what is ours, be framed by ``ancestors``, no more.

    Tiles say their lengths in attributes; no style element counts but the one that says ``style``,
    and no script runs that is not ours. ``connect`` is what its scripts may ask.
    """
    return "; ".join(
        (
            "default-src 'none'",
            "script-src 'self'",
            f"style-src-elem 'self' 'sha256-{_digest(style)}'",
            "style-src-attr 'unsafe-inline'",
            "img-src 'self'",
            "font-src 'self'",
            f"connect-src {connect}",
            "base-uri 'none'",
            "form-action 'none'",
            *framing(ancestors),
        )
    )


def page_policy(style: str) -> str:
    """What a page of ours may do: load and ask what is ours, frame our embeds; nobody frames it."""
    # Plotly puts rules into a style element that is empty in the page.
    styles = " ".join(f"'sha256-{_digest(text)}'" for text in (style, ""))
    return "; ".join(
        (
            "default-src 'none'",
            "script-src 'self'",
            f"style-src-elem 'self' {styles}",
            "style-src-attr 'unsafe-inline'",
            "img-src 'self' data:",
            "font-src 'self'",
            "connect-src 'self'",
            "frame-src 'self'",
            "base-uri 'none'",
            "form-action 'self'",
            "frame-ancestors 'none'",
        )
    )


def _digest(text: str) -> str:
    """The hash by which a policy knows a text."""
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def framing(ancestors: str) -> tuple[str, ...]:
    """The rule that lets ``ancestors`` frame a page, and us: the dialog shows what it gives away.

    No rule for everybody: ``*`` would be every site of the network, and keep out a page on
    somebody's disk or in a sandbox, where many sites put what oEmbed gives them.
    """
    return () if ancestors == "*" else (f"frame-ancestors 'self' {ancestors}",)


@lru_cache(256)
def _encoding(accepted: str) -> str:
    """The best encoding that a browser accepts."""
    given = {}
    for part in accepted.lower().split(","):
        name, _, weight = part.partition(";")
        given[name.strip()] = weight.strip().replace(" ", "") not in (
            "q=0",
            "q=0.0",
            "q=0.00",
            "q=0.000",
        )
    return next((one for one in ("br", "gzip") if given.get(one)), "identity")
