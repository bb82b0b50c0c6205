"""A valid package becomes typed values, all of them, and nothing is guessed."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pandas as pd
import pytest

from dashboard.errors import DataError, UnreadableError
from dashboard.indicators.frame import TYPES, columns
from dashboard.indicators.model.schema import Measure
from dashboard.indicators.model.text import Text
from dashboard.indicators.model.view import Family
from dashboard.indicators.reading.loader import FILES, check, load
from tests.indicators.builders import DATASET, ROWS, entry, row, table, with_row, write


def test_a_sound_package_has_nothing_to_be_said_of_it(tmp_path: Path) -> None:
    assert check(write(tmp_path)) == ()
    assert load(tmp_path).warnings == ()


def test_what_the_files_say_is_what_the_package_holds(tmp_path: Path) -> None:
    package = load(write(tmp_path))
    assert package.title == Text(en="Riverton in figures", zh="河城数据")
    assert package.licence.url == "https://example.org/by"
    assert list(package.places) == ["riverton", "NA"]
    assert package.units["cny_billion"].shift("zh") == 1
    assert package.units["percent"].singular is None
    assert package.sources["report"].date.isoformat() == "2023-01-10"
    assert package.indicators["lines"].measure is Measure.COUNT
    assert package.views[0].family is Family.CHANGE
    assert package.views[0].indicators == ("lines",)
    assert list(package.observations) == ["lines.riverton.2017", "lines.riverton.2022"]


def test_a_value_keeps_the_digits_that_were_printed(tmp_path: Path) -> None:
    package = load(write(tmp_path, rows=with_row(value="50.0"), entries=[entry(measure="level")]))
    figure = package.observations["lines.NA.2022"]
    assert figure.value == Decimal("50.0")
    assert (figure.low, figure.high) == (Decimal("49.95"), Decimal("50.05"))
    assert package.frame.printed.iloc[-1] == "50.0"


def test_the_frame_has_a_typed_column_for_everything_a_reader_may_ask(tmp_path: Path) -> None:
    frame = load(write(tmp_path)).frame
    assert list(frame.columns) == [*columns(["en", "zh"]), "theme_en", "theme_zh"]
    for column in frame.columns:
        assert str(frame[column].dtype) == TYPES.get(column, "str")
    assert frame.start.iloc[0] == pd.Timestamp(2017, 1, 1)
    assert frame.end.iloc[0] == pd.Timestamp(2017, 12, 31)
    assert frame.value.tolist() == [9.0, 24.0]


@pytest.mark.parametrize("name", ["NA", "null", "True", "0571", "nan", "None", "1e5"])
def test_a_place_stays_text_whatever_it_is_called(tmp_path: Path, name: str) -> None:
    dataset = DATASET.replace("places.NA", f"places.{name}")
    frame = load(write(tmp_path, rows=with_row(place=name), dataset=dataset)).frame
    assert frame.place.iloc[-1] == name
    assert frame.place.notna().all()


def test_a_locator_is_said_in_chinese_where_the_row_has_one(tmp_path: Path) -> None:
    rows = tuple(row(period=year, locator_zh=zh) for year, zh in (("2017", "第3页"), ("2022", "")))
    figures = load(write(tmp_path, rows=rows)).observations.values()
    assert [(one.locator.within("en"), one.locator.within("zh")) for one in figures] == [
        ("page 3", "第3页"),
        ("page 3", "page 3"),
    ]


def test_an_undated_figure_has_no_day_and_no_invented_year(tmp_path: Path) -> None:
    package = load(write(tmp_path, rows=with_row(period="", period_basis="not_stated")))
    assert "lines.NA.undated" in package.observations
    assert package.frame.start.isna().iloc[-1]
    assert package.frame.end.isna().iloc[-1]


def test_two_sources_of_one_figure_both_stay_and_neither_wins(tmp_path: Path) -> None:
    rows = (*with_row(value="7"), row(place="NA", source="report", value="8"))
    package = load(write(tmp_path, rows=rows))
    assert list(package.observations)[2:] == ["lines.NA.2022.yearbook", "lines.NA.2022.report"]


def test_an_event_has_no_value_and_the_frame_says_so(tmp_path: Path) -> None:
    entries = [entry(), entry(indicator="opening", measure="event")]
    rows = (*ROWS, row(indicator="opening", period="2020-03-21", value=""))
    package = load(write(tmp_path, rows=rows, entries=entries))
    assert package.observations["opening.riverton.2020-03-21"].value is None
    assert package.frame.value.isna().iloc[-1]
    assert package.frame.printed.iloc[-1] == ""


def test_the_order_of_columns_and_line_ends_are_nobodys_business(tmp_path: Path) -> None:
    plain = load(write(tmp_path / "plain"))
    turned = [dict(reversed(cells.items())) for cells in ROWS]
    text = "\ufeff" + table(turned).replace("\n", "\r\n")
    dataset = DATASET.replace(" = ", "=").replace("\n\n", "\n# a comment\n\n")
    other = load(write(tmp_path / "other", indicators=text, dataset="\ufeff" + dataset))
    assert other.version == plain.version
    assert other.frame.equals(plain.frame)


@pytest.mark.parametrize(
    "changed",
    [
        {"rows": (row(period="2017", value="9"), row(value="25"))},
        {"rows": (row(period="2017", value="9.0"), row(value="24"))},
        {"rows": tuple(reversed(ROWS))},
        {"rows": (row(period="2017", value="9", locator_zh=""), row(locator_zh="第3页"))},
        {"entries": [entry(label_zh="线路")]},
        {"dataset": DATASET.replace("Riverton in figures", "Riverton")},
        {"dataset": DATASET.replace("zh = 1 }", "zh = 2 }")},
    ],
    ids=["value", "digits", "order", "locator", "label", "title", "unit"],
)
def test_whatever_a_reader_could_see_changes_the_version(
    tmp_path: Path, changed: dict[str, object]
) -> None:
    before = load(write(tmp_path / "before", entries=[entry(measure="level")]))
    entries = changed.pop("entries", [entry()])
    assert isinstance(entries, list)
    entries = [{**each, "measure": "level"} for each in entries]
    after = load(write(tmp_path / "after", entries=entries, **changed))  # type: ignore[arg-type]
    assert len(after.version) == 12
    assert after.version != before.version


def test_a_package_cannot_be_changed_by_who_reads_it(tmp_path: Path) -> None:
    package = load(write(tmp_path))
    with pytest.raises(TypeError):
        package.observations["new"] = None  # type: ignore[index]
    with pytest.raises(AttributeError):
        package.version = "0"  # type: ignore[misc]


def test_a_faulty_package_raises_all_that_is_wrong_with_it(tmp_path: Path) -> None:
    rows = with_row(value="12%", period="2017年")
    with pytest.raises(DataError) as caught:
        load(write(tmp_path, rows=rows))
    assert caught.value.problems == check(tmp_path)
    assert "[E202]" in str(caught.value)
    assert "[E203]" in str(caught.value)


@pytest.mark.parametrize("name", FILES)
def test_a_missing_file_is_named(tmp_path: Path, name: str) -> None:
    (write(tmp_path) / name).unlink()
    with pytest.raises(UnreadableError, match=name):
        load(tmp_path)


def test_problems_come_by_file_line_and_column(tmp_path: Path) -> None:
    rows = (row(period="2017", value="x", bound="x"), row(place="x", period="x"))
    found = check(
        write(
            tmp_path,
            rows=rows,
            entries=[entry(label_zh="", unit="x")],
            dataset=DATASET.replace("https:", "data:"),
        )
    )
    where = [(FILES.index(one.file), one.line or 0, one.column or 0) for one in found]
    assert where == sorted(where)
    assert len({one.file for one in found}) == 3
