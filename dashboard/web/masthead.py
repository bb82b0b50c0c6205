"""The strip at the top of the pages that the explorer does not make, which leads back to it."""

from __future__ import annotations

from html import escape


def strip(name: str, *, href: str, leaves: bool = False) -> str:
    """Mark and name of the data set as one link; one that ``leaves`` opens a window of its own."""
    away = ' target="_blank" rel="noopener"' if leaves else ""
    return (
        '<header class="masthead"><div class="masthead-inner">'
        f'<a class="brand" href="{escape(href)}"{away}>'
        f'<span class="mark" aria-hidden="true"></span><span>{escape(name)}</span></a>'
        "</div></header>"
    )
