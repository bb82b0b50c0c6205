"""Tests of multiples: growth as so many times the year before."""

from __future__ import annotations

import plotly.graph_objects as go
import pytest

from dashboard.charts import theme
from dashboard.charts.metrics import text_width
from dashboard.said import Said
from tests.charts.builders import (
    WORDS,
    event,
    frame,
    growth,
    listed,
    plain,
    plot_multiples,
    traces,
    words,
)

TWO = frame(growth(39.9, label="Trade"), growth(632.7, label="Foreign capital"))


def brackets(figure: go.Figure) -> list[float]:
    """How far the brackets of the year before reach, as shares of the width."""
    return [
        round(shape.x1, 3)
        for shape in figure.layout.shapes
        if shape.line.width == 1.5 and shape.type == "line" and shape.x0 == 0 != shape.x1
    ]


def divisions(figure: go.Figure) -> int:
    return sum(shape.line.color == theme.LIGHT["surface"] for shape in figure.layout.shapes)


def test_growth_is_a_whole_bar_on_a_scale_of_its_own() -> None:
    figure = plot_multiples(TWO, WORDS)
    drawn = traces(figure, "bar")
    assert [round(one.x[0], 3) for one in drawn] == [1.399, 7.327]
    ranges = [figure.layout[one.xaxis.replace("x", "xaxis")].range for one in drawn]
    assert [(low, round(high, 3)) for low, high in ranges] == [(0, 1.399), (0, 7.327)]


def test_the_year_before_is_a_bracket_and_a_deeper_cut_in_its_bar() -> None:
    figure = plot_multiples(TWO, WORDS)
    assert brackets(figure) == [round(1 / 1.399, 3), round(1 / 7.327, 3)]
    cuts = [shape for shape in figure.layout.shapes if shape.line.color == theme.LIGHT["surface"]]
    assert [cut.line.width for cut in cuts] == [4, 4, 1, 1, 1, 1, 1, 1]
    assert listed(note.text for note in figure.layout.annotations).count("the year before") == 2


def test_the_level_stands_first_then_the_growth_as_printed_then_what_was_calculated() -> None:
    rows = frame(
        growth(
            39.9, level=Said("160.86", after=" billion RMB"), level_label="Trade", rise="up 39.9%"
        )
    )
    said = plain(plot_multiples(rows, words()))
    order = [
        "Trade",
        "160.86 billion RMB",
        "up 39.9%",
        "the year before",
        "1.399 times",
    ]
    assert [said.index(one) for one in order] == sorted(said.index(one) for one in order)
    assert "+39.9%" not in said


def test_a_bar_is_divided_at_every_whole_multiple() -> None:
    assert divisions(plot_multiples(TWO, WORDS)) == 1 + 7


def test_a_bar_of_very_many_multiples_is_divided_less_often() -> None:
    assert divisions(plot_multiples(frame(growth(8900)), WORDS)) == 8


@pytest.mark.parametrize("said", ["Trade", "+39.9%", "1.399 times", "+632.7%", "7.327 times"])
def test_percentage_and_multiple_are_both_written(said: str) -> None:
    assert said in plain(plot_multiples(TWO, WORDS))


def test_a_fall_is_a_bar_shorter_than_the_year_before() -> None:
    figure = plot_multiples(frame(growth(-39.9)), WORDS)
    (bar,) = traces(figure, "bar")
    assert round(bar.x[0], 3) == 0.601
    assert listed(figure.layout.xaxis.range) == [0, 1]
    assert divisions(figure) == 0
    assert brackets(figure) == [1]


def test_growth_of_a_few_years_is_columns_against_the_year_before() -> None:
    rows = [growth(10.0 * year, year=2015 + year, indicator="trade") for year in range(5)]
    figure = plot_multiples(frame(*rows), WORDS)
    assert figure.layout.xaxis.type == "date"
    levels = [s for s in figure.layout.shapes if s.y0 == s.y1 == 1.0 and s.yref.startswith("y")]
    assert len(levels) == 1
    assert plain(figure).count("the year before") == 1


def test_growth_of_many_years_is_columns_from_zero_as_printed_with_an_axis() -> None:
    rows = [
        growth(float(year % 7 - 3), year=1990 + year, indicator="trade", id=str(year))
        for year in range(30)
    ]
    figure = plot_multiples(frame(*rows), WORDS)
    (columns,) = traces(figure, "bar")
    assert listed(columns.y) == [float(year % 7 - 3) for year in range(30)]
    assert "0" in listed(figure.layout.yaxis.ticktext)
    assert "the year before" not in plain(figure)


def test_what_is_no_growth_is_listed() -> None:
    figure = plot_multiples(frame(event()), WORDS)
    assert not traces(figure, "bar")
    assert "Lines" in plain(figure)


def test_the_words_for_the_year_before_are_not_cut_off_by_the_edge() -> None:
    said = "what it was in the year before"
    figure = plot_multiples(frame(growth(0)), words(year_before=said))
    (note,) = (one for one in figure.layout.annotations if one.text == said)
    wide = 280 - figure.layout.margin.r
    room = wide if note.x == 0 else figure.layout.margin.r
    assert text_width(said, theme.SMALL) + note.xshift <= room
