"""XLSX: a sheet with the table and a sheet with what must be known to read it."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any, Final

import xlsxwriter

from dashboard.charts.text import wrap
from dashboard.exports.files.content import Content, notes_of, source_lines
from dashboard.exports.files.tidy_table import COLUMNS, DATES, cells, heading, meaning
from dashboard.messages import Locale

#: How wide a column is, in letters; what is not here is a slug or a short word.
_WIDTHS: Final = {
    "id": 30, "label": 34, "when": 30, "said": 28, "of": 34, "definition": 48,
    "source_title": 34, "locator": 34, "note": 60, "url": 40, "formula": 28, "inputs": 40,
}  # fmt: skip
_WIDTH: Final = 15
#: What people read stands first, and is what is printed; what programs need follows.
_READ: Final = (
    "theme_label", "label", "said", "when", "place_label", "of", "note", "source_title", "locator",
)  # fmt: skip
ORDER: Final = (*_READ, *(column for column in COLUMNS if column not in _READ))
_TERM: Final = 30
_TEXT: Final = 100
_LINE: Final = 16.5
_WRAPPED: Final = frozenset({"note", "of", "label", "when", "said", "source_title", "locator"})

#: Text stays text and numbers stay numbers: nothing is a formula, nothing is a link.
_OPTIONS: Final[dict[str, Any]] = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


def make(content: Content) -> bytes:
    """The workbook: the data, then the notes."""
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, _OPTIONS) as book:
        book.set_properties(
            {
                "title": content.title,
                "author": content.package.publisher.within(content.lang),
                "comments": content.locale.text("evidence.version", version=content.version),
                "created": datetime.combine(content.day, time()),
            }
        )
        book.formats[0].set_font_name(content.locale.conventions.office)
        _data(book, content)
        _notes(book, content)
    return file.getvalue()


def _data(book: xlsxwriter.Workbook, content: Content) -> None:
    """One figure a row, headings in words; a number shows all the decimals it is printed with."""
    locale = content.locale
    sheet = book.add_worksheet(locale.text("file.sheet_data"))
    font = {"font_name": content.locale.conventions.office, "valign": "top"}
    head = book.add_format({**font, "bold": True, "bottom": 1, "text_wrap": True})
    plain = book.add_format(font)
    wrapped = book.add_format({**font, "text_wrap": True})
    day = book.add_format({**font, "num_format": "yyyy-mm-dd", "align": "left"})
    numbers: dict[int, Any] = {}
    order = [column for column in ORDER if column in content.columns]
    for place, column in enumerate(order):
        sheet.set_column(place, place, _WIDTHS.get(column, _WIDTH))
        sheet.write_string(0, place, locale.text(heading(column)), head)
    for line, row in enumerate(content.rows, 1):
        found = cells(row)
        texts = [(str(found[one] or ""), _WIDTHS[one]) for one in order if one in _WRAPPED]
        sheet.set_row(line, _height(texts))
        for place, column in enumerate(order):
            cell = found[column]
            if isinstance(cell, Decimal):
                decimals = _decimals(cell)
                if decimals not in numbers:
                    shown = locale.conventions.digits(decimals)
                    numbers[decimals] = book.add_format({**font, "num_format": shown})
                sheet.write_number(line, place, float(cell), numbers[decimals])
            elif column in DATES and isinstance(cell, date):
                sheet.write_datetime(line, place, datetime.combine(cell, time()), day)
            elif cell:
                sheet.write_string(line, place, str(cell), wrapped if column in _WRAPPED else plain)
    sheet.freeze_panes(1, order.index("label") + 1)
    sheet.autofilter(0, 0, max(len(content.rows), 1), len(order) - 1)
    sheet.set_landscape()
    read = sum(column in _READ for column in order)
    sheet.print_area(0, 0, max(len(content.rows), 1), read - 1)
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)


def _height(texts: Sequence[tuple[str, int]]) -> float:
    """The height of a row, in points, in which texts of columns of some width can be read.

    Not every program works this out when it opens a file.
    """
    return _LINE * max(len(wrap(text, width - 2)) for text, width in texts)


def _decimals(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def _notes(book: xlsxwriter.Workbook, content: Content) -> None:
    """What the file is, what to know about its figures, their sources, and what each column holds."""
    locale = content.locale
    sheet = book.add_worksheet(locale.text("file.sheet_notes"))
    font = {"font_name": content.locale.conventions.office, "valign": "top", "text_wrap": True}
    style = {
        "title": book.add_format({**font, "bold": True, "font_size": 14, "text_wrap": False}),
        "head": book.add_format({**font, "bold": True, "text_wrap": False}),
        "text": book.add_format(font),
    }
    sheet.set_column(0, 0, _TERM)
    sheet.set_column(1, 1, _TEXT)
    for line, (kind, first, second) in enumerate(_lines(content, locale)):
        sheet.write_string(line, 0, first, style["text" if second else kind])
        if second:
            sheet.write_string(line, 1, second, style["text"])
            sheet.set_row(line, _height([(first, _TERM), (second, _TEXT)]))
    sheet.set_portrait()
    sheet.fit_to_pages(1, 0)


def _lines(content: Content, locale: Locale) -> list[tuple[str, str, str]]:
    """The notes sheet line by line: how it is set, the first cell, the second."""
    found: list[tuple[str, str, str]] = [("title", content.title, "")]
    found += [("text", term, text) for term, text in about(content)]
    for one in content.shown:
        if noted := notes_of(one, locale):
            found += [("text", "", ""), ("head", locale.text("file.notes_of", title=one.title), "")]
            found += [("text", " ", note) for note in noted]
    found += [("text", "", ""), ("head", locale.text("about.sources"), "")]
    found += [("text", " ", text) for text in source_lines(content.sources, locale)]
    found += [("text", "", ""), ("head", locale.text("file.columns"), "")]
    found += [
        ("text", locale.text(heading(column)), locale.text(meaning(column)))
        for column in content.columns
    ]
    return found


def about(content: Content) -> Sequence[tuple[str, str]]:
    """What a file is: data set, selection, publisher, licence, version."""
    locale, package, lang = content.locale, content.package, content.lang
    licence = package.licence
    name = licence.name.within(lang)
    terms = [
        ("data_set", content.site),
        ("description", package.description.within(lang)),
        ("publisher", package.publisher.within(lang)),
        (
            "licence",
            locale.text("file.with_url", name=name, url=licence.url) if licence.url else name,
        ),
        ("version", content.version),
        ("source_day", locale.date(content.day)),
    ]
    made = [(locale.text(f"file.about.{key}"), text) for key, text in terms]
    if content.single:
        made.insert(1, (locale.text("file.about.view"), content.single.subtitle))
    made += [(locale.text(f"field.{key}.filter"), text) for key, text in content.selection.items()]
    if content.address.query.derived:
        made.append((locale.text("file.about.derived"), locale.text("file.included")))
    if content.order:
        made.append((locale.text("file.about.order"), content.order))
    return made
