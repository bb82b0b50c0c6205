"""The files of a view as links that need no script: on its page, in the dialog, on a static site."""

from __future__ import annotations

from dash import html

from dashboard.exports.html.file_links import FileLink, file_links
from dashboard.messages import Locale
from dashboard.views.address.address import Address


def files(address: Address, base: str, locale: Locale) -> html.Ul:
    """A link for each file there is, with what it is good for."""
    return html.Ul([_item(one) for one in file_links(address, base, locale)], className="files")


def _item(link: FileLink) -> html.Li:
    hint = [html.Span(link.hint, className="file-hint")] if link.hint else []
    return html.Li([html.A(link.label, href=link.href, download=""), *hint])
