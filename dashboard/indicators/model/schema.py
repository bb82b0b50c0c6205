"""The vocabulary: the typed, frozen values that a data package is made of.

Nothing here reads a file or formats a word; ``loader`` makes these values, ``messages`` says them.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Final, Literal

from dashboard.languages import Lang

LANGS: Final[tuple[Lang, ...]] = ("en", "zh")


class Text(Mapping[Lang, str]):
    """The same words in every language of a package, in the order of its languages; frozen.

    A text that says nothing is the same in every language: nothing. What says something says it
    in each language of its package, or ``KeyError``: no language stands in for another.

    >>> Text(en="Rail", zh="铁路").within("zh"), Text({"en": "Rail", "zh": "铁路"}).first
    ('铁路', 'Rail')
    >>> bool(Text(en="", zh="")), Text().within("en")
    (False, '')
    """

    __slots__ = ("_hash", "_words")

    def __init__(self, words: Mapping[Lang, str] | None = None, /, **more: str) -> None:
        said = {**(words or {}), **more}
        self._words = said if any(said.values()) else {}
        self._hash = hash(frozenset(self._words.items()))

    def within(self, lang: Lang) -> str:
        """The words in one language."""
        return self._words[lang] if self._words else ""

    @property
    def first(self) -> str:
        """The words in the first language of the package, which name things for programs."""
        return next(iter(self._words.values()), "")

    def __getitem__(self, lang: Lang) -> str:
        return self._words[lang]

    def __iter__(self) -> Iterator[Lang]:
        return iter(self._words)

    def __len__(self) -> int:
        return len(self._words)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Text) and self._words == other._words

    def __hash__(self) -> int:
        return self._hash

    def __repr__(self) -> str:
        return f"Text({self._words!r})"

    def __reduce__(self) -> tuple[type[Text], tuple[dict[Lang, str]]]:
        return Text, (self._words,)


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


class Basis(StrEnum):
    """How the period is known: the source states it, its context implies it, or neither."""

    STATED = "stated"
    INFERRED = "inferred"
    NOT_STATED = "not_stated"


class FlowOrStock(StrEnum):
    """Whether an amount adds up over a period (flow) or stands at a moment (stock)."""

    FLOW = "flow"
    STOCK = "stock"


class Family(StrEnum):
    """How a view is drawn."""

    BARS = "bars"
    CHANGE = "change"
    TILES = "tiles"
    SHARES = "shares"
    MULTIPLES = "multiples"
    TIMELINE = "timeline"


PeriodKind = Literal["none", "year", "month", "day", "interval", "duration"]

_POINT = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)
_DURATION = re.compile(r"P([1-9]\d{0,2})Y", re.ASCII)


@dataclass(frozen=True, slots=True)
class Period:
    """A time as the source gives it, in ISO 8601; never more exact than the source.

    ``start`` and ``end`` are the first and the last day it covers, ``None`` where not known:
    a duration before a date has only its end, a missing date has neither.

    >>> Period.parse("2022-06").end
    datetime.date(2022, 6, 30)
    >>> Period.parse("P5Y/2022-06-28").years
    5
    >>> Period.parse("").kind
    'none'
    """

    text: str
    kind: PeriodKind
    start: date | None = None
    end: date | None = None
    years: int | None = None

    @classmethod
    def parse(cls, text: str) -> Period:
        """Read one period; ``ValueError`` says what is wrong with anything else."""
        if not text:
            return cls(text="", kind="none")
        head, slash, tail = text.partition("/")
        if not slash:
            kind, start, end = _point(text)
            return cls(text=text, kind=kind, start=start, end=end)
        _, tail_start, tail_end = _point(tail)
        if duration := _DURATION.fullmatch(head):
            return cls(text=text, kind="duration", end=tail_end, years=int(duration[1]))
        _, head_start, _ = _point(head)
        if head_start > tail_start:
            raise ValueError(f"the interval ends before it begins; write {tail}/{head}")
        return cls(text=text, kind="interval", start=head_start, end=tail_end)


def _point(text: str) -> tuple[PeriodKind, date, date]:
    """Kind, first day and last day of a year, a month or a day."""
    match = _POINT.fullmatch(text)
    if not match:
        raise ValueError("not a year, month, day, interval or duration of ISO 8601")
    year, month, day = int(match[1]), match[2], match[3]
    try:
        if day:
            exact = date(year, int(month), int(day))
            return "day", exact, exact
        if month:
            last = monthrange(year, int(month))[1]
            return "month", date(year, int(month), 1), date(year, int(month), last)
        return "year", date(year, 1, 1), date(year, 12, 31)
    except ValueError as error:
        raise ValueError(f"no such day in the calendar ({error})") from None


UnitStyle = Literal["plain", "signed", "ordinal"]


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
    """A document that figures are taken from. ``date`` is when it says it was published."""

    id: str
    title: Text
    publisher: Text
    date: date
    language: Text
    url: str | None = None


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
class Observation:
    """One printed figure (or one dated event, whose ``value`` is ``None``).

    ``id`` is ``indicator.place.period`` (``undated`` for a missing period), plus ``.source``
    where more than one source reports it. ``value`` keeps the printed digits; ``low`` and
    ``high`` are what its last digit leaves open: 39.9 stands for 39.85 to 39.95.
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

    @property
    def low(self) -> Decimal | None:
        """The least possible value that is printed like this one."""
        if self.value is None:
            return None
        least = _LEAST.get(self.indicator.measure)
        low = self.value - self._half_step()
        return low if least is None else max(low, least)

    @property
    def high(self) -> Decimal | None:
        """The least upper limit of the possible values that are printed like this one."""
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
