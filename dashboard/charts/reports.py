"""Who reports what, where several sources speak of one moment of a line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from dashboard.charts import axes, theme
from dashboard.charts.canvas import NARROW, SMALL_WIDTH, Canvas
from dashboard.charts.drawing import Panel, Place, Text, TextLine, Valign
from dashboard.charts.mark import Mark, moments
from dashboard.charts.metrics import text_width
from dashboard.charts.text import block, line_height

_WIDE = 24
_BESIDE = 7

#: What stands for each source in a key, and the symbol of its points.
_SIGNS = ("●", "■", "◆", "▲", "✚", "✖")


@dataclass(frozen=True, slots=True)
class _Note:
    """What one report says, right of its point; the box is in pixels of the narrowest panel."""

    mark: Mark
    lines: tuple[TextLine, ...]
    below: bool
    left: float
    top: float
    wide: float
    high: float

    def meets(self, other: _Note) -> bool:
        """Whether two notes would stand on each other."""
        return (
            self.left < other.left + other.wide
            and other.left < self.left + self.wide
            and self.top < other.top + other.high
            and other.top < self.top + self.high
        )


def notes(
    canvas: Canvas, series: Sequence[Mark], panel: Panel, marks: Sequence[Mark]
) -> list[_Note]:
    """What stands beside each report of a moment before the last; nothing if that does not fit.

    ``marks`` are all that the panel shows.
    """
    wide = NARROW - canvas.right - canvas.ticks - canvas.edge
    begin, end = axes.whole(marks)
    found = []
    for one in (one for one in moments(series)[:-1] if one[1:]):
        for rank, mark in enumerate(sorted(one, key=lambda mark: panel.down(mark.value))):
            lines = block(f"{mark.short} · {mark.source_label}", _WIDE)
            below, high = rank == len(one) - 1, len(lines) * line_height(theme.SMALL)
            left = (axes.moment(mark) - begin) / (end - begin) * wide + _BESIDE
            top = panel.down(mark.value) - (0 if below else high)
            length = max(text_width(run.text, theme.SMALL) for (run,) in lines)
            found.append(_Note(mark, lines, below, left, top, length, high))
    apart = not any(one.meets(other) for one, other in combinations(found, 2))
    inside = all(note.left + note.wide <= wide + _BESIDE for note in found)
    return found if apart and inside else []


def write(canvas: Canvas, panel: Panel, found: Sequence[_Note]) -> None:
    """Set the notes beside their points."""
    for note in found:
        at = Place(axes.moment(note.mark), note.mark.value, panel, dx=_BESIDE)
        valign: Valign = "top" if note.below else "bottom"
        canvas.add(Text(at, note.lines, "left", valign, theme.SMALL, "muted"))


def signs(series: Sequence[Mark]) -> dict[str, int]:
    """Who reports a moment that others report as well, each with the number of its sign."""
    sources = dict.fromkeys(mark.source_label for mark in series if mark.source_label)
    return {source: number % len(_SIGNS) for number, source in enumerate(sources)}


def key(canvas: Canvas, found: Mapping[str, int]) -> None:
    """What the signs of the sources are, below the panel."""
    for source, number in found.items():
        said = f"{_SIGNS[number]} {source}"
        canvas.label(said, size=theme.SMALL, color="muted", width=SMALL_WIDTH)
