"""A real client of the Model Context Protocol asks a real server."""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest
from mcp import ClientSession
from mcp.client.streamable_http import streamable_http_client

from dashboard import __version__
from tests.serving import Server, serving
from tests.views import crowd

Ask = Callable[[ClientSession], Awaitable[Any]]


@pytest.fixture(scope="module")
def server() -> Any:
    with serving("--mcp") as running:  # as many workers as are usual: any of them may be asked
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
    assert all(tool.description and "  " not in tool.description for tool in tools)
    assert ask(server, lambda session: session.list_resources()).resources == []


def test_figures_are_found_in_both_languages_and_keep_their_bound(server: Server) -> None:
    for words in ("countries", "通达国家"):
        answer = call(server, "search_figures", query=words, theme="rail")
        (found,) = answer["figures"]
        assert (answer["total"], answer["next_offset"]) == (1, None)
        assert [one["id"] for one in answer["sources"]] == [found["source"]]
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


def test_of_very_many_figures_a_part_is_given_that_says_of_how_many(
    shipped: Path, tmp_path: Path
) -> None:
    folder = crowd.write(tmp_path / "many", shipped, further=120)
    with serving("--mcp", "--workers", "1", "--data", str(folder)) as many:
        seen: list[str] = []
        offset: Any = 0
        while offset is not None:
            part = call(many, "search_figures", theme="ftz", offset=offset)
            assert len(part["figures"]) <= 50
            seen += [one["id"] for one in part["figures"]]
            offset = part["next_offset"]
        assert part["total"] == len(seen) == len(set(seen)) == 129
        view = call(many, "get_view", view="ftz-levels")
        assert (view["total"], len(view["figures"])) == (123, 50)
        assert len(view["views"][0]["figures"]) == 50


def test_there_is_no_stream_that_a_client_would_open_again_and_again(server: Server) -> None:
    for method in ("GET", "DELETE"):
        asked = Request(f"{server.address}/_mcp", method=method)
        with pytest.raises(HTTPError) as refused:
            urlopen(asked)
        with refused.value as answer:
            assert (answer.code, answer.headers["Allow"]) == (405, "POST")
            assert json.loads(answer.read())["error"]["message"]


def test_every_view_that_is_listed_can_be_had(server: Server) -> None:
    views = call(server, "list_views", lang="zh")
    assert len(views) == 9
    for view in views:
        had = call(server, "get_view", view=view["id"], lang="zh")
        assert [one["id"] for one in had["views"]] == [view["id"]]
        assert had["figures"]


@pytest.mark.parametrize(
    ("tool", "arguments", "said"),
    [
        ("get_figure", {"figure": "cre-lines.jinhua.2023"}, "cre-lines.jinhua.2022"),
        ("get_figure", {}, "figure is missing"),
        ("get_view", {"view": "cre-linse"}, "cre-lines"),
        ("search_figures", {"theme": "rial"}, "rail"),
        ("search_figures", {"theme": 5}, "theme: wanted text"),
        ("search_figures", {"derived": "x"}, "derived: wanted true or false"),
        ("search_figures", {"bogus": 1}, "query, theme, place, measure, lang, derived, offset"),
        ("search_figures", {"offset": -1}, "offset: wanted a whole number from 0"),
        ("search_figures", {"offset": True}, "offset: wanted a whole number from 0"),
        ("search_figures", {"query": "a" * 10_000}, "wanted 1 to 200 characters"),
        ("list_views", {"view": "cre-lines"}, "allowed: lang"),
    ],
)
def test_a_wrong_question_is_told_what_was_wrong_and_what_is_nearest(
    server: Server, tool: str, arguments: dict[str, Any], said: str
) -> None:
    answer = ask(server, lambda session: session.call_tool(tool, arguments))
    assert answer.is_error
    assert said in answer.content[0].text
    assert "Tools." not in answer.content[0].text


@pytest.mark.parametrize("lang", ["fr", "../../pyproject", "/etc/hosts", "en\0", 5, None])
@pytest.mark.parametrize(
    ("tool", "arguments"),
    [
        ("search_figures", {"theme": "rail"}),
        ("get_figure", {"figure": "cre-lines.jinhua.2022"}),
        ("list_views", {}),
        ("get_view", {"view": "cre-lines"}),
    ],
)
def test_a_language_is_one_of_two_words_and_never_a_file(
    asking: Any, tool: str, arguments: dict[str, str], lang: Any
) -> None:
    call = {"name": tool, "arguments": {**arguments, "lang": lang}}
    answer = asking("tools/call", call)["result"]
    assert answer["isError"]
    (content,) = answer["content"]
    assert "lang" in content["text"]
    assert "Error: " in content["text"]
    assert "No such file" not in content["text"]


