"""The tables of the data set, as they stand in the ZIP: their columns, keys and rows, said once.

The columns of ``indicators`` and ``codebook`` are those of the files that a data package is read
from; what ``dataset.toml`` says of places, themes, units and sources stands in tables beside them,
so that nothing in the two needs another file to be understood.
"""

from __future__ import annotations

import codecs
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Final

from dashboard.exports.files import csv_file
from dashboard.indicators.field import Cells, Column
from dashboard.indicators.fields import READ, message
from dashboard.indicators.model.package import Package
from dashboard.indicators.model.schema import LANGS, Indicator, Measure, Text
from dashboard.indicators.reading.csv_table import CODEBOOK, INDICATORS, OPTIONAL, TABLES
from dashboard.languages import spoken
from dashboard.messages import Locale


def meaning(column: Column, locale: Locale) -> str:
    """What a column holds; one in one language says in which."""
    stem, _, lang = column.name.rpartition("_")
    if lang not in spoken():
        return locale.text(message(f"package.column.{column.name}"))
    said = locale.text(message(f"package.column.{stem}"))
    return locale.text("package.in_language", meaning=said, language=locale.language(lang))


@dataclass(frozen=True, slots=True)
class Table:
    """One table. Its words are the messages ``package.table.{name}``."""

    name: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    rows: Callable[[Package], Iterable[Cells]]

    @property
    def file(self) -> str:
        """The name of its file."""
        return f"{self.name}.csv"

    def written(self, package: Package) -> bytes:
        """The table as CSV in UTF-8, text defused as in every file that people may open."""
        lines = [[column.name for column in self.columns]]
        lines += [
            [
                row[column.name] if column.kind == "number" else csv_file.defused(row[column.name])
                for column in self.columns
            ]
            for row in self.rows(package)
        ]
        return csv_file.written(lines).removeprefix(codecs.BOM_UTF8)


def _both(stem: str, text: Text | None) -> Cells:
    return {f"{stem}_{lang}": (text or Text()).within(lang) for lang in LANGS}


def _observations(package: Package) -> Iterable[Cells]:
    for one in package.observations.values():
        yield {name: cell for field in READ for name, cell in field.cells(one).items()}


def _codebook(package: Package) -> Iterable[Cells]:
    return (_indicator(indicator) for indicator in package.indicators.values())


def _indicator(indicator: Indicator) -> Cells:
    return {
        "indicator": indicator.id,
        "theme": indicator.theme,
        "measure": indicator.measure.value,
        "unit": indicator.unit,
        **_both("of", indicator.of),
        **_both("label", indicator.label),
        **_both("definition", indicator.definition),
        **{name: str(getattr(indicator, name)) for name in OPTIONAL[CODEBOOK]},
    }


def _sources(package: Package) -> Iterable[Cells]:
    for source in package.sources.values():
        yield {
            "source": source.id,
            **_both("title", source.title),
            **_both("publisher", source.publisher),
            "date": source.date.isoformat(),
            **_both("language", source.language),
            "url": source.url or "",
        }


#: What is known of a column wherever it stands; the rest is text that may be empty.
_KNOWN: Final[Mapping[str, Column]] = {
    column.name: column
    for column in (
        *(column for field in READ for column in field.columns),
        Column("theme", required=True, refers="themes"),
        Column("measure", required=True, choices=tuple(Measure)),
        Column("unit", required=True, refers="units"),
        Column("base", refers="codebook"),
        Column("label_en", required=True),
        Column("label_zh", required=True),
        Column("title_en", required=True),
        Column("title_zh", required=True),
        Column("date", "date", required=True),
        Column("url", "url"),
    )
}


def _columns(names: Iterable[str], key: str = "") -> tuple[Column, ...]:
    """The columns of those names; one that is the key of its own table refers to no other."""
    found = (_KNOWN.get(name, Column(name)) for name in names)
    return tuple(replace(one, refers="") if one.name == key else one for one in found)


def _labelled(name: str, key: str, of: Callable[[Package], Mapping[str, object]]) -> Table:
    """A table of ids and what they are called."""

    def rows(package: Package) -> Iterable[Cells]:
        for id_, one in of(package).items():
            more = {"currency": getattr(one, "currency", "")} if name == "units" else {}
            yield {key: id_, **_both("label", getattr(one, "label", None)), **more}

    more = ("currency",) if name == "units" else ()
    return Table(name, _columns((key, "label_en", "label_zh", *more), key), (key,), rows)


ALL: Final[tuple[Table, ...]] = (
    Table(
        "indicators",
        _columns((*TABLES[INDICATORS], *OPTIONAL[INDICATORS])),
        ("indicator", "place", "period", "source"),
        _observations,
    ),
    Table(
        "codebook",
        _columns((*TABLES[CODEBOOK], *OPTIONAL[CODEBOOK]), "indicator"),
        ("indicator",),
        _codebook,
    ),
    _labelled("places", "place", lambda package: package.places),
    _labelled("themes", "theme", lambda package: package.themes),
    _labelled("units", "unit", lambda package: package.units),
    Table(
        "sources",
        _columns(
            (
                "source",
                *(f"title_{lang}" for lang in LANGS),
                *(f"publisher_{lang}" for lang in LANGS),
                "date",
                *(f"language_{lang}" for lang in LANGS),
                "url",
            ),
            "source",
        ),
        ("source",),
        _sources,
    ),
)


def find(name: str) -> Table:
    """The table of that name; ``KeyError`` if there is none."""
    return {table.name: table for table in ALL}[name]
