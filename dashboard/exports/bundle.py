"""ZIP: what was selected as a table, the whole data set with its metadata, a README a language."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.exports import delimited, objects, readme, sealed
from dashboard.exports.content import Content
from dashboard.exports.metadata import bundle as described
from dashboard.indicators.schema import LANGS


def make(content: Content) -> bytes:
    """The archive, the same for the same content."""
    return sealed.pack(files(content))


def files(content: Content) -> Sequence[tuple[str, bytes]]:
    """What is in the archive, by name."""
    return [
        *((f"README.{lang}.md", readme.make(content, lang)) for lang in LANGS),
        (readme.SELECTED, delimited.make(content)),
        (readme.OBJECTS, _objects(content)),
        *described.files(content.package, content.root).items(),
    ]


def _objects(content: Content) -> bytes:
    """Everything but the figures, for programs: data set, selection, views, sources."""
    found = objects.described(content)
    return objects.written({**found, "figures": readme.SELECTED})
