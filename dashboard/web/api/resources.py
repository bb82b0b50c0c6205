"""The table of addresses: what each is of, takes and answers, and how an answer is made.

The route, the OpenAPI document and the readable page are made from ``ENDPOINTS``.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import urlencode

from dashboard.errors import UnknownPageError
from dashboard.indicators.model.package import Package
from dashboard.indicators.select.query import Query
from dashboard.indicators.select.suggestions import nearest_id
from dashboard.views.render import catalogue, derived_rows
from dashboard.views.table import search
from dashboard.web.api import models, serializers
from dashboard.web.api.parameters import FILTERING, PAGING, SAYING, Question
from dashboard.web.api.serializers import V1, Scope


class UnknownIdError(UnknownPageError):
    """There is nothing of that id; ``nearest`` is the one that was perhaps meant."""

    def __init__(self, nearest: str | None) -> None:
        """Keep the id that was perhaps meant."""
        self.nearest = nearest
        super().__init__(nearest)


@dataclass(frozen=True, slots=True)
class Endpoint:
    """One address. Its words are the messages ``api.endpoint.{name}``.

    ``ids`` are those of the resources that have a figure of a selection, all without one; ``make``
    is a resource by its id.
    """

    name: str
    path: str
    model: type[models.Page] | type[models.Resource]
    parameters: tuple[str, ...]
    ids: Callable[[Package, Query], Sequence[str]]
    make: Callable[[Scope, str, Query], models.Resource]
    example: str

    @property
    def fields(self) -> tuple[str, ...]:
        """What can be chosen by ``fields``: the fields of its resource, in their order."""
        resource = models.item_of(self.model)
        return tuple(name for name in resource.model_fields if name != "version")

    def example_id(self, package: Package) -> str:
        """An id that there is, to show how one looks."""
        return self.ids(package, Query())[0]

    def example_path(self, package: Package) -> str:
        """A question that has an answer."""
        path = self.path
        if "{id}" in path:
            path = path.replace("{id}", self.example_id(package))
        return path + self.example.format(
            theme=next(iter(package.themes)),
            first=package.languages[0],
            last=package.languages[-1],
        )

    def answer(self, scope: Scope, question: Question, id_: str) -> dict[str, Any]:
        """The answer as JSON has it, with the fields that were asked for; all if none were."""
        chosen = {"id", *question.fields} if question.fields else None
        version = scope.package.version
        if id_:
            resource = self.make(scope, id_, question.query)
            return {**resource.model_dump(mode="json", include=chosen), "version": version}
        ids = self.ids(scope.package, question.query)
        part = ids[question.offset : question.offset + question.limit]
        licence = scope.package.licence
        page = models.Page(
            version=version,
            licence=models.Terms(name=scope.words(licence.name), url=licence.url),
            total=len(ids),
            limit=question.limit,
            offset=question.offset,
            previous=self._previous(scope, question, len(ids)),
            next=self._next(scope, question, len(ids)),
            items=[],
        ).model_dump(mode="json")
        made = (self.make(scope, one, question.query) for one in part)
        page["items"] = [one.model_dump(mode="json", include=chosen) for one in made]
        return page

    def _next(self, scope: Scope, question: Question, total: int) -> str | None:
        start = question.offset + question.limit
        return self._link(scope, question, start) if start < total else None

    def _previous(self, scope: Scope, question: Question, total: int) -> str | None:
        """The page before; from beyond the end, the last one that has something on it."""
        start = max(0, min(question.offset, total) - question.limit)
        return self._link(scope, question, start) if question.offset else None

    def _link(self, scope: Scope, question: Question, start: int) -> str:
        """The address of another page of the same question."""
        asked = {**question.given, "limit": str(question.limit), "offset": str(start)}
        return f"{scope.root}{V1}{self.path}?{urlencode(asked, safe=',')}"


def _chosen(package: Package, query: Query, column: str) -> set[str] | None:
    """The values of a column in a selection; ``None`` where nothing was selected."""
    if not (query.given() or query.q):
        return None
    return set(search.select(query, package)[column])


def _indicators(package: Package, query: Query) -> Sequence[str]:
    left = _chosen(package, query, "indicator")
    return [one for one in package.indicators if left is None or one in left]


def _sources(package: Package, query: Query) -> Sequence[str]:
    left = _chosen(package, query, "source")
    return [one for one in package.sources if left is None or one in left]


def _views(package: Package, query: Query) -> Sequence[str]:
    left = _chosen(package, query, "indicator")
    return [
        one.id
        for one in catalogue.views(package)
        if left is None or not left.isdisjoint(catalogue.members(one, package))
    ]


def _view(scope: Scope, id_: str, query: Query) -> models.View:
    every = {view.id: view for view in catalogue.views(scope.package)}
    if id_ not in every:
        raise UnknownIdError(nearest_id(id_, every))
    return serializers.view(scope, every[id_], query)


_LIST: Final = (*FILTERING, *SAYING, *PAGING)
_FIGURE: Final = (derived_rows.selected, serializers.figure)
_VIEW: Final = (_views, _view)

# fmt: off
ENDPOINTS: Final[tuple[Endpoint, ...]] = (
    Endpoint("figures", "/figures", models.Figures, _LIST, *_FIGURE, "?theme={theme}&lang={first}"),
    Endpoint("figure", "/figures/{id}", models.OneFigure, ("derived", *SAYING), *_FIGURE, "?lang={first}"),
    Endpoint("indicators", "/indicators", models.Indicators, _LIST, _indicators, serializers.indicator, "?lang={first}"),
    Endpoint("views", "/views", models.Views, _LIST, *_VIEW, "?fields=title,figures"),
    Endpoint("view", "/views/{id}", models.OneView, (*FILTERING, *SAYING), *_VIEW, "?lang={last}"),
    Endpoint("sources", "/sources", models.Sources, _LIST, _sources, serializers.source, ""),
)
# fmt: on


def find(path: str) -> tuple[Endpoint, str] | None:
    """The endpoint of a path below ``/api/v1``, and the id in it, empty for a list."""
    for endpoint in ENDPOINTS:
        head, has_id, _ = endpoint.path.partition("{id}")
        id_ = path.removeprefix(head)
        if path.startswith(head) and bool(id_) == bool(has_id):
            return endpoint, id_
    return None
