"""What is said to a machine that asked for something it cannot have: strict JSON, one kilobyte at most."""

from __future__ import annotations

import json
from typing import Any, Final

from dashboard.errors import SelectionError
from dashboard.indicators.problems.codes import shown

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
