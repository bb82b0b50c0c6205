"""Views, and the registry of the families that draw them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final, Literal

from dashboard.indicators.model.schema import Measure
from dashboard.indicators.model.text import Text

#: What shows the marks of a family on slides: native charts, tables of figures, or type.
Slide = Literal["bars", "lines", "tracks", "multiples", "tables", "tiles"]
_ANY: Final = frozenset(Measure)
_DRAWN: Final = _ANY - {Measure.EVENT}


class Family(StrEnum):
    """How a view is drawn: the registry of families.

    ``charts/{family}.py`` draws one, and its words are the messages ``family.{family}``.

    Attributes:
        measures: what it can draw.
        slide: what shows it on slides.
        one_axis: holds all its figures against one axis. The others have a panel for each
            indicator, or (multiples) an axis of their own without a unit.
    """

    _value_: str
    measures: frozenset[Measure]
    slide: Slide
    one_axis: bool

    def __new__(
        cls, name: str, measures: frozenset[Measure], slide: Slide, one_axis: str = ""
    ) -> Family:
        """A family by its name, with what it can do."""
        family = str.__new__(cls, name)
        family._value_ = name
        family.measures, family.slide, family.one_axis = measures, slide, bool(one_axis)
        return family

    BARS = "bars", _DRAWN - {Measure.RANK}, "bars", "one axis"
    CHANGE = "change", _DRAWN, "lines"
    TILES = "tiles", _ANY, "tiles"
    SHARES = "shares", frozenset({Measure.SHARE}), "tracks", "one axis"
    MULTIPLES = "multiples", frozenset({Measure.GROWTH_YOY}), "multiples"
    TIMELINE = "timeline", _ANY, "tables"


@dataclass(frozen=True, slots=True)
class View:
    """Something that can be shown: which indicators, drawn how, under which words.

    ``indicators`` may be ``("*",)``: every indicator of the package. ``theme`` is ``None`` for
    a view that spans the themes. ``name`` says what it is without a figure; ``title`` is the
    headline, whose figures are references such as ``{cre-lines@2017}``.
    """

    id: str
    family: Family
    indicators: tuple[str, ...]
    name: Text
    title: Text
    theme: str | None = None
    reference: str | None = None


@dataclass(frozen=True, slots=True)
class Front:
    """What the front page begins with; the product chooses what is not named.

    ``lead`` is the view whose headline is the claim, ``beside`` the one that is drawn beside it.
    ``figures`` are the key figures: each a reference, and one to a figure that is said below it.
    """

    lead: str | None = None
    beside: str | None = None
    figures: tuple[tuple[str, ...], ...] = ()
