"""CSV, XLSX and JSON: the same rows, numbers that are numbers, text that stays text."""

from __future__ import annotations

import csv
import io
import json
import math
import zipfile
from decimal import Decimal
from typing import Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.exports.files import csv_file, json_file, workbook, zip_archive
from dashboard.exports.files.content import Content, gather
from dashboard.exports.files.tidy_table import COLUMNS, NUMBERS, cells
from dashboard.indicators.model.package import Package
from dashboard.indicators.reading.cell_grammar import number
from dashboard.indicators.select.query import Query
from dashboard.languages import DEFAULT as LANGS
from dashboard.languages import Lang
from dashboard.messages import load_locale
from dashboard.views.address.address import Address


def everything(package: Package, lang: Lang = "en", **query: Any) -> Content:
    return gather(package, Address(lang, query=Query(**query)))


def lines(content: Content) -> dict[str, dict[str, str]]:
    """The lines of the CSV file as any program reads them, by id."""
    text = csv_file.make(content).decode("utf-8-sig")
    return {line["id"]: line for line in csv.DictReader(io.StringIO(text, newline=""))}


def sheet(content: Content, number: int = 0) -> Any:
    return openpyxl.load_workbook(io.BytesIO(workbook.make(content))).worksheets[number]


def parsed(content: Content) -> Any:
    def never(name: str) -> None:
        pytest.fail(f"{name} is no JSON")

    return json.loads(json_file.make(content), parse_constant=never)


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("city", ["jinhua", "porto", "hostile"])
def test_reading_our_own_csv_back_gives_the_rows(
    city: str, lang: Lang, request: pytest.FixtureRequest
) -> None:
    content = everything(request.getfixturevalue(city), lang, derived=True)
    expected = [
        {
            name: f"{cell:f}" if isinstance(cell, Decimal) else str(cell or "")
            for name, cell in cells(row).items()
        }
        for row in content.rows
    ]
    assert csv_file.read(csv_file.make(content)) == expected


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("city", ["jinhua", "porto", "hostile"])
def test_a_number_of_a_csv_is_one_that_the_loader_would_read(
    city: str, lang: Lang, request: pytest.FixtureRequest
) -> None:
    content = everything(request.getfixturevalue(city), lang, derived=True)
    with zipfile.ZipFile(io.BytesIO(zip_archive.make(content))) as archive:
        tables = [archive.read(name) for name in archive.namelist() if name.endswith(".csv")]
    read = 0
    for table in (csv_file.make(content), *tables):
        for line in csv.DictReader(io.StringIO(table.decode("utf-8-sig"), newline="")):
            for column in NUMBERS & line.keys():
                if line[column]:
                    number(line[column])
                    read += 1
    assert read > len(content.rows)


def test_a_number_of_thousands_is_written_out_in_chinese(jinhua: Package) -> None:
    line = lines(everything(jinhua, "zh"))["industrial-output.jinhua.undated"]
    assert (line["value"], line["amount"], line["unit_label"]) == ("500", "5000", "亿元")


@given(st.lists(st.text(), min_size=1, max_size=5))
def test_any_text_comes_back_from_csv(texts: list[str]) -> None:
    texts = [text.encode("utf-8", "ignore").decode().replace("\0", "") for text in texts]
    head = [f"c{number}" for number in range(len(texts))]
    file = csv_file.written([head, [csv_file.defused(text) for text in texts]])
    assert csv_file.read(file) == [dict(zip(head, texts, strict=True))]


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "+1",
        "-1",
        "@A1",
        "\t=1",
        "\r=1",
        "\n=1",
        "＝1",
        "＋1",
        "－1",
        "＠A",
        " =1",
        "'=1",
        "　=1",
    ],
)
def test_text_that_starts_like_a_formula_is_defused(text: str) -> None:
    assert csv_file.defused(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "a=1", "2021-06-28", "'", "' ", "—", "…"])
def test_other_text_is_left_alone(text: str) -> None:
    assert csv_file.defused(text) == text


def test_numbers_are_not_defused(porto: Package) -> None:
    line = lines(everything(porto))["GDP_growth.harbour.2001/2010"]
    assert line["value"] == "-1.5"


def test_a_number_keeps_the_digits_of_the_print(jinhua: Package) -> None:
    found = lines(everything(jinhua))
    assert found["ftz-trade.jinyi-ftz.2021"]["value"] == "160.86"
    assert found["cre-countries.jinhua.2022-06-28"]["bound"] == "over"
    assert found["cre-countries.jinhua.2022-06-28"]["value"] == "50"


@pytest.mark.parametrize(
    ("figure", "low", "high"),
    [
        ("ftz-trade.jinyi-ftz.2021", "160.855", "160.865"),
        ("cre-countries.jinhua.2022-06-28", "50", ""),
        ("ftz-size-share.jinyi-ftz.undated", "", "15"),
        ("cre-trains-per-day.yiwu-west-station.2022-06-28", "4.5", "5.5"),
        ("cre-lines.jinhua.2017", "9", "9"),
    ],
)
def test_a_bound_leaves_its_side_open(jinhua: Package, figure: str, low: str, high: str) -> None:
    line = lines(everything(jinhua))[figure]
    assert (line["low"], line["high"]) == (low, high)


