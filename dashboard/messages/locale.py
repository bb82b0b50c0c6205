"""One language, speaking: messages, figures with their units, periods and changes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Context, Decimal
from functools import cache
from itertools import pairwise
from types import MappingProxyType
from typing import Final

from dashboard.indicators.model.period import Period
from dashboard.indicators.model.schema import Basis, Bound, FlowOrStock, Measure, Observation, Unit
from dashboard.languages import Lang
from dashboard.messages import catalogue, formats
from dashboard.messages.conventions import Conventions, conventions
from dashboard.said import Said

#: The powers of ten between one scale of Chinese numbers and the next: 亿, 万.
_SCALE: Final = 4
#: Digits beyond those of any printed number.
EXACT: Final = Context(prec=120)


@cache
def load_locale(lang: Lang) -> Locale:
    """The messages of a language, read once."""
    return Locale(lang, MappingProxyType(catalogue.read(lang)))


@dataclass(frozen=True, slots=True)
class Locale:
    """Everything that a page, a chart or a file says in one language.

    >>> load_locale("en").years(2018, 2021), load_locale("zh").years(2018, 2021)
    ('2018–2021', '2018—2021年')
    """

    lang: Lang
    table: Mapping[str, str] = field(repr=False)

    @property
    def conventions(self) -> Conventions:
        """How the language is named, written and set."""
        return conventions(self.lang)

    def text(self, key: str, /, **values: object) -> str:
        """The message of that key, its gaps filled; ``KeyError`` names what is missing."""
        if key not in self.table:
            raise KeyError(f"no message {key!r} in {self.lang}")
        return catalogue.fill(self.table[key], values, key=key)

    def counted(self, key: str, count: int, /, **values: object) -> str:
        """The message under ``key`` that goes with a count: ``key.one``, ``key.other``; fills {n}."""
        amount = Decimal(count)
        kind = formats.plural(amount, self.lang)
        return self.text(f"{key}.{kind}", n=self.number(amount), **values)

    def language(self, lang: Lang) -> str:
        """What a language is called in this one."""
        return formats.language(lang, self.lang)

    def number(self, value: Decimal) -> str:
        """A number with all its printed digits, grouped: 20,381."""
        return formats.number(value, self.lang)

    def said(self, observation: Observation, unit: Unit) -> Said:
        """A figure with its bound and unit; an event says its date."""
        if observation.value is None:
            return Said(number=self.period(observation.period, observation.basis))
        return self.quantity(observation.value, unit, observation.bound)

    def quantity(self, value: Decimal, unit: Unit, bound: Bound = Bound.EXACT) -> Said:
        """A value with its bound and unit: more than 50 countries, 超过50个国家."""
        written, pattern = self._scaled(value, unit)
        before, _, after = pattern.partition("{n}")
        return Said(
            number=self._written(written, unit),
            bound="" if bound is Bound.EXACT else self.text(f"bound.{bound.value}"),
            before=before,
            after=after,
            joint=self.conventions.joint,
        )

    def prose(self, observation: Observation, unit: Unit) -> Said:
        """A figure as a sentence says it: a round count that is a floor is 50多个 in Chinese, not 超过50个."""
        said, value = self.said(observation, unit), observation.value
        many = self.conventions.many
        if not (many and value and observation.bound is Bound.OVER and _is_count(unit)):
            return said
        if formats.trimmed(value) % 10:  # 24多条 would be said of 24.5
            return said
        return replace(said, bound="", number=f"{said.number}{many}")

    def moved(self, observation: Observation, unit: Unit) -> tuple[str, str, str]:
        """A growth as what it did, the direction in its verb: before the amount, the amount, after it.

        Raises:
            ValueError: an event did nothing.
        """
        value, measure = observation.value, observation.indicator.measure
        if value is None:
            raise ValueError(f"{observation.id} has no number")
        way = "rise" if value > 0 else "fall" if value < 0 else "none"
        said = self.quantity(value.copy_abs(), replace(unit, style="plain"), observation.bound)
        amount = str(said) if measure is Measure.GROWTH_AVG else said.short
        before, gap, after = self.text(f"growth.{measure}.{way}", amount="{n}").partition("{n}")
        return before, amount if gap else "", after

    def tick(self, value: float, unit: Unit) -> str:
        """A number on an axis: in this language's scale, without trailing zeros or the unit."""
        written = formats.shifted(formats.computed(value), unit.shift(self.lang))
        return formats.number(formats.trimmed(written), self.lang, signed=unit.style == "signed")

    def period(self, period: Period, basis: Basis) -> str:
        """When, in words, with what is not known about it."""
        if period.kind == "none":
            return self.text("period.none")
        said = self._period(period)
        return self.text("period.inferred", period=said) if basis is Basis.INFERRED else said

    def when(self, observation: Observation) -> str:
        """The period of a figure in words; a count of what stands on the day of its source is as of publication."""
        period, basis = observation.period, observation.basis
        if is_as_of_publication(observation):
            return self.text("period.publication", date=self.date(observation.source.date))
        return self.period(period, basis)

    def date(self, day: date) -> str:
        """A day: 28 June 2022, 2022年6月28日."""
        return formats.day(day, self.lang)

    def stale(self, since: datetime) -> str:
        """That figures are shown although the newest files are broken, and since when, in UTC."""
        return self.text("shell.stale", day=self.date(since.date()), time=f"{since:%H:%M} UTC")

    def years(self, first: int, last: int) -> str:
        """A span of years, or one year alone."""
        if first == last:
            return self.text("period.year", year=first)
        return self.text("period.years", first=first, last=last)

    def list(self, items: Sequence[str], *, either: bool = False) -> str:
        """The items as a list within a sentence: a, b and c; ``either`` of them: a, b or c."""
        return formats.listed(items, self.lang, either=either)

    def times(self, value: Decimal) -> str:
        """A ratio: 2.67 times, 2.67倍."""
        return self.text("change.times", n=self.number(value))

    def multiple(self, value: Decimal, said: Said) -> tuple[str, Decimal, str]:
        """How many times the year before: the words before, the number, to one decimal, and the words after.

        ``said`` is the growth that it is calculated from; what has its bound is not rounded.
        """
        shown = value if said.bound else _rounded(value)
        key = "view.multiple" if shown == value else "view.about_multiple"
        told = self.text(key, times=self.text("change.times", n="\0"))
        before, _, after = self.text("derived.marked", text=told).partition("\0")
        return f"{said.bound}{said.joint if said.bound else ''}{before}", shown, after

    def change(self, value: Decimal, unit: Unit) -> str:
        """What was added or lost: +15 lines; percentages change by percentage points, ranks by places."""
        written, _ = self._scaled(value, unit)
        if not written:
            return self.text("change.none")
        size = written.copy_abs()
        if unit.style == "ordinal":
            way = "rise" if written < 0 else "fall"  # from 5th to 3rd: two places up
            return self.text(f"change.{way}.{formats.plural(size, self.lang)}", n=self.number(size))
        _, pattern = self._scaled(value.copy_abs(), unit)
        if "%" in pattern:
            pattern = self.text(f"change.points.{formats.plural(size, self.lang)}", n="{n}")
        amount = catalogue.fill(pattern, {"n": self.number(size)}, key=unit.id)
        return self.text("change.less" if written < 0 else "change.more", amount=amount)

    def _scaled(self, value: Decimal, unit: Unit) -> tuple[Decimal, str]:
        """The number in the scale that reads best, and the pattern for it: 1802万美元, not 0.1802亿美元."""
        written = formats.shifted(value, unit.shift(self.lang))
        pattern = self._pattern(written, unit)
        for large, small in pairwise((*self.conventions.scales, "")):
            if 0 < written.copy_abs() < 1 and f"{{n}}{large}" in pattern:
                written = formats.shifted(written, _SCALE)
                pattern = pattern.replace(f"{{n}}{large}", f"{{n}}{small}")
        return written, pattern

    def _pattern(self, written: Decimal, unit: Unit) -> str:
        """The unit's pattern that goes with a number as it is written."""
        one = unit.singular is not None and formats.plural(written, self.lang) == "one"
        pattern = unit.singular if one and unit.singular is not None else unit.pattern
        return pattern.within(self.lang)

    def _written(self, value: Decimal, unit: Unit) -> str:
        """The number in the style of its unit: 39.9, +39.9, 3rd."""
        if unit.style == "ordinal" and value.as_tuple().exponent == 0:
            kind = formats.ordinal(int(value), self.lang)
            return self.text(f"ordinal.{kind}", n=self.number(value))
        return formats.number(value, self.lang, signed=unit.style == "signed")

    def _period(self, period: Period) -> str:
        if period.kind == "duration":
            return self._duration(period.years or 0)
        if period.kind == "interval":
            return self._interval(period)
        if period.start is None:
            raise ValueError(f"a {period.kind} has a first day; found {period.text!r} without one")
        if period.kind == "day":
            return self.date(period.start)
        if period.kind == "month":
            return formats.month(period.start, self.lang)
        return self.years(period.start.year, period.start.year)

    def _interval(self, period: Period) -> str:
        first, last = (Period.parse(end) for end in period.text.split("/"))
        if first.kind == last.kind == "year":
            return self.years(int(first.text), int(last.text))
        return self.text("period.interval", first=self._period(first), last=self._period(last))

    def _duration(self, years: int) -> str:
        numeral = self.table.get(f"numeral.{years}", str(years))
        kind = formats.plural(Decimal(years), self.lang)
        return self.text(f"period.duration.{kind}", n=numeral)


def is_as_of_publication(observation: Observation) -> bool:
    """Whether a figure is a count of what stands on the day on which its source appeared."""
    period, published = observation.period, observation.source.date
    stands = observation.indicator.flow_or_stock == FlowOrStock.STOCK
    on_day = period.kind == "day" and period.end == published
    return stands and on_day and observation.basis is Basis.STATED and not observation.derivation


def _rounded(value: Decimal) -> Decimal:
    """The value to one decimal; what has no more is as it is.

    >>> _rounded(Decimal("7.327")), _rounded(Decimal("3"))
    (Decimal('7.3'), Decimal('3'))
    """
    rounded = value.quantize(Decimal("0.1"), ROUND_HALF_UP, EXACT)
    return value if rounded == value else rounded


def _is_count(unit: Unit) -> bool:
    """Whether a unit counts things: neither money nor a ratio nor a place in an order."""
    return not (unit.currency or "%" in unit.pattern.first or unit.style != "plain")
