"""What somebody copies into a page of theirs to show a view there."""

from __future__ import annotations

from html import escape
from typing import Final

from dashboard.views.view import Rendered

#: What an embed needs: its script, and a new tab for a link that is followed.
SANDBOX: Final = "allow-scripts allow-popups allow-popups-to-escape-sandbox"
#: The file that gives embeds their height, below the base path; its address never changes.
HEIGHT_SCRIPT: Final = "/embed-height.js"
WIDTH: Final = 720


def snippet(
    src: str, title: str, *, height: int, width: int | None = None, script: str = ""
) -> str:
    """HTML for an iframe that loads when it comes into sight, as wide as there is room.

    ``src`` and ``script`` are whole addresses. ``width`` fixes the width in pixels. With
    ``script`` the embed gets the height that it needs, without it keeps ``height``.

    >>> print(snippet("https://f.example/en/embed/a", "Lines", height=480))
    <iframe src="https://f.example/en/embed/a" title="Lines" width="100%" height="480" loading="lazy" style="border:0" sandbox="allow-scripts allow-popups allow-popups-to-escape-sandbox"></iframe>
    """
    frame = (
        f'<iframe src="{escape(src)}" title="{escape(title)}"'
        f' width="{width or "100%"}" height="{height}" loading="lazy"'
        f' style="border:0" sandbox="{SANDBOX}"></iframe>'
    )
    return f'{frame}\n<script src="{escape(script)}" async></script>' if script else frame


def height_of(shown: Rendered) -> int:
    """About how high an embed of usual width is, in steps of ten pixels."""
    tiles = -(-len(shown.facts) // 3) * 150
    body = tiles if shown.figure is None else int(shown.figure.layout.height)
    notes = sum(24 * (1 + len(note.text) // 80) + 10 for note in shown.notes)
    return round(290 + body + min(notes, 400), -1)
