"""The form of a bar: what its bound, its missing date and its being calculated look like.

An exact value is a filled bar. A floor is filled up to its value and then goes on, open. A
ceiling is never filled: an outline with a heavy cap. A rough value has a soft, round tip.
What is undated is a tint in a dashed outline; what was calculated is hatched, and its dot is an
open square.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from dashboard.charts import theme
from dashboard.charts.marks import Mark
from dashboard.charts.sheet import Panel, Sheet

#: How far an open end goes on beyond its value, and what a cap and a tip take, in pixels.
OPEN: Final = 28
TIP: Final = 10


def room(mark: Mark, value: float) -> float:
    """Pixels that the end of a bar of that length takes to the right, beyond it or zero."""
    return 0 if value < 0 else {"over": OPEN, "under": 3, "about": TIP}.get(mark.bound, 0)


def left(marks: Sequence[Mark]) -> float:
    """Pixels that the bars of values below zero take on the left, beyond the least of them."""
    ends = {outward(mark.bound, mark.value) for mark in marks if mark.value < 0}
    return OPEN if "over" in ends else TIP if ends else 0


def outward(bound: str, value: float) -> str:
    """The bound as seen from zero: below it, "less than" is where a bar goes on, "more than" where it ends."""
    turned = {"over": "under", "under": "over"} if value < 0 else {}
    return turned.get(bound, bound)


def fills(marks: Sequence[Mark], values: Sequence[float]) -> dict[str, Any]:
    """The marker of the bars of one trace, which are so long."""
    bounds = [outward(mark.bound, value) for mark, value in zip(marks, values, strict=True)]
    colors = [theme.hue(mark.theme_hue) for mark in marks]
    tints = [theme.soft(mark.theme_hue) for mark in marks]
    marker: dict[str, Any] = {
        "color": [
            theme.CLEAR if bound == "under" else tint if mark.end is None else color
            for mark, bound, color, tint in zip(marks, bounds, colors, tints, strict=True)
        ],
        "line": {"color": colors, "width": list(map(_outline, marks, bounds))},
    }
    if any(mark.derived for mark in marks):
        marker["pattern"] = {
            "shape": [
                "/" if mark.derived and bound != "under" else ""
                for mark, bound in zip(marks, bounds, strict=True)
            ],
            "bgcolor": tints,
            "fgcolor": colors,
            "size": 6,
            "solidity": 0.3,
        }
    return marker


def _outline(mark: Mark, bound: str) -> float:
    """The width of the line around a bar; what has no date gets a dashed one of its own."""
    if bound == "under":
        return 0 if mark.end is None else 1.5
    return 1 if mark.derived else 0


def bar(
    sheet: Sheet,
    panel: Panel,
    mark: Mark,
    *,
    center: float,
    thick: float,
    value: float,
    ends: tuple[float, float],
    capped: bool = True,
) -> None:
    """A bar from zero on a panel that counts pixels of the sheet, between the ``ends`` of its scale."""
    color, tint = theme.hue(mark.theme_hue), theme.soft(mark.theme_hue)
    sheet.draw(
        panel,
        {
            "type": "bar",
            "orientation": "h",
            "name": mark.label,
            "x": [value],
            "y": [center],
            "width": [thick],
            "marker": fills([mark], [value]),
            "customdata": [mark.id],
            "hovertext": [mark.hover],
            "hoverinfo": "text",
        },
    )
    zero, tip, bound = share(0.0, ends), share(value, ends), outward(mark.bound, value)
    if mark.end is None:
        _dashed(
            sheet,
            zero=zero,
            tip=tip,
            top=center,
            thick=thick,
            color=color,
            open_end=bound in ("over", "about"),
        )
    if capped:
        way = -1 if value < 0 else 1
        _end(sheet, bound, tip=tip, top=center, thick=thick, colors=(color, tint), way=way)


def share(value: float, ends: tuple[float, float]) -> float:
    """Where a value lies between the ends of a scale, from 0 to 1."""
    low, high = ends
    return (value - low) / (high - low)


def _dashed(
    sheet: Sheet, *, zero: float, tip: float, top: float, thick: float, color: str, open_end: bool
) -> None:
    """The dashed outline of what has no date."""
    half = thick / 2
    line = {"color": color, "width": 1.5, "dash": "4px,3px"}
    for side in (half, -half):
        sheet.shape(
            0, top, type="line", xsizemode="scaled", x0=zero, x1=tip, y0=side, y1=side, line=line
        )
    for x in (zero,) if open_end else (zero, tip):
        sheet.shape(x, top, type="line", x0=0, x1=0, y0=-half, y1=half, line=line)


def _end(
    sheet: Sheet,
    bound: str,
    *,
    tip: float,
    top: float,
    thick: float,
    colors: tuple[str, str],
    way: int,
) -> None:
    """What stands at the value: an open end, a cap or a soft tip; ``way`` is -1 to the left."""
    half, (color, tint) = thick / 2, colors
    if bound == "over":
        far = OPEN * way
        sheet.path(tip, top, f"M0,{half}L{far},{half}L{far},{-half}L0,{-half}Z", fill=tint)
        line = {"color": color, "width": 1.5, "dash": "4px,3px"}
        for side in (half, -half):
            sheet.shape(tip, top, type="line", x0=0, x1=far, y0=side, y1=side, line=line)
    elif bound == "under":
        sheet.path(tip, top, f"M0,{half + 4}L0,{-half - 4}", line=color, width=4)
    elif bound == "about":
        back, bulge = -TIP * way, (TIP + 3) * way
        arc = f"M{back},{half}L0,{half}C{bulge},{half} {bulge},{-half} 0,{-half}L{back},{-half}Z"
        sheet.path(tip, top, arc, fill=tint, line=color, width=1.5)


def points(
    sheet: Sheet,
    panel: Panel,
    marks: Sequence[Mark],
    *,
    x: Sequence[object],
    y: Sequence[float],
    size: int = 11,
) -> None:
    """Dots, as one trace: filled when dated, hollow when not or for a ceiling, a diamond for an event.

    What was calculated is an open square.
    """
    colors = [theme.hue(mark.theme_hue) for mark in marks]
    hollow = [mark.end is None or mark.bound == "under" or mark.derived for mark in marks]
    shapes = [
        "diamond" if not mark.has_value else "square" if mark.derived else "circle"
        for mark in marks
    ]
    sheet.draw(
        panel,
        {
            "type": "scatter",
            "mode": "markers",
            "name": marks[0].label,
            "x": list(x),
            "y": list(y),
            "cliponaxis": False,
            "marker": {
                "symbol": [
                    f"{shape}-open" if empty else shape
                    for shape, empty in zip(shapes, hollow, strict=True)
                ],
                "size": [size + 2 if shape == "diamond" else size for shape in shapes],
                "color": colors,
                "opacity": 1,
                "line": {"color": colors, "width": [2 if empty else 0 for empty in hollow]},
            },
            "customdata": [mark.id for mark in marks],
            "hovertext": [mark.hover for mark in marks],
            "hoverinfo": "text",
        },
    )
