"""Tests of tiles: a number large, its bound in words and in form, what has no date apart."""

from __future__ import annotations

import pytest

from dashboard.charts import tiles
from dashboard.charts.drawing import Bars, Rect, Text
from dashboard.said import Said
from tests.charts.builders import WORDS, event, frame, mark, share, undated, words

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


@pytest.mark.parametrize("bound", ["over", "under", "about"])
def test_a_bound_has_its_form_and_an_exact_number_none(bound: str) -> None:
    bounded = tiles.draw(frame(mark(bound=bound)), WORDS)
    exact = tiles.draw(frame(mark()), WORDS)
    assert len([item for item in bounded.items if isinstance(item, Bars)]) == 1
    assert not [item for item in exact.items if isinstance(item, Bars)]


def test_a_share_is_a_part_of_its_track() -> None:
    drawing = tiles.draw(frame(share(68.7)), WORDS)
    ((bar,),) = (item.bars for item in drawing.items if isinstance(item, Bars))
    (track,) = (item for item in drawing.items if isinstance(item, Rect))
    assert bar.value == pytest.approx(0.687)
    assert track.end.across == drawing.panels[0].share(1.0)


def test_what_has_no_date_stands_last_under_its_words() -> None:
    said = [item.lines[0][0].text for item in texts(undated(label="Old"), mark(label="New"))]
    assert said.index("New") < said.index("Date not given") < said.index("Old")


def test_place_time_and_whole_stand_below() -> None:
    said = [item.lines[0][0].text for item in texts(share(21), between=" / ")]
    assert "Jinhua / 2021 / all of it" in said


def test_an_event_has_no_number() -> None:
    (when,) = (item for item in texts(event(when="21 March 2020")) if item.id)
    assert "2017" not in str(when.lines)
