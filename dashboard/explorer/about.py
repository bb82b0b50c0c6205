"""Where the figures come from, how they are drawn, and what each indicator means."""

from __future__ import annotations

from collections import Counter
from typing import Final

from dash import html
from dash.development.base_component import Component

from dashboard.explorer import cards
from dashboard.explorer.attributes import aria
from dashboard.indicators.model.package import Package
from dashboard.indicators.model.schema import Indicator
from dashboard.messages import Locale
from dashboard.views.address.address import Address
from dashboard.views.render.renderer import Renderer, citations

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


def page(_address: Address, renderer: Renderer, locale: Locale, _base: str) -> list[Component]:
    """Everything between masthead and footer."""
    package = renderer.package
    return [
        html.Header(
            [
                html.H1(locale.text("about.title")),
                html.P(package.description.within(locale.lang), className="lede-text"),
            ],
            className="lede",
        ),
        _sources(package, locale),
        _forms(locale),
        _text("method", ("method_1", "method_2", "method_3"), locale),
        _codebook(package, locale),
        _text("accessibility", ("accessibility_1", "accessibility_2"), locale),
        _version(package, locale),
    ]


def _text(name: str, paragraphs: tuple[str, ...], locale: Locale) -> html.Section:
    return html.Section(
        [
            html.H2(locale.text(f"about.{name}")),
            *(html.P(locale.text(f"about.{paragraph}")) for paragraph in paragraphs),
        ],
        className="about-section",
    )


def _sources(package: Package, locale: Locale) -> html.Section:
    counts = Counter(figure.source.id for figure in package.observations.values())
    return html.Section(
        [
            html.H2(locale.text("about.sources")),
            html.Ul(
                [
                    html.Li(
                        [
                            cards.link(source),
                            locale.text(
                                "about.source_detail",
                                publisher=source.publisher,
                                date=source.date,
                                language=source.language,
                            ),
                            html.Span(
                                locale.counted("about.source_rows", counts[source.id]),
                                className="source-count",
                            ),
                        ]
                    )
                    for source in citations(tuple(package.sources.values()), locale.lang)
                ],
                className="source-list",
            ),
        ],
        className="about-section",
    )


def _forms(locale: Locale) -> html.Section:
    """How bounds, missing dates and the rest are drawn, each beside its shape."""
    items: list[Component] = []
    for name, shape in _FORMS:
        sample = (
            [html.Span(html.Span(className="fill"), className=f"shape {shape}")] if shape else []
        )
        items += [
            html.Dt(
                [html.Span(locale.text(f"about.form_{name}")), *sample], className=f"form-{name}"
            ),
            html.Dd(locale.text(f"about.form_{name}_text")),
        ]
    return html.Section(
        [html.H2(locale.text("about.forms")), html.Dl(items, className="forms hue-1")],
        className="about-section",
    )


def _codebook(package: Package, locale: Locale) -> html.Section:
    columns = ("indicator", "theme", "measure", "unit", "of", "definition")
    return html.Section(
        [
            html.H2(locale.text("about.codebook")),
            html.P(locale.text("about.codebook_text")),
            html.Div(
                html.Table(
                    [
                        html.Caption(locale.text("about.codebook_caption")),
                        html.Thead(
                            html.Tr(
                                [
                                    html.Th(locale.text(f"table.{column}"), scope="col")
                                    for column in columns
                                ]
                            )
                        ),
                        html.Tbody(
                            [
                                _indicator(one, package, locale)
                                for one in package.indicators.values()
                            ]
                        ),
                    ],
                    className="figure-table codebook",
                ),
                className="table-scroll",
                tabIndex=0,
                role="region",
                **aria(label=locale.text("about.codebook")),
            ),
        ],
        className="about-section about-wide",
    )


def _indicator(one: Indicator, package: Package, locale: Locale) -> html.Tr:
    lang = locale.lang
    return html.Tr(
        [
            html.Th([one.label.within(lang), html.Code(one.id)], scope="row"),
            html.Td(package.themes[one.theme].label.within(lang)),
            html.Td(locale.text(f"measure.{one.measure.value}")),
            html.Td(package.units[one.unit].label.within(lang)),
            html.Td(one.of.within(lang) if one.of else ""),
            html.Td(one.definition.within(lang)),
        ]
    )


def _version(package: Package, locale: Locale) -> html.Section:
    return html.Section(
        [
            html.H2(locale.text("about.version")),
            html.P(locale.text("about.version_text", version=package.version)),
            html.P(
                locale.text(
                    "about.publisher",
                    publisher=package.publisher.within(locale.lang),
                    licence=package.licence.name.within(locale.lang),
                )
            ),
        ],
        className="about-section",
    )
