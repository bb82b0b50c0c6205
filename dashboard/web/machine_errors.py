"""What holds for every address that programs ask: open to any origin, and refusals in strict JSON.

Which addresses those are, and how much anybody may send.
"""

from __future__ import annotations

import re
from typing import Final

from flask import Flask, Response, request
from werkzeug.exceptions import RequestEntityTooLarge

from dashboard.web.error_json import refusal

#: The largest body of a request, in bytes. The API takes none, a callback a few thousand.
MOST_SENT: Final = 2**20
#: What programs may do.
METHODS: Final = ("GET", "HEAD", "OPTIONS")

_ASKED: Final = re.compile(r"/(?:api(?:/.*)?|oembed|[^/]+/download(?:/.*)?)", re.DOTALL)
#: Assistants and monitors ask from programs of their own, never from a page of somebody else's.
_OURS: Final = ("/_mcp", "/livez", "/readyz")
_REFUSALS: Final = {
    400: ("bad_request", "this is not a request"),
    404: ("unknown_address", "there is no such address"),
    405: ("method_not_allowed", "this is read, never written to"),
    413: ("too_large", f"the body is too large; wanted at most {MOST_SENT} bytes"),
}
_BROKEN: Final = ("broken", "the fault is ours; try again later")


def ask(path: str) -> bool:
    """Whether a path, below the base path, is one that programs ask."""
    return path in _OURS or bool(_ASKED.fullmatch(path))


def refused(status: int) -> Response:
    """A refusal as programs read it; it repeats nothing of the request."""
    said = ("refused", "this is refused") if status < 500 else _BROKEN
    body = refusal(*_REFUSALS.get(status, said))
    return Response(body, status, {"Cache-Control": "no-store"}, mimetype="application/json")


def register(server: Flask, base: str) -> None:
    """Bound what is sent to any address, and open those of programs to any origin."""
    server.config["MAX_CONTENT_LENGTH"] = MOST_SENT

    @server.before_request
    def bounded() -> None:
        """Refuse a large body before it is read, whether or not anybody would."""
        if (request.content_length or 0) > MOST_SENT:
            raise RequestEntityTooLarge

    @server.after_request
    def opened(response: Response) -> Response:
        if _ASKED.fullmatch(request.path.removeprefix(base)):
            response.headers["Access-Control-Allow-Origin"] = "*"
            response.headers["X-Content-Type-Options"] = "nosniff"
            if request.method == "OPTIONS":
                response.headers["Access-Control-Allow-Methods"] = ", ".join(METHODS)
                response.headers["Access-Control-Allow-Headers"] = "If-None-Match"
                response.headers["Access-Control-Max-Age"] = "86400"
        return response
