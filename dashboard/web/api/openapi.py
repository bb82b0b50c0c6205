"""The description of the API for machines, OpenAPI 3.1, made from its models and its two tables.

Pydantic writes the schemas; the rest is what the package of the moment allows, which no library
that reads decorators can know.
"""

from __future__ import annotations

from typing import Any, Final

from pydantic.json_schema import models_json_schema

from dashboard.indicators.fields import message
from dashboard.indicators.model.package import Package
from dashboard.messages import Locale, load_locale
from dashboard.web.api import models
from dashboard.web.api.parameters import schemas
from dashboard.web.api.resources import ENDPOINTS, Endpoint

_REF: Final = "#/components/schemas/{model}"
#: The language of the models' docstrings, which describe the schemas in it alone.
_DOCSTRINGS: Final = "en"
#: The statuses of refusals, and the messages ``api.status.{name}`` of each.
_REFUSALS: Final = {"400": "question", "404": "id", "405": "method", "414": "long"}


def document(package: Package, root: str) -> dict[str, Any]:
    """The whole document; ``root`` is what stands before every path."""
    locale = load_locale(package.languages[0])
    licence = {"name": package.licence.name.first, "url": package.licence.url}
    return {
        "openapi": "3.1.0",
        "info": {
            "title": package.title.first,
            "summary": locale.text("api.summary"),
            "description": f"{package.description.first}\n\n{locale.text('api.text')}",
            "version": "1",
            "license": {key: value for key, value in licence.items() if value},
        },
        "servers": [{"url": f"{root}/api/v1"}],
        "security": [],
        "paths": {one.path: {"get": _operation(one, package, locale)} for one in ENDPOINTS},
        "components": {"schemas": _components(locale)},
    }


def _operation(endpoint: Endpoint, package: Package, locale: Locale) -> dict[str, Any]:
    said = locale.text(f"api.endpoint.{endpoint.name}")
    refusals = {
        status: {
            "description": locale.text(f"api.status.{name}"),
            "content": _content(models.Refusal),
        }
        for status, name in _REFUSALS.items()
        if status != "404" or "{id}" in endpoint.path
    }
    return {
        "operationId": endpoint.name,
        "summary": said,
        "parameters": _parameters(endpoint, package, locale),
        "responses": {
            "200": {
                "description": said,
                "headers": {
                    "ETag": {
                        "description": locale.text("api.status.tag"),
                        "schema": {"type": "string"},
                    }
                },
                "content": _content(endpoint.model),
            },
            "304": {"description": locale.text("api.status.unchanged")},
            **refusals,
        },
    }


def _content(model: type[models.Model]) -> dict[str, Any]:
    return {"application/json": {"schema": {"$ref": _REF.format(model=model.__name__)}}}


def _parameters(endpoint: Endpoint, package: Package, locale: Locale) -> list[dict[str, Any]]:
    known = schemas(package, endpoint.fields)
    id_ = (
        {
            "name": "id",
            "in": "path",
            "required": True,
            "description": locale.text(f"api.id.{endpoint.name}"),
            "schema": {"type": "string", "minLength": 1},
            "example": endpoint.example_id(package),
        }
        if "{id}" in endpoint.path
        else None
    )
    asked = [
        {
            "name": key,
            "in": "query",
            "description": locale.text(message(f"api.parameter.{key}")),
            "schema": known[key],
            **({"style": "form", "explode": False} if key == "fields" else {}),
        }
        for key in endpoint.parameters
    ]
    return [id_, *asked] if id_ else asked


def _components(locale: Locale) -> dict[str, Any]:
    """The models as JSON schemas, what each field holds in words."""
    answers = [one.model for one in ENDPOINTS]
    wanted = [(one, "serialization") for one in (*answers, models.Refusal)]
    _, found = models_json_schema(wanted, ref_template=_REF)  # type: ignore[arg-type]
    components: dict[str, Any] = found["$defs"]
    for schema in components.values():
        if locale.lang != _DOCSTRINGS:
            schema.pop("description", None)
        for name, field in schema.get("properties", {}).items():
            field.pop("title", None)
            if "$ref" not in field:
                field["description"] = locale.text(message(f"api.field.{name}"))
    return dict(sorted(components.items()))
