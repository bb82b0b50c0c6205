"""Everything that is wrong with the rows of a table: what each breaks, and which are there twice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from dashboard.indicators.problems.codes import Fault, shown
from dashboard.indicators.problems.problem import Problem
from dashboard.indicators.problems.row_rules import RULES
from dashboard.indicators.problems.rule_context import Known
from dashboard.indicators.reading import cell_grammar
from dashboard.indicators.reading.csv_table import (
    CODEBOOK,
    INDICATORS,
    MOST_PROBLEMS,
    CsvRow,
    CsvTable,
    too_many,
)

#: The columns that tell the rows of a table apart.
KEYS: Final[Mapping[str, tuple[str, ...]]] = {
    INDICATORS: ("indicator", "place", "period", "source"),
    CODEBOOK: ("indicator",),
}


def table_problems(table: CsvTable, known: Known) -> Iterator[Problem]:
    """Everything that is wrong with the rows of a table, row by row."""
    count = 0
    twins = _twins(table)
    for row in table.rows:
        for rule in RULES[table.file]:
            for fault in rule(row.cells, known):
                count += 1
                yield table.place(fault, row.line)
        if first := twins.get(row.line):
            count += 1
            yield table.place(_twin_fault(table.file, row, first), row.line)
        if count >= MOST_PROBLEMS:
            yield too_many(count).at(table.file, row.line)
            return


def _twins(table: CsvTable) -> dict[int, int]:
    """The lines whose key was there before, and the line where it was."""
    seen: dict[tuple[str, ...], int] = {}
    twins = {}
    columns = KEYS[table.file]
    for row in table.rows:
        first = seen.setdefault(tuple(_fold(row.cells[name]) for name in columns), row.line)
        if first != row.line:
            twins[row.line] = first
    return twins


def _fold(text: str) -> str:
    return text.lower().strip() if text.isascii() else cell_grammar.fold(text)


def _twin_fault(file: str, row: CsvRow, first: int) -> Fault:
    columns = KEYS[file]
    found = f"{shown(', '.join(row.cells[name] for name in columns))}, as in line {first}"
    expected = f"one row for each {', '.join(columns)}"
    return Fault("E301", columns[0], found, expected, "delete one of the two")


def in_order(problems: Iterable[Problem], files: tuple[str, ...]) -> tuple[Problem, ...]:
    """The problems as a reader meets them: by file, line and column."""
    return tuple(
        sorted(
            problems,
            key=lambda problem: (
                files.index(problem.file),
                problem.line or 0,
                problem.column or 0,
            ),
        )
    )
