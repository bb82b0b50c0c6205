"""Of what shares and ranks are: one whole has one id, in every language, and two wholes have two."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.indicators.compare.totals import whole_id
from dashboard.indicators.reading.cell_grammar import is_slug

#: Wholes that no reader takes for one another, though they have the same letters and digits.
APART = (
    ("people > 60", "people < 60", "people 60"),
    ("1.5 million firms", "15 million firms", "1 5 million firms"),
    ("河城", "江城", "-"),
    ("São Paulo", "Sao Paulo"),
    ("x" * 60 + " one", "x" * 60 + " two"),
)


@pytest.mark.parametrize("texts", APART)
def test_different_wholes_have_different_ids(texts: tuple[str, ...]) -> None:
    for one, other in combinations(texts, 2):
        assert whole_id(one) != whole_id(other)


def test_an_id_is_made_of_the_words_that_a_reader_sees() -> None:
    assert whole_id("the Zhejiang Pilot FTZ's size") == "the-zhejiang-pilot-ftzs-size"
    assert whole_id("Cities in China, by trains") == "cities-in-china-by-trains"
    assert not whole_id("")


@given(st.text(min_size=1, max_size=300).filter(str.strip))
def test_any_text_has_an_id_that_an_address_can_hold(text: str) -> None:
    assert is_slug(whole_id(text))
    assert whole_id(text) == whole_id(text)
