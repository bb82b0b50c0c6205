"""The three charts of plain_dash.py in Vizro, with a filter of the theme."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pandas as pd
import vizro.models as vm
import vizro.plotly.express as px
from vizro import Vizro

DATA = Path(__file__).resolve().parent.parent / "data"
GROWTH = ("gdp-growth", "budget-revenue-growth", "fixed-asset-investment-growth")


def create_server() -> Any:
    """The application, as gunicorn wants it."""
    observations = pd.read_csv(DATA / "indicators.csv")
    frame = observations.merge(pd.read_csv(DATA / "codebook.csv"), on="indicator")
    growth = frame[frame["indicator"].isin(GROWTH)]
    lines = frame[frame["indicator"] == "cre-lines"]
    shares = frame[(frame["measure"] == "share") & (frame["theme"] == "ftz")]
    charts = (
        px.bar(growth, x="value", y="label_en", title="Growth rates"),
        px.line(lines, x="period", y="value", markers=True, title="CRE lines, 2017–2022"),
        px.bar(shares, x="value", y="label_en", title="Shares", range_x=[0, 100]),
    )
    page = vm.Page(
        title="Jinhua in figures",
        components=[vm.Graph(figure=chart) for chart in charts],
        controls=[vm.Filter(column="theme")],
    )
    return Vizro().build(vm.Dashboard(pages=[page])).dash.server
