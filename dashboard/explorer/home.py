"""The explorer: what the data set is, the controls, and every view that a selection leaves."""

from __future__ import annotations

from collections.abc import Sequence

from dash import dcc, html
from dash.development.base_component import Component

from dashboard.explorer import cards, controls, ids, picker
from dashboard.explorer.attributes import aria
from dashboard.explorer.typesetting import not_understood
from dashboard.exports.standing import NEEDS_SERVER, only_with
from dashboard.indicators.package import Package
from dashboard.indicators.query import Query
from dashboard.messages import Messages
from dashboard.views import derived, selection
from dashboard.views.address import Address
from dashboard.views.rendering import Renderer, citations, understood
from dashboard.views.view import Rendered


def page(address: Address, renderer: Renderer, words: Messages, base: str) -> list[Component]:
    """Everything between masthead and footer."""
    package = renderer.package
    return [
        lede(package, words),
        controls.bar(package, understood(address.query, package), words),
        html.Div(
            results(address, renderer, words, base),
            id=ids.RESULTS,
            className="results",
        ),
    ]


def lede(package: Package, words: Messages) -> html.Section:
    """What this is, in a few words and with its size and sources computed."""
    events = sum(figure.value is None for figure in package.figures.values())
    sources = citations(tuple(package.sources.values()), words.lang)
    counts = [words.counted("explorer.figures", len(package.figures) - events)]
    if events:
        counts.append(words.counted("explorer.events", events))
    return html.Section(
        [
            html.Div(
                [html.H1(package.title.within(words.lang)), picker.opener(words)],
                className="lede-head",
            ),
            html.P(package.description.within(words.lang), className="lede-text"),
            html.P(
                [
                    words.text(
                        "explorer.extent",
                        counts=words.list(counts),
                        sources=words.counted("explorer.sources", len(sources)),
                    ),
                ],
                className="lede-extent",
                **only_with(str(Address(words.lang, "data"))),
            ),
        ],
        className="lede",
    )


def results(address: Address, renderer: Renderer, words: Messages, base: str) -> list[Component]:
    """How much is left, then the views by theme; or what to undo where nothing is left."""
    package = renderer.package
    shown = renderer.shown(address)
    query = understood(address.query, package)
    left = len(derived.selected(package, query))
    total = len(package.figures) + (len(derived.made_of(package)) if query.derived else 0)
    status = html.Div(
        [
            html.P(_status(left, total, words)),
            *not_understood(selection.misunderstood(address, package, words)),
            *([_show_all(address, words, base)] if shown and left < total else []),
        ],
        className="status",
        role="status",
        **NEEDS_SERVER,
    )
    if not shown:
        return [status, _nothing(address, package, words, base)]
    return [
        status,
        *(
            _section(theme, found, package, words, base)
            for theme, found in _by_theme(shown, package)
        ),
    ]


def _show_all(address: Address, words: Messages, base: str) -> dcc.Link:
    return dcc.Link(
        words.text("explorer.undo_all"),
        href=base + str(Address(address.lang)),
        className="undo-all",
    )


def _status(left: int, total: int, words: Messages) -> str:
    if left == total:
        return words.text("explorer.showing_all", total=total)
    return words.text("explorer.showing", left=left, total=total)


def _by_theme(
    shown: Sequence[Rendered], package: Package
) -> list[tuple[str | None, list[Rendered]]]:
    """The views under their themes, in the order of the package; those across themes last."""
    order: list[str | None] = [*package.themes, None]
    groups = {theme: [one for one in shown if one.theme == theme] for theme in order}
    return [(theme, found) for theme, found in groups.items() if found]


def _kept(query: Query) -> Query:
    """What of a selection goes along to a view by itself: whether derived figures are shown."""
    return Query(derived=query.derived)


def _section(
    theme: str | None, shown: Sequence[Rendered], package: Package, words: Messages, base: str
) -> html.Section:
    name = (
        package.themes[theme].label.within(words.lang)
        if theme
        else words.text("explorer.across_themes")
    )
    heading = f"theme-heading-{theme or 'all'}"
    return html.Section(
        [
            html.H2(name, id=heading, className="theme-name"),
            html.Div(
                [
                    cards.card(
                        one,
                        words,
                        href=base + str(one.address.selecting(_kept(one.address.query))),
                        table=base + str(Address(words.lang, "data", query=one.address.query)),
                    )
                    for one in shown
                ],
                className="cards",
            ),
        ],
        className=f"theme-section hue-{shown[0].hue if theme else 0}",
        **aria(labelledby=heading),
    )


def _nothing(address: Address, package: Package, words: Messages, base: str) -> html.Section:
    """An empty result: a link for each selection that it helps to undo, and one for all of them."""
    query = understood(address.query, package)
    undo = []
    for key, value in selection.said(query, package, words).items():
        without = query.choosing({key: ""})
        if left := len(derived.selected(package, without)):
            said = words.text(
                "explorer.undo", key=words.text(f"explorer.{key}"), value=value, left=left
            )
            undo.append(html.Li(dcc.Link(said, href=base + str(address.selecting(without)))))
    everything = _show_all(address, words, base)
    return html.Section(
        [
            html.H2(words.text("explorer.nothing")),
            html.P(words.text("explorer.nothing_hint")),
            html.Ul([*undo, html.Li(everything)], className="undo"),
        ],
        className="nothing",
    )
