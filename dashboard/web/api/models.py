"""What the API answers, as types: the answers are made of them, and OpenAPI describes them.

Words are objects by language, whichever languages were asked for, so that nothing changes its type.
A field that has nothing to say is ``null``; the words on what each field holds are the messages
``api.field.{name}``.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any, Literal, get_args

from pydantic import BaseModel, ConfigDict, Field, WithJsonSchema, create_model

from dashboard.indicators.fields import FURTHER
from dashboard.indicators.model.period import PeriodKind
from dashboard.indicators.model.schema import Basis, Bound, Measure
from dashboard.indicators.model.view import Family
from dashboard.languages import Lang

Words = Annotated[dict[Lang, str], Field(min_length=1)]
Lines = Annotated[dict[Lang, list[str]], Field(min_length=1)]
#: The URL of something: absolute where the server knows its public address, else from its root.
Url = Annotated[str, Field(json_schema_extra={"format": "uri-reference"})]
Urls = Annotated[dict[Lang, Url], Field(min_length=1)]
Amount = Annotated[int | float, WithJsonSchema({"type": "number"})]
Version = Annotated[str, Field(pattern="^[0-9a-f]{12}$")]


def _only_id(schema: dict[str, Any]) -> None:
    """Anything but the id can be left out of an answer, by ``fields``."""
    schema["required"] = [name for name in schema["properties"] if name in ("id", "version")]


class Model(BaseModel):
    """An object of an answer."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Resource(Model):
    """An object with an id; ``fields`` chooses what else of it is answered."""

    model_config = ConfigDict(frozen=True, extra="forbid", json_schema_extra=_only_id)

    id: str


class Named(Model):
    """Something with an id and what it is called."""

    id: str
    label: Words


class Number(Model):
    """A number with what it cannot do without: its bound, its unit, and what its print leaves open.

    ``value`` is a JSON number, ``printed`` has the digits of the source. ``low`` and ``high`` are
    the least and the greatest that it can mean; ``null`` where that is open: "more than 50" has
    no ``high``.
    """

    value: Amount
    printed: str
    bound: Bound
    low: Amount | None
    high: Amount | None
    unit: Named
    said: Words


class When(Model):
    """A period as the source gives it: ISO 8601, or nothing; ``basis`` says how it is known."""

    iso: str | None
    kind: PeriodKind
    basis: Basis
    start: date | None
    end: date | None
    said: Words


class Cited(Model):
    """The source of a figure, and where in it the figure stands."""

    id: str
    title: Words
    publisher: Words
    date: date
    url: Url | None
    locator: Words


class FigureLinks(Model):
    """Where a figure is found: here, its evidence for people, and the views that show it."""

    self: Url
    evidence: Urls
    views: list[Url]


class NotCalculated(Model):
    """What is not calculated from a figure, and why not, in words."""

    rule: str
    what: Words
    why: Words


if TYPE_CHECKING:
    _Further = Resource
else:
    _Further = create_model(
        "Further",
        __base__=Resource,
        **{one.key: (Words | None if one.text else str | None, ...) for one in FURTHER},
    )


class Figure(_Further):
    """One printed figure, one dated event (``number`` is ``null``), or one derived figure."""

    origin: Literal["printed", "derived"]
    indicator: Named
    theme: Named
    measure: Measure
    place: Named
    number: Number | None
    period: When
    of: Words | None
    definition: Words | None
    source: Cited | None
    note: Words | None
    formula: str | None
    inputs: list[str]
    not_calculated: list[NotCalculated]
    links: FigureLinks


class IndicatorLinks(Model):
    """Where an indicator is shown."""

    views: list[Url]


class Indicator(Resource):
    """What is measured: one entry of the codebook."""

    label: Words
    definition: Words
    theme: Named
    measure: Measure
    unit: Named
    of: Words | None
    base: str | None
    scope: str | None
    flow_or_stock: str | None
    figures: list[str]
    links: IndicatorLinks


class ViewLinks(Model):
    """Where a view is found: here, and as a page."""

    self: Url
    page: Urls


class View(Resource):
    """Something that can be shown, in the words in which it is shown."""

    name: Words
    title: Words
    subtitle: Words
    description: Words
    family: Family
    theme: Named | None
    indicators: list[str]
    figures: list[str]
    notes: Lines
    sources: list[str]
    links: ViewLinks


class SourceLinks(Model):
    """The figures of a source."""

    figures: Url


class Source(Resource):
    """A document that figures are taken from."""

    title: Words
    publisher: Words
    date: date
    language: Words
    url: Url | None
    figures: int
    links: SourceLinks


class OneFigure(Figure):
    """One figure, and the version of the data."""

    version: Version


class OneView(View):
    """One view, and the version of the data."""

    version: Version


class Terms(Model):
    """Under which terms the data may be used."""

    name: Words
    url: Url | None


class Page(Model):
    """A part of a list: ``total`` is how long the whole is, ``next`` where it goes on."""

    version: Version
    licence: Terms
    total: Annotated[int, Field(ge=0)]
    limit: Annotated[int, Field(ge=1)]
    offset: Annotated[int, Field(ge=0)]
    previous: Url | None
    next: Url | None
    items: Sequence[Resource]


class Figures(Page):
    """Figures, in the order of the data set."""

    items: tuple[Figure, ...]


class Indicators(Page):
    """Indicators, in the order of the codebook."""

    items: tuple[Indicator, ...]


class Views(Page):
    """Views, in reading order."""

    items: tuple[View, ...]


class Sources(Page):
    """Sources, in their order."""

    items: tuple[Source, ...]


class ErrorDetail(Model):
    """What is wrong with a request, and what would be right."""

    code: str
    message: str
    key: str | None = None
    found: str | None = None
    allowed: list[str] | None = None
    nearest: str | None = None


class Refusal(Model):
    """The answer to a request that cannot be answered."""

    error: ErrorDetail


def item_of(answer: type[Page] | type[Resource]) -> type[Resource]:
    """The resource that an answer is, or is a list of."""
    if issubclass(answer, Resource):
        return answer
    item: type[Resource] = get_args(answer.model_fields["items"].annotation)[0]
    return item
