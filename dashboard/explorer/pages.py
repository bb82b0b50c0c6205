"""The router: from an address to the page that shows it, and what every page has around it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Final

from dash import html
from dash.development.base_component import Component

from dashboard.charts.svg import fluid
from dashboard.errors import UnknownPageError
from dashboard.explorer import data, deck_picker, evidence, figure, home, share, view
from dashboard.exports.html import document
from dashboard.exports.html.markup import above_words
from dashboard.languages import Lang
from dashboard.messages import Locale, load_locale
from dashboard.views.address.address import Address, Page
from dashboard.views.address.deck import Deck
from dashboard.views.render.rendered import Rendered
from dashboard.views.render.renderer import Renderer
from dashboard.views.text.deck_choices import Choice, choices

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
        """The page itself and its closed dialogs.

        Raises:
            UnknownPageError: the address names a view that does not exist, or an embed.
        """
        locale = load_locale(address.lang)
        main = self._main(address, locale)
        return [
            html.Main(main, id="main", tabIndex=-1, className=f"page page-{address.page}"),
            evidence.panel(),
            *(
                [share.dialog(locale, self.renderer.package.languages, pinning=self.pinning)]
                if address.page in ("explorer", "view")
                else []
            ),
            *(
                [deck_picker.dialog(self.choices(address.lang), locale)]
                if address.page == "explorer"
                else []
            ),
        ]

    def drawings(self, address: Address) -> dict[str, str]:
        """The drawings of a page as SVG, by view: what the first response shows in their places."""
        views: Sequence[Rendered] = ()
        if address.page == "explorer":
            views = self.renderer.shown(address)
        elif address.page == "view":
            views = (self.renderer.render(address),)
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
        if address.page == "figure":
            return figure.page(address, self.renderer, locale, self.base, origin=self.origin)
        if address.page == "view":
            return view.page(address, self.renderer, locale, self.base)
        if address.page not in PAGES:
            raise UnknownPageError("not a page of the explorer")
        return PAGES[address.page](address, self.renderer, locale, self.base)

    def choices(self, lang: Lang) -> tuple[Choice, ...]:
        """Every view that a deck may have."""
        themes = {one.id: one.label.within(lang) for one in self.renderer.package.themes.values()}
        return choices(self.renderer.shown(Address(lang)), Deck(), themes)
