"""``indicators.csv-metadata.json``: the tables of the ZIP as CSV on the Web describes them (W3C)."""

from __future__ import annotations

import re
from typing import Any, Final

from dashboard.exports.metadata import datapackage
from dashboard.exports.metadata.tables import ALL, Table, find, meaning
from dashboard.indicators.field import Column
from dashboard.indicators.model.package import Package
from dashboard.indicators.model.schema import LANGS, Text
from dashboard.messages import load_locale

#: Where a reader of ``indicators.csv`` looks for what is known of it.
NAME: Final = "indicators.csv-metadata.json"
_TYPES: Final = {"text": "string", "number": "decimal", "date": "date", "url": "anyURI"}


def described(package: Package) -> dict[str, Any]:
    """The description of all tables, the table of figures first."""
    licence = package.licence
    terms: dict[str, Any] = {"@id": licence.url} if licence.url else both(licence.name)
    return {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "en"}],
        "dc:title": both(package.title),
        "dc:description": both(package.description),
        "dc:publisher": both(package.publisher),
        "dc:license": terms,
        "dc:identifier": datapackage.name(package),
        "dcat:version": package.version,
        "dialect": {"encoding": "utf-8", "header": True, "delimiter": ",", "quoteChar": '"'},
        "tables": [_table(table) for table in ALL],
    }


def both(text: Text) -> Any:
    """Words in both languages, as JSON-LD has them."""
    return [{"@value": text.within(lang), "@language": lang} for lang in LANGS]


def _said(key: str) -> Any:
    return both(Text(**{lang: load_locale(lang).text(key) for lang in LANGS}))


def _table(table: Table) -> dict[str, Any]:
    schema: dict[str, Any] = {
        "columns": [_column(column) for column in table.columns],
        "primaryKey": [*table.key],
    }
    # a reference that may be missing is none that holds for every row
    foreign = [_foreign(one) for one in table.columns if one.refers and one.required]
    if foreign:
        schema["foreignKeys"] = foreign
    return {
        "url": table.file,
        "dc:title": _said(f"package.table.{table.name}"),
        "tableSchema": schema,
    }


def _column(column: Column) -> dict[str, Any]:
    words = Text(**{lang: meaning(column, load_locale(lang)) for lang in LANGS})
    datatype: Any = _TYPES[column.kind]
    if column.choices:
        choices = "|".join(re.escape(choice) for choice in column.choices)
        datatype = {"base": "string", "format": f"^({choices})$"}
    return {
        "name": column.name,
        "titles": column.name,
        "dc:description": both(words),
        "datatype": datatype,
        "required": column.required,
        "null": "",
    }


def _foreign(column: Column) -> dict[str, Any]:
    (key,) = find(column.refers).key
    reference = {"resource": find(column.refers).file, "columnReference": key}
    return {"columnReference": column.name, "reference": reference}
