"""One view, large: the drawing, every figure in a table, the words, the sources."""

from __future__ import annotations

from typing import Final

from dash import html
from dash.development.base_component import Component

from dashboard.charts.mark import Mark
from dashboard.explorer import cards, download_links, ids, timeline_list
from dashboard.explorer.attributes import aria
from dashboard.explorer.text_elements import not_understood, set_in_type, value
from dashboard.indicators.model.view import Family
from dashboard.messages import Locale
from dashboard.views.address.address import Address
from dashboard.views.render import catalogue
from dashboard.views.render.rendered import Rendered
from dashboard.views.render.renderer import Renderer
from dashboard.views.table import filter_labels
from dashboard.views.text.typography import dates

#: So many rows a view's own table has; the table of every figure has them all, in pages.
_ROWS: Final = 200


def page(
    address: Address,
    renderer: Renderer,
    locale: Locale,
    base: str,
) -> list[Component]:
    """Everything between masthead and footer."""
    shown = renderer.render(address)
    every = base + str(Address(address.lang, "data", query=address.query))
    return [
        html.Nav(
            html.A(
                locale.text("view.back"), href=base + str(Address(address.lang)), className="back"
            ),
            **aria(label=locale.text("view.where")),
        ),
        *not_understood(filter_labels.misunderstood(address, renderer.package, locale)),
        html.Article(
            [
                html.Header(
                    [
                        html.H1(set_in_type(shown.headline), className="view-title"),
                        html.P(set_in_type(dates(shown.subtitle)), className="card-subtitle"),
                    ]
                ),
                html.Div(cards.body(shown, locale, table=every), className="view-drawing"),
                *cards.everything(shown, locale, base),
                html.Footer(
                    [
                        cards.source_line(shown.sources, locale),
                        cards.share_button(shown, locale),
                    ],
                    className="card-foot",
                ),
            ],
            className=f"view-main card-view family-{shown.view.family} hue-{shown.hue}",
        ),
        html.Div(
            [
                _words(shown, locale),
                _table(shown, locale, every),
                _files(shown, locale, base),
            ],
            className="view-more",
        ),
        _others(address, renderer, locale, base),
    ]


def _words(rendered: Rendered, locale: Locale) -> html.Section:
    return html.Section(
        [
            html.H2(locale.text("view.notes")),
            cards.notes(rendered.notes, locale),
        ],
        className="view-words",
    )


def _files(rendered: Rendered, locale: Locale, base: str) -> html.Section:
    """The files of this view, as links that need no script."""
    return html.Section(
        [
            html.H2(locale.text("download.title")),
            download_links.files(rendered.address, base, locale),
        ],
        className="view-files",
    )


def _table(rendered: Rendered, locale: Locale, every: str) -> html.Section:
    """The figures of the view, one a row; the figure itself opens its evidence."""
    rows = rendered.marks[:_ROWS]
    whole = any(fact.of for fact in rendered.marks)
    columns = ["figure", "place", "value", "when", *(["of"] if whole else [])]
    head = [html.Th(locale.text(f"table.{column}"), scope="col") for column in columns]
    return html.Section(
        [
            html.H2(rendered.extent or locale.text("view.table")),
            html.Div(
                html.Table(
                    [
                        html.Caption(_caption(rendered, locale)),
                        html.Thead(html.Tr(head)),
                        html.Tbody([_row(fact, rendered, locale, whole=whole) for fact in rows]),
                    ],
                    className="figure-table",
                ),
                className="table-scroll",
                tabIndex=0,
                role="region",
                **aria(label=locale.text("view.table")),
            ),
            *timeline_list.rest(len(rows), len(rendered.marks), locale, table=every),
        ],
        className="view-table",
    )


def _caption(rendered: Rendered, locale: Locale) -> str:
    name = rendered.view.name.within(locale.lang)
    if rendered.extent:
        return locale.text("view.caption_part", title=name, extent=rendered.extent)
    return locale.text("table.caption", title=name)


def _row(fact: Mark, rendered: Rendered, locale: Locale, *, whole: bool) -> html.Tr:
    said = locale.text("table.event") if fact.event else value(fact)
    where = "tiles-table" if rendered.view.family is Family.TILES else "table"
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
                    title=locale.text("evidence.open"),
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


def _others(address: Address, renderer: Renderer, locale: Locale, base: str) -> html.Nav:
    """The way to every other view."""
    others = [view for view in catalogue.views(renderer.package) if view.id != address.view]
    return html.Nav(
        [
            html.H2(locale.text("view.others"), id="others"),
            html.Ul(
                [
                    html.Li(
                        html.A(
                            view.name.within(locale.lang),
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
