"""What is too long or too large, asked of a real server over a real socket."""

from __future__ import annotations

import json
import socket
from collections.abc import Iterator
from http.client import HTTPConnection, HTTPResponse
from typing import Any
from urllib.parse import urlsplit

import pytest

from tests.serving import Server, serving

MEGABYTE = 2**20


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with serving("--mcp", "--workers", "1") as running:
        yield running


def ask(
    server: Server, path: str, method: str = "GET", body: bytes | None = None, **headers: str
) -> tuple[HTTPResponse, bytes]:
    where = urlsplit(server.address)
    connection = HTTPConnection(where.hostname or "", where.port, timeout=60)
    try:
        connection.request(method, path, body, headers)
        answer = connection.getresponse()
        return answer, answer.read()
    finally:
        connection.close()


def fault(answer: HTTPResponse, body: bytes, status: int) -> dict[str, Any]:
    assert answer.status == status
    assert answer.getheader("Content-Type") == "application/json"
    assert answer.getheader("Cache-Control") == "no-store"
    assert len(body) <= 1000
    found: dict[str, Any] = json.loads(body)["error"]
    assert found["message"]
    return found


@pytest.mark.parametrize(
    "path",
    ["/api/v1/figures", "/api/v1/figures/x", "/api/v1/nope", "/api/v1/", "/en/download/all.csv"],
)
@pytest.mark.parametrize("size", [4050, 8000, 8300, 100_000, 10_000_000])
def test_a_search_of_any_length_is_answered_so_that_a_program_of_any_origin_can_read_it(
    server: Server, path: str, size: int
) -> None:
    answer, body = ask(server, f"{path}?q={'x' * size}")
    assert fault(answer, body, 414)["code"] == "too_long"
    assert answer.getheader("Access-Control-Allow-Origin") == "*"
    assert ask(server, "/livez")[0].status == 200


def test_a_page_for_people_reads_an_address_that_is_long(server: Server) -> None:
    answer, body = ask(server, f"/en/?q={'x' * 7000}")
    assert answer.status == 200
    assert b"<main" in body


def test_headers_that_are_too_long_are_refused_in_the_same_form(server: Server) -> None:
    answer, body = ask(server, "/livez", Cookie="x" * 20_000)
    assert fault(answer, body, 431)["code"] == "too_long"


@pytest.mark.parametrize("sent", [b"nonsense\r\n\r\n", b"GET /a b c HTTP/1.1\r\n\r\n"])
def test_what_is_no_request_is_refused_and_not_repeated(server: Server, sent: bytes) -> None:
    where = urlsplit(server.address)
    with socket.create_connection((where.hostname or "", where.port or 0), timeout=60) as client:
        client.sendall(sent)
        client.shutdown(socket.SHUT_WR)
        answer = HTTPResponse(client)
        answer.begin()
        body = answer.read()
    assert fault(answer, body, 400)["code"] == "bad_request"
    assert b"nonsense" not in body


@pytest.mark.parametrize(
    ("method", "path", "form"),
    [
        ("POST", "/_mcp", "application/json"),
        ("POST", "/api/v1/figures", "application/json"),
        ("GET", "/oembed?url=x", "application/json"),
        ("GET", "/en/download/all.csv", "application/json"),
        ("POST", "/_dash-update-component", "text/html"),
        ("GET", "/en/", "text/html"),
        ("GET", "/livez", "application/json"),
    ],
)
def test_a_body_of_more_than_a_megabyte_is_refused_wherever_it_is_sent(
    server: Server, method: str, path: str, form: str
) -> None:
    headers = {"Content-Type": "application/json"}
    answer, body = ask(server, path, method, b"[" + b"1," * MEGABYTE + b"1]", **headers)
    assert answer.status == 413
    assert (answer.getheader("Content-Type") or "").startswith(form)
    if form == "application/json":
        assert fault(answer, body, 413)["code"] == "too_large"
    assert ask(server, "/livez")[0].status == 200


def test_a_body_that_does_not_say_how_long_it_is_is_not_read_to_its_end(server: Server) -> None:
    where = urlsplit(server.address)
    connection = HTTPConnection(where.hostname or "", where.port, timeout=60)
    message = b'{"jsonrpc": "2.0", "id": 1, "method": "ping"}'
    parts = (*[b" " * 2**16] * 32, message)  # understood, if it were
    try:
        connection.request("POST", "/_mcp", iter(parts), {"Content-Type": "application/json"})
        with connection.getresponse() as answer:
            fault(answer, answer.read(), 400)
    finally:
        connection.close()


@pytest.mark.parametrize("path", ["/en/download/all.csv", "/oembed", "/api/v1/figures"])
@pytest.mark.parametrize("method", ["GET", "HEAD", "OPTIONS", "POST", "PUT", "DELETE"])
def test_whatever_a_program_does_any_page_may_read_what_it_is_told(
    server: Server, path: str, method: str
) -> None:
    answer, body = ask(server, path, method, Origin="https://elsewhere.example")
    assert answer.getheader("Access-Control-Allow-Origin") == "*"
    if method == "OPTIONS":
        assert answer.getheader("Access-Control-Allow-Methods") == "GET, HEAD, OPTIONS"
    elif method in ("POST", "PUT", "DELETE"):
        assert fault(answer, body, 405)["code"] == "method_not_allowed"
        assert "GET" in (answer.getheader("Allow") or "")


@pytest.mark.parametrize(
    "path", ["/en/download/", "/en/download/nope.csv", "/xx/download/all.csv", "/oembed?url=x"]
)
def test_what_is_not_there_is_said_to_programs_of_any_origin(server: Server, path: str) -> None:
    answer, body = ask(server, path)
    fault(answer, body, 400 if "url" in path else 404)
    assert answer.getheader("Access-Control-Allow-Origin") == "*"


@pytest.mark.parametrize("path", ["/_dash-dependencies", "/en/", "/_mcp"])
def test_pages_and_callbacks_are_for_their_own_origin(server: Server, path: str) -> None:
    assert ask(server, path)[0].getheader("Access-Control-Allow-Origin") is None
