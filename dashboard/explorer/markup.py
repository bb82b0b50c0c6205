"""Finished HTML as a component: what a template of ours made, set into the page as it is."""

from __future__ import annotations

from typing import Any

from dash.development.base_component import Component


class Html(Component):
    """A block of HTML that comes from a template, which has escaped all that it was given.

    One of these takes the place of some dozens of components. ``html.js`` draws it.
    """

    _children_props: list[str] = []  # noqa: RUF012 (as Dash declares it)
    _base_nodes: list[str] = ["children"]  # noqa: RUF012
    _namespace = "dashboard"
    _type = "Html"

    def __init__(self, html: str, *, className: str = "") -> None:  # noqa: N803 (as Dash has it)
        """Show ``html`` in an element of a class."""
        self._prop_names = ["html", "className"]
        self._valid_wildcard_attributes: list[str] = []
        self.available_properties = self._prop_names
        self.available_wildcard_properties: list[str] = []
        given: dict[str, Any] = {"html": html, "className": className}
        super().__init__(**given)  # type: ignore[no-untyped-call]
