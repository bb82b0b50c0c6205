"""Which figures, indicators, views and sources a question is about.

Filters choose figures. Of indicators, views and sources, those are answered that have one of them;
without a filter, all.
"""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.indicators.model.package import Package
from dashboard.indicators.model.schema import Indicator, Observation, Source, View
from dashboard.indicators.select.query import Query
from dashboard.views.render import catalogue, derived_rows
from dashboard.views.table import search


def figures(package: Package, query: Query) -> Sequence[str]:
    """The ids of the printed figures in their order, then of those derived from them if asked for."""
    return derived_rows.selected(package, query)


def figure(package: Package, id_: str) -> Observation | None:
    """The figure of that id, printed or derived."""
    return package.observations.get(id_) or derived_rows.including(package).observations.get(id_)


def indicators(package: Package, query: Query) -> Sequence[Indicator]:
    """The indicators that have a figure in the selection."""
    if not _chosen(query):
        return list(package.indicators.values())
    left = set(search.select(query, package)["indicator"])
    return [one for one in package.indicators.values() if one.id in left]


def views(package: Package, query: Query) -> Sequence[View]:
    """The views that have a figure in the selection."""
    every = catalogue.views(package)
    if not _chosen(query):
        return every
    left = set(search.select(query, package)["indicator"])
    return [one for one in every if not left.isdisjoint(catalogue.members(one, package))]


def sources(package: Package, query: Query) -> Sequence[Source]:
    """The sources that have a figure in the selection."""
    if not _chosen(query):
        return list(package.sources.values())
    left = set(search.select(query, package)["source"])
    return [one for one in package.sources.values() if one.id in left]


def _chosen(query: Query) -> bool:
    return bool(query.given() or query.q)
