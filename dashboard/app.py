"""The one place where the parts are joined, and where an error gets its HTTP status."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import Final

from dash.exceptions import DependencyException
from flask import Flask, Response, request
from werkzeug.exceptions import HTTPException, MethodNotAllowed

from dashboard.errors import (
    SeveralFiguresError,
    StartError,
    UnknownFigureError,
    UnknownPageError,
)
from dashboard.explorer.mcp import protocol
from dashboard.explorer.pages import Site
from dashboard.explorer.shell import Explorer
from dashboard.exports.html.document import Assets
from dashboard.indicators.store.archive import Archive
from dashboard.indicators.store.store import Store
from dashboard.messages import Locale
from dashboard.settings import Settings, assets_folder, dash_variables_hidden
from dashboard.views.address.address import Address
from dashboard.views.render import catalogue
from dashboard.views.render.renderer import Renderer
from dashboard.views.table.table import PAGE
from dashboard.views.text import citation
from dashboard.views.text.evidence import found_in
from dashboard.web import (
    crawlers,
    downloads,
    embed,
    error_page,
    files,
    headers,
    health,
    machine_errors,
    oembed,
    pages,
    present,
)
from dashboard.web.api import routes as api

#: Views that are drawn before the first visitor comes.
_WARM: Final = 24


def create_app(
    settings: Settings,
    *,
    mcp: bool = False,
    rows: int = PAGE,
    views: Sequence[str] | None = None,
) -> Flask:
    """A WSGI application that serves one data package, warm and ready to answer.

    With ``mcp`` it also answers assistants; no setting and no variable turns that on. ``rows`` is
    how many figures a page of the table has.

    Raises:
        DataError: the data package has problems.
        UnreadableError: the data package cannot be read.
        StartError: one of the pages cannot be made.
    """
    store = Store(settings.data, archive=Archive(settings.versions))
    base = settings.base_path
    server = Flask("dashboard", static_folder=None)
    files.compress(server)
    machine_errors.register(server, base)
    health.register(server, store, base)
    found = files.serve(server, assets_folder(), base)
    renderer = Renderer(store, rows=rows, views=views)
    site = Site(
        renderer,
        base,
        settings.public_url,
        pinning=settings.versions is not None,
    )
    place = embed.Place(base, settings.public_url)
    embed.register(server, renderer, found, place, ancestors=settings.frame_ancestors)
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
    styles = _styles(found)
    icon = found.url("icon.svg")
    api.register(
        server, renderer, base=base, public_url=settings.public_url, styles=styles, icon=icon
    )
    downloads.register(server, downloads.Downloads(renderer, settings.public_url + base), base)
    scripts = ("panel.js", "copy.js", "dialog.js", "live-drawing.js")
    pages.register(server, site, _assets(found, *scripts))
    with dash_variables_hidden(os.environ):
        explorer = _explorer(server, site, found, mcp=mcp)
    headers.register(server, scripts=explorer.csp_hashes(), font=found.url(files.FONT))
    if mcp:
        protocol.guard(server, site)
    _failures(server, renderer, base, (found.url(files.FACES), found.url("dashboard.css")))
    _warm_up(server, site)
    return server


def _explorer(server: Flask, site: Site, found: files.Files, *, mcp: bool) -> Explorer:
    """The Dash app, with everything said that Dash would otherwise guess or read elsewhere."""
    if mcp:
        protocol.offer(site)
    return Explorer(
        site,
        _assets(
            found,
            "plotly-basic.min.js",
            "html.js",
            "handover.js",
            "panel.js",
            "stay.js",
            "copy.js",
            "dialog.js",
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
        mcp_path=protocol.PATH,
    )


def _styles(found: files.Files) -> tuple[str, ...]:
    """The style sheets of a page, in order."""
    return tuple(
        map(
            found.url,
            (
                files.FACES,
                "bootstrap.min.css",
                "dashboard.css",
                "front.css",
                "page.css",
                "view.css",
            ),
        )
    )


def _assets(found: files.Files, *scripts: str) -> Assets:
    """The files of a page that runs ``scripts`` besides what every page does."""
    return Assets(
        styles=_styles(found),
        early_scripts=(found.url("scheme.js"),),
        scripts=tuple(map(found.url, ("language.js", *scripts))),
        icon=found.url("icon.svg"),
        plotly=found.url("plotly-basic.min.js"),
    )


def _failures(server: Flask, renderer: Renderer, base: str, styles: tuple[str, ...]) -> None:
    """What each error means to the outside."""

    def refuse(status: int) -> Response:
        if machine_errors.ask(request.path.removeprefix(base)):
            return machine_errors.refused(status)
        return error_page.page(status, base=base, site=renderer.package.title, styles=styles)

    def offer(status: int, ids: Sequence[str]) -> Response:
        site, offered = renderer.package.title, _links(renderer, ids)
        return error_page.page(status, base=base, site=site, styles=styles, offered=offered)

    @server.errorhandler(UnknownPageError)
    @server.errorhandler(DependencyException)  # a script that Dash does not have
    def unknown(_error: Exception) -> Response:
        return refuse(404)

    @server.errorhandler(UnknownFigureError)
    def gone(error: UnknownFigureError) -> Response:
        ids = [error.nearest] if error.nearest else []
        return offer(404, ids)

    @server.errorhandler(SeveralFiguresError)
    def several(error: SeveralFiguresError) -> Response:
        return offer(300, error.ids)

    @server.errorhandler(HTTPException)
    def refused(error: HTTPException) -> Response:
        answer = refuse(error.code or 500)
        if isinstance(error, MethodNotAllowed) and error.valid_methods:
            answer.headers["Allow"] = ", ".join(sorted(error.valid_methods))
        return answer

    @server.errorhandler(Exception)
    def broken(error: Exception) -> Response:
        server.logger.error("an answer could not be made", exc_info=error)
        return refuse(500)


def _links(renderer: Renderer, ids: Sequence[str]) -> error_page.Offered:
    """Some figures as links: each in one line with its source, which may tell it from another."""
    package = renderer.package

    def offered(locale: Locale) -> list[tuple[str, Address]]:
        figures = [found_in(package, one) for one in ids]
        return [
            (
                citation.offered(one, package, locale),
                Address(locale.lang, "figure", figure=one.id),
            )
            for one in figures
        ]

    return offered


def _warm_up(server: Flask, site: Site) -> None:
    """Draw views and make pages once, so that the first visitor does not wait; of very many, the first.

    Raises:
        StartError: one of them cannot be made; why has been logged.
    """
    client = server.test_client()
    for lang in site.renderer.package.languages:
        known = catalogue.views(site.renderer.package)[:_WARM]
        views = [Address(lang, "view", view.id) for view in known]
        embeds = [view.embedded() for view in views]
        for address in (
            Address(lang),
            Address(lang, "data"),
            Address(lang, "about"),
            *views,
            *embeds,
        ):
            answer = client.get(site.base + str(address))
            if answer.status_code != 200:
                raise StartError(
                    f'the page "{address}" cannot be made (answer {answer.status_code}): '
                    "the reason stands above; nothing is served until it is gone"
                )
