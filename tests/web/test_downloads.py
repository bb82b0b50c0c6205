"""Files at their addresses: headers that every browser understands, and refusals that say why."""

from __future__ import annotations

import io
import json
import shutil
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, quote, unquote

import openpyxl
import pytest
from werkzeug.test import TestResponse

from dashboard.app import create_app
from dashboard.exports.files import csv_file
from dashboard.exports.files.formats import FORMATS
from dashboard.indicators.fields import FILTERS
from dashboard.indicators.reading.loader import load
from dashboard.languages import DEFAULT as LANGS
from dashboard.languages import Lang
from dashboard.messages import load_locale
from dashboard.settings import Settings, data_folder
from dashboard.views.address.address import Address
from dashboard.views.render import catalogue
from dashboard.views.table import filter_labels
from tests.explorer.asking import Visitor
from tests.views import editing, town

VIEWS = [view.id for view in catalogue.views(load(data_folder()))]


def error(answer: TestResponse) -> dict[str, Any]:
    """What is said instead of a file: strict JSON, small, open to all, never kept."""
    assert answer.mimetype == "application/json"
    assert len(answer.data) <= 1024
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    found = json.loads(answer.data, parse_constant=pytest.fail)
    assert found["error"]["code"]
    assert found["error"]["message"]
    said: dict[str, Any] = found["error"]
    return said


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.suffix)
@pytest.mark.parametrize("lang", LANGS)
def test_every_file_of_the_table_is_at_its_address(jinhua: Visitor, lang: Lang, form: Any) -> None:
    for name in ("all", *VIEWS):
        answer = jinhua.get(f"/{lang}/download/{name}.{form.suffix}")
        if not form.is_of(None if name == "all" else name):
            assert answer.status_code == 404
            assert form.suffix.upper() not in error(answer)["message"].split()
        else:
            assert answer.status_code == 200
            assert answer.headers["Content-Type"] == form.media_type
            assert answer.headers["X-Content-Type-Options"] == "nosniff"
            assert answer.headers["Access-Control-Allow-Origin"] == "*"
            assert "sandbox" in answer.headers["Content-Security-Policy"]
            assert "Set-Cookie" not in answer.headers


def test_a_file_has_a_name_for_every_program_and_one_in_chinese(jinhua: Visitor) -> None:
    said = jinhua.get("/zh/download/cre-lines.pptx").headers["Content-Disposition"]
    kind, plain, named = said.split("; ")
    assert kind == "attachment"
    assert plain.startswith('filename="cre-lines-zh-')
    assert plain.isascii()
    assert unquote(named.removeprefix("filename*=UTF-8''")) == "数说金华-中欧班列运行线路.pptx"


def test_a_name_from_data_cannot_end_the_header(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(data_folder(), tmp_path / "data"))
    editing.words(folder / "dataset.toml", ('zh = "数说金华"', "zh = 'a\"; filename=\"evil.exe'"))
    visitor = Visitor(create_app(Settings.from_env({}, data=str(folder), archive="off")))
    said = visitor.get("/zh/download/all.csv").headers["Content-Disposition"]
    assert said.count('"') == 2
    assert "evil.exe" in unquote(said.partition("UTF-8''")[2])


@pytest.mark.parametrize("suffix", [form.suffix for form in FORMATS])
def test_a_file_is_not_sent_again_while_it_is_the_same(jinhua: Visitor, suffix: str) -> None:
    name = "all" if suffix == "zip" else "ftz-shares"
    for encoding in ("", "br"):
        address = f"/en/download/{name}.{suffix}"
        first = jinhua.get(address, Accept_Encoding=encoding)
        again = jinhua.get(address, Accept_Encoding=encoding, If_None_Match=first.headers["ETag"])
        assert again.status_code == 304
        assert not again.data
        assert not first.headers["ETag"].startswith("W/")


def test_two_apps_send_the_same_bytes(jinhua: Visitor) -> None:
    other = Visitor(create_app(Settings.from_env({}, archive="off")))
    for form in FORMATS:
        name = "all" if form.is_of(None) else "cre-lines"
        address = f"/zh/download/{name}.{form.suffix}"
        assert other.get(address).data == jinhua.get(address).data


def test_a_file_holds_what_its_address_selects(jinhua: Visitor) -> None:
    found = csv_file.read(jinhua.get("/en/download/all.csv?theme=rail&bound=over").data)
    assert {line["id"] for line in found} == {
        "cre-countries.jinhua.2022-06-28",
        "cre-cities.jinhua.2022-06-28",
    }


