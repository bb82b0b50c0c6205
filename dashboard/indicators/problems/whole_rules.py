"""The rule that one whole of shares or ranks is said in one text."""

from __future__ import annotations

from collections.abc import Iterator

from dashboard.indicators.compare.totals import whole_id
from dashboard.indicators.problems.codes import Fault, shown
from dashboard.indicators.problems.problem import Problem
from dashboard.indicators.reading.csv_table import Table


def whole_problems(table: Table) -> Iterator[Problem]:
    """The rows of the codebook whose whole is that of a row before in other words."""
    seen: dict[str, tuple[tuple[str, str], int]] = {}
    for row in table.rows:
        texts = (row.cells["of_en"].strip(), row.cells["of_zh"].strip())
        if not all(texts):
            continue
        first, line = seen.setdefault(whole_id(texts[0]), (texts, row.line))
        if first != texts:
            index = 0 if first[0] != texts[0] else 1
            found = f"{shown(texts[index])}, but {shown(first[index])} in line {line}"
            fix = "write both alike, or say in words how they differ"
            key = ("of_en", "of_zh")[index]
            yield table.place(Fault("W111", key, found, "one text for one whole", fix), row.line)
