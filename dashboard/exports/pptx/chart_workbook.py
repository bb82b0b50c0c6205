"""The workbook behind a chart, which opens when somebody edits its data: text in it stays text."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any, Final

from xlsxwriter import Workbook

#: What python-pptx leaves at its default makes formulas and links of what labels look like.
_PLAIN: Final = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


def workbook(data: Any, said: Sequence[Sequence[str]] = ()) -> bytes:
    """The data of a chart in the cells that it refers to, as python-pptx lays them out.

    ``said`` has what stands beside each value of each series over time; nothing where it is empty.
    """
    writer = data._workbook_writer
    file = io.BytesIO()
    with Workbook(file, _PLAIN) as book:
        sheet = book.add_worksheet()
        writer._populate_worksheet(book, sheet)
        for series, texts in zip(data if said else (), said, strict=True):
            first = writer.series_table_row_offset(series) + 1
            for place, text in enumerate(texts):
                if text:
                    sheet.write_string(first + place, 2, text)
    return file.getvalue()
