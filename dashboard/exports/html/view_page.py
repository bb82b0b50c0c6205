"""One view, large: the drawing, every figure in a table, the words, the sources, the files."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from functools import partial
from typing import Any, Final

from markupsafe import Markup

from dashboard.charts.drawing import Drawing
from dashboard.charts.mark import moments, series
from dashboard.charts.svg import fluid
from dashboard.charts.to_plotly import to_plotly
from dashboard.errors import UnknownPageError
from dashboard.exports.html.document import Assets, Site, document
from dashboard.exports.html.file_links import file_links
from dashboard.exports.html.markup import above_words, singles
from dashboard.exports.html.slides import by_date, in_time, telling
from dashboard.indicators.model.view import Family, View
from dashboard.indicators.select.query import Query
from dashboard.messages import Locale, load_locale
from dashboard.views.address.address import Address
from dashboard.views.address.sharing import TABS, Sharing
from dashboard.views.render import catalogue
from dashboard.views.render.rendered import Rendered
from dashboard.views.table import filter_labels

#: So many rows a view's own table has; the table of every figure has them all, in pages.
_ROWS: Final = 200
#: A series of more dates than this is worth zooming into.
_LONG: Final = 24


def page(address: Address, site: Site, assets: Assets) -> str:
    """The page as a document.

    Raises:
        UnknownPageError: the package has no such view.
    """
    rendered, locale = site.renderer.render(address), load_locale(address.lang)
    package = site.renderer.package
    theme = package.themes.get(rendered.theme or "")
    return document(
        "view.html",
        address,
        site,
        assets,
        shown=rendered,
        not_understood=filter_labels.misunderstood(address, package, locale),
        theme=(theme, site.link(Address(address.lang, query=Query(theme=theme.id))))
        if theme
        else None,
        drawing=_drawing(rendered, address, site),
        singles=Markup(singles(rendered, partial(site.figure_link, address.lang)))
        if rendered.view.family is Family.TILES
        else "",
        figure=partial(site.figure_link, address.lang),
        table=site.link(Address(address.lang, "data", query=address.query)),
        everything=site.link(rendered.everything) if rendered.everything else "",
        total=locale.number(Decimal(rendered.total)),
        rows=rendered.marks[:_ROWS],
        files=list(file_links(address, site.base, locale)),
        share=[
            (tab, site.link(replace(address.shared(), sharing=Sharing(tab=tab)))) for tab in TABS
        ],
        others=_others(address, site),
        **_in_type(rendered, locale),
    )


def figure(address: Address, site: Site) -> str:
    """The drawing as a Plotly figure in JSON, for whoever touches the one on the page.

    Raises:
        UnknownPageError: there is no such view, or it is set in type.
    """
    drawing = _drawn(site.renderer.render(address))
    if drawing is None:
        raise UnknownPageError("the view has no drawing")
    made: str = to_plotly(drawing).to_json()
    return made


def is_long(rendered: Rendered) -> bool:
    """Whether one of the series has so many dates that a reader will want to zoom.

    Plotly then comes by itself when the page is idle, and otherwise when the drawing is touched.
    """
    return any(len(moments(one)) > _LONG for one in series(rendered.marks))


def _drawn(rendered: Rendered) -> Drawing | None:
    """The drawing of a view, unless each of its figures is drawn by itself."""
    return None if rendered.view.family is Family.TILES else above_words(rendered)


def _drawing(rendered: Rendered, address: Address, site: Site) -> dict[str, Any] | None:
    """The drawing as SVG, its height, and where its Plotly figure is asked for."""
    drawing = _drawn(rendered)
    if drawing is None:
        return None
    href = site.link(address)
    return {
        "svg": Markup(
            fluid(
                drawing,
                prefix=f"{rendered.view.id}-",
                href=partial(site.figure_link, address.lang),
            )
        ),
        "height": drawing.height,
        "figure": f"{href}{'&' if '?' in href else '?'}part=figure",
        "when": "idle" if is_long(rendered) else "touched",
    }


def _in_type(rendered: Rendered, locale: Locale) -> dict[str, Any]:
    """The entries of a timeline by date, which are set in type."""
    if rendered.view.family is not Family.TIMELINE:
        return {"groups": (), "kept": 0}
    kept = telling(in_time(rendered))
    return {"groups": by_date(kept, locale), "kept": len(kept)}


def _others(address: Address, site: Site) -> list[tuple[View, str]]:
    """Every other view with its address, the next one first."""
    views = catalogue.views(site.renderer.package)
    at = next(number for number, view in enumerate(views) if view.id == address.view)
    return [
        (view, site.link(Address(address.lang, "view", view.id)))
        for view in (*views[at + 1 :], *views[:at])
    ]
