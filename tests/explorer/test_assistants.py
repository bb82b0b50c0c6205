"""A real client of the Model Context Protocol asks a real server."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable
from typing import Any
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest
from mcp import ClientSession
from mcp.client.streamable_http import streamable_http_client

from tests.serving import Server, serving

Ask = Callable[[ClientSession], Awaitable[Any]]


@pytest.fixture(scope="module")
def server() -> Any:
    with serving("--mcp", "--workers", "1") as running:
        yield running


def ask(server: Server, question: Ask) -> Any:
    """What the server answers to one question of a client that has just introduced itself."""

    async def asked() -> Any:
        async with (
            streamable_http_client(f"{server.address}/_mcp") as streams,
            ClientSession(streams[0], streams[1]) as session,
        ):
            await session.initialize()
            return await question(session)

    return asyncio.run(asked())


def call(server: Server, tool: str, **arguments: Any) -> Any:
    answer = ask(server, lambda session: session.call_tool(tool, arguments))
    assert not answer.is_error, answer.content
    return json.loads(answer.content[0].text)


def test_there_are_four_tools_and_nothing_else(server: Server) -> None:
    tools = ask(server, lambda session: session.list_tools()).tools
    assert sorted(tool.name for tool in tools) == [
        "get_figure",
        "get_view",
        "list_views",
        "search_figures",
    ]
    assert all(tool.description for tool in tools)
    assert ask(server, lambda session: session.list_resources()).resources == []


def test_figures_are_found_in_both_languages_and_keep_their_bound(server: Server) -> None:
    for words in ("countries", "通达国家"):
        (found,) = call(server, "search_figures", query=words, theme="rail")
        assert found["id"] == "cre-countries.jinhua.2022-06-28"
        assert found["number"]["value"] == 50
        assert found["number"]["bound"] == "over"


def test_a_figure_comes_with_its_evidence_and_a_sentence_that_keeps_the_bound(
    server: Server,
) -> None:
    found = call(server, "get_figure", figure="ftz-size-share.jinyi-ftz.undated")
    assert found["bound"] == "under"
    assert "less than 15%" in found["sentence"]
    assert any(entry["url"] for entry in found["evidence"])


def test_every_view_that_is_listed_can_be_had(server: Server) -> None:
    views = call(server, "list_views", lang="zh")
    assert len(views) == 8
    for view in views:
        had = call(server, "get_view", view=view["id"], lang="zh")
        assert [one["id"] for one in had["views"]] == [view["id"]]
        assert had["figures"]


@pytest.mark.parametrize(
    ("tool", "arguments"),
    [
        ("get_figure", {"figure": "no.such.figure"}),
        ("get_view", {"view": "nope"}),
        ("search_figures", {"theme": "sports"}),
    ],
)
def test_a_wrong_question_is_an_error_in_words(
    server: Server, tool: str, arguments: dict[str, str]
) -> None:
    answer = ask(server, lambda session: session.call_tool(tool, arguments))
    assert answer.is_error
    assert "Traceback" not in answer.content[0].text


def test_without_the_option_there_is_no_such_address_whatever_the_environment_says(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("DASH_MCP_ENABLED", "true")
    with serving("--workers", "1") as running, pytest.raises(HTTPError) as refused:
        urlopen(Request(f"{running.address}/_mcp", b"{}", method="POST"))
    assert refused.value.code in (404, 405)
    refused.value.close()
