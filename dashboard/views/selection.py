"""A selection in words: which filters hold, what their values are called, and which are none."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from dashboard.indicators.package import Package
from dashboard.indicators.query import FILTERS, Query, wholes
from dashboard.messages import Messages
from dashboard.views.address import LONGEST_VALUE, Address

Says = Callable[[str, Package, Messages], str]

_SAYS: Final[Mapping[str, Says]] = {
    "theme": lambda value, package, words: package.themes[value].label.within(words.lang),
    "place": lambda value, package, words: package.places[value].label.within(words.lang),
    "measure": lambda value, _, words: words.text(f"measure.{value}"),
    "unit": lambda value, package, words: package.units[value].label.within(words.lang),
    "of": lambda value, package, words: wholes(package)[value].within(words.lang),
    "basis": lambda value, _, words: words.text(f"data.basis.{value}"),
    "bound": lambda value, _, words: words.text(f"data.bound.{value}"),
    "indicator": lambda value, package, words: package.indicators[value].label.within(words.lang),
    "scope": lambda value, *_: value,
    "flow_or_stock": lambda value, _, words: words.text(f"data.flow_or_stock.{value}"),
    "source": lambda value, package, words: package.sources[value].title.within(words.lang),
}


def named(key: str, value: str, package: Package, words: Messages) -> str:
    """What a value of a filter is called; ``KeyError`` for one that the package does not know."""
    return _SAYS[key](value, package, words)


def said(query: Query, package: Package, words: Messages) -> dict[str, str]:
    """Each filter that an understood query holds, by key, then the words that it looks for.

    Keys are called ``explorer.{key}`` in the messages.
    """
    found = {key: named(key, value, package, words) for key, value in query.given().items()}
    return found | ({"q": query.q} if query.q else {})


def misunderstood(address: Address, package: Package, words: Messages) -> list[str]:
    """A sentence for each part of what an address asks for that is not understood, or not whole."""
    query, instead = address.query, address.layout.derived
    found = [not_understood(*pair, words) for pair in query.misunderstood(package).items()]
    if instead:
        found.append(words.text("data.fault.derived", value=instead))
    if len(query.q) >= LONGEST_VALUE:
        found.append(words.text("data.fault.q", value=f"{LONGEST_VALUE}"))
    return found


def not_understood(key: str, value: str, words: Messages) -> str:
    """What is said of a value of a filter that does not exist."""
    name = words.text(f"explorer.key.{key}")
    return words.text("explorer.not_understood", key=name, value=value)


def choices(key: str, package: Package, words: Messages) -> list[tuple[str, str]]:
    """The values of a filter that some figure has, with what they are called, in the order of the package."""
    choice = next(one for one in FILTERS if one.key == key)
    used = {str(one) for one in package.frame[choice.column].unique()}
    return [
        (str(value), named(key, str(value), package, words))
        for value in choice.known(package)
        if str(value) in used
    ]
