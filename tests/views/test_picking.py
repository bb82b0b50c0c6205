"""What a picker of slides offers, and the address that a choice comes to."""

from __future__ import annotations

import pytest

from dashboard.indicators.select.query import Query
from dashboard.indicators.store.store import Store
from dashboard.settings import data_folder
from dashboard.views.address.address import Address
from dashboard.views.address.deck import Deck
from dashboard.views.render.rendered import Rendered
from dashboard.views.render.renderer import Renderer
from dashboard.views.text import deck_choices

THEMES = {"economy": "Economy", "rail": "Rail"}


@pytest.fixture(scope="module")
def shown() -> tuple[Rendered, ...]:
    return Renderer(Store(data_folder())).shown(Address("en"))


def test_every_view_is_chosen_in_reading_order_until_somebody_chooses(
    shown: tuple[Rendered, ...],
) -> None:
    offered = deck_choices.choices(shown, Deck(), THEMES)
    assert [one.view for one in offered] == [one.view.id for one in shown]
    assert all(one.chosen for one in offered)
    assert offered[0].theme == "Economy"
    assert offered[0].title.startswith("GDP grew")
    assert offered[-1].theme == ""


def test_chosen_views_come_first_in_their_order_and_the_others_after_them(
    shown: tuple[Rendered, ...],
) -> None:
    offered = deck_choices.choices(shown, Deck(("ftz-growth", "nope", "cre-lines")), THEMES)
    assert [one.view for one in offered[:2]] == ["ftz-growth", "cre-lines"]
    assert [one.chosen for one in offered] == [True, True] + [False] * (len(shown) - 2)
    assert len(offered) == len(shown)


def test_nothing_is_chosen_where_a_deck_names_only_what_does_not_exist(
    shown: tuple[Rendered, ...],
) -> None:
    assert not any(one.chosen for one in deck_choices.choices(shown, Deck(("nope",)), THEMES))


def test_a_choice_is_an_address_and_all_views_need_not_be_named(
    shown: tuple[Rendered, ...],
) -> None:
    here = Address("zh", query=Query(theme="rail"))
    deck = Deck((), 20, "dark")
    few = deck_choices.address(here, ["cre-reach", "cre-lines"], shown, deck)
    assert str(few) == "/zh/present?theme=rail&views=cre-reach,cre-lines&every=20&scheme=dark"
    every = [one.view.id for one in shown]
    assert str(deck_choices.address(here, every, shown, Deck())) == "/zh/present?theme=rail"


def test_offered_intervals_are_within_the_bounds_of_an_address() -> None:
    for seconds in deck_choices.INTERVALS:
        assert Deck.read(f"every={seconds}").every == seconds
