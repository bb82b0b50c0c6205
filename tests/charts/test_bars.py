"""Tests of bars: what a bound, a missing date and a series over time look like."""

from __future__ import annotations

from typing import Any

import plotly.graph_objects as go
import pytest

from dashboard.charts import theme
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
    plot_bars,
    soft,
    traces,
    undated,
)


def rate(value: float, **changes: Any) -> dict[str, Any]:
    name = f"rate{value:g}"
    said = {"label": f"Rate {value:g}", "said": f"{value:g}% a year"}
    return mark(
        **{"id": name, "indicator": name, "unit": "percent", "value": value, **said, **changes}
    )


def bar(**changes: Any) -> go.Bar:
    (trace,) = traces(plot_bars(frame(rate(9.2, **changes)), WORDS), "bar")
    return trace


def dashes(figure: go.Figure) -> list[str]:
    return [
        shape.line.dash for shape in figure.layout.shapes if shape.line.dash not in (None, "solid")
    ]


def test_each_figure_is_one_bar_from_zero_with_its_name_and_its_words() -> None:
    figure = plot_bars(frame(rate(6.2), rate(8.3), rate(9.2)), WORDS)
    drawn = traces(figure, "bar")
    assert [trace.name for trace in drawn] == ["Rate 6.2", "Rate 8.3", "Rate 9.2"]
    assert [listed(trace.x) for trace in drawn] == [[6.2], [8.3], [9.2]]
    assert {trace.orientation for trace in drawn} == {"h"}
    assert ids(figure) == ["rate6.2", "rate8.3", "rate9.2"]
    assert {trace.xaxis for trace in drawn} == {"x"}
    assert listed(figure.layout.xaxis.range) == [0, 10]
    assert " 0 5 10" in plain(figure)
    for words in ("Rate 6.2", "6.2% a year", "9.2% a year"):
        assert words in plain(figure)


def test_bars_of_one_unit_stand_below_each_other_in_the_order_of_the_frame() -> None:
    first, second = traces(plot_bars(frame(rate(9.2), rate(6.2)), WORDS), "bar")
    assert first.y[0] < second.y[0]


def test_different_units_share_no_axis() -> None:
    rows = frame(rate(6.2), rate(160.86, unit="cny_billion"), rate(132, unit="usd_million"))
    drawn = traces(plot_bars(rows, WORDS), "bar")
    assert len({trace.xaxis for trace in drawn}) == 3


def test_an_exact_bar_is_filled() -> None:
    assert listed(bar().marker.color) == [hue(3)]


def test_a_floor_is_filled_up_to_its_value_and_goes_on_as_an_arrow() -> None:
    figure = plot_bars(frame(rate(50, bound="over")), WORDS)
    (trace,) = traces(figure, "bar")
    assert listed(trace.x) == [50]
    assert listed(trace.marker.color) == [hue(3)]
    (arrow,) = (shape for shape in figure.layout.shapes if shape.line.dash)
    (head,) = (shape for shape in figure.layout.shapes if shape.type == "path")
    assert arrow.xanchor == head.xanchor == 1  # they begin where the bar ends
    assert arrow.line.color == hue(3)


def test_a_ceiling_is_never_filled_and_ends_in_a_cap() -> None:
    figure = plot_bars(frame(rate(15, bound="under")), WORDS)
    (trace,) = traces(figure, "bar")
    assert listed(trace.marker.color) == [theme.CLEAR]
    assert max(shape.line.width for shape in figure.layout.shapes) == 3
    assert len(dashes(figure)) == 2


def test_nought_has_a_mark_and_its_number() -> None:
    figure = plot_bars(frame(rate(0, said="0%"), rate(5)), WORDS)
    (stub,) = (shape for shape in figure.layout.shapes if shape.fillcolor == hue(3))
    assert (stub.xanchor, stub.x1 - stub.x0) == (0, 4)
    assert "0%" in plain(figure)


def test_a_rough_value_has_a_soft_tip() -> None:
    figure = plot_bars(frame(rate(5, bound="about")), WORDS)
    assert [s.fillcolor for s in figure.layout.shapes].count(soft(3)) == 1


def test_what_is_undated_says_so_behind_a_ring() -> None:
    figure = plot_bars(frame(undated(when="not dated")), WORDS)
    (ring,) = (shape for shape in figure.layout.shapes if shape.type == "path")
    assert ring.fillcolor == theme.LIGHT["surface"]
    assert "not dated" in plain(figure)
    dated = plot_bars(frame(rate(6.2)), WORDS).layout.shapes
    assert not [shape for shape in dated if shape.type == "path"]


