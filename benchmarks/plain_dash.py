"""The baseline: three charts of the same figures as anybody would make them with Dash alone.

``gunicorn "benchmarks.plain_dash:create_server()"`` serves it.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

import pandas as pd
import plotly.express as px
from dash import Dash, Input, Output, dcc, html
from flask import Flask

DATA: Final = Path(__file__).resolve().parent.parent / "data"
GROWTH: Final = ("gdp-growth", "budget-revenue-growth", "fixed-asset-investment-growth")
CHARTS: Final = ("growth", "lines", "shares")


def read(folder: Path = DATA) -> pd.DataFrame:
    """The figures, each with theme and label from the codebook."""
    observations = pd.read_csv(folder / "indicators.csv")
    return observations.merge(pd.read_csv(folder / "codebook.csv"), on="indicator")


def draw(frame: pd.DataFrame, theme: str | None) -> tuple[Any, Any, Any]:
    """Growth rates, lines of the China Railway Express, shares: of one theme, or of all."""
    chosen = frame if theme is None else frame[frame["theme"] == theme]
    growth = chosen[chosen["indicator"].isin(GROWTH)]
    lines = chosen[chosen["indicator"] == "cre-lines"]
    shares = chosen[(chosen["measure"] == "share") & (chosen["theme"] == "ftz")]
    return (
        px.bar(growth, x="value", y="label_en", title="Growth rates"),
        px.line(lines, x="period", y="value", markers=True, title="CRE lines, 2017–2022"),
        px.bar(shares, x="value", y="label_en", title="Shares", range_x=[0, 100]),
    )


def create_server() -> Flask:
    """The application, as gunicorn wants it."""
    frame = read()
    app = Dash(__name__, title="Plain Dash")
    app.layout = html.Div(
        [
            html.H1("Jinhua in figures"),
            dcc.Dropdown(
                options=[{"label": theme, "value": theme} for theme in frame["theme"].unique()],
                id="theme",
                placeholder="Theme",
            ),
            *(dcc.Graph(id=chart) for chart in CHARTS),
        ]
    )

    @app.callback(
        *(Output(chart, "figure") for chart in CHARTS),
        Input("theme", "value"),
    )
    def update(theme: str | None) -> tuple[Any, Any, Any]:
        return draw(frame, theme)

    server: Flask = app.server
    return server
