"""One figure with an address: what it says, where it is from, how it is said and cited elsewhere."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from dash import html
from dash.development.base_component import Component

from dashboard.explorer import clipboard, download_links, evidence
from dashboard.explorer.attributes import aria
from dashboard.explorer.text_elements import not_understood
from dashboard.exports.files import qr_code
from dashboard.exports.site.static_links import NEEDS_SERVER
from dashboard.indicators.derive.calculations import Refusal
from dashboard.indicators.model.package import Package
from dashboard.indicators.model.schema import Observation
from dashboard.indicators.select.query import Query
from dashboard.messages import Locale
from dashboard.views.address.address import Address
from dashboard.views.address.embed_code import figure_snippet
from dashboard.views.render import catalogue, derived_rows
from dashboard.views.render.rendered import Evidence
from dashboard.views.render.renderer import Renderer
from dashboard.views.table import filter_labels
from dashboard.views.text import citation, derivation
from dashboard.views.text.evidence import evidence as evidence_of
from dashboard.views.text.evidence import found_in

#: So many figures of the same series are named; the table has the rest.
_NAMED: Final = 12


def page(
    address: Address, renderer: Renderer, locale: Locale, base: str, *, origin: str
) -> list[Component]:
    """Everything between masthead and footer; ``origin`` is the public scheme and host, if known.

    Raises:
        UnknownFigureError: the package has no such figure.
        SeveralFiguresError: several sources report it and the address names none of them.
    """
    figure = found_in(renderer.package, address.figure or "")
    package = derived_rows.holding(figure, renderer.package)
    found = evidence_of(package, figure.id, address.lang)
    here = base + Address(address.lang, "figure", figure=figure.id).path
    cited = citation.cite(figure, package, locale, address=origin + here if origin else "")
    return [
        html.Nav(
            html.A(
                locale.text("data.title"),
                href=base + str(Address(address.lang, "data")),
                className="back",
            ),
            **aria(label=locale.text("view.where")),
        ),
        *not_understood(filter_labels.misunderstood(address, renderer.package, locale)),
        html.Article(
            [
                _said(found, locale, base),
                html.Div(
                    [
                        _elsewhere(figure, package, locale, base),
                        *_calculated(figure, renderer.package, address, locale, base),
                        _sentence(cited, locale),
                        _citations(cited, locale),
                        _address(figure, origin, here, locale),
                        _pictures(figure, base, locale),
                        *(
                            _snippet(origin + base, figure, found.mark.label, locale)
                            if origin
                            else ()
                        ),
                    ],
                    className="figure-more",
                ),
            ],
            className=f"figure-page hue-{found.mark.hue}",
        ),
    ]


def _said(found: Evidence, locale: Locale, base: str) -> html.Section:
    """The figure, large, and everything that is known of it."""
    fact = found.mark
    return html.Section(
        [
            html.Header(
                [
                    html.H1(fact.label, className="view-title"),
                    html.P(
                        locale.text("view.subtitle_separator").join([fact.place, fact.when]),
                        className="card-subtitle",
                    ),
                ]
            ),
            *evidence.content(found, locale, base=base),
        ],
        className="figure-said card-view",
    )


def _elsewhere(
    observation: Observation, package: Package, locale: Locale, base: str
) -> html.Section:
    """The same figure by other sources, other times and places of it, and the views it is in."""
    indicator = observation.indicator.id
    same = [one for one in package.observations.values() if one.indicator.id == indicator]
    reports = [one for one in same if _key(one) == _key(observation) and one.id != observation.id]
    others = [one for one in same if _key(one) != _key(observation)]
    shown_with = package.observations[observation.origin].indicator.id
    # A derived figure is drawn where derived figures are asked for.
    query = Query(derived=observation.derivation is not None)
    views = [
        view for view in catalogue.views(package) if shown_with in catalogue.members(view, package)
    ]
    shown = html.Ul(
        [
            html.Li(
                html.A(
                    view.name.within(locale.lang),
                    href=base + str(Address(locale.lang, "view", view.id, query)),
                )
            )
            for view in views
        ]
    )
    return html.Section(
        [
            html.H2(locale.text("figure.reports")),
            _list(reports, package, locale, base, source=True)
            if reports
            else html.P(locale.text("figure.no_reports")),
            *(
                [
                    html.H2(locale.text("figure.others")),
                    _list(others[:_NAMED], package, locale, base, source=False),
                    *_rest(observation, len(others), locale, base),
                ]
                if others
                else []
            ),
            *([html.H2(locale.text("figure.views")), shown] if views else []),
        ],
        className="figure-elsewhere",
    )


def _calculated(
    observation: Observation, package: Package, address: Address, locale: Locale, base: str
) -> list[Component]:
    """What is calculated from a printed figure, and what is not, with the reason; once asked for."""
    made, refused = (
        derived_rows.made_from(observation, package),
        derived_rows.refused(observation, package),
    )
    if not made and not refused:
        return []
    parts: list[Component] = []
    if not address.query.derived:
        there = address.selecting(Query(derived=True))
        parts.append(html.P(html.A(locale.text("figure.show_made"), href=base + str(there))))
    elif made:
        whole = derived_rows.including(package)
        parts.append(_list([*made], whole, locale, base, source=False))
    if refused and address.query.derived:
        parts += [html.H2(locale.text("figure.refused")), html.Ul(_refusals(refused, locale))]
    return [
        html.Section(
            [html.H2(locale.text("figure.made")), *parts]
            if made or not address.query.derived
            else parts,
            className="figure-calculated",
            **NEEDS_SERVER,
        )
    ]


def _refusals(refused: Sequence[Refusal], locale: Locale) -> list[Component]:
    """Each reason once, after all that is not calculated for it."""
    told: dict[str, list[str]] = {}
    for one in refused:
        what, why = derivation.refusal(one, locale)
        told.setdefault(why, []).append(what)
    return [
        html.Li(locale.text("figure.refused_of", what=locale.list(what), why=why))
        for why, what in told.items()
    ]


def _rest(observation: Observation, count: int, locale: Locale, base: str) -> list[Component]:
    if count <= _NAMED or observation.derivation:
        return []
    query = Query(indicator=observation.indicator.id)
    return [
        html.P(
            html.A(
                locale.counted("figure.all", count + 1),
                href=base + str(Address(locale.lang, "data", query=query)),
            )
        )
    ]


def _key(observation: Observation) -> tuple[str, str]:
    return observation.place.id, observation.period.text


def _list(
    observations: list[Observation], package: Package, locale: Locale, base: str, *, source: bool
) -> html.Ul:
    return html.Ul(
        [
            html.Li(
                [
                    html.A(
                        citation.line(one, package, locale),
                        href=base + str(Address(locale.lang, "figure", figure=one.id)),
                    ),
                    *(
                        [locale.text("card.source_separator"), one.source.title.within(locale.lang)]
                        if source
                        else []
                    ),
                ]
            )
            for one in observations
        ]
    )


def _sentence(cited: citation.Cited, locale: Locale) -> html.Section:
    return html.Section(
        [
            html.H2(locale.text("figure.sentence")),
            html.Blockquote(cited.sentence, id="sentence"),
            clipboard.button("sentence", locale.text("figure.copy_sentence"), locale),
        ],
        className="figure-sentence",
    )


def _citations(cited: citation.Cited, locale: Locale) -> html.Section:
    forms = (("text", cited.text), ("bibtex", cited.bibtex), ("csl", cited.csl))
    return html.Section(
        [
            html.H2(locale.text("figure.cite")),
            *(
                html.Details(
                    [
                        html.Summary(locale.text(f"figure.cite_{name}")),
                        html.Pre(
                            text,
                            id=f"cite-{name}",
                            className=f"citation citation-{name}",
                            tabIndex=0,
                        ),
                        clipboard.button(
                            f"cite-{name}",
                            locale.text("figure.copy", what=locale.text(f"figure.cite_{name}")),
                            locale,
                        ),
                    ],
                    className="disclosure",
                    open=name == "text",
                )
                for name, text in forms
            ),
        ],
        className="figure-citations",
    )


def _snippet(
    home: str, observation: Observation, label: str, locale: Locale
) -> tuple[Component, ...]:
    """The figure for somebody's page, where the site knows its own address."""
    embed = Address(locale.lang, "figure", figure=observation.id).embedded()
    return (
        html.Section(
            [
                html.H2(locale.text("share.snippet")),
                html.Pre(
                    figure_snippet(f"{home}{embed}", label),
                    id="figure-snippet",
                    className="citation",
                    tabIndex=0,
                ),
                clipboard.button("figure-snippet", locale.text("share.copy"), locale),
            ],
            className="figure-snippet",
        ),
    )


def _pictures(observation: Observation, base: str, locale: Locale) -> html.Section:
    """The figure as pictures to take away."""
    address = Address(locale.lang, "figure", figure=observation.id)
    return html.Section(
        [
            html.H2(locale.text("download.figure_title")),
            download_links.files(address, base, locale),
        ],
        className="figure-pictures",
    )


def _address(observation: Observation, origin: str, here: str, locale: Locale) -> html.Section:
    """The id, the address, and the address as a picture for a telephone.

    The picture is made of what was configured, never of what a request says the host is.
    """
    if origin:
        picture: Component = html.Img(
            src=qr_code.image(origin + here),
            alt=locale.text("figure.qr", address=origin + here),
            className="qr",
        )
    else:
        picture = html.P(locale.text("figure.no_qr"), className="figure-hint", **NEEDS_SERVER)
    return html.Section(
        [
            html.H2(locale.text("figure.address")),
            html.P([locale.text("figure.id"), html.Code(observation.id)]),
            html.P(
                html.A(origin + here, href=here, className="figure-link"),
                **({} if origin else NEEDS_SERVER),  # a folder may lie anywhere
            ),
            picture,
        ],
        className="figure-address",
    )