@pytest.fixture
def asking(server: Server) -> Callable[..., Any]:
    """One message without a client around it."""

    def asked(method: str, params: Any) -> Any:
        body = {"jsonrpc": "2.0", "id": 1, "method": method, "params": params}
        return json.loads(post(server, json.dumps(body))[2])

    return asked


def post(server: Server, body: str, **headers: str) -> tuple[int, Any, str]:
    request = Request(f"{server.address}/_mcp", body.encode(), method="POST")
    for key, value in {"Content-Type": "application/json", **headers}.items():
        request.add_header(key.replace("_", "-"), value)
    try:
        with urlopen(request) as answer:
            return answer.status, answer.headers, answer.read().decode()
    except HTTPError as refused:
        with refused:
            return refused.code, refused.headers, refused.read().decode()


def test_whichever_worker_answers_a_client_understands_it(server: Server) -> None:
    async def several(session: ClientSession) -> list[int]:
        return [len((await session.list_tools()).tools) for _ in range(4)]

    assert [ask(server, several) for _ in range(6)] == [[4] * 4] * 6


def test_a_session_of_another_process_is_no_matter(server: Server) -> None:
    message = json.dumps({"jsonrpc": "2.0", "id": 7, "method": "tools/list"})
    for _ in range(6):
        status, headers, body = post(server, message, Mcp_Session_Id="0" * 32)
        assert status == 200
        assert json.loads(body)["id"] == 7
        assert "Mcp-Session-Id" not in headers


@pytest.mark.parametrize(
    "body", ["[]", '"x"', "null", "5", "{", "{}", '{"method": 5}', "[" * 100_000]
)
def test_what_is_no_message_is_refused_and_breaks_nothing(server: Server, body: str) -> None:
    status, _, said = post(server, body)
    assert status == 400
    assert json.loads(said)["error"]["message"]


@pytest.mark.parametrize(
    ("method", "params"),
    [
        ("tasks/get", {"taskId": "x"}),
        ("resources/read", {"uri": "dash://layout"}),
        ("no/such" * 9000, {}),
        ("tools/call", {"name": "get_dash_component", "arguments": {}}),
        ("tools/call", {"name": "list_views", "arguments": []}),
        ("tools/call", {"name": ["list_views"]}),
        ("tools/call", "list_views"),
    ],
)
def test_nothing_else_of_dash_can_be_asked(asking: Any, method: str, params: Any) -> None:
    said = asking(method, params)["error"]["message"]
    assert "there are" in said or "wanted" in said
    assert len(said) < 300


def test_it_introduces_itself_as_what_it_is_and_says_that_it_only_reads(server: Server) -> None:
    async def introduced(session: ClientSession) -> Any:
        return await session.initialize(), (await session.list_tools()).tools

    said, tools = ask(server, introduced)
    assert (said.server_info.name, said.server_info.version) == ("jinhua-dashboard", __version__)
    assert "Jinhua" in said.instructions
    assert "Dash app" not in said.instructions
    assert all(tool.annotations.read_only_hint for tool in tools)


def test_a_second_app_in_one_process_does_not_answer_with_the_tools_of_the_first(
    shipped: Path,
) -> None:
    code = (
        "from dashboard.app import create_app; from dashboard.settings import Settings\n"
        f"settings = Settings.from_env({{}}, data={str(shipped)!r}, archive='off')\n"
        "create_app(settings, mcp=True); create_app(settings); create_app(settings, mcp=True)"
    )
    ended = subprocess.run(
        [sys.executable, "-c", code], check=False, capture_output=True, text=True, timeout=180
    )
    assert "RuntimeError: another app of this process answers assistants" in ended.stderr


def test_without_the_option_there_is_no_such_address_whatever_the_environment_says(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("DASH_MCP_ENABLED", "true")
    with serving("--workers", "1") as running, pytest.raises(HTTPError) as refused:
        urlopen(Request(f"{running.address}/_mcp", b"{}", method="POST"))
    assert refused.value.code in (404, 405)
    refused.value.close()
