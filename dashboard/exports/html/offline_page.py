"""HTML: one file that shows a view without a network, a script or any other file."""

from __future__ import annotations

import base64
from functools import cache
from typing import Final

from markupsafe import Markup

from dashboard.charts import typeface
from dashboard.charts.svg import fluid
from dashboard.exports.files.content import Content
from dashboard.exports.html.templating import template, tokens
from dashboard.indicators.model.view import Family
from dashboard.messages.conventions import conventions
from dashboard.settings import assets_folder, vendored

#: Nothing runs, and nothing is loaded from anywhere.
_POLICY: Final = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; base-uri 'none';"
    " form-action 'none'"
)


def make(content: Content) -> bytes:
    """The file.

    Raises:
        ValueError: the content is not one view.
    """
    shown = content.single
    if shown is None:
        raise ValueError("a file of HTML shows one view")
    package = content.package
    in_type = shown.view.family is Family.TILES or not shown.marks
    drawing = None if in_type else shown.drawing
    page = template("offline.html").render(
        shown=shown,
        content=content,
        locale=content.locale,
        tag=conventions(content.lang).tag,
        policy=_POLICY,
        style=Markup(_style()),
        drawing=Markup(fluid(drawing, prefix="")) if drawing else "",
        imprint=(
            content.site,
            package.publisher.within(content.lang),
            package.licence.name.within(content.lang),
        ),
    )
    return f"{page}\n".encode()


@cache
def _style() -> str:
    """The rules of an embed, and what a page of its own has besides: its font as well.

    Drawings are set by the widths of that font, and the file is kept where it may never be found.
    """
    own = ((assets_folder() / name).read_text("utf-8") for name in ("embed.css", "file.css"))
    font = base64.b64encode(vendored("schibsted-grotesk.woff2").read_bytes()).decode()
    return typeface.faces(f"data:font/woff2;base64,{font}") + tokens() + "".join(own)
