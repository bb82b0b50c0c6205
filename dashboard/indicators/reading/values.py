"""From sound cells and models to the frozen values of ``schema``. Nothing is checked here."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from dashboard.indicators.dataset import DatasetModel
from dashboard.indicators.field import Cells, Named
from dashboard.indicators.fields import FURTHER, READ
from dashboard.indicators.model.schema import Indicator, Measure, Observation, Place, Source, Unit
from dashboard.indicators.model.text import Text
from dashboard.indicators.model.view import View
from dashboard.indicators.select.reference import UNDATED
from dashboard.languages import Lang


def make_indicator(cells: Cells, languages: Sequence[Lang]) -> Indicator:
    """What a sound row of the codebook defines."""
    of = _text(cells, "of", languages)
    return Indicator(
        id=cells["indicator"],
        theme=cells["theme"],
        measure=Measure(cells["measure"]),
        unit=cells["unit"],
        label=_text(cells, "label", languages),
        definition=_text(cells, "definition", languages),
        of=of or None,
        base=cells["base"],
        scope=cells["scope"],
        flow_or_stock=cells["flow_or_stock"],
    )


def _text(cells: Cells, stem: str, languages: Sequence[Lang]) -> Text:
    return Text({lang: cells[f"{stem}_{lang}"].strip() for lang in languages})


def make_figures(
    rows: Iterable[Cells], indicators: Mapping[str, Indicator], model: DatasetModel
) -> dict[str, Observation]:
    """The figures by id, in their order; those of a faulty indicator are left out."""
    named = Named(indicators, make_places(model), make_sources(model), model.languages)
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
    return {name: Place(name, each.label) for name, each in model.places.items()}


def make_sources(model: DatasetModel) -> dict[str, Source]:
    """The sources by id."""
    return {
        name: Source(
            id=name,
            title=each.title,
            publisher=each.publisher,
            date=each.date,
            language=each.language,
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
            label=each.label,
            pattern=each.pattern,
            singular=each.singular,
            shifts=each.shift,
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
            name=each.name,
            title=each.title,
            theme=each.theme,
            reference=each.reference,
        )
        for each in model.views
    )


def canonical(observation: Observation, languages: Sequence[Lang]) -> tuple[str, ...]:
    """A figure as the texts of its row, whatever file they were in; further columns if filled."""
    further = {one.key: one.code(observation) for one in FURTHER}
    return (
        *(cell for one in READ if one.files for cell in one.cells(observation, languages).values()),
        *(f"{key}: {code}" for key, code in further.items() if code),
    )
