"""The address of a deck: written and read back without a loss, bounded, and honest about the rest."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dashboard.errors import UnknownPageError
from dashboard.views.address import deck
from dashboard.views.address.address import Address, values
from dashboard.views.address.deck import LONGEST, MOST_VIEWS, SHORTEST, Deck
from dashboard.views.address.embed_options import SCHEMES

_NAMES = st.from_regex(r"[a-z0-9]{1,9}(-[a-z0-9]{1,9}){0,3}", fullmatch=True)
_DECKS = st.builds(
    Deck,
    views=st.lists(_NAMES, max_size=12, unique=True).map(tuple),
    every=st.just(0) | st.integers(SHORTEST, LONGEST),
    scheme=st.sampled_from(SCHEMES),
)


@given(_DECKS)
def test_a_deck_is_read_back_as_it_was_written(made: Deck) -> None:
    address = Address("zh").presenting(made)
    assert Address.parse(str(address)) == address


@given(st.text())
@example("views=" + "a," * 5000)
@example("views=\N{NO-BREAK SPACE},%00,\ufffd&every=٢٠")
def test_whatever_follows_the_question_mark_is_bounded_and_read_back_the_same(text: str) -> None:
    address = Address.parse(f"/en/present?{text}")
    assert address.page == "present"
    assert len(address.deck.views) <= MOST_VIEWS
    assert Address.parse(str(address)) == address


def test_an_address_says_nothing_of_what_is_as_usual() -> None:
    assert str(Address("en").presenting(Deck())) == "/en/present"
    long = Deck(("b", "a"), every=20, scheme="dark")
    assert str(Address("en").presenting(long)) == "/en/present?views=b,a&every=20&scheme=dark"


@pytest.mark.parametrize("value", ["4", "3601", "-5", "5.5", "２０", "soon", "1e2", "99999999999"])
def test_an_interval_that_a_wall_cannot_take_is_named_and_people_turn_the_slides(
    value: str,
) -> None:
    query = f"every={value}"
    assert Deck.read(query).every == 0
    assert deck.misunderstood(values(query)) == ("every",)


@pytest.mark.parametrize("value", ["5", "20", "3600"])
def test_an_interval_within_the_bounds_is_taken(value: str) -> None:
    assert Deck.read(f"every={value}").every == int(value)
    assert deck.misunderstood(values(f"every={value}")) == ()


def test_nothing_is_no_interval() -> None:
    assert deck.misunderstood({"every": "0"}) == ("every",)


def test_a_key_that_is_given_twice_is_named_but_views_are_a_list() -> None:
    assert deck.repeated("views=a&views=b&every=10&scheme=&scheme=dark") == ()
    assert deck.repeated("every=10&every=10&scheme=dark&scheme=light") == ("every", "scheme")


def test_views_keep_their_order_and_stand_once() -> None:
    assert Deck.read("views=b,a,,b&views=c").views == ("b", "a", "c")


@pytest.mark.parametrize("path", ["/xx/present", "/en/present/", "/en/present/a", "/present"])
def test_other_paths_are_no_deck(path: str) -> None:
    with pytest.raises(UnknownPageError):
        Address.parse(path)
