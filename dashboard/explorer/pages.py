"""The router: from an address to the page that shows it, and what every page has around it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

from dash import html
from dash.development.base_component import Component

from dashboard.charts.svg import fluid
from dashboard.errors import UnknownPageError
from dashboard.explorer import about, data, deck_picker, evidence, figure, home, ids, share, view
from dashboard.explorer.attributes import aria
from dashboard.exports.html.markup import above_words
from dashboard.exports.pictures.picture_file import Picture
from dashboard.exports.site.static_links import NEEDS_SERVER
from dashboard.languages import Lang
from dashboard.messages import Locale, load_locale
from dashboard.messages.conventions import conventions
from dashboard.views.address.address import Address, Page
from dashboard.views.address.deck import Deck
from dashboard.views.render.rendered import Rendered
from dashboard.views.render.renderer import Renderer
from dashboard.views.text import citation
from dashboard.views.text.deck_choices import Choice, choices
from dashboard.views.text.evidence import found_in

Make = Callable[[Address, Renderer, Locale, str], list[Component]]

PAGES: Final[Mapping[Page, Make]] = {
    "explorer": home.page,
    "data": data.page,
    "about": about.page,
}


@dataclass(frozen=True, slots=True)
class Site:
    """What pages are made with: the renderer, and the path below which the site lives.

    ``origin`` is the scheme and host that people reach it under, empty where that is not known.
    ``pictures`` gives the pictures of a view that have been made.
    ``pinning`` is whether versions of the data are kept, for embeds that are pinned to one.
    """

    renderer: Renderer
    base: str = ""
    origin: str = ""
    pictures: Callable[[Address], Sequence[Picture]] = lambda _: ()
    pinning: bool = True

    def address(self, path: str | None, search: str | None) -> Address:
        """The address that the browser shows, without the base path."""
        return self.renderer.parse((path or "").removeprefix(self.base) + (search or ""))

    def page(self, address: Address) -> list[Component]:
        """Masthead, the page itself, foot and the closed evidence panel.

        Raises:
            UnknownPageError: the address names a view that does not exist, or an embed.
        """
        locale = load_locale(address.lang)
        main = self._main(address, locale)
        return [
            html.A(locale.text("shell.skip"), href="#main", className="skip-link"),
            self._masthead(address, locale),
            *self._stale(locale),
            html.Main(main, id="main", tabIndex=-1, className=f"page page-{address.page}"),
            self._foot(locale),
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
            view: fluid(drawing, prefix=f"{view}-", href=partial(self._figure, address.lang))
            for view, drawing in found.items()
            if drawing is not None
        }

    def _figure(self, lang: Lang, figure: str) -> str:
        """The address of the page of a figure."""
        return self.base + str(Address(lang, "figure", figure=figure))

    def _main(self, address: Address, locale: Locale) -> list[Component]:
        """What the page of an address has that others have not."""
        if address.page == "figure":
            return figure.page(address, self.renderer, locale, self.base, origin=self.origin)
        if address.page == "view":
            made = self.pictures(address)
            return view.page(address, self.renderer, locale, self.base, pictures=made)
        if address.page not in PAGES:
            raise UnknownPageError("not a page of the explorer")
        return PAGES[address.page](address, self.renderer, locale, self.base)

    def choices(self, lang: Lang) -> tuple[Choice, ...]:
        """Every view that a deck may have."""
        themes = {one.id: one.label.within(lang) for one in self.renderer.package.themes.values()}
        return choices(self.renderer.shown(Address(lang)), Deck(), themes)

    def title(self, address: Address) -> str:
        """What the browser's tab says."""
        locale = load_locale(address.lang)
        name = self.renderer.package.title.within(address.lang)
        if address.page == "view":
            return locale.text("shell.title", page=self.renderer.render(address).title, site=name)
        if address.page == "figure":
            package = self.renderer.package
            found = found_in(package, address.figure or "")
            return locale.text("shell.title", page=citation.line(found, package, locale), site=name)
        if address.page in ("data", "about"):
            page = locale.text("data.title" if address.page == "data" else "shell.about")
            return locale.text("shell.title", page=page, site=name)
        return name

    def description(self, address: Address) -> str:
        """What a search engine may say of the page."""
        if address.page == "view":
            return self.renderer.render(address).alt
        if address.page == "figure":
            package = self.renderer.package
            found = found_in(package, address.figure or "")
            return citation.sentence(found, package, load_locale(address.lang))
        return self.renderer.package.description.within(address.lang)

    def other_languages(self, address: Address) -> list[Component]:
        """Links to the same in the other languages of the data, each in its own words."""
        return [
            html.A(
                load_locale(lang).text("shell.language_name"),
                href=href,
                lang=conventions(lang).tag,
                hrefLang=conventions(lang).tag,
                className="language-link",
            )
            for lang, href in self.language_links(address)
        ]

    def language_links(self, address: Address) -> list[tuple[Lang, str]]:
        """The same address in the other languages."""
        return [
            (lang, self.base + str(address.within(lang)))
            for lang in self.renderer.package.languages
            if lang != address.lang
        ]

    def _masthead(self, address: Address, locale: Locale) -> html.Header:
        name = self.renderer.package.title.within(address.lang)
        home_address = self.base + str(Address(address.lang))
        return html.Header(
            html.Div(
                [
                    html.A(
                        [html.Span(className="mark", **aria(hidden="true")), html.Span(name)],
                        href=home_address,
                        className="brand",
                    ),
                    html.Nav(
                        [
                            self._nav(address, "explorer", locale),
                            self._nav(address, "data", locale),
                            self._nav(address, "about", locale),
                        ],
                        className="main-nav",
                        **aria(label=locale.text("shell.navigation")),
                    ),
                    html.Div(
                        [
                            html.Span(
                                self.other_languages(address),
                                id=ids.LANGUAGES,
                                className="languages",
                            ),
                            html.Button(
                                html.Span(className="scheme-icon", **aria(hidden="true")),
                                type="button",
                                className="scheme-switch",
                                title=locale.text("shell.scheme"),
                                **aria(label=locale.text("shell.scheme")),
                            ),
                        ],
                        className="switches",
                    ),
                ],
                className="masthead-inner",
            ),
            className="masthead",
        )

    def _stale(self, locale: Locale) -> list[Component]:
        """A notice while the newest files are broken and the last good figures stand in."""
        since = self.renderer.stale_since
        if since is None:
            return []
        return [html.P(locale.stale(since), className="stale", role="status", **NEEDS_SERVER)]

    def _nav(self, address: Address, page: Page, locale: Locale) -> html.A:
        current = aria(current="page") if address.page == page else {}
        return html.A(
            locale.text(f"shell.{page}"),
            href=self.base + str(Address(address.lang, page)),
            **current,
        )

    def _foot(self, locale: Locale) -> html.Footer:
        package = self.renderer.package
        licence = package.licence
        name = licence.name.within(locale.lang)
        return html.Footer(
            html.Div(
                [
                    html.P(locale.text("shell.promise")),
                    html.P(
                        [
                            html.A(name, href=licence.url, rel="license") if licence.url else name,
                            locale.text("shell.version", version=package.version),
                        ]
                    ),
                ],
                className="foot-inner",
            ),
            className="foot",
        )
