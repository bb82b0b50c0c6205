"""Slides as a presenter meets them: a headline each, charts that can be edited, the source, the notes."""

from __future__ import annotations

import io
import re
import shutil
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from pptx import Presentation
from pptx.util import Inches

from dashboard.charts.metrics import text_width
from dashboard.exports.files.content import gather
from dashboard.exports.files.reproducible_zip import pack, seal
from dashboard.exports.pptx import deck, tiles
from dashboard.indicators.model.package import Package
from dashboard.indicators.reading.loader import load
from dashboard.indicators.select.query import Query
from dashboard.languages import DEFAULT as LANGS
from dashboard.languages import Lang
from dashboard.settings import data_folder
from dashboard.views.address.address import Address
from dashboard.views.render import catalogue
from tests.views import editing, town


def opened(package: Package, lang: Lang, view: str | None = None, **query: Any) -> Any:
    address = Address(lang, "view" if view else "explorer", view, Query(**query))
    return Presentation(io.BytesIO(deck.make(gather(package, address))))


def words(slide: Any) -> list[str]:
    """Everything that can be read on a slide, its labels included."""
    said = [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]
    for shape in slide.shapes:
        if shape.has_table:
            said += [cell.text for row in shape.table.rows for cell in row.cells]
    return said


def charts(made: Any) -> list[Any]:
    return [shape.chart for slide in made.slides for shape in slide.shapes if shape.has_chart]


def labels(chart: Any) -> list[str]:
    """The number formats of the labels of a chart: what they say, around the number."""
    return re.findall(
        r'<c:dLbl>.*?<c:numFmt formatCode="([^"]*)"', chart._chartSpace.xml, re.DOTALL
    )


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("city", ["jinhua", "porto", "hostile"])
def test_every_slide_has_a_title_and_every_view_its_headline_source_and_notes(
    city: str, lang: Lang, request: pytest.FixtureRequest
) -> None:
    package: Package = request.getfixturevalue(city)
    for view in catalogue.views(package):
        content = gather(package, Address(lang, "view", view.id))
        shown = content.shown[0]
        made = opened(package, lang, view.id)
        for slide in made.slides:
            assert slide.shapes.title.text_frame.text.startswith(shown.title)
            said = "\n".join(words(slide))
            assert package.version in said
            spoken = slide.notes_slide.notes_text_frame.text
            for source in shown.sources:
                assert source.title in said
                assert source.title in spoken
                assert (source.url or "") in spoken
            for note in shown.notes:
                assert note.text in spoken


def test_all_views_are_one_deck_with_an_opening_and_the_sources(jinhua: Package) -> None:
    made = opened(jinhua, "en")
    titles = [slide.shapes.title.text_frame.text for slide in made.slides]
    assert titles[0] == "Jinhua in figures"
    assert titles[-1] == "Sources"
    assert len(titles) == 2 + len(catalogue.views(jinhua))


def test_bars_are_a_native_chart_with_the_printed_numbers(jinhua: Package) -> None:
    (chart,) = charts(opened(jinhua, "en", "growth-rates"))
    assert [str(one).replace("\n", " ") for one in chart.plots[0].categories] == [
        "GDP, average annual growth",
        "Public budget revenue, average annual growth",
        "Fixed-asset investment, average annual growth",
    ]
    assert chart.plots[0].series[0].values == (6.2, 8.3, 9.2)
    assert chart.value_axis.minimum_scale == 0


def test_a_label_goes_on_saying_its_unit_when_the_number_is_edited(jinhua: Package) -> None:
    (chart,) = charts(opened(jinhua, "en", "growth-rates"))
    assert len(labels(chart)) == 3
    assert all("% a year" in label and "0.0" in label for label in labels(chart))


def test_the_numbers_of_a_chart_can_be_edited(jinhua: Package) -> None:
    (chart,) = charts(opened(jinhua, "zh", "growth-rates"))
    found = [cell for line in behind(chart).values for cell in line]
    assert {6.2, 8.3, 9.2} <= set(found)


