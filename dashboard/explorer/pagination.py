"""What moves on the page of the table: its controls and its address, each following the other.

The address bar of this page has an id of its own, since Dash asks a callback for all its inputs,
and the controls of the explorer are not here.
"""

from __future__ import annotations

from typing import Any

from dash import Dash, Input, Output, State, ctx, no_update
from dash.exceptions import PreventUpdate

from dashboard.explorer import controls, data, fields, ids
from dashboard.explorer.pages import Site
from dashboard.messages import load_locale
from dashboard.views.address.address import Address, Layout
from dashboard.views.table.table import FIRST, USUAL


def register(app: Dash, site: Site) -> None:
    """Give the app the callbacks of the table."""
    _sync(app, site)
    _draw(app, site)


def _sync(app: Dash, site: Site) -> None:
    @app.callback(
        output=(
            [Output(ids.field(key), "value") for key in fields.FIELDS],
            Output(ids.COLUMNS, "value"),
            Output(ids.TABLE_SELECTION, "search"),
        ),
        inputs={
            "values": [Input(ids.field(key), "value") for key in fields.FIELDS],
            "columns": Input(ids.COLUMNS, "value"),
            "search": Input(ids.TABLE_SELECTION, "search"),
        },
        state={"path": State(ids.TABLE_SELECTION, "pathname")},
        prevent_initial_call=True,
    )
    def sync(
        values: list[str | bool | None], columns: list[str] | None, search: str, path: str
    ) -> tuple[Any, Any, Any]:
        address = site.address(path, search)
        table = site.renderer.table(address)
        if ctx.triggered_id == ids.TABLE_SELECTION:
            chosen = [controls.shown(table.query, key) for key in fields.FIELDS]
            return chosen, [key for key in table.columns if key != FIRST], no_update
        wanted = _wanted(address, values, columns or [])
        if wanted == address:
            raise PreventUpdate
        return [no_update] * len(fields.FIELDS), no_update, wanted.search


def _wanted(address: Address, values: list[str | bool | None], columns: list[str]) -> Address:
    """The address that the controls ask for: another selection begins with its first page."""
    pairs = zip(fields.FIELDS, values, strict=True)
    query = address.query.choosing({key: controls.chosen(value) for key, value in pairs})
    asked = tuple(columns)
    usual = set(asked) == set(USUAL) - {FIRST}
    layout = Layout(
        sort=address.layout.sort,
        columns=() if usual else asked or (FIRST,),
        number=address.layout.number if query == address.query else 1,
    )
    # As the address itself would give it back: spaces folded, length bounded.
    return Address.parse(str(address.selecting(query).laying(layout)))


def _draw(app: Dash, site: Site) -> None:
    @app.callback(
        Output(ids.TABLE, "children"),
        Input(ids.TABLE_SELECTION, "search"),
        State(ids.TABLE_SELECTION, "pathname"),
        prevent_initial_call=True,
    )
    def draw(search: str, path: str) -> list[Any]:
        address = site.address(path, search)
        return data.results(address, site.renderer, load_locale(address.lang), site.base)
