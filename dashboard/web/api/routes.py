"""The API on the network: ``/api/v1``, read-only, for any origin, cached by content."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from functools import lru_cache, partial
from typing import Any, Final

from flask import Flask, Response, request
from werkzeug.routing import Rule

from dashboard.errors import SelectionError, SeveralFiguresError, UnknownFigureError
from dashboard.exports.metadata import dcat
from dashboard.indicators.model.package import Package
from dashboard.messages.conventions import conventions
from dashboard.views.render.renderer import Renderer
from dashboard.web import accept_language
from dashboard.web.api import openapi, page
from dashboard.web.api.parameters import LONGEST_QUESTION, USUAL, Question, read
from dashboard.web.api.resources import UnknownIdError, find
from dashboard.web.api.serializers import V1, Scope
from dashboard.web.machine_errors import METHODS, error_response, misunderstood, refusal

_JSON: Final = "application/json"
#: How many answers are kept of one version; those of long pages are not.
_KEPT: Final = 64

#: What is not a resource but a description of all of them: media type, and how it is made.
DOCUMENTS: Final[dict[str, tuple[str, Callable[[Package, str], dict[str, Any]]]]] = {
    "/openapi.json": (_JSON, openapi.document),
    "/dcat.jsonld": ("application/ld+json", dcat.catalogue),
}


class Api:
    """Answers whatever is asked below ``/api``; what it keeps is of one version of the data."""

    def __init__(
        self, renderer: Renderer, base: str, public_url: str, styles: tuple[str, ...], icon: str
    ) -> None:
        """Answer from what ``renderer`` holds at the time of asking."""
        self._renderer = renderer
        self._base = base
        self._root = public_url + base
        self._page = partial(page.document, base=base, styles=styles, icon=icon)
        self._kept: tuple[str, Callable[[str, bytes], bytes]] | None = None

    def respond(self, rest: str = "") -> Response:
        """The answer to the current request."""
        if request.method == "OPTIONS":
            return Response(status=204)
        if request.method not in METHODS:
            body = refusal("method_not_allowed", "the API is read, never written to")
            return error_response(405, body)
        if len(request.query_string) > LONGEST_QUESTION:
            wanted = f"the question is too long; wanted at most {LONGEST_QUESTION} bytes"
            return error_response(414, refusal("too_long", wanted))
        try:
            return self._answer(rest)
        except SelectionError as error:
            return error_response(400, misunderstood(error))
        except SeveralFiguresError as error:
            several = "several figures go by this id; name one of them"
            body = refusal("several_sources", several, allowed=[*error.ids])
        except (UnknownIdError, UnknownFigureError) as error:
            hint = f'; the nearest is "{error.nearest}"' if error.nearest else ""
            unknown = f"there is nothing of that id{hint}"
            body = refusal("unknown_id", unknown, nearest=error.nearest)
        return error_response(404, body)

    def _answer(self, rest: str) -> Response:
        """A document or a resource, as JSON; JSON as well if there is no such address."""
        package = self._renderer.package
        path = f"/{rest}".removeprefix("/v1")
        if rest in ("", "v1"):
            return Response(status=308, headers={"Location": f"{self._base}{V1}/"})
        if rest == "v1/":
            return self._readable(package)
        if not rest.startswith("v1/") or (path not in DOCUMENTS and find(path) is None):
            said = f"there is no such address; {self._base}{V1}/ lists those that there are"
            return error_response(404, refusal("unknown_address", said))
        media = DOCUMENTS[path][0] if path in DOCUMENTS else _JSON
        return _conditional(Response(self._body(package, path), mimetype=media))

    def _body(self, package: Package, path: str) -> bytes:
        """What is at an address, from memory where it can."""
        kept = self._kept
        if kept is None or kept[0] != package.version:
            made = partial(self._made, package)
            kept = self._kept = (package.version, lru_cache(_KEPT)(made))
        if _question(package, path, request.query_string).limit <= USUAL:
            return kept[1](path, request.query_string)
        return self._made(package, path, request.query_string)

    def _made(self, package: Package, path: str, text: bytes) -> bytes:
        """The body of an answer: strict JSON, the same bytes wherever it is made."""
        question = _question(package, path, text)
        if found := find(path):
            endpoint, id_ = found
            render = self._renderer.of(package)
            scope = Scope(package, render, question.langs, self._root, question.query.derived)
            answer = endpoint.answer(scope, question, id_)
        else:
            answer = DOCUMENTS[path][1](package, self._root)
        body = json.dumps(answer, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
        return f"{body}\n".encode()

    def _readable(self, package: Package) -> Response:
        """The page about the API, in the language asked for."""
        langs = read(request.query_string, ("lang",), package, ()).langs
        lang = langs[0] if len(langs) == 1 else accept_language.asked(langs)
        response = Response(self._page(package, lang), mimetype="text/html")
        response.headers["Content-Security-Policy"] = page.POLICY
        response.headers["Content-Language"] = conventions(lang).tag
        response.vary.add("Accept-Language")
        return _conditional(response)


def _question(package: Package, path: str, text: bytes) -> Question:
    found = find(path)
    keys, fields = (found[0].parameters, found[0].fields) if found else ((), ())
    return read(text, keys, package, fields)


def _conditional(response: Response) -> Response:
    """The answer with a tag of its content; 304 if whoever asks has it already."""
    response.headers["Cache-Control"] = "no-cache"
    response.set_etag(hashlib.sha256(response.get_data()).hexdigest()[:32])
    response.vary.add("Accept-Encoding")
    response.make_conditional(request)
    return response


def register(
    server: Flask,
    renderer: Renderer,
    *,
    base: str,
    public_url: str,
    styles: tuple[str, ...],
    icon: str,
) -> None:
    """Add the API below ``base``; ``public_url`` is where the site is found, empty if not known."""
    api = Api(renderer, base, public_url, styles, icon)

    def answer(rest: str = "") -> Response:
        try:
            response = api.respond(rest)
        except Exception as error:  # machines are answered in JSON, whatever happens
            server.logger.error("an answer could not be made", exc_info=error)
            response = error_response(500, refusal("broken", "the fault is ours; try again later"))
        response.headers["Access-Control-Expose-Headers"] = "ETag"
        if response.status_code in (204, 405):
            response.headers["Allow"] = ", ".join(METHODS)
        return response

    server.view_functions["api"] = answer
    for path in ("/api", "/api/", "/api/<path:rest>"):
        # a rule without methods takes every method, known or not
        server.url_map.add(Rule(base + path, endpoint="api", merge_slashes=False))
