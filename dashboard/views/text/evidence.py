"""Where a figure comes from, in finished words: the same for the panel, a page and a file."""

from __future__ import annotations

from dashboard.charts.mark import Mark
from dashboard.errors import SeveralFiguresError, UnknownFigureError
from dashboard.indicators.fields import FURTHER
from dashboard.indicators.model.package import Package
from dashboard.indicators.model.schema import Measure, Observation
from dashboard.indicators.select.suggestions import nearest_id
from dashboard.languages import Lang
from dashboard.messages import Locale, load_locale
from dashboard.views.render import derived_rows, marks
from dashboard.views.render.rendered import Entry, Evidence
from dashboard.views.render.renderer import citations
from dashboard.views.text.derivation import MADE
from dashboard.views.text.field_words import field_text


def evidence(package: Package, figure_id: str, lang: Lang) -> Evidence:
    """All that is known of one figure.

    Raises:
        UnknownFigureError: the package has no such figure.
        SeveralFiguresError: several sources report it and the id names none of them.
    """
    figure = found_in(package, figure_id)
    locale = load_locale(lang)
    package = derived_rows.holding(figure, package)
    fact = marks.mark(figure, package, locale)
    made = _made(fact, package, locale) if fact.derived else []
    return Evidence(
        mark=fact,
        entries=(*_meaning(figure, locale), *made, *_origin(figure, package, locale)),
        version=package.version,
    )


def found_in(package: Package, figure_id: str) -> Observation:
    """The figure of that id, printed or derived.

    An id outlives other sources that come and go: without a source it is the figure while one
    source reports it, and with the source it stays the figure when no other does.

    Raises:
        SeveralFiguresError: several sources report it and the id names none of them.
        UnknownFigureError: the package has none; names the one that is most like it.
    """
    known = (
        derived_rows.including(package).observations if MADE in figure_id else package.observations
    )
    if figure_id in known:
        return known[figure_id]
    head, _, tail = figure_id.rpartition(".")
    if head in known and tail in _tails(known[head], package):
        return known[head]
    whole = figure_id.count(".") == 2  # an indicator, a place and a period
    reports = [id_ for id_ in known if whole and id_.startswith(f"{figure_id}.")]
    if reports:
        raise SeveralFiguresError(reports)
    raise UnknownFigureError(nearest_id(figure_id, known))


def _tails(observation: Observation, package: Package) -> tuple[str, ...]:
    """What an id may end with that once told the figure from another one."""
    if observation.derivation:
        return derived_rows.suffixes(observation, package)
    return (observation.source.id,)


def _meaning(observation: Observation, locale: Locale) -> list[Entry]:
    """What the figure says: bound, place, period and what is known of it, what it counts, of what."""
    lang, indicator = locale.lang, observation.indicator
    made = observation.derivation is not None
    entries = []
    if indicator.measure is not Measure.EVENT:
        bound = (
            f"derived.bound.{observation.bound}" if made else f"evidence.bound_{observation.bound}"
        )
        entries.append(Entry("value", locale.text("evidence.bound"), locale.text(bound)))
    entries.append(
        Entry("place", locale.text("evidence.place"), observation.place.label.within(lang))
    )
    basis = f"derived.basis.{observation.basis}" if made else f"evidence.basis_{observation.basis}"
    entries += [
        Entry(
            "period",
            locale.text("evidence.period"),
            locale.when(observation),
        ),
        Entry("basis", locale.text("evidence.basis"), locale.text(basis)),
        Entry("counts", locale.text("evidence.counts"), indicator.definition.within(lang)),
    ]
    if indicator.of:
        entries.append(Entry("of", locale.text("evidence.of"), indicator.of.within(lang)))
    return entries


def _made(fact: Mark, package: Package, locale: Locale) -> list[Entry]:
    """The formula, what rounding leaves open, and every figure that it was made of, by its id."""
    entries = [
        Entry("formula", locale.text("derived.formula"), fact.formula),
        Entry("interval", locale.text("derived.range"), fact.interval),
    ]
    for one in fact.inputs:
        made_of = marks.mark(package.observations[one], package, locale)
        said = locale.text(
            "derived.input_said", label=made_of.label, said=made_of.said, when=made_of.when
        )
        entries.append(Entry("input", locale.text("derived.input"), said, figure=one))
    return entries


def _origin(observation: Observation, package: Package, locale: Locale) -> list[Entry]:
    """Where the figure stands, and what a careful reader must know."""
    entries = []
    for source in citations(observation.sources, locale.lang):
        detail = locale.text(
            "evidence.source_detail",
            publisher=source.publisher,
            date=source.date,
            language=source.language,
        )
        entries += [
            Entry("source", locale.text("evidence.source"), source.title, url=source.url),
            Entry("source", locale.text("evidence.published"), detail),
        ]
    locator = observation.locator.within(locale.lang) or locale.text("evidence.no_locator")
    entries.append(Entry("locator", locale.text("evidence.locator"), locator))
    for field in FURTHER:
        if text := field_text(field, observation, package, locale):
            entries.append(Entry(field.key, locale.text(f"field.{field.key}.name"), text))
    if note := observation.note.within(locale.lang):
        entries.append(Entry("note", locale.text("evidence.note"), note))
    return entries
