"""What the table of fields is made of: a field of an observation, and its columns.

Here is no field; ``fields`` has them all.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from dashboard.indicators.model.package import Package
from dashboard.indicators.model.schema import Indicator, Observation, Place, Source
from dashboard.indicators.model.text import Text
from dashboard.languages import Lang

Cells = Mapping[str, str]
Kind = Literal["text", "number", "date", "url"]


def columns_of(pattern: str, languages: Sequence[Lang]) -> dict[str, Lang]:
    """The columns that a name stands for in a package, and the language that each is in.

    ``*`` at its end stands for every language of the package, ``+`` for those after the first.

    >>> columns_of("note_*", ["en", "zh"]), columns_of("locator_+", ["en", "zh"])
    ({'note_en': 'en', 'note_zh': 'zh'}, {'locator_zh': 'zh'})
    >>> columns_of("locator", ["zh"])
    {'locator': 'zh'}
    """
    if pattern.endswith(("*", "+")):
        spoken = languages if pattern.endswith("*") else languages[1:]
        return {f"{pattern[:-1]}{lang}": lang for lang in spoken}
    return {pattern: languages[0]}


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table of the data set, as it is read and as it is written again.

    Attributes:
        name: one column, or one for each language (``columns_of``), which says the field's text.
        cell: what it holds of an observation; of a field's own attribute if there is none.
        optional: a file may lack it; its cells are empty then.
        required: no cell is empty.
        refers: the table that says more of its values.
        lines: whether a text may have several.
    """

    name: str
    kind: Kind = "text"
    required: bool = False
    choices: tuple[str, ...] = ()
    refers: str = ""
    cell: Callable[[Observation], str] | None = None
    optional: bool = False
    lines: bool = False


@dataclass(frozen=True, slots=True)
class Named:
    """What the ids in a row stand for."""

    indicators: Mapping[str, Indicator]
    places: Mapping[str, Place]
    sources: Mapping[str, Source]
    languages: tuple[Lang, ...]

    def text(self, stem: str, cells: Cells) -> Text:
        """A text that has a column of its own in each language."""
        return Text({lang: cells[f"{stem}_{lang}"].strip() for lang in self.languages})


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """Something that is known of an observation, and where it is read, chosen, shown and written.

    Attributes:
        key: public and stable: of the column of the table, the filter, the order, the words.
        columns: of ``indicators.csv``.
        attribute: of ``Observation``, which ``read`` makes of the cells; their text by default.
        take: the code by which observations are filtered, in ``frame`` of the frame.
        text: its words, where it has some in each language.
        labels: what its codes are called, in the order of the package.
        choices: the only codes that it may have.
        words: the messages that say a choice, where not ``field.{key}.choice``.
        known: the codes that a filter offers, where neither labels nor choices nor rows say so.
        sort: the columns of the frame whose words order a table; its own by default.
        files: the columns of a file that show it; without any it is a further
            column, which files, JSON, API and evidence have under its key, by one rule.
        listed: whether the table has a column of it, and ``usual`` whether without being asked.
    """

    key: str
    columns: tuple[Column, ...] = ()
    attribute: str = ""
    read: Callable[[Cells, Named], object] | None = None
    take: Callable[[Observation], str] | None = None
    frame: str = ""
    text: Callable[[Observation], Text] | None = None
    labels: Callable[[Package], Mapping[str, Text]] | None = None
    choices: tuple[str, ...] = ()
    words: str = ""
    known: Callable[[Package], Collection[str]] | None = None
    sort: str = ""
    files: tuple[str, ...] = ()
    filtered: bool = False
    listed: bool = True
    usual: bool = False

    @property
    def column(self) -> str:
        """The column of the frame that has its codes."""
        return self.frame or self.key

    def code(self, observation: Observation) -> str:
        """What it is for programs; empty where nothing is known."""
        return self.take(observation) if self.take else str(getattr(observation, self.attribute))

    def cells(self, observation: Observation, languages: Sequence[Lang]) -> dict[str, str]:
        """Its cells as they stand in ``indicators.csv`` of a package in some languages."""
        return {
            name: self._cell(one, observation, lang)
            for one in self.columns
            for name, lang in columns_of(one.name, languages).items()
        }

    def _cell(self, column: Column, observation: Observation, lang: Lang) -> str:
        if column.cell:
            return column.cell(observation)
        if self.text and not self.take:
            return self.text(observation).within(lang)
        return self.code(observation)

    def value(self, cells: Cells, named: Named) -> object:
        """What its attribute is, given sound cells."""
        return self.read(cells, named) if self.read else cells[self.columns[0].name].strip()

    def values(self, package: Package) -> Collection[str]:
        """The codes that a filter may ask for."""
        if self.known:
            return self.known(package)
        if self.labels:
            return self.labels(package).keys()
        return self.choices or _found(package, self.column)


@lru_cache(16)
def _found(package: Package, column: str) -> tuple[str, ...]:
    return tuple(str(one) for one in package.frame[column].unique() if one)
