"""``indicators.csv-metadata.json``: the tables of the ZIP as CSV on the Web describes them (W3C)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, Final

from dashboard.exports.metadata import datapackage
from dashboard.exports.metadata.tables import DataTable, find, meaning, tables
from dashboard.indicators.field import Column
from dashboard.indicators.model.package import Package
from dashboard.indicators.model.text import Text
from dashboard.languages import Lang
from dashboard.messages import load_locale

#: Where a reader of ``indicators.csv`` looks for what is known of it.
NAME: Final = "indicators.csv-metadata.json"
_TYPES: Final = {"text": "string", "number": "decimal", "date": "date", "url": "anyURI"}


def described(package: Package) -> dict[str, Any]:
    """The description of all tables, the table of figures first."""
    licence = package.licence
    terms: dict[str, Any] = {"@id": licence.url} if licence.url else each(licence.name)
    return {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": package.languages[0]}],
        "dc:title": each(package.title),
        "dc:description": each(package.description),
        "dc:publisher": each(package.publisher),
        "dc:license": terms,
        "dc:identifier": datapackage.name(package),
        "dcat:version": package.version,
        "dialect": {"encoding": "utf-8", "header": True, "delimiter": ",", "quoteChar": '"'},
        "tables": [_table(table, package.languages) for table in tables(package.languages)],
    }


def each(text: Text) -> Any:
    """Words in every language, as JSON-LD has them."""
    return [{"@value": words, "@language": lang} for lang, words in text.items()]


def message(key: str, langs: Sequence[Lang]) -> Any:
    """A message in every language."""
    return each(Text({lang: load_locale(lang).text(key) for lang in langs}))


def _table(table: DataTable, langs: tuple[Lang, ...]) -> dict[str, Any]:
    schema: dict[str, Any] = {
        "columns": [_column(column, langs) for column in table.columns],
        "primaryKey": [*table.key],
    }
    # a reference that may be missing is none that holds for every row
    foreign = [_foreign(one, langs) for one in table.columns if one.refers and one.required]
    if foreign:
        schema["foreignKeys"] = foreign
    return {
        "url": table.file,
        "dc:title": message(f"package.table.{table.name}", langs),
        "tableSchema": schema,
    }


def _column(column: Column, langs: Sequence[Lang]) -> dict[str, Any]:
    words = Text({lang: meaning(column, load_locale(lang)) for lang in langs})
    datatype: Any = _TYPES[column.kind]
    if column.choices:
        choices = "|".join(re.escape(choice) for choice in column.choices)
        datatype = {"base": "string", "format": f"^({choices})$"}
    return {
        "name": column.name,
        "titles": column.name,
        "dc:description": each(words),
        "datatype": datatype,
        "required": column.required,
        "null": "",
    }


def _foreign(column: Column, langs: tuple[Lang, ...]) -> dict[str, Any]:
    table = find(column.refers, langs)
    (key,) = table.key
    reference = {"resource": table.file, "columnReference": key}
    return {"columnReference": column.name, "reference": reference}
