"""The README of an archive: what it is, what its columns hold, what a careful reader must know."""

from __future__ import annotations

from dataclasses import replace

from dashboard.exports.content import Content, gather, notes_of, source_lines
from dashboard.exports.table import COLUMNS
from dashboard.exports.workbook import about
from dashboard.indicators.schema import Lang


def make(content: Content, lang: Lang) -> bytes:
    """The README in one language, as Markdown; text from data cannot start a heading or a table."""
    if lang != content.lang:
        content = gather(content.package, replace(content.address, lang=lang))
    words = content.words
    joint = " " if lang == "en" else ""
    lines = [f"# {_flat(content.title)}", ""]
    lines += [f"- {term}{words.text('file.colon')}{_flat(text)}" for term, text in about(content)]
    lines += ["", f"## {words.text('file.files')}", ""]
    lines += [
        f"- `{name}`{words.text('file.colon')}{words.text(f'file.holds.{key}')}"
        for name, key in (
            ("figures.csv", "figures"),
            ("codebook.csv", "codebook"),
            ("sources.csv", "sources"),
            ("metadata.json", "metadata"),
        )
    ]
    lines += ["", words.text("file.csv_form"), "", f"## {words.text('file.columns')}", ""]
    lines += [
        f"- `{column}`{words.text('file.colon')}{words.text(f'file.meaning.{column}')}"
        for column in COLUMNS
    ]
    for one in content.shown:
        if noted := notes_of(one, words):
            title = words.text("file.notes_of", title=_flat(one.title))
            lines += ["", f"## {title}", "", *(f"- {_flat(note)}" for note in noted)]
    lines += ["", f"## {words.text('about.sources')}", ""]
    lines += [f"- {_flat(line)}" for line in source_lines(content.sources, words)]
    return ("\n".join(lines).replace("  ", joint or " ") + "\n").encode("utf-8")


def _flat(text: str) -> str:
    """Text on one line, with what Markdown would read as markup taken as it is."""
    for mark in "\\`*_<>[]#":
        text = text.replace(mark, f"\\{mark}") if mark in "\\`*<>[]" else text
    return " ".join(text.split())
