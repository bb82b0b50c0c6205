"""What pages are made of: the card of a view, its tiles, its table, its notes and its sources."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, Final

from dash import dcc, html
from dash.development.base_component import Component

from dashboard.charts.drawing import Drawing
from dashboard.charts.mark import Mark
from dashboard.charts.to_plotly import to_plotly
from dashboard.explorer import ids, timeline_list
from dashboard.explorer.attributes import aria
from dashboard.explorer.text_elements import set_in_type, value
from dashboard.exports.html.markup import above_words
from dashboard.exports.site.static_links import NEEDS_SERVER, only_with
from dashboard.indicators.model.schema import Bound, Measure
from dashboard.indicators.model.view import Family
from dashboard.messages import Locale
from dashboard.views.render.rendered import Citation, Note, Rendered
from dashboard.views.text.typography import dates

#: So many notes are read at a glance and stand unfolded on a card, where it is not narrow.
_UNFOLDED: Final = 6
GRAPH_CONFIG: Final[Any] = {"displayModeBar": False, "responsive": True, "showTips": False}


def card(rendered: Rendered, locale: Locale, *, href: str, table: str) -> html.Article:
    """A view among others: headline, subtitle, the drawing or the tiles, notes, source line.

    ``table`` leads to the table of the same figures.
    """
    heading = f"title-{rendered.view.id}"
    return html.Article(
        [
            html.Header(
                [
                    html.H3(
                        html.A(set_in_type(rendered.headline), href=href),
                        id=heading,
                        className="card-title",
                    ),
                    html.P(set_in_type(dates(rendered.subtitle)), className="card-subtitle"),
                ]
            ),
            html.Div(body(rendered, locale, table=table), className="card-body-area"),
            html.Div(
                [
                    *table_disclosure(rendered, locale, table=table),
                    *folded_notes(rendered.notes, locale),
                ],
                className="card-aside",
            ),
            html.Footer(
                [
                    source_line(rendered.sources, locale),
                    share_button(rendered, locale),
                    html.A(
                        locale.text("card.open"),
                        href=href,
                        className="card-open",
                        **aria(label=locale.text("card.open_named", title=rendered.title)),
                    ),
                ],
                className="card-foot",
            ),
        ],
        className=f"card-view family-{rendered.view.family} hue-{rendered.hue}",
        id=f"card-{rendered.view.id}",
        **only_with(href),
        **aria(labelledby=heading),
    )


def everything(rendered: Rendered, locale: Locale, base: str) -> list[Component]:
    """The way to all figures of a view, where they are too many to be shown in it."""
    if rendered.everything is None:
        return []
    text = locale.text("view.everything", total=locale.number(Decimal(rendered.total)))
    return [html.P(html.A(text, href=base + str(rendered.everything)), className="view-everything")]


def share_button(rendered: Rendered, locale: Locale) -> html.Button:
    """The button that opens the dialog with the view's embed and files."""
    return html.Button(
        locale.text("share.open"),
        id=ids.share(rendered.view.id),
        type="button",
        className="share-button",
        **aria(label=locale.text("share.open_named", title=rendered.title)),
        **NEEDS_SERVER,
    )


def body(rendered: Rendered, locale: Locale, *, table: str) -> list[Component]:
    """The drawing, or the tiles where a view's figures are set in type; a timeline has both."""
    if rendered.view.family is Family.TILES:
        return tiles(rendered, locale)
    drawing = above_words(rendered)
    drawn: list[Component] = [_drawing(rendered, drawing)] if drawing else []
    if rendered.view.family is Family.TIMELINE and rendered.marks:
        return [*drawn, *timeline_list.entries(rendered, locale, table=table)]
    return drawn


def _drawing(rendered: Rendered, drawing: Drawing) -> html.Div:
    return html.Div(
        dcc.Graph(
            id=ids.graph(rendered.view.id),
            figure=to_plotly(drawing),
            config=GRAPH_CONFIG,
            className="drawing",
            style={"height": f"{drawing.height}px"},
        ),
        className="drawing-frame",
        role="group",
        **aria(label=rendered.alt),
    )


def tiles(rendered: Rendered, locale: Locale) -> list[Component]:
    """Single figures set in type; those without a date stand apart and say so."""
    dated = [fact for fact in rendered.marks if fact.dated]
    undated = [fact for fact in rendered.marks if not fact.dated]
    groups: list[Component] = []
    if dated:
        groups.append(_tile_list(dated, rendered, locale))
    if undated:
        groups.append(html.P(locale.text("view.undated"), className="group-label"))
        groups.append(_tile_list(undated, rendered, locale))
    return groups


def _tile_list(facts: list[Mark], rendered: Rendered, locale: Locale) -> html.Ul:
    return html.Ul(
        [html.Li(tile(fact, rendered.view.id, locale)) for fact in facts], className="tiles"
    )


