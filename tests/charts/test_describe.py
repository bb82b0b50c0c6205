"""Tests of the alternative text."""

from __future__ import annotations

from dashboard.charts.describe import Phrases, describe
from tests.charts.builders import event, frame, many, mark

CHINESE = Phrases(
    item="{label}：{said}（{when}）",
    event="{label}（{when}）",
    part="{when}{said}",
    row="{label}：{parts}",
    between="、",
    separator="；",
    end="。",
    space="",
)


def test_every_mark_is_read_out_after_the_introduction() -> None:
    rows = frame(mark(), mark(year=2022, said="24 lines"))
    assert describe(rows, "Two points.", Phrases()) == (
        "Two points. Lines: 9 lines (2017); Lines: 24 lines (2022)."
    )


def test_an_event_says_when_it_was() -> None:
    rows = frame(event(label="First train", when="21 March 2020"))
    assert describe(rows, "", Phrases()) == "First train (21 March 2020)."


def test_a_language_joins_in_its_own_way() -> None:
    rows = frame(mark(label="线路", said="9条", when="2017年"), event(label="首趟", when="2020年"))
    assert describe(rows, "两项。", CHINESE) == "两项。线路：9条（2017年）；首趟（2020年）。"


def test_of_a_long_series_the_ends_and_extremes_are_told() -> None:
    rows = frame(
        *(
            mark(year=year, value=value, said=f"{value:g} lines")
            for year, value in enumerate([5, 6, 9, 8, 7, 6, 5, 4, 3, 1, 2, 3, 4.5], start=2010)
        )
    )
    assert describe(rows, "", Phrases()) == (
        "Lines: 5 lines (2010), 9 lines (2012), 1 lines (2019), 4.5 lines (2022)."
    )


def test_ninety_figures_are_told_in_three_short_rows() -> None:
    told = describe(many(), "Long.", Phrases())
    assert told.count(";") == 2
    assert len(told) < 400


def test_of_very_many_series_the_first_are_told_and_the_others_counted() -> None:
    rows = [mark(id=f"p{n}", place_id=f"p{n}", label=f"Place {n}", value=1.0) for n in range(100)]
    told = describe(frame(*rows), "", Phrases())
    assert "Place 23: " in told
    assert "Place 24: " not in told
    assert told.endswith("; 76 more.")


def test_an_empty_frame_leaves_the_introduction() -> None:
    assert describe(frame(), "Nothing.", Phrases()) == "Nothing."


def test_what_is_in_the_data_is_not_read_as_a_phrase() -> None:
    assert describe(frame(mark(label="{said} {x}")), "", Phrases()) == "{said} {x}: 9 lines (2017)."


def test_of_a_series_that_several_report_it_is_told_who_says_what() -> None:
    rows = [
        mark(year=year, id=f"{year}{source}", value=value, said=f"{value:g} lines",
             label=f"Lines (as in {source})", series_label="Lines", source_label=source)
        for year in range(2010, 2020)
        for source, value in (("A", year - 2009.0), ("B", year - 2000.0))
    ]  # fmt: skip
    assert describe(frame(*rows), "", Phrases()) == (
        "Lines: 1 lines (2010, A), 19 lines (2019, B)."
    )
