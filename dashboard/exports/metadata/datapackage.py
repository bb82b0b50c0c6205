"""``datapackage.json``: the Frictionless description of the ZIP (profile: tabular data package)."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from typing import Any, Final

from dashboard.exports.metadata.tables import DataTable, find, meaning, tables
from dashboard.indicators.field import Column
from dashboard.indicators.model.package import Licence, Package
from dashboard.messages import Locale, load_locale

NAME: Final = "datapackage.json"
_TYPES: Final = {"text": "string", "number": "number", "date": "date", "url": "string"}
_COMMONS: Final = re.compile(
    r"creativecommons\.org/(?:licenses/([a-z-]+)|publicdomain/(zero))/([\d.]+)"
)


def described(package: Package, root: str = "") -> dict[str, Any]:
    """The description; ``root`` is the address of the dashboard, empty where it is not known.

    The package says itself in its first language, and in each under ``titles`` and ``descriptions``.
    """
    locale = load_locale(package.languages[0])
    found: dict[str, Any] = {
        "profile": "tabular-data-package",
        "name": name(package),
        "title": package.title.first,
        "description": package.description.first,
        "titles": {lang: package.title.within(lang) for lang in package.languages},
        "descriptions": {lang: package.description.within(lang) for lang in package.languages},
        "version": package.version,
        "licenses": [licence(package.licence)],
        "contributors": [{"title": package.publisher.first, "role": "publisher"}],
        "sources": [
            {"title": source.title.first} | ({"path": source.url} if source.url else {})
            for source in package.sources.values()
        ],
        "keywords": [theme.label.first for theme in package.themes.values()],
        "resources": [_resource(table, package, locale) for table in tables(package.languages)],
    }
    return found | ({"homepage": f"{root}/"} if root.startswith("http") else {})


def name(package: Package) -> str:
    """What programs call the data set, from version to version: its first title, in plain letters.

    >>> _plain("Jinhua in figures")
    'jinhua-in-figures'
    """
    return _plain(package.title.first) or "figures"


def _plain(text: str) -> str:
    return "-".join(re.findall(r"[a-z0-9]+", unicodedata.normalize("NFKD", text.casefold())))


def licence(terms: Licence) -> dict[str, str]:
    """A licence with the name under which the Open Definition knows it."""
    found = {"name": "notspecified", "title": terms.name.first}
    if terms.url:
        found["path"] = terms.url
        if match := _COMMONS.search(terms.url):
            kind = "CC0" if match[2] else f"CC-{match[1].upper()}"
            found["name"] = f"{kind}-{match[3]}"
    return found


def _resource(table: DataTable, package: Package, locale: Locale) -> dict[str, Any]:
    content = table.written(package)
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "path": table.file,
        "title": locale.text(f"package.table.{table.name}"),
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
        "schema": {
            "fields": [_field(column, locale) for column in table.columns],
            "missingValues": [""],
            "primaryKey": [*table.key],
            "foreignKeys": [_foreign(table, one, package) for one in table.columns if one.refers],
        },
    }


def _field(column: Column, locale: Locale) -> dict[str, Any]:
    found: dict[str, Any] = {
        "name": column.name,
        "type": _TYPES[column.kind],
        "description": meaning(column, locale),
    }
    if column.kind == "url":
        found["format"] = "uri"
    constraints: dict[str, Any] = {"required": True} if column.required else {}
    if column.choices:
        constraints["enum"] = [*column.choices]
    return found | ({"constraints": constraints} if constraints else {})


def _foreign(table: DataTable, column: Column, package: Package) -> dict[str, Any]:
    """What a column refers to; the empty name is the table itself."""
    resource = "" if column.refers == table.name else column.refers
    (key,) = find(column.refers, package.languages).key
    return {"fields": column.name, "reference": {"resource": resource, "fields": key}}
