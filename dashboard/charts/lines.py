"""Lines over true time: solid between neighbouring years, dashed where figures are missing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from dashboard.charts import clock, reports, scale, theme
from dashboard.charts.marks import Mark, moments
from dashboard.charts.sheet import SMALL_WIDTH, Panel, Sheet
from dashboard.charts.text import Words, block, line_height, text_width, wrap

_HEIGHT = 220
_BETWEEN = 22
_NAME = 13
_APART = 10
_ROOM = 3
_SWATCH = 8
_LEVEL = "4px,3px"
_SYMBOLS = ("circle", "square", "diamond", "triangle-up", "cross", "x")
_DERIVED = {"width": 1.5, "dash": "7px,3px"}
_BOUNDS = {"over": "triangle-up-open", "under": "triangle-down-open", "about": "circle-open-dot"}


def draw(
    sheet: Sheet,
    series: Sequence[Sequence[Mark]],
    words: Words,
    *,
    ends: tuple[float, float] | None = None,
    held: Sequence[Mark] = (),
) -> None:
    """The series of one unit in one panel, each named at its end, and the levels they are held against.

    A place has the same colour and form in every panel; one series alone has that of its theme.
    """
    every = [mark for one in series for mark in one]
    values = [mark.value for mark in every]
    if every[0].measure == "rank":
        ends = scale.ranks(values)
    ends = ends or scale.span(values, head=0.12)
    several = len(series) > 1
    hues = [one[0].place_order + 1 if several else one[0].theme_hue for one in series]
    names = [
        _name(mark, hue) for one, hue in zip(series, hues, strict=True) for mark in moments(one)[-1]
    ]
    sheet.right = max(sheet.right, *(name.width + _APART + _SWATCH + 6 for name in names))
    y = scale.axis(sheet, ends, every[0].unit, words.tick)
    sheet.label(every[0].indicator_label if several else every[0].series_label)
    sheet.label(every[0].unit_label, size=theme.SMALL, color=theme.MUTED, width=SMALL_WIDTH)
    if held:
        sheet.key(words.reference, dash=_LEVEL)
    sheet.gap(14)
    panel = clock.panel(sheet, every, height=_HEIGHT, y=y, span=ends)
    for mark in held:
        _level(sheet, panel, mark, every)
    for hue, one in zip(hues, series, strict=True):
        told = reports.notes(sheet, one, panel, every)
        signs = {} if several or told else reports.signs(one)
        symbol = one[0].place_order % len(_SYMBOLS) if several else 0
        _line(sheet, panel, one, theme.hue(hue), words)
        _points(
            sheet,
            panel,
            one,
            theme.hue(hue),
            [_SYMBOLS[signs.get(mark.source_label, symbol)] for mark in one],
        )
        reports.write(sheet, panel, told)
        reports.key(sheet, signs)
        if len(moments(one)) == 2:
            say_missing(sheet, panel, one[0], one[-1], words)
    _names(sheet, panel, names)
    sheet.apart(_BETWEEN)


def _level(sheet: Sheet, panel: Panel, mark: Mark, marks: Sequence[Mark]) -> None:
    """A value without a date of its own, across all the years."""
    first, last = clock.reach(marks)
    sheet.draw(
        panel,
        {
            "type": "scatter",
            "mode": "lines",
            "name": mark.label,
            "x": [f"{first:04d}-01-01", f"{last:04d}-12-31"],
            "y": [mark.value, mark.value],
            "line": {"color": theme.INK, "width": 1, "dash": _LEVEL},
            "customdata": [mark.id, mark.id],
            "hovertext": [mark.hover, mark.hover],
            "hoverinfo": "text",
        },
    )


def _line(sheet: Sheet, panel: Panel, marks: Sequence[Mark], color: str, words: Words) -> None:
    """The connectors between the marks of a series, in one trace for each kind."""
    solid: list[tuple[Mark, Mark]] = []
    dashed: list[tuple[Mark, Mark]] = []
    for pair in _joined(marks):
        gap = missing(*pair, words) or not clock.neighbours(*pair) or len(marks) == 2
        (dashed if gap else solid).append(pair)
    for pairs, line in (
        (
            solid,
            _DERIVED | {"color": color} if marks[0].derived else {"color": color, "width": 2.5},
        ),
        (dashed, {"color": color, "width": 1.5, "dash": "2px,4px"}),
    ):
        if pairs:
            connect(sheet, panel, pairs, line)


def _joined(marks: Sequence[Mark]) -> list[tuple[Mark, Mark]]:
    """The marks that a line joins: each with those of the next moment, of its own source if it can."""
    found = []
    for earlier, later in pairwise(moments(marks)):
        pairs = [(one, other) for one in earlier for other in later]
        same = [(a, b) for a, b in pairs if a.source_label == b.source_label]
        found += same if len(same) == max(len(earlier), len(later)) else pairs
    return found


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
        if (
            same
            and gap.after in (earlier.id, earlier.period)
            and gap.before in (later.id, later.period)
        ):
            return gap.said
    return ""


def say_missing(sheet: Sheet, panel: Panel, first: Mark, last: Mark, words: Words) -> None:
    """The words for the years without figures between two moments, if there are such years."""
    if said := missing(first, last, words):
        sheet.note(
            block(said, 26)[0],
            panel,
            clock.middle(first, last),
            panel.low,
            yanchor="bottom",
            yshift=6,
            align="center",
            font={"size": theme.SMALL, "color": theme.MUTED},
        )


def _points(
    sheet: Sheet, panel: Panel, marks: Sequence[Mark], color: str, symbols: Sequence[str]
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
                "symbol": [
                    _BOUNDS.get(mark.bound, f"{symbol}-open" if mark.derived else symbol)
                    for mark, symbol in zip(marks, symbols, strict=True)
                ],
                "size": [size + 4 if mark.bound in _BOUNDS else size for mark in marks],
                "color": color,
                "opacity": 1,
                "line": {"color": color, "width": [2 if m.bound in _BOUNDS else 0 for m in marks]},
            },
            "customdata": [mark.id for mark in marks],
            "hovertext": [mark.hover for mark in marks],
            "hoverinfo": "text",
        },
    )


@dataclass(frozen=True, slots=True)
class _Name:
    """What stands at the end of a series."""

    text: str
    width: float
    height: float
    value: float
    color: str


def _name(mark: Mark, number: int) -> _Name:
    """Place and last value of a series, a few words wide; who reports it where several do."""
    rows = [(mark.place_label, False), (mark.short, True), (mark.source_label, False)]
    blocks = [block(text, _NAME, bold=bold) for text, bold in rows if text.strip()]
    wide = max(
        [text_width(line, theme.SMALL) for text, _ in rows for line in wrap(text, _NAME)] + [0]
    )
    return _Name(
        text="<br>".join(text for text, _ in blocks),
        width=wide,
        height=sum(count for _, count in blocks) * line_height(theme.SMALL),
        value=mark.value,
        color=theme.hue(number),
    )


def _names(sheet: Sheet, panel: Panel, names: Sequence[_Name]) -> None:
    """What each series says at the right of its end, pushed apart where they would overlap."""
    ordered = sorted(names, key=lambda name: panel.down(name.value))
    wanted = [(panel.down(name.value), name.height) for name in ordered]
    for name, top in zip(ordered, apart(wanted, panel.top, panel.top + panel.height), strict=True):
        sheet.write(
            name.text,
            x=1,
            top=top,
            shift=_APART + _SWATCH + 4,
            valign="middle",
            size=theme.SMALL,
        )
        dash = f"M{_APART - 4},0L{_APART - 4 + _SWATCH},0"
        sheet.path(1, top, dash, line=name.color, width=3)


def apart(wanted: Sequence[tuple[float, float]], top: float, bottom: float) -> list[float]:
    """Centres of blocks (centre, height) between two edges, near the wanted ones, without overlap.

    Blocks that are higher together than the room go on beyond the bottom.

    >>> apart([(10, 20), (12, 20)], 0, 100)
    [10, 33.0]
    """
    centers: list[float] = []
    edge = top
    for center, height in wanted:
        centers.append(max(center, edge + height / 2))
        edge = centers[-1] + height / 2 + _ROOM
    edge = max(bottom, top + sum(height + _ROOM for _, height in wanted) - _ROOM)
    for index in reversed(range(len(wanted))):
        half = wanted[index][1] / 2
        centers[index] = min(centers[index], edge - half)
        edge = centers[index] - half - _ROOM
    return centers
