"""``/{lang}/embed/{view}`` and ``/{lang}/embed/figure/{id}``: for the pages of others, from bytes made once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from html import escape
from pathlib import Path
from typing import Final
from urllib.parse import quote

from flask import Flask, Response, request

from dashboard.exports.files.formats import picture_path
from dashboard.exports.html import embed, social_tags
from dashboard.exports.pictures.options import PREVIEW_SIZE
from dashboard.indicators.model.package import Package
from dashboard.languages import Lang
from dashboard.messages import load_locale
from dashboard.views.address import embed_options
from dashboard.views.address.address import Address, values
from dashboard.views.address.embed_code import HEIGHT_SCRIPT
from dashboard.views.render import catalogue
from dashboard.views.render.rendered import Rendered
from dashboard.views.render.renderer import Renderer, citations, ensure_spoken, understood
from dashboard.views.text.evidence import evidence, found_in
from dashboard.web import cached_page
from dashboard.web.cached_page import Document
from dashboard.web.files import FONT, Files
from dashboard.web.headers import page_policy

#: Pages kept as bytes: eight views in two languages under some dozens of flags.
_KEPT: Final = 512
#: What was asked for, as text, and what it names; more is only asked for to do harm.
_KNOWN: Final = 4096
_DAY: Final = "public, max-age=86400"


@dataclass(frozen=True, slots=True)
class Place:
    """Where embeds live: the path of the site, its scheme and host where they are known."""

    base: str = ""
    public_url: str = ""


def register(
    server: Flask, renderer: Renderer, files: Files, place: Place, *, ancestors: str = "*"
) -> None:
    """Add the embeds."""
    base = place.base
    headers = cached_page.headers(cached_page.policy(ancestors, style=embed.style(files.url(FONT))))

    @lru_cache(_KNOWN)
    def asked(path: str, query: str) -> tuple[Address, tuple[str, ...]]:
        return Address.parse(f"{quote(path)}?{query}"), embed_options.misunderstood(values(query))

    @lru_cache(_KEPT)
    def document(address: Address, wrong: tuple[str, ...], _shown: str, _newest: str) -> Document:
        made = figure_page if address.figure else page
        return Document.of(made(address, wrong, renderer, files, place))

    @server.get(f"{base}/<lang>/embed/<view>")
    def shown(lang: str, view: str) -> Response:  # noqa: ARG001 - the whole path is the key
        query = request.query_string.decode("ascii", "replace")
        address, wrong = asked(request.path.removeprefix(base), query)
        version = renderer.render(address, version=address.flags.version).version
        made = document(address, wrong, version, renderer.package.version)
        return made.answer(headers)

    @server.get(f"{base}/<lang>/embed/figure/<path:figure>")
    def single(lang: str, figure: str) -> Response:  # noqa: ARG001 - the whole path is the key
        query = request.query_string.decode("ascii", "replace")
        address, wrong = asked(request.path.removeprefix(base), query)
        version = renderer.data(address.flags.version).version
        made = document(address, wrong, version, renderer.package.version)
        return made.answer(headers)

    failed = page_policy(framing=cached_page.framing(ancestors))

    @server.after_request
    def framed(response: Response) -> Response:
        """Let the page around see why there is no embed, where a browser would say "refused"."""
        if request.endpoint in (shown.__name__, single.__name__) and response.status_code >= 400:
            response.headers["Content-Security-Policy"] = failed
        return response


def height_script(server: Flask, script: Path, base: str) -> None:
    """Serve the script of the snippets at an address that never changes: it is in others' pages."""
    content = script.read_bytes()

    @server.get(base + HEIGHT_SCRIPT)
    def height() -> Response:
        response = Response(content, mimetype="text/javascript", headers={"Cache-Control": _DAY})
        response.headers["X-Content-Type-Options"] = "nosniff"
        response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
        response.add_etag()
        response.make_conditional(request)
        return response


