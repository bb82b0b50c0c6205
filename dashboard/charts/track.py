"""The track of a share: its whole as an outline, the share in it."""

from __future__ import annotations

from dashboard.charts import forms
from dashboard.charts.canvas import Canvas
from dashboard.charts.drawing import Panel, Place, Rect, Stroke
from dashboard.charts.mark import Mark


def draw(
    canvas: Canvas, panel: Panel, mark: Mark, *, center: float, thick: float, whole: float = 100.0
) -> None:
    """The whole as an outline, fainter around what is only a limit, and the share in it."""
    ceiling = mark.bound == "under"
    corners = Place(0, center - thick / 2), Place(100 / whole, center + thick / 2)
    canvas.add(Rect(*corners, stroke=Stroke("grid" if ceiling else "rule"), below=True))
    ends = (0.0, whole)
    forms.bar(canvas, panel, mark, center=center, thick=thick, value=mark.value, ends=ends)
