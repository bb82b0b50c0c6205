"""How the API is asked: what is refused and how, any origin, tags, methods, the readable page."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from werkzeug.test import TestResponse

from dashboard.indicators.select.strict_query import KEYS
from dashboard.web.api.resources import ENDPOINTS
from tests.explorer.asking import Visitor
from tests.explorer.conftest import of_shipped_data, visitor
from tests.views import town

V1 = "/api/v1"


@pytest.fixture(scope="module")
def city() -> Visitor:
    return of_shipped_data()


def refuse_constant(name: str) -> None:
    raise AssertionError(f"{name} is not JSON")


def fault(answer: TestResponse, status: int) -> dict[str, Any]:
    """The error of a refusal, which is small, strict, open to any origin and kept by nobody."""
    assert answer.status_code == status, answer.text[:300]
    assert len(answer.data) <= 1000
    assert answer.mimetype == "application/json"
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert "Access-Control-Allow-Credentials" not in answer.headers
    found: dict[str, Any] = json.loads(answer.data, parse_constant=refuse_constant)["error"]
    assert found["code"]
    assert found["message"]
    return found


@pytest.mark.parametrize(
    ("question", "key", "allowed"),
    [
        ("figures?colour=red", "colour", [*KEYS, "derived", "lang", "fields", "limit", "offset"]),
        ("figures?sort=value", "sort", None),
        ("figures?theme=rial", "theme", ["economy", "city", "rail", "ftz"]),
        ("figures?theme=", "theme", ["economy", "city", "rail", "ftz"]),
        ("figures?theme=rail&theme=ftz", "theme", ["once"]),
        ("figures?lang=de", "lang", ["en", "zh", "both"]),
        ("figures?limit=0", "limit", None),
        ("figures?limit=1001", "limit", None),
        ("figures?limit=٣", "limit", None),
        ("figures?limit=1e2", "limit", None),
        ("figures?offset=-1", "offset", None),
        ("figures?derived=yes", "derived", ["0", "1"]),
        ("figures?fields=value", "fields", None),
        ("figures?fields=number,number", "fields", None),
        ("figures?fields=", "fields", None),
        ("figures?q=", "q", None),
        ("figures?q=%20%20", "q", None),
        ("figures?q=" + "x" * 201, "q", None),
        ("figures?q=%ff", "question", None),
        ("views/cre-lines?limit=3", "limit", None),
        ("figures/cre-lines.jinhua.2017?theme=rail", "theme", ["derived", "lang", "fields"]),
        ("?theme=rail", "theme", ["lang"]),
        ("figures?=x", "", [*KEYS, "derived", "lang", "fields", "limit", "offset"]),
        *((f"figures?{key}={'%F3%A0%81%81' * 60}", key, None) for key in KEYS if key != "q"),
        (f"figures?fields={'%F3%A0%81%81' * 60}", "fields", None),
    ],
)
def test_what_is_not_understood_is_named_with_what_is_allowed(
    city: Visitor, question: str, key: str, allowed: list[str] | None
) -> None:
    found = fault(city.get(f"{V1}/{question}"), 400)
    assert found["key"] == key
    assert found["allowed"]
    if allowed is not None:
        assert found["allowed"] == allowed


@pytest.mark.parametrize("path", ["openapi.json", "dcat.jsonld"])
def test_where_nothing_can_be_asked_that_is_said(city: Visitor, path: str) -> None:
    found = fault(city.get(f"{V1}/{path}?x=1"), 400)
    assert found["message"] == 'parameter: "x" is not known; none can be given here'
    assert "allowed" not in found


def test_a_field_that_there_is_not_is_told_in_whole_words(city: Visitor) -> None:
    found = fault(city.get(f"{V1}/figures?fields=zzz"), 400)
    assert found["message"].startswith('fields: "zzz" is not known; allowed: id, ')


@pytest.mark.parametrize(
    "value",
    ["<script>alert(1)</script>", "\u202e" * 300, "a" * 3000, "%00%01", "\U0001f600" * 200, '"\\'],
)
@pytest.mark.parametrize("key", ["theme", "q", "fields", "limit", "no-such-key"])
def test_a_hostile_value_is_not_given_back(city: Visitor, key: str, value: str) -> None:
    answer = city.client.get(f"{V1}/figures", query_string={key: value})
    if answer.status_code == 200:
        assert key == "q"
        return
    assert answer.status_code in (400, 414)
    fault(answer, answer.status_code)
    assert b"<" not in answer.data
    assert "\u202e" not in answer.text
    assert "a" * 70 not in answer.text


def test_a_key_that_is_not_text_is_not_given_back(city: Visitor) -> None:
    found = fault(city.get(f"{V1}/figures?%3Cb%3E{'k' * 500}=1"), 400)
    assert len(found["key"]) <= 60


@pytest.mark.parametrize(
    ("path", "nearest"),
    [
        ("figures/cre-lines.jinhua.2018", "cre-lines.jinhua.2017"),
        ("figures/gdp-growth.jinhua", "gdp-growth.jinhua.P5Y/2022-06-28"),
        ("views/cre-line", "cre-lines"),
        ("figures/" + "z" * 3000, None),
        ("figures/../../etc/passwd", None),
    ],
)
def test_an_unknown_id_names_the_nearest(city: Visitor, path: str, nearest: str | None) -> None:
    found = fault(city.get(f"{V1}/{path}"), 404)
    assert found["code"] == "unknown_id"
    assert found.get("nearest") == nearest


@pytest.mark.parametrize(
    "path", ["/api/v1/nope", "/api/v2/figures", "/api/x", "/api/v1//figures", "/api/v1/figures/"]
)
def test_an_unknown_address_is_answered_as_json(city: Visitor, path: str) -> None:
    found = fault(city.get(path), 404)
    assert found["code"] == "unknown_address"
    assert "nope" not in found["message"]


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "TRACE", "PROPFIND"])
@pytest.mark.parametrize("path", ["/figures", "/figures/x", "/nope", "/"])
def test_another_method_is_refused_with_those_that_there_are(
    city: Visitor, method: str, path: str
) -> None:
    answer = city.client.open(V1 + path, method=method)
    fault(answer, 405)
    assert answer.headers["Allow"] == "GET, HEAD, OPTIONS"


def test_any_page_may_ask(city: Visitor) -> None:
    asked = {"Origin": "https://elsewhere.example", "Access-Control-Request-Method": "GET"}
    for path in ("/figures", "/openapi.json", "/", "/nope"):
        answer = city.client.options(V1 + path, headers=asked)
        assert answer.status_code == 204
        assert answer.headers["Access-Control-Allow-Origin"] == "*"
        assert "GET" in answer.headers["Access-Control-Allow-Methods"]
        assert city.get(V1 + path).headers["Access-Control-Allow-Origin"] == "*"


@pytest.mark.parametrize("coding", ["identity", "gzip", "br"])
@pytest.mark.parametrize("path", ["/figures", "/views", "/openapi.json", "/dcat.jsonld", "/"])
def test_an_answer_has_a_strong_tag_of_its_encoding_and_304_for_who_has_it(
    city: Visitor, path: str, coding: str
) -> None:
    first = city.get(V1 + path, Accept_Encoding=coding)
    tag = first.headers["ETag"]
    assert not tag.startswith("W/")
    assert first.headers.get("Content-Encoding", "identity") == coding
    assert "Accept-Encoding" in first.headers["Vary"]
    again = city.get(V1 + path, Accept_Encoding=coding, If_None_Match=tag)
    assert (again.status_code, again.data) == (304, b"")
    assert again.headers["ETag"] == tag
    assert again.headers["Access-Control-Allow-Origin"] == "*"
    assert city.get(V1 + path, Accept_Encoding=coding, If_None_Match='"other"').status_code == 200


def test_each_encoding_has_a_tag_of_its_own(city: Visitor) -> None:
    tags = {
        city.get(f"{V1}/figures", Accept_Encoding=one).headers["ETag"]
        for one in ("identity", "gzip", "br")
    }
    assert len(tags) == 3


def test_the_same_question_has_the_same_bytes_in_another_process(
    city: Visitor, shipped: Path
) -> None:
    other = visitor(shipped)
    for endpoint in ENDPOINTS:
        path = endpoint.path.replace("{id}", "cre-lines.jinhua.2017")
        if endpoint.name != "view":
            assert city.get(V1 + path).data == other.get(V1 + path).data


def test_head_has_the_headers_of_get(city: Visitor) -> None:
    got, asked = city.get(f"{V1}/sources"), city.client.head(f"{V1}/sources")
    assert (asked.status_code, asked.data) == (200, b"")
    assert asked.headers["ETag"] == got.headers["ETag"]


@pytest.mark.parametrize(
    "path", ["/figures", "/views", "/dcat.jsonld", "/openapi.json", "/", "/no"]
)
def test_the_name_by_which_a_request_calls_the_host_is_not_repeated(
    city: Visitor, path: str
) -> None:
    answer = city.get(V1 + path, Host="evil.example", X_Forwarded_Host="evil.example")
    assert b"evil.example" not in answer.data
    assert not any("evil.example" in value for value in answer.headers.values())


def test_the_readable_page_shows_a_filter_that_has_no_values(tmp_path: Path) -> None:
    assert visitor(town.write(tmp_path)).get(f"{V1}/").status_code == 200


@pytest.mark.parametrize("path", ["/api", "/api/", "/api/v1"])
def test_what_is_before_the_page_leads_to_it(city: Visitor, path: str) -> None:
    answer = city.get(path, Host="evil.example")
    assert (answer.status_code, answer.headers["Location"]) == (308, "/api/v1/")


@pytest.mark.parametrize(("lang", "heading"), [("en", "Data API"), ("zh", "数据接口")])
def test_the_readable_page_is_in_both_languages_and_its_examples_answer(
    city: Visitor, lang: str, heading: str
) -> None:
    chosen = city.page(f"{V1}/?lang={lang}")
    assert chosen.only("h1").text == heading
    assert heading in city.get(f"{V1}/", Accept_Language=lang).text
    links = [one.attributes.get("href") or "" for one in chosen.every("a")]
    asked = [link for link in links if link.startswith(V1)]
    assert len(asked) > len(ENDPOINTS)
    for link in asked:
        wanted = 400 if "no-such-theme" in link else 200
        assert city.get(link).status_code == wanted, link
    names = chosen.text
    for endpoint in ENDPOINTS:
        assert endpoint.path in names
        assert all(key in names for key in endpoint.parameters)


def test_the_readable_page_runs_nothing(city: Visitor) -> None:
    answer = city.get(f"{V1}/")
    assert "<script" not in answer.text
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
    assert "Accept-Language" in answer.headers["Vary"]


def test_links_are_below_the_path_of_the_site(shipped: Path) -> None:
    below = visitor(shipped, "/city")
    (one,) = below.get(f"{V1}/figures?limit=1").get_json()["items"]
    assert one["links"]["self"].startswith("/city/api/v1/")
    document = below.get(f"{V1}/openapi.json").get_json()
    assert document["servers"] == [{"url": "/city/api/v1"}]
