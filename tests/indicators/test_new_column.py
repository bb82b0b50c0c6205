"""A new optional column of ``indicators.csv``, on a copy of the tree: at most six files."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.indicators import builders
from tests.planting import Tree, copied

ENTRY = """\
    Field(
        key="status",
        columns=(Column("status", choices=("final", "provisional"), optional=True),),
        attribute="status",
        choices=("final", "provisional"),
        filtered=True,
    ),
"""
WORDS = """
[field.status]
name = "{0}"
filter = "{0}"
kind = "{1}"
every = "{2}"
meaning = "{3}"

[field.status.choice]
final = "{4}"
provisional = "{5}"
"""
EN = ("Status", "status", "Any status", "Whether it may be revised", "final", "may be revised")
ZH = ("状态", "状态", "任何状态", "是否可能修订", "最终", "可能修订")

#: What every surface says of the column, asked of the copy.
PROBE = """
import csv, io, json, sys
from openpyxl import load_workbook
from dashboard import load
from dashboard.app import create_app
from dashboard.indicators.problems.problem import Problem
from dashboard.settings import Settings

data = load(sys.argv[1])
client = create_app(Settings.from_env({}, data=sys.argv[1])).test_client()

def get(address):
    answer = client.get(address)
    assert answer.status_code == 200, (address, answer.status_code, answer.text)
    return answer

files = {form: get(f"/zh/download/all.{form}").data for form in ("csv", "xlsx", "json", "zip")}
sheets = load_workbook(io.BytesIO(files["xlsx"]))
described = get("/api/v1/openapi.json").get_json()
archive = __import__("zipfile").ZipFile(io.BytesIO(files["zip"]))
print(json.dumps({
    "read": [one.status for one in data.package.observations.values()],
    "python": [*data.figures(status="provisional", columns=["id", "status"])["status"]],
    "filter": get("/zh/data?status=provisional").text,
    "table": get("/zh/data?columns=status&sort=status").text,
    "evidence": get("/zh/figure/lines.riverton.2022").text,
    "csv": [row["status"] for row in csv.DictReader(io.StringIO(files["csv"].decode("utf-8-sig")))],
    "xlsx": [[str(cell.value) for cell in row] for sheet in sheets for row in sheet.iter_rows()],
    "json": json.loads(files["json"])["figures"],
    "api": get("/api/v1/figures?status=provisional&fields=status").get_json(),
    "openapi": described["components"]["schemas"]["Figure"]["properties"]["status"],
    "parameter": [
        one for one in described["paths"]["/figures"]["get"]["parameters"] if one["name"] == "status"
    ],
    "page": get("/api/v1/?lang=zh").text,
    "datapackage": json.loads(archive.read("datapackage.json")),
    "csvw": json.loads(archive.read("indicators.csv-metadata.json")),
    "codebook": archive.read("codebook.zh.md").decode(),
    "rows": [row["status"] for row in csv.DictReader(io.StringIO(archive.read("indicators.csv").decode()))],
}))
"""


@pytest.fixture(scope="module")
def tree(checkout: Path, tmp_path_factory: pytest.TempPathFactory) -> Tree:
    made = copied(checkout, tmp_path_factory.mktemp("tree"))
    made.insert("dashboard/indicators/fields.py", '    Field(key="id"', ENTRY)
    made.insert(
        "dashboard/indicators/model/schema.py",
        "    derivation: Derivation | None = None",
        '    status: str = ""\n',
    )
    for lang, words in (("en", EN), ("zh", ZH)):
        made.insert(f"dashboard/messages/{lang}/fields.toml", "", WORDS.format(*words))
    made.insert(
        "docs/data-package.md",
        "\nTwo sources may report",
        "| `status` | optional: final or not |\n",
    )
    return made


@pytest.fixture(scope="module")
def package(tree: Tree) -> Path:
    """A package in which one figure of two has the new column filled."""
    first, second = builders.ROWS
    rows = ({**first, "status": ""}, {**second, "status": "provisional"})
    return builders.write(tree.root / "riverton", rows=rows)


@pytest.fixture(scope="module")
def said(tree: Tree, package: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(tree.run("-c", PROBE, str(package)))
    return found


def test_it_touches_six_files_at_most_with_its_test(tree: Tree) -> None:
    assert len(tree.touched) + 1 <= 6


def test_it_is_read_filtered_and_shown(said: dict[str, Any]) -> None:
    assert said["read"] == ["", "provisional"]
    assert said["python"] == ["provisional"]
    assert "可能修订" in said["filter"]
    assert "lines.riverton.2022" in said["filter"]
    assert "lines.riverton.2017" not in said["filter"]
    assert "可能修订" in said["table"]
    assert "状态" in said["evidence"]
    assert "可能修订" in said["evidence"]


def test_every_file_has_it(said: dict[str, Any]) -> None:
    assert said["csv"] == said["rows"] == ["", "provisional"]
    assert [one["status"] for one in said["json"]] == [None, "provisional"]
    head, *lines = said["xlsx"]
    assert lines[1][head.index("状态")] == "provisional"
    assert ["状态", "是否可能修订"] in lines


def test_the_api_has_it(said: dict[str, Any]) -> None:
    (item,) = said["api"]["items"]
    assert item == {"id": "lines.riverton.2022", "status": "provisional"}
    assert said["openapi"]["description"] == "Whether it may be revised"
    (parameter,) = said["parameter"]
    assert parameter["schema"]["enum"] == ["final", "provisional"]
    assert said["page"].count("是否可能修订") == 2


def test_metadata_describe_it(said: dict[str, Any]) -> None:
    fields = said["datapackage"]["resources"][0]["schema"]["fields"]
    (field,) = (one for one in fields if one["name"] == "status")
    assert field["constraints"] == {"enum": ["final", "provisional"]}
    (column,) = (
        one
        for one in said["csvw"]["tables"][0]["tableSchema"]["columns"]
        if one["name"] == "status"
    )
    assert column["datatype"]["format"] == "^(final|provisional)$"
    assert "| `status` | 是否可能修订 |" in said["codebook"]


def test_a_word_that_it_does_not_allow_is_named(tree: Tree) -> None:
    rows = tuple({**one, "status": "draft"} for one in builders.ROWS)
    folder = builders.write(tree.root / "draft", rows=rows)
    assert '"draft"' in tree.run("-m", "dashboard", "check", str(folder), expected=1)


def test_documents_and_messages_keep_their_own_tests(tree: Tree) -> None:
    named = (
        "the_column_tables_name or says_the_same or are_the_documented or documents_every_column"
    )
    tree.run(
        "-m", "pytest", "-q", "-n", "0", "-p", "no:cacheprovider", "-k", named,
        "tests/test_readme.py", "tests/messages/test_wording.py", "tests/test_python_api.py",
    )  # fmt: skip
