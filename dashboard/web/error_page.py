"""The small page that is shown instead of one that does not exist or could not be made."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from html import escape
from typing import Final

from flask import Response, request

from dashboard.charts import theme
from dashboard.indicators.model.schema import LANGS, Text
from dashboard.languages import Lang
from dashboard.messages import Locale, load_locale
from dashboard.messages.conventions import conventions
from dashboard.views.address.address import Address
from dashboard.web import masthead

_KINDS: Final = {300: "several", 404: "unknown"}
#: What a reader may have looked for, in a language: words and address below the base path of each.
Offered = Callable[[Locale], Sequence[tuple[str, Address]]]


def page(
    status: int, *, base: str, site: Text, styles: tuple[str, ...], offered: Offered | None = None
) -> Response:
    """A page in the language of the path; it repeats nothing of the request.

    ``site`` is what the data set is called. In a frame, the links open a window of their own.
    """
    lang = _lang(base)
    locale = load_locale(lang)
    kind = _KINDS.get(status, "refused" if status < 500 else "broken")
    framed = request.path.removeprefix(base).split("/")[2:3] == ["embed"]
    away = ' target="_blank" rel="noopener"' if framed else ""
    home = f"{base}{Address(lang)}"
    hint = f"<p>{escape(locale.text(f'failure.{kind}_hint'))}</p>"
    if found := offered(locale) if offered else ():
        links = [f'<a href="{base}{to}"{away}>{escape(label)}</a>' for label, to in found]
        hint = f"<p>{escape(locale.text('failure.nearest'))}{links[0]}</p>"
        if kind == "several":
            items = "".join(f"<li>{link}</li>" for link in links)
            hint = f"<p>{escape(locale.text('failure.several_hint'))}</p><ul>{items}</ul>"
    heads = "".join(f'<link rel="stylesheet" href="{href}">' for href in styles)
    body = f"""<!DOCTYPE html>
<html lang="{conventions(lang).tag}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{escape(locale.text(f"failure.{kind}"))}</title>
{heads}
<style>{theme.palette()}</style>
</head>
<body class="failure">
{masthead.strip(site.within(lang), href=home, leaves=framed)}
<main class="page">
<p class="failure-status">{status}</p>
<h1>{escape(locale.text(f"failure.{kind}"))}</h1>
{hint}
<p><a href="{home}"{away}>{escape(locale.text("failure.home"))}</a></p>
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
