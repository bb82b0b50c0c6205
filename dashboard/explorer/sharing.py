"""What the head of a page tells other sites: how a link to it looks there, how a view is embedded."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from urllib.parse import urlencode

from dashboard.explorer.pages import Site
from dashboard.exports.pictures import Picture, Pictures
from dashboard.indicators.schema import LANGS, Lang
from dashboard.messages import LOCALES
from dashboard.views.address import Address
from dashboard.views.rendering import Renderer


def picture_of(renderer: Renderer, kept: Pictures) -> Callable[[Address], str | None]:
    """What gives the path of the picture of a view, where one of the current data has been made."""
    asked = Picture("png", scale="2")

    def path(address: Address) -> str | None:
        if address.page != "view" or kept.why_not(address, renderer.package.version, asked):
            return None
        return f"/{address.lang}/download/{address.view}.png{asked.search}"

    return path


def head(address: Address, site: Site) -> str:
    """Open Graph and Twitter tags, and where oEmbed is answered for the view.

    Whole addresses are given only where the site knows its own; a picture only where one has been
    made. There are no others in it, so no link leads nowhere.
    """
    root = site.origin + site.base
    picture = site.picture(address) if site.picture and site.origin else None
    tags = {
        "og:site_name": site.renderer.package.title.within(address.lang),
        "og:type": "article" if address.page in ("view", "figure") else "website",
        "og:title": site.title(address),
        "og:description": site.description(address),
        "og:locale": _locale(address.lang),
        "og:url": f"{root}{address}" if site.origin else "",
        "og:image": f"{root}{picture}" if picture else "",
        "og:image:alt": site.description(address) if picture else "",
        "twitter:card": "summary_large_image" if picture else "summary",
        "twitter:title": site.title(address),
        "twitter:description": site.description(address),
        "twitter:image": f"{root}{picture}" if picture else "",
    }
    others = [("og:locale:alternate", _locale(lang)) for lang in LANGS if lang != address.lang]
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


def _locale(lang: Lang) -> str:
    return LOCALES[lang].replace("-", "_")
