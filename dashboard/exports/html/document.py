"""What every page has around its own content: head, masthead, navigation, foot."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from markupsafe import Markup

from dashboard.charts import svg, theme
from dashboard.exports.files.formats import picture_path
from dashboard.exports.html import social_tags
from dashboard.exports.html.templating import template
from dashboard.exports.metadata import schemaorg
from dashboard.exports.pictures.options import PREVIEW_SIZE
from dashboard.languages import Lang
from dashboard.messages import load_locale
from dashboard.views.address.address import Address, Page
from dashboard.views.render.renderer import Renderer
from dashboard.views.text import citation
from dashboard.views.text.evidence import found_in

#: The pages that the masthead leads to, in order.
_NAVIGATION: Final[tuple[Page, ...]] = ("explorer", "data", "about")


@dataclass(frozen=True, slots=True)
class Assets:
    """Where a page finds its own files: full paths, base path included.

    ``early_scripts`` run before anything is painted, ``scripts`` when the page is read,
    ``plotly`` when a drawing is touched.
    """

    styles: tuple[str, ...]
    early_scripts: tuple[str, ...]
    scripts: tuple[str, ...]
    icon: str
    plotly: str = ""


@dataclass(frozen=True, slots=True)
class Site:
    """What pages are made with: the renderer, and the path below which the site lives.

    ``origin`` is the scheme and host that people reach it under, empty where that is not known.
    ``pinning`` is whether versions of the data are kept, for embeds that are pinned to one.
    ``asked`` is the scheme and host of the request, for pages that give whole addresses away.
    """

    renderer: Renderer
    base: str = ""
    origin: str = ""
    pinning: bool = True
    asked: str = ""

    def link(self, address: Address) -> str:
        """The address as it stands in a link, base path included."""
        return self.base + str(address)

    def figure_link(self, lang: Lang, figure: str) -> str:
        """The address of the page of a figure."""
        return self.link(Address(lang, "figure", figure=figure))

    def title(self, address: Address) -> str:
        """What the browser's tab says."""
        locale = load_locale(address.lang)
        package = self.renderer.package
        name = package.title.within(address.lang)
        match address.page:
            case "view":
                page = self.renderer.render(address).title
            case "figure":
                page = citation.line(found_in(package, address.figure or ""), package, locale)
            case "data":
                page = locale.text("data.title")
            case "share":
                name_of = self.renderer.render(address).view.name.within(address.lang)
                page = locale.text("share.title", title=name_of)
            case "choose":
                page = locale.text("picker.title")
            case "about":
                page = locale.text("shell.about")
            case _:
                return name
        return locale.text("shell.title", page=page, site=name)

    def description(self, address: Address) -> str:
        """What a search engine may say of the page."""
        package = self.renderer.package
        if address.page == "view":
            return self.renderer.render(address).alt
        if address.page == "figure":
            figure = found_in(package, address.figure or "")
            return citation.sentence(figure, package, load_locale(address.lang))
        return package.description.within(address.lang)

    def language_links(self, address: Address) -> list[tuple[Lang, str]]:
        """The same address in the other languages."""
        langs = self.renderer.package.languages
        return [(lang, self.link(address.within(lang))) for lang in langs if lang != address.lang]


def tokens() -> str:
    """The colours of both schemes and the rules of drawings, as they stand inside a page."""
    return theme.stylesheet() + svg.stylesheet()


def document(name: str, address: Address, site: Site, assets: Assets, **content: object) -> str:
    """The page of an address, made from the template ``name`` and what that asks for in ``content``.

    Raises:
        UnknownPageError: the address names a view or a figure that does not exist.
    """
    return template(name).render(**_surroundings(address, site, assets), **content)


def _surroundings(address: Address, site: Site, assets: Assets) -> dict[str, Any]:
    """What ``base.html`` asks for."""
    package, locale = site.renderer.package, load_locale(address.lang)
    since = site.renderer.stale_since
    return {
        "address": address,
        "locale": locale,
        "lang": address.lang,
        "package": package,
        "site": site,
        "assets": assets,
        "palette": Markup(tokens()),
        "title": site.title(address),
        "description": site.description(address),
        "social": Markup(social(address, site)),
        "described": Markup(schemaorg.script(package, address.lang, site.origin + site.base)),
        "navigation": [(page, site.link(Address(address.lang, page))) for page in _NAVIGATION],
        "languages": [(load_locale(lang), href) for lang, href in site.language_links(address)],
        "figures": site.figure_link(address.lang, ""),
        "choose": site.link(Address(address.lang, "choose")),
        "home": site.link(Address(address.lang)),
        "stale": locale.stale(since) if since else "",
    }


def social(address: Address, site: Site) -> str:
    """Open Graph and Twitter tags, and where oEmbed is answered for the view or the figure.

    Whole addresses are given only where the site knows its own. There are no others in it, so no
    link leads nowhere.
    """
    root = site.origin + site.base
    single = address.page in ("view", "figure")
    card = social_tags.Card(
        address.lang,
        site.renderer.package.title.within(address.lang),
        site.title(address),
        site.description(address),
        site.renderer.package.languages,
        kind="article" if single else "website",
        url=f"{root}{address}" if site.origin else "",
        image=_image(address, site) if site.origin else None,
    )
    found = social_tags.discovery(root, f"{root}{address}", card.title)
    return social_tags.tags(card) + (found if single and site.origin else "")


def _image(address: Address, site: Site) -> social_tags.Image | None:
    """The picture beside a link to a view, a figure or the explorer, which has that of its first view."""
    shown, alt = address, site.description(address)
    if address.page == "explorer":
        first = next(iter(site.renderer.shown(address)), None)
        if first is None:
            return None
        shown, alt = first.address, first.alt
    elif address.page not in ("view", "figure"):
        return None
    url = site.origin + site.base + picture_path(shown)
    return social_tags.Image(url, PREVIEW_SIZE, alt)
