"""Tests of tiles: a number large, its bound in words and in form, what has no date apart."""

from __future__ import annotations

from typing import TypeVar

import pytest

from dashboard.charts import tiles
from dashboard.charts.canvas import NARROW
from dashboard.charts.drawing import Bars, Dots, Path, Rect, Segment, Text
from dashboard.said import Said
from tests.charts.builders import WORDS, event, frame, mark, share, undated, words

Kind = TypeVar("Kind", Bars, Dots, Path, Rect, Segment)

FLOOR = mark(
    id="floor", bound="over", said=Said("50", bound="more than", joint=" ", after=" countries")
)


def texts(*rows: dict[str, object], **changes: str) -> list[Text]:
    items = tiles.draw(frame(*rows), words(**changes)).items
    return [item for item in items if isinstance(item, Text)]


def test_the_number_is_set_larger_than_its_bound_and_its_unit() -> None:
    (value,) = (item for item in texts(FLOOR) if item.id)
    ((bound, number, unit),) = value.lines
    assert [run.text for run in (bound, number, unit)] == ["more than ", "50", " countries"]
    assert bound.size == unit.size == value.size / 2
    assert number.bold


def test_a_unit_that_has_no_room_beside_the_number_stands_below_it() -> None:
    long = mark(said=Said("1608.6", after=" hundred million yuan of gross output in all places"))
    said = [" ".join(run.text for line in item.lines for run in line) for item in texts(long)]
    assert "1608.6" in said
    assert "hundred million yuan of gross output in all places" in said


def drawn(kind: type[Kind], *rows: dict[str, object]) -> list[Kind]:
    return [item for item in tiles.draw(frame(*rows), WORDS).items if isinstance(item, kind)]


@pytest.mark.parametrize("count", [1, 24, 50, 160, 400])
def test_a_floor_that_can_be_counted_is_a_dot_a_unit_and_an_arrow_to_more(count: int) -> None:
    row = {**FLOOR, "value": float(count)}
    (dots,) = drawn(Dots, row)
    assert len({*dots.centers}) == count
    right = max(x for x, _ in dots.centers) + dots.radius
    (arrow,) = [item for item in drawn(Segment, row) if item.stroke.dash]
    (more,) = [item for item in texts(row) if item.lines[0][0].text == "more"]
    assert right < arrow.start.dx < arrow.end.dx < more.at.dx < NARROW - 30
    assert "each dot is a unit of lines" in [item.lines[0][0].text for item in texts(row)]


@pytest.mark.parametrize("changes", [{"value": 401.0}, {"value": 2.5}, {"measure": "level"}])
def test_any_other_floor_is_a_start_and_an_arrow_and_nothing_filled(
    changes: dict[str, object],
) -> None:
    row = {**FLOOR, **changes}
    assert not [*drawn(Dots, row), *drawn(Bars, row), *drawn(Rect, row)]
    (arrow,) = [item for item in drawn(Segment, row) if item.stroke.dash]
    assert arrow.start.dx < arrow.end.dx


def test_a_ceiling_leads_from_its_limit_towards_less() -> None:
    (arrow,) = [item for item in drawn(Segment, mark(bound="under")) if item.stroke.dash]
    assert arrow.end.dx < arrow.start.dx


@pytest.mark.parametrize("bound", ["exact", "about"])
def test_a_single_reading_is_type_only(bound: str) -> None:
    items = tiles.draw(frame(mark(bound=bound)), WORDS).items
    assert {type(item) for item in items} == {Text}


def test_a_share_is_a_part_of_its_track_that_says_what_all_of_it_is() -> None:
    ((bar,),) = (item.bars for item in drawn(Bars, share(68.7)))
    (track,) = drawn(Rect, share(68.7))
    assert bar.value == 68.7
    assert track.end.across == 1
    (whole,) = [item for item in texts(share(68.7)) if item.lines[0][0].text == "all of it"]
    assert whole.anchor == "right"


def test_what_has_no_date_says_so_behind_a_ring_in_its_place() -> None:
    said = [item.lines[0][0].text for item in texts(undated(label="Old"), mark(label="New"))]
    assert said.index("Old") < said.index("not dated") < said.index("New")
    assert len(drawn(Path, undated())) == 1
    assert not drawn(Path, mark())


def test_place_and_time_stand_below() -> None:
    said = [item.lines[0][0].text for item in texts(mark(of="all lines"), between=" / ")]
    assert "Jinhua / 2017 / all lines" in said


def test_an_event_has_no_number() -> None:
    (when,) = (item for item in texts(event(when="21 March 2020")) if item.id)
    assert "2017" not in str(when.lines)
