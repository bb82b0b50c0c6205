"""The API on the network: ``/api/v1``, read-only, for any origin, cached by content."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from functools import lru_cache, partial
from typing import Any, Final

from flask import Flask, Response, redirect, request
from werkzeug.routing import Rule

from dashboard.errors import SelectionError, SeveralFiguresError, UnknownFigureError
from dashboard.exports.metadata import dcat
from dashboard.indicators.model.package import Package
from dashboard.indicators.model.schema import LANGS
from dashboard.languages import Lang
from dashboard.messages.conventions import conventions
from dashboard.views.address.address import Address
from dashboard.views.render.rendered import Rendered
from dashboard.views.render.renderer import Renderer
from dashboard.web.api import openapi, page
from dashboard.web.api.answers import V1, Scope
from dashboard.web.api.endpoints import UnknownIdError, find
from dashboard.web.api.parameters import LANG, LONGEST_QUESTION, USUAL, Asked, read
from dashboard.web.error_json import misunderstood, refusal
from dashboard.web.machine_errors import METHODS

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
        self._styles = styles
        self._icon = icon
        self._kept: tuple[str, Callable[[str, bytes], bytes]] | None = None

    def respond(self, rest: str = "") -> Response:
        """The answer to the current request."""
        if request.method == "OPTIONS":
            response = Response(status=204)
        elif request.method not in METHODS:
            said = refusal("method_not_allowed", "the API is read, never written to")
            response = _refused(405, said)
        elif len(request.query_string) > LONGEST_QUESTION:
            wanted = f"the question is too long; wanted at most {LONGEST_QUESTION} bytes"
            response = _refused(414, refusal("too_long", wanted))
        else:
            response = self._answered(rest)
        return _open(response)

    def _answered(self, rest: str) -> Response:
        path = f"/{rest}".removeprefix("/v1")
        try:
            if rest in ("", "v1"):
                found = redirect(f"{self._base}{V1}/", 308)
                return Response(status=308, headers={"Location": found.headers["Location"]})
            return self._readable() if rest == "v1/" else self._found(rest, path)
        except SelectionError as error:
            return _refused(400, misunderstood(error))
        except SeveralFiguresError as error:
            said = "several figures go by this id; name one of them"
            return _refused(404, refusal("several_sources", said, allowed=[*error.ids]))
        except (UnknownIdError, UnknownFigureError) as error:
            hint = f'; the nearest is "{error.nearest}"' if error.nearest else ""
            said = f"there is nothing of that id{hint}"
            return _refused(404, refusal("unknown_id", said, nearest=error.nearest))

    def _found(self, rest: str, path: str) -> Response:
        """A document or a resource, as JSON; JSON as well if there is no such address."""
        package = self._renderer.package
        if not rest.startswith("v1/") or (path not in DOCUMENTS and find(path) is None):
            said = f"there is no such address; {self._base}{V1}/ lists those that there are"
            return _refused(404, refusal("unknown_address", said))
        media = DOCUMENTS[path][0] if path in DOCUMENTS else _JSON
        return _conditional(Response(self._body(package, path), mimetype=media))

    def _body(self, package: Package, path: str) -> bytes:
        """What is at an address, from memory where it can."""
        kept = self._kept
        fresh = partial(_made, package, self._renderer.of(package), self._root)
        if kept is None or kept[0] != package.version:
            kept = self._kept = (package.version, lru_cache(_KEPT)(fresh))
        asked = _asked(package, path)
        made = kept[1] if asked.limit <= USUAL else fresh
        return made(path, request.query_string)

    def _readable(self) -> Response:
        """The page about the API, in the language asked for."""
        package = self._renderer.package
        asked = read(request.query_string, (LANG,), package, ())
        lang: Lang = asked.langs[0]
        if len(asked.langs) > 1:
            wanted = request.accept_languages.best_match(LANGS, default=LANGS[0])
            lang = next(one for one in LANGS if one == wanted)
        body = page.document(package, lang, base=self._base, styles=self._styles, icon=self._icon)
        response = Response(body, mimetype="text/html")
        response.headers["Content-Security-Policy"] = page.POLICY
        response.headers["Content-Language"] = conventions(lang).tag
        response.vary.add("Accept-Language")
        return _conditional(response)


def _asked(package: Package, path: str, question: bytes | None = None) -> Asked:
    text = request.query_string if question is None else question
    found = find(path)
    if found is None:
        return read(text, (), package, ())
    return read(text, found[0].parameters, package, found[0].fields)


def _made(
    package: Package,
    render: Callable[[Address], Rendered],
    root: str,
    path: str,
    question: bytes,
) -> bytes:
    """The body of an answer: strict JSON, the same bytes wherever it is made."""
    asked = _asked(package, path, question)
    found = find(path)
    if found is None:
        return _written(DOCUMENTS[path][1](package, root))
    endpoint, id_ = found
    scope = Scope(package, render, asked.langs, root, asked.query.derived)
    answer = endpoint.answer(scope, asked, id_)
    return _written(endpoint.written(answer, asked.fields))


def _written(value: object) -> bytes:
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return f"{text}\n".encode()


def _refused(status: int, body: bytes) -> Response:
    return Response(body, status, {"Cache-Control": "no-store"}, mimetype=_JSON)


def _conditional(response: Response) -> Response:
    """The answer with a tag of its content; 304 if whoever asks has it already."""
    response.headers["Cache-Control"] = "no-cache"
    tag = hashlib.sha256(response.get_data()).hexdigest()[:32]
    response.set_etag(tag)
    response.vary.add("Accept-Encoding")
    response.make_conditional(request)
    return response


def _open(response: Response) -> Response:
    """What every answer says of what can be read from it and done here."""
    response.headers["Access-Control-Expose-Headers"] = "ETag"
    if response.status_code in (204, 405):
        response.headers["Allow"] = ", ".join(METHODS)
    return response


def register(
    server: Flask,
    renderer: Renderer,
    *,
    base: str,
    public_url: str,
    styles: tuple[str, ...],
    icon: str,
) -> Api:
    """Add the API below ``base``; ``public_url`` is where the site is found, empty if not known."""
    api = Api(renderer, base, public_url, styles, icon)

    def answer(rest: str = "") -> Response:
        try:
            return api.respond(rest)
        except Exception as error:  # machines are answered in JSON, whatever happens
            server.logger.error("an answer could not be made", exc_info=error)
            return _open(_refused(500, refusal("broken", "the fault is ours; try again later")))

    server.view_functions["api"] = answer
    for path in ("/api", "/api/", "/api/<path:rest>"):
        # a rule without methods takes every method, known or not
        server.url_map.add(Rule(base + path, endpoint="api", merge_slashes=False))
    return api
