"""The description of the API for machines, OpenAPI 3.1, made from the tables that it is made from."""

from __future__ import annotations

from typing import Any, Final

from pydantic.json_schema import models_json_schema

from dashboard.indicators.model.package import Package
from dashboard.messages import Locale, load_locale
from dashboard.web.api import models
from dashboard.web.api.endpoints import ENDPOINTS, Endpoint
from dashboard.web.api.parameters import Parameter

_REF: Final = "#/components/schemas/{model}"
_TAG: Final = {"description": "The data version and the question, for `If-None-Match`"}


def document(package: Package, root: str) -> dict[str, Any]:
    """The whole document; ``root`` is what stands before every path."""
    locale = load_locale("en")
    return {
        "openapi": "3.1.0",
        "info": {
            "title": package.title.first,
            "summary": locale.text("api.summary"),
            "description": f"{package.description.first}\n\n{locale.text('api.text')}",
            "version": "1",
            "license": _licence(package),
        },
        "servers": [{"url": f"{root}/api/v1"}],
        "paths": {one.path: {"get": _operation(one, package, locale)} for one in ENDPOINTS},
        "components": {"schemas": _schemas(locale)},
    }


def _licence(package: Package) -> dict[str, str]:
    found = {"name": package.licence.name.first}
    return found | ({"url": package.licence.url} if package.licence.url else {})


def _operation(endpoint: Endpoint, package: Package, locale: Locale) -> dict[str, Any]:
    parameters = [_parameter(one, endpoint, package, locale) for one in endpoint.parameters]
    if "{id}" in endpoint.path:
        parameters.insert(0, _id(endpoint, package, locale))
    return {
        "operationId": endpoint.name,
        "summary": locale.text(f"api.endpoint.{endpoint.name}"),
        "parameters": parameters,
        "responses": {
            "200": {
                "description": locale.text(f"api.endpoint.{endpoint.name}"),
                "headers": {"ETag": {**_TAG, "schema": {"type": "string"}}},
                "content": _content(endpoint.model.__name__),
            },
            "304": {"description": locale.text("api.status.unchanged")},
            **{
                status: {
                    "description": locale.text(f"api.status.{name}"),
                    "content": _content("Refusal"),
                }
                for status, name in _refusals(endpoint).items()
            },
        },
    }


def _refusals(endpoint: Endpoint) -> dict[str, str]:
    found = {"400": "question", "405": "method", "414": "long"}
    return found | ({"404": "id"} if "{id}" in endpoint.path else {})


def _content(model: str) -> dict[str, Any]:
    return {"application/json": {"schema": {"$ref": _REF.format(model=model)}}}


def _parameter(
    one: Parameter, endpoint: Endpoint, package: Package, locale: Locale
) -> dict[str, Any]:
    made = {
        "name": one.key,
        "in": "query",
        "description": locale.text(f"api.parameter.{one.key}"),
        "schema": one.schema(package, endpoint.fields),
    }
    return made | ({"style": "form", "explode": False} if one.listed else {})


def _id(endpoint: Endpoint, package: Package, locale: Locale) -> dict[str, Any]:
    return {
        "name": "id",
        "in": "path",
        "required": True,
        "description": locale.text(f"api.id.{endpoint.name}"),
        "schema": {"type": "string", "minLength": 1},
        "example": endpoint.example_id(package),
    }


def _schemas(locale: Locale) -> dict[str, Any]:
    """The models as JSON schemas, what each field holds in words."""
    answers = [one.model for one in ENDPOINTS]
    wanted = [(one, "serialization") for one in (*answers, models.Refusal)]
    _, found = models_json_schema(wanted, ref_template=_REF)  # type: ignore[arg-type]
    schemas: dict[str, Any] = found["$defs"]
    for schema in schemas.values():
        for name, field in schema.get("properties", {}).items():
            field.pop("title", None)
            if "$ref" not in field:
                field["description"] = locale.text(f"api.field.{name}")
    return dict(sorted(schemas.items()))
