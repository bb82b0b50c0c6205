"""The tables of the data set, as they stand in the ZIP: their columns, keys and rows, said once.

The columns of ``indicators`` and ``codebook`` are those of the files that a data package is read
from; what ``dataset.toml`` says of places, themes, units and sources stands in tables beside them,
so that nothing in the two needs another file to be understood.
"""

from __future__ import annotations

import codecs
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from dashboard.exports.files import csv_file
from dashboard.indicators.field import Cells, Column, columns_of
from dashboard.indicators.fields import READ, message
from dashboard.indicators.model.package import Package
from dashboard.indicators.model.schema import Measure
from dashboard.indicators.model.text import Text
from dashboard.indicators.reading.csv_table import CODEBOOK, INDICATORS, OPTIONAL, TABLES
from dashboard.languages import Lang, spoken
from dashboard.messages import Locale


def meaning(column: Column, locale: Locale) -> str:
    """What a column holds; one in one language says in which."""
    stem, _, lang = column.name.rpartition("_")
    if lang not in spoken():
        return locale.text(message(f"package.column.{column.name}"))
    said = locale.text(message(f"package.column.{stem}"))
    return locale.text("package.in_language", meaning=said, language=locale.language(lang))


@dataclass(frozen=True, slots=True)
class DataTable:
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


def _words(stem: str, text: Text | None, package: Package) -> Cells:
    return {f"{stem}_{lang}": (text or Text()).within(lang) for lang in package.languages}


def _figures(package: Package) -> Iterable[Cells]:
    for observation in package.observations.values():
        yield {
            name: cell
            for field in READ
            for name, cell in field.cells(observation, package.languages).items()
        }


def _codebook(package: Package) -> Iterable[Cells]:
    for indicator in package.indicators.values():
        yield {
            "indicator": indicator.id,
            "theme": indicator.theme,
            "measure": indicator.measure.value,
            "unit": indicator.unit,
            **_words("of", indicator.of, package),
            **_words("label", indicator.label, package),
            **_words("definition", indicator.definition, package),
            **{name: str(getattr(indicator, name)) for name in OPTIONAL[CODEBOOK]},
        }


def _sources(package: Package) -> Iterable[Cells]:
    for source in package.sources.values():
        yield {
            "source": source.id,
            **_words("title", source.title, package),
            **_words("publisher", source.publisher, package),
            "date": source.date.isoformat(),
            **_words("language", source.language, package),
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
        Column("label_*", required=True),
        Column("title_*", required=True),
        Column("date", "date", required=True),
        Column("url", "url"),
    )
}


def _columns(patterns: Sequence[str], langs: Sequence[Lang], key: str = "") -> tuple[Column, ...]:
    """The columns of those names; one that is the key of its own table refers to no other."""
    return tuple(
        replace(_KNOWN.get(pattern, Column(name)), name=name)
        if name != key
        else Column(name, required=True)
        for pattern in patterns
        for name in columns_of(pattern, langs)
    )


def _labelled(
    name: str, key: str, langs: Sequence[Lang], of: Callable[[Package], Mapping[str, object]]
) -> DataTable:
    """A table of ids and what they are called."""
    more = ("currency",) if name == "units" else ()

    def rows(package: Package) -> Iterable[Cells]:
        for id_, one in of(package).items():
            words = _words("label", getattr(one, "label", None), package)
            yield {key: id_, **words, **{column: getattr(one, column) for column in more}}

    return DataTable(name, _columns((key, "label_*", *more), langs, key), (key,), rows)


@lru_cache
def tables(langs: tuple[Lang, ...]) -> tuple[DataTable, ...]:
    """Every table of a data set in those languages."""
    figures = (*TABLES[INDICATORS], *OPTIONAL[INDICATORS])
    codebook = (*TABLES[CODEBOOK], *OPTIONAL[CODEBOOK])
    key = ("indicator", "place", "period", "source")
    sources = ("source", "title_*", "publisher_*", "date", "language_*", "url")
    return (
        DataTable("indicators", _columns(figures, langs), key, _figures),
        DataTable("codebook", _columns(codebook, langs, "indicator"), ("indicator",), _codebook),
        _labelled("places", "place", langs, lambda package: package.places),
        _labelled("themes", "theme", langs, lambda package: package.themes),
        _labelled("units", "unit", langs, lambda package: package.units),
        DataTable("sources", _columns(sources, langs, "source"), ("source",), _sources),
    )


def find(name: str, langs: tuple[Lang, ...]) -> DataTable:
    """The table of that name; ``KeyError`` if there is none."""
    return {table.name: table for table in tables(langs)}[name]
