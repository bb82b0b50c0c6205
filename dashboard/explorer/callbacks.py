"""All that moves but the table, whose own ``sync`` and ``draw`` are in ``pagination``.

One ``route`` for every page; for the explorer one ``sync`` and one ``draw``. Everything shown is a
function of the address. Controls write the address, ``draw`` reads it; adding a view or a control
adds no callback. The address bar stands in the layout twice: ``URL``
is there from the beginning and asks for the page, ``SELECTION`` comes with the page, so that it
never moves before the controls that follow it are there.
"""

from __future__ import annotations

from typing import Any

from dash import Dash, Input, Output, State, ctx, dcc, no_update
from dash.exceptions import PreventUpdate

from dashboard.explorer import controls, home, ids, pagination
from dashboard.explorer.pages import Site
from dashboard.indicators.select.query import Query
from dashboard.languages import spoken
from dashboard.views.address.address import Address
from dashboard.views.render.renderer import understood

_FIELDS = (
    *controls.CHOICES,
    (ids.SEARCH, "q"),
    (ids.DERIVED, "derived"),
)


def register(app: Dash, site: Site) -> None:
    """Give the app its callbacks."""
    _route(app, site)
    _sync(app, site)
    _draw(app, site)
    pagination.register(app, site)


def _route(app: Dash, site: Site) -> None:
    @app.callback(
        Output(ids.PAGE, "children"), Input(ids.URL, "pathname"), State(ids.URL, "search")
    )
    def route(path: str, search: str) -> list[Any]:
        address = site.address(path, search)
        name = ids.TABLE_SELECTION if address.page == "data" else ids.SELECTION
        selection = dcc.Location(id=name, pathname=path, search=search, refresh=False)
        return [selection, *site.page(address)]


def _sync(app: Dash, site: Site) -> None:
    """Controls and address, each following the other, in the one place where a loop may be."""

    @app.callback(
        output=([Output(field, "value") for field, _ in _FIELDS], Output(ids.SELECTION, "search")),
        inputs={
            "values": [Input(field, "value") for field, _ in _FIELDS],
            "search": Input(ids.SELECTION, "search"),
        },
        state={"path": State(ids.SELECTION, "pathname")},
        prevent_initial_call=True,
    )
    def sync(values: list[str | bool | None], search: str, path: str) -> tuple[Any, Any]:
        address = site.address(path, search)
        if ctx.triggered_id == ids.SELECTION:
            query = understood(address.query, site.renderer.package)
            return [controls.shown(query, key) for _, key in _FIELDS], no_update
        chosen = {
            key: controls.chosen(value) for (_, key), value in zip(_FIELDS, values, strict=True)
        }
        known = understood(address.query, site.renderer.package)
        wanted = address.selecting(_cleaned(known.choosing(chosen)))
        if wanted == address:
            raise PreventUpdate
        return [no_update] * len(_FIELDS), wanted.search


def _cleaned(query: Query) -> Query:
    """The query as its own address would give it back: spaces folded, length bounded."""
    return Address.parse(str(Address(spoken()[0], query=query))).query


def _draw(app: Dash, site: Site) -> None:
    @app.callback(
        Output(ids.HEAD, "children"),
        Output(ids.THEME, "children"),
        Output(ids.RESULTS, "children"),
        Input(ids.SELECTION, "search"),
        State(ids.SELECTION, "pathname"),
        prevent_initial_call=True,
    )
    def draw(search: str, path: str) -> tuple[list[Any], list[Any], list[Any]]:
        return home.parts(site.address(path, search), site)
