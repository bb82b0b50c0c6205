"""The tidy table that every file holds: one figure a row, the same columns in every file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from decimal import Decimal
from typing import Final

from dashboard.indicators.derive.rounding import limits
from dashboard.indicators.model.package import Package
from dashboard.indicators.model.schema import Observation, Unit
from dashboard.languages import Lang
from dashboard.messages import load_locale
from dashboard.messages.formats import shifted
from dashboard.views.render import derived_rows, marks
from dashboard.views.table.sorting import positions

Cell = str | Decimal | date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One figure with everything that is known of it; the fields are the columns, in order.

    Slugs and numbers are the same in every language, ``*_label`` and what else is words are in
    that of the file. ``value`` counts ``unit`` as the source does, ``amount`` counts ``unit_label``
    as the language does. ``low`` and ``high`` are what the print leaves open: 160.86 stands for
    160.855 to 160.865, "more than 50" has a ``low`` and no ``high``, "about 5" has neither.
    """

    id: str
    theme: str
    theme_label: str
    indicator: str
    label: str
    measure: str
    place: str
    place_label: str
    period: str
    period_basis: str
    when: str
    bound: str
    value: Decimal | None
    unit: str
    said: str
    amount: Decimal | None
    unit_label: str
    low: Decimal | None
    high: Decimal | None
    of: str
    definition: str
    source: str
    source_title: str
    published: date | None
    url: str
    locator: str
    note: str
    origin: str
    formula: str
    inputs: str


COLUMNS: Final[tuple[str, ...]] = tuple(field.name for field in fields(Row))
#: What a file has of each column of the table of figures: whatever makes one cell of it.
SHOWN: Final[Mapping[str, tuple[str, ...]]] = {
    "indicator": ("indicator", "label"),
    "value": ("bound", "value", "unit", "said", "amount", "unit_label", "low", "high"),
    "period": ("period", "when"),
    "basis": ("period_basis",),
    "place": ("place", "place_label"),
    "of": ("of",),
    "theme": ("theme", "theme_label"),
    "measure": ("measure",),
    "unit": ("unit", "unit_label"),
    "bound": ("bound",),
    "source": ("source", "source_title", "published", "url"),
    "locator": ("locator",),
    "note": ("note",),
    "id": ("id",),
}
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
    wanted = {*_ALWAYS, *(one for key in ("indicator", *chosen) for one in SHOWN[key])}
    return tuple(column for column in COLUMNS if column in wanted)


def cells(row: Row, columns: Sequence[str] = COLUMNS) -> dict[str, Cell]:
    """The cells of a row by column."""
    return {column: getattr(row, column) for column in columns}


def rows(package: Package, wanted: Iterable[str], lang: Lang, sort: str = "") -> tuple[Row, ...]:
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
    return tuple(_row(package.observations[str(id_)], package, lang) for id_ in frame["id"])


def _row(observation: Observation, package: Package, lang: Lang) -> Row:
    fact = marks.mark(observation, package, load_locale(lang))
    indicator, source = observation.indicator, observation.source
    unit = package.units[indicator.unit]
    made = observation.derivation
    low, high = limits(observation)
    return Row(
        id=observation.id,
        theme=indicator.theme,
        theme_label=package.themes[indicator.theme].label.within(lang),
        indicator=indicator.id,
        label=fact.label,
        measure=indicator.measure.value,
        place=observation.place.id,
        place_label=fact.place,
        period=observation.period.text,
        period_basis=observation.basis.value,
        when=fact.when,
        bound="" if observation.value is None else observation.bound.value,
        value=observation.value,
        unit=indicator.unit,
        said="" if fact.event else str(fact.said),
        amount=_amount(observation.value, unit, lang),
        unit_label=unit.label.within(lang),
        low=low,
        high=high,
        of=fact.of,
        definition=indicator.definition.within(lang),
        # No source prints a derived figure: those of its inputs are sources of the file.
        source="" if made else source.id,
        source_title="" if made else source.title.within(lang),
        published=None if made else source.date,
        url="" if made else source.url or "",
        locator="" if made else observation.locator.within(lang),
        note=observation.note.within(lang),
        origin="derived" if made else "printed",
        formula=str(made.formula) if made else "",
        inputs=" ".join(made.inputs) if made else "",
    )


def _amount(value: Decimal | None, unit: Unit, lang: Lang) -> Decimal | None:
    """The value in the unit of the language: 160.86 billion is 1,608.6 of what Chinese counts in."""
    return None if value is None else shifted(value, unit.shift(lang))
