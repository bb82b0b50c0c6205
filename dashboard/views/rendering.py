"""The one road from an address to what it shows: page, embed, file and API all walk it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import fields, replace
from decimal import Decimal
from functools import lru_cache, partial
from typing import Final

import pandas as pd

from dashboard.charts import empty
from dashboard.charts.describe import Phrases, describe
from dashboard.charts.text import Gap, Words
from dashboard.errors import ComparabilityError
from dashboard.indicators import reference
from dashboard.indicators.derive import Derived, difference, multiple, times
from dashboard.indicators.package import Package
from dashboard.indicators.query import Gap as Missing
from dashboard.indicators.query import Query, gaps
from dashboard.indicators.reference import Reference
from dashboard.indicators.schema import Basis, Figure, Lang, Measure, Period, Source, View
from dashboard.indicators.store import Store
from dashboard.messages import Messages, messages
from dashboard.messages.formats import trimmed
from dashboard.views import catalogue, marks
from dashboard.views.address import Address
from dashboard.views.view import Citation, Fact, Note, Rendered

#: Views kept ready: eight views in two languages under some hundred selections.
_KEPT: Final = 2048
#: Where a sentence of a note ends and the next begins.
_SENTENCE: Final = re.compile(r"(?<=[.!?])\s+(?=[A-Z“\d])|(?<=[。！？])")
_PHRASES: Final = tuple(part.name for part in fields(Phrases) if part.name != "space")


class Renderer:
    """Renders addresses against the current data; keeps what it rendered of one version.

    Safe to share between threads: what is kept is replaced whole, never changed.
    """

    def __init__(self, store: Store) -> None:
        """Render what ``store`` holds at the time of asking."""
        self._store = store
        self._kept: tuple[str, Callable[[Address], Rendered]] | None = None

    @property
    def package(self) -> Package:
        """The data that is current now."""
        return self._store.current

    def render(self, address: Address) -> Rendered:
        """What the address shows; ``address.view`` must name a view.

        Raises:
            UnknownPageError: there is no such view.
        """
        package = self._store.current
        kept = self._kept
        if kept is None or kept[0] != package.version:
            kept = (package.version, lru_cache(_KEPT)(partial(render, package)))
            self._kept = kept
        return kept[1](replace(address, page="view"))

    def shown(self, address: Address) -> tuple[Rendered, ...]:
        """Every view that has a figure left under the address's selection, in reading order."""
        every = (self.render(address.at(view.id)) for view in catalogue.views(self.package))
        return tuple(one for one in every if one.facts)


def render(package: Package, address: Address) -> Rendered:
    """One view of one selection: the words and the drawing, made from the same figures."""
    view = catalogue.find(package, address.view or "")
    words = messages(address.lang)
    query = understood(address.query, package)
    figures = marks.figures_of(view, package, query.select(package.frame)["id"])
    facts = _facts(view, figures, package, words)
    frame = marks.marks(figures, facts, package, words)
    title = _title(view, figures, package, words)
    drawing = _words(figures, facts, package, words)
    draw = catalogue.FAMILIES.get(view.family)
    return Rendered(
        address=address,
        view=view,
        title=title,
        subtitle=_subtitle(view, figures, facts, package, words),
        alt=_alt(view, title, frame, words) if figures else drawing.empty,
        figure=(draw if figures else empty.draw)(frame, drawing) if draw else None,
        frame=frame,
        facts=facts,
        notes=_notes(figures, facts, words),
        sources=citations(dict.fromkeys(figure.source for figure in figures), address.lang),
        version=package.version,
        hue=_hue(view, package),
        theme=_theme(view, figures),
    )


def understood(query: Query, package: Package) -> Query:
    """The query without the values that this package does not know."""
    return query.choosing(dict.fromkeys(query.misunderstood(package), ""))


def citations(sources: Sequence[Source] | dict[Source, None], lang: Lang) -> tuple[Citation, ...]:
    """Sources in finished words, in the order given."""
    return tuple(
        Citation(
            id=source.id,
            title=source.title.within(lang),
            publisher=source.publisher.within(lang),
            date=messages(lang).date(source.date),
            language=source.language.within(lang),
            url=source.url,
        )
        for source in sources
    )


def _facts(
    view: View, figures: Sequence[Figure], package: Package, words: Messages
) -> tuple[Fact, ...]:
    labels = marks.labels(figures, words)
    return tuple(
        replace(
            marks.fact(figure, package, words, label=labels[figure.id]),
            reference=figure.indicator.id == view.reference,
        )
        for figure in figures
    )


def _title(view: View, figures: Sequence[Figure], package: Package, words: Messages) -> str:
    """The headline with its figures; the plain name where one of them is not selected."""
    try:
        return reference.fill(view.title.within(words.lang), partial(_say, figures, package, words))
    except LookupError:
        return view.name.within(words.lang)


def _say(figures: Sequence[Figure], package: Package, words: Messages, wanted: Reference) -> str:
    """The words for one reference of a headline."""
    if wanted.form in ("change", "times"):
        first, last = reference.series(figures, wanted)
        if wanted.form == "times":
            return _ratio(times(first, last), words)
        return words.change(difference(first, last).value, package.units[last.indicator.unit])
    figure = reference.resolve(figures, wanted)
    if wanted.form == "multiple":
        return words.times(multiple(figure).value)
    said = words.said(figure, package.units[figure.indicator.unit])
    return str(said) if wanted.form == "value" else said.short


def _ratio(grown: Derived, words: Messages) -> str:
    """How many times as much; to two decimals, since a quotient may have no last digit."""
    return words.times(trimmed(grown.value.quantize(Decimal("0.01"))))


