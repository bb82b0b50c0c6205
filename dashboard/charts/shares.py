"""Shares, each of its own whole: a track from nothing to all of it, never stacked."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.charts import empty, lines, listing, row_head, theme, track
from dashboard.charts.canvas import SMALL_WIDTH, Canvas
from dashboard.charts.drawing import Drawing
from dashboard.charts.mark import Mark, over_time
from dashboard.charts.text import Words

_THICK = 18
_BETWEEN = 16


def draw(marks: Sequence[Mark], words: Words) -> Drawing:
    """A track for each share, the reference first in a row of its own; lines where a share has more dates."""
    if not marks:
        return empty.draw(marks, words)
    held = [mark for mark in marks if _is_share(mark) and mark.reference]
    series, single = over_time([mark for mark in marks if _is_share(mark) and not mark.reference])
    canvas = Canvas(right=3)
    _tracks(canvas, [*(held if single or not series else ()), *single], words)
    indicators = list(dict.fromkeys(one[0].indicator for one in series))
    for indicator in indicators:
        group = [one for one in series if one[0].indicator == indicator]
        whole = max(100.0, *(mark.value for one in group for mark in one))
        lines.draw(canvas, group, words, ends=(0.0, whole * 1.01), held=held)
    listing.draw(canvas, [mark for mark in marks if not _is_share(mark)], when=True)
    return canvas.finish()


def _is_share(mark: Mark) -> bool:
    """Whether a mark is a part of a whole that is known."""
    return mark.has_value and mark.measure == "share"


def _tracks(canvas: Canvas, marks: Sequence[Mark], words: Words) -> None:
    """The tracks of single shares, all of one length; each says what all of it is."""
    if not marks:
        return
    start, centers = canvas.cursor, []
    whole = max(100.0, *(mark.value for mark in marks), 0.0)
    whens = row_head.several_dates(marks)
    for mark in marks:
        row_head.draw(canvas, mark, when=whens)
        canvas.gap(4)
        centers.append(canvas.cursor + _THICK / 2)
        canvas.gap(_THICK + 4)
        said = words.whole(mark.of) if mark.of else ""
        canvas.label(said, size=theme.SMALL, color="muted", width=SMALL_WIDTH, right=True)
        canvas.apart(_BETWEEN)
    panel = canvas.panel_from(start, x=(0.0, whole))
    for mark, center in zip(marks, centers, strict=True):
        track.draw(canvas, panel, mark, center=center, thick=_THICK, whole=whole)
