"""How a figure changed: two points as two points, or a line where there are more."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import pandas as pd
import plotly.graph_objects as go

from dashboard.charts import clock, empty, forms, lines, listing, scale, theme
from dashboard.charts.marks import Mark, read
from dashboard.charts.marks import series as series_of
from dashboard.charts.sheet import WIDTH, Panel, Sheet, text_width
from dashboard.charts.text import Words, block, escape

_HEIGHT = 250
_AXIS = 24
_BETWEEN = 20


def draw(marks: pd.DataFrame, words: Words) -> go.Figure:
    """The dated marks over true time, a panel for what compares; the undated ones in a list."""
    rows = read(marks)
    if not rows:
        return empty.draw(marks, words)
    dated = [mark for mark in rows if mark.at and mark.has_value]
    rest = [mark for mark in rows if not (mark.at and mark.has_value)]
    sheet = Sheet()
    for group in _groups(dated):
        if all(_is_short(one) for one in group):
            _short(sheet, group, words)
        else:
            several = len(group) > 1
            title = group[0][0].indicator_label if several else group[0][0].label
            lines.draw(sheet, group, words, title=title)
    _list(sheet, rest, words)
    return sheet.figure()


def _groups(marks: Iterable[Mark]) -> list[list[list[Mark]]]:
    """The series of each indicator and unit together, in the order of the frame."""
    groups: dict[tuple[str, str], list[list[Mark]]] = {}
    for one in series_of(marks):
        groups.setdefault((one[0].indicator, one[0].unit), []).append(one)
    return list(groups.values())


def _is_short(marks: Sequence[Mark]) -> bool:
    """Whether a series has at most two moments: too few for a line."""
    return len({mark.at for mark in marks}) <= 2 and len(marks) <= 2


def _list(sheet: Sheet, marks: Sequence[Mark], words: Words) -> None:
    """What has no place on the time axis or no value, below it."""
    undated = [mark for mark in marks if mark.at is None]
    if dated := [mark for mark in marks if mark.at]:
        listing.draw(sheet, dated, when=True)
        sheet.gap(_BETWEEN)
    if undated:
        sheet.label(words.undated, size=theme.SMALL, color=theme.MUTED, width=40)
        sheet.gap(8)
        listing.draw(sheet, undated)


def _short(sheet: Sheet, group: Sequence[Sequence[Mark]], words: Words) -> None:
    """A panel for each place of one indicator, all on one scale and one time axis."""
    every = [mark for one in group for mark in one]
    low, high = scale.span((mark.value for mark in every), head=0.28)
    time = clock.axis(every)
    for one in group:
        sheet.label(one[0].label)
        changed = words.change.get((one[0].indicator, one[0].place), ()) if len(one) == 2 else ()
        axis = {"visible": False}
        height = _HEIGHT if len(one) == 2 else 120
        panel = sheet.panel(height, x={**time, "showline": low == 0}, y=axis, span=(low, high))
        if low < 0:
            sheet.rule(panel.down(0.0))
        if len(one) == 2:
            _pair(sheet, panel, one[0], one[1], words)
            _changed(sheet, panel, one[0], one[1], changed)
        for mark in one:
            forms.point(sheet, panel, mark, x=clock.at(mark), y=mark.value, size=13)
            _said(sheet, panel, mark, one)
        sheet.gap(_AXIS + _BETWEEN)


def _said(sheet: Sheet, panel: Panel, mark: Mark, marks: Sequence[Mark]) -> None:
    """What a point says and when, at the side that the connector leaves free."""
    first, last = marks[0], marks[-1]
    falls = len(marks) == 2 and last.value < first.value
    below = falls and mark is last and panel.top + panel.height - panel.down(mark.value) > 60
    when, _ = block(mark.when, 20)
    said, _ = block(mark.said, 20, bold=True)
    side = "left" if mark is first else "right"
    sheet.note(
        f'{said}<br><span style="font-size: {theme.SMALL}px">{when}</span>',
        panel,
        clock.at(mark),
        mark.value,
        xanchor=side,
        align=side,
        xshift=-7 if side == "left" else 7,
        yanchor="top" if below else "bottom",
        yshift=-12 if below else 12,
    )


def _pair(sheet: Sheet, panel: Panel, first: Mark, last: Mark, words: Words) -> None:
    """The connector of two points, and the years between them that have no figures."""
    color = theme.hue(first.theme_hue)
    lines.connect(sheet, panel, [(first, last)], {"color": color, "width": 1.5, "dash": "2px,5px"})
    said = lines.missing(first, last, words)
    if said:
        text, _ = block(said, 26)
        sheet.note(
            text,
            panel,
            clock.middle(first, last),
            0,
            yanchor="bottom",
            yshift=6,
            align="center",
            font={"size": theme.SMALL, "color": theme.MUTED},
        )


def _changed(
    sheet: Sheet, panel: Panel, first: Mark, last: Mark, changed: Sequence[str]
) -> None:
    """What changed, at a bracket from the level of the first point to the last one."""
    if not changed or first.value == last.value:
        return
    line = {"color": theme.INK, "width": 1}
    x = clock.at(last)
    guide = {**line, "color": theme.RULE, "dash": "1px,3px"}
    sheet.across(panel, type="line", x0=clock.at(first), x1=x, y0=first.value, y1=first.value, line=guide)
    text = "<br>".join(escape(one) for one in changed)
    sheet.across(panel, type="line", x0=x, x1=x, y0=first.value, y1=last.value, line=line)
    serif = {"xanchor": x, "xsizemode": "pixel", "x0": -4, "x1": 4}
    sheet.across(panel, type="line", y0=first.value, y1=first.value, line=line, **serif)
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
