"""What a search looks through: all that the table says of a figure, in every language at once.

Notes are left out: they speak of other years and other figures, and a search for 2021 is for the
figures of 2021.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import lru_cache
from typing import Final

import pandas as pd

from dashboard.indicators.model.package import Package
from dashboard.indicators.model.schema import Bound, Indicator, Observation, Unit
from dashboard.indicators.select.query import Query, folded
from dashboard.messages import Locale, load_locale
from dashboard.messages.formats import MINUS, separators, shifted
from dashboard.messages.locale import is_as_of_publication
from dashboard.views.text import derivation

#: Versions whose texts are kept, each with and without derived figures.
_KEPT: Final = 4


def select(query: Query, package: Package) -> pd.DataFrame:
    """The rows of a package that meet every filter and hold every word, in their order."""
    return query.select(package.frame, texts(package) if query.q else None)


@lru_cache(_KEPT)
def texts(package: Package) -> pd.Series[str]:
    """What there is to be read of each figure, folded, in the order of the frame."""
    told = _teller(package)
    found = [folded("\n".join(told(one))) for one in package.observations.values()]
    return pd.Series(found, index=package.frame.index, dtype="str")


def _teller(package: Package) -> Callable[[Observation], Iterator[str]]:
    """What tells all of a figure; what many figures share is said once for all of them."""
    languages = package.languages
    spoken = [load_locale(lang) for lang in languages]

    @lru_cache(None)
    def shared(kind: str, name: str) -> str:
        if kind == "indicator":
            known = package.indicators[name]
            return "\n".join(one for locale in spoken for one in _of_indicator(known, locale))
        source = package.sources[name]
        return "\n".join(source.title.within(lang) for lang in languages)

    @lru_cache(None)
    def when(figure_period: str, basis: str) -> str:
        period = periods[figure_period, basis]
        return "\n".join(
            f"{locale.period(*period)}\n{locale.text(f'field.basis.choice.{basis}')}"
            for locale in spoken
        )

    periods = {
        (one.period.text, one.basis.value): (one.period, one.basis)
        for one in package.observations.values()
    }

    def told(observation: Observation) -> Iterator[str]:
        yield observation.id
        yield observation.period.text
        yield when(observation.period.text, observation.basis.value)
        if is_as_of_publication(observation):
            yield from (locale.when(observation) for locale in spoken)
        yield shared("source", observation.source.id)
        indicator = observation.indicator
        if observation.derivation:
            for locale in spoken:
                yield derivation.source_said(observation, locale)
                yield from _of_indicator(indicator, locale)
                yield locale.text("derived.when", when="")
        else:
            yield shared("indicator", indicator.id)
        for lang in languages:
            yield observation.locator.within(lang)
            yield observation.place.label.within(lang)
            yield package.themes[indicator.theme].label.within(lang)
        if observation.value is not None:
            yield from _numbers(observation, observation.value, package, spoken)

    return told


def _of_indicator(indicator: Indicator, locale: Locale) -> Iterator[str]:
    for text in (indicator.label, indicator.definition, indicator.of):
        if text:
            yield text.within(locale.lang)
    yield locale.text(f"measure.{indicator.measure}")


def _numbers(
    observation: Observation, value: Decimal, package: Package, spoken: list[Locale]
) -> Iterator[str]:
    """The number as printed, and as each language says it with its bound and its unit."""
    unit = package.units[observation.indicator.unit]
    yield f"{value:f}"
    for locale in spoken:
        yield _said(observation, value, unit, locale)
        yield unit.label.within(locale.lang)
        yield locale.text(f"field.bound.choice.{observation.bound}")


def _said(observation: Observation, value: Decimal, unit: Unit, locale: Locale) -> str:
    """As ``Locale.quantity`` says it; but Babel, which takes ten times as long, only where needed.

    Digits are in groups of three where the language has groups.
    """
    written = shifted(value, unit.shift(locale.lang))
    if unit.style == "ordinal" or written.copy_abs() <= 1:
        return str(locale.quantity(value, unit, observation.bound))
    number = f"{written:+,f}" if unit.style == "signed" else f"{written:,f}"
    grouped = locale.conventions.grouped
    number = (number if grouped else number.replace(",", "")).translate(separators(locale.lang))
    bound = "" if observation.bound is Bound.EXACT else locale.text(f"bound.{observation.bound}")
    joint = locale.conventions.joint if bound else ""
    pattern = unit.pattern.within(locale.lang)
    return f"{bound}{joint}{pattern.replace('{n}', number.replace('-', MINUS))}"
