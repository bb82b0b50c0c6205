"""How a view is given away: the code of its embed, its pictures and files, its link."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Final

from dashboard.exports.files import qr_code
from dashboard.exports.files.formats import picture_path
from dashboard.exports.html.document import Assets, Site, document
from dashboard.exports.html.embed_height import height_of
from dashboard.exports.html.file_links import file_links
from dashboard.exports.html.templating import template
from dashboard.messages import load_locale
from dashboard.views.address.address import Address
from dashboard.views.address.embed_code import (
    HEIGHT_SCRIPT,
    SANDBOX,
    WIDTH,
    name_of,
    picture,
    snippet,
)
from dashboard.views.address.embed_options import SCHEMES
from dashboard.views.address.sharing import SIZES, TABS, Sharing
from dashboard.views.render.rendered import Rendered
from dashboard.views.render.renderer import understood

#: How wide the embed is on a telephone.
_PHONE: Final = 320


def page(address: Address, site: Site, assets: Assets) -> str:
    """The page as a document.

    Raises:
        UnknownPageError: the package has no such view.
    """
    return document("share.html", address, site, assets, heading="h1", **_content(address, site))


def part(address: Address, site: Site) -> str:
    """What stands in the dialog on other pages.

    Raises:
        UnknownPageError: the package has no such view.
    """
    return template("share_part.html").render(
        **_content(address, site),
        heading="h2",
        address=address,
        locale=load_locale(address.lang),
        site=site,
    )


def _content(address: Address, site: Site) -> dict[str, Any]:
    """What the template asks for."""
    locale = load_locale(address.lang)
    query = understood(address.query, site.renderer.package)
    address = address.selecting(query)
    here = Address(address.lang, "view", address.view, query)
    rendered = site.renderer.render(here)
    home = (site.origin or site.asked) + site.base
    link = home + str(here)
    return {
        "shown": rendered,
        "tabs": [
            (tab, site.link(replace(address, sharing=replace(address.sharing, tab=tab))))
            for tab in TABS
        ],
        "view": site.link(here),
        "form": site.base + address.path,
        "kept": _kept(address),
        "embed_langs": [load_locale(lang) for lang in site.renderer.package.languages],
        "schemes": SCHEMES,
        "sizes": SIZES,
        "link": link,
        "qr": qr_code.image(link),
        "files": list(file_links(here, site.base, locale)),
        "sandbox": SANDBOX,
        **_embed(address, rendered, site, home),
        **_picture(here, rendered, site, link),
    }


def _embed(address: Address, rendered: Rendered, site: Site, home: str) -> dict[str, Any]:
    """The embed as the options want it, and the code for it."""
    sharing, flags = address.sharing, address.flags
    lang = sharing.embed or address.lang
    if lang != address.lang:
        rendered = site.renderer.render(Address(lang, "view", address.view, address.query))
    path = str(address.within(lang).embedded())
    height = height_of(rendered, flags)
    width = WIDTH if sharing.size == "fixed" else None
    return {
        "embed_lang": lang,
        "embed": site.base + path,
        "embed_link": home + path,
        "width": width,
        "height": height,
        "phone": (_PHONE, height_of(rendered, flags, _PHONE)),
        "snippet": snippet(
            home + path,
            name_of(rendered, flags),
            height=height,
            width=width,
            script=home + HEIGHT_SCRIPT if sharing.size == "script" else "",
        ),
    }


def _picture(here: Address, rendered: Rendered, site: Site, link: str) -> dict[str, str]:
    """The picture of the view, and the code for it where others can load it."""
    made = picture_path(here)
    code = picture(site.origin + site.base + made, rendered.alt, link) if site.origin else ""
    return {"picture": site.base + made, "picture_code": code}


def _kept(address: Address) -> list[tuple[str, str]]:
    """What the form sends along with its options: what is selected, but whether with calculated figures."""
    tab = Sharing(tab=address.sharing.tab).pairs
    query = address.query
    return [
        *query.given().items(),
        *([("q", query.q)] if query.q else []),
        *(p for p in tab if p[1]),
    ]
