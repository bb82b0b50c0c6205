"""Tests of change: two points stay two points."""

from __future__ import annotations

import itertools
from dataclasses import replace
from typing import Any

import plotly.graph_objects as go
import pytest

from dashboard.charts.mark import Mark
from dashboard.charts.text import Gap
from tests.charts.builders import (
    WORDS,
    event,
    frame,
    hue,
    ids,
    listed,
    many,
    mark,
    plain,
    plot_change,
    texts,
    traces,
    undated,
    words,
)

PAIR = frame(
    mark(year=2017, value=9.0, said="9 lines"),
    mark(year=2022, value=24.0, said="24 lines", when="2022, by 28 June"),
)
LARGE = tuple(replace(one, value=one.value * 10) for one in PAIR)
GAP = Gap(
    indicator="cre-lines",
    place="jinhua",
    after="cre-lines.jinhua.2017",
    before="cre-lines.jinhua.2022",
    said="2018–2021: not given",
)
TOLD = words(gaps=(GAP,), change={("cre-lines", "jinhua"): ("+15 lines", "2.67 times")})


def connectors(figure: go.Figure) -> list[Any]:
    return [trace for trace in figure.data if trace.type == "scatter" and trace.mode == "lines"]


def test_two_points_are_two_markers_on_a_true_time_axis_from_zero() -> None:
    figure = plot_change(LARGE, TOLD)
    (points,) = traces(figure, "scatter")
    assert listed(points.y) == [90, 240]
    assert [moment[:7] for moment in points.x] == ["2017-07", "2022-07"]
    assert figure.layout.xaxis.type == "date"
    assert figure.layout.yaxis.range[0] == 0
    assert ids(figure) == ["cre-lines.jinhua.2017", "cre-lines.jinhua.2022"]


def test_two_small_counts_are_stacks_of_strokes_one_a_unit() -> None:
    figure = plot_change(PAIR, TOLD)
    first, last = traces(figure, "scatter")
    assert (len(first.y), len(last.y)) == (9, 24)
    assert {*first.customdata, *last.customdata} == {one.id for one in PAIR}
    assert {one.marker.symbol for one in (first, last)} == {"line-ew"}
    numbers = {note.text: note.font.size for note in figure.layout.annotations}
    assert numbers["<b>9 lines</b>"] == numbers["<b>24 lines</b>"] > 40
    assert "each stroke is a unit of lines" in plain(figure)


@pytest.mark.parametrize(
    "changes",
    [{"value": 41.0}, {"value": 8.5}, {"bound": "over"}, {"measure": "level"}, {"value": -1.0}],
    ids=str,
)
def test_what_is_no_small_exact_count_has_no_strokes(changes: dict[str, Any]) -> None:
    rows = frame(mark(), mark(year=2022, **changes))
    assert {one.marker.symbol[0] for one in traces(plot_change(rows, WORDS), "scatter")} == {
        "circle"
    }


def test_nought_is_a_stroke_on_the_line_and_its_number() -> None:
    rows = frame(mark(), mark(year=2022, value=0.0, said="0 lines"))
    nought = traces(plot_change(rows, WORDS), "scatter")[-1]
    assert (listed(nought.y), nought.marker.line.width) == ([0], 4)


@pytest.mark.parametrize("rows", [PAIR, LARGE], ids=["strokes", "points"])
def test_nothing_stands_between_two_points(rows: tuple[Mark, ...]) -> None:
    figure = plot_change(rows, TOLD)
    assert connectors(figure) == []
    assert {one[:4] for trace in figure.data for one in trace.x} == {"2017", "2022"}


@pytest.mark.parametrize("rows", [PAIR, LARGE], ids=["strokes", "points"])
def test_a_year_that_is_not_given_has_a_tick_and_no_name(rows: tuple[Mark, ...]) -> None:
    figure = plot_change(rows, TOLD)
    axis = figure.layout.xaxis
    assert [moment[:4] for moment in axis.minor.tickvals] == ["2018", "2019", "2020", "2021"]
    assert not {"2018", "2019", "2020", "2021"} & {*axis.ticktext}


@pytest.mark.parametrize(
    "said",
    [
        "9 lines",
        "24 lines",
        "2017",
        "2022, by 28 June",
        "2018–2021: not given",
        "+15 lines",
        "2.67 times",
    ],
)
def test_what_the_points_say_is_written_at_them(said: str) -> None:
    assert said in plain(plot_change(PAIR, TOLD))


