"""The small page that is shown instead of one that does not exist or could not be made."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from flask import Response, request
from markupsafe import Markup

from dashboard.charts import theme
from dashboard.exports.html.templating import template
from dashboard.indicators.model.text import Text
from dashboard.messages import Locale, load_locale
from dashboard.views.address.address import Address
from dashboard.web import accept_language

_KINDS: Final = {300: "several", 404: "unknown"}
#: What a reader may have looked for, in a language: words and address below the base path of each.
Offered = Callable[[Locale], Sequence[tuple[str, Address]]]


def page(
    status: int, *, base: str, site: Text, styles: tuple[str, ...], offered: Offered | None = None
) -> Response:
    """A page in the language of the path; it repeats nothing of the request.

    ``site`` is what the data set is called, in each of its languages. In a frame, the links open a window of their own.
    """
    languages = [*site]
    parts = request.path.removeprefix(base).split("/")
    lang = parts[1] if parts[1:2] and parts[1] in languages else accept_language.asked(languages)
    locale = load_locale(lang)
    body = template("error.html").render(
        status=status,
        kind=_KINDS.get(status, "refused" if status < 500 else "broken"),
        locale=locale,
        site=site.within(lang),
        home=f"{base}{Address(lang)}",
        offered=[(label, f"{base}{to}") for label, to in offered(locale)] if offered else [],
        framed=parts[2:3] == ["embed"],
        styles=styles,
        palette=Markup(theme.palette()),
    )
    return Response(body, status, {"Cache-Control": "no-store"}, mimetype="text/html")
