"""Where the figures come from, how they are drawn, and what each indicator means."""

from __future__ import annotations

from collections import Counter
from typing import Final

from dash import html
from dash.development.base_component import Component

from dashboard.explorer import cards
from dashboard.explorer.attributes import aria
from dashboard.indicators.package import Package
from dashboard.indicators.schema import Indicator
from dashboard.messages import Messages
from dashboard.views.address import Address
from dashboard.views.rendering import Renderer, citations

#: The forms that the page explains, each with the shape that it explains.
_FORMS: Final = (
    ("exact", None),
    ("over", "shape-over"),
    ("under", "shape-under"),
    ("about", "shape-about"),
    ("undated", None),
    ("derived", "shape-derived"),
    ("two_points", "shape-points"),
    ("shares", "shape-share"),
    ("multiples", None),
)


def page(_address: Address, renderer: Renderer, words: Messages, _base: str) -> list[Component]:
    """Everything between masthead and footer."""
    package = renderer.package
    return [
        html.Header(
            [
                html.H1(words.text("about.title")),
                html.P(package.description.within(words.lang), className="lede-text"),
            ],
            className="lede",
        ),
        _sources(package, words),
        _forms(words),
        _text("method", ("method_1", "method_2", "method_3"), words),
        _codebook(package, words),
        _text("accessibility", ("accessibility_1", "accessibility_2"), words),
        _version(package, words),
    ]


def _text(name: str, paragraphs: tuple[str, ...], words: Messages) -> html.Section:
    return html.Section(
        [
            html.H2(words.text(f"about.{name}")),
            *(html.P(words.text(f"about.{paragraph}")) for paragraph in paragraphs),
        ],
        className="about-section",
    )


def _sources(package: Package, words: Messages) -> html.Section:
    counts = Counter(figure.source.id for figure in package.figures.values())
    return html.Section(
        [
            html.H2(words.text("about.sources")),
            html.Ul(
                [
                    html.Li(
                        [
                            cards.link(source),
                            words.text(
                                "about.source_detail",
                                publisher=source.publisher,
                                date=source.date,
                                language=source.language,
                            ),
                            html.Span(
                                words.counted("about.source_rows", counts[source.id]),
                                className="source-count",
                            ),
                        ]
                    )
                    for source in citations(tuple(package.sources.values()), words.lang)
                ],
                className="source-list",
            ),
        ],
        className="about-section",
    )


def _forms(words: Messages) -> html.Section:
    """How bounds, missing dates and the rest are drawn, each beside its shape."""
    items: list[Component] = []
    for name, shape in _FORMS:
        sample = (
            [html.Span(html.Span(className="fill"), className=f"shape {shape}")] if shape else []
        )
        items += [
            html.Dt(
                [html.Span(words.text(f"about.form_{name}")), *sample], className=f"form-{name}"
            ),
            html.Dd(words.text(f"about.form_{name}_text")),
        ]
    return html.Section(
        [html.H2(words.text("about.forms")), html.Dl(items, className="forms hue-1")],
        className="about-section",
    )


def _codebook(package: Package, words: Messages) -> html.Section:
    columns = ("indicator", "theme", "measure", "unit", "of", "definition")
    return html.Section(
        [
            html.H2(words.text("about.codebook")),
            html.P(words.text("about.codebook_text")),
            html.Div(
                html.Table(
                    [
                        html.Caption(words.text("about.codebook_caption")),
                        html.Thead(
                            html.Tr(
                                [
                                    html.Th(words.text(f"table.{column}"), scope="col")
                                    for column in columns
                                ]
                            )
                        ),
                        html.Tbody(
                            [_indicator(one, package, words) for one in package.indicators.values()]
                        ),
                    ],
                    className="figure-table codebook",
                ),
                className="table-scroll",
                tabIndex=0,
                role="region",
                **aria(label=words.text("about.codebook")),
            ),
        ],
        className="about-section about-wide",
    )


def _indicator(one: Indicator, package: Package, words: Messages) -> html.Tr:
    lang = words.lang
    return html.Tr(
        [
            html.Th([one.label.within(lang), html.Code(one.id)], scope="row"),
            html.Td(package.themes[one.theme].label.within(lang)),
            html.Td(words.text(f"measure.{one.measure.value}")),
            html.Td(package.units[one.unit].label.within(lang)),
            html.Td(one.of.within(lang) if one.of else ""),
            html.Td(one.definition.within(lang)),
        ]
    )


def _version(package: Package, words: Messages) -> html.Section:
    return html.Section(
        [
            html.H2(words.text("about.version")),
            html.P(words.text("about.version_text", version=package.version)),
            html.P(
                words.text(
                    "about.publisher",
                    publisher=package.publisher.within(words.lang),
                    licence=package.licence.name.within(words.lang),
                )
            ),
        ],
        className="about-section",
    )
