"""Tests of what all chart families keep, whatever rows they are given."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from dashboard.charts import theme
from dashboard.charts.mark import Mark
from tests.charts.builders import (
    FAMILIES,
    HOSTILE,
    WORDS,
    Plot,
    bare,
    day,
    event,
    frame,
    growth,
    ids,
    many,
    mark,
    plain,
    plot,
    plot_bars,
    plot_change,
    plot_empty,
    plot_shares,
    share,
    texts,
    undated,
    words,
)

MIXED = frame(
    mark(),
    mark(year=2022, value=24.0),
    undated(bound="over", id="over", indicator="over"),
    mark(bound="under", id="under", indicator="under"),
    mark(bound="about", id="about", indicator="about", derived=True),
    event(indicator="event"),
    share(21),
    growth(-39.9),
    undated(measure="rank", id="rank", indicator="rank"),
    mark(
        id="span",
        indicator="span",
        kind="duration",
        start=None,
        end=day(2022, 6, 28),
        when="past five years",
    ),
)

every_family = pytest.mark.parametrize("draw", [*map(plot, FAMILIES.values())], ids=FAMILIES)


@every_family
def test_an_empty_frame_says_that_there_is_nothing(draw: Plot) -> None:
    figure = draw(frame(), WORDS)
    assert texts(figure) == ["No figures match"]
    assert not ids(figure)


def test_the_empty_chart_says_so_in_its_middle() -> None:
    note = plot_empty(frame(), WORDS).layout.annotations[0]
    assert (note.x, note.xanchor, note.yanchor) == (0.5, "center", "middle")


@every_family
@pytest.mark.parametrize(
    "rows",
    [
        frame(mark()),
        frame(undated()),
        frame(event()),
        frame(undated(value=float("nan"))),
        frame(mark(value=0.0), mark(year=2022, value=0.0)),
        frame(mark(value=-3.5), mark(year=2022, value=-7.0, bound="about")),
        frame(mark(value=1e15), mark(year=2022, value=1e-9)),
        frame(mark(id="one"), mark(id="other", value=10.0)),
        frame(share(15, role="reference", bound="under")),
        many(),
        many("growth_yoy"),
        many("share"),
        MIXED,
    ],
    ids=lambda rows: f"{len(rows)} rows",
)
def test_whatever_rows_there_are_each_can_be_clicked(draw: Plot, rows: Sequence[Mark]) -> None:
    figure = draw(rows, WORDS)
    assert {one.id for one in rows} <= set(ids(figure))
    assert all(isinstance(one, str) for one in ids(figure))


@every_family
@pytest.mark.parametrize("text", HOSTILE)
def test_whatever_is_in_the_data_stays_text(draw: Plot, text: str) -> None:
    said = dict.fromkeys(("label", "indicator_label", "place", "of", "said", "short", "when"), text)
    rows = [
        mark(**said),
        mark(**said, year=2022),
        undated(**said, indicator="undated"),
        event(**said, indicator="event"),
        growth(40, **said, multiple_said=text),
        mark(**said, indicator="over", bound="over", unit_label=text),
    ]
    figure = draw(frame(*rows), words(tick=lambda *_: text, undated=text, year_before=text))
    hovers = [one for trace in figure.data for one in trace.hovertext or ()]
    ticks = [one for axis in figure.select_yaxes() for one in axis.ticktext or ()]
    for one in (*texts(figure), *hovers, *ticks):
        told = bare(one.replace("<br>", ""))
        assert "<" not in told
        assert "$" not in told
    assert not [trace for trace in figure.data if trace.hovertemplate or trace.texttemplate]


@every_family
def test_every_colour_is_a_solid_token_so_that_the_dark_scheme_can_repaint_it(draw: Plot) -> None:
    allowed = {*theme.LIGHT.values(), theme.CLEAR}
    for rows in (MIXED, many()):
        assert set(_colors(draw(rows, WORDS).to_plotly_json())) <= allowed


def _colors(part: object) -> list[str]:
    if isinstance(part, dict):
        return [one for value in part.values() for one in _colors(value)]
    if isinstance(part, list | tuple):
        return [one for value in part for one in _colors(value)]
    return [part] if isinstance(part, str) and part.startswith(("rgb", "#")) else []


@every_family
def test_nothing_is_dragged_or_zoomed_and_there_is_no_legend(draw: Plot) -> None:
    layout = draw(MIXED, WORDS).layout
    assert layout.template.layout.dragmode is False
    assert layout.template.layout.showlegend is False
    assert layout.template.layout.xaxis.fixedrange is True


@every_family
def test_no_text_is_smaller_than_twelve(draw: Plot) -> None:
    sizes = [note.font.size or theme.SIZE for note in draw(MIXED, WORDS).layout.annotations]
    assert min(sizes) >= 12


@every_family
def test_the_height_is_set_and_grows_with_what_is_drawn(draw: Plot) -> None:
    few = draw(frame(growth(40)), WORDS)
    more = draw(frame(growth(40), growth(50), growth(60, unit="other")), WORDS)
    assert few.layout.height < more.layout.height
    assert few.layout.width is None


@every_family
def test_every_figure_is_named_where_it_stands(draw: Plot) -> None:
    assert "Lines" in plain(draw(MIXED, WORDS))


def test_what_was_calculated_has_a_form_of_its_own_in_every_family() -> None:
    made = {"derived": True, "id": "made", "indicator": "made", "when": "2022, calculated"}
    hatched = plot_bars(frame(mark(), mark(**made)), WORDS)
    dots = plot_change(frame(mark(), mark(year=2022, **made)), WORDS)
    patterns = [shape for one in hatched.data if one.type == "bar" for shape in _hatches(one)]
    symbols = {one.marker.symbol[0] for one in dots.data if one.mode == "markers"}
    assert sorted(patterns) == ["", "/"]
    assert symbols == {"circle", "square-open"}
    assert "2022, calculated" in " ".join(texts(dots)).replace("<br>", " ")


def test_a_calculated_change_is_listed_and_no_point_of_the_series() -> None:
    drawn = plot_change(frame(mark(), mark(year=2022, derived=True, id="made")), WORDS)
    points = [one for one in drawn.data if one.mode == "markers"]
    assert [list(one.customdata) for one in points] == [["cre-lines.jinhua.2017"], ["made"]]
    assert not [one for one in drawn.data if one.mode == "lines"]


def test_the_reference_is_not_held_against_what_is_left_of_a_whole() -> None:
    reference = share(15, bound="under", role="reference", id="held", indicator="held")
    alone = plot_shares(frame(share(21), reference), WORDS)
    rest = share(79, derived=True, id="rest", indicator="rest")
    both = plot_shares(frame(share(21), rest, reference), WORDS)
    assert ids(alone).count("held") == ids(both).count("held") == 1


def _hatches(bar: Any) -> list[str]:
    """The pattern of each bar of a trace; none where the trace has no patterns."""
    shape = bar.marker.pattern.shape
    return list(shape) if shape else [""] * len(bar.x)
