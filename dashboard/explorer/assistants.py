"""What an assistant may ask over the Model Context Protocol: four read-only tools, nothing else.

Dash has the server; it would offer callbacks, layout and components as well, and all of that is
switched off. Answers are the objects of the JSON files, so no number goes without its bound.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any, Final, Literal

from dash.mcp import configure_mcp_server, mcp_enabled

from dashboard.explorer.pages import Site
from dashboard.exports import objects
from dashboard.exports.content import gather
from dashboard.indicators.asking import query_of
from dashboard.indicators.schema import Lang
from dashboard.messages import messages
from dashboard.views import catalogue, citing
from dashboard.views.address import Address
from dashboard.views.evidence import evidence, found_in

Answer = dict[str, Any]

#: Where the server listens, below the base path.
PATH: Final = "_mcp"


def offer(site: Site) -> None:
    """Offer the four tools, and only them, from the Dash app that is made next with MCP enabled."""
    configure_mcp_server(
        include_layout=False,
        include_callbacks=False,
        include_clientside_callbacks=False,
        include_pages=False,
        expose_callback_docstrings=False,
    )
    for tool in Tools(site).all:
        mcp_enabled(tool, expose_docstring=True)


class Tools:
    """The tools of one site: their names, types and docstrings are what an assistant reads."""

    def __init__(self, site: Site) -> None:
        """Answer from what ``site`` shows at the time of asking."""
        self._site = site

    @property
    def all(self) -> tuple[Callable[..., Any], ...]:
        """Every tool."""
        return self.search_figures, self.get_figure, self.list_views, self.get_view

    def search_figures(  # noqa: PLR0917 - nor do positions count for it
        self,
        query: str = "",
        theme: str = "",
        place: str = "",
        measure: str = "",
        lang: Literal["en", "zh"] = "en",
        derived: bool = False,  # noqa: FBT001, FBT002 - an assistant gives arguments by name
    ) -> list[Answer]:
        """Find reported figures by words (in English or Chinese), theme, place or measure.

        Every figure has its number together with its bound ("over" is a floor, "under" a ceiling,
        "about" is rough), its period and how that is known, its source and what is not known of
        it. Quote a bound, a period and a source with every number. Derived figures are computed,
        not printed in a source; they come only when asked for.
        """
        package = self._site.renderer.package
        asked = {"q": query, "theme": theme, "place": place, "measure": measure}
        chosen = query_of(package, {key: value for key, value in asked.items() if value})
        address = Address(lang, query=replace(chosen, derived=derived))
        return [objects.figure(row) for row in gather(package, address).rows]

    def get_figure(self, figure: str, lang: Literal["en", "zh"] = "en") -> Answer:
        """One figure by its id, with its evidence: source, place in the source, notes, a sentence to quote.

        An id is indicator.place.period, as search_figures gives it.
        """
        package = self._site.renderer.package
        found = found_in(package, figure)
        words = messages(lang)
        known = evidence(package, figure, lang)
        return {
            "id": found.id,
            "label": known.fact.label,
            "said": str(known.fact.said),
            "bound": found.bound.value,
            "sentence": citing.sentence(found, package, words),
            "evidence": [
                {"term": entry.term, "text": entry.text, "url": entry.url}
                for entry in known.entries
            ],
            "address": _address(self._site, Address(lang, "figure", figure=found.id)),
            "version": package.version,
        }

    def list_views(self, lang: Literal["en", "zh"] = "en") -> list[Answer]:
        """The views of the dashboard: id, name, headline, and how each is drawn."""
        shown = (
            self._site.renderer.render(Address(lang, "view", view.id))
            for view in catalogue.views(self._site.renderer.package)
        )
        return [
            {
                "id": one.view.id,
                "name": one.view.name.within(lang),
                "title": one.title,
                "subtitle": one.subtitle,
                "drawn_as": one.view.family.value,
                "address": _address(self._site, one.address),
            }
            for one in shown
        ]

    def get_view(self, view: str, lang: Literal["en", "zh"] = "en") -> Answer:
        """One view by its id: headline, description, figures with bounds and sources, notes."""
        return _view(self._site, view, lang)


def _view(site: Site, view: str, lang: Lang) -> Answer:
    package = site.renderer.package
    catalogue.find(package, view)
    return objects.described(gather(package, Address(lang, "view", view)))


def _address(site: Site, address: Address) -> str:
    """Where people see it: a whole address where the site knows its own, else a path."""
    return f"{site.origin}{site.base}{address}"
