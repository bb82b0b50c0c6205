"""The README of an archive: what it is, what its columns hold, what a careful reader must know."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from dashboard.exports.files.content import Content, gather, notes_of, source_lines
from dashboard.exports.files.tidy_table import meaning
from dashboard.exports.files.workbook import about
from dashboard.exports.metadata import codebook, csvw, datapackage, tables
from dashboard.indicators.model.package import Package
from dashboard.languages import Lang
from dashboard.messages import Locale

#: What was selected: the table of all other files, and everything around it as objects.
SELECTED: Final = "figures.csv"
OBJECTS: Final = "metadata.json"


def make(content: Content, lang: Lang) -> bytes:
    """The README in one language, as Markdown; text from data cannot start a heading or a table."""
    if lang != content.lang:
        content = gather(content.package, replace(content.address, lang=lang))
    locale = content.locale
    lines = [f"# {_flat(content.title)}", ""]
    lines += [f"- {term}{locale.text('file.colon')}{_flat(text)}" for term, text in about(content)]
    lines += ["", f"## {locale.text('file.files')}", ""]
    lines += [
        f"- `{name}`{locale.text('file.colon')}{text}"
        for name, text in _files(content.package, locale)
    ]
    lines += ["", locale.text("file.csv_form"), "", f"## {locale.text('file.columns')}", ""]
    lines += [
        f"- `{column}`{locale.text('file.colon')}{locale.text(meaning(column))}"
        for column in content.columns
    ]
    for one in content.shown:
        if noted := notes_of(one, locale):
            title = locale.text("file.notes_of", title=_flat(one.title))
            lines += ["", f"## {title}", "", *(f"- {_flat(note)}" for note in noted)]
    lines += ["", f"## {locale.text('about.sources')}", ""]
    lines += [f"- {_flat(line)}" for line in source_lines(content.sources, locale)]
    return ("\n".join(lines) + "\n").encode()


def _files(package: Package, locale: Locale) -> list[tuple[str, str]]:
    """The files of the archive, and what is in each."""
    langs = package.languages
    return [
        (SELECTED, locale.text("file.holds.figures")),
        (OBJECTS, locale.text("file.holds.objects")),
        *(
            (table.file, locale.text(f"package.table.{table.name}"))
            for table in tables.tables(langs)
        ),
        *((codebook.name(lang), locale.text("file.holds.codebook")) for lang in langs),
        (datapackage.NAME, locale.text("file.holds.datapackage")),
        (csvw.NAME, locale.text("file.holds.csvw")),
    ]


def _flat(text: str) -> str:
    """Text on one line, with what Markdown would read as markup taken as it is."""
    for mark in "\\`*<>[]":
        text = text.replace(mark, f"\\{mark}")
    return " ".join(text.split())
