"""The one table of the fields of an observation: ``FIELDS``.

Reading, filters, columns of the table, orders, evidence, files, API and metadata are made from it,
each by one loop. A field has no words here: they are the messages ``field.{key}``. A further
column of ``indicators.csv`` is an entry, an attribute of ``Observation``, and its words.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from functools import lru_cache
from typing import Final

from dashboard.indicators.compare.totals import whole_id
from dashboard.indicators.field import Cells, Column, Field, Named
from dashboard.indicators.model.package import Package
from dashboard.indicators.model.period import Period
from dashboard.indicators.model.schema import Basis, Bound, FlowOrStock, Observation
from dashboard.indicators.model.text import Text
from dashboard.indicators.reading.cell_grammar import number

_period = lru_cache(4096)(Period.parse)
#: Of the versions in use, each with and without what is calculated.
_kept = lru_cache(8)


@_kept
def wholes(package: Package) -> Mapping[str, Text]:
    """What the shares and ranks of a package are of, by the id that each has."""
    found: dict[str, Text] = {}
    for one in package.indicators.values():
        if one.of:
            found.setdefault(whole_id(one.of.first), one.of)
    return found


def _of_indicators(attribute: str) -> Callable[[Package], Collection[str]]:
    """What the codebook says of its indicators, where it says anything."""

    def known(package: Package) -> Collection[str]:
        found = (str(getattr(one, attribute)) for one in package.indicators.values())
        return [one for one in dict.fromkeys(found) if one]

    return known


measures: Final = _of_indicators("measure")


def _written(observation: Observation) -> str:
    return "" if observation.value is None else f"{observation.value:f}"


def _whole(observation: Observation) -> str:
    of = observation.indicator.of
    return whole_id(of.first) if of else ""


def _locator(cells: Cells, named: Named) -> Text:
    """Where in the source: in a further language where the row says so, else as in the first."""
    locator = cells["locator"].strip()
    more = {lang: cells[f"locator_{lang}"].strip() or locator for lang in named.languages[1:]}
    return Text({named.languages[0]: locator, **more})


#: Every field, in the order in which a table has their columns.
FIELDS: Final[tuple[Field, ...]] = (
    Field(
        key="indicator",
        columns=(Column("indicator", required=True, refers="codebook"),),
        attribute="indicator",
        read=lambda cells, named: named.indicators[cells["indicator"]],
        take=lambda observation: observation.indicator.id,
        text=lambda observation: observation.indicator.label,
        labels=_kept(lambda package: {one.id: one.label for one in package.indicators.values()}),
        sort="label",
        files=("indicator", "label"),
        filtered=True,
        usual=True,
    ),
    Field(
        key="value",
        columns=(Column("value", "number"),),
        attribute="value",
        read=lambda cells, _: number(cells["value"]) if cells["value"] else None,
        take=_written,
        files=("bound", "value", "unit", "said", "amount", "unit_label", "low", "high"),
        usual=True,
    ),
    Field(
        key="period",
        columns=(Column("period"),),
        attribute="period",
        read=lambda cells, _: _period(cells["period"]),
        take=lambda observation: observation.period.text,
        files=("period", "when"),
        usual=True,
    ),
    Field(
        key="basis",
        columns=(Column("period_basis", required=True, choices=tuple(Basis)),),
        attribute="basis",
        read=lambda cells, _: Basis(cells["period_basis"]),
        frame="period_basis",
        choices=tuple(Basis),
        files=("period_basis",),
        filtered=True,
    ),
    Field(
        key="place",
        columns=(Column("place", required=True, refers="places"),),
        attribute="place",
        read=lambda cells, named: named.places[cells["place"]],
        take=lambda observation: observation.place.id,
        text=lambda observation: observation.place.label,
        labels=_kept(lambda package: {one.id: one.label for one in package.places.values()}),
        files=("place", "place_label"),
        filtered=True,
        usual=True,
    ),
    Field(
        key="of",
        take=_whole,
        text=lambda observation: observation.indicator.of or Text(),
        labels=wholes,
        sort="of",
        files=("of",),
        filtered=True,
        usual=True,
    ),
    Field(
        key="theme",
        take=lambda observation: observation.indicator.theme,
        labels=_kept(lambda package: {one.id: one.label for one in package.themes.values()}),
        files=("theme", "theme_label"),
        filtered=True,
        usual=True,
    ),
    Field(
        key="measure",
        take=lambda observation: observation.indicator.measure.value,
        words="measure",
        known=measures,
        files=("measure",),
        filtered=True,
    ),
    Field(
        key="unit",
        take=lambda observation: observation.indicator.unit,
        labels=_kept(lambda package: {one.id: one.label for one in package.units.values()}),
        files=("unit", "unit_label"),
        filtered=True,
    ),
    Field(
        key="bound",
        columns=(
            Column(
                "bound",
                required=True,
                choices=tuple(Bound),
                cell=lambda observation: observation.bound,
            ),
        ),
        attribute="bound",
        read=lambda cells, _: Bound(cells["bound"]),
        take=lambda observation: "" if observation.value is None else observation.bound.value,
        choices=tuple(Bound),
        files=("bound",),
        filtered=True,
    ),
    Field(
        key="source",
        columns=(Column("source", required=True, refers="sources"),),
        attribute="source",
        read=lambda cells, named: named.sources[cells["source"]],
        take=lambda observation: observation.source.id,
        labels=_kept(lambda package: {one.id: one.title for one in package.sources.values()}),
        files=("source", "source_title", "published", "url"),
        filtered=True,
        usual=True,
    ),
    Field(
        key="locator",
        columns=(
            Column("locator"),
            Column("locator_+", optional=True),
        ),
        attribute="locator",
        read=_locator,
        text=lambda observation: observation.locator,
        files=("locator",),
    ),
    Field(
        key="note",
        columns=(Column("note_*", lines=True),),
        attribute="note",
        read=lambda cells, named: named.text("note", cells),
        text=lambda observation: observation.note,
        files=("note",),
    ),
    Field(
        key="scope",
        take=lambda observation: observation.indicator.scope,
        known=_of_indicators("scope"),
        filtered=True,
        listed=False,
    ),
    Field(
        key="flow_or_stock",
        take=lambda observation: observation.indicator.flow_or_stock,
        choices=tuple(FlowOrStock),
        filtered=True,
        listed=False,
    ),
    Field(key="id", take=lambda observation: observation.id, files=("id",)),
)


def _first(keys: str, fields: Iterable[Field]) -> tuple[Field, ...]:
    """Some fields, those of the keys first and in their order."""
    places = {key: place for place, key in enumerate(keys.split())}
    return tuple(sorted(fields, key=lambda one: places.get(one.key, len(places))))


#: What is read of a row of ``indicators.csv``, in the order of its columns.
READ: Final = _first(
    "indicator place period basis value bound source locator note",
    (one for one in FIELDS if one.columns),
)
#: What observations can be chosen by, in the order in which an address names it.
FILTERS: Final = _first(
    "theme place measure unit of basis bound source indicator scope flow_or_stock",
    (one for one in FIELDS if one.filtered),
)
#: What files, JSON, API and evidence have under its own key, made by one rule.
FURTHER: Final = tuple(one for one in READ if not one.files)
_OWN: Final = frozenset(one.key for one in FURTHER)


def message(key: str, part: str = "meaning") -> str:
    """The message of that key, or of what the field says itself that the key ends with."""
    name = key.rpartition(".")[2]
    return f"field.{name}.{part}" if name in _OWN else key