#: A selection by every kind of filter, and how the table is set.
ASKED = "theme=ftz&place=jinyi-ftz&measure=level&unit=usd_million&basis=stated&bound=exact&source=jinhua-2022-06-28"
LAID = "&derived=1&sort=-value&columns=value,period"


def test_a_file_says_every_filter_that_it_was_chosen_by(jinhua: Visitor) -> None:
    said = json.loads(jinhua.get(f"/en/download/all.json?{ASKED}{LAID}").data)["selection"]
    assert said["view"] is None
    for key, value in parse_qsl(ASKED):
        assert said[key] == value
    assert (said["derived"], said["sort"], said["columns"]) == (True, "-value", ["value", "period"])
    empty = json.loads(jinhua.get("/en/download/all.json").data)["selection"]
    assert [key for key, value in empty.items() if value] == []
    assert {choice.key for choice in FILTERS} < empty.keys()


def test_a_workbook_says_every_filter_and_its_order(jinhua: Visitor) -> None:
    file = jinhua.get(f"/en/download/all.xlsx?{ASKED}{LAID}").data
    book = openpyxl.load_workbook(io.BytesIO(file))
    rows = [*book["Notes"].iter_rows(max_col=2, values_only=True)]
    notes = dict(reversed(rows))  # what was asked for comes before what the columns mean
    package = load(data_folder())
    query = Address.parse(f"/en/?{ASKED}").query
    for key, value in filter_labels.said(query, package, load_locale("en")).items():
        assert notes[load_locale("en").text(f"field.{key}.filter")] == value
    assert notes["Calculated by this site"] == "Included"
    assert notes["Order"] == "Sorted by “Value”, descending."


def test_a_csv_says_what_was_selected_and_its_version_in_both_its_names(jinhua: Visitor) -> None:
    version = load(data_folder()).version
    said = jinhua.get("/zh/download/all.csv?theme=rail&bound=over").headers["Content-Disposition"]
    _, plain, named = said.split("; ")
    assert plain == f'filename="all-theme_rail-bound_over-zh-{version}.csv"'
    name = unquote(named.removeprefix("filename*=UTF-8''"))
    words = filter_labels.said(
        Address.parse("/zh/?theme=rail&bound=over").query, load(data_folder()), load_locale("zh")
    )
    assert name == f"数说金华-{words['theme']}-{words['bound']}-{version}.csv"


def test_a_file_keeps_the_order_and_the_columns_of_the_table(jinhua: Visitor) -> None:
    shown = jinhua.page("/en/data?theme=ftz&sort=-period&columns=value")
    links = shown.only("table", class_="data-table").every("th", scope="row")
    ids = [link.only("a").attributes["href"].removeprefix("/en/figure/") for link in links]
    asked = "theme=ftz&sort=-period&columns=value"
    found = csv_file.read(jinhua.get(f"/en/download/all.csv?{asked}").data)
    assert [line["id"] for line in found] == ids
    assert {"label", "value", "bound", "unit"} < found[0].keys()
    assert not {"note", "locator", "period", "place"} & found[0].keys()
    taken = json.loads(jinhua.get(f"/en/download/all.json?{asked}").data)["figures"]
    assert [one["id"] for one in taken] == ids
    assert {"bound", "unit", "value"} < taken[0]["number"].keys()
    assert "note" not in taken[0]
    sheet = openpyxl.load_workbook(io.BytesIO(jinhua.get(f"/en/download/all.xlsx?{asked}").data))
    heads = [cell.value for cell in sheet["Data"][1]]
    assert {"Value", "Precision", "Unit (id)"} < {*heads}
    assert "Notes" not in heads


def test_no_source_is_named_for_what_none_prints(jinhua: Visitor) -> None:
    """As in the API: the sources of its inputs are sources of the file, not of the figure."""
    asked = "theme=ftz&measure=share&derived=1"
    found = csv_file.read(jinhua.get(f"/en/download/all.csv?{asked}").data)
    for line in found:
        assert bool(line["source"]) == bool(line["locator"]) == (line["origin"] == "printed")
    taken = json.loads(jinhua.get(f"/en/download/all.json?{asked}").data)
    assert {bool(one["source"]) for one in taken["figures"] if one["formula"]} == {False}
    assert [one["id"] for one in taken["sources"]] == ["jinhua-2022-06-28"]


