"""The router: from an address to the page that shows it, and what every page has around it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Final

from dash import html
from dash.development.base_component import Component

from dashboard.charts.svg import fluid
from dashboard.errors import UnknownPageError
from dashboard.explorer import data, home
from dashboard.exports.html import document
from dashboard.exports.html.markup import above_words
from dashboard.messages import Locale, load_locale
from dashboard.views.address.address import Address, Page
from dashboard.views.render.renderer import Renderer

Make = Callable[[Address, Renderer, Locale, str], list[Component]]

PAGES: Final[Mapping[Page, Make]] = {
    "data": data.page,
}


class Site(document.Site):
    """The pages of the explorer, as components of Dash."""

    __slots__ = ()

    def address(self, path: str | None, search: str | None) -> Address:
        """The address that the browser shows, without the base path."""
        return self.renderer.parse((path or "").removeprefix(self.base) + (search or ""))

    def page(self, address: Address) -> list[Component]:
        """The page itself and its closed panel.

        Raises:
            UnknownPageError: the address names a view that does not exist, or an embed.
        """
        locale = load_locale(address.lang)
        main = self._main(address, locale)
        return [
            html.Main(main, id="main", tabIndex=-1, className=f"page page-{address.page}"),
        ]

    def drawings(self, address: Address) -> dict[str, str]:
        """The drawings of a page as SVG, by view: what the first response shows in their places."""
        views = self.renderer.shown(address) if address.page == "explorer" else ()
        found = {one.view.id: above_words(one) for one in views}
        return {
            view: fluid(drawing, prefix=f"{view}-", href=partial(self.figure_link, address.lang))
            for view, drawing in found.items()
            if drawing is not None
        }

    def _main(self, address: Address, locale: Locale) -> list[Component]:
        """What the page of an address has that others have not."""
        if address.page == "explorer":
            return home.page(address, self)
        if address.page not in PAGES:
            raise UnknownPageError("not a page of the explorer")
        return PAGES[address.page](address, self.renderer, locale, self.base)