def tile(fact: Mark, view: str, locale: Locale) -> html.Button:
    """One figure: what it is, the number with its bound and unit, when and where it is of."""
    when = fact.when if fact.dated or fact.derived else ""
    of = [locale.text(f"card.of_{fact.measure}", of=fact.of)] if fact.of else []
    separator = locale.text("view.subtitle_separator")
    below = separator.join([*of, *([fact.formula] if fact.derived else [])])
    where = separator.join(part for part in (fact.place, when) if part)
    return html.Button(
        [
            html.Span(fact.label, className="tile-label"),
            html.Span(value(fact), className="tile-value"),
            *_shape(fact),
            html.Span(set_in_type(dates(where)), className="tile-when"),
            *([html.Span(below, className="tile-of")] if below else []),
        ],
        id=ids.figure(fact.id, view),
        className=f"tile hue-{fact.hue}"
        + ("" if fact.dated else " undated")
        + (" derived" if fact.derived else ""),
        type="button",
        title=locale.text("evidence.open"),
    )


def _shape(fact: Mark) -> list[Component]:
    """The form of a bound or a share: never colour alone, never a bar without a scale.

    A share is a track of its whole. Of what has no whole, a short sign shows the end alone: a
    floor goes on, a ceiling is hollow below its cap, a rough figure has no sharp end. An exact
    figure and a rank have none.
    """
    if fact.share is not None:
        return [
            html.Span(
                html.Span(className="fill"),
                className=f"shape shape-share shape-{fact.bound}",
                style={"--share": f"{fact.share:.4%}"},
            )
        ]
    if fact.bound is Bound.EXACT or fact.measure == Measure.RANK:
        return []
    return [html.Span(html.Span(className="fill"), className=f"shape shape-{fact.bound}")]


def table_disclosure(rendered: Rendered, locale: Locale, *, table: str) -> list[Component]:
    """The figures of a drawing as buttons that lead to their evidence, folded.

    Tiles and the entries of a timeline are such buttons themselves.
    """
    if rendered.view.family in (Family.TILES, Family.TIMELINE):
        return []
    listed = rendered.marks[: timeline_list.MOST]
    return [
        html.Details(
            [
                html.Summary(locale.counted("card.figures", len(rendered.marks))),
                html.Ul(
                    [_line(fact, rendered.view.id, locale) for fact in listed],
                    className="figure-lines",
                ),
                *timeline_list.rest(len(listed), len(rendered.marks), locale, table=table),
            ],
            className="disclosure figures",
        )
    ]


def _line(fact: Mark, where: str, locale: Locale) -> html.Li:
    return html.Li(
        html.Button(
            [
                html.Span(fact.label, className="line-label"),
                html.Span(value(fact) if not fact.event else fact.when, className="line-value"),
                html.Span("" if fact.event else fact.when, className="line-when"),
            ],
            id=ids.figure(fact.id, where),
            className="figure-line",
            type="button",
            title=locale.text("evidence.open"),
        )
    )


def folded_notes(found: tuple[Note, ...], locale: Locale) -> list[Component]:
    """What a careful reader must know: the first note, and the rest folded where room is scarce."""
    rest = found[1:]
    if not rest:
        return [notes(found, locale)] if found else []
    many = "" if len(found) <= _UNFOLDED else " many-notes"
    return [
        notes(found[:1], locale),
        html.Details(
            [html.Summary(locale.counted("card.more_notes", len(rest))), notes(rest, locale)],
            className=f"disclosure more-notes{many}",
        ),
    ]


def notes(found: tuple[Note, ...], locale: Locale) -> html.Ul:
    """What a careful reader must know."""
    return html.Ul(
        [
            html.Li(
                [
                    *_about(note, locale),
                    *set_in_type(dates(note.text)),
                ]
            )
            for note in found
        ],
        className="notes",
    )


def _about(note: Note, locale: Locale) -> list[Component]:
    """Of which figures a note speaks, where it does not speak of all."""
    if not note.about:
        return []
    told = locale.text("card.note_about", about=note.about)
    return [html.Span(set_in_type(dates(told)), className="about")]


def source_line(sources: tuple[Citation, ...], locale: Locale) -> html.P:
    """Where the figures are from: title with its link, publisher, date."""
    parts: list[Component | str] = [locale.text("card.source")]
    for number, source in enumerate(sources):
        if number:
            parts.append(locale.text("card.source_separator"))
        parts.append(link(source))
        told = locale.text("card.source_detail", publisher=source.publisher, date=source.date)
        parts += set_in_type(dates(told))
    return html.P(parts, className="source-line")


def link(source: Citation) -> Component:
    """The title of a source, linked where its address is known."""
    if source.url is None:
        return html.Cite(source.title)
    return html.Cite(html.A(source.title, href=source.url, rel="noopener external"))
