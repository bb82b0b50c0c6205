"""What somebody copies into a page of theirs to show a view there."""

from __future__ import annotations

from html import escape
from typing import Final

from dashboard.views.address.embed_options import Flags
from dashboard.views.render.rendered import Rendered

#: What an embed needs: its script, and a new tab for a link that is followed.
SANDBOX: Final = "allow-scripts allow-popups allow-popups-to-escape-sandbox"
#: The file that gives embeds their height, below the base path; its address never changes.
HEIGHT_SCRIPT: Final = "/embed-height.js"
WIDTH: Final = 720
#: The frame that takes any figure.
FIGURE_WIDTH: Final = 320
FIGURE_HEIGHT: Final = 180


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


def figure_snippet(src: str, label: str) -> str:
    """HTML for the frame of one figure; ``src`` is the whole address of its embed, ``label`` its name.

    >>> print(figure_snippet("https://f.example/en/embed/figure/a.b.2022", "Lines"))
    <iframe src="https://f.example/en/embed/figure/a.b.2022" title="Lines" width="320" height="180" loading="lazy" style="border:0" sandbox="allow-scripts allow-popups allow-popups-to-escape-sandbox"></iframe>
    """
    return snippet(src, label, height=FIGURE_HEIGHT, width=FIGURE_WIDTH)


def name_of(rendered: Rendered, flags: Flags) -> str:
    """What a frame around a view is called: nothing that newer figures would make wrong.

    A headline holds figures: only what is pinned, to a version that is kept, may have one in
    somebody else's page.
    """
    if flags.version == rendered.version:
        return rendered.title
    return rendered.view.name.within(rendered.address.lang)


def picture(src: str, alt: str, href: str) -> str:
    """HTML for a picture of a view that leads to the view; all addresses are whole.

    >>> print(picture("https://f.example/a.png", "Lines", "https://f.example/en/view/a"))
    <a href="https://f.example/en/view/a"><img src="https://f.example/a.png" alt="Lines" style="max-width:100%;height:auto"></a>
    """
    return (
        f'<a href="{escape(href)}"><img src="{escape(src)}" alt="{escape(alt)}"'
        ' style="max-width:100%;height:auto"></a>'
    )
