"""The four read-only tools that an assistant is offered: their names, types and docstrings are what it reads.

Answers are the objects of the JSON files, so no number goes without its bound; of very many, a part
that says of how many it is.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import wraps
from inspect import Parameter, signature
from typing import Any, Final, Literal, get_args, get_origin, get_type_hints

from dashboard.errors import SelectionError
from dashboard.explorer.pages import Site
from dashboard.exports.files import json_file
from dashboard.exports.files.content import Content
from dashboard.exports.files.tidy_table import rows
from dashboard.indicators.select.strict_query import one_of, query_of
from dashboard.languages import Lang
from dashboard.messages import load_locale
from dashboard.views.address.address import Address
from dashboard.views.render import catalogue, row_limits
from dashboard.views.render import derived_rows as derivation
from dashboard.views.render.renderer import figures_of
from dashboard.views.text import citation
from dashboard.views.text.evidence import evidence, found_in

#: Figures in one answer at most: what an assistant can read at once.
MOST: Final = 50
Answer = dict[str, Any]
Tool = Callable[..., Any]
_LITERAL: Final[Any] = Literal


def checked(tool: Tool, spoken: Callable[[], Sequence[Lang]]) -> Tool:
    """The tool, holding its callers to its signature: Dash tells them the types, but passes anything on.

    ``spoken`` are the languages of the data, of which ``lang`` is one: the first, if nobody says.

    Raises, when called:
        SelectionError: an argument is not known, missing, or not of its type.
    """
    kinds = {name: kind for name, kind in get_type_hints(tool).items() if name != "return"}
    taken = signature(tool)
    needed = [name for name, one in taken.parameters.items() if one.default is Parameter.empty]

    @wraps(tool)
    def strict(**given: Any) -> Any:
        known = {**kinds, "lang": _LITERAL[tuple(spoken())]}
        for name, value in given.items():
            _check(name, value, known[one_of("argument", name, known)])
        for name in needed:
            if name not in given:
                raise SelectionError(f"{name} is missing; give it", key=name, allowed=needed)
        return tool(**{"lang": spoken()[0], **given})

    now = {"annotation": _LITERAL[tuple(spoken())], "default": spoken()[0]}
    told = [one.replace(**now) if one.name == "lang" else one for one in taken.parameters.values()]
    strict.__annotations__ = {**tool.__annotations__, "lang": now["annotation"]}
    strict.__signature__ = taken.replace(parameters=told)  # type: ignore[attr-defined]
    return strict


def _check(name: str, value: Any, kind: Any) -> None:
    if get_origin(kind) is Literal:
        one_of(name, value, get_args(kind))
    elif not isinstance(value, kind) or (kind is int and (isinstance(value, bool) or value < 0)):
        wanted = {bool: "true or false", str: "text", int: "a whole number from 0"}[kind]
        raise SelectionError(f"{name}: wanted {wanted}", key=name, allowed=[wanted])


class Tools:
    """The tools of one site."""

    def __init__(self, site: Site) -> None:
        """Answer from what ``site`` shows at the time of asking."""
        self._site = site

    @property
    def all(self) -> tuple[Tool, ...]:
        """Every tool, checking what it is given."""
        every = (self.search_figures, self.get_figure, self.list_views, self.get_view)
        return tuple(checked(tool, lambda: self._site.renderer.package.languages) for tool in every)

    def search_figures(  # noqa: PLR0917 - nor do positions count for it
        self,
        query: str = "",
        theme: str = "",
        place: str = "",
        measure: str = "",
        lang: Lang = "",
        derived: bool = False,  # noqa: FBT001, FBT002 - an assistant gives arguments by name
        offset: int = 0,
    ) -> Answer:
        """Find reported figures by words (in any language of the data), theme, place or measure.

        Every figure has its number together with its bound ("over" is a floor, "under" a ceiling,
        "about" is rough), its period and how that is known, its source and what is not known of
        it. Quote a bound, a period and a source with every number. Derived figures are computed,
        not printed in a source; they come only when asked for. At most 50 figures come at once:
        "total" says how many there are, and "next_offset" from where to ask on.
        """
        package = self._site.renderer.package
        asked = {"q": query, "theme": theme, "place": place, "measure": measure}
        chosen = query_of(package, {key: value for key, value in asked.items() if value})
        address = Address(lang, query=chosen.choosing({"derived": derived}))
        every = derivation.selected(package, address.query)
        page = every[offset : offset + MOST]
        content = Content(package, address, (), rows(package, page, lang), {})
        return {
            "version": package.version,
            "total": len(every),
            "next_offset": offset + MOST if offset + MOST < len(every) else None,
            "figures": [json_file.figure(row) for row in content.rows],
            "sources": [json_file.source(one) for one in content.sources],
        }

    def get_figure(self, figure: str, lang: Lang = "") -> Answer:
        """One figure by its id, with its evidence: source, place in the source, notes, a sentence to quote.

        An id is indicator.place.period, as search_figures gives it.
        """
        package = self._site.renderer.package
        found = found_in(package, figure)
        locale = load_locale(lang)
        known = evidence(package, figure, lang)
        return {
            "id": found.id,
            "label": known.mark.label,
            "said": str(known.mark.said),
            "bound": found.bound.value,
            "sentence": citation.sentence(found, package, locale),
            "evidence": [
                {"term": entry.term, "text": entry.text, "url": entry.url}
                for entry in known.entries
            ],
            "address": _address(self._site, Address(lang, "figure", figure=found.id)),
            "version": package.version,
        }

    def list_views(self, lang: Lang = "") -> list[Answer]:
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

    def get_view(self, view: str, lang: Lang = "") -> Answer:
        """One view by its id: headline, description, figures with bounds and sources, notes.

        Of a view of many figures at most 50 come; "total" says how many it has, search_figures has all.
        """
        return _view(self._site, view, lang)


def _view(site: Site, view: str, lang: Lang) -> Answer:
    package = site.renderer.package
    known = catalogue.find(package, view)
    address = Address(lang, "view", view)
    every = figures_of(package, known, address.query)
    ids = tuple(one.id for one in row_limits.limited(known, every)[:MOST])
    shown = (site.renderer.render(address),)
    content = Content(package, address, shown, rows(package, ids, lang), {view: ids})
    return {**json_file.described(content), "total": len(every)}


def _address(site: Site, address: Address) -> str:
    """Where people see it: a whole address where the site knows its own, else a path."""
    return f"{site.origin}{site.base}{address}"
