"""What every answer tells a browser about how far it may go: policy, types, referrers, features."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from flask import Flask, Response

#: What holds for whatever is answered, unless the answer says otherwise itself.
_EVERY: Final[Mapping[str, str]] = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}


def register(server: Flask, *, scripts: Sequence[str] = (), font: str = "") -> None:
    """Send the headers with every answer, and with pages that they need the ``font``.

    ``scripts`` are the hashes of those written into pages.
    """
    policy = page_policy(scripts)

    @server.after_request
    def send(response: Response) -> Response:
        for name, value in _EVERY.items():
            response.headers.setdefault(name, value)
        if response.mimetype == "text/html":
            response.headers.setdefault("Content-Security-Policy", policy)
            if font:
                response.headers["Link"] = f"<{font}>; rel=preload; as=font; crossorigin"
        return response


def page_policy(
    scripts: Sequence[str] = (), *, framing: Sequence[str] = ("frame-ancestors 'none'",)
) -> str:
    """The policy of the pages: ours alone run and load, nobody frames them unless ``framing`` says.

    Dash and Plotly write styles into the page; no script is run from text but those of which
    the hash is given, and none makes code out of text. A page frames our own embeds, to preview
    them.
    """
    return "; ".join(
        (
            "default-src 'none'",
            " ".join(("script-src 'self'", *scripts)),
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "font-src 'self'",
            "connect-src 'self'",
            "frame-src 'self'",
            "base-uri 'none'",
            "form-action 'self'",
            *framing,
        )
    )
