"""The panel that says where one figure comes from and what is known of it."""

from __future__ import annotations

import dash_bootstrap_components as dbc
from dash import html
from dash.development.base_component import Component

from dashboard.explorer import ids
from dashboard.explorer.text_elements import value
from dashboard.messages import Locale
from dashboard.views.address.address import Address
from dashboard.views.render.rendered import Entry, Evidence


def panel() -> dbc.Offcanvas:
    """The panel, closed and empty."""
    return dbc.Offcanvas(
        html.Div(id=ids.EVIDENCE_BODY),
        id=ids.EVIDENCE,
        title=html.H2(id=ids.EVIDENCE_TITLE),
        is_open=False,
        placement="end",
        class_name="evidence-panel",
        labelledby=ids.EVIDENCE_TITLE,
    )


def content(found: Evidence, locale: Locale, *, base: str = "", href: str = "") -> list[Component]:
    """The figure, large, then everything that is known of it, term by term.

    ``href`` is the figure's own page, where this is not it.
    """
    fact = found.mark
    figure = (
        html.P(fact.when, className="evidence-value")
        if fact.event
        else html.P(value(fact), className="evidence-value")
    )
    return [
        figure,
        html.Dl(
            [part for entry in found.entries for part in _entry(entry, locale, base)],
            className="evidence-list",
        ),
        *(
            [html.P(html.A(locale.text("evidence.page"), href=href), className="evidence-page")]
            if href
            else []
        ),
        html.P(
            locale.text("evidence.version", version=found.version), className="evidence-version"
        ),
    ]


def gone(locale: Locale) -> list[Component]:
    """What is said where the page is older than the figures, and what was clicked is no longer one of them."""
    return [html.P(locale.text("evidence.gone_hint"))]


def _entry(entry: Entry, locale: Locale, base: str) -> tuple[html.Dt, html.Dd]:
    text: str | html.A = entry.text
    if entry.url:
        text = html.A(entry.text, href=entry.url, rel="noopener external")
    elif entry.figure:
        there = Address(locale.lang, "figure", figure=entry.figure)
        text = html.A(entry.text, href=base + str(there))
    return html.Dt(entry.term), html.Dd(text)
