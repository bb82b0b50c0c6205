"""One figure with an address: what it says, where it is from, how it is said and cited elsewhere."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from dash import html
from dash.development.base_component import Component

from dashboard.explorer import copying, evidence
from dashboard.explorer.attributes import aria
from dashboard.explorer.typesetting import not_understood
from dashboard.exports import qr
from dashboard.exports.standing import NEEDS_SERVER
from dashboard.indicators.derivations import Refusal
from dashboard.indicators.derived import DerivedFigure
from dashboard.indicators.package import Package
from dashboard.indicators.query import Query
from dashboard.indicators.schema import Figure
from dashboard.messages import Messages
from dashboard.views import catalogue, citing, derived, derived_words, selection
from dashboard.views.address import Address
from dashboard.views.evidence import evidence as evidence_of
from dashboard.views.evidence import found_in
from dashboard.views.rendering import Renderer
from dashboard.views.view import Evidence

#: So many figures of the same series are named; the table has the rest.
_NAMED: Final = 12


def page(
    address: Address, renderer: Renderer, words: Messages, base: str, *, origin: str
) -> list[Component]:
    """Everything between masthead and footer; ``origin`` is the public scheme and host, if known.

    Raises:
        UnknownFigureError: the package has no such figure.
        SeveralFiguresError: several sources report it and the address names none of them.
    """
    figure = found_in(renderer.package, address.figure or "")
    package = derived.holding(figure, renderer.package)
    found = evidence_of(package, figure.id, address.lang)
    here = base + Address(address.lang, "figure", figure=figure.id).path
    cited = citing.cite(figure, package, words, address=origin + here if origin else "")
    return [
        html.Nav(
            html.A(
                words.text("data.title"),
                href=base + str(Address(address.lang, "data")),
                className="back",
            ),
            **aria(label=words.text("view.where")),
        ),
        *not_understood(selection.misunderstood(address, renderer.package, words)),
        html.Article(
            [
                _said(found, words, base),
                html.Div(
                    [
                        _elsewhere(figure, package, words, base),
                        *_calculated(figure, renderer.package, address, words, base),
                        _sentence(cited, words),
                        _citations(cited, words),
                        _address(figure, origin, here, words),
                    ],
                    className="figure-more",
                ),
            ],
            className=f"figure-page hue-{found.fact.hue}",
        ),
    ]


def _said(found: Evidence, words: Messages, base: str) -> html.Section:
    """The figure, large, and everything that is known of it."""
    fact = found.fact
    return html.Section(
        [
            html.Header(
                [
                    html.H1(fact.label, className="view-title"),
                    html.P(
                        words.text("view.subtitle_separator").join([fact.place, fact.when]),
                        className="card-subtitle",
                    ),
                ]
            ),
            *evidence.content(found, words, base=base),
        ],
        className="figure-said card-view",
    )


def _elsewhere(figure: Figure, package: Package, words: Messages, base: str) -> html.Section:
    """The same figure by other sources, other times and places of it, and the views it is in."""
    indicator = figure.indicator.id
    same = [one for one in package.figures.values() if one.indicator.id == indicator]
    reports = [one for one in same if _key(one) == _key(figure) and one.id != figure.id]
    others = [one for one in same if _key(one) != _key(figure)]
    shown_with = derived.origin_of(figure, package).indicator.id
    # A derived figure is drawn where derived figures are asked for.
    query = Query(derived=isinstance(figure, DerivedFigure))
    views = [
        view for view in catalogue.views(package) if shown_with in catalogue.members(view, package)
    ]
    shown = html.Ul(
        [
            html.Li(
                html.A(
                    view.name.within(words.lang),
                    href=base + str(Address(words.lang, "view", view.id, query)),
                )
            )
            for view in views
        ]
    )
    return html.Section(
        [
            html.H2(words.text("figure.reports")),
            _list(reports, package, words, base, source=True)
            if reports
            else html.P(words.text("figure.no_reports")),
            *(
                [
                    html.H2(words.text("figure.others")),
                    _list(others[:_NAMED], package, words, base, source=False),
                    *_rest(figure, len(others), words, base),
                ]
                if others
                else []
            ),
            *([html.H2(words.text("figure.views")), shown] if views else []),
        ],
        className="figure-elsewhere",
    )


def _calculated(
    figure: Figure, package: Package, address: Address, words: Messages, base: str
) -> list[Component]:
    """What is calculated from a printed figure, and what is not, with the reason; once asked for."""
    made, refused = derived.made_from(figure, package), derived.refused(figure, package)
    if not made and not refused:
        return []
    parts: list[Component] = []
    if not address.query.derived:
        there = address.selecting(Query(derived=True))
        parts.append(html.P(html.A(words.text("figure.show_made"), href=base + str(there))))
    elif made:
        whole = derived.including(package)
        parts.append(_list([*made], whole, words, base, source=False))
    if refused and address.query.derived:
        parts += [html.H2(words.text("figure.refused")), html.Ul(_refusals(refused, words))]
    return [
        html.Section(
            [html.H2(words.text("figure.made")), *parts]
            if made or not address.query.derived
            else parts,
            className="figure-calculated",
            **NEEDS_SERVER,
        )
    ]


def _refusals(refused: Sequence[Refusal], words: Messages) -> list[Component]:
    """Each reason once, after all that is not calculated for it."""
    told: dict[str, list[str]] = {}
    for one in refused:
        what, why = derived_words.refusal(one, words)
        told.setdefault(why, []).append(what)
    return [
        html.Li(words.text("figure.refused_of", what=words.list(what), why=why))
        for why, what in told.items()
    ]


def _rest(figure: Figure, count: int, words: Messages, base: str) -> list[Component]:
    if count <= _NAMED or isinstance(figure, DerivedFigure):
        return []
    query = Query(indicator=figure.indicator.id)
    return [
        html.P(
            html.A(
                words.counted("figure.all", count + 1),
                href=base + str(Address(words.lang, "data", query=query)),
            )
        )
    ]


def _key(figure: Figure) -> tuple[str, str]:
    return figure.place.id, figure.period.text


def _list(
    figures: list[Figure], package: Package, words: Messages, base: str, *, source: bool
) -> html.Ul:
    return html.Ul(
        [
            html.Li(
                [
                    html.A(
                        citing.line(one, package, words),
                        href=base + str(Address(words.lang, "figure", figure=one.id)),
                    ),
                    *(
                        [words.text("card.source_separator"), one.source.title.within(words.lang)]
                        if source
                        else []
                    ),
                ]
            )
            for one in figures
        ]
    )


def _sentence(cited: citing.Cited, words: Messages) -> html.Section:
    return html.Section(
        [
            html.H2(words.text("figure.sentence")),
            html.Blockquote(cited.sentence, id="sentence"),
            copying.button("sentence", words.text("figure.copy_sentence"), words),
        ],
        className="figure-sentence",
    )


def _citations(cited: citing.Cited, words: Messages) -> html.Section:
    forms = (("text", cited.text), ("bibtex", cited.bibtex), ("csl", cited.csl))
    return html.Section(
        [
            html.H2(words.text("figure.cite")),
            *(
                html.Details(
                    [
                        html.Summary(words.text(f"figure.cite_{name}")),
                        html.Pre(
                            text,
                            id=f"cite-{name}",
                            className=f"citation citation-{name}",
                            tabIndex=0,
                        ),
                        copying.button(
                            f"cite-{name}",
                            words.text("figure.copy", what=words.text(f"figure.cite_{name}")),
                            words,
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


def _address(figure: Figure, origin: str, here: str, words: Messages) -> html.Section:
    """The id, the address, and the address as a picture for a telephone.

    The picture is made of what was configured, never of what a request says the host is.
    """
    if origin:
        picture: Component = html.Img(
            src=qr.image(origin + here),
            alt=words.text("figure.qr", address=origin + here),
            className="qr",
        )
    else:
        picture = html.P(words.text("figure.no_qr"), className="figure-hint", **NEEDS_SERVER)
    return html.Section(
        [
            html.H2(words.text("figure.address")),
            html.P([words.text("figure.id"), html.Code(figure.id)]),
            html.P(
                html.A(origin + here, href=here, className="figure-link"),
                **({} if origin else NEEDS_SERVER),  # a folder may lie anywhere
            ),
            picture,
        ],
        className="figure-address",
    )
