"""From text to rows: the CSV grammar, the header, the number of cells. Not what a cell means.

The ``csv`` module in strict mode reads it, because pandas guesses: it shifts columns on a
trailing comma and takes a place called ``NA`` for a missing one.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from dashboard.indicators.field import Cells, columns_of
from dashboard.indicators.fields import READ
from dashboard.indicators.problems.codes import Fault, nearest, shown
from dashboard.indicators.problems.problem import Problem
from dashboard.indicators.reading.cell_grammar import fold
from dashboard.languages import Lang, spoken

INDICATORS: Final = "indicators.csv"
CODEBOOK: Final = "codebook.csv"

#: The columns of each table (``columns_of``), in the order in which they are documented.
TABLES: Final[Mapping[str, tuple[str, ...]]] = {
    INDICATORS: tuple(one.name for each in READ for one in each.columns if not one.optional),
    CODEBOOK: (
        "indicator", "theme", "measure", "unit", "of_*", "label_*", "definition_*",
    ),
}  # fmt: skip

#: The columns that a table may have besides; a cell that is not there is empty.
OPTIONAL: Final[Mapping[str, tuple[str, ...]]] = {
    INDICATORS: tuple(one.name for each in READ for one in each.columns if one.optional),
    CODEBOOK: ("base", "scope", "flow_or_stock"),
}

MOST_PROBLEMS: Final = 10_000
LONGEST_CELL: Final = 131_072
CUT: Final = "E199"  # the rest of the table was not looked at
_MOST_COLUMNS: Final = 200
_SEPARATORS: Final = {";": "semicolons", "，": "full-width commas", "\t": "tabs", "|": "bars"}
_THOUSANDS: Final = re.compile(r"[0-9]{3}(?:\.[0-9]+)?", re.ASCII)


def columns(
    file: str, languages: Sequence[Lang], tables: Mapping[str, Sequence[str]] = TABLES
) -> tuple[str, ...]:
    """The columns that a table of a package in some languages has, or may have.

    >>> columns(INDICATORS, ["en", "de"], OPTIONAL)
    ('locator_de',)
    """
    return tuple(name for each in tables[file] for name in columns_of(each, languages))


@dataclass(frozen=True, slots=True)
class CsvRow:
    """One row: the line on which it begins, and its cells by column name."""

    line: int
    cells: Cells


@dataclass(frozen=True, slots=True)
class CsvTable:
    """The rows of a file that are whole, what is wrong with the rest, and where columns stand.

    ``columns`` is empty where the header could not be read: nothing is known of the rows then.
    """

    file: str
    columns: tuple[str, ...] = ()
    rows: tuple[CsvRow, ...] = ()
    problems: tuple[Problem, ...] = field(default=())

    def place(self, fault: Fault, line: int) -> Problem:
        """A fault of one row as a problem: with file, line and number of the column."""
        column = self.columns.index(fault.key) + 1 if fault.key in self.columns else None
        return fault.at(self.file, line, column)


def read_table(text: str, file: str, languages: Sequence[Lang]) -> CsvTable:
    """The table that a text is, read strictly, with the columns of those languages."""
    lines = _numbered(text)
    problems: list[Problem] = []
    rows: list[CsvRow] = []
    header: tuple[str, ...] = ()
    needed, optional = columns(file, languages), columns(file, languages, OPTIONAL)
    blank = dict.fromkeys(optional, "")
    line = 1
    try:
        for line, cells in lines:
            if not header:
                faults = list(_header_faults(cells, needed, optional))
                if faults:
                    return CsvTable(file, problems=tuple(f.at(file, line, n) for n, f in faults))
                header = tuple(cells)
            elif fault := _row_fault(cells, header):
                problems.append(fault.at(file, line))
            else:
                rows.append(CsvRow(line, {**blank, **dict(zip(header, cells, strict=True))}))
            if len(problems) >= MOST_PROBLEMS:
                problems.append(too_many(len(problems)).at(file, line))
                break
    except _BrokenQuotesError as error:
        problems.append(error.fault.at(file, error.line))
    if not rows and not problems:
        found = "only the header" if header else "an empty file"
        fault = Fault("E112", "file", found, "a header and at least one row", "add a row")
        problems.append(fault.at(file, line))
    return CsvTable(file, header, tuple(rows), tuple(problems))


def too_many(count: int) -> Fault:
    """That there are so many problems that the rest of a table was not looked at."""
    return Fault(CUT, "file", f"{count:,} problems up to here", "far fewer", "mend these first")


class _BrokenQuotesError(Exception):
    """The CSV reader cannot go on from here."""

    def __init__(self, line: int, fault: Fault) -> None:
        self.line = line
        self.fault = fault
        super().__init__(fault.found)


def _numbered(text: str) -> Iterator[tuple[int, list[str]]]:
    """Every row that is not a blank line, with the number of the line on which it begins."""
    csv.field_size_limit(LONGEST_CELL)  # of the whole process: a library may have raised it
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    while True:
        line = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise _BrokenQuotesError(line, _quote_fault(error, reader.line_num - line)) from None
        if cells:
            yield line, cells


def _quote_fault(error: csv.Error, lines: int) -> Fault:
    said = str(error)
    if "field larger" in said:
        limit = f"at most {LONGEST_CELL:,}"
        fix = "close the quote that opens on this line" if lines else "shorten the text"
        return Fault("E105", "row", "a cell that is too long", limit, fix)
    if "unexpected end" in said:
        fix = 'close it, and write "" for a quote inside a quoted cell'
        return Fault("E104", "row", "a quote that never closes", "a closing quote", fix)
    fix = 'write "" for a quote inside a quoted cell'
    return Fault("E104", "row", f"a quote out of place ({said})", "quoted cells", fix)


def _header_faults(
    cells: Sequence[str], expected: Sequence[str], optional: Sequence[str]
) -> Iterator[tuple[int | None, Fault]]:
    """What is wrong with the header, each with the number of its column."""
    names = ",".join(expected)
    first = cells[0]
    if first.casefold().startswith("sep="):
        fix = "delete this line, it is for Excel alone"
        yield None, Fault("E106", "header", shown(first), f"the column names: {names}", fix)
        return
    if len(cells) > _MOST_COLUMNS:
        fault = Fault(
            "E106", "header", f"{len(cells):,} columns", f"{len(expected)}: {names}", "keep those"
        )
        yield None, fault
        return
    for mark, word in _SEPARATORS.items():
        if len(cells) < len(expected) / 2 and any(mark in cell for cell in cells):
            yield None, Fault("E106", "header", word, "commas", "save it as comma-separated CSV")
            return
    if not set(map(fold, cells)) & set(expected):
        fix = "let the first line be the column names, and nothing above it"
        found = shown(",".join(cells))
        yield None, Fault("E106", "header", found, f"the column names: {names}", fix)
        return
    yield from _column_faults(cells, expected, optional)


def _column_faults(
    cells: Sequence[str], expected: Sequence[str], optional: Sequence[str]
) -> Iterator[tuple[int | None, Fault]]:
    missing = [name for name in expected if name not in cells]
    for name in missing:
        yield None, Fault("E107", name, "no such column", f"a column {name}", "add it")
    for number, name in enumerate(cells, 1):
        if name in expected or name in optional:
            if name in cells[: number - 1]:
                fix = "delete one of the two"
                yield number, Fault("E109", name, "the column twice", "each column once", fix)
        elif not name:
            fix = "delete the comma at the end of the line"
            yield number, Fault("E108", "header", "a column without a name", "a name", fix)
        else:
            fix = _of_language(name, expected)
            fix = fix or nearest(name, missing or (*expected, *optional)) or "delete the column"
            yield number, Fault("E108", "header", shown(name), "a known column", fix)


def _of_language(name: str, expected: Sequence[str]) -> str:
    """What to do about a column of a text that a package has not in a column of that language."""
    stem, _, lang = name.rpartition("_")
    stems = {one.rpartition("_")[0] for one in expected}
    if lang not in spoken() or stem not in (*stems, *expected):
        return ""
    if any(one.endswith(f"_{lang}") for one in expected):
        return f"write it in {stem}, which is in the first language"
    return f'delete the column, or add "{lang}" to languages in dataset.toml'


def _row_fault(cells: Sequence[str], columns: Sequence[str]) -> Fault | None:
    """What is wrong with a row as such."""
    if not any(cells):
        return Fault("E111", "row", "an empty row", "a row with cells", "delete the line")
    if tuple(cells) == tuple(columns):
        fix = "delete this line; the names stand in the first one"
        return Fault("E106", "header", "the column names again", "a row", fix)
    return None if len(cells) == len(columns) else _length_fault(cells, columns)


def _length_fault(cells: Sequence[str], columns: Sequence[str]) -> Fault:
    """That a row has more or fewer cells than the header, and what that comes from most often."""
    expected = f"{len(columns)} cells"
    found = f"{len(cells):,} cells"
    if len(cells) < len(columns):
        after = shown(cells[-1]) if cells[-1] else "the last one, for cells that are empty"
        return Fault("E110", "row", found, expected, f"add commas after {after}")
    at = columns.index("value") if "value" in columns else -1
    if 0 <= at < len(cells) - 1 and _THOUSANDS.fullmatch(cells[at + 1]) and cells[at]:
        fix = f"write {cells[at]}{cells[at + 1]} for the value {cells[at]},{cells[at + 1]}"
        return Fault("E110", "row", found, expected, fix)
    if len(cells) == len(columns) + 1 and not cells[-1]:
        fix = "delete the comma at the end of the line"
        return Fault("E110", "row", f"{found}, the last one empty", expected, fix)
    return Fault("E110", "row", found, expected, "put a text that holds commas in quotes")
