"""The three charts of plain_dash.py in Streamlit, with a choice of the theme."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import plotly.express as px
import streamlit as st

DATA = Path(__file__).resolve().parent.parent / "data"
GROWTH = ("gdp-growth", "budget-revenue-growth", "fixed-asset-investment-growth")

observations = pd.read_csv(DATA / "indicators.csv")
frame = observations.merge(pd.read_csv(DATA / "codebook.csv"), on="indicator")
st.title("Jinhua in figures")
theme = st.selectbox("Theme", frame["theme"].unique(), index=None)
chosen = frame if theme is None else frame[frame["theme"] == theme]
growth = chosen[chosen["indicator"].isin(GROWTH)]
lines = chosen[chosen["indicator"] == "cre-lines"]
shares = chosen[(chosen["measure"] == "share") & (chosen["theme"] == "ftz")]
st.plotly_chart(px.bar(growth, x="value", y="label_en", title="Growth rates"))
st.plotly_chart(px.line(lines, x="period", y="value", markers=True, title="CRE lines, 2017–2022"))
st.plotly_chart(px.bar(shares, x="value", y="label_en", title="Shares", range_x=[0, 100]))
