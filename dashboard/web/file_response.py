"""A file as it is sent."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from urllib.parse import quote

from flask import Response, request


@dataclass(frozen=True, slots=True)
class File:
    """Its bytes, and its names in plain letters and in its own language."""

    body: bytes
    plain: str
    named: str

    @property
    def digest(self) -> str:
        """What tells it from any other."""
        return hashlib.sha256(self.body).hexdigest()[:20]

    def response(self, media_type: str) -> Response:
        """The file as an answer that is saved, and asked for again only when it has changed."""
        response = Response(self.body, content_type=media_type)
        response.headers["Content-Disposition"] = (
            f"attachment; filename=\"{self.plain}\"; filename*=UTF-8''{quote(self.named, safe='')}"
        )
        response.headers["Cache-Control"] = "no-cache"
        response.headers["Access-Control-Expose-Headers"] = "Content-Disposition, ETag"
        response.set_etag(self.digest)
        response.make_conditional(request)
        return response
