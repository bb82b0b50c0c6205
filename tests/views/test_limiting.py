"""What a view shows of many figures: whole series, something of each indicator, the newest in a timeline."""

from __future__ import annotations

from collections import Counter

import pytest

from dashboard.indicators.model.schema import Observation
from dashboard.indicators.model.text import Text
from dashboard.indicators.model.view import Family, View
from dashboard.views.render.row_limits import MOST, MOST_SERIES, MOST_TILES, limited
from tests.indicators.builders import figure

WORDS = Text(en="Words", zh="字")


def view(family: Family) -> View:
    return View("many", family, ("a", "b"), WORDS, WORDS)


def crowd(places: int, years: int) -> tuple[Observation, ...]:
    """The series of two indicators in so many places, in so many years each."""
    return tuple(
        figure(period=str(1900 + year), place=f"p{place}", indicator=indicator)
        for indicator in "ab"
        for place in range(places)
        for year in range(years)
    )


@pytest.mark.parametrize("family", Family)
def test_a_view_of_few_figures_shows_them_all(family: Family) -> None:
    few = crowd(places=3, years=10)
    assert limited(view(family), few) == few


def test_series_stay_whole_and_each_indicator_has_its_turn() -> None:
    kept = limited(view(Family.CHANGE), crowd(places=100, years=30))
    lengths = Counter((one.indicator.id, one.place.id) for one in kept)
    assert set(lengths.values()) == {30}
    assert lengths.keys() == {(one, f"p{n}") for one in "ab" for n in range(6)} | {("a", "p6")}
    assert len(kept) <= MOST


def test_more_series_than_can_be_told_apart_are_not_drawn() -> None:
    assert len(limited(view(Family.BARS), crowd(places=200, years=1))) == MOST_SERIES


def test_of_a_series_that_is_too_long_the_end_is_shown() -> None:
    kept = limited(view(Family.CHANGE), crowd(places=1, years=1000)[:1000])
    assert [one.period.text for one in kept] == [str(n) for n in range(2900 - MOST, 2900)]


def test_tiles_are_no_more_than_can_be_read() -> None:
    assert len(limited(view(Family.TILES), crowd(places=2, years=500))) == MOST_TILES


def test_of_a_timeline_the_newest_are_shown_and_some_undated() -> None:
    undated = tuple(figure(period="", place=f"p{n}") for n in range(2))
    kept = limited(view(Family.TIMELINE), (*crowd(places=100, years=30), *undated))
    assert len(kept) == MOST
    assert kept[-2:] == undated
    assert min(one.period.text for one in kept[:-2]) == "1928"


def test_what_is_shown_keeps_its_order() -> None:
    every = crowd(places=100, years=30)
    kept = limited(view(Family.TIMELINE), every)
    assert list(kept) == [one for one in every if one in kept]
