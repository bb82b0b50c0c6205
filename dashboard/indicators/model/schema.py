"""The vocabulary: the typed, frozen values that a data package is made of.

Nothing here reads a file or formats a word; ``loader`` makes these values, ``messages`` says them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Final, Literal

from dashboard.indicators.model.period import Period
from dashboard.indicators.model.text import Text
from dashboard.languages import Lang


class Measure(StrEnum):
    """What kind of statement a figure makes; decides how it can be drawn and compared."""

    LEVEL = "level"
    COUNT = "count"
    GROWTH_YOY = "growth_yoy"
    GROWTH_AVG = "growth_avg"
    SHARE = "share"
    RANK = "rank"
    EVENT = "event"


class Bound(StrEnum):
    """Whether the printed number is the value, a floor (over), a ceiling (under) or rough."""

    EXACT = "exact"
    OVER = "over"
    UNDER = "under"
    ABOUT = "about"

    @property
    def sign(self) -> str:
        """The bound as a sign before the number: nothing, >, < or ≈."""
        return {"over": ">", "under": "<", "about": "≈"}.get(self.value, "")


class Basis(StrEnum):
    """How the period is known: the source states it, its context implies it, or neither."""

    STATED = "stated"
    INFERRED = "inferred"
    NOT_STATED = "not_stated"


class FlowOrStock(StrEnum):
    """Whether an amount adds up over a period (flow) or stands at a moment (stock)."""

    FLOW = "flow"
    STOCK = "stock"


UnitStyle = Literal["plain", "signed", "ordinal"]
SourceKind = Literal["article", "document"]


@dataclass(frozen=True, slots=True)
class Unit:
    """What a number counts and how each language writes it.

    ``shifts`` are the powers of ten between the printed number and what the language writes:
    160.86 ``cny_billion`` has one of 1 in Chinese, 1,608.6亿元. ``pattern`` holds ``{n}``;
    ``singular`` is the pattern for one, where a language has such a form. ``style`` "signed" always writes the sign
    (+39.9%), "ordinal" writes the place in an order (3rd, 第3位). ``currency`` is the ISO 4217
    code where the unit is an amount of money.
    """

    id: str
    label: Text
    pattern: Text
    singular: Text | None = None
    shifts: tuple[tuple[Lang, int], ...] = ()
    style: UnitStyle = "plain"
    currency: str = ""

    def shift(self, lang: Lang) -> int:
        """The power of ten by which this language writes the printed number."""
        return dict(self.shifts).get(lang, 0)


@dataclass(frozen=True, slots=True)
class Theme:
    """A subject that indicators and views belong to. Its place in the package decides its hue."""

    id: str
    label: Text


@dataclass(frozen=True, slots=True)
class Place:
    """Where a figure is of."""

    id: str
    label: Text


@dataclass(frozen=True, slots=True)
class Source:
    """A document that figures are taken from. ``date`` is when it says it was published.

    An "article" tells what it has from elsewhere: it is not said that its publisher reports it.
    """

    id: str
    title: Text
    publisher: Text
    date: date
    language: Text
    url: str | None = None
    kind: SourceKind = "document"


@dataclass(frozen=True, slots=True)
class Indicator:
    """What is measured. ``of`` names the whole that a share or a rank refers to.

    ``base`` is the indicator whose growth it is, or of which it is the share: the one amount that
    it may be held against. ``scope`` names what is counted where names alike hide a difference.
    An empty text says nothing.
    """

    id: str
    theme: str
    measure: Measure
    unit: str
    label: Text
    definition: Text
    of: Text | None = None
    base: str = ""
    scope: str = ""
    flow_or_stock: str = ""


#: What no rounding leaves open: a share below nothing, a loss of more than all.
_LEAST: Final[Mapping[Measure, Decimal]] = {
    Measure.SHARE: Decimal(0),
    Measure.COUNT: Decimal(0),
    Measure.GROWTH_YOY: Decimal(-100),
    Measure.GROWTH_AVG: Decimal(-100),
}


@dataclass(frozen=True, slots=True)
class Term:
    """One number of a formula; ``unit`` is the id of the unit that it counts, if it counts one."""

    value: Decimal
    bound: Bound = Bound.EXACT
    unit: str = ""

    def __str__(self) -> str:
        """The number as printed, with its bound; a negative one in brackets."""
        said = f"{self.bound.sign}{self.value:f}"
        return f"({said})" if self.value < 0 else said


@dataclass(frozen=True, slots=True)
class Formula:
    """Signs of arithmetic with a gap ``{}`` for each term.

    >>> str(Formula("{} / {}", (Term(Decimal("21")), Term(Decimal("15"), Bound.UNDER))))
    '21 / <15'
    """

    pattern: str
    terms: tuple[Term, ...]

    def __str__(self) -> str:
        """The formula with the numbers as printed, the same in every language."""
        return self.written(str)

    def written(self, write: Callable[[Term], str]) -> str:
        """The formula with its numbers written in some way."""
        return self.pattern.format(*map(write, self.terms))


@dataclass(frozen=True, slots=True, kw_only=True)
class Derivation:
    """How an observation was calculated that no source prints.

    Attributes:
        rule: names how it was made.
        origin: the id of the input that it is shown beside.
        inputs: the ids of what it was made of, in the order of the formula.
        sources: those of the inputs, each once.
        formula: with the numbers as printed.
        low: the least that the rounding of the inputs leaves possible; none where one is "about".
        high: the greatest.
        rounded: whether the rounding leaves anything open.
    """

    rule: str
    origin: str
    inputs: tuple[str, ...]
    sources: tuple[Source, ...]
    formula: Formula
    low: Decimal | None
    high: Decimal | None
    rounded: bool


@dataclass(frozen=True, slots=True)
class Observation:
    """One printed or calculated figure (or one dated event, whose ``value`` is ``None``).

    ``id`` is ``indicator.place.period`` (``undated`` for a missing period), plus ``.source``
    where more than one source reports it. ``value`` keeps the printed digits; ``low`` and
    ``high`` are what its last digit leaves open: 39.9 stands for 39.85 to 39.95. What is
    calculated has a ``derivation``; its ``source`` is that of the last input.
    """

    id: str
    indicator: Indicator
    place: Place
    period: Period
    basis: Basis
    value: Decimal | None
    bound: Bound
    source: Source
    locator: Text
    note: Text = field(default=Text())
    derivation: Derivation | None = None

    @property
    def sources(self) -> tuple[Source, ...]:
        """The source that prints it, or those that print what it was calculated from."""
        return self.derivation.sources if self.derivation else (self.source,)

    @property
    def origin(self) -> str:
        """The id of the printed figure that it is shown beside: its own, if it is printed."""
        return self.derivation.origin if self.derivation else self.id

    @property
    def low(self) -> Decimal | None:
        """The least possible value that is printed like this one, or that its inputs allow."""
        if self.derivation:
            return self.derivation.low
        if self.value is None:
            return None
        least = _LEAST.get(self.indicator.measure)
        low = self.value - self._half_step()
        return low if least is None else max(low, least)

    @property
    def high(self) -> Decimal | None:
        """The least upper limit of the possible values that are printed or calculated so."""
        if self.derivation:
            return self.derivation.high
        if self.value is None:
            return None
        high = self.value + self._half_step()
        return min(high, Decimal(100)) if self.indicator.measure is Measure.SHARE else high

    def _half_step(self) -> Decimal:
        counted = (Measure.COUNT, Measure.RANK)
        if self.value is None or (self.indicator.measure in counted and self.bound is Bound.EXACT):
            return Decimal(0)
        exponent = self.value.as_tuple().exponent
        assert isinstance(exponent, int)  # a finite number: loading admits no other
        return Decimal(5).scaleb(exponent - 1)
