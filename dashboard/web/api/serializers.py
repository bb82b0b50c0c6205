"""From a package and a question to the objects of an answer. Nothing here knows of HTTP."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Any
from urllib.parse import quote

from dashboard.indicators.derive.rounding import limits
from dashboard.indicators.fields import FURTHER
from dashboard.indicators.model.package import Package
from dashboard.indicators.model.schema import Observation, Unit
from dashboard.indicators.model.text import Text
from dashboard.indicators.model.view import View
from dashboard.indicators.select.query import Query
from dashboard.languages import Lang
from dashboard.messages import load_locale
from dashboard.views.address.address import Address
from dashboard.views.render import catalogue, derived_rows
from dashboard.views.render.rendered import Rendered
from dashboard.views.render.renderer import figures_of
from dashboard.views.text import derivation
from dashboard.views.text.evidence import found_in
from dashboard.web.api import models

V1 = "/api/v1"


@dataclass(frozen=True, slots=True)
class Scope:
    """What answers are made with: the data, the languages asked for, and where the site lives.

    ``render`` draws the views of the data. ``root`` is what stands before every path: the public address, where it is known, and the base.
    ``derived`` says whether what is calculated was asked for, and so what is not.
    """

    package: Package
    render: Callable[[Address], Rendered]
    langs: Sequence[Lang]
    root: str = ""
    derived: bool = False

    def words(self, text: Text) -> dict[Lang, str]:
        """The words in the languages asked for."""
        return {lang: text.within(lang) for lang in self.langs}

    def some(self, text: Text | None) -> dict[Lang, str] | None:
        """The words, if there are any."""
        return self.words(text) if text else None

    def url(self, name: str, id_: str) -> str:
        """The address of one resource of the API."""
        return f"{self.root}{V1}/{name}/{quote(id_)}"

    def pages(self, **where: str) -> dict[Lang, str]:
        """The addresses of a page in the languages asked for."""
        return {lang: self.root + str(Address(lang, **where)) for lang in self.langs}  # type: ignore[arg-type]

    def theme(self, theme: str) -> models.Named:
        """A theme by its id."""
        return models.Named(id=theme, label=self.words(self.package.themes[theme].label))

    def unit(self, unit: str) -> models.Named:
        """A unit by its id, that of a derived figure as well."""
        return models.Named(id=unit, label=self.words(self.unit_of(unit).label))

    def unit_of(self, unit: str) -> Unit:
        """How a unit is said."""
        known = self.package.units.get(unit)
        return known or derived_rows.including(self.package).units[unit]


def figure(scope: Scope, id_: str, _query: Query) -> models.Figure:
    """One figure, printed or derived, or one event.

    Raises:
        SeveralFiguresError: several sources report it and the id names none of them.
        UnknownFigureError: there is none of that id.
    """
    known = found_in(scope.package, id_)
    indicator = known.indicator
    made = known.derivation
    further: dict[str, Any] = {
        one.key: scope.some(one.text(known)) if one.text else one.code(known) or None
        for one in FURTHER
    }
    return models.Figure(
        id=known.id,
        origin="derived" if made else "printed",
        indicator=models.Named(id=indicator.id, label=scope.words(indicator.label)),
        theme=scope.theme(indicator.theme),
        measure=indicator.measure,
        place=models.Named(id=known.place.id, label=scope.words(known.place.label)),
        number=_number(scope, known),
        period=_when(scope, known),
        of=scope.some(indicator.of),
        definition=scope.some(indicator.definition),
        source=_cited(scope, known),
        note=scope.some(known.note),
        **further,
        formula=str(made.formula) if made else None,
        inputs=[*made.inputs] if made else [],
        not_calculated=_not_calculated(scope, known) if scope.derived else [],
        links=models.FigureLinks(
            self=scope.url("figures", known.id),
            evidence=scope.pages(page="figure", figure=known.id),
            views=_views_of(scope, scope.package.observations[known.origin].indicator.id),
        ),
    )


def _not_calculated(scope: Scope, known: Observation) -> list[models.NotCalculated]:
    found = []
    for one in derived_rows.refused(known, scope.package):
        said = {lang: derivation.refusal(one, load_locale(lang)) for lang in scope.langs}
        found.append(
            models.NotCalculated(
                rule=one.rule,
                what={lang: what for lang, (what, _) in said.items()},
                why={lang: why for lang, (_, why) in said.items()},
            )
        )
    return found


def _number(scope: Scope, known: Observation) -> models.Number | None:
    if known.value is None:
        return None
    low, high = limits(known)
    unit = scope.unit_of(known.indicator.unit)
    return models.Number(
        value=_json(known.value),
        printed=f"{known.value:f}",
        bound=known.bound,
        low=None if low is None else _json(low),
        high=None if high is None else _json(high),
        unit=scope.unit(unit.id),
        said={lang: str(load_locale(lang).said(known, unit)) for lang in scope.langs},
    )


def _json(value: Decimal) -> int | float:
    """A number as JSON has it; whole numbers stay whole."""
    return int(value) if value == value.to_integral_value() else float(value)


def _when(scope: Scope, known: Observation) -> models.When:
    period = known.period
    return models.When(
        iso=period.text or None,
        kind=period.kind,
        basis=known.basis,
        start=period.start,
        end=period.end,
        said={lang: load_locale(lang).period(period, known.basis) for lang in scope.langs},
    )


def _cited(scope: Scope, known: Observation) -> models.Cited | None:
    """Where a printed figure stands; a derived one stands nowhere, its inputs do."""
    if known.derivation:
        return None
    source = known.source
    return models.Cited(
        id=source.id,
        title=scope.words(source.title),
        publisher=scope.words(source.publisher),
        date=source.date,
        url=source.url,
        locator=scope.words(known.locator),
    )


def indicator(scope: Scope, id_: str, _query: Query) -> models.Indicator:
    """One entry of the codebook, with the ids of its figures."""
    known = scope.package.indicators[id_]
    return models.Indicator(
        id=known.id,
        label=scope.words(known.label),
        definition=scope.words(known.definition),
        theme=scope.theme(known.theme),
        measure=known.measure,
        unit=scope.unit(known.unit),
        of=scope.some(known.of),
        base=known.base or None,
        scope=known.scope or None,
        flow_or_stock=known.flow_or_stock or None,
        figures=list(_belonging(scope.package).indicators.get(known.id, ())),
        links=models.IndicatorLinks(views=_views_of(scope, known.id)),
    )


def source(scope: Scope, id_: str, _query: Query) -> models.Source:
    """One source, with how many figures are taken from it."""
    known = scope.package.sources[id_]
    return models.Source(
        id=known.id,
        title=scope.words(known.title),
        publisher=scope.words(known.publisher),
        date=known.date,
        language=scope.words(known.language),
        url=known.url,
        figures=_belonging(scope.package).sources.get(known.id, 0),
        links=models.SourceLinks(
            figures=f"{scope.root}{V1}/figures?source={quote(known.id, safe='')}"
        ),
    )


def view(scope: Scope, known: View, query: Query) -> models.View:
    """One view of a selection, in the words in which it is shown."""
    shown = {lang: scope.render(Address(lang, "view", known.id, query)) for lang in scope.langs}
    first = shown[scope.langs[0]]
    return models.View(
        id=known.id,
        name=scope.words(known.name),
        title={lang: one.title for lang, one in shown.items()},
        subtitle={lang: one.subtitle for lang, one in shown.items()},
        description={lang: one.alt for lang, one in shown.items()},
        family=known.family,
        theme=scope.theme(known.theme) if known.theme else None,
        indicators=list(catalogue.members(known, scope.package)),
        figures=[one.id for one in figures_of(scope.package, known, query)],
        notes={
            lang: [_noted(note.text, note.about, lang) for note in one.notes]
            for lang, one in shown.items()
        },
        sources=[one.id for one in first.sources],
        links=models.ViewLinks(
            self=scope.url("views", known.id), page=scope.pages(page="view", view=known.id)
        ),
    )


def _noted(text: str, about: str, lang: Lang) -> str:
    return (load_locale(lang).text("card.note_about", about=about) if about else "") + text


@dataclass(frozen=True, slots=True)
class _Belonging:
    """What belongs to what in a package: looked up once, not for each object of an answer."""

    views: Mapping[str, tuple[str, ...]]
    indicators: Mapping[str, tuple[str, ...]]
    sources: Mapping[str, int]


@lru_cache(maxsize=2)
def _belonging(package: Package) -> _Belonging:
    views: dict[str, list[str]] = {}
    for shown in catalogue.views(package):
        for name in catalogue.members(shown, package):
            views.setdefault(name, []).append(shown.id)
    indicators: dict[str, list[str]] = {}
    sources: dict[str, int] = {}
    for known in package.observations.values():
        indicators.setdefault(known.indicator.id, []).append(known.id)
        sources[known.source.id] = sources.get(known.source.id, 0) + 1
    return _Belonging(
        {name: tuple(found) for name, found in views.items()},
        {name: tuple(found) for name, found in indicators.items()},
        sources,
    )


def _views_of(scope: Scope, indicator: str) -> list[str]:
    return [scope.url("views", one) for one in _belonging(scope.package).views.get(indicator, ())]