REPORTS = (
    mark(year=2022, value=24.0, short="24", source_label="The city", id="a"),
    mark(year=2022, value=26.0, short="26", source_label="The <bureau>", id="b"),
)


def test_two_reports_of_one_moment_are_both_named_and_both_joined_to_what_was_before() -> None:
    rows = frame(mark(year=2017, value=9.0), *REPORTS)
    figure = plot_change(rows, words(gaps=(replace(GAP, after="2017", before="2022"),)))
    for said in ("24 The city", "26 The &lt;bureau&gt;", "2018–2021: not given"):
        assert said in plain(figure)
    (line,) = connectors(figure)
    assert listed(line.y) == [9, 24, None, 9, 26, None]


def test_two_reports_before_others_are_named_where_they_stand() -> None:
    early = frame(
        mark(year=2017, value=9.0, short="9", source_label="The city", id="a"),
        mark(year=2017, value=8.0, short="8", source_label="The bureau", id="b"),
        mark(year=2018, value=11.0),
    )
    figure = plot_change(early, WORDS)
    assert "9 · The city" in plain(figure)
    assert "8 · The bureau" in plain(figure)


def test_two_reports_of_the_only_moment_are_no_change() -> None:
    figure = plot_change(frame(*REPORTS), WORDS)
    assert connectors(figure) == []
    assert "26 The &lt;bureau&gt;" in plain(figure)


def test_places_with_two_points_have_panels_on_one_scale() -> None:
    rows = [
        mark(year=year, place_id=place, id=f"{place}{year}", value=value)
        for place, value in (("jinhua", 9.0), ("yiwu", 90.0))
        for year in (2017, 2022)
    ]
    figure = plot_change(frame(*rows), WORDS)
    assert len(list(figure.select_yaxes())) == 2
    assert len({axis.range for axis in figure.select_yaxes()}) == 1


def test_three_places_over_thirty_years_are_three_lines_named_at_their_ends() -> None:
    figure = plot_change(many(), WORDS)
    drawn = [trace for trace in traces(figure, "scatter") if trace.xaxis == "x"]
    assert len(drawn) == 3
    assert len({trace.marker.line.color for trace in drawn}) == 3
    for place in ("Jinhua", "Yiwu", "Lanxi"):
        assert place in plain(figure)


def test_neighbouring_years_are_joined_by_a_solid_line_and_others_by_a_dashed_one() -> None:
    rows = frame(*(mark(year=year, value=float(year - 2000)) for year in (2017, 2018, 2020)))
    solid, dashed = connectors(plot_change(rows, WORDS))
    assert (solid.line.dash, listed(solid.y)) == (None, [17, 18, None])
    assert ("px" in dashed.line.dash, listed(dashed.y)) == (True, [18, 20, None])


def test_names_at_the_ends_of_lines_do_not_overlap() -> None:
    rows = [
        mark(year=year, place_id=place, place=place, id=f"{place}{year}", value=10.0 + year % 2)
        for place in "abc"
        for year in (2019, 2020, 2021)
    ]
    figure = plot_change(frame(*rows), WORDS)
    height = figure.layout.height
    ends = [note for note in figure.layout.annotations if note.x == 1 and note.valign != "top"]
    tops = sorted(note.y * height for note in ends if note.text[0] in "abc")
    assert len(tops) == 3
    assert all(upper - lower > 30 for lower, upper in itertools.pairwise(tops))


def test_different_units_share_no_panel() -> None:
    rows = frame(
        *(
            mark(year=year, indicator=unit, unit=unit, id=f"{unit}{year}")
            for unit in ("cny", "usd")
            for year in (2019, 2020, 2021)
        )
    )
    drawn = traces(plot_change(rows, WORDS), "scatter")
    assert len({trace.yaxis for trace in drawn}) == 2


def test_one_point_is_a_dot_with_its_words() -> None:
    figure = plot_change(frame(mark()), WORDS)
    (dot,) = traces(figure, "scatter")
    assert listed(dot.y) == [9]
    assert not connectors(figure)
    assert "9 lines" in plain(figure)


def test_what_is_undated_stands_below_the_axis_with_a_hollow_dot() -> None:
    figure = plot_change(frame(mark(), undated(indicator="other")), WORDS)
    hollow = traces(figure, "scatter")[-1]
    assert listed(hollow.marker.symbol) == ["circle-open"]
    assert hollow.xaxis != "x"
    assert "Date not given" in plain(figure)


