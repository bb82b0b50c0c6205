"""The choice of a deck: which views, in which order, how fast, and the link to it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from dashboard.exports.html.document import Assets, Site, document
from dashboard.exports.html.templating import template
from dashboard.messages import load_locale
from dashboard.views.address.address import Address
from dashboard.views.address.deck import Deck
from dashboard.views.address.embed_options import SCHEMES
from dashboard.views.render import catalogue
from dashboard.views.render.renderer import understood
from dashboard.views.text.deck_choices import INTERVALS, Choice, choices
from dashboard.views.text.deck_choices import address as deck_address


def page(address: Address, site: Site, assets: Assets) -> str:
    """The page as a document: a form that leads to the deck."""
    return document("choose.html", address, site, assets, heading="h1", **_content(address, site))


def part(address: Address, site: Site) -> str:
    """What stands in the dialog on other pages."""
    return template("choose_part.html").render(
        **_content(address, site),
        heading="h2",
        address=address,
        locale=load_locale(address.lang),
        site=site,
    )


def _content(address: Address, site: Site) -> dict[str, Any]:
    """What the template asks for."""
    lang, deck = address.lang, address.deck
    selected = Address(lang, query=understood(address.query, site.renderer.package))
    shown = site.renderer.shown(selected)
    offered = choices(shown, deck, {})
    picked = [one.view for one in offered if one.chosen]
    left = {one.view.id for one in shown}
    query = selected.query
    return {
        "offered": [(one, _moved(address, picked, one, site)) for one in offered],
        "empty": [
            view.name.within(lang)
            for view in catalogue.views(site.renderer.package)
            if view.id not in left
        ],
        "intervals": [one for one in INTERVALS if one],
        "schemes": SCHEMES,
        "explorer": site.link(selected),
        "form": site.base + address.path,
        "start": site.base + Address(lang, "present").path,
        "kept": [
            *query.given().items(),
            *([("q", query.q)] if query.q else []),
            *([("derived", "1")] if query.derived else []),
        ],
        "link": (site.origin or site.asked) + site.link(deck_address(selected, picked, shown, deck))
        if picked
        else "",
    }


def _moved(address: Address, picked: list[str], choice: Choice, site: Site) -> dict[str, str]:
    """The same choice with a view a place further ``up`` or ``down``, where there is one."""
    if not choice.chosen:
        return {}
    at = picked.index(choice.view)
    found = {}
    for way, other in (("up", at - 1), ("down", at + 1)):
        if 0 <= other < len(picked):
            views = list(picked)
            views[at], views[other] = views[other], views[at]
            deck: Deck = replace(address.deck, views=tuple(views))
            found[way] = site.link(replace(address, deck=deck))
    return found
