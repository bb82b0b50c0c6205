"""Tests of columns over time: several reports of one moment, bounds below zero, and room for words."""

from __future__ import annotations

from datetime import datetime, timedelta
from itertools import pairwise
from typing import Any

import plotly.graph_objects as go
import pytest

from dashboard.charts import theme
from tests.charts.builders import (
    Row,
    day,
    frame,
    listed,
    mark,
    plain,
    plot_bars,
    soft,
    texts,
    traces,
    words,
)

SAID = words(reports=lambda sources: "from the left: " + ", ".join(sources))


def reports(*values: tuple[int, str, float], **changes: Any) -> list[Row]:
    return [
        mark(
            year=year,
            id=f"{year}.{source}",
            label=f"Lines (as in {source})" if source else "Lines",
            series_label="Lines",
            source_label=source,
            value=value,
            **{"short": f"{value:g}", "said": f"{value:g} lines", **changes},
        )
        for year, source, value in values
    ]


TWO = reports((2015, "A", 40), (2015, "B", 46), (2016, "", 70), (2017, "A", 75), (2017, "B", 90))


def edges(trace: go.Bar) -> list[tuple[datetime, datetime]]:
    """From when to when each column reaches."""
    return [
        (
            datetime.fromisoformat(x) - timedelta(milliseconds=wide / 2),
            datetime.fromisoformat(x) + timedelta(milliseconds=wide / 2),
        )
        for x, wide in zip(trace.x, trace.width, strict=True)
    ]


def test_two_reports_of_one_moment_stand_side_by_side_and_each_begins_at_zero() -> None:
    (trace,) = traces(plot_bars(frame(*TWO), SAID), "bar")
    assert listed(trace.y) == [40, 46, 70, 75, 90]
    # Columns at one place would be stacked by plotly: 40 and 46 drawn as 86.
    assert len({*trace.x}) == 5
    assert all(end <= start for (_, end), (start, _) in pairwise(edges(trace)))
    assert trace.width[0] == trace.width[1] < trace.width[2]


def test_who_reports_is_said_once_and_the_series_is_not_named_after_one_of_them() -> None:
    figure = plot_bars(frame(*TWO), SAID)
    assert texts(figure)[0] == "Lines"
    assert "from the left: A, B" in plain(figure)
    assert "(as in" not in plain(figure)
    (trace,) = traces(figure, "bar")
    assert trace.name == "Lines"


def test_a_source_keeps_its_side_where_another_is_the_first_of_its_moment() -> None:
    turned = reports((2015, "A", 1), (2015, "B", 2), (2016, "B", 3), (2016, "A", 4))
    (trace,) = traces(plot_bars(frame(*turned), SAID), "bar")
    sides = dict(zip(trace.customdata, trace.x, strict=True))
    assert sides["2015.A"] < sides["2015.B"]
    assert sides["2016.A"] < sides["2016.B"]


def test_the_latest_of_all_sources_is_said_where_columns_are_too_many_for_words() -> None:
    every = [(year, source, 100.0 + year) for year in range(1995, 2025) for source in "AB"]
    said = plain(plot_bars(frame(*reports(*every)), SAID))
    assert "2124 lines · 2024 · A" in said
    assert "2124 lines · 2024 · B" in said


@pytest.mark.parametrize(
    ("bound", "value", "filled"),
    [("over", 20.0, True), ("under", 20.0, False), ("over", -20.0, False), ("under", -20.0, True)],
)
def test_of_what_is_below_zero_less_than_is_the_floor_and_more_than_the_ceiling(
    bound: str, value: float, *, filled: bool
) -> None:
    rows = reports((2018, "", value), (2019, "", 5.0))
    rows[0]["bound"] = bound
    figure = plot_bars(frame(*rows), SAID)
    (trace,) = traces(figure, "bar")
    assert (trace.marker.color[0] != theme.CLEAR) is filled
    ends = [shape.y1 for shape in figure.layout.shapes if shape.fillcolor == soft(3)]
    # The open end goes on away from zero.
    assert ends == ([14 if value > 0 else -14] if filled else [])


def test_columns_of_days_do_not_stand_on_each_other() -> None:
    days = [day(2024, 2, number) for number in (3, 4, 9, 28)]
    rows = [
        mark(id=f"{one}", kind="day", start=one, end=one, period=f"{one:%F}", value=7.0)
        for one in days
    ]
    figure = plot_bars(frame(*rows), SAID)
    (trace,) = traces(figure, "bar")
    assert all(end <= start for (_, end), (start, _) in pairwise(edges(trace)))
    # Words above them would.
    assert [text for text in texts(figure) if text == "<b>9</b>"] == []


def test_columns_of_periods_that_begin_nobody_knows_when_can_be_seen() -> None:
    rows = [
        mark(year=year, id=f"{year}", kind="duration", start=None, value=7.0)
        for year in range(2019, 2023)
    ]
    figure = plot_bars(frame(*rows), SAID)
    (trace,) = traces(figure, "bar")
    assert min(trace.width) > timedelta(days=200) / timedelta(milliseconds=1)
    # The last one stands at the end of its year: the axis holds all of it.
    assert datetime.fromisoformat(figure.layout.xaxis.range[1]) >= edges(trace)[-1][1]


def test_words_above_columns_of_months_do_not_meet() -> None:
    rows = [
        mark(
            id=f"{month}",
            kind="month",
            start=day(2024, month, 1),
            end=day(2024, month, 28),
            short="more than 12",
            value=12.0,
        )
        for month in (1, 2, 3)
    ]
    assert "<b>more than 12</b>" not in texts(plot_bars(frame(*rows), SAID))
