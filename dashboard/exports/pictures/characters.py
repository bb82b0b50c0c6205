"""The characters of a data package that pictures cannot draw with the fonts that ship."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from dashboard.exports.pictures import fonts
from dashboard.indicators.dataset import DATASET, read_dataset
from dashboard.indicators.problems.codes import HIDDEN, Fault, shown
from dashboard.indicators.problems.problem import Problem
from dashboard.indicators.reading.csv_table import TABLES, read_table
from dashboard.indicators.reading.text_file import decode, read_bytes

_EXPECTED = "characters of a font that ships"
_FIX = "write it otherwise, or have a font with it on each server"


def check_characters(folder: Path) -> Iterator[Problem]:
    """A warning for each cell, and each line of ``dataset.toml``, with such characters.

    Raises:
        UnreadableError: one of the files is missing or cannot be read.
    """
    dataset = decode(read_bytes(folder / DATASET), DATASET).text or ""
    languages = read_dataset(dataset).languages
    for name in TABLES:
        table = read_table(decode(read_bytes(folder / name), name).text or "", name, languages)
        for row in table.rows:
            for key, text in row.cells.items():
                for fault in _faults(key, text):
                    yield table.place(fault, row.line)
    for line, said in enumerate(dataset.splitlines(), 1):
        for fault in _faults(said.partition("=")[0].strip() or "text", said):
            yield fault.at(DATASET, line)


def _faults(key: str, text: str) -> Iterator[Fault]:
    if unknown := fonts.beyond(HIDDEN.sub("", text)):
        yield Fault("W112", key, shown(unknown), _EXPECTED, _FIX)
