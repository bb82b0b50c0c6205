"""Derived figures as rows like the others: whatever draws, lists or writes figures takes them too.

What may be derived, and how exactly, is for ``indicators.derive.calculations`` to say, in which words for
``derived_words``.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from types import MappingProxyType
from typing import Final

from dashboard.indicators.derive.calculations import Calculation, Refusal, calculations
from dashboard.indicators.frame import make_frame
from dashboard.indicators.model.package import Package
from dashboard.indicators.model.schema import Bound, Derivation, Indicator, Measure, Observation
from dashboard.indicators.model.text import Text
from dashboard.indicators.select.query import Query
from dashboard.indicators.select.reference import UNDATED
from dashboard.languages import Lang
from dashboard.messages import load_locale
from dashboard.messages.conventions import conventions
from dashboard.views.table import search
from dashboard.views.text import derivation
from dashboard.views.text.derivation import MADE

#: Versions whose derived figures are kept: the current one, and a pinned one or two.
_KEPT: Final = 4


@lru_cache(_KEPT)
def including(package: Package) -> Package:
    """The package with all that may be derived from it after its own figures; its version stays.

    The codebook stays as well: a derived figure's indicator is no indicator of the package.
    """
    units = MappingProxyType({**package.units, **derivation.units(package)})
    known = replace(package, units=units)
    found = [
        _figure(one, known) for one in calculations(package.observations.values(), package.views)[0]
    ]
    made = {one.id: one for one in _told_apart(found, package)}
    figures = {**package.observations, **made}
    return replace(
        known,
        observations=MappingProxyType(figures),
        frame=make_frame(figures.values(), package.themes, package.languages),
    )


def _told_apart(found: Sequence[Observation], package: Package) -> Iterator[Observation]:
    """The figures, each under an id of its own: where several have one, what they differ in follows."""
    same: defaultdict[str, list[Observation]] = defaultdict(list)
    for one in found:
        same[one.id].append(one)
    for group in same.values():
        if len(group) == 1:
            yield group[0]
            continue
        tails = [suffixes(one, package) for one in group]
        told = (kind for kind in zip(*tails, strict=True) if len({*kind}) == len(group))
        for one, tail in zip(group, next(told), strict=True):
            yield replace(one, id=f"{one.id}.{tail}")


def suffixes(figure: Observation, package: Package) -> tuple[str, ...]:
    """What may tell a figure from others of its id: its source, the time of its origin, what it is made with; all."""
    inputs = figure.derivation.inputs if figure.derivation else (figure.id,)
    origin, last = package.observations[figure.origin], package.observations[inputs[-1]]
    known = (figure.source.id, origin.period.text or UNDATED, last.indicator.id)
    return (*known, ".".join(known))


def selected(package: Package, query: Query) -> tuple[str, ...]:
    """The ids that a query asks for: the printed figures, then what is derived beside them.

    Words find a derived figure as well, if it is beside a figure that meets the filters.
    """
    printed = tuple(search.select(query, package)["id"])
    if not query.derived:
        return printed
    chosen = set(printed)
    beside, spoken = chosen, chosen
    if query.q:
        beside = set(search.select(query.choosing({"q": ""}), package)["id"])
        spoken = set(search.select(Query(q=query.q), _alone(package))["id"])
    made = made_of(package).values()
    return (
        *printed,
        *(
            one.id
            for one in made
            if one.origin in chosen or (one.origin in beside and one.id in spoken)
        ),
    )


def made_of(package: Package) -> Mapping[str, Observation]:
    """Every figure derived from those of a package, by id."""
    return _alone(package).observations


@lru_cache(_KEPT)
def _alone(package: Package) -> Package:
    """The package with nothing but what may be derived from it."""
    whole = including(package)
    made = {id_: one for id_, one in whole.observations.items() if one.derivation}
    frame = whole.frame[whole.frame["id"].isin(made.keys())]
    return replace(whole, observations=MappingProxyType(made), frame=frame)


@lru_cache(_KEPT)
def _refused(package: Package) -> Mapping[str, tuple[Refusal, ...]]:
    """What is not derived, by the figure that somebody may ask it of."""
    found: dict[str, list[Refusal]] = {}
    for one in calculations(package.observations.values(), package.views)[1]:
        found.setdefault(one.observation, []).append(one)
    return {id_: tuple(each) for id_, each in found.items()}


def refused(observation: Observation, package: Package) -> tuple[Refusal, ...]:
    """What is not derived from a figure, each with the reason."""
    return _refused(package).get(observation.id, ())


def made_from(observation: Observation, package: Package) -> tuple[Observation, ...]:
    """What is derived from a figure, among others or alone."""
    return tuple(
        one
        for one in made_of(package).values()
        if one.derivation and observation.id in one.derivation.inputs
    )


def holding(observation: Observation, package: Package) -> Package:
    """The package that has a figure and its unit: with what is derived, if it is."""
    return including(package) if observation.derivation else package


def printed(observations: tuple[Observation, ...]) -> tuple[Observation, ...]:
    """Those of some figures that a source prints."""
    return tuple(one for one in observations if not one.derivation)


def _figure(made: Calculation, package: Package) -> Observation:
    """The figure that a derivation makes, with its words."""
    origin, shown = made.origin, made.number
    indicator = _indicator(made, package)
    low, high = shown.limits or (None, None)
    rough = shown.is_rough and shown.bound is Bound.EXACT
    bare = Observation(
        id=f"{indicator.id}.{origin.place.id}.{made.period.text or UNDATED}",
        indicator=indicator,
        # The whole that an amount is a part of is not of the place of the part.
        place=(
            derivation.whole(origin.place, package.languages)
            if made.rule.name == "whole"
            else origin.place
        ),
        period=made.period,
        basis=made.basis,
        value=shown.shown,
        bound=Bound.ABOUT if rough else shown.bound,
        source=made.inputs[-1].source,
        locator=_locator(made.inputs, package.languages),
        derivation=Derivation(
            rule=made.rule.name,
            origin=origin.id,
            inputs=shown.inputs,
            sources=tuple(dict.fromkeys(one.source for one in made.inputs)),
            formula=shown.formula,
            low=low,
            high=high,
            rounded=shown.is_rounded,
        ),
    )
    return replace(bare, note=derivation.note(bare, made, package))


def _locator(observations: Sequence[Observation], spoken: Sequence[Lang]) -> Text:
    """Where all of some figures stand, each place once, in which source where there are several."""
    several = len({one.source for one in observations}) > 1

    def place(one: Observation, lang: Lang) -> str:
        locator = one.locator.within(lang)
        if not several or not locator:
            return locator
        about = load_locale(lang).text("card.note_about", about=one.source.title.within(lang))
        return about + locator

    return Text(
        {
            lang: conventions(lang).semicolon.join(
                dict.fromkeys(filter(None, (place(one, lang) for one in observations)))
            )
            for lang in spoken
        }
    )


def _indicator(made: Calculation, package: Package) -> Indicator:
    """What the number is of: that of its first input, or something in a unit of its own."""
    first, origin = made.inputs[0].indicator, made.origin.indicator
    same = made.rule.counts == "same"
    return Indicator(
        id=f"{origin.id}{MADE}{made.rule.name}",
        theme=origin.theme,
        measure=first.measure if same else Measure.LEVEL,
        unit=first.unit if same else derivation.unit_id(first.unit, made.rule.counts),
        label=derivation.label(made, package),
        definition=derivation.definition(made, package),
        of=origin.of if made.rule.name == "complement" else None,
        scope=first.scope if same else "",
        flow_or_stock=first.flow_or_stock if same else "",
    )
