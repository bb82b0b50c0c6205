"""Where a figure comes from, in finished words: the same for the panel, a page and a file."""

from __future__ import annotations

from dashboard.errors import SeveralFiguresError, UnknownFigureError
from dashboard.indicators.derived import DerivedFigure
from dashboard.indicators.nearness import nearest_id
from dashboard.indicators.package import Package
from dashboard.indicators.schema import Figure, Lang, Measure
from dashboard.messages import Messages, messages
from dashboard.views import derived, derived_words, marks
from dashboard.views.derived_words import MADE
from dashboard.views.rendering import citations
from dashboard.views.view import Entry, Evidence, Fact


def evidence(package: Package, figure_id: str, lang: Lang) -> Evidence:
    """All that is known of one figure.

    Raises:
        UnknownFigureError: the package has no such figure.
        SeveralFiguresError: several sources report it and the id names none of them.
    """
    figure = found_in(package, figure_id)
    words = messages(lang)
    package = derived.holding(figure, package)
    fact = marks.fact(figure, package, words)
    made = _made(fact, package, words) if fact.derived else []
    return Evidence(
        fact=fact,
        entries=(*_meaning(figure, words), *made, *_origin(figure, words)),
        version=package.version,
    )


def found_in(package: Package, figure_id: str) -> Figure:
    """The figure of that id, printed or derived.

    An id outlives other sources that come and go: without a source it is the figure while one
    source reports it, and with the source it stays the figure when no other does.

    Raises:
        SeveralFiguresError: several sources report it and the id names none of them.
        UnknownFigureError: the package has none; names the one that is most like it.
    """
    known = derived.including(package).figures if MADE in figure_id else package.figures
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


def _tails(figure: Figure, package: Package) -> tuple[str, ...]:
    """What an id may end with that once told the figure from another one."""
    if isinstance(figure, DerivedFigure):
        return derived.suffixes(figure, package)
    return (figure.source.id,)


def _meaning(figure: Figure, words: Messages) -> list[Entry]:
    """What the figure says: bound, place, period and what is known of it, what it counts, of what."""
    lang, indicator = words.lang, figure.indicator
    made = isinstance(figure, DerivedFigure)
    entries = []
    if indicator.measure is not Measure.EVENT:
        bound = f"derived.bound.{figure.bound}" if made else f"evidence.bound_{figure.bound}"
        entries.append(Entry("value", words.text("evidence.bound"), words.text(bound)))
    entries.append(Entry("place", words.text("evidence.place"), figure.place.label.within(lang)))
    basis = f"derived.basis.{figure.basis}" if made else f"evidence.basis_{figure.basis}"
    entries += [
        Entry("period", words.text("evidence.period"), words.period(figure.period, figure.basis)),
        Entry("basis", words.text("evidence.basis"), words.text(basis)),
        Entry("counts", words.text("evidence.counts"), indicator.definition.within(lang)),
    ]
    if indicator.of:
        entries.append(Entry("of", words.text("evidence.of"), indicator.of.within(lang)))
    return entries


def _made(fact: Fact, package: Package, words: Messages) -> list[Entry]:
    """The formula, what rounding leaves open, and every figure that it was made of, by its id."""
    entries = [
        Entry("formula", words.text("derived.formula"), fact.formula),
        Entry("interval", words.text("derived.range"), fact.interval),
    ]
    for one in fact.inputs:
        made_of = marks.fact(package.figures[one], package, words)
        said = words.text(
            "derived.input_said", label=made_of.label, said=made_of.said, when=made_of.when
        )
        entries.append(Entry("input", words.text("derived.input"), said, figure=one))
    return entries


def _origin(figure: Figure, words: Messages) -> list[Entry]:
    """Where the figure stands, and what a careful reader must know."""
    entries = []
    for source in citations(derived_words.sources_of(figure), words.lang):
        detail = words.text(
            "evidence.source_detail",
            publisher=source.publisher,
            date=source.date,
            language=source.language,
        )
        entries += [
            Entry("source", words.text("evidence.source"), source.title, url=source.url),
            Entry("source", words.text("evidence.published"), detail),
        ]
    locator = figure.locator.within(words.lang) or words.text("evidence.no_locator")
    entries.append(Entry("locator", words.text("evidence.locator"), locator))
    if note := figure.note.within(words.lang):
        entries.append(Entry("note", words.text("evidence.note"), note))
    return entries
