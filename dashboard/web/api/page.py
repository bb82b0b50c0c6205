"""The readable page at ``/api/v1/``: what can be asked, with examples that answer when followed."""

from __future__ import annotations

import hashlib
from base64 import b64encode
from typing import Final

from markupsafe import Markup

from dashboard.charts import theme
from dashboard.exports.html.templating import template
from dashboard.indicators.fields import message
from dashboard.indicators.model.package import Package
from dashboard.languages import Lang
from dashboard.messages import load_locale
from dashboard.views.address.address import Address
from dashboard.web.api import models
from dashboard.web.api.parameters import schemas
from dashboard.web.api.resources import ENDPOINTS
from dashboard.web.api.serializers import V1

#: The palette, as every page has it.
COLOURS: Final = theme.stylesheet()
#: The page loads our own styles and our icon, and nothing else.
POLICY: Final = (
    "default-src 'none'; img-src 'self'; font-src 'self'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'; style-src 'self' 'sha256-"
    f"{b64encode(hashlib.sha256(COLOURS.encode()).digest()).decode()}'"
)


def document(package: Package, lang: Lang, *, base: str, styles: tuple[str, ...], icon: str) -> str:
    """The page in one language; its links are below ``base``."""
    return template("api.html").render(
        package=package,
        locale=load_locale(lang),
        others=[load_locale(one) for one in package.languages if one != lang],
        site=package.title.within(lang),
        home=base + str(Address(lang)),
        root=base + V1,
        v1=V1,
        endpoints=ENDPOINTS,
        parameters=schemas(package, ENDPOINTS[0].fields),
        fields=_fields(),
        message=message,
        styles=styles,
        icon=icon,
        palette=Markup(COLOURS),
    )


def _fields() -> list[tuple[str, str]]:
    """The fields of a figure, those of its number after it: each with the key of its words."""
    found = [(name, name) for name in models.Figure.model_fields]
    number = [(f"number.{name}", name) for name in models.Number.model_fields]
    after = found.index(("number", "number")) + 1
    return [*found[:after], *number, *found[after:]]
