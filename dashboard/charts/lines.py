"""Lines over true time: solid between neighbouring years, dashed where figures are missing."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from dashboard.charts import clock, scale, theme
from dashboard.charts.marks import Mark
from dashboard.charts.sheet import Panel, Sheet, text_width
from dashboard.charts.text import Words, block

_HEIGHT = 220
_AXIS = 24
_BETWEEN = 20
_NAME = 13
_SYMBOLS = ("circle", "square", "diamond", "triangle-up", "cross", "x")
_BOUNDS = {"over": "triangle-up-open", "under": "triangle-down-open", "about": "circle-open-dot"}


def draw(
    sheet: Sheet,
    series: Sequence[Sequence[Mark]],
    words: Words,
    *,
    title: str,
    ends: tuple[float, float] | None = None,
) -> Panel:
    """The series of one unit in one panel, each named at its end."""
    every = [mark for one in series for mark in one]
    low, high = ends or scale.span((mark.value for mark in every), head=0.12)
    unit = every[0].unit
    sheet.label(title)
    sheet.label(every[0].unit_label, size=theme.SMALL, color=theme.MUTED, width=40)
    sheet.gap(6)
    axis = scale.axis(low, high, unit, words.tick, bare=False)
    panel = sheet.panel(_HEIGHT, x=clock.axis(every), y=axis, span=(low, high))
    hues = [(one[0].theme_hue + rank - 1) % theme.HUES + 1 for rank, one in enumerate(series)]
    for rank, one in enumerate(series):
        _line(sheet, panel, one, theme.hue(hues[rank]), words)
        _points(sheet, panel, one, theme.hue(hues[rank]), _SYMBOLS[rank % len(_SYMBOLS)])
    _names(sheet, panel, series, hues)
    sheet.gap(_AXIS + _BETWEEN)
    return panel


def _line(sheet: Sheet, panel: Panel, marks: Sequence[Mark], color: str, words: Words) -> None:
    """The connectors between the marks of a series, in one trace for each kind."""
    solid: list[tuple[Mark, Mark]] = []
    dashed: list[tuple[Mark, Mark]] = []
    for pair in pairwise(marks):
        gap = missing(*pair, words) or not clock.neighbours(*pair) or len(marks) == 2
        (dashed if gap else solid).append(pair)
    for pairs, line in (
        (solid, {"color": color, "width": 2.5}),
        (dashed, {"color": color, "width": 1.5, "dash": "2px,4px"}),
    ):
        if pairs:
            connect(sheet, panel, pairs, line)


def connect(
    sheet: Sheet, panel: Panel, pairs: Sequence[tuple[Mark, Mark]], line: dict[str, object]
) -> None:
    """A line between the two marks of each pair, broken between the pairs."""
    x: list[str | None] = []
    y: list[float | None] = []
    for one, other in pairs:
        x += [clock.at(one), clock.at(other), None]
        y += [one.value, other.value, None]
    sheet.draw(
        panel,
        {
            "type": "scatter",
            "mode": "lines",
            "name": pairs[0][0].label,
            "x": x,
            "y": y,
            "line": line,
            "hoverinfo": "skip",
        },
    )


def missing(earlier: Mark, later: Mark, words: Words) -> str:
    """The words for the years without figures between two marks, if there are such words."""
    for gap in words.gaps:
        same = (gap.indicator, gap.place) == (later.indicator, later.place)
        if same and gap.after in (earlier.id, earlier.period) and gap.before in (later.id, later.period):
            return gap.said
    return ""


def _points(
    sheet: Sheet, panel: Panel, marks: Sequence[Mark], color: str, symbol: str
) -> None:
    """The marks of a series themselves; one that is a bound has a form of its own."""
    size = 8 if len(marks) <= 12 else 5
    sheet.draw(
        panel,
        {
            "type": "scatter",
            "mode": "markers",
            "name": marks[0].label,
            "x": [clock.at(mark) for mark in marks],
            "y": [mark.value for mark in marks],
            "cliponaxis": False,
            "marker": {
                "symbol": [_BOUNDS.get(mark.bound, symbol) for mark in marks],
                "size": [size + 4 if mark.bound in _BOUNDS else size for mark in marks],
                "color": color,
                "line": {"color": color, "width": [2 if m.bound in _BOUNDS else 0 for m in marks]},
            },
            "customdata": [mark.id for mark in marks],
            "hovertext": [mark.hover for mark in marks],
            "hoverinfo": "text",
        },
    )


def _names(
    sheet: Sheet, panel: Panel, series: Sequence[Sequence[Mark]], hues: Sequence[int]
) -> None:
    """The place and last value of each series at the right of its end, pushed apart."""
    named = []
    for one, number in zip(series, hues, strict=True):
        place, lines = block(one[0].place_label, _NAME) if len(series) > 1 else ("", 0)
        said, more = block(one[-1].short, _NAME, bold=True)
        text = f"{place}<br>{said}" if place else said
        wide = max(min(text_width(part), _NAME * 8.7) for part in (one[0].place_label, one[-1].short))
        sheet.right = max(sheet.right, wide * theme.SMALL / theme.SIZE + 14)
        named.append((panel.down(one[-1].value), (lines + more) * theme.SMALL * 1.3, text, number))
    named.sort(key=lambda entry: entry[0])
    tops = apart([(center, height) for center, height, _, _ in named], panel)
    for top, (_, _, text, number) in zip(tops, named, strict=True):
        sheet.write(
            text, x=1, top=top, shift=10, valign="middle", size=theme.SMALL, color=theme.hue(number)
        )


def apart(wanted: Sequence[tuple[float, float]], panel: Panel) -> list[float]:
    """Centres, near the wanted ones and in their order, at which blocks do not overlap."""
    centers: list[float] = []
    edge = panel.top - 10
    for center, height in wanted:
        centers.append(max(center, edge + height / 2))
        edge = centers[-1] + height / 2 + 2
    edge = max(panel.top + panel.height + 20, edge - 2 if len(wanted) > 6 else 0)
    for index in reversed(range(len(wanted))):
        half = wanted[index][1] / 2
        centers[index] = min(centers[index], edge - half)
        edge = centers[index] - half - 2
    return centers
