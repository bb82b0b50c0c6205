"""A figure as a sentence and as a citation: bound, period, source and data version never get lost."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import date
from typing import Final

from dashboard.charts.mark import Mark
from dashboard.indicators.model.package import Package
from dashboard.indicators.model.schema import Observation
from dashboard.messages import Locale
from dashboard.views.render import derived_rows, marks
from dashboard.views.render.renderer import citations

#: What TeX takes for something else, and how it writes the mark itself.
_TEX: Final = {
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    # BibTeX counts braces, a backslash before them or not.
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    **{mark: f"\\{mark}" for mark in "&%$#_"},
}


@dataclass(frozen=True, slots=True)
class Cited:
    """One figure in the forms in which papers and programs cite it."""

    sentence: str
    text: str
    bibtex: str
    csl: str


@dataclass(frozen=True, slots=True)
class _Reference:
    """What a list of references has of a figure; what no source prints has no day of publication."""

    id: str
    kind: str
    author: str
    title: str
    day: date | None
    url: str
    note: str
    version: str


def cite(observation: Observation, package: Package, locale: Locale, *, address: str) -> Cited:
    """The figure as a sentence and as citations; ``address`` is that of its page, empty if not known.

    What is cited is the document that prints the figure; where the figure was taken from, and
    which version of the data that was, is its note. A derived figure, which no document prints,
    is cited as the data set's, with its formula.
    """
    made = _reference(observation, package, locale, address)
    return Cited(
        sentence=sentence(observation, package, locale),
        text=locale.text(
            "cite.text",
            publisher=made.author,
            date=locale.text("cite.date", date=locale.date(made.day)) if made.day else "",
            title=made.title,
            url=locale.text("cite.url", url=made.url) if made.url else "",
            note=made.note,
        ),
        bibtex=_bibtex(made),
        csl=_csl(made, locale),
    )


def _reference(
    observation: Observation, package: Package, locale: Locale, address: str
) -> _Reference:
    lang = locale.lang
    at = locale.text("cite.at", address=address) if address else ""
    said = line(observation, package, locale)
    title, publisher = package.title.within(lang), package.publisher.within(lang)
    (source,) = citations((observation.source,), lang)
    if observation.derivation:
        note = locale.text(
            "cite.note_derived",
            figure=said,
            formula=_fact(observation, package, locale).formula,
            sources=_sources(observation, locale),
            version=package.version,
            at=at,
        )
        return _Reference(
            observation.id, "dataset", publisher, title, None, address, note, package.version
        )
    locator = observation.locator.within(lang)
    note = locale.text(
        "cite.note",
        figure=said,
        where=locale.text("cite.where", locator=locator) if locator else "",
        dataset=title,
        publisher=publisher,
        version=package.version,
        at=at,
    )
    return _Reference(
        id=observation.id,
        kind="webpage" if source.url else "document",
        author=source.publisher,
        title=source.title,
        day=observation.source.date,
        url=source.url or "",
        note=note,
        version=package.version,
    )


def sentence(observation: Observation, package: Package, locale: Locale) -> str:
    """One sentence that says the figure with its bound, its period, of what it is, and its source."""
    (source,) = citations((observation.source,), locale.lang)
    fact = _fact(observation, package, locale)
    of = locale.text(f"card.of_{fact.measure}", of=fact.of) if fact.of else ""
    said = {"said": fact.said, "whole": locale.text("cite.whole", of=of) if of else ""}
    kind = "event" if fact.event else "bound" if fact.said.bound else "exact"
    key = f"cite.sentence_{kind}"
    if observation.derivation:
        # An implied whole is of no place of the package, and says itself of what it is.
        key = (
            "derived.sentence_whole"
            if observation.derivation.rule == "whole"
            else "derived.sentence"
        )
    return locale.text(
        key,
        publisher=source.publisher,
        title=source.title,
        date=source.date,
        label=fact.label,
        place=fact.place,
        when=locale.when(observation),
        formula=fact.formula,
        sources=_sources(observation, locale),
        **({} if fact.event else said),
    )


def _sources(observation: Observation, locale: Locale) -> str:
    """Every document that a figure is taken or calculated from, with who published it and when."""
    found = citations(observation.sources, locale.lang)
    said = (
        locale.text("cite.source", publisher=one.publisher, title=one.title, date=one.date)
        for one in found
    )
    return locale.text("cite.source_separator").join(said)


def line(observation: Observation, package: Package, locale: Locale) -> str:
    """The figure in one line: what, where, when, how much."""
    fact = _fact(observation, package, locale)
    gaps = {"label": fact.label, "place": fact.place, "when": fact.when}
    if fact.event:
        return locale.text("cite.line_event", **gaps)
    return locale.text("cite.line", said=fact.said, **gaps)


def offered(observation: Observation, package: Package, locale: Locale) -> str:
    """The figure in one line with what may tell it from another: its source, or its formula."""
    said = line(observation, package, locale)
    if observation.derivation:
        formula = _fact(observation, package, locale).formula
        return locale.text("failure.figure_made", figure=said, formula=formula)
    source = observation.source.title.within(locale.lang)
    return locale.text("failure.figure", figure=said, source=source)


def _fact(observation: Observation, package: Package, locale: Locale) -> Mark:
    return marks.mark(observation, derived_rows.holding(observation, package), locale)


def _bibtex(made: _Reference) -> str:
    """A BibTeX entry; braces keep what BibTeX would put into lower case."""
    fields = {
        "author": f"{{{_tex(made.author)}}}",
        "title": f"{{{_tex(made.title)}}}",
        "year": f"{made.day.year:04}" if made.day else "",
        "month": str(made.day.month) if made.day else "",
        "url": made.url,
        "note": _tex(made.note),
    }
    lines = [f"  {key} = {{{value}}}," for key, value in fields.items() if value]
    key = re.sub(r"[^A-Za-z0-9.:_-]", "-", made.id)
    return "\n".join([f"@misc{{{key},", *lines, "}"])


def _csl(made: _Reference, locale: Locale) -> str:
    """A CSL-JSON item, in a list as reference managers take it."""
    item: dict[str, object] = {
        "id": made.id,
        "type": made.kind,
        "author": [{"literal": made.author}],
        "title": made.title,
        "version": made.version,
        "note": made.note,
        "language": locale.conventions.region,
    }
    if made.day:
        item["issued"] = {"date-parts": [[made.day.year, made.day.month, made.day.day]]}
    if made.url:
        item["URL"] = made.url
    return json.dumps([item], ensure_ascii=False, indent=2)


def _tex(text: str) -> str:
    return "".join(_TEX.get(mark, mark) for mark in text)
