"""The small drawing beside one figure: a stroke for each counted thing, a dot for each of a floor, a share."""

from __future__ import annotations

import pytest

from dashboard.charts import figure_drawing
from dashboard.charts.drawing import Path, Rect, Segment
from dashboard.charts.svg import fixed, fluid
from tests.charts.builders import frame, mark


@pytest.mark.parametrize("count", [2, 9, 24, 60])
def test_each_counted_thing_is_one_stroke(count: int) -> None:
    (one,) = frame(mark(measure="count", value=float(count)))
    drawing = figure_drawing.draw(one)
    assert drawing
    assert len([one for one in drawing.items if isinstance(one, Rect)]) == count


def test_a_floor_is_as_many_dots_and_an_open_end() -> None:
    (one,) = frame(mark(measure="count", value=50.0, bound="over"))
    drawing = figure_drawing.draw(one)
    assert drawing
    assert len([one for one in drawing.items if isinstance(one, Rect)]) == 50
    assert next(each for each in drawing.items if isinstance(each, Segment)).stroke.dash
    assert [one for one in drawing.items if isinstance(one, Path)]


def test_a_ceiling_of_a_share_is_never_filled() -> None:
    (one,) = frame(mark(measure="share", value=15.0, bound="under"))
    drawing = figure_drawing.draw(one)
    assert drawing
    assert not [one for one in drawing.items if isinstance(one, Rect) and one.fill]


def test_a_share_is_filled_as_far_as_it_goes() -> None:
    (one,) = frame(mark(measure="share", value=21.0))
    drawing = figure_drawing.draw(one)
    assert drawing
    (fill,) = [one for one in drawing.items if isinstance(one, Rect) and one.fill]
    assert fill.end.x == pytest.approx(0.21)


def test_what_cannot_be_counted_by_eye_has_no_drawing() -> None:
    rows = {"value": 20381.0}, {"value": 5.5}, {"bound": "about"}, {"measure": "level"}
    for one in frame(*(mark(**row) for row in rows)):
        assert figure_drawing.draw(one) is None


@pytest.mark.parametrize("bound", ["exact", "over", "under", "about"])
@pytest.mark.parametrize("measure", ["count", "share"])
def test_every_renderer_draws_it(bound: str, measure: str) -> None:
    (one,) = frame(mark(measure=measure, value=40.0, bound=bound))
    drawing = figure_drawing.draw(one)
    if drawing:
        assert "<svg" in fluid(drawing, prefix="a-")
        assert "<svg" in fixed(drawing, width=180, scheme="dark")
