"""One view, large: the drawing, every figure in a table, the words, the sources."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from dash import html
from dash.development.base_component import Component

from dashboard.explorer import cards, chronicle, ids, takeaway
from dashboard.explorer.attributes import aria
from dashboard.explorer.typesetting import not_understood, set_in_type, value
from dashboard.exports.pictures import Picture
from dashboard.indicators.schema import Family
from dashboard.messages import Messages
from dashboard.views import catalogue, selection
from dashboard.views.address import Address
from dashboard.views.rendering import Renderer
from dashboard.views.setting import dates
from dashboard.views.view import Fact, Rendered

#: So many rows a view's own table has; the table of every figure has them all, in pages.
_ROWS: Final = 200


def page(
    address: Address,
    renderer: Renderer,
    words: Messages,
    base: str,
    *,
    pictures: Sequence[Picture] = (),
) -> list[Component]:
    """Everything between masthead and footer; ``pictures`` are those that have been made."""
    shown = renderer.render(address)
    every = base + str(Address(address.lang, "data", query=address.query))
    return [
        html.Nav(
            html.A(
                words.text("view.back"), href=base + str(Address(address.lang)), className="back"
            ),
            **aria(label=words.text("view.where")),
        ),
        *not_understood(selection.misunderstood(address, renderer.package, words)),
        html.Article(
            [
                html.Header(
                    [
                        html.H1(set_in_type(shown.headline), className="view-title"),
                        html.P(set_in_type(dates(shown.subtitle)), className="card-subtitle"),
                    ]
                ),
                html.Div(cards.body(shown, words, table=every), className="view-drawing"),
                *cards.everything(shown, words, base),
                html.Footer(
                    [
                        cards.source_line(shown.sources, words),
                        cards.share_button(shown, words),
                    ],
                    className="card-foot",
                ),
            ],
            className=f"view-main card-view family-{shown.view.family} hue-{shown.hue}",
        ),
        html.Div(
            [
                _words(shown, words),
                _table(shown, words, every),
                _files(shown, words, base, pictures),
            ],
            className="view-more",
        ),
        _others(address, renderer, words, base),
    ]


def _words(shown: Rendered, words: Messages) -> html.Section:
    return html.Section(
        [
            html.H2(words.text("view.notes")),
            cards.notes(shown.notes, words),
        ],
        className="view-words",
    )


def _files(
    shown: Rendered, words: Messages, base: str, pictures: Sequence[Picture]
) -> html.Section:
    """The files of this view, as links that need no script."""
    return html.Section(
        [
            html.H2(words.text("download.title")),
            takeaway.files(shown.address, base, words, pictures),
        ],
        className="view-files",
    )


def _table(shown: Rendered, words: Messages, every: str) -> html.Section:
    """The figures of the view, one a row; the figure itself opens its evidence."""
    rows = shown.facts[:_ROWS]
    whole = any(fact.of for fact in shown.facts)
    columns = ["figure", "place", "value", "when", *(["of"] if whole else [])]
    head = [html.Th(words.text(f"table.{column}"), scope="col") for column in columns]
    return html.Section(
        [
            html.H2(shown.extent or words.text("view.table")),
            html.Div(
                html.Table(
                    [
                        html.Caption(_caption(shown, words)),
                        html.Thead(html.Tr(head)),
                        html.Tbody([_row(fact, shown, words, whole=whole) for fact in rows]),
                    ],
                    className="figure-table",
                ),
                className="table-scroll",
                tabIndex=0,
                role="region",
                **aria(label=words.text("view.table")),
            ),
            *chronicle.rest(len(rows), len(shown.facts), words, table=every),
        ],
        className="view-table",
    )


def _caption(shown: Rendered, words: Messages) -> str:
    name = shown.view.name.within(words.lang)
    if shown.extent:
        return words.text("view.caption_part", title=name, extent=shown.extent)
    return words.text("table.caption", title=name)


def _row(fact: Fact, shown: Rendered, words: Messages, *, whole: bool) -> html.Tr:
    said = words.text("table.event") if fact.event else value(fact)
    where = "tiles-table" if shown.view.family is Family.TILES else "table"
    return html.Tr(
        [
            html.Th(fact.label, scope="row"),
            html.Td(fact.place),
            html.Td(
                html.Button(
                    said,
                    id=ids.figure(fact.id, where),
                    className="figure-button",
                    type="button",
                    title=words.text("evidence.open"),
                ),
                className="number-cell",
            ),
            html.Td(
                set_in_type(dates(fact.when)),
                className="cell-period" if fact.dated else "cell-period undated-cell",
            ),
            *([html.Td(fact.of)] if whole else []),
        ]
    )


def _others(address: Address, renderer: Renderer, words: Messages, base: str) -> html.Nav:
    """The way to every other view."""
    others = [view for view in catalogue.views(renderer.package) if view.id != address.view]
    return html.Nav(
        [
            html.H2(words.text("view.others"), id="others"),
            html.Ul(
                [
                    html.Li(
                        html.A(
                            view.name.within(words.lang),
                            href=base + str(Address(address.lang, "view", view.id)),
                        )
                    )
                    for view in others
                ]
            ),
        ],
        className="others",
        **aria(labelledby="others"),
    )
