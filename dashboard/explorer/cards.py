"""What pages are made of: the card of a view, its tiles, its table, its notes and its sources."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, Final

from dash import dcc, html
from dash.development.base_component import Component

from dashboard.explorer import ids
from dashboard.explorer.attributes import aria
from dashboard.exports.standing import NEEDS_SERVER
from dashboard.indicators.schema import Bound, Family
from dashboard.messages import Messages
from dashboard.views.view import Citation, Fact, Note, Rendered

#: So many notes are read at a glance and stand unfolded on a card.
_UNFOLDED: Final = 6
GRAPH_CONFIG: Final[Any] = {"displayModeBar": False, "responsive": True, "showTips": False}


def card(shown: Rendered, words: Messages, *, href: str) -> html.Article:
    """A view among others: headline, subtitle, the drawing or the tiles, notes, source line."""
    heading = f"title-{shown.view.id}"
    return html.Article(
        [
            html.Header(
                [
                    html.H3(html.A(shown.title, href=href), id=heading, className="card-title"),
                    html.P(shown.subtitle, className="card-subtitle"),
                ]
            ),
            html.Div(body(shown, words), className="card-body-area"),
            html.Div(
                [
                    *table_disclosure(shown, words),
                    notes(shown.notes, words, folded=True),
                    html.Footer(
                        [
                            source_line(shown.sources, words),
                            share_button(shown, words),
                            html.A(
                                words.text("card.open"),
                                href=href,
                                className="card-open",
                                **aria(label=words.text("card.open_named", title=shown.title)),
                            ),
                        ],
                        className="card-foot",
                    ),
                ],
                className="card-aside",
            ),
        ],
        className=f"card-view family-{shown.view.family} hue-{shown.hue}",
        id=f"card-{shown.view.id}",
        **aria(labelledby=heading),
    )


def everything(shown: Rendered, words: Messages, base: str) -> list[Component]:
    """The way to all figures of a view, where they are too many to be shown in it."""
    if shown.everything is None:
        return []
    text = words.text("view.everything", total=words.number(Decimal(shown.total)))
    return [html.P(html.A(text, href=base + str(shown.everything)), className="view-everything")]


def share_button(shown: Rendered, words: Messages) -> html.Button:
    """The button that opens the dialog with the view's embed and files."""
    return html.Button(
        words.text("share.open"),
        id=ids.share(shown.view.id),
        type="button",
        className="share-button",
        **aria(label=words.text("share.open_named", title=shown.title)),
        **NEEDS_SERVER,
    )


def body(shown: Rendered, words: Messages) -> list[Component]:
    """The drawing, or the tiles where a view's figures are set in type."""
    if shown.figure is None:
        return tiles(shown, words)
    return [
        html.Div(
            dcc.Graph(
                id=ids.graph(shown.view.id),
                figure=shown.figure,
                config=GRAPH_CONFIG,
                className="drawing",
                style={"height": f"{shown.figure.layout.height}px"},
            ),
            className="drawing-frame",
            role="img",
            **aria(label=shown.alt),
        )
    ]


def tiles(shown: Rendered, words: Messages) -> list[Component]:
    """Single figures set in type; those without a date stand apart and say so."""
    dated = [fact for fact in shown.facts if fact.dated]
    undated = [fact for fact in shown.facts if not fact.dated]
    groups: list[Component] = []
    if dated:
        groups.append(_tile_list(dated, shown, words))
    if undated:
        groups.append(html.P(words.text("view.undated"), className="group-label"))
        groups.append(_tile_list(undated, shown, words))
    return groups


def _tile_list(facts: list[Fact], shown: Rendered, words: Messages) -> html.Ul:
    return html.Ul([html.Li(tile(fact, shown.view.id, words)) for fact in facts], className="tiles")


