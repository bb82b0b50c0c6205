"""The small page that is shown instead of one that does not exist or could not be made."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from html import escape
from typing import Final

from flask import Response, request

from dashboard.indicators.schema import LANGS, Lang
from dashboard.messages import TAGS, Messages, messages
from dashboard.views.address import Address

#: The system's own colours under our names: the page is small, and right in either scheme.
_COLOURS: Final = (
    ":root{color-scheme:light dark;--paper:Canvas;--ink:CanvasText;--muted:CanvasText;"
    "--rule:GrayText;--focus:Highlight}"
)
_KINDS: Final = {300: "several", 404: "unknown"}
#: What a reader may have looked for, in a language: words and address below the base path of each.
Offered = Callable[[Messages], Sequence[tuple[str, Address]]]


def page(
    status: int, *, base: str, styles: tuple[str, ...], offered: Offered | None = None
) -> Response:
    """A page in the language of the path; it repeats nothing of the request."""
    lang = _lang(base)
    words = messages(lang)
    kind = _KINDS.get(status, "refused" if status < 500 else "broken")
    hint = f"<p>{escape(words.text(f'failure.{kind}_hint'))}</p>"
    if found := offered(words) if offered else ():
        links = [f'<a href="{base}{address}">{escape(label)}</a>' for label, address in found]
        hint = f"<p>{escape(words.text('failure.nearest'))}{links[0]}</p>"
        if kind == "several":
            items = "".join(f"<li>{link}</li>" for link in links)
            hint = f"<p>{escape(words.text('failure.several_hint'))}</p><ul>{items}</ul>"
    heads = "".join(f'<link rel="stylesheet" href="{href}">' for href in styles)
    body = f"""<!DOCTYPE html>
<html lang="{TAGS[lang]}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{escape(words.text(f"failure.{kind}"))}</title>
{heads}
<style>{_COLOURS}</style>
</head>
<body class="failure">
<main>
<p class="failure-status">{status}</p>
<h1>{escape(words.text(f"failure.{kind}"))}</h1>
{hint}
<p><a href="{base}{Address(lang)}">{escape(words.text("failure.home"))}</a></p>
</main>
</body>
</html>
"""
    return Response(body, status, {"Cache-Control": "no-store"}, mimetype="text/html")


def _lang(base: str) -> Lang:
    """The language of the path, else the one that the browser asks for."""
    first = request.path.removeprefix(base).split("/")[1:2]
    named = first[0] if first and first[0] in LANGS else None
    wanted = named or request.accept_languages.best_match(LANGS, default=LANGS[0])
    return next(one for one in LANGS if one == wanted)
