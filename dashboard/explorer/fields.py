"""The controls of the table: a field for every filter, the search, and the columns to show.

Before Dash has taken over, and where no script runs, they are a form that asks for the same address.
"""

from __future__ import annotations

from typing import Any, Final

import dash_bootstrap_components as dbc
from dash import html
from dash.development.base_component import Component

from dashboard.explorer import ids
from dashboard.explorer.attributes import aria
from dashboard.explorer.controls import EVERY, search_field, shown
from dashboard.exports.site.static_links import NEEDS_SERVER
from dashboard.indicators.fields import FILTERS
from dashboard.indicators.model.package import Package
from dashboard.messages import Locale
from dashboard.views.table import filter_labels
from dashboard.views.table.table import FIRST, KEYS, Table

#: The filters that stand in sight; the others are unfolded.
_FOREMOST: Final = ("theme", "place", "measure")
#: The keys of a query that a field stands for, in the order of the fields.
FIELDS: Final = (*(one.key for one in FILTERS), "q", "derived")


def bar(table: Table, package: Package, locale: Locale, *, action: str) -> html.Section:
    """All controls, set to what the table was understood to be asked for."""
    further = [one.key for one in FILTERS if one.key not in _FOREMOST]
    used = any(key in table.query.given() for key in further)
    form = html.Div(
        [
            html.Div(
                [
                    *(_filter(key, table, package, locale) for key in _FOREMOST),
                    search_field(ids.field("q"), table.query, locale, name="q"),
                ],
                className="table-fields",
            ),
            dbc.Checkbox(
                id=ids.field("derived"),
                name="derived",
                label=locale.text("derived.show"),
                value=table.query.derived,
                class_name="field-check",
            ),
            html.Details(
                [
                    html.Summary(locale.text("data.more")),
                    html.Div(
                        [_filter(key, table, package, locale) for key in further],
                        className="table-fields",
                    ),
                ],
                className="disclosure",
                open=used,
            ),
            html.Details(
                [html.Summary(locale.text("data.columns")), _columns(table, locale)],
                className="disclosure",
            ),
            html.Button(locale.text("data.apply"), type="submit", className="without-script"),
        ],
        **_form(action),
    )
    return html.Section(
        form,
        className="table-controls",
        **aria(label=locale.text("data.filters")),
        **NEEDS_SERVER,
    )


def _form(action: str) -> dict[str, Any]:
    """The address that the first paint sends these controls to."""
    return {"data-action": action}


def _filter(key: str, table: Table, package: Package, locale: Locale) -> html.Div:
    options = [
        (EVERY, locale.text(f"field.{key}.every")),
        *filter_labels.choices(key, package, locale),
    ]
    return html.Div(
        [
            html.Label(locale.text(f"field.{key}.filter"), htmlFor=ids.field(key)),
            dbc.Select(
                id=ids.field(key),
                name=key,
                options=[{"label": label, "value": value} for value, label in options],
                value=shown(table.query, key),
            ),
        ],
        className="field",
    )


def _columns(table: Table, locale: Locale) -> Component:
    """A box for each column but the one that names the row."""
    return html.Fieldset(
        [
            html.Legend(locale.text("data.columns"), className="visually-hidden"),
            dbc.Checklist(
                id=ids.COLUMNS,
                name="columns",
                options=[
                    {
                        "label": locale.text(f"field.{key}.name"),
                        "value": key,
                        "input_id": f"column-{key}",
                    }
                    for key in KEYS
                    if key != FIRST
                ],
                value=[key for key in table.columns if key != FIRST],
                class_name="column-boxes",
                inline=True,
            ),
        ]
    )
