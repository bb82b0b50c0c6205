"""What the head of a page tells other sites: how a link to it looks there, how a view is embedded."""

from __future__ import annotations

from collections.abc import Callable

from dashboard.explorer.pages import Site
from dashboard.exports import linking
from dashboard.exports.pictures import Picture, Pictures
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
    card = linking.Card(
        address.lang,
        site.renderer.package.title.within(address.lang),
        site.title(address),
        site.description(address),
        kind="article" if address.page in ("view", "figure") else "website",
        url=f"{root}{address}" if site.origin else "",
        image=f"{root}{picture}" if picture else "",
    )
    if address.page != "view" or not site.origin:
        return linking.tags(card)
    return linking.tags(card) + linking.discovery(root, f"{root}{address}", card.title)
