"""What the head of a page tells other sites: how a link to it looks there, how a view is embedded."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from dashboard.explorer.pages import Site
from dashboard.exports.files.formats import preview
from dashboard.exports.html import social_tags
from dashboard.exports.pictures.picture_file import EVERY, Picture, Pictures
from dashboard.views.address.address import Address
from dashboard.views.render.renderer import Renderer


def pictures_of(renderer: Renderer, kept: Pictures) -> Callable[[Address], Sequence[Picture]]:
    """What gives the pictures of a view that have been made of the current data."""

    def made(address: Address) -> Sequence[Picture]:
        if address.page != "view":
            return ()
        version = renderer.package.version
        return [one for one in EVERY if not kept.why_not(address, version, one)]

    return made


def head(address: Address, site: Site) -> str:
    """Open Graph and Twitter tags, and where oEmbed is answered for the view or the figure.

    Whole addresses are given only where the site knows its own; a picture only where one has been
    made. There are no others in it, so no link leads nowhere.
    """
    root = site.origin + site.base
    picture = preview(address, site.pictures(address)) if site.origin else None
    card = social_tags.Card(
        address.lang,
        site.renderer.package.title.within(address.lang),
        site.title(address),
        site.description(address),
        site.renderer.package.languages,
        kind="article" if address.page in ("view", "figure") else "website",
        url=f"{root}{address}" if site.origin else "",
        image=f"{root}{picture}" if picture else "",
    )
    if address.page not in ("view", "figure") or not site.origin:
        return social_tags.tags(card)
    return social_tags.tags(card) + social_tags.discovery(root, f"{root}{address}", card.title)
