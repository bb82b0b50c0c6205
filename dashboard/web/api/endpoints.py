"""The table of contents of the API: which addresses there are, what each takes and answers.

The routes, the OpenAPI document and the readable page are made from ``ENDPOINTS``.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import urlencode

from dashboard.indicators.model.package import Package
from dashboard.indicators.select.suggestions import nearest_id
from dashboard.views.render import catalogue
from dashboard.views.text.evidence import found_in
from dashboard.web.api import answers, models, selecting
from dashboard.web.api.answers import V1, Scope
from dashboard.web.api.parameters import DERIVED, FILTERING, PAGING, SAYING, Asked, Parameter


class UnknownIdError(LookupError):
    """There is nothing of that id; ``nearest`` is the one that was perhaps meant."""

    def __init__(self, nearest: str | None) -> None:
        """Keep the id that was perhaps meant."""
        self.nearest = nearest
        super().__init__(nearest)


#: From the data, the question and the id (empty for a list) to what is answered.
Answer = Callable[[Scope, Asked, str], models.Page | models.Resource]


@dataclass(frozen=True, slots=True)
class Endpoint:
    """One address. Its words are the messages ``api.endpoint.{name}``."""

    name: str
    path: str
    model: type[models.Page] | type[models.Resource]
    parameters: tuple[Parameter, ...]
    answer: Answer
    example: Callable[[Package], str]

    @property
    def fields(self) -> tuple[str, ...]:
        """What can be chosen by ``fields``: the fields of its resource, in their order."""
        resource = models.item_of(self.model)
        return tuple(name for name in resource.model_fields if name != "version")

    def written(self, answer: models.Page | models.Resource, fields: Sequence[str]) -> object:
        """An answer as JSON has it, with the fields that were asked for; all if none were."""
        chosen = {"id", "version", *fields} if fields else None
        if isinstance(answer, models.Resource):
            return answer.model_dump(mode="json", include=chosen)
        made = answer.model_dump(mode="json", exclude={"items"})
        made["items"] = [one.model_dump(mode="json", include=chosen) for one in answer.items]
        return made

    def example_id(self, package: Package) -> str:
        """An id that there is, to show how one looks."""
        if self.name == "view":
            return catalogue.views(package)[0].id
        return next(iter(package.observations))

    def matches(self, path: str) -> str | None:
        """The id in a path, empty for an address without one; ``None`` if it is another address."""
        head, has_id, _ = self.path.partition("{id}")
        if not has_id:
            return "" if path == head else None
        return path.removeprefix(head) if path.startswith(head) and path != head else None


def _around(name: str, scope: Scope, asked: Asked, total: int) -> dict[str, Any]:
    """What every page of a list says beside its items."""
    licence = scope.package.licence
    return {
        "version": scope.package.version,
        "licence": models.Terms(name=scope.words(licence.name), url=licence.url),
        "total": total,
        "limit": asked.limit,
        "offset": asked.offset,
        "previous": _previous(name, scope, asked, total),
        "next": _next(name, scope, asked, total),
    }


def _next(name: str, scope: Scope, asked: Asked, total: int) -> str | None:
    start = asked.offset + asked.limit
    return _link(name, scope, asked, start) if start < total else None


def _previous(name: str, scope: Scope, asked: Asked, total: int) -> str | None:
    """The page before; from beyond the end, the last one that has something on it."""
    if asked.offset == 0:
        return None
    return _link(name, scope, asked, max(0, min(asked.offset, total) - asked.limit))


def _link(name: str, scope: Scope, asked: Asked, start: int) -> str:
    """The address of another page of the same question."""
    pairs = {**dict(asked.given), "limit": str(asked.limit), "offset": str(start)}
    return f"{scope.root}{V1}/{name}?{urlencode(pairs, safe=',')}"


def _figures(scope: Scope, asked: Asked, _id: str) -> models.Page:
    every = selecting.figures(scope.package, asked.query)
    found = (selecting.figure(scope.package, one) for one in asked.part(every))
    items = tuple(answers.figure(scope, one) for one in found if one)
    return models.Figures(**_around("figures", scope, asked, len(every)), items=items)


def _figure(scope: Scope, _asked: Asked, id_: str) -> models.Resource:
    made = answers.figure(scope, found_in(scope.package, id_))
    return models.OneFigure(version=scope.package.version, **dict(made))


def _indicators(scope: Scope, asked: Asked, _id: str) -> models.Page:
    every = selecting.indicators(scope.package, asked.query)
    items = tuple(answers.indicator(scope, one) for one in asked.part(every))
    return models.Indicators(**_around("indicators", scope, asked, len(every)), items=items)


def _views(scope: Scope, asked: Asked, _id: str) -> models.Page:
    every = selecting.views(scope.package, asked.query)
    items = tuple(answers.view(scope, one, asked.query) for one in asked.part(every))
    return models.Views(**_around("views", scope, asked, len(every)), items=items)


def _view(scope: Scope, asked: Asked, id_: str) -> models.Resource:
    every = {view.id: view for view in catalogue.views(scope.package)}
    if id_ not in every:
        raise UnknownIdError(nearest_id(id_, every))
    made = answers.view(scope, every[id_], asked.query)
    return models.OneView(version=scope.package.version, **dict(made))


def _sources(scope: Scope, asked: Asked, _id: str) -> models.Page:
    every = selecting.sources(scope.package, asked.query)
    items = tuple(answers.source(scope, one) for one in asked.part(every))
    return models.Sources(**_around("sources", scope, asked, len(every)), items=items)


def _first_theme(package: Package) -> str:
    return f"?theme={next(iter(package.themes))}&lang=en"


_LISTED: Final = (*FILTERING, *SAYING, *PAGING)

ENDPOINTS: Final[tuple[Endpoint, ...]] = (
    Endpoint("figures", "/figures", models.Figures, _LISTED, _figures, _first_theme),
    Endpoint(
        "figure",
        "/figures/{id}",
        models.OneFigure,
        (DERIVED, *SAYING),
        _figure,
        lambda _: "?lang=en",
    ),
    Endpoint(
        "indicators", "/indicators", models.Indicators, _LISTED, _indicators, lambda _: "?lang=en"
    ),
    Endpoint("views", "/views", models.Views, _LISTED, _views, lambda _: "?fields=title,figures"),
    Endpoint(
        "view", "/views/{id}", models.OneView, (*FILTERING, *SAYING), _view, lambda _: "?lang=zh"
    ),
    Endpoint("sources", "/sources", models.Sources, _LISTED, _sources, lambda _: ""),
)


def find(path: str) -> tuple[Endpoint, str] | None:
    """The endpoint of a path below ``/api/v1``, and the id in it."""
    for endpoint in ENDPOINTS:
        id_ = endpoint.matches(path)
        if id_ is not None:
            return endpoint, id_
    return None