def test_two_points_stand_on_true_time_and_are_joined_by_dots(jinhua: Package) -> None:
    made = opened(jinhua, "en", "cre-lines")
    (chart,) = charts(made)
    (series,) = chart.plots[0].series
    assert tuple(series.iter_values()) == (9, 24)
    assert [float(at.text) for at in series._element.xpath("c:xVal//c:v")] == [2017, 2022]
    assert series.format.line.dash_style is not None
    assert any("2018–2021: not given" in text for text in words(made.slides[0]))


def test_shares_have_a_scale_of_their_own_each_from_nothing_to_all(jinhua: Package) -> None:
    made = opened(jinhua, "en", "ftz-shares")
    found = charts(made)
    assert [chart.plots[0].series[0].values for chart in found] == [(21,), (20,), (50,), (15,)]
    for chart in found:
        assert (chart.value_axis.minimum_scale, chart.value_axis.maximum_scale) == (0, 100)
    said = words(made.slides[0])
    for whole in ("imports and exports", "institutional innovations", "new market entities"):
        assert any(f"the Zhejiang Pilot FTZ's {whole}" in text or whole in text for text in said)


def test_a_ceiling_is_said_in_words_and_is_not_filled(jinhua: Package) -> None:
    chart = charts(opened(jinhua, "en", "ftz-shares"))[-1]
    (label,) = labels(chart)
    assert "less than" in label
    assert "<a:noFill/>" in chart._chartSpace.xml.split("<c:dPt>")[1].split("</c:dPt>")[0]


def test_growth_is_drawn_as_multiples_of_one_year_before_each(jinhua: Package) -> None:
    (chart,) = charts(opened(jinhua, "en", "ftz-growth"))
    now, before = chart.plots[0].series
    assert now.values == (1.399, 7.327)
    assert before.values == (1, 1)


@pytest.mark.parametrize(("lang", "said"), [("en", "more than 50 countries"), ("zh", "超过50个")])
def test_tiles_say_their_bound_in_words(jinhua: Package, lang: Lang, said: str) -> None:
    made = opened(jinhua, lang, "cre-reach")
    assert not charts(made)
    text = "".join("".join(words(slide)) for slide in made.slides).replace("\n", "")
    assert said in text


@pytest.mark.parametrize("lang", LANGS)
def test_a_number_of_many_digits_stays_on_its_line(tmp_path: Path, lang: Lang) -> None:
    folder = town.write(tmp_path / "town")
    ships = {"indicator": "ships", "period": "2023-12"}
    editing.cells(folder / "indicators.csv", {"value": "1234567890125"}, **ships)
    (slide,) = opened(load(folder), lang, "at-a-glance").slides
    (value,) = [
        shape
        for shape in slide.shapes
        if shape.has_text_frame and "1234567890125" in shape.text_frame.text.replace(",", "")
    ]
    (line,) = value.text_frame.paragraphs
    taken = sum(
        text_width(run.text.replace("1", "0"), 1, bold=True) * run.font.size.pt for run in line.runs
    )
    assert taken <= value.width.pt


def test_chinese_has_a_typeface_of_its_own_everywhere(jinhua: Package) -> None:
    made = opened(jinhua, "zh")
    for slide in made.slides:
        for element in slide._element.iter():
            if element.tag.endswith("}rPr") and element.getparent().find("{*}t") is not None:
                assert element.find("{*}ea").get("typeface") == "Microsoft YaHei"
                assert element.get("lang") == "zh-CN"
    for chart in charts(made):
        assert 'a:ea typeface="Microsoft YaHei"' in chart._chartSpace.xml


def frames(slide: Any) -> list[Any]:
    return [shape for shape in slide.shapes if shape.has_chart or shape.has_table]


