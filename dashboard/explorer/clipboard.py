"""A button that copies what stands on the page; ``assets/copy.js`` does it."""

from __future__ import annotations

from typing import Any

from dash import html

from dashboard.messages import Locale


def button(target: str, label: str, locale: Locale) -> html.Div:
    """A button that copies the words of an element, and where it says that it did."""
    said: dict[str, Any] = {
        "data-copies": target,
        "data-copied": locale.text("figure.copied"),
        "data-selected": locale.text("figure.selected"),
    }
    return html.Div(
        [
            html.Button(label, type="button", className="copy-button", **said),
            html.Span(role="status", className="copy-status"),
        ],
        className="copy",
    )