def tile(fact: Fact, where: str, words: Messages) -> html.Button:
    """One figure: what it is, the number with its bound and unit, when and where it is of."""
    when = fact.when if fact.dated or fact.derived else ""
    of = [words.text(f"card.of_{fact.measure}", of=fact.of)] if fact.of else []
    below = " · ".join([*of, *([fact.formula] if fact.derived else [])])
    return html.Button(
        [
            html.Span(fact.label, className="tile-label"),
            html.Span(value(fact), className="tile-value"),
            *_shape(fact),
            html.Span(
                words.text("view.subtitle_separator").join(filter(None, (fact.place, when))),
                className="tile-when",
            ),
            *([html.Span(below, className="tile-of")] if below else []),
        ],
        id=ids.figure(fact.id, where),
        className=f"tile hue-{fact.hue}"
        + ("" if fact.dated else " undated")
        + (" derived" if fact.derived else ""),
        type="button",
        title=words.text("evidence.open"),
    )


def value(fact: Fact) -> list[Component | str]:
    """The value in its parts, so that the number is large, and bound and unit are not.

    What stands between two parts is text of its own, so that it reads and copies as one sentence.
    """
    said = fact.said
    unit = said.after.lstrip()
    parts: list[Component | str] = []
    if said.bound:
        parts += [html.Span(said.bound, className="bound"), said.joint]
    if said.before:
        parts.append(html.Span(said.before, className="unit"))
    parts += [html.Span(said.number, className="number"), said.after.removesuffix(unit)]
    if unit:
        parts.append(html.Span(unit, className="unit"))
    return [part for part in parts if part]


def _shape(fact: Fact) -> list[Component]:
    """The form of a bound or a share: never colour alone, never a bar without a scale.

    A share is a track of its whole; a floor goes on beyond its end, a ceiling is hollow below
    its cap, a rough figure has no sharp end. An exact figure without a whole has no shape.
    """
    if fact.share is not None:
        return [
            html.Span(
                html.Span(className="fill"),
                className=f"shape shape-share shape-{fact.bound}",
                style={"--share": f"{fact.share:.4%}"},
            )
        ]
    if fact.bound is Bound.EXACT:
        return []
    return [html.Span(html.Span(className="fill"), className=f"shape shape-{fact.bound}")]


def table_disclosure(shown: Rendered, words: Messages) -> list[Component]:
    """The figures of a drawing as buttons that lead to their evidence, folded; tiles are buttons."""
    if shown.view.family is Family.TILES:
        return []
    return [
        html.Details(
            [
                html.Summary(words.counted("card.figures", len(shown.facts))),
                html.Ul(
                    [_line(fact, shown.view.id, words) for fact in shown.facts],
                    className="figure-lines",
                ),
            ],
            className="disclosure figures",
        )
    ]


def _line(fact: Fact, where: str, words: Messages) -> html.Li:
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
            title=words.text("evidence.open"),
        )
    )


def notes(found: tuple[Note, ...], words: Messages, *, folded: bool) -> Component:
    """What a careful reader must know."""
    items = html.Ul(
        [
            html.Li(
                [html.Span(words.text("card.note_about", about=note.about), className="about")]
                * bool(note.about)
                + [note.text]
            )
            for note in found
        ],
        className="notes",
    )
    if not found:
        return html.Div()
    if not folded:
        return items
    return html.Details(
        [html.Summary(words.text("card.notes")), items],
        className="disclosure",
        open=len(found) <= _UNFOLDED,
    )


def source_line(sources: tuple[Citation, ...], words: Messages) -> html.P:
    """Where the figures are from: title with its link, publisher, date."""
    joint = " " if words.lang == "en" else ""
    parts: list[Component | str] = [words.text("card.source") + joint]
    for number, source in enumerate(sources):
        if number:
            parts.append(words.text("card.source_separator"))
        parts.append(link(source))
        parts.append(words.text("card.source_detail", publisher=source.publisher, date=source.date))
    return html.P(parts, className="source-line")


def link(source: Citation) -> Component:
    """The title of a source, linked where its address is known."""
    if source.url is None:
        return html.Cite(source.title)
    return html.Cite(html.A(source.title, href=source.url, rel="noopener external"))