def test_an_event_has_a_mark_of_its_own_and_no_height() -> None:
    figure = plot_change(frame(mark(), event(indicator="event")), WORDS)
    assert traces(figure, "scatter")[-1].marker.symbol == ("line-ew",)


def test_a_ceiling_in_a_line_is_hollow() -> None:
    rows = [
        mark(year=year, bound="under" if year == 2020 else "exact") for year in (2019, 2020, 2021)
    ]
    (points,) = traces(plot_change(frame(*rows), WORDS), "scatter")
    assert listed(points.marker.symbol)[1].endswith("-open")
    assert {*points.marker.color} == {hue(3)}


def ranked(place: str, order: int) -> list[dict[str, Any]]:
    return [
        mark(
            year=year,
            id=f"{place}{year}",
            place_id=place,
            place=place,
            place_order=order,
            measure="rank",
            value=float(41 - year + 2000),
        )
        for year in range(2000, 2030)
    ]


def test_ranks_over_time_are_a_line_with_the_first_place_on_top() -> None:
    figure = plot_change(frame(*ranked("jinhua", 0)), WORDS)
    low, high = figure.layout.yaxis.range
    assert low > 41 > high == 1
    assert listed(figure.layout.yaxis.ticktext)[0] == "1"


def test_a_place_has_one_colour_whichever_others_are_drawn_beside_it() -> None:
    def colour(*places: tuple[str, int]) -> str:
        rows = [row for place, order in places for row in ranked(place, order)]
        drawn = [
            one for one in traces(plot_change(frame(*rows), WORDS), "scatter") if one.customdata
        ]
        (of_yiwu,) = (one for one in drawn if one.customdata[0].startswith("yiwu"))
        (found,) = {*of_yiwu.marker.color}
        return str(found)

    beside = {colour(("jinhua", 0), ("yiwu", 1)), colour(("yiwu", 1), ("lanxi", 2))}
    assert beside == {hue(2)}


def test_the_names_of_ranks_stand_as_their_lines_end_the_first_place_on_top() -> None:
    rows = [
        mark(year=year, place_id=place, place=place, id=f"{place}{year}", measure="rank",
             place_order=order, value=value)
        for order, (place, last) in enumerate((("last", 30.0), ("first", 1.0)))
        for year, value in ((2019, 15.0), (2020, 14.0), (2021, last))
    ]  # fmt: skip
    figure = plot_change(frame(*rows), WORDS)
    heights = {note.text.split("<br>")[0]: note.y for note in figure.layout.annotations}
    assert heights["first"] > heights["last"]


CROWDED = [
    mark(year=year, id=f"{year}.{source}", value=value + 0.2 * (source == "B"), short=f"{value} lines",
         label=f"Lines (as in {source})", series_label="Lines", source_label=source)
    for year, value in enumerate((9.0, 9.1, 9.2, 9.3, 9.4), 2015)
    for source in "AB"
]  # fmt: skip


def test_reports_too_close_for_words_are_told_apart_by_signs_with_a_key() -> None:
    figure = plot_change(frame(*CROWDED), WORDS)
    assert not [text for text in texts(figure) if "·" in text]
    assert {"● A", "■ B"} <= {*texts(figure)}
    (points,) = (trace for trace in figure.data if trace.customdata)
    assert listed(points.marker.symbol) == ["circle", "square"] * 5


def test_a_series_that_several_report_is_not_named_after_one_of_them() -> None:
    figure = plot_change(frame(*CROWDED), WORDS)
    assert texts(figure)[0] == "Lines"


def test_the_years_without_figures_are_named_at_the_foot_of_a_panel_that_goes_below_zero() -> None:
    rows = frame(mark(year=2017, value=-9.0), mark(year=2022, value=24.0))
    figure = plot_change(rows, words(gaps=(replace(GAP, after="2017", before="2022"),)))
    (said,) = (note for note in figure.layout.annotations if "not given" in note.text)
    assert said.y == min(figure.layout.yaxis.range) < -9


def test_what_the_last_of_several_dates_says_ends_where_the_axis_does() -> None:
    late = mark(place_id="yiwu", id="late", year=2022, said="less than 55 billion RMB")
    rows = frame(mark(year=2012), mark(year=2022), late)
    figure = plot_change(rows, WORDS)
    said = [note.xanchor for note in figure.layout.annotations if "55" in note.text]
    assert said == ["right"]
