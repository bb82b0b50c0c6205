"""The grammars of a cell hold for every text, not only for the ones we thought of."""

from __future__ import annotations

import math
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dashboard.indicators.model.period import Period
from dashboard.indicators.problems.codes import shown
from dashboard.indicators.reading.cell_grammar import (
    fold,
    hidden_fault,
    is_slug,
    number,
    number_fault,
    period_fault,
    slug_fault,
)

printed = st.from_regex(r"-?(0|[1-9][0-9]{0,11})(\.[0-9]{1,6})?", fullmatch=True)


@given(printed)
def test_a_printed_number_is_read_with_every_digit(text: str) -> None:
    assert number_fault(text) is None
    assert str(number(text)) == text or number(text) == 0


@given(st.text(max_size=60))
@example("1e5")
@example("１２")
@example("٣")
@example("-")
@example("1.")
@example(".5")
@example("12\n")
@example("9" * 41)
def test_a_text_is_a_number_or_is_told_what_a_number_is(text: str) -> None:
    fault = number_fault(text)
    if fault is None:
        assert text.isascii()
        assert math.isfinite(float(text))
        assert number(text) == Decimal(text)
    else:
        with pytest.raises(ValueError, match="not a number"):
            number(text)
        assert all(isinstance(part, str) for part in fault)


@given(st.text(max_size=40))
@example("2017年")
@example("2021/2017/2018")
@example("P5Y/P5Y")
@example("二〇一七年")
def test_a_period_is_read_as_it_is_written_or_told_how_to_write_it(text: str) -> None:
    if period_fault(text) is None:
        assert Period.parse(text).text == text
    else:
        with pytest.raises(ValueError, match=r".+"):
            Period.parse(text)


@given(st.text(max_size=40))
def test_what_a_message_advises_to_write_for_a_number_is_a_number(text: str) -> None:
    if (fault := number_fault(text)) and fault[2].startswith("write ") and ";" not in fault[2]:
        word = fault[2].split()[1].removesuffix(",")  # "write 0, and over in the column bound"
        assert word == "the" or number_fault(word) is None


@given(st.dates(min_value=date(1000, 1, 1)), st.sampled_from([4, 7, 10]))
def test_a_period_covers_the_day_that_it_names(day: date, digits: int) -> None:
    period = Period.parse(day.isoformat()[:digits])
    assert period.start is not None
    assert period.end is not None
    assert period.start <= day <= period.end


@given(st.text(max_size=90))
def test_a_slug_is_safe_in_an_address_and_anything_else_is_told(text: str) -> None:
    assert (slug_fault(text) is None) == is_slug(text)
    if is_slug(text):
        assert text.isascii()
        assert not set(text) & set("./?#&% \"'<>{}@|")


@given(st.text(max_size=30))
def test_folding_a_folded_text_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(max_size=90))
def test_a_shown_text_holds_no_control_or_direction_mark(text: str) -> None:
    assert hidden_fault(shown(text)) is None
    assert len(shown(text)) < 10 * 60


@pytest.mark.parametrize(
    "text", ["“quoted” — fine…", "千分之五、‰", "naïve café", "a\u00a0b", "🚄"]
)
def test_ordinary_text_hides_nothing(text: str) -> None:
    assert hidden_fault(text) is None


@pytest.mark.parametrize("mark", ["\x00", "\x1b", "\u202e", "\u2066", "\u200f", "\ufeff", "\ue000"])
def test_a_mark_that_cannot_be_seen_is_told(mark: str) -> None:
    assert hidden_fault(f"a{mark}b", lines=True) is not None


def test_a_line_break_is_told_only_where_there_is_no_place_for_one() -> None:
    assert hidden_fault("a\r\nb\nc", lines=True) is None
    assert hidden_fault("a\nb") is not None
