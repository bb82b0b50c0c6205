"""A figure as a sentence and as a citation: bound, period, source and data version never get lost."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Final

from dashboard.indicators.package import Package
from dashboard.indicators.schema import Figure
from dashboard.messages import Messages
from dashboard.views import marks
from dashboard.views.rendering import citations
from dashboard.views.view import Citation

#: What TeX takes for something else, and how it writes the mark itself.
_TEX: Final = {
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{mark: f"\\{mark}" for mark in "&%$#_{}"},
}


@dataclass(frozen=True, slots=True)
class Cited:
    """One figure in the forms in which papers and programs cite it."""

    sentence: str
    text: str
    bibtex: str
    csl: str


def cite(figure: Figure, package: Package, words: Messages, *, address: str) -> Cited:
    """The figure as a sentence and as citations; ``address`` is that of its page, empty if not known.

    What is cited is the document that prints the figure; where the figure was taken from, and
    which version of the data that was, is its note.
    """
    (source,) = citations((figure.source,), words.lang)
    note = words.text(
        "cite.note",
        figure=line(figure, package, words),
        locator=figure.locator,
        dataset=package.title.within(words.lang),
        publisher=package.publisher.within(words.lang),
        version=package.version,
        at=words.text("cite.at", address=address) if address else "",
    )
    return Cited(
        sentence=sentence(figure, package, words),
        text=words.text(
            "cite.text",
            publisher=source.publisher,
            date=source.date,
            title=source.title,
            url=words.text("cite.url", url=source.url) if source.url else "",
            note=note,
        ),
        bibtex=_bibtex(figure, source, note),
        csl=_csl(figure, source, note, words, package),
    )


def sentence(figure: Figure, package: Package, words: Messages) -> str:
    """One sentence that says the figure with its bound, its period, of what it is, and its source."""
    (source,) = citations((figure.source,), words.lang)
    fact = marks.fact(figure, package, words)
    of = words.text(f"card.of_{fact.measure}", of=fact.of) if fact.of else ""
    said = {"said": fact.said, "whole": words.text("cite.whole", of=of) if of else ""}
    kind = "event" if fact.event else "bound" if fact.said.bound else "exact"
    return words.text(
        "derived.sentence" if fact.derived else f"cite.sentence_{kind}",
        publisher=source.publisher,
        title=source.title,
        date=source.date,
        label=fact.label,
        place=fact.place,
        when=fact.when,
        formula=fact.formula,
        **({} if fact.event else said),
    )


def line(figure: Figure, package: Package, words: Messages) -> str:
    """The figure in one line: what, where, when, how much."""
    fact = marks.fact(figure, package, words)
    gaps = {"label": fact.label, "place": fact.place, "when": fact.when}
    if fact.event:
        return words.text("cite.line_event", **gaps)
    return words.text("cite.line", said=fact.said, **gaps)


def _bibtex(figure: Figure, source: Citation, note: str) -> str:
    """A BibTeX entry; braces keep what BibTeX would put into lower case."""
    fields = {
        "author": f"{{{_tex(source.publisher)}}}",
        "title": f"{{{_tex(source.title)}}}",
        "year": f"{figure.source.date.year:04}",
        "month": str(figure.source.date.month),
        "url": source.url or "",
        "note": _tex(note),
    }
    lines = [f"  {key} = {{{value}}}," for key, value in fields.items() if value]
    key = re.sub(r"[^A-Za-z0-9.:_-]", "-", figure.id)
    return "\n".join([f"@misc{{{key},", *lines, "}"])


def _tex(text: str) -> str:
    return "".join(_TEX.get(mark, mark) for mark in text)


def _csl(figure: Figure, source: Citation, note: str, words: Messages, package: Package) -> str:
    """A CSL-JSON item, in a list as reference managers take it."""
    day = figure.source.date
    item = {
        "id": figure.id,
        "type": "webpage" if source.url else "document",
        "author": [{"literal": source.publisher}],
        "title": source.title,
        "issued": {"date-parts": [[day.year, day.month, day.day]]},
        "version": package.version,
        "note": note,
        "language": {"en": "en-GB", "zh": "zh-CN"}[words.lang],
    }
    if source.url:
        item["URL"] = source.url
    return json.dumps([item], ensure_ascii=False, indent=2)
