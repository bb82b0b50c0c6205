"""The table of contents: which views there are, in which order, and what draws each family."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import cache
from importlib import import_module
from typing import Final

from dashboard import charts
from dashboard.charts.drawing import Drawing
from dashboard.charts.mark import Mark
from dashboard.charts.text import Words
from dashboard.errors import UnknownPageError
from dashboard.indicators.model.package import Package
from dashboard.indicators.model.schema import Indicator, Measure, Observation
from dashboard.indicators.model.view import Family, View
from dashboard.indicators.problems.view_rules import RESERVED
from dashboard.indicators.select.suggestions import nearest_id

Draw = Callable[[Sequence[Mark], Words], Drawing]

#: How an indicator that no view shows is drawn. A level, a count or a rank stands in a tile until
#: it has a second date.
_BY_MEASURE: Final[Mapping[Measure, Family]] = {
    Measure.LEVEL: Family.TILES,
    Measure.COUNT: Family.TILES,
    Measure.RANK: Family.TILES,
    Measure.GROWTH_AVG: Family.BARS,
    Measure.GROWTH_YOY: Family.MULTIPLES,
    Measure.SHARE: Family.SHARES,
    Measure.EVENT: Family.TIMELINE,
}


@cache
def draw_of(family: Family) -> Draw:
    """What draws a family: ``draw`` of the module that has its name."""
    draw: Draw = import_module(f"{charts.__name__}.{family}").draw
    return draw


def views(package: Package) -> tuple[View, ...]:
    """The package's own views, then one for each indicator with figures that none of them shows."""
    shown = {
        indicator.id
        for view in package.views
        for indicator in package.indicators.values()
        if _shows(view, indicator)
    }
    made = list(package.views)
    for indicator in package.indicators.values():
        if indicator.id in package.by_indicator and indicator.id not in shown:
            view = _free(indicator.id, {*RESERVED, *(one.id for one in made)})
            made.append(_of_measure(view, indicator, package.by_indicator[indicator.id]))
    return tuple(made)


def find(package: Package, view: str) -> View:
    """The view of that id.

    Raises:
        UnknownPageError: there is none; names the one that is most like it.
    """
    every = {one.id: one for one in views(package)}
    if view not in every:
        nearest = nearest_id(view, every)
        hint = f'; the nearest is "{nearest}"' if nearest else ""
        raise UnknownPageError(f"there is no such view{hint}")
    return every[view]


def members(view: View, package: Package) -> tuple[str, ...]:
    """The indicators that a view shows, its reference included, in its own order."""
    named = tuple(package.indicators) if view.indicators == ("*",) else view.indicators
    return (*named, view.reference) if view.reference and view.reference not in named else named


def _shows(view: View, indicator: Indicator) -> bool:
    """Whether an indicator has its place in a view; one that takes all is the place of a few only."""
    if view.indicators == ("*",):
        return view.family is _BY_MEASURE[indicator.measure]
    return indicator.id in (*view.indicators, view.reference)


def _free(wanted: str, taken: Collection[str]) -> str:
    """The id itself, or with what it takes to be nobody else's."""
    return _free(f"{wanted}-figures", taken) if wanted in taken else wanted


def _of_measure(view: str, indicator: Indicator, observations: Iterable[Observation]) -> View:
    """A view of that id for one indicator, drawn as its measure asks for."""
    dates: dict[str, set[str]] = {}
    for figure in observations:
        if figure.period.text:
            dates.setdefault(figure.place.id, set()).add(figure.period.text)
    family = _BY_MEASURE[indicator.measure]
    if family is Family.TILES:
        family = Family.CHANGE if any(len(found) > 1 for found in dates.values()) else family
    return View(
        id=view,
        family=family,
        indicators=(indicator.id,),
        name=indicator.label,
        title=indicator.label,
        theme=indicator.theme,
    )
