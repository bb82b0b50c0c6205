"""What the head of a page tells other sites: how a link to it looks there, how a view is embedded."""

from __future__ import annotations

from collections.abc import Callable, Sequence

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
