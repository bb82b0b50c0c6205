"""What the head of a page tells other sites: how a link to it looks there, how a view is embedded."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from html import escape
from typing import Final
from urllib.parse import urlencode

from dashboard.explorer.pages import Site
from dashboard.exports.formats import path
from dashboard.exports.pictures import EVERY, Picture, Pictures
from dashboard.indicators.schema import LANGS, Lang
from dashboard.views.address import Address
from dashboard.views.rendering import Renderer

_LOCALES: Final[dict[Lang, str]] = {"en": "en_GB", "zh": "zh_CN"}


#: The picture that other sites show beside a link.
_PREVIEW: Final = Picture("png", scale="2")


def pictures_of(renderer: Renderer, kept: Pictures) -> Callable[[Address], Sequence[Picture]]:
    """What gives the pictures of a view that have been made of the current data."""

    def made(address: Address) -> Sequence[Picture]:
        if address.page != "view":
            return ()
        version = renderer.package.version
        return [one for one in EVERY if not kept.why_not(address, version, one)]

    return made


def head(address: Address, site: Site) -> str:
    """Open Graph and Twitter tags, and where oEmbed is answered for the view.

    Whole addresses are given only where the site knows its own; a picture only where one has been
    made. There are no others in it, so no link leads nowhere.
    """
    root = site.origin + site.base
    made = site.origin and _PREVIEW in site.pictures(address)
    picture = path(address, _PREVIEW.suffix) + _PREVIEW.search if made else ""
    tags = {
        "og:site_name": site.renderer.package.title.within(address.lang),
        "og:type": "article" if address.page in ("view", "figure") else "website",
        "og:title": site.title(address),
        "og:description": site.description(address),
        "og:locale": _LOCALES[address.lang],
        "og:url": f"{root}{address}" if site.origin else "",
        "og:image": f"{root}{picture}" if picture else "",
        "og:image:alt": site.description(address) if picture else "",
        "twitter:card": "summary_large_image" if picture else "summary",
        "twitter:title": site.title(address),
        "twitter:description": site.description(address),
        "twitter:image": f"{root}{picture}" if picture else "",
    }
    others = [("og:locale:alternate", _LOCALES[lang]) for lang in LANGS if lang != address.lang]
    written = "".join(
        f'<meta {"name" if key.startswith("twitter:") else "property"}="{key}"'
        f' content="{escape(value)}">\n'
        for key, value in (*tags.items(), *others)
        if value
    )
    return written + _discovery(address, site)


def _discovery(address: Address, site: Site) -> str:
    """The link that leads a consumer of oEmbed to what it asks."""
    if address.page != "view" or not site.origin:
        return ""
    root = site.origin + site.base
    href = f"{root}/oembed?{urlencode({'url': f'{root}{address}', 'format': 'json'})}"
    title = escape(site.title(address))
    return (
        f'<link rel="alternate" type="application/json+oembed" href="{escape(href)}"'
        f' title="{title}">\n'
    )