def test_the_amount_is_in_the_unit_that_stands_beside_it(jinhua: Package) -> None:
    chinese = lines(everything(jinhua, "zh"))["ftz-trade.jinyi-ftz.2021"]
    assert (chinese["value"], chinese["unit"]) == ("160.86", "cny_billion")
    assert (chinese["amount"], chinese["unit_label"]) == ("1608.6", "亿元")
    english = lines(everything(jinhua, "en"))["ftz-trade.jinyi-ftz.2021"]
    assert (english["amount"], english["unit_label"]) == ("160.86", "billion RMB")


def test_what_has_no_date_has_no_period(jinhua: Package) -> None:
    line = lines(everything(jinhua))["urbanization-rate.jinhua.undated"]
    assert (line["period"], line["period_basis"]) == ("", "not_stated")


def test_a_csv_is_read_by_excel_as_utf_8(jinhua: Package) -> None:
    assert csv_file.make(everything(jinhua, "zh")).startswith(b"\xef\xbb\xbf")


def test_a_derived_figure_says_so_with_its_formula_and_what_it_is_made_of(
    jinhua: Package,
) -> None:
    found = lines(everything(jinhua, derived=True))
    made = [line for line in found.values() if line["origin"] == "derived"]
    assert made
    for line in made:
        assert line["formula"]
        assert all(id_ in found for id_ in line["inputs"].split())
    assert not [line for line in lines(everything(jinhua)).values() if line["origin"] != "printed"]


def test_a_filter_holds_for_the_file(jinhua: Package) -> None:
    found = lines(everything(jinhua, theme="rail"))
    assert {line["theme"] for line in found.values()} == {"rail"}


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("city", ["jinhua", "porto", "hostile"])
def test_a_workbook_has_no_formula_and_no_link(
    city: str, lang: Lang, request: pytest.FixtureRequest
) -> None:
    content = everything(request.getfixturevalue(city), lang)
    for place in (0, 1):
        for line in sheet(content, place).iter_rows():
            for cell in line:
                assert cell.data_type != "f", cell.value
                assert cell.hyperlink is None
    with zipfile.ZipFile(io.BytesIO(workbook.make(content))) as archive:
        assert not [name for name in archive.namelist() if "_rels/sheet" in name]


def test_the_numbers_of_a_workbook_are_numbers_that_show_their_decimals(jinhua: Package) -> None:
    content = everything(jinhua)
    head, *rest = sheet(content).iter_rows()
    assert [cell.value for cell in head] == [
        load_locale("en").text(f"file.column.{column}") for column in workbook.ORDER
    ]
    for cells_, row in zip(rest, content.rows, strict=True):
        for column, cell in zip(workbook.ORDER, cells_, strict=True):
            if column in NUMBERS and cells(row)[column] is not None:
                assert isinstance(cell.value, int | float)
                assert Decimal(str(cell.value)) == cells(row)[column]
    (trade,) = [
        line
        for line in rest
        if line[workbook.ORDER.index("id")].value == "ftz-trade.jinyi-ftz.2021"
    ]
    assert trade[workbook.ORDER.index("value")].number_format == "#,##0.00"


def test_the_bound_of_a_workbook_stands_in_a_column_of_its_own_and_in_words(
    jinhua: Package,
) -> None:
    _, *rest = sheet(everything(jinhua, "zh")).iter_rows(values_only=True)
    (found,) = [
        line for line in rest if line[workbook.ORDER.index("id")] == "cre-cities.jinhua.2022-06-28"
    ]
    assert found[workbook.ORDER.index("bound")] == "over"
    assert found[workbook.ORDER.index("said")] == "超过160个"


@pytest.mark.parametrize("lang", LANGS)
def test_the_notes_of_a_workbook_say_version_sources_caveats_and_columns(
    jinhua: Package, lang: Lang
) -> None:
    content = everything(jinhua, lang)
    said = [str(cell) for line in sheet(content, 1).values for cell in line if cell]
    assert jinhua.version in said
    assert any("english.jinhua.gov.cn" in text for text in said)
    for shown in content.shown:
        for note in shown.notes:
            assert any(note.text in text for text in said)
    for column in COLUMNS:
        assert load_locale(lang).text(f"file.meaning.{column}") in said


def test_a_workbook_says_what_was_selected(jinhua: Package) -> None:
    said = [
        str(cell) for line in sheet(everything(jinhua, theme="rail"), 1).values for cell in line
    ]
    assert "Rail" in said


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("city", ["jinhua", "porto", "hostile"])
def test_json_keeps_the_bound_inside_the_number(
    city: str, lang: Lang, request: pytest.FixtureRequest
) -> None:
    content = everything(request.getfixturevalue(city), lang)
    found = parsed(content)
    assert [one["id"] for one in found["figures"]] == [row.id for row in content.rows]
    for one in found["figures"]:
        if one["number"] is None:
            assert one["measure"] == "event"
        else:
            assert one["number"]["bound"] in ("exact", "over", "under", "about")
            assert math.isfinite(one["number"]["value"])
            assert one["number"]["said"]


def test_json_says_version_selection_views_and_sources(jinhua: Package) -> None:
    found = parsed(everything(jinhua, theme="rail"))
    assert found["version"] == jinhua.version
    assert found["selection"]["theme"] == "rail"
    assert "cre-lines" in [view["id"] for view in found["views"]]
    assert [source["id"] for source in found["sources"]] == ["jinhua-2022-06-28"]
