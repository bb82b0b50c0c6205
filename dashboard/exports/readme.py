"""The README of an archive: what it is, what its columns hold, what a careful reader must know."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from dashboard.exports.content import Content, gather, notes_of, source_lines
from dashboard.exports.metadata import codebook, csvw, datapackage, tables
from dashboard.exports.workbook import about
from dashboard.indicators.schema import LANGS, Lang
from dashboard.messages import Messages

#: What was selected: the table of all other files, and everything around it as objects.
SELECTED: Final = "figures.csv"
OBJECTS: Final = "metadata.json"


def make(content: Content, lang: Lang) -> bytes:
    """The README in one language, as Markdown; text from data cannot start a heading or a table."""
    if lang != content.lang:
        content = gather(content.package, replace(content.address, lang=lang))
    words = content.words
    lines = [f"# {_flat(content.title)}", ""]
    lines += [f"- {term}{words.text('file.colon')}{_flat(text)}" for term, text in about(content)]
    lines += ["", f"## {words.text('file.files')}", ""]
    lines += [f"- `{name}`{words.text('file.colon')}{text}" for name, text in _files(words)]
    lines += ["", words.text("file.csv_form"), "", f"## {words.text('file.columns')}", ""]
    lines += [
        f"- `{column}`{words.text('file.colon')}{words.text(f'file.meaning.{column}')}"
        for column in content.columns
    ]
    for one in content.shown:
        if noted := notes_of(one, words):
            title = words.text("file.notes_of", title=_flat(one.title))
            lines += ["", f"## {title}", "", *(f"- {_flat(note)}" for note in noted)]
    lines += ["", f"## {words.text('about.sources')}", ""]
    lines += [f"- {_flat(line)}" for line in source_lines(content.sources, words)]
    return ("\n".join(lines) + "\n").encode()


def _files(words: Messages) -> list[tuple[str, str]]:
    """The files of the archive, and what is in each."""
    return [
        (SELECTED, words.text("file.holds.figures")),
        (OBJECTS, words.text("file.holds.objects")),
        *((table.file, words.text(f"package.table.{table.name}")) for table in tables.ALL),
        *((codebook.name(lang), words.text("file.holds.codebook")) for lang in LANGS),
        (datapackage.NAME, words.text("file.holds.datapackage")),
        (csvw.NAME, words.text("file.holds.csvw")),
    ]


def _flat(text: str) -> str:
    """Text on one line, with what Markdown would read as markup taken as it is."""
    for mark in "\\`*<>[]":
        text = text.replace(mark, f"\\{mark}")
    return " ".join(text.split())
