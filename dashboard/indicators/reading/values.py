"""From sound cells and models to the frozen values of ``schema``. Nothing is checked here."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from dashboard.indicators.dataset import DatasetModel
from dashboard.indicators.field import Cells, Named
from dashboard.indicators.fields import FURTHER, READ
from dashboard.indicators.model.schema import (
    Indicator,
    Measure,
    Observation,
    Place,
    Source,
    Text,
    Unit,
    View,
)
from dashboard.indicators.select.reference import UNDATED


def make_indicator(cells: Cells) -> Indicator:
    """What a sound row of the codebook defines."""
    of = _text(cells, "of")
    return Indicator(
        id=cells["indicator"],
        theme=cells["theme"],
        measure=Measure(cells["measure"]),
        unit=cells["unit"],
        label=_text(cells, "label"),
        definition=_text(cells, "definition"),
        of=of or None,
        base=cells["base"],
        scope=cells["scope"],
        flow_or_stock=cells["flow_or_stock"],
    )


def _text(cells: Cells, stem: str) -> Text:
    return Text(en=cells[f"{stem}_en"].strip(), zh=cells[f"{stem}_zh"].strip())


def make_figures(
    rows: Iterable[Cells], indicators: Mapping[str, Indicator], model: DatasetModel
) -> dict[str, Observation]:
    """The figures by id, in their order; those of a faulty indicator are left out."""
    named = Named(indicators, make_places(model), make_sources(model))
    kept = [cells for cells in rows if cells["indicator"] in indicators]
    reports: defaultdict[str, int] = defaultdict(int)
    for cells in kept:
        reports[_figure_id(cells)] += 1
    observations = {}
    for cells in kept:
        name = _figure_id(cells)
        name = f"{name}.{cells['source']}" if reports[name] > 1 else name
        values: dict[str, Any] = {one.attribute: one.value(cells, named) for one in READ}
        observations[name] = Observation(id=name, **values)
    return observations


def _figure_id(cells: Cells) -> str:
    return f"{cells['indicator']}.{cells['place']}.{cells['period'] or UNDATED}"


def make_places(model: DatasetModel) -> dict[str, Place]:
    """The places by id."""
    return {name: Place(name, each.label.text()) for name, each in model.places.items()}


def make_sources(model: DatasetModel) -> dict[str, Source]:
    """The sources by id."""
    return {
        name: Source(
            id=name,
            title=each.title.text(),
            publisher=each.publisher.text(),
            date=each.date,
            language=each.language.text(),
            url=each.url,
            kind=each.kind,
        )
        for name, each in model.sources.items()
    }


def make_units(model: DatasetModel) -> dict[str, Unit]:
    """The units by id."""
    return {
        name: Unit(
            id=name,
            label=each.label.text(),
            pattern=each.pattern.text(),
            singular=each.singular.text() if each.singular else None,
            shifts=each.shift.pairs(),
            style=each.style,
            currency=each.currency,
        )
        for name, each in model.units.items()
    }


def make_views(model: DatasetModel) -> tuple[View, ...]:
    """The views, in their order."""
    return tuple(
        View(
            id=each.id,
            family=each.family,
            indicators=each.indicators,
            name=each.name.text(),
            title=each.title.text(),
            theme=each.theme,
            reference=each.reference,
        )
        for each in model.views
    )


def canonical(observation: Observation) -> tuple[str, ...]:
    """A figure as the texts of its row, whatever file they were in; further columns if filled."""
    further = {one.key: one.code(observation) for one in FURTHER}
    return (
        *(cell for one in READ if one.files for cell in one.cells(observation).values()),
        *(f"{key}: {code}" for key, code in further.items() if code),
    )
