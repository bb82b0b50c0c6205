"""Errors as programs read them, in strict JSON of one kilobyte at most, open to any origin.

Which addresses programs ask, and how much anybody may send.
"""

from __future__ import annotations

import json
import re
from typing import Any, Final

from flask import Flask, Response, request
from werkzeug.exceptions import RequestEntityTooLarge

from dashboard.errors import SelectionError
from dashboard.indicators.problems.codes import shown

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
#: The longest error, in bytes.
MOST_BYTES: Final = 1000
#: How long a message of an error that is too long may be, and how short one and a list are left.
_LONG, _BRIEF, _FEW = 300, 80, 4


def refusal(code: str, message: str, **more: Any) -> bytes:
    """The body of an error; what does not fit is left out, but never all of what is allowed.

    A key may be empty, as in ``?=x``; whatever else is has nothing to say.
    """
    fault: dict[str, Any] = {"code": code, "message": message}
    fault |= {
        key: value
        for key, value in more.items()
        if value not in (None, []) and (value or key == "key")
    }
    while len(body := _written(fault)) > MOST_BYTES:
        _shorten(fault)
    return body


def misunderstood(error: SelectionError) -> bytes:
    """The body for a question with an unknown key or a value that is not understood."""
    code = "unknown_key" if error.key in ("parameter", "filter") else "bad_value"
    key = error.found if code == "unknown_key" else error.key
    return refusal(
        code,
        str(error),
        key=_safe(key),
        found=_safe(error.found) if code == "bad_value" else None,
        allowed=[*error.allowed],
    )


def _safe(text: str) -> str:
    """A text that was found, short, nothing invisible left in it."""
    return shown(text)[1:-1]


def _written(fault: dict[str, Any]) -> bytes:
    text = json.dumps({"error": fault}, ensure_ascii=False, allow_nan=False)
    # as JSON the same, and nothing that any reader takes for markup
    text = text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
    return text.encode("utf-8", "replace")


def _shorten(fault: dict[str, Any]) -> None:
    """Make an error shorter by one step: a long message, a long list, then what tells least."""
    allowed, said = fault.get("allowed") or [], fault["message"]
    if len(said) > _LONG:
        fault["message"] = f"{said[:_LONG].rpartition(' ')[0] or said[:_LONG]}…"
    elif len(allowed) > _FEW:
        fault["allowed"] = [*allowed[: (len(allowed) - 1) // 2], "…"]
    elif len(said) > _BRIEF:
        fault["message"] = f"{said[: len(said) // 2]}…"
    else:
        del fault[next(key for key in ("found", "nearest", "allowed", "key") if key in fault)]


def ask(path: str) -> bool:
    """Whether a path, below the base path, is one that programs ask."""
    return path in _OURS or bool(_ASKED.fullmatch(path))


def refused(status: int) -> Response:
    """A refusal as programs read it; it repeats nothing of the request."""
    said = ("refused", "this is refused") if status < 500 else _BROKEN
    return error_response(status, refusal(*_REFUSALS.get(status, said)))


def error_response(status: int, body: bytes) -> Response:
    """The answer with an error as its body, kept by nobody."""
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
    def opened(answer: Response) -> Response:
        if _ASKED.fullmatch(request.path.removeprefix(base)):
            answer.headers["Access-Control-Allow-Origin"] = "*"
            answer.headers["X-Content-Type-Options"] = "nosniff"
            if request.method == "OPTIONS":
                answer.headers["Access-Control-Allow-Methods"] = ", ".join(METHODS)
                answer.headers["Access-Control-Allow-Headers"] = "If-None-Match"
                answer.headers["Access-Control-Max-Age"] = "86400"
        return answer
