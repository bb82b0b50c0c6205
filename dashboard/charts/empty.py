"""What stands in place of a chart when there is nothing to draw."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from dashboard.charts import theme
from dashboard.charts.sheet import Sheet
from dashboard.charts.text import Words, block


def draw(marks: pd.DataFrame, words: Words) -> go.Figure:  # noqa: ARG001 - every family has this form
    """A figure without marks that says, in the middle, that there are none."""
    sheet = Sheet()
    said, _ = block(words.empty, 34)
    sheet.write(said, x=0.5, top=80, anchor="center", valign="middle", color=theme.MUTED)
    sheet.gap(160)
    sheet.panel_from(0, x={"visible": False})
    return sheet.figure()