def test_what_was_calculated_is_hatched() -> None:
    assert listed(bar(derived=True).marker.pattern.shape) == ["/"]
    assert bar().marker.pattern.shape is None


def test_dates_are_said_where_they_differ_and_only_there() -> None:
    assert "2020" not in plain(plot_bars(frame(rate(6.2, year=2020)), WORDS))
    assert "2020" in plain(plot_bars(frame(rate(6.2, year=2020), rate(8.3)), WORDS))


def test_a_long_value_stands_below_its_name() -> None:
    said = "more than 500 billion RMB of gross output"
    notes = plot_bars(frame(rate(500, said=said)), WORDS).layout.annotations
    (short,) = [
        one for one in plot_bars(frame(rate(5)), WORDS).layout.annotations if "5%" in one.text
    ]
    (long,) = [one for one in notes if "500 billion" in one.text]
    assert (short.x, long.x) == (1, 0)


def test_a_series_is_columns_on_a_true_time_axis_a_panel_for_each_place() -> None:
    rows = [
        mark(year=year, place_id=place, id=f"{place}{year}", value=float(year - 2010))
        for place in ("jinhua", "yiwu")
        for year in (2018, 2020, 2021)
    ]
    figure = plot_bars(frame(*rows), WORDS)
    drawn = traces(figure, "bar")
    assert len(drawn) == 2
    assert {axis.type for axis in figure.select_xaxes()} == {"date"}
    assert len({trace.xaxis for trace in drawn}) == 2
    assert len({axis.range for axis in figure.select_yaxes()}) == 1
    assert drawn[0].x[0].startswith("2018-07")  # a year stands at its middle
    assert drawn[0].y[0] == 8


def test_a_rank_and_an_event_are_no_lengths() -> None:
    figure = plot_bars(frame(mark(measure="rank", value=3.0), event(indicator="event")), WORDS)
    assert not traces(figure, "bar")
    assert ids(figure) == ["cre-lines.jinhua.2017", "event"]


def test_a_fall_goes_left_from_zero() -> None:
    figure = plot_bars(frame(rate(-3.2), rate(5.5)), WORDS)
    assert listed(figure.layout.xaxis.range) == [-5, 10]


def test_thirty_years_reach_from_the_first_to_the_last_and_round_ones_are_named() -> None:
    axis = plot_bars(many(), WORDS).layout.xaxis
    assert [end[:10] for end in axis.range] == ["1993-01-01", "2022-12-31"]
    assert listed(axis.ticktext) == ["1995", "2000", "2005", "2010", "2015", "2020"]


@pytest.mark.parametrize("bound", ["exact", "over", "under", "about"])
def test_a_bound_has_a_form_of_its_own(bound: str) -> None:
    others = {"exact", "over", "under", "about"} - {bound}
    assert _form(bound) not in [_form(other) for other in others]


def _form(bound: str) -> tuple[object, ...]:
    figure = plot_bars(frame(rate(9.2, bound=bound)), WORDS)
    (trace,) = traces(figure, "bar")
    shapes = tuple((shape.type, shape.x0, shape.x1, shape.path) for shape in figure.layout.shapes)
    return (*trace.marker.color, *shapes)


def test_what_was_calculated_in_another_unit_is_listed_and_never_a_bar_beside_printed_ones() -> (
    None
):
    figure = plot_bars(
        frame(
            rate(6.2, id="a", year=2022),
            rate(35.1, id="b", year=2022, unit="five-years", derived=True, said="+35.1%"),
        ),
        WORDS,
    )
    assert [listed(trace.x) for trace in traces(figure, "bar")] == [[6.2]]
    assert "+35.1%" in plain(figure)


def test_bars_of_two_units_stand_apart_each_under_its_unit() -> None:
    figure = plot_bars(
        frame(rate(6.2, id="a"), rate(35.1, id="b", unit="lines", unit_label="lines a year")),
        WORDS,
    )
    said = plain(figure)
    assert said.index("6.2") < said.index("lines a year")
    assert any(
        shape.type == "line" and shape.line.color == theme.LIGHT["grid"]
        for shape in figure.layout.shapes
    )


def test_a_dot_never_lies_on_the_words_of_its_figure_under_a_chart_with_an_axis() -> None:
    rows = [
        rate(5, year=year, id=str(year), indicator="i", short="about 5.2")
        for year in range(1993, 2023)
    ]
    loose = undated(id="u", measure="rank", label="Rank", said="3rd")
    figure = plot_bars(frame(*rows, loose), WORDS)
    (said,) = (one for one in figure.layout.annotations if one.text == "<b>3rd</b>")
    assert figure.layout.margin.l > 10
    assert said.xshift >= 22
