"""Where a figure comes from, in finished words: the same for the panel, a page and a file."""

from __future__ import annotations

from dashboard.errors import UnknownFigureError
from dashboard.indicators.nearness import nearest_id
from dashboard.indicators.package import Package
from dashboard.indicators.schema import Figure, Lang, Measure
from dashboard.messages import Messages, messages
from dashboard.views import marks
from dashboard.views.rendering import citations
from dashboard.views.view import Entry, Evidence


def evidence(package: Package, figure_id: str, lang: Lang) -> Evidence:
    """All that is known of one figure.

    Raises:
        UnknownFigureError: the package has no such figure.
    """
    figure = found_in(package, figure_id)
    words = messages(lang)
    return Evidence(
        fact=marks.fact(figure, package, words),
        entries=(*_meaning(figure, words), *_origin(figure, words)),
        version=package.version,
    )


def found_in(package: Package, figure_id: str) -> Figure:
    """The figure of that id.

    Raises:
        UnknownFigureError: the package has none; names the one that is most like it.
    """
    figure = package.figures.get(figure_id)
    if figure is None:
        raise UnknownFigureError(nearest_id(figure_id, package.figures))
    return figure


def _meaning(figure: Figure, words: Messages) -> list[Entry]:
    """What the figure says: bound, place, period and what is known of it, what it counts, of what."""
    lang, indicator = words.lang, figure.indicator
    entries = [Entry("place", words.text("evidence.place"), figure.place.label.within(lang))]
    if indicator.measure is not Measure.EVENT:
        bound = words.text(f"evidence.bound_{figure.bound.value}")
        entries.insert(0, Entry("value", words.text("evidence.bound"), bound))
    entries += [
        Entry("period", words.text("evidence.period"), words.period(figure.period, figure.basis)),
        Entry(
            "basis",
            words.text("evidence.basis"),
            words.text(f"evidence.basis_{figure.basis.value}"),
        ),
        Entry("counts", words.text("evidence.counts"), indicator.definition.within(lang)),
    ]
    if indicator.of:
        entries.append(Entry("of", words.text("evidence.of"), indicator.of.within(lang)))
    return entries


def _origin(figure: Figure, words: Messages) -> list[Entry]:
    """Where the figure stands, and what a careful reader must know."""
    (source,) = citations((figure.source,), words.lang)
    detail = words.text(
        "evidence.source_detail",
        publisher=source.publisher,
        date=source.date,
        language=source.language,
    )
    entries = [
        Entry("source", words.text("evidence.source"), source.title, url=source.url),
        Entry("source", words.text("evidence.published"), detail),
        Entry("locator", words.text("evidence.locator"), figure.locator),
    ]
    if note := figure.note.within(words.lang):
        entries.append(Entry("note", words.text("evidence.note"), note))
    return entries
