"""From observations to marks: what is drawn and told of each, in finished words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Sequence
from dataclasses import replace
from datetime import date, datetime, time
from decimal import Decimal
from typing import Final

from dashboard.charts.mark import Mark
from dashboard.indicators.derive.arithmetic import multiple
from dashboard.indicators.model.package import Package
from dashboard.indicators.model.schema import Measure, Observation
from dashboard.indicators.model.view import View
from dashboard.messages import Locale
from dashboard.said import Said
from dashboard.views.render.catalogue import members
from dashboard.views.text import derivation

#: How many hues the palette has; themes take them in the order of the package.
HUES: Final = 6


def figures_of(
    view: View, package: Package, ids: Container[str] | None = None
) -> tuple[Observation, ...]:
    """The figures that a view shows, in the order it names them, each series in time.

    ``ids`` are those that are selected, all where nothing is. What is derived follows the printed
    figures that it is shown beside.
    """
    order = {indicator: rank for rank, indicator in enumerate(members(view, package))}
    places = {place: rank for rank, place in enumerate(package.places)}
    chosen = [
        (order[origin], figure)
        for indicator, figures in package.by_indicator.items()
        if (origin := indicator.partition(derivation.MADE)[0]) in order
        for figure in figures
        if ids is None or figure.id in ids
    ]
    chosen.sort(
        key=lambda one: (
            one[1].derivation is not None,
            one[0],
            places[one[1].place.id],
            one[1].period.end or date.max,
        )
    )
    return tuple(figure for _, figure in chosen)


def hue_of(theme: str, package: Package) -> int:
    """The hue of a theme, from 1 to ``HUES``."""
    return list(package.themes).index(theme) % HUES + 1


def mark(observation: Observation, package: Package, locale: Locale, *, label: str = "") -> Mark:
    """The mark of one figure; ``label`` where the indicator's own does not suffice."""
    lang, indicator, period = locale.lang, observation.indicator, observation.period
    unit = package.units[indicator.unit]
    said, grown = locale.said(observation, unit), _multiple(observation)
    made = observation.derivation
    when = locale.when(observation)
    named = label or indicator.label.within(lang)
    return Mark(
        id=observation.id,
        indicator=indicator.id,
        place_id=observation.place.id,
        label=named,
        series_label=named,
        indicator_label=indicator.label.within(lang),
        place=observation.place.label.within(lang),
        source_label="",
        of=indicator.of.within(lang) if indicator.of else "",
        place_order=list(package.places).index(observation.place.id),
        hue=hue_of(indicator.theme, package),
        measure=indicator.measure.value,
        unit=indicator.unit,
        unit_label=unit.label.within(lang),
        bound=observation.bound,
        when=locale.text("derived.when", when=when) if made else when,
        period=period.text,
        kind=period.kind,
        said=said,
        short=said.short,
        multiple_said=_times(grown, said, locale) if grown is not None else "",
        role="figure",
        derived=made is not None,
        value=_float(observation.value),
        multiple=_float(grown),
        start=_moment(period.start),
        end=_moment(period.end),
        formula=derivation.in_words(made.formula, locale, package.units) if made else "",
        inputs=made.inputs if made else (),
        interval=derivation.interval(observation, package, locale),
    )


def labels(
    observations: Sequence[Observation], locale: Locale, *, among: Sequence[Observation] = ()
) -> dict[str, str]:
    """A label for each figure id: with its place, and its source, where there are several of them.

    ``among`` are all figures of the view, where these are but some of them.
    """
    places: dict[str, set[str]] = {}
    reports: dict[tuple[str, str, str], int] = {}
    for figure in among or observations:
        places.setdefault(figure.indicator.id, set()).add(figure.place.id)
        reports[_key(figure)] = reports.get(_key(figure), 0) + 1
    found = {}
    for figure in observations:
        several = len(places[figure.indicator.id]) > 1
        label = _series_label(figure, locale, places=several)
        if reports[_key(figure)] > 1:
            source = figure.source.title.within(locale.lang)
            label = locale.text("view.label_by_source", label=label, source=source)
        found[figure.id] = label
    return found


def _series_label(observation: Observation, locale: Locale, *, places: bool) -> str:
    """The indicator, with the place where the view has several ``places`` of it."""
    label = observation.indicator.label.within(locale.lang)
    if not places:
        return label
    place = observation.place.label.within(locale.lang)
    return locale.text("view.label_of_place", label=label, place=place)


def _key(observation: Observation) -> tuple[str, str, str]:
    """What several sources may report: one figure, whoever says it."""
    return observation.indicator.id, observation.place.id, observation.period.text


def marks(
    observations: Sequence[Observation],
    package: Package,
    locale: Locale,
    *,
    among: Sequence[Observation] = (),
) -> tuple[Mark, ...]:
    """The mark of each figure, told from the others; ``among`` as in ``labels``."""
    named = labels(observations, locale, among=among)
    reports = Counter(map(_key, observations))
    places: dict[str, set[str]] = {}
    for one in observations:
        places.setdefault(one.indicator.id, set()).add(one.place.id)
    found = []
    for one in observations:
        made = mark(one, package, locale, label=named[one.id])
        if reports[_key(one)] > 1:
            several = len(places[one.indicator.id]) > 1
            series = _series_label(one, locale, places=several)
            source = one.source.title.within(locale.lang)
            made = replace(made, source_label=source, series_label=series)
        found.append(made)
    return tuple(found)


def _moment(day: date | None) -> datetime | None:
    return None if day is None else datetime.combine(day, time())


def _times(grown: Decimal, said: Said, locale: Locale) -> str:
    """A multiple in words, with the bound of the growth that it is made of, marked as calculated."""
    before, shown, after = locale.multiple(grown, said)
    return f"{before}{locale.number(shown)}{after}"


def _multiple(observation: Observation) -> Decimal | None:
    """How many times the year before, for a growth on the year before; else nothing."""
    if observation.indicator.measure is not Measure.GROWTH_YOY or observation.value is None:
        return None
    return multiple(observation).value


def _float(value: Decimal | None) -> float:
    return float("nan") if value is None else float(value)
