"""The words of the front page as HTML, each block for its place around the drawings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from dashboard.exports.html.document import Site
from dashboard.exports.html.templating import template
from dashboard.indicators.model.package import Package
from dashboard.indicators.select.query import Query
from dashboard.messages import Locale, load_locale
from dashboard.views.address.address import Address
from dashboard.views.render import derived_rows
from dashboard.views.render.front import FrontPage, Section
from dashboard.views.render.rendered import Rendered
from dashboard.views.render.renderer import citations, understood
from dashboard.views.table import filter_labels

#: So many figures are listed below a drawing; the table has the rest.
MOST: Final = 60
#: So many figures are named that a filter hides.
_NAMED: Final = 4


@dataclass(frozen=True, slots=True)
class Choice:
    """A way on from a selection: its words and its address; ``left`` figures would be shown there."""

    text: str
    href: str
    left: int = 0
    names: str = ""


@dataclass(frozen=True, slots=True)
class ThemeChoice:
    """A theme to look at alone; one of them, or all, is what is chosen."""

    label: str
    href: str
    hue: int
    chosen: bool


def _block(name: str, *arguments: object) -> str:
    """One macro of the template, filled in."""
    macro: Any = getattr(template("front.html").module, name)
    return str(macro(*arguments))


def head(front: FrontPage | None, address: Address, site: Site) -> str:
    """The claim while nothing is filtered; else what is left, and each filter to be dropped."""
    package, locale = site.renderer.package, load_locale(address.lang)
    misunderstood = filter_labels.misunderstood(address, package, locale)
    query = understood(address.query, package)
    if front is not None and not is_filtered(query) and not misunderstood:
        return _block(
            "lead",
            front,
            locale,
            site,
            Address(address.lang, "data"),
            _extent(package, locale),
            _published(package, locale),
        )
    chips = [
        Choice(text, site.link(address.selecting(query.choosing({key: ""}))))
        for key, text in _filters(query, package, locale)
    ]
    clear = site.link(Address(address.lang))
    return _block(
        "filtered", status(address, site).rstrip(".。"), chips, misunderstood, clear, locale
    )


def is_filtered(query: Query) -> bool:
    """Whether a selection leaves something out."""
    return bool(query.given() or query.q)


def _filters(query: Query, package: Package, locale: Locale) -> list[tuple[str, str]]:
    """Each filter that is set, by its key: its name and its value."""
    return [
        (key, locale.text("front.filter", key=locale.text(f"field.{key}.filter"), value=value))
        for key, value in filter_labels.said(query, package, locale).items()
    ]


def status(address: Address, site: Site) -> str:
    """How many figures are shown, of how many."""
    package, locale = site.renderer.package, load_locale(address.lang)
    query = understood(address.query, package)
    left, total = _count(query, package), _total(query, package)
    if left == total:
        return locale.text("explorer.showing_all", total=total)
    return locale.text("explorer.showing", left=left, total=total)


def _count(query: Query, package: Package) -> int:
    return len(derived_rows.selected(package, query))


def _total(query: Query, package: Package) -> int:
    return len(package.observations) + (len(derived_rows.made_of(package)) if query.derived else 0)


def _extent(package: Package, locale: Locale) -> str:
    """How many figures and events there are, from how many sources."""
    events = sum(one.value is None for one in package.observations.values())
    counts = [locale.counted("explorer.figures", len(package.observations) - events)]
    if events:
        counts.append(locale.counted("explorer.events", events))
    one = len(package.sources) == 1
    sources = (
        locale.text("explorer.one_source")
        if one
        else locale.counted("explorer.sources", len(package.sources))
    )
    return locale.text("explorer.extent", counts=locale.list(counts), sources=sources)


def _published(package: Package, locale: Locale) -> str:
    """Where the figures are from: the publisher and the date of the newest source."""
    newest = max(package.sources.values(), key=lambda one: one.date)
    (cited,) = citations((newest,), locale.lang)
    return locale.text("front.published", publisher=cited.publisher, date=cited.date)


def keys(front: FrontPage, address: Address, site: Site) -> str:
    """The key figures, each with its date and the way to its source."""
    return _block("keys", front, load_locale(address.lang), site, address.lang)


def themes(address: Address, site: Site) -> str:
    """A link for every theme, and one for all."""
    package, locale = site.renderer.package, load_locale(address.lang)
    query = understood(address.query, package)
    chosen = query.value("theme")
    every = ThemeChoice(
        locale.text("field.theme.every"),
        site.link(address.selecting(query.choosing({"theme": ""}))),
        0,
        not chosen,
    )
    found = [
        ThemeChoice(
            theme.label.within(address.lang),
            site.link(address.selecting(query.choosing({"theme": theme.id}))),
            number,
            theme.id == chosen,
        )
        for number, theme in enumerate(package.themes.values(), 1)
    ]
    return _block("themes", [every, *found], locale)


def say(section: Section, heading: str, site: Site, locale: Locale) -> str:
    """The claim of a theme and the first thing to know of it."""
    return _block(
        "say", section, _name(section.theme, site.renderer.package, locale), heading, locale
    )


def _name(theme: str | None, package: Package, locale: Locale) -> str:
    if theme is None:
        return locale.text("explorer.across_themes")
    return package.themes[theme].label.within(locale.lang)


def tail(section: Section, site: Site, locale: Locale) -> str:
    """The notes of a theme, folded; its source; the ways on."""
    shown = section.claim
    query = shown.address.query
    query = query.choosing({"theme": section.theme}) if section.theme else query
    links = [
        (locale.text("front.view"), _view_link(shown, site)),
        (locale.text("front.data"), site.link(Address(locale.lang, "data", query=query))),
        (locale.text("front.share"), site.link(shown.address.shared())),
    ]
    return _block("tail", section, links, locale)


def caption(shown: Rendered, site: Site) -> str:
    """The name of one drawing of several, which leads to its view."""
    return _block("caption", shown.view.name.within(shown.address.lang), _view_link(shown, site))


def linked(front: FrontPage, site: Site) -> str:
    """The ways to the views that are pages of their own."""
    links = [
        (one.view.name.within(one.address.lang), _view_link(one, site)) for one in front.linked
    ]
    return _block("linked", links)


def _view_link(shown: Rendered, site: Site) -> str:
    """A view by itself: of a selection, only whether calculated figures are shown goes along."""
    return site.link(shown.address.selecting(Query(derived=shown.address.query.derived)))


def figures(shown: Rendered, site: Site, locale: Locale) -> str:
    """The figures of a drawing as links to their evidence, folded."""
    table = site.link(Address(locale.lang, "data", query=shown.address.query))
    return _block("figures", shown, locale, site, locale.lang, MOST, table)


def nothing(address: Address, site: Site) -> str:
    """An empty selection: each filter, and how much dropping it would bring back."""
    package, locale = site.renderer.package, load_locale(address.lang)
    query = understood(address.query, package)
    choices = []
    for key, text in _filters(query, package, locale):
        without = query.choosing({key: ""})
        found = derived_rows.selected(package, without)
        rows = [package.observations[one] for one in found if one in package.observations]
        names = list(dict.fromkeys(one.indicator.label.within(locale.lang) for one in rows))
        listed = locale.list(names[:_NAMED]) + ("…" if len(names) > _NAMED else "")
        choices.append(Choice(text, site.link(address.selecting(without)), len(found), listed))
    choices.sort(key=lambda one: -one.left)
    total = len(package.observations)
    return _block("nothing", choices, site.link(Address(address.lang)), total, locale)
