"""The front door, and what monitors ask: ``/``, ``/livez``, ``/readyz``."""

from __future__ import annotations

from flask import Flask, Response, jsonify, redirect, request

from dashboard.errors import UnknownPageError
from dashboard.indicators.problems.codes import CODES
from dashboard.indicators.store.store import Store
from dashboard.languages import Lang
from dashboard.views.address.address import Address
from dashboard.web import accept_language


def register(server: Flask, store: Store, base: str) -> None:
    """Add the routes below ``base``."""

    @server.get(f"{base}/")
    def front() -> Response:
        """The explorer in the language that the browser asks for, the first of ours if it asks for none."""
        response = redirect(base + str(Address(accept_language.asked(store.current.languages))))
        response.headers["Vary"] = "Accept-Language"
        response.headers["Cache-Control"] = "no-cache"
        return response  # type: ignore[return-value]

    @server.get(f"{base}/<lang>")
    def closed(lang: Lang) -> Response:
        """The explorer as people type it, without the last stroke; what was asked stays asked."""
        if lang not in store.current.languages:
            raise UnknownPageError("no such page")
        asked = request.query_string.decode("ascii", "replace")
        response = redirect(f"{base}{Address(lang)}" + (f"?{asked}" if asked else ""))
        response.headers["Cache-Control"] = "no-cache"
        return response  # type: ignore[return-value]

    @server.get(f"{base}/livez")
    def live() -> Response:
        return _now(status="ok")

    @server.get(f"{base}/readyz")
    def ready() -> Response:
        """Ready as long as some complete version is served; says so when it is not the newest, and why.

        Of the first problem it says what it is and where, not what stands there.
        """
        version = store.current.version
        if problems := store.degraded:
            first = problems[0]
            return _now(
                status="degraded",
                version=version,
                problems=len(problems),
                first={
                    "code": first.code,
                    "meaning": CODES[first.code],
                    "file": first.file,
                    "line": first.line,
                },
            )
        return _now(status="ok", version=version)


def _now(**said: object) -> Response:
    """What holds at this moment, for nobody to keep."""
    response = jsonify(**said)
    response.headers["Cache-Control"] = "no-store"
    return response
