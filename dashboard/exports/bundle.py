"""ZIP: the table, the codebook, the sources and what must be known to use them, in one archive."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.exports import delimited, objects, readme, sealed
from dashboard.exports.content import Content
from dashboard.indicators.schema import LANGS

FIGURES = "figures.csv"
CODEBOOK = "codebook.csv"
SOURCES = "sources.csv"


def make(content: Content) -> bytes:
    """The archive, the same for the same content."""
    return sealed.pack(files(content))


def files(content: Content) -> Sequence[tuple[str, bytes]]:
    """What is in the archive, by name: the tables, the same as objects, a README a language."""
    return [
        *((f"README.{lang}.md", readme.make(content, lang)) for lang in LANGS),
        (FIGURES, delimited.make(content)),
        (CODEBOOK, _codebook(content)),
        (SOURCES, _sources(content)),
        ("metadata.json", _metadata(content)),
    ]


def _codebook(content: Content) -> bytes:
    """What every indicator in the archive counts, in both languages."""
    package = content.package
    head = ["indicator", "theme", "measure", "unit"]
    head += [f"{name}_{lang}" for name in ("of", "label", "definition") for lang in LANGS]
    used = {row.indicator for row in content.rows}
    rows = [
        [
            one.id,
            one.theme,
            one.measure.value,
            one.unit,
            *(one.of.within(lang) if one.of else "" for lang in LANGS),
            *(one.label.within(lang) for lang in LANGS),
            *(one.definition.within(lang) for lang in LANGS),
        ]
        for one in package.indicators.values()
        if one.id in used
    ]
    return delimited.written([head, *([delimited.defused(cell) for cell in row] for row in rows)])


def _sources(content: Content) -> bytes:
    """The documents that the figures are from, in both languages."""
    names = ("title", "publisher", "language")
    head = ["source", "date", "url", *(f"{name}_{lang}" for name in names for lang in LANGS)]
    used = {row.source for row in content.rows}
    rows = [
        [
            one.id,
            one.date.isoformat(),
            one.url or "",
            *(getattr(one, name).within(lang) for name in names for lang in LANGS),
        ]
        for one in content.package.sources.values()
        if one.id in used
    ]
    return delimited.written([head, *([delimited.defused(cell) for cell in row] for row in rows)])


def _metadata(content: Content) -> bytes:
    """Everything but the figures, for programs: data set, selection, views, sources."""
    described = objects.described(content)
    described["files"] = {"figures": FIGURES, "codebook": CODEBOOK, "sources": SOURCES}
    del described["figures"]
    return objects.written(described)
