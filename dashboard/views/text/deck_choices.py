"""What a picker of slides offers: which views in which order, how fast, and the address that is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from dashboard.views.address.address import Address
from dashboard.views.address.deck import Deck
from dashboard.views.render.rendered import Rendered

#: Seconds that a wall may be offered; 0 for slides that people turn.
INTERVALS: Final = (0, 10, 20, 30, 60, 120, 300)


@dataclass(frozen=True, slots=True)
class Choice:
    """A view that may be a slide: its id, short name and headline, its theme, and whether it is one."""

    view: str
    name: str
    title: str
    theme: str
    hue: int
    chosen: bool


def choices(views: Sequence[Rendered], deck: Deck, themes: Mapping[str, str]) -> tuple[Choice, ...]:
    """The views that may be chosen: first those of the deck in its order, then the others in theirs.

    ``views`` are those with a figure left, in reading order, ``themes`` what each theme is
    called. A deck that names no view has them all.
    """
    found = {one.view.id: one for one in views}
    chosen = [one for one in deck.views if one in found] or (list(found) if not deck.views else [])
    ordered = [*chosen, *(one for one in found if one not in chosen)]
    return tuple(_choice(found[one], themes, chosen=one in chosen) for one in ordered)


def address(
    selection: Address, picked: Sequence[str], views: Sequence[Rendered], deck: Deck
) -> Address:
    """The deck of the views that were picked, in that order, of what the address selects.

    All of them in reading order need not be named, so that a view that comes later is shown too.
    """
    every = tuple(one.view.id for one in views)
    chosen = () if tuple(picked) == every else tuple(picked)
    return selection.presenting(Deck(chosen, deck.every, deck.scheme))


def _choice(rendered: Rendered, themes: Mapping[str, str], *, chosen: bool) -> Choice:
    return Choice(
        view=rendered.view.id,
        name=rendered.view.name.within(rendered.address.lang),
        title=rendered.title,
        theme=themes.get(rendered.theme or "", ""),
        hue=rendered.hue,
        chosen=chosen,
    )
