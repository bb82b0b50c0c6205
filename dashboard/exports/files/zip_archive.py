"""ZIP: what was selected as a table, the whole data set with its metadata, a README a language."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.exports.files import csv_file, json_file, readme, reproducible_zip
from dashboard.exports.files.content import Content
from dashboard.exports.metadata import bundle as described


def make(content: Content) -> bytes:
    """The archive, the same for the same content."""
    return reproducible_zip.pack(files(content))


def files(content: Content) -> Sequence[tuple[str, bytes]]:
    """What is in the archive, by name."""
    return [
        *((f"README.{lang}.md", readme.make(content, lang)) for lang in content.package.languages),
        (readme.SELECTED, csv_file.make(content)),
        (readme.OBJECTS, _objects(content)),
        *described.files(content.package, content.root).items(),
    ]


def _objects(content: Content) -> bytes:
    """Everything but the figures, for programs: data set, selection, views, sources."""
    found = json_file.described(content)
    return json_file.written({**found, "figures": readme.SELECTED})
