"""The rows of the table of every figure: one a figure, its name and its value links."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from dashboard.explorer.figure_links import to_figure
from dashboard.explorer.text_elements import set_in_type
from dashboard.messages import Locale
from dashboard.views.address.address import Address
from dashboard.views.table.table import FIRST, Group, Table, TableRow
from dashboard.views.text.typography import dates


def body(group: Group, table: Table, locale: Locale, here: Address, base: str) -> html.Tbody:
    """Rows that stand together, under what they have in common where that must be said."""
    label = html.Tr(
        html.Th(
            html.Span(group.label), colSpan=len(table.columns), scope="rowgroup", className="group"
        )
    )
    rows = [_row(row, table, locale, here, base) for row in group.rows]
    return html.Tbody([label, *rows] if group.label else rows)


def _row(row: TableRow, table: Table, locale: Locale, here: Address, base: str) -> html.Tr:
    href = base + str(Address(here.lang, "figure", figure=row.fact.id))
    link: Component = html.A(row.fact.label, href=href)
    made = [html.Span(row.fact.formula, className="row-formula")] if row.fact.derived else []
    named = html.Th([link, *made], scope="row")
    rest = [_cell(key, row, locale, base) for key in table.columns if key != FIRST]
    mark = " derived" if row.fact.derived else ""
    return html.Tr([named, *rest], className=f"hue-{row.fact.hue}{mark}")


def _cell(key: str, row: TableRow, locale: Locale, base: str) -> html.Td:
    text = row.cells[key]
    made: Component | str | list[Component | str] = text
    if key == "value":
        made = _value(row, text, locale, base)
    elif key == "source" and row.url:
        made = html.A(text, href=row.url, rel="noopener external")
    elif key == "theme":
        made = html.Span(text, className="theme-mark")
    elif key == "period":
        made = set_in_type(dates(text))
    elif key == "id":
        made = html.Code(text)
    undated = key in ("period", "basis") and not row.fact.dated
    return html.Td(made, className=f"cell-{key}" + (" undated-cell" if undated else ""))


def _value(row: TableRow, text: str, locale: Locale, base: str) -> html.A:
    """The figure as a link that says where it comes from: numbers end, and units begin, on one line."""
    said = row.fact.said
    parts: list[Component | str] = [html.Span(text, className="number")]
    units: list[Component | str] = []
    if not row.fact.event:
        parts = [said.before, html.Span(said.number, className="number")]
        if said.bound:
            parts = [html.Span(said.bound, className="bound"), said.joint, *parts]
        units = [html.Span(said.after, className="unit")]
    return html.A(
        [html.Span([part for part in parts if part], className="value-figure"), *units],
        className="figure-button",
        **to_figure(row.fact, locale, base),
    )
