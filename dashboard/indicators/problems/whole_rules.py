"""The rule that one whole of shares or ranks is said in one text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dashboard.indicators.compare.totals import whole_id
from dashboard.indicators.problems.codes import Fault, shown
from dashboard.indicators.problems.problem import Problem
from dashboard.indicators.reading.csv_table import CsvTable
from dashboard.languages import Lang


def whole_problems(table: CsvTable, languages: Sequence[Lang]) -> Iterator[Problem]:
    """The rows of the codebook whose whole is that of a row before in other words."""
    seen: dict[str, tuple[tuple[str, ...], int]] = {}
    columns = [f"of_{lang}" for lang in languages]
    for row in table.rows:
        texts = tuple(row.cells[column].strip() for column in columns)
        if not all(texts):
            continue
        first, line = seen.setdefault(whole_id(texts[0]), (texts, row.line))
        if first != texts:
            index = next(i for i, text in enumerate(texts) if text != first[i])
            found = f"{shown(texts[index])}, but {shown(first[index])} in line {line}"
            fix = "write both alike, or say in words how they differ"
            fault = Fault("W111", columns[index], found, "one text for one whole", fix)
            yield table.place(fault, row.line)