def test_an_event_has_no_bound_to_be_chosen_by(jinhua: Visitor) -> None:
    for path in (
        "/en/download/all.csv?bound=exact",
        "/api/v1/figures?bound=exact",
    ):
        assert "cre-first-antipandemic-train" not in jinhua.get(path).text
    exact = jinhua.page("/en/data?bound=exact").only("table", class_="data-table")
    assert "First train" not in exact.text
    found = jinhua.page("/en/data?sort=bound").only("table", class_="data-table")
    assert found.every("th", scope="row")[-1].text.startswith("First train")


def test_an_empty_value_asks_for_nothing_as_forms_send_it(jinhua: Visitor) -> None:
    every = jinhua.get("/en/download/all.csv").data
    assert jinhua.get("/en/download/all.csv?theme=&q=&place=").data == every


@pytest.mark.parametrize(
    ("question", "key"), [("colour=", "colour"), ("q=%BD%F0%BB%AA", "question"), ("=x", "")]
)
def test_a_question_that_is_not_understood_is_no_question_for_everything(
    jinhua: Visitor, question: str, key: str
) -> None:
    answer = jinhua.get(f"/en/download/all.csv?{question}")
    assert answer.status_code == 400
    found = json.loads(answer.data)["error"]
    assert found["key"] == key
    assert found["allowed"]


def test_a_file_below_the_path_of_a_larger_site(below: Visitor, jinhua: Visitor) -> None:
    assert below.get("/en/download/all.csv").data == jinhua.get("/en/download/all.csv").data


@pytest.mark.parametrize(
    ("address", "key"),
    [
        ("/en/download/all.csv?theme=rial", "theme"),
        ("/en/download/all.csv?place=paris", "place"),
        ("/en/download/all.json?them=rail", "them"),
        ("/en/download/all.json?utm_source=x", "utm_source"),
        ("/en/download/all.xlsx?derived=yes", "derived"),
        ("/en/download/cre-lines.csv?scheme=dark", "scheme"),
        ("/en/download/cre-lines.png?scheme=pink", "scheme"),
        ("/en/download/cre-lines.svg?scale=2", "scale"),
        ("/en/download/all.csv?theme=rail&theme=ftz", "theme"),
        ("/en/download/all.csv?sort=size", "sort"),
        ("/en/download/all.csv?columns=value,size", "columns"),
        ("/en/download/all.pptx?sort=value", "sort"),
        ("/en/download/cre-lines.csv?sort=value", "sort"),
        (f"/en/download/all.csv?q={'x' * 300}", "q"),
    ],
)
def test_a_question_that_is_not_understood_names_its_key(
    jinhua: Visitor, address: str, key: str
) -> None:
    answer = jinhua.get(address)
    assert answer.status_code == 400
    assert error(answer)["key"] == key


@pytest.mark.parametrize(
    "path",
    [
        "/en/download/nope.csv",
        "/en/download/all.exe",
        "/en/download/all.html",
        "/en/download/cre-lines.zip",
        "/en/download/all",
        "/en/download/.csv",
        "/en/download/cre-lines.csv/",
        "/en/download/a/b.csv",
        "/en/download/..%2f..%2fetc%2fpasswd.csv",
        "/en/download/%00.csv",
        "/xx/download/all.csv",
        "/en/download/<script>.csv",
    ],
)
def test_a_file_that_there_is_not_is_said_without_repeating_the_path(
    jinhua: Visitor, path: str
) -> None:
    answer = jinhua.get(path)
    assert answer.status_code == 404
    said = error(answer)["message"]
    assert "script" not in said
    assert "passwd" not in said


def test_the_formats_that_there_are_are_named(jinhua: Visitor) -> None:
    said = error(jinhua.get("/zh/download/cre-lines.doc"))["message"]
    for form in FORMATS:
        assert (form.suffix.upper() in said) == form.is_of("cre-lines")


def test_another_city_has_files_too(tmp_path: Path) -> None:
    folder = town.write(tmp_path / "town")
    visitor = Visitor(create_app(Settings.from_env({}, data=str(folder), archive="off")))
    assert b"Porto Novo" in visitor.get("/en/download/all.json").data
    assert visitor.get(f"/en/download/{quote('GDP_growth')}.pptx").status_code == 200
