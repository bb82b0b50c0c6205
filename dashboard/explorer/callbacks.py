"""All that moves but the table, whose own ``sync`` and ``draw`` are in ``pagination``.

One ``route`` for every page; for the explorer one ``sync`` and one ``draw``; one
for evidence wherever figures stand. Everything shown is a function of the address. Controls write the address, ``draw`` reads it; adding a view or a control adds no
callback. The address bar stands in the layout twice: ``URL``
is there from the beginning and asks for the page, ``SELECTION`` comes with the page, so that it
never moves before the controls that follow it are there.
"""

from __future__ import annotations

from typing import Any

from dash import ALL, Dash, Input, Output, State, ctx, dcc, no_update
from dash.exceptions import PreventUpdate

from dashboard.errors import UnknownPageError
from dashboard.explorer import controls, evidence, home, ids, pagination
from dashboard.explorer.pages import Site
from dashboard.indicators.select.query import Query
from dashboard.messages import load_locale
from dashboard.views.address.address import Address
from dashboard.views.render.renderer import understood
from dashboard.views.text.evidence import evidence as evidence_of

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
    _evidence(app, site)
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
        wanted = address.selecting(_cleaned(address.query.choosing(chosen)))
        if wanted == address:
            raise PreventUpdate
        return [no_update] * len(_FIELDS), wanted.search


def _cleaned(query: Query) -> Query:
    """The query as its own address would give it back: spaces folded, length bounded."""
    return Address.parse(str(Address("en", query=query))).query


def _draw(app: Dash, site: Site) -> None:
    @app.callback(
        Output(ids.RESULTS, "children"),
        Input(ids.SELECTION, "search"),
        State(ids.SELECTION, "pathname"),
        prevent_initial_call=True,
    )
    def draw(search: str, path: str) -> list[Any]:
        address = site.address(path, search)
        return home.results(address, site.renderer, load_locale(address.lang), site.base)


def _evidence(app: Dash, site: Site) -> None:
    """A click on a figure or on a mark opens what is known of it."""
    graphs = {"type": "graph", "view": ALL}

    @app.callback(
        Output(ids.EVIDENCE, "is_open"),
        Output(ids.EVIDENCE_TITLE, "children"),
        Output(ids.EVIDENCE_BODY, "children"),
        Output(graphs, "clickData"),
        Input({"type": "figure", "figure": ALL, "where": ALL}, "n_clicks"),
        Input(graphs, "clickData"),
        State(ids.URL, "pathname"),
        prevent_initial_call=True,
    )
    def show(_clicks: list[int], marks: list[Any], path: str) -> tuple[Any, ...]:
        figure = _clicked()
        if figure is None:
            raise PreventUpdate
        lang = site.address(path, None).lang
        locale = load_locale(lang)
        # A mark that is clicked twice must open twice: forget which one it was.
        forgotten = [None] * len(marks)
        try:
            found = evidence_of(site.renderer.package, figure, lang)
        except UnknownPageError:  # the page is older than the figures
            return True, locale.text("evidence.gone"), evidence.gone(locale), forgotten
        href = site.base + str(Address(lang, "figure", figure=figure))
        content = evidence.content(found, locale, base=site.base, href=href)
        return True, found.mark.label, content, forgotten


def _clicked() -> str | None:
    """The id of the figure that was clicked; ``None`` when the page merely gained figures."""
    if not ctx.triggered or not ctx.triggered[0]["value"]:
        return None
    source, value = ctx.triggered_id, ctx.triggered[0]["value"]
    if source["type"] == "figure":
        return str(source["figure"])
    custom = value["points"][0].get("customdata")
    found = custom[0] if isinstance(custom, list) else custom
    return str(found) if found else None
