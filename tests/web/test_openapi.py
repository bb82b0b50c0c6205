"""The OpenAPI document says what the API does: held against it by a fuzzer, and by its own tables."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from dashboard.messages import load_locale
from dashboard.web.api import models
from dashboard.web.api.parameters import FILTERING, PAGING, SAYING
from dashboard.web.api.resources import ENDPOINTS
from tests.explorer.asking import Visitor
from tests.explorer.conftest import of_shipped_data, visitor
from tests.serving import serving
from tests.views import town


@pytest.fixture(scope="module")
def city() -> Visitor:
    return of_shipped_data()


@pytest.fixture(scope="module")
def document(city: Visitor) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(city.get("/api/v1/openapi.json").data)
    return found


def fuzz(address: str, folder: Path, *, examples: int) -> subprocess.CompletedProcess[str]:
    """Schemathesis, with every check it has, against a server that runs."""
    return subprocess.run(
        [
            Path(sys.executable).with_name("schemathesis"),
            *("run", f"{address}/api/v1/openapi.json", "--checks", "all", "--no-color"),
            *("--max-examples", str(examples), "--seed", "4", "--workers", "2"),
            *("--phases", "examples,coverage,fuzzing"),
        ],
        cwd=folder,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=900,
        check=False,
    )


def test_a_running_server_does_what_the_document_says(tmp_path: Path) -> None:
    with serving("--archive", "off") as server:
        found = fuzz(server.address, tmp_path, examples=8)
        # it begins with a request that gunicorn itself refuses, and says so
        server.log[:] = [line for line in server.log if "Invalid HTTP Header" not in line]
    assert found.returncode == 0, found.stdout[-4000:] + found.stderr[-2000:]
    assert f"Tested: {len(ENDPOINTS)}" in found.stdout


def test_the_document_is_openapi_of_the_version_it_names(document: dict[str, Any]) -> None:
    assert document["openapi"] == "3.1.0"
    assert document["info"]["title"] == "Jinhua in figures"
    assert document["security"] == []
    for schema in document["components"]["schemas"].values():
        Draft202012Validator.check_schema(schema)


def test_every_endpoint_and_every_parameter_is_in_the_document(document: dict[str, Any]) -> None:
    assert list(document["paths"]) == [one.path for one in ENDPOINTS]
    for endpoint in ENDPOINTS:
        operation = document["paths"][endpoint.path]["get"]
        asked = [one["name"] for one in operation["parameters"] if one["in"] == "query"]
        assert asked == [*endpoint.parameters]
        assert all(one["description"] for one in operation["parameters"])
        assert {"200", "304", "400", "405"} <= set(operation["responses"])


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_everything_in_the_tables_has_words(lang: Any) -> None:
    words = load_locale(lang)
    for key in (*FILTERING, *SAYING, *PAGING):
        assert words.text(f"api.parameter.{key}")
    for endpoint in ENDPOINTS:
        assert words.text(f"api.endpoint.{endpoint.name}")
        for field in endpoint.fields:
            assert words.text(f"api.field.{field}")
    for part in models.Number.model_fields:
        assert words.text(f"api.field.{part}")


@pytest.mark.parametrize("question", ["", "?lang=en", "?fields=links", "?limit=3&offset=2"])
@pytest.mark.parametrize("other", [False, True])
def test_every_answer_is_valid_by_the_schema(
    city: Visitor, tmp_path: Path, question: str, other: bool
) -> None:
    who = visitor(town.write(tmp_path)) if other else city
    document = json.loads(who.get("/api/v1/openapi.json").data)
    for endpoint in ENDPOINTS:
        if "{id}" in endpoint.path:
            continue
        name = endpoint.model.__name__
        schema = {"$ref": f"#/components/schemas/{name}", "components": document["components"]}
        answer = json.loads(who.get(f"/api/v1{endpoint.path}{question}").data)
        Draft202012Validator(schema).validate(answer)
        for item in answer["items"]:
            if "links" in item and "self" in item["links"] and not question:
                one = json.loads(who.get(item["links"]["self"]).data)
                single = f"One{name.removesuffix('s')}"
                schema = {**schema, "$ref": f"#/components/schemas/{single}"}
                Draft202012Validator(schema).validate(one)


def test_a_number_without_its_bound_is_not_valid(document: dict[str, Any]) -> None:
    schema = {"$ref": "#/components/schemas/Number", "components": document["components"]}
    number = {
        "value": 50,
        "printed": "50",
        "low": 50,
        "high": None,
        "unit": {"id": "countries", "label": {"en": "countries"}},
        "said": {"en": "more than 50 countries"},
    }
    assert not Draft202012Validator(schema).is_valid(number)
    assert Draft202012Validator(schema).is_valid({**number, "bound": "over"})