def _subtitle(
    view: View,
    figures: Sequence[Figure],
    facts: Sequence[Fact],
    package: Package,
    words: Messages,
) -> str:
    """What, where, when and in which unit."""
    units = dict.fromkeys(figure.indicator.unit for figure in figures if figure.value is not None)
    parts = [
        view.name.within(words.lang),
        words.list(list(dict.fromkeys(fact.place for fact in facts))),
        _when(figures, facts, words),
    ]
    if len(units) == 1:
        parts.append(package.units[next(iter(units))].label.within(words.lang))
    return words.text("view.subtitle_separator").join(part for part in parts if part)


def _when(figures: Sequence[Figure], facts: Sequence[Fact], words: Messages) -> str:
    """The periods in words: each while they are few, the span of years when they are many."""
    several = 2
    dated = list(dict.fromkeys(fact.when for fact in facts if fact.dated))
    ends = [figure.period.end for figure in figures if figure.period.end]
    if len(dated) > several:
        starts = [figure.period.start or figure.period.end for figure in figures]
        first = min(start.year for start in starts if start)
        dated = [words.years(first, max(end.year for end in ends))]
    if len(ends) == len(figures):
        return words.list(dated)
    return (
        words.list([*dated, words.text("view.some_undated")])
        if dated
        else facts[0].when
        if facts
        else ""
    )


def _words(
    figures: Sequence[Figure],
    facts: Sequence[Fact],
    package: Package,
    words: Messages,
) -> Words:
    """The finished words that a drawing is given."""
    held = next((fact for fact in facts if fact.reference), None)
    return Words(
        tick=lambda value, unit: words.tick(value, package.units[unit]),
        empty=words.text("view.empty"),
        undated=words.text("view.undated"),
        year_before=words.text("view.year_before"),
        reference=words.text("view.reference", label=held.label, said=held.said, when=held.when)
        if held
        else "",
        gaps=tuple(
            Gap(
                gap.indicator,
                gap.place,
                gap.after.text,
                gap.before.text,
                words.text("view.gap", years=_span(gap, words)),
            )
            for gap in gaps(figures)
        ),
        change=_changes(figures, package, words),
    )


def _span(gap: Missing, words: Messages) -> str:
    """The first to the last period of a gap, in words."""
    first, last = gap.first, gap.last
    if first.kind == last.kind == "year":
        return words.years(int(first.text), int(last.text))
    return words.period(Period.parse(f"{first.text}/{last.text}"), Basis.STATED)


def _changes(
    figures: Sequence[Figure], package: Package, words: Messages
) -> dict[tuple[str, str], tuple[str, ...]]:
    """What changed between the two dates of every series that has just two."""
    return {
        (last.indicator.id, last.place.id): (
            words.change(added.value, package.units[last.indicator.unit]),
            _ratio(grown, words),
        )
        for last, added, grown in _derived(figures)
    }


def _derived(figures: Sequence[Figure]) -> list[tuple[Figure, Derived, Derived]]:
    """Last figure, difference and ratio of every series of two amounts that allows both."""
    series: dict[tuple[str, str], list[Figure]] = {}
    for figure in figures:
        if figure.period.end and figure.indicator.measure in (Measure.LEVEL, Measure.COUNT):
            series.setdefault((figure.indicator.id, figure.place.id), []).append(figure)
    found = []
    for points in series.values():
        if len(points) == 2:
            # What cannot be derived is not said: the figures themselves are drawn all the same.
            with suppress(ComparabilityError):
                found.append((points[1], difference(*points), times(*points)))
    return found


def _notes(figures: Sequence[Figure], facts: Sequence[Fact], words: Messages) -> tuple[Note, ...]:
    """What the notes say, each sentence once; then how what was calculated was calculated.

    Figures of one view share caveats. A sentence that holds for all of them stands first and
    without a name; the others stand under the names of the figures that they are about.
    """
    about: dict[str, list[str]] = {}
    for figure, fact in zip(figures, facts, strict=True):
        for sentence in _SENTENCE.split(figure.note.within(words.lang)):
            if sentence and fact.label not in about.setdefault(sentence, []):
                about[sentence].append(fact.label)
    together: dict[tuple[str, ...], list[str]] = {}
    everything = {fact.label for fact in facts}
    for sentence, names in about.items():
        key = () if set(names) == everything else tuple(names)
        together.setdefault(key, []).append(sentence)
    joint = " " if words.lang == "en" else ""
    notes = [
        Note(joint.join(sentences), words.text("view.label_separator").join(names))
        for names, sentences in sorted(together.items(), key=lambda item: bool(item[0]))
    ]
    formulas = [part.formula for _, *derived in _derived(figures) for part in derived]
    if formulas:
        text = words.text("view.calculated", formulas=words.list(formulas))
        notes.append(Note(text))
    return tuple(notes)


def _alt(view: View, title: str, frame: pd.DataFrame, words: Messages) -> str:
    """The alternative text: how it is drawn, the headline, then every figure."""
    intro = words.text(f"view.alt.{view.family.value}", title=title)
    phrases = {name: words.table[f"phrase.{name}"] for name in _PHRASES}
    return describe(frame, intro, Phrases(**phrases, space=" " if words.lang == "en" else ""))


def _hue(view: View, package: Package) -> int:
    return marks.hue_of(view.theme, package) if view.theme else 0


def _theme(view: View, figures: Sequence[Figure]) -> str | None:
    """The view's theme while it shows a figure of it, else that of the first figure it shows."""
    themes = [figure.indicator.theme for figure in figures]
    if view.theme is None or view.theme in themes or not themes:
        return view.theme
    return themes[0]