@pytest.mark.parametrize("lang", LANGS)
def test_every_chart_and_table_can_be_read_aloud(jinhua: Package, lang: Lang) -> None:
    for view in catalogue.views(jinhua):
        shown = gather(jinhua, Address(lang, "view", view.id)).shown[0]
        for slide in opened(jinhua, lang, view.id).slides:
            said = [one._element.nvGraphicFramePr.cNvPr.get("descr") for one in frames(slide)]
            assert len({*said}) == len(said)
            assert not [text for text in said if not text or re.match(r"(Chart|Table) \d", text)]
            if view.family != "shares" and said:
                assert said[0] == shown.alt


@pytest.mark.parametrize("lang", LANGS)
def test_each_track_of_shares_says_its_own_share_and_its_whole(jinhua: Package, lang: Lang) -> None:
    (slide,) = opened(jinhua, lang, "ftz-shares").slides
    facts = gather(jinhua, Address(lang, "view", "ftz-shares")).shown[0].marks
    said = [one._element.nvGraphicFramePr.cNvPr.get("descr") for one in frames(slide)]
    for fact in facts:
        (own,) = [text for text in said if text.startswith(fact.label)]
        assert all(part in own for part in (str(fact.said), fact.when, fact.of))


@pytest.mark.parametrize(
    ("lang", "name"),
    [
        ("en", "Part of the zone (of what is not stated) (less than)"),
        ("zh", "占浙江自贸试验区的比重（指标未说明）（不足）"),
    ],
)
def test_the_data_behind_a_chart_say_the_bound(jinhua: Package, lang: Lang, name: str) -> None:
    (chart,) = [
        chart
        for chart in charts(opened(jinhua, lang, "ftz-shares"))
        if chart.plots[0].series[0].values == (15,)
    ]
    head, row = behind(chart).values
    assert (str(row[0]).replace("\n", " "), row[1]) == (name, 15)
    assert head[1] == name


def test_the_data_behind_points_over_time_say_the_bound_of_each(porto: Package) -> None:
    (chart,) = charts(opened(porto, "en", "ferry-passengers"))
    found = {line[1]: line[2] for line in behind(chart).values if isinstance(line[1], int | float)}
    assert found == {50: None, 80: None, 75: "about"}


def behind(chart: Any) -> Any:
    """The sheet that opens when the data of a chart are edited."""
    blob = chart.part.chart_workbook.xlsx_part.blob
    return openpyxl.load_workbook(io.BytesIO(blob)).worksheets[0]


@pytest.mark.parametrize(
    "label",
    [
        '=HYPERLINK("http://evil.test","x")',
        "=1+1",
        "{=1+1}",
        "internal:Sheet1!A1",
        "external:c:\\x",
        "http://evil.test/a",
        "mailto:a@evil.test",
    ],
)
@pytest.mark.parametrize("view", ["growth-rates", "cre-lines", "ftz-shares", "ftz-growth"])
def test_a_label_is_text_in_the_workbook_behind_a_chart(
    tmp_path: Path, view: str, label: str
) -> None:
    folder = Path(shutil.copytree(data_folder(), tmp_path / "data"))
    shown = next(one for one in catalogue.views(load(folder)) if one.id == view)
    for indicator in shown.indicators:
        editing.cells(folder / "codebook.csv", {"label_en": label}, indicator=indicator)
    found = charts(opened(load(folder), "en", view))
    assert found
    for chart in found:
        blob = chart.part.chart_workbook.xlsx_part.blob
        with zipfile.ZipFile(io.BytesIO(blob)) as book:
            text = "".join(book.read(name).decode() for name in book.namelist())
        assert not re.search(r"<(f|hyperlink)\b", text)
    said = [str(cell) for chart in found for row in behind(chart).values for cell in row]
    assert any(cell.startswith(label) for cell in said)


def test_a_timeline_sets_what_has_no_date_apart(jinhua: Package) -> None:
    (slide,) = opened(jinhua, "en", "milestones").slides
    cells = [[cell.text for cell in row.cells] for one in frames(slide) for row in one.table.rows]
    head = [row[0] for row in cells].index("Date not stated in the source")
    assert all(row[0] != "date not stated" for row in cells[:head])
    assert cells[head + 1 :]
    assert all(row[0] == "date not stated" for row in cells[head + 1 :])


