"""Tests of what is done to words before they are drawn."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dashboard.charts.drawing import Run
from dashboard.charts.text import block, columns, hover, wrap


def test_a_chinese_character_is_two_columns_wide() -> None:
    assert columns("GDP增速") == 7


def test_lines_break_at_spaces() -> None:
    assert wrap("Average growth of gross domestic product", 20) == [
        "Average growth of",
        "gross domestic",
        "product",
    ]


def test_a_chinese_line_does_not_begin_with_closing_punctuation() -> None:
    lines = wrap("规模以上工业总产值，亿元。", 18)
    assert len(lines) > 1
    assert not [line for line in lines if line[0] in "，。"]


def test_a_chinese_line_does_not_end_with_opening_punctuation() -> None:
    assert wrap("进出口总额（亿元）", 12) == ["进出口总额", "（亿元）"]


def test_a_word_longer_than_a_line_is_divided() -> None:
    assert wrap("x" * 50, 20) == ["x" * 20, "x" * 20, "x" * 10]


@given(st.text(), st.integers(min_value=4, max_value=60))
def test_wrapping_loses_nothing_but_space_and_keeps_within_the_width(text: str, width: int) -> None:
    lines = wrap(text, width)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(columns(line) <= width + 3 for line in lines)
    assert lines


def test_the_lines_of_a_block_are_of_about_one_length() -> None:
    assert block("Average growth of gross domestic product", 36) == (
        (Run("Average growth of"),),
        (Run("gross domestic product"),),
    )


def test_what_stands_under_the_pointer_leaves_out_what_is_empty() -> None:
    assert hover("<Lines>", "9 lines", "") == ((Run("<Lines>"),), (Run("9 lines", bold=True),))
