"""What search engines ask for: ``/robots.txt`` and ``/sitemap.xml``.

A sitemap holds complete addresses. The name by which a request calls this host is not to be
trusted with that, so there is a sitemap only where ``public_url`` says what the site is called.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice
from typing import Final
from xml.sax.saxutils import quoteattr

from flask import Flask, Response, request

from dashboard.indicators.model.package import Package
from dashboard.languages import Lang
from dashboard.messages.conventions import conventions
from dashboard.views.address.address import Address
from dashboard.views.render import catalogue
from dashboard.views.render.renderer import Renderer

#: As many addresses as one sitemap may hold.
MOST: Final = 50_000


def register(server: Flask, renderer: Renderer, *, base: str, public_url: str) -> None:
    """Add the two addresses below ``base``."""

    @server.get(f"{base}/robots.txt")
    def robots() -> Response:
        lines = ["User-agent: *", "Disallow:"]
        if public_url:
            lines.append(f"Sitemap: {public_url}{base}/sitemap.xml")
        return _kept("\n".join(lines) + "\n", "text/plain")

    @server.get(f"{base}/sitemap.xml")
    def sitemap() -> Response:
        if not public_url:
            said = "There is no sitemap: the setting public_url does not say what this site is called.\n"
            return Response(said, 404, {"Cache-Control": "no-store"}, mimetype="text/plain")
        return _kept(document(renderer.package, public_url + base), "application/xml")


def document(package: Package, root: str) -> str:
    """Every page in every language, each with its twins in the others."""
    langs = package.languages
    pages = islice(_pages(package), MOST // len(langs))
    urls = "\n".join(_url(page.within(lang), root, langs) for page in pages for lang in langs)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
        f'xmlns:xhtml="http://www.w3.org/1999/xhtml">\n{urls}\n</urlset>\n'
    )


def _pages(package: Package) -> Iterable[Address]:
    """What people read, each page once: the explorer, the views, the table, the rest, the figures."""
    first = package.languages[0]
    yield Address(first)
    for view in catalogue.views(package):
        yield Address(first, "view", view.id)
    yield Address(first, "data")
    yield Address(first, "about")
    for figure in package.observations:
        yield Address(first, "figure", figure=figure)


def _url(page: Address, root: str, langs: Sequence[Lang]) -> str:
    twins = "".join(
        f'<xhtml:link rel="alternate" hreflang="{conventions(lang).tag}" '
        f"href={quoteattr(root + str(page.within(lang)))}/>"
        for lang in (langs if len(langs) > 1 else ())
    )
    place = quoteattr(root + str(page))[1:-1]
    return f"<url><loc>{place}</loc>{twins}</url>"


def _kept(text: str, media: str) -> Response:
    response = Response(text, mimetype=media, headers={"Cache-Control": "no-cache"})
    response.add_etag()
    response.make_conditional(request)
    return response
