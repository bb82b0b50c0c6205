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


def room(mark: Mark) -> float:
    """Pixels that the end of a bar takes beyond its value."""
    if mark.value < 0 and mark.bound == "about":
        return 0
    return {"over": OPEN, "under": 3, "about": TIP}.get(mark.bound, 0)


def fills(marks: Sequence[Mark]) -> dict[str, Any]:
    """The marker of the bars of one trace."""
    colors = [theme.hue(mark.theme_hue) for mark in marks]
    tints = [theme.soft(mark.theme_hue) for mark in marks]
    marker: dict[str, Any] = {
        "color": [
            theme.CLEAR if mark.bound == "under" else tint if mark.end is None else color
            for mark, color, tint in zip(marks, colors, tints, strict=True)
        ],
        "line": {"color": colors, "width": [_outline(mark) for mark in marks]},
    }
    if any(mark.derived for mark in marks):
        marker["pattern"] = {
            "shape": ["/" if _is_hatched(mark) else "" for mark in marks],
            "bgcolor": tints,
            "fgcolor": colors,
            "size": 6,
            "solidity": 0.3,
        }
    return marker


def _is_hatched(mark: Mark) -> bool:
    """Whether a bar is filled and its value calculated."""
    return mark.derived and mark.bound != "under"


def _outline(mark: Mark) -> float:
    """The width of the line around a bar; what has no date gets a dashed one of its own."""
    if mark.bound == "under":
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
            "marker": fills([mark]),
            "customdata": [mark.id],
            "hovertext": [mark.hover],
            "hoverinfo": "text",
        },
    )
    zero, tip = share(0.0, ends), share(value, ends)
    if mark.end is None:
        _dashed(
            sheet,
            zero=zero,
            tip=tip,
            top=center,
            thick=thick,
            color=color,
            open_end=mark.bound in ("over", "about"),
        )
    if capped:
        _end(sheet, mark, tip=tip, top=center, thick=thick, colors=(color, tint))


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
    sheet: Sheet, mark: Mark, *, tip: float, top: float, thick: float, colors: tuple[str, str]
) -> None:
    """What stands at the value: an open end, a cap or a soft tip."""
    half, (color, tint) = thick / 2, colors
    if mark.bound == "over":
        sheet.path(tip, top, f"M0,{half}L{OPEN},{half}L{OPEN},{-half}L0,{-half}Z", fill=tint)
        line = {"color": color, "width": 1.5, "dash": "4px,3px"}
        for side in (half, -half):
            sheet.shape(tip, top, type="line", x0=0, x1=OPEN, y0=side, y1=side, line=line)
    elif mark.bound == "under":
        sheet.path(tip, top, f"M0,{half + 4}L0,{-half - 4}", line=color, width=4)
    elif mark.bound == "about":
        way = -1 if mark.value < 0 else 1
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
