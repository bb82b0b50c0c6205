"""How a figure changed: two points as two points, or a line where there are more."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import pandas as pd
import plotly.graph_objects as go

from dashboard.charts import clock, empty, forms, lines, listing, scale, theme
from dashboard.charts.marks import Mark, read
from dashboard.charts.marks import series as series_of
from dashboard.charts.sheet import SMALL_WIDTH, Panel, Sheet
from dashboard.charts.text import Words, block, columns, escape, line_height

#: Height of a panel below the words of its highest point: with one pair, with several, with none.
_HEIGHT = 190
_LOWER = 130
_BELOW = 56
_BETWEEN = 22

#: Columns of what is said at a point, and pixels between two points that a bracket needs.
_SAID = 20
_EDGE = 8
_WHEN = 28
_BRACKET = 64


def draw(marks: pd.DataFrame, words: Words) -> go.Figure:
    """The dated marks over true time, a panel for what compares; what has no date or was calculated in a list."""
    rows = read(marks)
    if not rows:
        return empty.draw(marks, words)
    dated = [mark for mark in rows if _is_point(mark)]
    rest = [mark for mark in rows if not _is_point(mark)]
    sheet = Sheet()
    for group in _groups(dated):
        if all(_is_short(one) for one in group):
            _short(sheet, group, words)
        else:
            lines.draw(sheet, group, words)
    _list(sheet, rest, words)
    return sheet.figure()


def _is_point(mark: Mark) -> bool:
    """Whether a mark has a place on the axes; what was calculated between two is not a third."""
    return mark.at is not None and mark.has_value and not mark.derived


def _groups(marks: Iterable[Mark]) -> list[list[list[Mark]]]:
    """The series of each indicator and unit together, in the order of the frame."""
    groups: dict[tuple[str, str], list[list[Mark]]] = {}
    for one in series_of(marks):
        groups.setdefault((one[0].indicator, one[0].unit), []).append(one)
    return list(groups.values())


def _is_short(marks: Sequence[Mark]) -> bool:
    """Whether a series has at most two moments, each with one report: too few for a line.

    Ranks need the axis of one.
    """
    if marks[0].measure == "rank":
        return False
    return len({mark.at for mark in marks}) == len(marks) <= 2


def _list(sheet: Sheet, marks: Sequence[Mark], words: Words) -> None:
    """What has no place on the time axis or no value, below it."""
    undated = [mark for mark in marks if mark.at is None]
    if dated := [mark for mark in marks if mark.at]:
        listing.draw(sheet, dated, when=True)
        sheet.gap(_BETWEEN)
    if undated:
        sheet.label(words.undated, size=theme.SMALL, color=theme.MUTED, width=SMALL_WIDTH)
        sheet.gap(8)
        listing.draw(sheet, undated)


def _short(sheet: Sheet, group: Sequence[Sequence[Mark]], words: Words) -> None:
    """A panel for each place of one indicator, all on one scale and one time axis."""
    every = [mark for one in group for mark in one]
    above = max(sum(_heights(mark)) for mark in every) + 18
    pair = any(len(one) == 2 for one in group)
    drawn = _BELOW if not pair else _HEIGHT if len(group) == 1 else _LOWER
    height = drawn + above * (2 if any(mark.value < 0 for mark in every) else 1)
    ends = scale.span((mark.value for mark in every), head=above / drawn)
    for one in group:
        changed = words.change.get((one[0].indicator, one[0].place), ()) if len(one) == 2 else ()
        rise = abs(one[-1].value - one[0].value) / (ends[1] - ends[0]) * height
        bracket = rise > _BRACKET and all(columns(text) <= _SAID for text in changed)
        sheet.label(one[0].label)
        if not bracket:
            sheet.label(" · ".join(changed))
        sheet.right = max(sheet.right, _EDGE)
        panel = clock.panel(sheet, every, height=height, y={"visible": False}, span=ends)
        if ends[0] < 0:
            sheet.rule(panel.down(0.0))
        missing = len(one) == 2 and bool(lines.missing(one[0], one[1], words))
        if len(one) == 2:
            _pair(sheet, panel, one[0], one[1], words)
        if changed and bracket:
            _changed(sheet, panel, one[0], one[1], changed)
        x, y = [clock.at(mark) for mark in one], [mark.value for mark in one]
        forms.points(sheet, panel, one, x=x, y=y, size=13)
        for mark in one:
            _said(sheet, panel, mark, one, every, missing=missing)
        sheet.apart(_BETWEEN)


def _heights(mark: Mark) -> tuple[float, float]:
    """How high what a point says is, and when."""
    said, when = block(mark.said, _SAID)[1], block(mark.when, _WHEN)[1]
    return said * line_height(theme.SIZE), when * line_height(theme.SMALL)


def _side(mark: Mark, marks: Sequence[Mark], every: Sequence[Mark]) -> str:
    """Where the words at a point begin: away from the connector, or from the nearer end of the axis."""
    if len(marks) == 2:
        return "left" if mark is marks[0] else "right"
    assert mark.at is not None  # callers have left out what is undated
    begin, end = clock.whole(every)
    part = (mark.at - begin) / (end - begin)
    return "left" if part < 0.3 else "right" if part > 0.7 else "center"


def _said(
    sheet: Sheet,
    panel: Panel,
    mark: Mark,
    marks: Sequence[Mark],
    every: Sequence[Mark],
    *,
    missing: bool,
) -> None:
    """What a point says and when, at the side that the connector leaves free."""
    first, last = marks[0], marks[-1]
    lower = len(marks) == 2 and mark is (last if last.value <= first.value else first)
    said, when = block(mark.said, _SAID, bold=True)[0], block(mark.when, _WHEN)[0]
    heights = _heights(mark)
    free = panel.top + panel.height - panel.down(mark.value)
    below = lower and free > sum(heights) + (34 if missing else 14)
    side = _side(mark, marks, every)
    shifts = (-12.0, -12 - heights[0]) if below else (12 + heights[1], 12.0)
    for text, shift, size, color in (
        (said, shifts[0], theme.SIZE, theme.INK),
        (when, shifts[1], theme.SMALL, theme.MUTED),
    ):
        sheet.note(
            text,
            panel,
            clock.at(mark),
            mark.value,
            xanchor=side,
            align=side,
            xshift={"left": -7, "right": 7}.get(side, 0),
            yanchor="top" if below else "bottom",
            yshift=shift,
            font={"size": size, "color": color},
            bgcolor=theme.SURFACE if lower and not below else theme.CLEAR,
        )


def _pair(sheet: Sheet, panel: Panel, first: Mark, last: Mark, words: Words) -> None:
    """The connector of two points, and the years between them that have no figures."""
    color = theme.hue(first.theme_hue)
    lines.connect(sheet, panel, [(first, last)], {"color": color, "width": 1.5, "dash": "2px,5px"})
    lines.say_missing(sheet, panel, first, last, words)


def _changed(sheet: Sheet, panel: Panel, first: Mark, last: Mark, changed: Sequence[str]) -> None:
    """What changed, at a bracket from the level of the first point to the last one."""
    line = {"color": theme.INK, "width": 1}
    x = clock.at(last)
    guide = {**line, "color": theme.RULE, "dash": "1px,3px"}
    sheet.across(
        panel,
        type="line",
        layer="below",
        x0=clock.at(first),
        x1=x,
        y0=first.value,
        y1=first.value,
        line=guide,
    )
    text = "<br>".join(escape(one) for one in changed)
    sheet.across(
        panel, type="line", layer="below", x0=x, x1=x, y0=first.value, y1=last.value, line=line
    )
    serif = {"xanchor": x, "xsizemode": "pixel", "x0": -4, "x1": 4}
    sheet.across(
        panel, type="line", layer="below", y0=first.value, y1=first.value, line=line, **serif
    )
    sheet.note(
        text,
        panel,
        x,
        first.value + (last.value - first.value) * 0.3,
        xanchor="right",
        align="right",
        xshift=-8,
        yanchor="middle",
    )
