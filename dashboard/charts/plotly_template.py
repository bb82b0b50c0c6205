"""What all Plotly figures share: type, colours, and that nothing is dragged."""

from __future__ import annotations

import plotly.graph_objects as go

from dashboard.charts.theme import CLEAR, FONT, HUES, LIGHT, SIZE, SMALL, hue


def template() -> go.layout.Template:
    """What all figures share; each is handed this one, and Plotly's own templates are left alone."""
    axis = {
        "fixedrange": True,
        "showgrid": False,
        "zeroline": False,
        "showline": False,
        "ticks": "",
        "tickfont": {"size": SMALL, "color": LIGHT["muted"]},
        "gridcolor": LIGHT["grid"],
        "linecolor": LIGHT["rule"],
        "automargin": False,
        "tickangle": 0,
    }
    return go.layout.Template(
        layout={
            "font": {"family": FONT, "size": SIZE, "color": LIGHT["ink"]},
            "paper_bgcolor": CLEAR,
            "plot_bgcolor": CLEAR,
            "colorway": [LIGHT[hue(number)] for number in range(1, HUES + 1)],
            "showlegend": False,
            "dragmode": False,
            "hovermode": "closest",
            "hoverlabel": {
                "bgcolor": LIGHT["surface"],
                "bordercolor": LIGHT["rule"],
                "align": "left",
                "font": {"family": FONT, "size": 13, "color": LIGHT["ink"]},
            },
            "xaxis": axis,
            "yaxis": axis,
            "annotationdefaults": {
                "showarrow": False, "borderpad": 0, "borderwidth": 0, "align": "left",
            },
        }
    )  # fmt: skip
