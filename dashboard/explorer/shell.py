"""The document around Dash: head, first paint, and the layout that never changes."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

import dash_bootstrap_components as dbc
from dash import Dash, dcc, html
from dash.development.base_component import Component
from flask import Response, request
from markupsafe import Markup

from dashboard.explorer import callbacks, fields, ids
from dashboard.explorer.first_paint import to_html
from dashboard.explorer.pages import Site
from dashboard.exports.html import document as documents
from dashboard.exports.html.document import Assets
from dashboard.views.address.address import Address


class Explorer(Dash):
    """A Dash app whose documents hold the page before any script runs.

    Only ``index`` differs from Dash: an unknown path raises ``UnknownPageError``, a known one is
    answered with its own title, language and content.
    """

    def __init__(self, site: Site, assets: Assets, **options: Any) -> None:
        """Build the app on a Flask server given in ``options``."""
        self._site = site
        self._files = assets
        super().__init__(**options)
        self.layout = layout()
        self.validation_layout: Any = html.Div([layout(), *late()])
        callbacks.register(self, site)

    def _config(self) -> dict[str, Any]:
        """What Dash tells the browser, without versions and without the address it would ask about them.

        ``end_id`` is a random number for callbacks in the background, of which there are none here:
        without it a page is the same each time it is asked for.
        """
        told: dict[str, Any] = super()._config()  # type: ignore[no-untyped-call]
        hidden = ("dash_version", "python_version", "dash_version_url", "plotly_version", "end_id")
        return {key: value for key, value in told.items() if key not in hidden}

    def index(self, *_args: Any, **_kwargs: Any) -> Response:
        """The document for the requested address.

        Raises:
            UnknownPageError: the path is not one of ours.
        """
        # Flask has decoded the path: a question mark in it is none that begins a query.
        path = quote(request.path.removeprefix(self._site.base))
        query = request.query_string.decode("utf-8", "replace")
        address = self._site.renderer.parse(f"{path}?{query}" if query else path)
        page = document(
            address,
            self._site,
            self._files,
            dash={
                "config": self._generate_config_html(),
                "suites": self._generate_scripts_html(),
                "renderer": self._generate_renderer(),
            },
        )
        return Response(page, mimetype="text/html", headers={"Cache-Control": "no-cache"})


def layout() -> html.Div:
    """What stays while pages change: the address bar and the place for the page."""
    return html.Div([dcc.Location(id=ids.URL, refresh=False), html.Div(id=ids.PAGE)])


def late() -> list[Component]:
    """The components that callbacks name and that only some pages have: their ids and types."""
    return [
        dcc.Location(id=ids.SELECTION),
        html.Div(id=ids.RESULTS),
        html.Div(id=ids.THEME),
        html.Div(id=ids.HEAD),
        dbc.Select(id=ids.PLACE),
        dbc.Select(id=ids.MEASURE),
        dbc.Input(id=ids.SEARCH),
        dbc.Checkbox(id=ids.DERIVED),
        dcc.Location(id=ids.TABLE_SELECTION),
        html.Div(id=ids.TABLE),
        *(dbc.Select(id=ids.field(key)) for key in fields.FIELDS),
        dbc.Checklist(id=ids.COLUMNS),
    ]


def document(address: Address, site: Site, assets: Assets, *, dash: dict[str, str]) -> str:
    """One whole HTML document, with the page readable before Dash takes over."""
    return documents.document(
        "explorer.html",
        address,
        site,
        assets,
        first=Markup(to_html(site.page(address), site.drawings(address))),
        **{name: Markup(part) for name, part in dash.items()},
    )
