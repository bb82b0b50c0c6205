"""The files of a view, or of everything, as links: on a page, and in the dialog that shares it."""

from __future__ import annotations

from dash import html

from dashboard.exports.formats import FORMATS, path
from dashboard.messages import Messages
from dashboard.views.address import Address


def files(address: Address, base: str, words: Messages, *, pictured: bool) -> html.Ul:
    """A link for each kind of file there is, with what it is good for; pictures where they are made."""
    return html.Ul(
        [
            html.Li(
                [
                    html.A(
                        words.text(f"download.{one.suffix}"),
                        href=base + path(address, one.suffix),
                        download="",
                    ),
                    html.Span(words.text(f"download.{one.suffix}_hint"), className="file-hint"),
                ]
            )
            for one in FORMATS
            if one.is_of(address.view) and (pictured or not one.picture)
        ],
        className="files",
    )
