"""What is said to a machine that asked for something it cannot have: strict JSON, one kilobyte at most."""

from __future__ import annotations

import json
from typing import Any, Final

from dashboard.errors import SelectionError
from dashboard.indicators.codes import shown

MOST_BYTES: Final = 1000


def refusal(code: str, message: str, **more: Any) -> bytes:
    """The body of an error; what does not fit is left out, the list of what is allowed first."""
    fault: dict[str, Any] = {"code": code, "message": message}
    fault |= {key: value for key, value in more.items() if value not in (None, "", [])}
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
    allowed = fault.get("allowed")
    if allowed and len(allowed) > 1:
        fault["allowed"] = [*allowed[: (len(allowed) - 1) // 2], "…"]
        if fault["allowed"] == ["…"]:
            del fault["allowed"]
    elif len(fault["message"]) > 200:
        fault["message"] = fault["message"][:199] + "…"
    else:
        for key in ("allowed", "found", "key", "nearest"):
            if key in fault:
                del fault[key]
                return
        fault["message"] = fault["message"][: len(fault["message"]) // 2]
