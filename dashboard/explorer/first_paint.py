"""The page as HTML for the first response: the same components that Dash draws a moment later.

Readers see words, figures and drawings before any script has run, and search engines and text
browsers see them at all. A drawing is SVG as high as the one that Plotly puts in its place.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from html import escape
from types import MappingProxyType
from typing import Any, Final

from dash.development.base_component import Component

from dashboard.explorer.controls import EVERY

Props = Mapping[str, Any]

_VOID: Final = frozenset({"br", "hr", "img", "input", "meta", "link", "wbr"})
#: How Dash names an attribute, where HTML has another name for it.
_NAMES: Final[Mapping[str, str]] = {
    "className": "class",
    "class_name": "class",
    "htmlFor": "for",
    "tabIndex": "tabindex",
    "colSpan": "colspan",
    "data-action": "action",
}
_KEPT: Final = frozenset(
    {
        "id",
        "href",
        "rel",
        "role",
        "scope",
        "title",
        "type",
        "lang",
        "open",
        "hrefLang",
        "target",
        "src",
        "alt",
    }
)


def to_html(component: object, drawings: Mapping[str, str] = MappingProxyType({})) -> str:
    """One component, or a list of them, as HTML. Everything that comes from data is escaped.

    ``drawings`` has the SVG of each graph by the id of its view.

    Raises:
        TypeError: a component that the first paint does not know.
    """
    if component is None:
        return ""
    if isinstance(component, list | tuple):
        return "".join(to_html(one, drawings) for one in component)
    if not isinstance(component, Component):
        return escape(str(component), quote=False)
    made: dict[str, Any] = component.to_plotly_json()  # type: ignore[no-untyped-call]
    if made["namespace"] == "dash_html_components":
        return _element(made["type"].lower(), made["props"], drawings)
    if made["type"] == "Graph":
        return _graph(made["props"], drawings)
    if made["type"] not in _SPECIAL:
        raise TypeError(f"the first paint does not know how to write a {made['type']}")
    return _SPECIAL[made["type"]](made["props"])


def _element(tag: str, props: Props, drawings: Mapping[str, str]) -> str:
    # Until Dash takes over, and where no script runs, named controls are sent as a form.
    tag = "form" if "data-action" in props else tag
    # Dash keeps some of them in a set, whose order is another one in each process.
    attributes = "".join(_attribute(name, props[name]) for name in sorted(props))
    if tag in _VOID:
        return f"<{tag}{attributes}>"
    return f"<{tag}{attributes}>{to_html(props.get('children'), drawings)}</{tag}>"


def _attribute(name: str, value: object) -> str:
    if name == "style" and isinstance(value, dict):
        value = ";".join(f"{key}:{item}" for key, item in value.items())
    elif not (name in _KEPT or name in _NAMES or name.startswith(("aria-", "data-"))):
        return ""
    if value is None or value is False or isinstance(value, dict):
        return ""
    name = _NAMES.get(name, name).lower()
    return f" {name}" if value is True else f' {name}="{escape(str(value))}"'


def _graph(props: Props, drawings: Mapping[str, str]) -> str:
    height = props["style"]["height"]
    drawing = drawings.get(props["id"]["view"], "")
    return f'<div class="drawing" style="height:{height}">{drawing}</div>'


def _select(props: Props) -> str:
    options = "".join(
        f'<option value="{escape(option["value"]) if option["value"] != EVERY else ""}"'
        f"{' selected' if option['value'] == props['value'] else ''}>"
        f"{escape(option['label'])}</option>"
        for option in props["options"]
    )
    return f'<select id="{props["id"]}" class="form-select"{_sent(props)}>{options}</select>'


def _input(props: Props) -> str:
    return (
        f'<input id="{props["id"]}" class="form-control" type="search"{_sent(props)}'
        f' placeholder="{escape(props["placeholder"])}" value="{escape(props["value"])}">'
    )


def _sent(props: Props) -> str:
    """The name under which a form sends a control; one without a name waits for Dash."""
    return f' name="{props["name"]}"' if "name" in props else " disabled"


def _checks(props: Props) -> str:
    items = "".join(
        f'<div class="form-check"><input type="checkbox" class="form-check-input"'
        f' name="{props["name"]}" value="{escape(option["value"])}"'
        f' id="first-{option["input_id"]}"'
        f"{' checked' if option['value'] in props['value'] else ''}>"
        f'<label class="form-check-label" for="first-{option["input_id"]}">'
        f"{escape(option['label'])}</label></div>"
        for option in props["options"]
    )
    return f'<div class="{props["class_name"]}">{items}</div>'


def _checkbox(props: Props) -> str:
    checked = " checked" if props["value"] else ""
    return (
        f'<div class="form-check {props["class_name"]}"><input type="checkbox"{_sent(props)} value="1"'
        f' class="form-check-input" id="first-{props["id"]}"{checked}>'
        f'<label class="form-check-label" for="first-{props["id"]}">'
        f"{escape(props['label'])}</label></div>"
    )


def _radios(props: Props) -> str:
    items = "".join(
        f'<div class="form-check"><input type="radio" class="form-check-input" disabled'
        f' name="first-{props["id"]}" id="first-{option["input_id"]}"'
        f"{' checked' if option['value'] == props['value'] else ''}>"
        f'<label class="form-check-label" for="first-{option["input_id"]}">'
        f"{escape(option['label'])}</label></div>"
        for option in props["options"]
    )
    return f'<div class="{props["class_name"]}">{items}</div>'


def _link(props: Props) -> str:
    return _element("a", props, {})


def _html(props: Props) -> str:
    """What a template has written, as it is."""
    return f'<div class="{props["className"]}">{props["html"]}</div>'


def _nothing(_props: Props) -> str:
    return ""


_SPECIAL: Final[Mapping[str, Callable[[Props], str]]] = {
    "Html": _html,
    "Link": _link,
    "Select": _select,
    "Input": _input,
    "RadioItems": _radios,
    "Checkbox": _checkbox,
    "Checklist": _checks,
    "Modal": _nothing,
    "Store": _nothing,
}
