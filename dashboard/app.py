"""The one place where the parts are joined, and where an error gets its HTTP status."""

from __future__ import annotations

import os

from dash.exceptions import DependencyException
from flask import Flask, Response
from werkzeug.exceptions import HTTPException, MethodNotAllowed

from dashboard.errors import UnknownFigureError, UnknownPageError
from dashboard.explorer import assistants, sharing
from dashboard.explorer.pages import Site
from dashboard.explorer.shell import Assets, Explorer
from dashboard.exports.pictures import Pictures
from dashboard.indicators.archive import Archive
from dashboard.indicators.schema import LANGS
from dashboard.indicators.store import Store
from dashboard.messages import Messages
from dashboard.settings import Settings, assets_folder, dash_variables_hidden
from dashboard.views import catalogue, citing
from dashboard.views.address import Address
from dashboard.views.rendering import Renderer
from dashboard.web import crawlers, downloads, embed, failure, files, front, oembed, present
from dashboard.web.api import routes as api


def create_app(settings: Settings, *, mcp: bool = False) -> Flask:
    """A WSGI application that serves one data package, warm and ready to answer.

    With ``mcp`` it also answers assistants; no setting and no variable turns that on.

    Raises:
        DataError: the data package has problems.
        UnreadableError: the data package cannot be read.
    """
    store = Store(settings.data, archive=Archive(settings.versions))
    base = settings.base_path
    server = Flask("dashboard", static_folder=None)
    files.compress(server)
    front.register(server, store, base)
    found = files.serve(server, assets_folder(), base)
    renderer = Renderer(store)
    kept = Pictures(settings.pictures)
    site = Site(renderer, base, settings.public_url, sharing.picture_of(renderer, kept))
    embed.register(server, renderer, found, base, ancestors=settings.frame_ancestors)
    present.register(
        server,
        renderer,
        found,
        base,
        ancestors=settings.frame_ancestors,
        public_url=settings.public_url,
    )
    oembed.register(server, renderer, base=base, public_url=settings.public_url)
    embed.height_script(server, assets_folder() / "embed-height.js", base)
    crawlers.register(server, renderer, base=base, public_url=settings.public_url)
    styles = (found.url("bootstrap.min.css"), found.url("dashboard.css"))
    icon = found.url("icon.svg")
    api.register(
        server, renderer, base=base, public_url=settings.public_url, styles=styles, icon=icon
    )
    downloads.register(server, downloads.Downloads(renderer, kept, settings.public_url), base)
    with dash_variables_hidden(os.environ):
        _explorer(server, site, found, mcp=mcp)
    _failures(server, renderer, base, (found.url("dashboard.css"),))
    _warm_up(server, site)
    return server


def _explorer(server: Flask, site: Site, found: files.Files, *, mcp: bool) -> Explorer:
    """The Dash app, with everything said that Dash would otherwise guess or read elsewhere."""
    if mcp:
        assistants.offer(site)
    return Explorer(
        site,
        Assets(
            styles=(found.url("bootstrap.min.css"), found.url("dashboard.css")),
            early_scripts=(found.url("scheme.js"),),
            scripts=(
                found.url("plotly-basic.min.js"),
                found.url("handover.js"),
                found.url("panel.js"),
                found.url("stay.js"),
                found.url("copy.js"),
            ),
            icon=found.url("icon.svg"),
        ),
        name="dashboard",
        server=server,
        assets_folder="no-assets-of-dash",
        assets_url_path="_dash-assets",
        include_assets_files=False,
        pages_folder="",
        use_pages=False,
        routes_pathname_prefix=f"{site.base}/",
        requests_pathname_prefix=f"{site.base}/",
        serve_locally=True,
        compress=False,
        suppress_callback_exceptions=False,
        update_title="",
        add_log_handler=False,
        enable_mcp=mcp,
        mcp_path=assistants.PATH,
    )


def _failures(server: Flask, renderer: Renderer, base: str, styles: tuple[str, ...]) -> None:
    """What each error means to the outside."""

    @server.errorhandler(UnknownPageError)
    @server.errorhandler(DependencyException)  # a script that Dash does not have
    def unknown(_error: Exception) -> Response:
        return failure.page(404, base=base, site=renderer.package.title, styles=styles)

    @server.errorhandler(UnknownFigureError)
    def gone(error: UnknownFigureError) -> Response:
        package = renderer.package
        found = package.figures.get(error.nearest or "")
        if found is None:
            return failure.page(404, base=base, site=renderer.package.title, styles=styles)

        def nearest(words: Messages) -> tuple[str, Address]:
            address = Address(words.lang, "figure", figure=found.id)
            return citing.line(found, package, words), address

        return failure.page(
            404, base=base, site=renderer.package.title, styles=styles, nearest=nearest
        )

    @server.errorhandler(HTTPException)
    def refused(error: HTTPException) -> Response:
        answer = failure.page(
            error.code or 500, base=base, site=renderer.package.title, styles=styles
        )
        if isinstance(error, MethodNotAllowed) and error.valid_methods:
            answer.headers["Allow"] = ", ".join(sorted(error.valid_methods))
        return answer

    @server.errorhandler(Exception)
    def broken(error: Exception) -> Response:
        server.logger.error("an answer could not be made", exc_info=error)
        return failure.page(500, base=base, site=renderer.package.title, styles=styles)


def _warm_up(server: Flask, site: Site) -> None:
    """Draw every view once and make every page once, so that the first visitor does not wait."""
    client = server.test_client()
    for lang in LANGS:
        views = [Address(lang, "view", view.id) for view in catalogue.views(site.renderer.package)]
        embeds = [view.embedded() for view in views]
        for address in (
            Address(lang),
            Address(lang, "data"),
            Address(lang, "about"),
            *views,
            *embeds,
        ):
            client.get(site.base + str(address))
