"""The controls of the explorer, and what their values mean for the keys of a query."""

from __future__ import annotations

from typing import Any, Final

import dash_bootstrap_components as dbc
from dash import html
from dash.development.base_component import Component

from dashboard.explorer import ids
from dashboard.explorer.attributes import aria
from dashboard.exports.site.static_links import NEEDS_SERVER
from dashboard.indicators.model.package import Package
from dashboard.indicators.select.query import Query
from dashboard.messages import Locale
from dashboard.views.table import filter_labels

#: The value of a control that picks nothing in particular: a select cannot hold an empty one.
EVERY: Final = "all"

#: Which control of the explorer stands for which key of a query.
CHOICES: Final = ((ids.PLACE, "place"), (ids.MEASURE, "measure"))


def shown(query: Query, key: str) -> str | bool:
    """The value of the control that stands for one key of a query."""
    if key == "derived":
        return query.derived
    return query.value(key) or ("" if key == "q" else EVERY)


def chosen(value: str | bool | None) -> str | bool:  # noqa: FBT001 (what a checkbox holds)
    """What a control's value means for its key."""
    return value if isinstance(value, bool) else "" if value in (None, EVERY) else str(value)


def bar(
    package: Package, query: Query, locale: Locale, *, themes: Component, action: str
) -> html.Section:
    """All controls in one line, set to what the query says; ``themes`` are links.

    Until a script runs, the fields are sent as a form.
    """
    return html.Section(
        [
            themes,
            html.Div(
                [
                    _select(ids.PLACE, "place", package, query, locale),
                    _select(ids.MEASURE, "measure", package, query, locale),
                    search_field(ids.SEARCH, query, locale, name="q"),
                    dbc.Checkbox(
                        id=ids.DERIVED,
                        label=locale.text("derived.show"),
                        value=query.derived,
                        class_name="field-check",
                        name="derived",
                    ),
                    html.Button(locale.text("data.apply"), type="submit", className="apply"),
                ],
                className="filter-fields",
                **_form(action),
            ),
        ],
        className="filters",
        **aria(label=locale.text("explorer.filters")),
        **NEEDS_SERVER,
    )


def _form(action: str) -> dict[str, Any]:
    """Where the fields are sent while no script runs; Dash leaves a ``div`` as it is."""
    return {"data-action": action}


def _select(control: str, key: str, package: Package, query: Query, locale: Locale) -> html.Div:
    options = [
        (EVERY, locale.text(f"field.{key}.every")),
        *filter_labels.choices(key, package, locale),
    ]
    return html.Div(
        [
            html.Label(locale.text(f"field.{key}.filter"), htmlFor=control),
            dbc.Select(
                id=control,
                options=[{"label": label, "value": value} for value, label in options],
                value=shown(query, key),
                name=key,
            ),
        ],
        className="field",
    )


def search_field(control: str, query: Query, locale: Locale, **named: str) -> html.Div:
    """The field for words to look for; with a ``name`` it can be sent before Dash is there."""
    return html.Div(
        [
            html.Label(locale.text("explorer.search"), htmlFor=control),
            dbc.Input(
                id=control,
                type="search",
                value=query.q,
                placeholder=locale.text("explorer.search_hint"),
                debounce=0.35,
                maxlength=100,
                autocomplete="off",
                **named,
            ),
        ],
        className="field field-search",
    )