def test_what_has_no_date_is_headed_in_every_column(jinhua: Package) -> None:
    facts = gather(jinhua, Address("en", "view", "milestones")).shown[0].marks
    undated = [fact for fact in facts if not fact.dated]
    dated = [fact for fact in facts if fact.dated][:10]
    columns = tiles.columns_of([*dated, *undated * 4], "apart")
    assert [len(column) for column in columns] == [10, 11, 7]
    assert [column[0] for column in columns[1:]] == ["apart", "apart"]


def test_a_subtitle_of_two_lines_stands_clear_of_what_is_below(package: Path) -> None:
    file = package / "dataset.toml"
    text, name = file.read_text("utf-8"), "Reach of China Railway Express"
    tops = {}
    for times in (1, 3):
        file.write_text(text.replace(name, " and ".join([name] * times)), "utf-8")
        slide = opened(load(package), "en", "cre-reach").slides[0]
        title, subtitle, *rest = slide.shapes
        tops[times] = min(shape.top for shape in rest) - subtitle.top
        assert title.top < subtitle.top
    # What is below begins one line lower.
    assert tops[3] - tops[1] == Inches(0.35)


def test_nothing_is_left_of_the_template(jinhua: Package) -> None:
    file = deck.make(gather(jinhua, Address("zh")))
    with zipfile.ZipFile(io.BytesIO(file)) as archive:
        names = archive.namelist()
        text = "".join(
            archive.read(one).decode() for one in names if one.endswith((".xml", ".rels"))
        )
    assert not [one for one in names if "thumbnail" in one or "printerSettings" in one]
    for trace in ("Macintosh", "4:3", "4x3", "python-pptx", "printerSettings"):
        assert trace not in text
    assert "<Application>jinhua-dashboard</Application>" in text
    assert Presentation(io.BytesIO(file)).core_properties.comments == jinhua.description.within(
        "zh"
    )


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("city", ["jinhua", "porto", "hostile"])
def test_nothing_stands_outside_its_slide(
    city: str, lang: Lang, request: pytest.FixtureRequest
) -> None:
    made = opened(request.getfixturevalue(city), lang, derived=True)
    for slide in made.slides:
        for shape in slide.shapes:
            assert shape.left >= 0
            assert shape.top >= 0
            assert shape.left + shape.width <= made.slide_width
            assert shape.top + shape.height <= made.slide_height


def test_a_long_view_goes_on_on_a_further_slide(porto: Package) -> None:
    made = opened(porto, "en", "ferry-passengers")
    titles = [slide.shapes.title.text_frame.text for slide in made.slides]
    assert titles == ["Ferry passengers (1 of 2)", "Ferry passengers (2 of 2)"]


def test_no_clock_and_no_account_is_in_the_file(jinhua: Package) -> None:
    file = deck.make(gather(jinhua, Address("en", "view", "cre-lines")))
    with zipfile.ZipFile(io.BytesIO(file)) as archive:
        assert {entry.date_time[0] for entry in archive.infolist()} == {1980}
        core = archive.read("docProps/core.xml").decode()
        (book,) = [name for name in archive.namelist() if name.endswith(".xlsx")]
        with zipfile.ZipFile(io.BytesIO(archive.read(book))) as inner:
            core += inner.read("docProps/core.xml").decode()
    assert set(re.findall(r"\d{4}-\d{2}-\d{2}T[\d:]+Z", core)) == {"2022-06-28T00:00:00Z"}
    assert "Canny" not in core


def test_sealing_twice_changes_nothing(jinhua: Package) -> None:
    content = gather(jinhua, Address("en", "view", "cre-lines"))
    file = deck.make(content)
    assert seal(file, content.day) == file


def test_an_archive_knows_no_time() -> None:
    assert pack([("a.txt", b"a")]) == pack([("a.txt", b"a")])
