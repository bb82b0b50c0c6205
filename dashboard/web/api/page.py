"""The readable page at ``/api/v1/``: what can be asked, with examples that answer when followed."""

from __future__ import annotations

import hashlib
from base64 import b64encode
from collections.abc import Iterable, Sequence
from html import escape
from typing import Any, Final

from dashboard.charts import theme
from dashboard.indicators.model.package import Package
from dashboard.indicators.model.schema import LANGS
from dashboard.languages import Lang
from dashboard.messages import Locale, load_locale
from dashboard.messages.conventions import conventions
from dashboard.views.address.address import Address
from dashboard.web import masthead
from dashboard.web.api import models
from dashboard.web.api.answers import V1
from dashboard.web.api.endpoints import ENDPOINTS, Endpoint
from dashboard.web.api.parameters import FILTERING, PAGING, SAYING

#: The palette, as every page has it.
COLOURS: Final = theme.stylesheet()
#: The page loads our own styles and our icon, and nothing else.
POLICY: Final = (
    "default-src 'none'; img-src 'self'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'; style-src 'self' 'sha256-"
    f"{b64encode(hashlib.sha256(COLOURS.encode()).digest()).decode()}'"
)


def document(package: Package, lang: Lang, *, base: str, styles: tuple[str, ...], icon: str) -> str:
    """The page in one language; its links are below ``base``."""
    locale = load_locale(lang)
    other = next(one for one in LANGS if one != lang)
    links = "".join(f'<link rel="stylesheet" href="{href}">' for href in styles)
    body = "\n".join(_body(package, locale, base + V1))
    return f"""<!DOCTYPE html>
<html lang="{conventions(lang).tag}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>{_said(locale, "title")} – {escape(package.title.within(lang))}</title>
<meta name="description" content="{_said(locale, "summary")}">
<link rel="icon" href="{icon}" type="image/svg+xml">
{links}
<style>{COLOURS}</style>
</head>
<body>
{masthead.strip(package.title.within(lang), href=base + str(Address(lang)))}
<main class="page page-api">
<p><a href="{escape(base + str(Address(lang)))}">{_said(locale, "home")}</a> ·
<a href="?lang={other}" lang="{conventions(other).tag}" hreflang="{conventions(other).tag}">{escape(load_locale(other).text("shell.language_name"))}</a></p>
<h1>{_said(locale, "title")}</h1>
{body}
</main>
</body>
</html>
"""


def _body(package: Package, locale: Locale, root: str) -> Iterable[str]:
    yield f"<p>{_said(locale, 'text')}</p>"
    yield f"<h2>{_said(locale, 'addresses')}</h2>"
    yield _table(
        locale, "addresses", ("address", "content", "example"), _addresses(package, locale, root)
    )
    yield "<ul>"
    for name in ("openapi.json", "dcat.jsonld"):
        said = _said(locale, name.partition(".")[0])
        yield f'<li><a href="{root}/{name}"><code>{V1}/{name}</code></a>: {said}</li>'
    yield "</ul>"
    yield f"<h2>{_said(locale, 'parameters')}</h2>"
    yield _table(
        locale, "parameters", ("parameter", "meaning", "allowed"), _parameters(package, locale)
    )
    yield f"<h2>{_said(locale, 'fields')}</h2>"
    yield _table(locale, "fields", ("field", "meaning"), _fields(locale))
    yield f"<h2>{_said(locale, 'errors')}</h2>"
    wrong = f"{root}/figures?theme=no-such-theme"
    yield f'<p>{_said(locale, "errors_text")} <a href="{wrong}"><code>{wrong}</code></a></p>'


def _addresses(package: Package, locale: Locale, root: str) -> Iterable[Sequence[str]]:
    for one in ENDPOINTS:
        href = escape(root + _example(one, package))
        yield (
            f"<code>{V1}{one.path}</code>",
            _said(locale, f"endpoint.{one.name}"),
            f'<a href="{href}"><code>{href}</code></a>',
        )


def _example(endpoint: Endpoint, package: Package) -> str:
    return endpoint.path.replace("{id}", endpoint.example_id(package)) + endpoint.example(package)


def _parameters(package: Package, locale: Locale) -> Iterable[Sequence[str]]:
    fields = ENDPOINTS[0].fields
    for one in (*FILTERING, *SAYING, *PAGING):
        yield (
            f"<code>{one.key}</code>",
            _said(locale, f"parameter.{one.key}"),
            _allowed(one.schema(package, fields), locale),
        )


def _allowed(schema: dict[str, Any], locale: Locale) -> str:
    """What a schema allows, in words."""
    choices = schema.get("items", schema).get("enum")
    if choices:
        return " ".join(f"<code>{escape(str(choice))}</code>" for choice in choices)
    if schema["type"] == "integer":
        least, most, usual = schema["minimum"], schema["maximum"], schema["default"]
        return escape(locale.text("api.range", least=least, most=most, usual=usual))
    return escape(locale.text("api.search", most=schema["maxLength"]))


def _fields(locale: Locale) -> Iterable[Sequence[str]]:
    for name in models.Figure.model_fields:
        yield f"<code>{name}</code>", _said(locale, f"field.{name}")
        if name == "number":
            for part in models.Number.model_fields:
                yield f"<code>number.{part}</code>", _said(locale, f"field.{part}")


def _table(locale: Locale, name: str, heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table that a keyboard can scroll where it is wider than its screen."""
    head = "".join(
        f'<th scope="col">{escape(locale.text(f"api.head.{name}"))}</th>' for name in heads
    )
    lines = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    return (
        f'<div class="table-scroll" role="region" tabindex="0" aria-label="{_said(locale, name)}"><table class="figure-table">'
        f"<thead><tr>{head}</tr></thead><tbody>{lines}</tbody></table></div>"
    )


def _said(locale: Locale, key: str) -> str:
    return escape(locale.text(f"api.{key}"))
