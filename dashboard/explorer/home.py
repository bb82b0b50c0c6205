"""The explorer: what the data set is, the controls, and every view that a selection leaves."""

from __future__ import annotations

from collections.abc import Sequence

from dash import dcc, html
from dash.development.base_component import Component

from dashboard.explorer import cards, controls, deck_picker, ids
from dashboard.explorer.attributes import aria
from dashboard.explorer.text_elements import not_understood
from dashboard.exports.site.static_links import NEEDS_SERVER, only_with
from dashboard.indicators.model.package import Package
from dashboard.indicators.select.query import Query
from dashboard.messages import Locale
from dashboard.views.address.address import Address
from dashboard.views.render import derived_rows
from dashboard.views.render.rendered import Rendered
from dashboard.views.render.renderer import Renderer, citations, understood
from dashboard.views.table import filter_labels


def page(address: Address, renderer: Renderer, locale: Locale, base: str) -> list[Component]:
    """Everything between masthead and footer."""
    package = renderer.package
    return [
        lede(package, locale),
        controls.bar(package, understood(address.query, package), locale),
        html.Div(
            results(address, renderer, locale, base),
            id=ids.RESULTS,
            className="results",
        ),
    ]


def lede(package: Package, locale: Locale) -> html.Section:
    """What this is, in a few words and with its size and sources computed."""
    events = sum(figure.value is None for figure in package.observations.values())
    sources = citations(tuple(package.sources.values()), locale.lang)
    counts = [locale.counted("explorer.figures", len(package.observations) - events)]
    if events:
        counts.append(locale.counted("explorer.events", events))
    return html.Section(
        [
            html.Div(
                [html.H1(package.title.within(locale.lang)), deck_picker.opener(locale)],
                className="lede-head",
            ),
            html.P(package.description.within(locale.lang), className="lede-text"),
            html.P(
                [
                    locale.text(
                        "explorer.extent",
                        counts=locale.list(counts),
                        sources=_sources(len(sources), locale),
                    ),
                ],
                className="lede-extent",
                **only_with(str(Address(locale.lang, "data"))),
            ),
        ],
        className="lede",
    )


def _sources(count: int, locale: Locale) -> str:
    """Of how many documents everything is."""
    if count == 1:
        return locale.text("explorer.one_source")
    return locale.counted("explorer.sources", count)


def results(address: Address, renderer: Renderer, locale: Locale, base: str) -> list[Component]:
    """How much is left, then the views by theme; or what to undo where nothing is left."""
    package = renderer.package
    shown = renderer.shown(address)
    query = understood(address.query, package)
    left = len(derived_rows.selected(package, query))
    total = len(package.observations) + (len(derived_rows.made_of(package)) if query.derived else 0)
    status = html.Div(
        [
            html.P(_status(left, total, locale)),
            *not_understood(filter_labels.misunderstood(address, package, locale)),
            *([_show_all(address, locale, base)] if shown and left < total else []),
        ],
        className="status",
        role="status",
        **NEEDS_SERVER,
    )
    if not shown:
        return [status, _nothing(address, package, locale, base)]
    return [
        status,
        *(
            _section(theme, found, package, locale, base)
            for theme, found in _by_theme(shown, package)
        ),
    ]


def _show_all(address: Address, locale: Locale, base: str) -> dcc.Link:
    return dcc.Link(
        locale.text("explorer.undo_all"),
        href=base + str(Address(address.lang)),
        className="undo-all",
    )


def _status(left: int, total: int, locale: Locale) -> str:
    if left == total:
        return locale.text("explorer.showing_all", total=total)
    return locale.text("explorer.showing", left=left, total=total)


def _by_theme(
    views: Sequence[Rendered], package: Package
) -> list[tuple[str | None, list[Rendered]]]:
    """The views under their themes, in the order of the package; those across themes last."""
    order: list[str | None] = [*package.themes, None]
    groups = {theme: [one for one in views if one.theme == theme] for theme in order}
    return [(theme, found) for theme, found in groups.items() if found]


def _kept(query: Query) -> Query:
    """What of a selection goes along to a view by itself: whether derived figures are shown."""
    return Query(derived=query.derived)


def _section(
    theme: str | None, views: Sequence[Rendered], package: Package, locale: Locale, base: str
) -> html.Section:
    name = (
        package.themes[theme].label.within(locale.lang)
        if theme
        else locale.text("explorer.across_themes")
    )
    heading = f"theme-heading-{theme or 'all'}"
    return html.Section(
        [
            html.H2(name, id=heading, className="theme-name"),
            html.Div(
                [
                    cards.card(
                        one,
                        locale,
                        href=base + str(one.address.selecting(_kept(one.address.query))),
                        table=base + str(Address(locale.lang, "data", query=one.address.query)),
                    )
                    for one in views
                ],
                className="cards",
            ),
        ],
        className=f"theme-section hue-{views[0].hue if theme else 0}",
        **aria(labelledby=heading),
    )


def _nothing(address: Address, package: Package, locale: Locale, base: str) -> html.Section:
    """An empty result: a link for each selection that it helps to undo, and one for all of them."""
    query = understood(address.query, package)
    undo = []
    for key, value in filter_labels.said(query, package, locale).items():
        without = query.choosing({key: ""})
        if left := len(derived_rows.selected(package, without)):
            said = locale.text(
                "explorer.undo", key=locale.text(f"field.{key}.filter"), value=value, left=left
            )
            undo.append(html.Li(dcc.Link(said, href=base + str(address.selecting(without)))))
    everything = _show_all(address, locale, base)
    return html.Section(
        [
            html.H2(locale.text("explorer.nothing")),
            html.P(locale.text("explorer.nothing_hint")),
            html.Ul([*undo, html.Li(everything)], className="undo"),
        ],
        className="nothing",
    )
