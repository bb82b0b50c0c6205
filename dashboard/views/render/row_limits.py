"""How much of a view is shown: what people can look at and a page can hold; the rest is counted.

A view of a large package may have thousands of figures. All of them stay in the table of all
figures, in every file and in the API; what is drawn, described and noted here is a part of them,
and whoever shows it says of how many.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from dashboard.indicators.model.schema import Observation
from dashboard.indicators.model.view import Family, View

#: Figures that a drawing shows at most: twenty series of twenty years.
MOST: Final = 400
#: Series that it shows at most, each of which takes a line, a bar or a panel.
MOST_SERIES: Final = 60
#: Single figures that are set in type at most.
MOST_TILES: Final = 60


def limited(view: View, observations: tuple[Observation, ...]) -> tuple[Observation, ...]:
    """As many of a view's figures as it shows, in their order; all of them unless they are many.

    Series stay whole where they can, and every indicator gets its turn; of a timeline it is the newest figures
    that stay, and some undated ones. What was calculated stays with the figure it is of.
    """
    printed = [figure for figure in observations if not figure.derivation]
    most = MOST_TILES if view.family is Family.TILES else MOST
    kept = _newest(printed, most) if view.family is Family.TIMELINE else _in_turn(printed, most)
    if len(kept) == len(printed):
        return observations
    ids = {figure.id for figure in kept}
    return tuple(figure for figure in observations if figure.origin in ids)


def _newest(observations: Sequence[Observation], most: int) -> list[Observation]:
    """The newest of the dated figures, and of the undated ones up to a quarter of all."""
    if len(observations) <= most:
        return list(observations)
    undated = [figure for figure in observations if figure.period.end is None][: most // 4]
    dated = [figure for figure in observations if figure.period.end]
    dated.sort(key=lambda figure: figure.period.end or date.min, reverse=True)
    return [*dated[: most - len(undated)], *undated]


def _in_turn(observations: Sequence[Observation], most: int) -> list[Observation]:
    """Whole series, the first of each indicator, then the second, as far as there is room."""
    series: dict[tuple[str, str], list[Observation]] = {}
    for figure in observations:
        series.setdefault((figure.indicator.id, figure.place.id), []).append(figure)
    if len(observations) <= most and len(series) <= MOST_SERIES:
        return list(observations)
    turns: dict[str, int] = {}
    ordered: list[tuple[int, list[Observation]]] = []
    for (indicator, _), points in series.items():
        turns[indicator] = turns.get(indicator, 0) + 1
        ordered.append((turns[indicator], points))
    ordered.sort(key=lambda one: one[0])
    kept: list[Observation] = []
    for _, points in ordered[:MOST_SERIES]:
        room = most - len(kept)
        if len(points) <= room:
            kept += points
            continue
        if room > most // 2:  # better the end of a long series than hardly anything
            kept += points[-room:]
        break
    return kept
