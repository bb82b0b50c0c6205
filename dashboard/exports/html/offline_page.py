"""HTML: one file that shows a view without a network, with everything that it needs inside."""

from __future__ import annotations

import base64
import hashlib
import json
from functools import cache
from html import escape
from typing import Final

from dashboard.charts import theme
from dashboard.exports.files.content import Content
from dashboard.exports.html import markup
from dashboard.messages.conventions import conventions
from dashboard.settings import assets_folder
from dashboard.views.render.rendered import Rendered

_DRAWING: Final = "figure"


def make(content: Content) -> bytes:
    """The file. Its policy lets only its own scripts run, and nothing be loaded from anywhere.

    Raises:
        ValueError: the content is not one view.
    """
    shown = content.single
    if shown is None:
        raise ValueError("a file of HTML shows one view")
    scripts = _scripts() if shown.figure is not None else ()
    style = _style()
    head = f"""<!DOCTYPE html>
<html lang="{conventions(content.lang).tag}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{_policy(scripts)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="generator" content="jinhua-dashboard">
<title>{escape(shown.title)} – {escape(content.site)}</title>
<meta name="description" content="{escape(shown.alt)}">
<style>{style}</style>
</head>
"""
    return (head + _body(content, shown, scripts) + "</html>\n").encode()


def _body(content: Content, rendered: Rendered, scripts: tuple[str, ...]) -> str:
    locale = content.locale
    data = (
        f'<script type="application/json" id="{_DRAWING}">{markup.figure_json(rendered)}</script>'
        if scripts
        else ""
    )
    run = "".join(f"<script>{script}</script>\n" for script in scripts)
    table = "" if not rendered.facts else markup.table(rendered, locale)
    return f"""<body class="hue-{rendered.hue}">
<main>
<header>
<h1>{escape(rendered.title)}</h1>
<p class="subtitle">{escape(rendered.subtitle)}</p>
</header>
{markup.drawing(rendered, locale, source=_DRAWING)}
{markup.sources(rendered.sources, locale)}
<section>
<h2>{escape(locale.text("view.notes"))}</h2>
{markup.notes(rendered, locale) or f"<p>{escape(locale.text('view.no_notes'))}</p>"}
</section>
<section class="wide">
<h2>{escape(rendered.extent or locale.text("view.table"))}</h2>
<div class="scroll" tabindex="0" role="region" aria-label="{escape(locale.text("view.table"))}">{table}</div>
</section>
</main>
<footer>
<p>{escape(locale.text("view.subtitle_separator").join(_imprint(content)))}</p>
<p>{escape(locale.text("file.offline", version=content.version))}</p>
</footer>
{data}
{run}</body>
"""


def _imprint(content: Content) -> tuple[str, str, str]:
    """What the file is of, who compiled it, and what may be done with it."""
    package = content.package
    return (
        content.site,
        package.publisher.within(content.lang),
        package.licence.name.within(content.lang),
    )


@cache
def _scripts() -> tuple[str, ...]:
    """The drawing library and what draws with it; nothing in them can end a script element."""
    folder = assets_folder()
    dist = folder / "vendor" / "dist"
    files = json.loads((dist / "manifest.json").read_text("utf-8"))["files"]
    library = (dist / files["plotly-basic.min.js"]["file"]).read_text("utf-8")
    own = (folder / "draw.js").read_text("utf-8")
    return tuple(
        one.replace("</script", "<\\/script").replace("<!--", "<\\!--") for one in (library, own)
    )


@cache
def _style() -> str:
    return theme.stylesheet() + (assets_folder() / "file.css").read_text("utf-8")


def _policy(scripts: tuple[str, ...]) -> str:
    """The content policy: scripts by their hashes, no connection to anywhere."""
    hashes = " ".join(_hash(script) for script in scripts) or "'none'"
    rules = (
        "default-src 'none'",
        f"script-src {hashes}",
        "style-src 'unsafe-inline'",
        "img-src data:",
        "base-uri 'none'",
        "form-action 'none'",
    )
    return "; ".join(rules)


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode('ascii')}'"
