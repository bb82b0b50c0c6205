"""What stands in place of a chart when there is nothing to draw."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.charts.canvas import Canvas
from dashboard.charts.drawing import Drawing
from dashboard.charts.mark import Mark
from dashboard.charts.text import Words, block


def draw(marks: Sequence[Mark], words: Words) -> Drawing:  # noqa: ARG001 - every family has this form
    """A drawing without marks that says, in the middle, that there are none."""
    canvas = Canvas()
    canvas.write(
        block(words.empty, 34), x=0.5, top=80, anchor="center", valign="middle", color="muted"
    )
    canvas.gap(160)
    canvas.panel_from(0, x=(0.0, 1.0))
    return canvas.finish()
