"""Native charts over time say what the pages say: ranks, reports, bounds, and what is missing."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest
from pptx import Presentation
from pptx.enum.chart import XL_MARKER_STYLE
from pptx.util import Inches

from dashboard.exports.files.content import gather
from dashboard.exports.pptx import deck, tiles
from dashboard.indicators.reading.loader import load
from dashboard.languages import DEFAULT as LANGS
from dashboard.languages import Lang
from dashboard.views.address.address import Address
from tests.views import editing, town


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return town.write(tmp_path / "porto-novo")


def add(folder: Path, indicator: str, *rows: dict[str, str]) -> None:
    """More figures of an indicator, like the first that it has."""
    editing.more(folder / "indicators.csv", *rows, indicator=indicator)


def slides(folder: Path, view: str, lang: Lang = "en") -> list[Any]:
    made = deck.make(gather(load(folder), Address(lang, "view", view)))
    return list(Presentation(io.BytesIO(made)).slides)


def chart(folder: Path, view: str, lang: Lang = "en") -> Any:
    (found,) = [
        shape.chart
        for slide in slides(folder, view, lang)
        for shape in slide.shapes
        if shape.has_chart and "scatterChart" in shape.chart._chartSpace.xml
    ]
    return found


def said(folder: Path, view: str, lang: Lang = "en") -> str:
    return "\n".join(
        shape.text_frame.text
        for slide in slides(folder, view, lang)
        for shape in slide.shapes
        if shape.has_text_frame
    )


def crosses(made: Any) -> list[str]:
    return [one.get("val") for one in made._chartSpace.iter("{*}crosses")]


@pytest.fixture
def ranked(folder: Path) -> Path:
    add(folder, "port-rank", *({"period": f"{2019 + n}", "value": f"{9 - n}"} for n in range(5)))
    together = 'indicators = ["ships", "port-rank", "wage-growth"]'
    editing.words(folder / "dataset.toml", (together, 'indicators = ["ships", "wage-growth"]'))
    return folder


def test_the_first_place_is_on_top_and_the_years_stay_at_the_bottom(ranked: Path) -> None:
    made = chart(ranked, "port-rank")
    assert made.value_axis.reverse_order
    assert "max" in crosses(made)
    assert made.value_axis.minimum_scale == 0
    # No rank is 0: the name of that end of the axis is left out.
    assert made.value_axis.tick_labels.number_format.endswith(";;")


def test_an_axis_of_amounts_is_not_turned_and_names_round_values(folder: Path) -> None:
    axis = chart(folder, "passengers").value_axis
    assert not axis.reverse_order
    assert axis.minimum_scale == 0
    assert axis.maximum_scale % axis.major_unit == 0


def test_two_reports_are_two_lines_named_by_who_reports_them(folder: Path) -> None:
    made = chart(folder, "ferry-passengers")
    found = {one.name: tuple(one.iter_values()) for one in made.plots[0].series}
    assert found == {
        "Ferry passengers, Harbour (as in Yearbook of Porto Novo)": (50.0, 75),
        "Ferry passengers, Harbour (as in Report of the port)": (80,),
    }
    assert made.has_legend


@pytest.mark.parametrize(("lang", "words"), [("en", "△ more than"), ("zh", "△ 超过")])
def test_a_bound_in_a_line_has_a_form_and_the_form_is_named(
    folder: Path, lang: Lang, words: str
) -> None:
    editing.cells(
        folder / "indicators.csv", {"bound": "over"}, indicator="passengers", period="2003"
    )
    made = chart(folder, "passengers", lang)
    series = made.plots[0].series[0]
    forms = [series.points[n].marker.style for n in (7, 8, 9)]
    assert forms == [None, XL_MARKER_STYLE.TRIANGLE, None]
    assert words in said(folder, "passengers", lang)


def test_what_is_missing_is_not_bridged_by_a_solid_line(folder: Path) -> None:
    editing.fewer(folder / "indicators.csv", indicator="passengers", period="2003")
    series = chart(folder, "passengers").plots[0].series[0]
    assert series.points[8].format.line.dash_style is not None
    assert series.points[9].format.line.dash_style is None
    assert "2003: not given" in said(folder, "passengers")


def test_growth_is_in_multiples_only_where_pages_draw_it_so(folder: Path) -> None:
    long = chart(folder, "growth").plots[0].series[0]
    assert next(iter(long.iter_values())) == -9.0
    assert chart(folder, "growth").value_axis.minimum_scale < 0


def test_shares_over_time_stand_between_nothing_and_all_of_it(folder: Path) -> None:
    axis = chart(folder, "owners").value_axis
    assert (axis.minimum_scale, axis.maximum_scale) == (0, 100)


@pytest.mark.parametrize("lang", LANGS)
def test_every_line_says_its_last_value_where_there_is_room(folder: Path, lang: Lang) -> None:
    for series in chart(folder, "passengers", lang).plots[0].series:
        labels = [one.get("val") for one in series._element.iterfind("{*}dLbls/{*}dLbl/{*}idx")]
        assert labels == ["29"]


def test_a_table_of_long_names_ends_above_the_source_line(folder: Path) -> None:
    name = "The long strike of the dockers of all the quays of the harbour and of the two canals"
    editing.cells(folder / "codebook.csv", {"label_en": name}, indicator="strike")
    add(folder, "strike", *({"period": f"{year}", "value": ""} for year in range(1900, 1960)))
    facts = gather(load(folder), Address("en", "view", "history")).shown[0].marks
    for column in tiles.columns_of(facts, "apart"):
        assert sum(tiles.weight(entry) for entry in column) <= tiles.MOST_ROWS


def test_tiles_stand_in_two_rows_at_most_the_undated_in_their_own(folder: Path) -> None:
    add(
        folder,
        "ships",
        *({"period": f"{year}", "value": "7"} for year in range(2001, 2004)),
        {"period": "", "period_basis": "not_stated", "value": "3"},
    )
    for slide in slides(folder, "at-a-glance"):
        below = [shape.top + shape.height for shape in slide.shapes if shape.top < Inches(6.8)]
        assert max(below) <= Inches(6.88)


def test_the_name_of_a_whole_stands_clear_of_the_next_track(folder: Path) -> None:
    whole = "all the waste of all the households of the harbour, the old town and the north " * 2
    editing.cells(folder / "codebook.csv", {"of_en": whole.strip()}, indicator="recycling-rate")
    places = [{"place": "NA", "value": "20"}, {"place": "harbour", "value": "30"}]
    editing.more(folder / "indicators.csv", *places, indicator="recycling-rate", place="old-town")
    for slide in slides(folder, "recycling-rate"):
        tracks = [shape for shape in slide.shapes if shape.has_chart]
        names = [
            shape for shape in slide.shapes if shape.has_text_frame and whole.strip() in shape.text
        ]
        for name, track in zip(names, tracks[1:], strict=False):
            assert name.height >= Inches(0.5)
            assert name.top + name.height <= track.top
