"""The three charts of plain_dash.py in Panel, with a choice of the theme."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pandas as pd
import panel as pn
import plotly.express as px

DATA = Path(__file__).resolve().parent.parent / "data"
GROWTH = ("gdp-growth", "budget-revenue-growth", "fixed-asset-investment-growth")

pn.extension("plotly")
observations = pd.read_csv(DATA / "indicators.csv")
frame = observations.merge(pd.read_csv(DATA / "codebook.csv"), on="indicator")
themes = pn.widgets.Select(name="Theme", options=["all", *frame["theme"].unique()])


def draw(theme: str) -> Any:
    """The charts of one theme, or of all."""
    chosen = frame if theme == "all" else frame[frame["theme"] == theme]
    growth = chosen[chosen["indicator"].isin(GROWTH)]
    lines = chosen[chosen["indicator"] == "cre-lines"]
    shares = chosen[(chosen["measure"] == "share") & (chosen["theme"] == "ftz")]
    return pn.Column(
        px.bar(growth, x="value", y="label_en", title="Growth rates"),
        px.line(lines, x="period", y="value", markers=True, title="CRE lines, 2017–2022"),
        px.bar(shares, x="value", y="label_en", title="Shares", range_x=[0, 100]),
    )


pn.Column("# Jinhua in figures", themes, pn.bind(draw, themes)).servable()
