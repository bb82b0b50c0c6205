"""The tidy table that every file holds: one figure a row, the same columns in every file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from datetime import date
from decimal import Decimal
from typing import Any, Final

from dashboard.indicators.limits import limits
from dashboard.indicators.package import Package
from dashboard.indicators.schema import Bound, Figure, Lang, Unit
from dashboard.messages import messages
from dashboard.messages.formats import computed, shifted, trimmed
from dashboard.views import marks
from dashboard.views.view import Rendered

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


COLUMNS: Final[tuple[str, ...]] = tuple(field.name for field in fields(Row))
NUMBERS: Final = frozenset({"value", "amount", "low", "high"})
DATES: Final = frozenset({"published"})


def cells(row: Row) -> dict[str, Cell]:
    """The cells of a row by column."""
    return {column: getattr(row, column) for column in COLUMNS}


def rows(package: Package, shown: Iterable[Rendered], lang: Lang) -> tuple[Row, ...]:
    """Every figure of some views once: the printed ones in their order, then what was calculated."""
    ids: dict[str, Mapping[str, Any]] = {}
    for one in shown:
        for mark in one.frame.to_dict("records"):
            ids.setdefault(str(mark["id"]), {str(key): cell for key, cell in mark.items()})
    printed = [
        _printed(figure, package, lang) for figure in package.figures.values() if figure.id in ids
    ]
    made = [_made(mark, package, lang) for id_, mark in ids.items() if id_ not in package.figures]
    return (*printed, *made)


def _printed(figure: Figure, package: Package, lang: Lang) -> Row:
    fact = marks.fact(figure, package, messages(lang))
    indicator, source = figure.indicator, figure.source
    unit = package.units[indicator.unit]
    low, high = limits(figure)
    return Row(
        id=figure.id,
        theme=indicator.theme,
        theme_label=package.themes[indicator.theme].label.within(lang),
        indicator=indicator.id,
        label=fact.label,
        measure=indicator.measure.value,
        place=figure.place.id,
        place_label=fact.place,
        period=figure.period.text,
        period_basis=figure.basis.value,
        when=fact.when,
        bound="" if figure.value is None else figure.bound.value,
        value=figure.value,
        unit=indicator.unit,
        said="" if fact.event else str(fact.said),
        amount=_amount(figure.value, unit, lang),
        unit_label=unit.label.within(lang),
        low=low,
        high=high,
        of=fact.of,
        definition=indicator.definition.within(lang),
        source=source.id,
        source_title=source.title.within(lang),
        published=source.date,
        url=source.url or "",
        locator=figure.locator,
        note=figure.note.within(lang),
        origin="printed",
        formula="",
    )


def _made(mark: Mapping[str, Any], package: Package, lang: Lang) -> Row:
    """A figure that was calculated: what its mark says of it; no source prints it."""
    bound = Bound(mark["bound"])
    value = _decimal(mark["value"])
    low, high = _decimal(mark["low"]), _decimal(mark["high"])
    if bound is not Bound.EXACT:
        low, high = (
            (value if bound is Bound.OVER else None),
            (value if bound is Bound.UNDER else None),
        )
    indicator = package.indicators.get(mark["indicator"])
    theme = package.themes[indicator.theme] if indicator else None
    return Row(
        id=mark["id"],
        theme=theme.id if theme else "",
        theme_label=theme.label.within(lang) if theme else "",
        indicator=mark["indicator"],
        label=mark["label"],
        measure=mark["measure"],
        place=mark["place"],
        place_label=mark["place_label"],
        period=mark["period"],
        period_basis=mark["basis"],
        when=mark["when"],
        bound=bound.value,
        value=value,
        unit=mark["unit"],
        said=mark["said"],
        amount=_amount(value, package.units[mark["unit"]], lang),
        unit_label=mark["unit_label"],
        low=low,
        high=high,
        of=mark["of_label"],
        definition="",
        source="",
        source_title="",
        published=None,
        url="",
        locator="",
        note="",
        origin="derived",
        formula=str(mark.get("formula", "")),
    )


def _amount(value: Decimal | None, unit: Unit, lang: Lang) -> Decimal | None:
    """The value in the unit of the language: 160.86 billion is 1,608.6 of what Chinese counts in."""
    return None if value is None else shifted(value, unit.shift(lang))


def _decimal(value: float) -> Decimal | None:
    return None if value != value else trimmed(computed(value))  # noqa: PLR0124 (NaN)
