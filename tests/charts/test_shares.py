"""Tests of shares: each of its own whole, never stacked."""

from __future__ import annotations

import plotly.graph_objects as go
import pytest

from dashboard.charts import theme
from tests.charts.builders import (
    WORDS,
    event,
    frame,
    listed,
    many,
    plain,
    plot_shares,
    share,
    traces,
    words,
)

CEILING = share(15, bound="under", role="reference", label="Size", said="less than 15%")
TOLD = words(reference="less than 15% of its size")
THREE = frame(share(21), share(20), share(50), CEILING)


def filled(figure: go.Figure) -> list[go.Bar]:
    return [one for one in traces(figure, "bar") if theme.CLEAR not in one.marker.color]


def test_every_share_is_filled_to_its_value_on_a_track_of_a_hundred() -> None:
    figure = plot_shares(THREE, TOLD)
    assert [listed(one.x) for one in filled(figure)] == [[21], [20], [50]]
    assert listed(figure.layout.xaxis.range) == [0, 100]
    assert len({one.y[0] for one in filled(figure)}) == 3


def test_shares_are_never_stacked_or_put_end_to_end() -> None:
    figure = plot_shares(THREE, TOLD)
    assert all(one.base is None for one in figure.data)
    assert figure.layout.barmode is None
    assert not [one for one in figure.data if one.type == "pie"]


def test_the_reference_is_a_row_of_its_own_unfilled_and_first() -> None:
    figure = plot_shares(THREE, TOLD)
    (hollow,) = [one for one in traces(figure, "bar") if theme.CLEAR in one.marker.color]
    assert listed(hollow.x) == [15]
    assert hollow.y[0] < min(one.y[0] for one in filled(figure))
    assert plain(figure).count("less than 15%") == 1


def test_a_ceiling_is_a_dashed_box_that_is_open_where_it_begins() -> None:
    shapes = plot_shares(frame(CEILING), TOLD).layout.shapes
    dashed = [shape for shape in shapes if shape.line.dash]
    assert [(shape.x0, shape.x1) for shape in dashed] == [(0, 0.15)] * 2
    (end,) = [shape for shape in shapes if shape.line.width == 3]
    assert end.x0 == end.x1 == 0.15


def test_no_limit_goes_through_a_share() -> None:
    shapes = plot_shares(THREE, TOLD).layout.shapes
    tracks = [shape for shape in shapes if shape.type == "rect" and shape.layer == "below"]
    (end,) = [shape for shape in shapes if shape.line.width == 3]
    crossed = [one for one in tracks if abs(one.y0 + one.y1 - 2 * end.yanchor) < 0.01]
    assert len(tracks) == 4
    assert len(crossed) == 1


def test_every_track_names_its_own_whole() -> None:
    rows = frame(share(21, of="all trade"), share(20, of="all innovations"))
    assert {"all trade", "all innovations"} <= {
        note.text for note in plot_shares(rows, WORDS).layout.annotations
    }


@pytest.mark.parametrize("value", [0, 3, 68.7, 97, 100])
def test_what_a_share_says_is_written_whatever_room_its_track_leaves(value: float) -> None:
    assert f"{value:g}%" in plain(plot_shares(frame(share(value)), WORDS))


def test_a_reference_alone_is_drawn_as_a_share() -> None:
    figure = plot_shares(frame(CEILING), TOLD)
    (hollow,) = traces(figure, "bar")
    assert listed(hollow.marker.color) == [theme.CLEAR]
    assert "less than 15%" in plain(figure)


def test_shares_over_time_are_lines_between_nothing_and_all_of_it() -> None:
    figure = plot_shares(many("share"), WORDS)
    assert figure.layout.xaxis.type == "date"
    low, high = figure.layout.yaxis.range
    assert low == 0
    assert 100 <= high < 103


def test_the_reference_crosses_the_lines_of_shares_over_time() -> None:
    rows = frame(
        *(
            share(value, year=year, indicator="one")
            for value, year in ((20, 2019), (21, 2020), (22, 2021))
        ),
        CEILING,
    )
    figure = plot_shares(rows, TOLD)
    (level,) = (one for one in figure.data if one.customdata and one.customdata[0] == "share-15")
    assert listed(level.y) == [15, 15]
    assert TOLD.reference in plain(figure)


def test_what_is_no_share_has_no_track() -> None:
    figure = plot_shares(frame(event()), WORDS)
    assert not traces(figure, "bar")
    assert "Lines" in plain(figure)


def test_the_outline_of_a_track_says_what_all_of_it_is() -> None:
    told = words(whole=lambda of: f"100% = {of}")
    assert "100% = all of it" in plain(plot_shares(frame(share(21)), told))
