"""Chinese numerals are read as another program reads and writes them."""

from __future__ import annotations

from decimal import Decimal

import cn2an
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.indicators.proofread.numerals import chinese

#: What a numeral goes up to: 9,999万亿 and more.
NUMBERS = st.one_of(
    st.integers(0, 10**16 - 1),
    st.builds(lambda digits, zeros: digits * 10**zeros, st.integers(1, 9999), st.integers(0, 12)),
)


@given(NUMBERS)
def test_every_numeral_is_read(number: int) -> None:
    assert chinese(cn2an.an2cn(number)) == number


@given(NUMBERS, st.integers(1, 9999))
def test_decimals_are_read(number: int, part: int) -> None:
    text = f"{number}.{part:04}".rstrip("0")
    assert chinese(cn2an.an2cn(text)) == Decimal(text)


@given(st.integers(1, 10**16 - 1))
def test_two_may_be_said_in_its_other_way(number: int) -> None:
    text = cn2an.an2cn(number)
    for step in "百千万亿":
        text = text.replace(f"二{step}", f"两{step}")
    assert chinese(text) == number


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("三万亿", 3 * 10**12),
        ("三万亿零五", 3 * 10**12 + 5),
        ("一亿三千万", 130_000_000),
        ("十五", 15),
        ("一百一十五", 115),
        ("万", 10_000),
        ("一千二", 1200),
        ("三亿五", 350_000_000),
    ],
)
def test_what_is_said_shorter_is_read_as_well(text: str, number: int) -> None:
    assert chinese(text) == number