def page(
    address: Address, wrong: tuple[str, ...], renderer: Renderer, files: Files, place: Place
) -> str:
    """The document of an embed.

    Raises:
        UnknownPageError: there is no such view.
    """
    package = renderer.package
    shown = renderer.render(address, version=address.flags.version)
    has_view = address.view in {view.id for view in catalogue.views(package)}
    lang = _live(address.lang, package)
    live = Address(lang, query=understood(address.query, package))
    live = live.at(shown.view.id) if has_view else Address(lang)
    current = embed.Current(package.version, renderer.first_shown(package.version), has_view)
    site = renderer.data(address.flags.version).title.within(address.lang)

    def figure(id_: str) -> str:
        """The page of a figure; the view where the current data may not have that figure."""
        known = shown.version == package.version or id_ in package.observations
        return place.base + str(Address(lang, "figure", figure=id_) if known else live)

    return embed.make(
        shown,
        address.flags,
        current,
        site=site,
        links=embed.Links(
            script=files.url("embed.js"),
            icon=files.url("icon.svg"),
            font=files.url(FONT),
            page=place.base + str(live),
            figure=figure,
            head=_head(address, live, shown, site, place, langs=package.languages),
        ),
        notices=(
            *_unknown(address, renderer),
            *embed.notices(
                address.lang,
                shown.version,
                address.flags,
                current,
                wrong=wrong,
                live=place.base + str(live),
            ),
        ),
    )


def figure_page(
    address: Address, wrong: tuple[str, ...], renderer: Renderer, files: Files, place: Place
) -> str:
    """The document of the embed of one figure.

    Raises:
        UnknownPageError: the data are not in that language.
        UnknownFigureError: the data have no such figure.
        SeveralFiguresError: several sources report it and the address names none of them.
    """
    data, newest = renderer.data(address.flags.version), renderer.package
    figure = found_in(data, ensure_spoken(address, data).figure or "")
    live = Address(_live(address.lang, newest), "figure", figure=figure.id)
    if data.version != newest.version and figure.id not in newest.observations:
        live = Address(live.lang)
    current = embed.Current(newest.version, renderer.first_shown(newest.version))
    return embed.make_figure(
        evidence(data, figure.id, address.lang),
        citations(figure.sources, address.lang),
        address.lang,
        address.flags,
        site=data.title.within(address.lang),
        links=embed.Links(
            script=files.url("embed.js"),
            icon=files.url("icon.svg"),
            font=files.url(FONT),
            page=place.base + str(live),
            head=_canonical(live, place),
        ),
        notices=embed.notices(
            address.lang,
            data.version,
            address.flags,
            current,
            wrong=wrong,
            live=place.base + str(live),
        ),
    )


def _live(lang: Lang, newest: Package) -> Lang:
    """The language of the current page: that of an embed of older data may be gone."""
    return lang if lang in newest.languages else newest.languages[0]


def _canonical(live: Address, place: Place) -> str:
    """For search engines: that a page of ours says the same; nothing if the site does not know its address."""
    if not place.public_url:
        return ""
    return f'<link rel="canonical" href="{escape(f"{place.public_url}{place.base}{live}")}">'


def _head(
    address: Address,
    live: Address,
    rendered: Rendered,
    site: str,
    place: Place,
    *,
    langs: Sequence[Lang],
) -> str:
    """What other sites and search engines are told: that this is the view, for somebody's page.

    A view that is gone leads nowhere, nor does a site that does not know its own address.
    """
    root = place.public_url + place.base
    leads = place.public_url and live.page == "view"
    title = load_locale(address.lang).text("shell.title", page=rendered.title, site=site)
    url = f"{root}{live}" if leads else ""
    image = (
        social_tags.Image(f"{root}{picture_path(live)}", PREVIEW_SIZE, rendered.alt)
        if leads
        else None
    )
    card = social_tags.Card(address.lang, site, title, rendered.alt, langs, "article", url, image)
    if not leads:
        return social_tags.tags(card)
    canonical = f'<link rel="canonical" href="{escape(url)}">\n'
    return (
        canonical + social_tags.tags(card) + social_tags.discovery(root, f"{root}{address}", title)
    )


def _unknown(address: Address, renderer: Renderer) -> tuple[embed.Notice, ...]:
    """What the selection asks for and the data does not have; its words are not repeated."""
    locale = load_locale(address.lang)
    wrong = address.query.misunderstood(renderer.data(address.flags.version))
    return tuple(embed.Notice(locale.text("embed.not_known", key=key)) for key in wrong)
