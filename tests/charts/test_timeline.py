"""Tests of the timeline: what is dated in order, what is not apart."""

from __future__ import annotations

from itertools import pairwise

from tests.charts.builders import (
    WORDS,
    day,
    event,
    frame,
    ids,
    listed,
    mark,
    plain,
    plot_timeline,
    texts,
    traces,
    undated,
)

ROWS = frame(
    undated(id="rank", label="Rank", said="3rd"),
    mark(id="late", year=2022, label="Late", said="24 lines"),
    event(id="train", year=2020, label="First train", when="21 March 2020"),
    mark(id="early", year=2017, label="Early", said="9 lines"),
    mark(id="other", year=2017, label="Other early", said="10 lines"),
)


def test_the_strip_at_the_top_is_a_true_time_axis() -> None:
    figure = plot_timeline(ROWS, WORDS)
    assert figure.layout.xaxis.type == "date"
    strip = traces(figure, "scatter")[0]
    assert sorted(moment[:4] for moment in strip.x) == ["2017", "2017", "2020", "2022"]


def test_what_has_the_same_date_is_stacked_not_hidden() -> None:
    figure = plot_timeline(ROWS, WORDS)
    strip = traces(figure, "scatter")[0]
    heights = {y for x, y in zip(strip.x, strip.y, strict=True) if x.startswith("2017")}
    assert len(heights) == 2


def test_time_flows_down_and_what_is_undated_comes_last_under_its_words() -> None:
    said = texts(plot_timeline(ROWS, WORDS))
    order = [said.index(one) for one in ("2017", "21 March 2020", "2022", "Date not given")]
    assert order == sorted(order)
    assert said.index("Rank") > order[-1]


def test_a_date_is_said_once_for_all_that_share_it() -> None:
    assert texts(plot_timeline(ROWS, WORDS)).count("2017") == 1


def test_an_event_is_a_bar_across_and_an_undated_figure_a_hollow_dot() -> None:
    figure = plot_timeline(ROWS, WORDS)
    symbols = {
        one: symbol
        for trace in traces(figure, "scatter")
        for one, symbol in zip(trace.customdata, trace.marker.symbol, strict=True)
    }
    assert symbols == {
        "early": "circle",
        "other": "circle",
        "train": "line-ew",
        "late": "circle",
        "rank": "circle-open",
    }


def test_only_undated_figures_have_no_time_axis() -> None:
    figure = plot_timeline(frame(undated()), WORDS)
    assert not [axis for axis in figure.select_xaxes() if axis.type == "date"]
    assert "Date not given" in plain(figure)
    assert ids(figure) == ["undated"]


def test_a_period_whose_beginning_is_not_known_fades_out_backwards() -> None:
    five_years = mark(kind="duration", start=None, end=day(2022, 6, 28))
    figure = plot_timeline(frame(five_years), WORDS)
    (stretch,) = (shape for shape in figure.layout.shapes if shape.xref == "x")
    assert stretch.path.count("M") == 4
    assert stretch.xanchor.startswith("2022-06-28")


def test_an_interval_is_as_long_as_it_lasted() -> None:
    interval = mark(kind="interval", start=day(2017, 1, 1), end=day(2021, 12, 31))
    figure = plot_timeline(frame(interval), WORDS)
    (stretch,) = (shape for shape in figure.layout.shapes if shape.xref == "x")
    assert (stretch.x0[:10], stretch.x1[:10]) == ("2017-01-01", "2021-12-31")


def test_marks_that_would_hide_each_other_are_heaped_though_their_moments_differ() -> None:
    span = {"start": day(2022, 6, 28), "end": day(2022, 6, 28), "kind": "day"}
    rows = frame(
        mark(id="early", year=2017), mark(id="year", year=2022), mark(id="day", year=2022, **span)
    )
    strip = traces(plot_timeline(rows, WORDS), "scatter")[0]
    level = dict(zip(strip.customdata, strip.y, strict=True))
    assert abs(level["day"] - level["year"]) >= 10
    assert level["early"] in (level["day"], level["year"])


def test_the_strip_grows_with_its_heaps_so_that_every_dot_keeps_its_size() -> None:
    few, many = (
        traces(plot_timeline(frame(*(mark(id=str(n)) for n in range(count))), WORDS), "scatter")[0]
        for count in (2, 40)
    )
    assert listed(few.marker.size)[0] == listed(many.marker.size)[0] >= 6
    heights = sorted(many.y)
    assert min(later - one for one, later in pairwise(heights)) >= 10


def test_what_was_calculated_for_a_stretch_of_time_does_not_cover_its_years() -> None:
    span = {"start": day(2017, 1, 1), "end": day(2022, 12, 31)}
    made = mark(id="made", kind="interval", derived=True, period="2017/2022", **span)
    strip = traces(plot_timeline(frame(mark(id="first"), made), WORDS), "scatter")[0]
    assert listed(strip.customdata) == ["first"]
