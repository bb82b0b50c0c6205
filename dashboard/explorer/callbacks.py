"""All that moves but the table, whose own ``sync`` and ``draw`` are in ``pagination``.

One ``route`` for every page; for the explorer one ``sync`` and one ``draw``; one
for evidence wherever figures stand; two for each of the dialogs. Everything shown is a function of
the address. Controls write the address, ``draw`` reads it; adding a view or a control adds no
callback. The address bar stands in the layout twice: ``URL``
is there from the beginning and asks for the page, ``SELECTION`` comes with the page, so that it
never moves before the controls that follow it are there.
"""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from dash import ALL, Dash, Input, Output, State, ctx, dcc, no_update
from dash.development.base_component import Component
from dash.exceptions import PreventUpdate

from dashboard.errors import UnknownPageError
from dashboard.explorer import controls, deck_picker, evidence, home, ids, pagination, share
from dashboard.explorer.pages import Site
from dashboard.indicators.select.query import Query
from dashboard.languages import spoken
from dashboard.messages import load_locale
from dashboard.views.address.address import Address, values
from dashboard.views.address.deck import Deck
from dashboard.views.render.renderer import understood
from dashboard.views.text.deck_choices import address
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
    _share(app, site)
    _picker(app, site)
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


def _share(app: Dash, site: Site) -> None:
    """A click on a view's button opens the dialog that gives it away; its controls say how."""

    @app.callback(
        Output(ids.SHARE, "is_open"),
        Output(ids.SHARED, "data"),
        Output(ids.SHARE_OPTIONS, "value"),
        Input({"type": "share", "view": ALL}, "n_clicks"),
        State(ids.SHARE_OPTIONS, "value"),
        State(ids.SELECTION, "search"),
        prevent_initial_call=True,
    )
    def open_dialog(
        _clicks: list[int | None], options: list[str], search: str
    ) -> tuple[bool, str, list[str]]:
        if not ctx.triggered or not ctx.triggered[0]["value"]:
            raise PreventUpdate
        # What is calculated is in the embed if it is on the page, until somebody says otherwise.
        kept = [one for one in options or [] if one != "derived"]
        added = ["derived"] if values(search.removeprefix("?")).get("derived") == "1" else []
        return True, ctx.triggered_id["view"], kept + added

    @app.callback(
        output=Output(ids.SHARE_BODY, "children"),
        inputs={
            "view": Input(ids.SHARED, "data"),
            "how": {
                "lang": Input(ids.SHARE_LANG, "value"),
                "scheme": Input(ids.SHARE_SCHEME, "value"),
                "size": Input(ids.SHARE_SIZE, "value"),
                "options": Input(ids.SHARE_OPTIONS, "value"),
            },
        },
        state={
            "path": State(ids.SELECTION, "pathname"),
            "search": State(ids.SELECTION, "search"),
            "href": State(ids.URL, "href"),
        },
        prevent_initial_call=True,
    )
    def give(
        view: str | None, how: dict[str, Any], path: str, search: str, href: str
    ) -> list[Component]:
        if not view:
            raise PreventUpdate
        here = site.address(path, search)
        chosen = share.Chosen(view, **how)
        query = understood(here.query, site.renderer.package)
        wanted = Address(
            chosen.lang, "view", view, query.choosing({"derived": "derived" in chosen.options})
        )
        where = share.Where(
            site.base,
            site.origin or share.origin_of(href),
            public=bool(site.origin),
        )
        locale = load_locale(here.lang)
        return share.content(chosen, site.renderer.render(wanted), where, locale)


def _picker(app: Dash, site: Site) -> None:
    """The dialog that makes a deck of what is selected; views come in the order they were ticked, or moved to."""

    @app.callback(
        Output(ids.PICKER, "is_open"), Input(ids.PICKER_OPEN, "n_clicks"), prevent_initial_call=True
    )
    def open_picker(clicks: int | None) -> bool:
        return bool(clicks)

    @app.callback(
        Output(ids.PICKED, "value"),
        Input({"type": "move", "view": ALL, "way": ALL}, "n_clicks"),
        State(ids.PICKED, "value"),
        State(ids.SELECTION, "pathname"),
        State(ids.SELECTION, "search"),
        prevent_initial_call=True,
    )
    def move(_clicks: list[int | None], picked: list[str], path: str, search: str) -> list[str]:
        if not ctx.triggered or not ctx.triggered[0]["value"]:
            raise PreventUpdate
        left = {one.view.id for one in site.renderer.shown(site.address(path, search))}
        slides = [view for view in picked or [] if view in left]
        moved = deck_picker.moved(slides, ctx.triggered_id["view"], ctx.triggered_id["way"])
        return [*moved, *(view for view in picked or [] if view not in left)]

    @app.callback(
        output=(Output(ids.PICKER_BODY, "children"), Output(ids.PICKED, "options")),
        inputs={
            "opened": Input(ids.PICKER, "is_open"),
            "picked": Input(ids.PICKED, "value"),
            "every": Input(ids.PICKER_EVERY, "value"),
            "scheme": Input(ids.PICKER_SCHEME, "value"),
        },
        state={
            "where": (State(ids.SELECTION, "pathname"), State(ids.SELECTION, "search")),
            "href": State(ids.URL, "href"),
        },
        prevent_initial_call=True,
    )
    def pick(
        *,
        opened: bool,
        picked: list[str],
        every: str,
        scheme: str,
        where: tuple[str, str],
        href: str,
    ) -> tuple[list[Any], list[Any]]:
        if not opened:
            raise PreventUpdate
        here = site.address(*where)
        shown = site.renderer.shown(here)
        deck = Deck.read(urlencode({"every": every, "scheme": scheme}))
        left = [one.view.id for one in shown]
        chosen = [view for view in picked or [] if view in left]
        made = address(here, chosen, shown, deck)
        link = (site.origin or share.origin_of(href)) + site.base + str(made)
        locale = load_locale(here.lang)
        offered = deck_picker.options(site.choices(here.lang), left, locale)
        return deck_picker.content(chosen, shown, link, locale), offered


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
