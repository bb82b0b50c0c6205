"""CSV: the tidy table, safe to open in a spreadsheet, and to be read back as it was."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from decimal import Decimal
from typing import Final

from dashboard.exports.files.content import Content
from dashboard.exports.files.tidy_table import NUMBERS, Cell, cells

#: What makes a spreadsheet read a text as a formula, full-width twins included (folded by NFKC).
_STARTS: Final = frozenset("=+-@\t\r\n")
_BEFORE: Final = re.compile(r"[\s']*")


def make(content: Content) -> bytes:
    """One line a figure, UTF-8 with the mark by which Excel knows it (in China it expects GBK)."""
    columns = content.columns
    rows = [[_written(cell) for cell in cells(row, columns).values()] for row in content.rows]
    return written([list(columns), *rows])


def written(lines: list[list[str]]) -> bytes:
    """Cells as a CSV file."""
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\r\n").writerows(lines)
    return text.getvalue().encode("utf-8-sig")


def read(file: bytes) -> list[dict[str, str]]:
    """The rows of a file that ``make`` wrote, as they were before cells were defused."""
    lines = csv.DictReader(io.StringIO(file.decode("utf-8-sig"), newline=""), strict=True)
    return [
        {name: cell if name in NUMBERS else _restored(cell) for name, cell in line.items()}
        for line in lines
    ]


def defused(text: str) -> str:
    """Text that no spreadsheet takes for a formula; an apostrophe before it says that it is text.

    >>> defused("=1+1"), defused("＝1"), defused("a=1")
    ("'=1+1", "'＝1", 'a=1')
    """
    return f"'{text}" if _is_formula(text) else text


def _restored(text: str) -> str:
    return text[1:] if text.startswith("'") and _is_formula(text) else text


def _is_formula(text: str) -> bool:
    """Whether text begins like a formula, behind spaces and apostrophes as well."""
    end = _end_of_spaces(text)
    if _STARTS & {*text[: max(end, 1)]}:
        return True
    rest = text[end:]
    return unicodedata.normalize("NFKC", rest[:1])[:1] in _STARTS if rest else False


def _end_of_spaces(text: str) -> int:
    found = _BEFORE.match(text)
    return found.end() if found else 0


def _written(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, Decimal):
        return f"{cell:f}"  # 5000, where str may say 5.00E+3
    return defused(str(cell))
