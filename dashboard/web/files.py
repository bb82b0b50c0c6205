"""The files that pages load: addressed by their content, compressed, kept for good by browsers."""

from __future__ import annotations

import hashlib
import json
import mimetypes
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from flask import Flask, Request, Response, request
from flask_compress import Compress
from werkzeug.exceptions import NotFound
from whitenoise import WhiteNoise

from dashboard.charts import typeface

#: The font of pages, and the style sheet that loads it.
FONT: Final = "schibsted-grotesk.woff2"
FACES: Final = "fonts.css"
FOREVER: Final = "public, max-age=31536000, immutable"
_OWN: Final = (".css", ".js", ".svg")
#: What gets smaller by being compressed; pictures, slides and workbooks already are.
_TEXTS: Final = (
    *("text/html", "text/css", "text/plain", "text/csv", "text/javascript", "image/svg+xml"),
    *("application/javascript", "application/json", "application/ld+json", "application/xml"),
)
_SUITES: Final = "/_dash-component-suites/"
#: What Dash puts into the name of a script, and leaves unread when it is asked for one.
_FINGERPRINT: Final = re.compile(r"(?<=/)([^/.]+)\.v[\w-]+m[0-9a-fA-F]+(?=\.[^/]+$)")


@dataclass(frozen=True, slots=True)
class Files:
    """Where each file is: ``url("dashboard.css")`` holds a hash of what is in it."""

    urls: dict[str, str]

    def url(self, name: str) -> str:
        """The path of one file; ``KeyError`` if there is none of that name."""
        return self.urls[name]


def serve(server: Flask, folder: Path, base: str) -> Files:
    """Serve our own files and the vendored ones below ``base``.

    Raises:
        FileNotFoundError: the vendored files have not been built.
    """
    vendored = _vendored(server, folder / "vendor" / "dist", base)
    own = {path.name: path.read_bytes() for path in folder.iterdir() if path.suffix in _OWN}
    # Seen from there, the font lies the same way on a server and in a folder of files.
    own[FACES] = typeface.faces(f"../..{vendored[FONT].removeprefix(base)}").encode()
    urls = {name: f"{base}/assets/{_digest(content)}/{name}" for name, content in own.items()}
    kept = {urls[name]: (own[name], mimetypes.guess_type(name)[0]) for name in own}

    @server.get(f"{base}/assets/<path:name>")
    def asset(name: str) -> Response:  # noqa: ARG001 - the whole path is the key
        if request.path not in kept:
            raise NotFound
        content, media = kept[request.path]
        response = Response(content, mimetype=media, headers={"Cache-Control": FOREVER})
        response.add_etag()
        response.make_conditional(request)
        return response

    return Files(urls | vendored)


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:12]


def _vendored(server: Flask, dist: Path, base: str) -> dict[str, str]:
    """Serve the built packages, compressed when they were built, in front of the application."""
    manifest: dict[str, Any] = json.loads((dist / "manifest.json").read_text("utf-8"))
    prefix = f"{base}/vendor/"
    front = WhiteNoise(
        server.wsgi_app,
        root=str(dist),
        prefix=prefix,
        immutable_file_test=lambda _path, _url: True,
        max_age=31536000,
    )
    server.wsgi_app = front  # type: ignore[method-assign]
    entries = {**manifest["files"], **manifest["fonts"]}
    return {name: prefix + entry["file"] for name, entry in entries.items()}


class SuiteCache:
    """Keeps Dash's own scripts compressed; they never change while a process lives.

    Only answers that are worth keeping come here under a key; the empty key is not kept. So there
    are at most as many as Dash has scripts, once for each way to compress them.
    """

    def __init__(self) -> None:
        """Start empty."""
        self._kept: dict[str, bytes] = {}

    def __len__(self) -> int:
        """How many scripts are kept."""
        return len(self._kept)

    def get(self, key: str) -> bytes | None:
        """What was kept under the key."""
        return self._kept.get(key)

    def set(self, key: str, value: bytes) -> None:
        """Keep a script."""
        if not key.endswith(";"):
            self._kept[key] = value


def compress(server: Flask) -> None:
    """Compress what is worth it, for whoever accepts it."""
    kept = server.extensions["compressed-suites"] = SuiteCache()
    server.config.update(
        COMPRESS_ALGORITHM=["br", "gzip"],
        COMPRESS_BR_LEVEL=6,
        COMPRESS_MIMETYPES=[*_TEXTS],
        COMPRESS_STREAMS=False,
        COMPRESS_CACHE_BACKEND=lambda: kept,
        COMPRESS_CACHE_KEY=_key,
    )
    Compress(server)


def _key(asked: Request) -> str:
    """The name under which a compressed answer may be kept: Dash's scripts only.

    Without the fingerprint: Dash answers under any, those of other hosts and of a page that was
    open during an upgrade among them, and would have a script kept once for each invented one.
    """
    return _FINGERPRINT.sub(r"\1", asked.path) if _SUITES in asked.path else ""
