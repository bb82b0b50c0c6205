"""The door through which assistants ask, over the Model Context Protocol.

Dash has the server; it would offer callbacks, layout and components as well, and all of that is
switched off. What is left to say here: who we are, which messages are let through, and that there
are no sessions. Dash numbers them by process and answers a number of another process with a list of
messages, which no client understands. Nor is there a stream: Dash ends one as soon as it is asked for,
and clients then ask again every second, for as long as they run.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from inspect import cleandoc
from typing import Any, Final

from dash.mcp import configure_mcp_server, mcp_enabled
from dash.mcp._decorator import MCP_DECORATED_FUNCTIONS
from flask import Flask, Response, request

from dashboard import __version__
from dashboard.explorer.mcp.tools import Tools
from dashboard.explorer.pages import Site
from dashboard.indicators.problems.codes import shown

#: Where the server listens, below the base path.
PATH: Final = "_mcp"
_NOT_JSON, _NO_MESSAGE, _NO_METHOD, _NO_ARGUMENTS = -32700, -32600, -32601, -32602
_SESSION: Final = "Mcp-Session-Id"
#: What Dash is asked; it has more, of which an assistant needs nothing.
_METHODS: Final = (
    *("initialize", "tools/list", "tools/call"),
    *("resources/list", "resources/templates/list"),
)
_QUOTING: Final = "Quote a bound, a period and a source with every number."


def offer(site: Site) -> None:
    """Offer the four tools, and only them, from the Dash app that is made next with MCP enabled.

    Raises:
        RuntimeError: another app of this process does; Dash keeps one list of tools for all apps.
    """
    if MCP_DECORATED_FUNCTIONS:
        raise RuntimeError(
            "another app of this process answers assistants; start a process for each"
        )
    configure_mcp_server(
        include_layout=False,
        include_callbacks=False,
        include_clientside_callbacks=False,
        include_pages=False,
        expose_callback_docstrings=False,
    )
    for tool in Tools(site).all:
        mcp_enabled(tool, expose_docstring=True)


def guard(server: Flask, site: Site) -> None:
    """Put the door in front of the server that Dash has added."""
    endpoint = f"{site.base}/{PATH}"
    door = Door(site, server.view_functions[f"{endpoint}:POST"])
    server.view_functions[f"{endpoint}:POST"] = door.post
    for method in ("GET", "DELETE"):
        server.view_functions[f"{endpoint}:{method}"] = closed


def closed() -> Response:
    """To whoever would listen to a stream or end a session: there is neither, as the protocol allows."""
    response = _refused(405, None, _NO_MESSAGE, "messages are sent by POST; there is no stream")
    response.headers["Allow"] = "POST"
    return response


@dataclass(frozen=True, slots=True)
class Door:
    """Lets through what is a message of the protocol, and makes Dash's answer our own."""

    site: Site
    dash: Callable[[], Any]

    def post(self) -> Response:
        """The answer to one message."""
        if not request.is_json:
            return _refused(415, None, _NOT_JSON, "wanted a message as application/json")
        try:
            message = json.loads(request.get_data())
        except (ValueError, RecursionError):
            return _refused(400, None, _NOT_JSON, "the message is not JSON")
        method = message.get("method") if isinstance(message, dict) else None
        if not isinstance(method, str):
            return _refused(400, None, _NO_MESSAGE, "wanted one message: an object with a method")
        if method.startswith("notifications/"):
            return Response(status=202)
        return self._answered(message, method)

    def _answered(self, message: dict[str, Any], method: str) -> Response:
        if method == "ping":
            return _sent(200, message.get("id"), result={})
        if method not in _METHODS:
            said = f"{shown(method)} is not answered here; there are {', '.join(_METHODS)}"
            return _refused(200, message.get("id"), _NO_METHOD, said)
        fault = _misuse(message.get("params")) if method == "tools/call" else ""
        if fault:
            return _refused(200, message.get("id"), _NO_ARGUMENTS, fault)
        answer = self._passed()
        said = json.loads(answer.get_data())
        if method == "initialize":
            said["result"] |= self._introduction()
        elif method == "tools/list":
            for tool in said["result"]["tools"]:
                tool["description"] = cleandoc(tool["description"])
                tool["annotations"] = {"readOnlyHint": True, "openWorldHint": False}
        answer.set_data(json.dumps(said))
        return answer

    def _passed(self) -> Response:
        """What Dash answers, knowing of no session."""
        request.environ.pop("HTTP_MCP_SESSION_ID", None)
        answer: Response = self.dash()
        answer.headers.pop(_SESSION, None)
        return answer

    def _introduction(self) -> dict[str, Any]:
        package = self.site.renderer.package
        return {
            "capabilities": {"tools": {}},
            "serverInfo": {
                "name": "jinhua-dashboard",
                "title": package.title.first,
                "version": __version__,
            },
            "instructions": f"{package.description.first} {_QUOTING}",
        }


def _misuse(params: Any) -> str:
    """What is wrong with a call, before it is known what the tool says to its arguments."""
    if not isinstance(params, dict) or not isinstance(params.get("arguments", {}), dict):
        return "wanted the name of a tool, and its arguments as an object"
    if params.get("name") not in [*MCP_DECORATED_FUNCTIONS]:
        return f"there is no such tool; there are {', '.join(MCP_DECORATED_FUNCTIONS)}"
    return ""


def _refused(status: int, id_: Any, code: int, said: str) -> Response:
    return _sent(status, id_, error={"code": code, "message": said})


def _sent(status: int, id_: Any, **said: Any) -> Response:
    known = id_ if isinstance(id_, (str, int)) else None
    body = json.dumps({"jsonrpc": "2.0", "id": known, **said})
    return Response(body, status, {"Cache-Control": "no-store"}, mimetype="application/json")
