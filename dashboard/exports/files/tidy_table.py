"""The tidy table that every file holds: one figure a row, the same columns in every file."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from dashboard.charts.mark import Mark
from dashboard.indicators.derive.rounding import limits
from dashboard.indicators.field import Field
from dashboard.indicators.fields import FIELDS, FURTHER, message
from dashboard.indicators.model.package import Package
from dashboard.indicators.model.schema import Observation, Source, Unit
from dashboard.indicators.model.text import Text
from dashboard.languages import Lang
from dashboard.messages import load_locale
from dashboard.messages.formats import shifted
from dashboard.views.render import derived_rows, marks
from dashboard.views.table.sorting import positions

Cell = str | Decimal | date | None


@dataclass(frozen=True, slots=True)
class TidyRow:
    """One figure with everything that is known of it, in the words of one language."""

    observation: Observation
    mark: Mark
    package: Package
    lang: Lang

    @property
    def id(self) -> str:
        """The id of the figure."""
        return self.observation.id

    @property
    def source(self) -> Source | None:
        """The source that prints it; those of a derived figure are sources of the file."""
        return None if self.mark.derived else self.observation.source

    @property
    def unit(self) -> Unit:
        """The unit of its number."""
        return self.package.units[self.observation.indicator.unit]

    @property
    def amount(self) -> Decimal | None:
        """The value in the unit of the language: 160.86 billion is 1,608.6 of what Chinese counts in."""
        value = self.observation.value
        return None if value is None else shifted(value, self.unit.shift(self.lang))

    def said(self, text: Text) -> str:
        """A text in the language of the row."""
        return text.within(self.lang)


def _further(field: Field) -> Callable[[TidyRow], Cell]:
    if text := field.text:
        return lambda row: row.said(text(row.observation))
    return lambda row: field.code(row.observation)


def _formula(row: TidyRow) -> str:
    made = row.observation.derivation
    return str(made.formula) if made else ""


#: The columns, in order, and what each holds of a row. Slugs and numbers are the same in every
#: language, ``*_label`` and what else is words are in that of the file. ``value`` counts ``unit`` as
#: the source does, ``amount`` counts ``unit_label`` as the language does. ``low`` and ``high`` are what
#: the print leaves open: 160.86 stands for 160.855 to 160.865, "more than 50" has a ``low`` and no
#: ``high``, "about 5" has neither.
_CELLS: Final[Mapping[str, Callable[[TidyRow], Cell]]] = {
    "id": lambda row: row.id,
    "theme": lambda row: row.observation.indicator.theme,
    "theme_label": lambda row: row.said(row.package.themes[row.observation.indicator.theme].label),
    "indicator": lambda row: row.mark.indicator,
    "label": lambda row: row.mark.label,
    "measure": lambda row: row.mark.measure,
    "place": lambda row: row.mark.place_id,
    "place_label": lambda row: row.mark.place,
    "period": lambda row: row.mark.period,
    "period_basis": lambda row: row.observation.basis.value,
    "when": lambda row: row.mark.when,
    "bound": lambda row: "" if row.mark.event else row.observation.bound.value,
    "value": lambda row: row.observation.value,
    "unit": lambda row: row.mark.unit,
    "said": lambda row: "" if row.mark.event else str(row.mark.said),
    "amount": lambda row: row.amount,
    "unit_label": lambda row: row.mark.unit_label,
    "low": lambda row: limits(row.observation)[0],
    "high": lambda row: limits(row.observation)[1],
    "of": lambda row: row.mark.of,
    "definition": lambda row: row.said(row.observation.indicator.definition),
    "source": lambda row: row.source.id if row.source else "",
    "source_title": lambda row: row.said(row.source.title) if row.source else "",
    "published": lambda row: row.source.date if row.source else None,
    "url": lambda row: (row.source.url or "") if row.source else "",
    "locator": lambda row: row.said(row.observation.locator) if row.source else "",
    "note": lambda row: row.said(row.observation.note),
    **{one.key: _further(one) for one in FURTHER},
    "origin": lambda row: "derived" if row.mark.derived else "printed",
    "formula": _formula,
    "inputs": lambda row: " ".join(row.mark.inputs),
}
COLUMNS: Final = tuple(_CELLS)
#: What a file has of each column of the table of figures: whatever makes one cell of it.
_SHOWN: Final = {one.key: one.files or (one.key,) for one in FIELDS}
#: What a row cannot do without, whichever columns are chosen: which figure it is, and whose.
_ALWAYS: Final = ("id", "origin", "formula", "inputs")
NUMBERS: Final = frozenset({"value", "amount", "low", "high"})
DATES: Final = frozenset({"published"})


def columns_of(chosen: Sequence[str]) -> tuple[str, ...]:
    """The columns of a file that shows these columns of the table; all of them if none are chosen.

    A number never comes without its bound and its unit.
    """
    if not chosen:
        return COLUMNS
    wanted = {*_ALWAYS, *(one for key in ("indicator", *chosen) for one in _SHOWN[key])}
    return tuple(column for column in COLUMNS if column in wanted)


def heading(column: str) -> str:
    """The message that names a column."""
    return message(f"file.column.{column}", "name")


def meaning(column: str) -> str:
    """The message that says what a column holds."""
    return message(f"file.meaning.{column}")


def cells(row: TidyRow, columns: Sequence[str] = COLUMNS) -> dict[str, Cell]:
    """The cells of a row by column."""
    return {column: _CELLS[column](row) for column in columns}


def rows(
    package: Package, wanted: Iterable[str], lang: Lang, sort: str = ""
) -> tuple[TidyRow, ...]:
    """The figures of those ids, each once: the printed ones in their order, then the derived ones.

    ``sort`` is a column of the table of figures by which they are in order instead.
    """
    ids = frozenset(wanted)
    if not ids <= package.observations.keys():
        package = derived_rows.including(package)
    frame = package.frame[package.frame["id"].isin(ids)]
    if sort:
        column, down = sort.removeprefix("-"), sort.startswith("-")
        frame = frame.iloc[positions(frame, package, column=column, descending=down, lang=lang)]
    found = (package.observations[str(id_)] for id_ in frame["id"])
    locale = load_locale(lang)
    return tuple(TidyRow(one, marks.mark(one, package, locale), package, lang) for one in found)
