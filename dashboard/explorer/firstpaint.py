"""The page as HTML for the first response: the same components that Dash draws a moment later.

Readers see words and figures before any script has run, and search engines and text browsers see
them at all. Drawings stand as an empty frame of the right height, with their text beside it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from html import escape
from typing import Any, Final

from dash.development.base_component import Component

_VOID: Final = frozenset({"br", "hr", "img", "input", "meta", "link"})
#: How Dash names an attribute, where HTML has another name for it.
_NAMES: Final[Mapping[str, str]] = {
    "className": "class",
    "class_name": "class",
    "htmlFor": "for",
    "tabIndex": "tabindex",
    "colSpan": "colspan",
}
_KEPT: Final = frozenset(
    {"id", "href", "rel", "role", "scope", "title", "type", "lang", "open", "hrefLang", "target"}
)


def to_html(component: object) -> str:
    """One component, or a list of them, as HTML. Everything that comes from data is escaped.

    Raises:
        TypeError: a component that the first paint does not know.
    """
    if component is None:
        return ""
    if isinstance(component, list | tuple):
        return "".join(to_html(one) for one in component)
    if not isinstance(component, Component):
        return escape(str(component), quote=False)
    if component._namespace == "dash_html_components":
        return _element(component._type.lower(), component, getattr(component, "children", None))
    special = _SPECIAL.get(component._type)
    if special is None:
        raise TypeError(f"the first paint does not know how to write a {component._type}")
    return special(component)


def _element(tag: str, component: Component, children: object) -> str:
    attributes = "".join(_attribute(name, value) for name, value in _props(component).items())
    if tag in _VOID:
        return f"<{tag}{attributes}>"
    return f"<{tag}{attributes}>{to_html(children)}</{tag}>"


def _props(component: Component) -> dict[str, Any]:
    props: dict[str, Any] = component.to_plotly_json()["props"]
    return props


def _attribute(name: str, value: object) -> str:
    if name == "style" and isinstance(value, dict):
        value = ";".join(f"{key}:{item}" for key, item in value.items())
    elif name == "id" and isinstance(value, dict):
        return ""
    elif name not in _KEPT and name not in _NAMES and not name.startswith(("aria-", "data-")):
        return ""
    if value is None or value is False:
        return ""
    name = _NAMES.get(name, name).lower()
    return f" {name}" if value is True else f' {name}="{escape(str(value))}"'


def _graph(component: Component) -> str:
    return f'<div class="drawing" style="height:{component.style["height"]}"></div>'


def _select(component: Component) -> str:
    options = "".join(
        f'<option value="{escape(option["value"])}"'
        f"{' selected' if option['value'] == component.value else ''}>"
        f"{escape(option['label'])}</option>"
        for option in component.options
    )
    return f'<select id="{component.id}" class="form-select" disabled>{options}</select>'


def _input(component: Component) -> str:
    return (
        f'<input id="{component.id}" class="form-control" type="search" disabled'
        f' placeholder="{escape(component.placeholder)}" value="{escape(component.value or "")}">'
    )


def _radios(component: Component) -> str:
    items = "".join(
        f'<div class="form-check"><input type="radio" class="form-check-input" disabled'
        f' name="first-{component.id}" id="first-{option["input_id"]}"'
        f"{' checked' if option['value'] == component.value else ''}>"
        f'<label class="form-check-label" for="first-{option["input_id"]}">'
        f"{escape(option['label'])}</label></div>"
        for option in component.options
    )
    return f'<div class="{component.class_name}">{items}</div>'


def _link(component: Component) -> str:
    return _element("a", component, component.children)


def _nothing(_component: Component) -> str:
    return ""


_SPECIAL: Final[Mapping[str, Callable[[Component], str]]] = {
    "Graph": _graph,
    "Link": _link,
    "Select": _select,
    "Input": _input,
    "RadioItems": _radios,
    "Offcanvas": _nothing,
}
