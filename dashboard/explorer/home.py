"""The explorer: what the data set is, the controls, and every view that a selection leaves."""

from __future__ import annotations

from functools import partial
from typing import Any, Final

from dash import dcc, html
from dash.development.base_component import Component

from dashboard.charts.drawing import Drawing
from dashboard.charts.to_plotly import to_plotly
from dashboard.explorer import controls, ids
from dashboard.explorer.attributes import aria
from dashboard.explorer.markup import Html
from dashboard.exports.html import front as words
from dashboard.exports.html.document import Site
from dashboard.exports.html.markup import above_words, singles
from dashboard.exports.site.static_links import NEEDS_SERVER
from dashboard.indicators.model.view import Family
from dashboard.messages import Locale, load_locale
from dashboard.views.address.address import Address
from dashboard.views.render.front import FrontPage, Section, front_page
from dashboard.views.render.rendered import Rendered
from dashboard.views.render.renderer import understood

GRAPH_CONFIG: Final[Any] = {"displayModeBar": False, "responsive": True, "showTips": False}


def page(address: Address, site: Site) -> list[Component]:
    """What stands between masthead and foot: the head, the filters, the results."""
    package, locale = site.renderer.package, load_locale(address.lang)
    query = understood(address.query, package)
    head, themes, results = parts(address, site)
    return [
        html.Div(head, id=ids.HEAD, className="front-head"),
        controls.bar(
            package,
            query,
            locale,
            themes=html.Div(themes, id=ids.THEME),
            action=site.link(Address(address.lang)),
        ),
        html.Div(results, id=ids.RESULTS, className="results"),
    ]


def parts(address: Address, site: Site) -> tuple[list[Component], list[Component], list[Component]]:
    """What changes with the selection: the head, the links to themes, the sections."""
    package, locale = site.renderer.package, load_locale(address.lang)
    shown = site.renderer.shown(address)
    whole = not words.is_filtered(understood(address.query, package))
    front = front_page(shown, package, whole=whole) if shown else None
    results: list[Component] = [Html(words.nothing(address, site), className="nothing")]
    if front:
        results = [_section(one, site, locale) for one in front.sections]
        results += [Html(words.linked(front, site))] if front.linked else []
    return (
        _head(front, address, site, locale, whole=whole),
        [Html(words.themes(address, site))],
        results,
    )


def _head(
    front: FrontPage | None, address: Address, site: Site, locale: Locale, *, whole: bool
) -> list[Component]:
    status = html.Div(
        words.status(address, site), role="status", className="visually-hidden", **NEEDS_SERVER
    )
    said = Html(words.head(front, address, site), className="front-lead")
    if front is None or not whole:
        return [status, said]
    beside = front.beside
    drawn = [_figure(beside, site, locale, captioned=True)] if beside else []
    return [
        status,
        said,
        *([html.Div(drawn, className="front-beside")] if drawn else []),
        Html(words.keys(front, address, site), className="front-keys"),
    ]


def _section(section: Section, site: Site, locale: Locale) -> html.Section:
    """A theme: its words on one side, its drawings on the other."""
    heading = f"theme-heading-{section.theme or 'all'}"
    several = len(section.drawn) > 1
    return html.Section(
        [
            Html(words.say(section, heading, site, locale), className="theme-say"),
            html.Div(
                [_figure(one, site, locale, captioned=several) for one in section.drawn],
                className="show",
            ),
            Html(words.tail(section, site, locale), className="theme-tail"),
        ],
        className=f"theme hue-{section.claim.hue if section.theme else 0}",
        id=f"theme-{section.theme or 'all'}",
        **aria(labelledby=heading),
    )


def _figure(shown: Rendered, site: Site, locale: Locale, *, captioned: bool) -> html.Div:
    """One drawing with its name, and its figures in words below it."""
    drawing = above_words(shown)
    drawn = [_drawing(shown, drawing, site)] if drawing is not None else []
    caption = [Html(words.caption(shown, site))] if captioned else []
    return html.Div(
        [*caption, *drawn, Html(words.figures(shown, site, locale))],
        className=f"drawn family-{shown.view.family} hue-{shown.hue}",
        id=f"card-{shown.view.id}",
    )


def _drawing(shown: Rendered, drawing: Drawing, site: Site) -> html.Div:
    """What Plotly draws; single figures, of which nothing is to be read off by pointing, as SVG."""
    if shown.view.family is Family.TILES:
        drawn: Component = Html(
            singles(shown, partial(site.figure_link, shown.address.lang)), className="singles"
        )
    else:
        drawn = dcc.Graph(
            id=ids.graph(shown.view.id),
            figure=to_plotly(drawing),
            config=GRAPH_CONFIG,
            className="drawing",
            style={"height": f"{drawing.height}px"},
        )
    return html.Div(drawn, className="drawing-frame", role="group", **aria(label=shown.alt))
