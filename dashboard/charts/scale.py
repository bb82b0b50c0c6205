"""How far a value axis reaches, and the few round values it names."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from math import floor, isfinite, log10
from typing import Any

from dashboard.charts import theme
from dashboard.charts.sheet import NARROW, Sheet
from dashboard.charts.text import escape, text_width


def span(values: Iterable[float], *, head: float = 0.0) -> tuple[float, float]:
    """From the least to the greatest value with zero between, and a share of that as head-room.

    >>> span([3.0, 12.0])
    (0.0, 12.0)
    >>> span([])
    (0.0, 1.0)
    """
    finite = [value for value in values if isfinite(value)]
    low, high = min([0.0, *finite]), max([0.0, *finite])
    if low == high:
        return 0.0, 1.0
    extra = (high - low) * head
    return (low - extra if low < 0 else 0.0), high + extra


def ranks(values: Iterable[float]) -> tuple[float, float]:
    """From below the last rank up to the first place, which is the top.

    >>> ranks([3.0, 41.0])
    (43.0, 1.0)
    """
    worst = max([2.0, *(value for value in values if isfinite(value))])
    return worst + (worst - 1) * 0.05, 1.0


def ticks(low: float, high: float) -> list[float]:
    """Zero and two to four round values.

    >>> ticks(0.0, 27.0)
    [0.0, 10.0, 20.0]
    """
    rough = (high - low) / 4
    power = 10.0 ** floor(log10(rough))
    step = next(one * power for one in (1, 2, 2.5, 5, 10) if one * power >= rough)
    first = -int(-low // step) if low < 0 else 0
    return [round(number * step, 12) for number in range(first, int(high / step) + 1)]


def axis(
    sheet: Sheet, ends: tuple[float, float], unit: str, tick: Callable[[float, str], str]
) -> dict[str, Any]:
    """A value axis with few round names left of it; makes room for them on the sheet.

    One whose ends are turned around is of ranks, and names the first place instead of zero.
    """
    turned = ends[0] > ends[1]
    values = [max(one, 1.0) for one in ticks(0.0, ends[0])] if turned else ticks(*ends)
    names = [tick(value, unit) for value in values]
    wide = max(text_width(name, theme.SMALL) for name in names)
    sheet.ticks = max(sheet.ticks, min(wide, NARROW / 4) + 4)
    return {
        "showgrid": True,
        "tickmode": "array",
        "tickvals": values,
        "ticktext": [escape(name) for name in names],
        "zeroline": ends[0] < 0,
        "zerolinecolor": theme.RULE,
    }
