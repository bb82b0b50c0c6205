"""A selection in words: which filters hold, what their values are called, and which are none."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from dashboard.indicators.field import Field
from dashboard.indicators.fields import FILTERS
from dashboard.indicators.model.package import Package
from dashboard.indicators.select.query import Query
from dashboard.messages import Locale
from dashboard.views.address.address import LONGEST_VALUE, Address
from dashboard.views.text.field_words import code_text

_FIELDS: Final[Mapping[str, Field]] = {one.key: one for one in FILTERS}


def named(key: str, value: str, package: Package, locale: Locale) -> str:
    """What a value of a filter is called; ``KeyError`` for one that the package does not know."""
    return code_text(_FIELDS[key], value, package, locale)


def said(query: Query, package: Package, locale: Locale) -> dict[str, str]:
    """Each filter that an understood query holds, by key, then the words that it looks for.

    Keys are called ``field.{key}.filter`` in the messages.
    """
    found = {key: named(key, value, package, locale) for key, value in query.given().items()}
    return found | ({"q": query.q} if query.q else {})


def misunderstood(address: Address, package: Package, locale: Locale) -> list[str]:
    """A sentence for each part of what an address asks for that is not understood, or not whole."""
    query, instead = address.query, address.layout.derived
    found = [not_understood(*pair, locale) for pair in query.misunderstood(package).items()]
    if instead:
        found.append(locale.text("data.fault.derived", value=instead))
    if len(query.q) >= LONGEST_VALUE:
        found.append(locale.text("data.fault.q", value=f"{LONGEST_VALUE}"))
    return found


def not_understood(key: str, value: str, locale: Locale) -> str:
    """What is said of a value of a filter that does not exist."""
    name = locale.text(f"field.{key}.kind")
    return locale.text("explorer.not_understood", key=name, value=value)


def choices(key: str, package: Package, locale: Locale) -> list[tuple[str, str]]:
    """The values of a filter that some figure has, with what they are called, in the order of the package."""
    choice = _FIELDS[key]
    used = {str(one) for one in package.frame[choice.column].unique()}
    return [
        (str(value), named(key, str(value), package, locale))
        for value in choice.values(package)
        if str(value) in used
    ]
