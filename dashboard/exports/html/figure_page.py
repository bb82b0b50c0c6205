"""One figure with an address: what it says, where it is from, how it is said and cited elsewhere."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from markupsafe import Markup

from dashboard.charts import figure_drawing
from dashboard.charts.mark import Mark
from dashboard.charts.svg import fluid
from dashboard.exports.files import qr_code
from dashboard.exports.html.document import Assets, Site, document
from dashboard.exports.html.file_links import file_links
from dashboard.exports.html.templating import template
from dashboard.indicators.model.package import Package
from dashboard.indicators.model.schema import Basis, Bound, Observation
from dashboard.indicators.select.query import Query, gaps
from dashboard.messages import Locale, load_locale
from dashboard.views.address.address import Address
from dashboard.views.address.embed_code import FIGURE_HEIGHT, FIGURE_WIDTH, figure_snippet
from dashboard.views.render import catalogue, derived_rows, marks
from dashboard.views.render.rendered import Entry, Evidence
from dashboard.views.render.wording import span
from dashboard.views.table import filter_labels
from dashboard.views.text import citation, derivation
from dashboard.views.text.evidence import evidence as evidence_of
from dashboard.views.text.evidence import found_in

#: So many figures of the same series are named; the table has the rest.
_NAMED: Final = 12
_MADE: Final = frozenset({"formula", "interval", "input"})
_FROM: Final = frozenset({"source", "locator", "note"})


@dataclass(frozen=True, slots=True)
class Row:
    """The same indicator at a time, or the years without a figure, which have no ``said``."""

    when: str
    place: str = ""
    said: str = ""
    figure: str = ""


def page(address: Address, site: Site, assets: Assets) -> str:
    """The page as a document.

    Raises:
        UnknownFigureError: the package has no such figure.
        SeveralFiguresError: several sources report it and the address names none of them.
    """
    renderer, locale = site.renderer, load_locale(address.lang)
    figure = found_in(renderer.package, address.figure or "")
    package = derived_rows.holding(figure, renderer.package)
    here = site.figure_link(address.lang, figure.id)
    reports, others = _others(figure, package)
    drawing = figure_drawing.draw(marks.mark(figure, package, locale))
    embed = site.link(Address(address.lang, "figure", figure=figure.id).embedded())
    label = figure.indicator.label.within(address.lang)
    return document(
        "figure.html",
        address,
        site,
        assets,
        **_known(figure, package, locale),
        here=site.origin + here,
        path=here,
        theme=renderer.package.themes[figure.indicator.theme],
        theme_link=site.link(Address(address.lang, query=Query(theme=figure.indicator.theme))),
        not_understood=filter_labels.misunderstood(address, renderer.package, locale),
        drawing=Markup(fluid(drawing, prefix="figure-")) if drawing else "",
        is_counted=figure_drawing.is_counted,
        cited=citation.cite(
            figure, package, locale, address=site.origin + here if site.origin else ""
        ),
        reports=[(one.id, _told(one, package, locale)) for one in reports],
        rows=_rows(figure, others, package, locale) if others else (),
        more=len(others) + 1 if len(others) > _NAMED and not figure.derivation else 0,
        table=site.link(Address(address.lang, "data")),
        whole_series=site.link(
            Address(address.lang, "data", query=Query(indicator=figure.indicator.id))
        ),
        views=_views(figure, package, address, site),
        **_calculated(figure, address, site),
        embed=embed,
        snippet=figure_snippet(site.origin + embed, label) if site.origin else "",
        size=(FIGURE_WIDTH, FIGURE_HEIGHT),
        qr=qr_code.image(site.origin + here) if site.origin else "",
        pictures=list(
            file_links(Address(address.lang, "figure", figure=figure.id), site.base, locale)
        ),
        api=f"{site.base}/api/v1/figures/{figure.id}",
    )


def part(address: Address, site: Site) -> str:
    """The evidence alone, as a panel shows it beside another page.

    Raises:
        UnknownFigureError: the package has no such figure.
        SeveralFiguresError: several sources report it and the address names none of them.
    """
    locale = load_locale(address.lang)
    figure = found_in(site.renderer.package, address.figure or "")
    package = derived_rows.holding(figure, site.renderer.package)
    return template("evidence.html").render(
        **_known(figure, package, locale),
        site=site,
        lang=address.lang,
        locale=locale,
        here=site.figure_link(address.lang, figure.id),
    )


def gone(address: Address) -> str:
    """What a panel says where the page beside it is older than the figures."""
    return template("evidence_gone.html").render(locale=load_locale(address.lang))


def _known(figure: Observation, package: Package, locale: Locale) -> dict[str, Any]:
    """What page and panel say of a figure: the mark, and everything known of it under headings."""
    found = evidence_of(package, figure.id, locale.lang)
    return {"mark": found.mark, "version": found.version, "known": _grouped(figure, found)}


def _grouped(figure: Observation, found: Evidence) -> list[tuple[str, list[Entry]]]:
    """The entries under the key of a heading each; a heading without entries is not there."""
    unstated = _unstated(figure)
    groups: dict[str, list[Entry]] = {"made": [], "from": [], "unstated": [], "meaning": []}
    for one in found.entries:
        if one.key in _MADE:
            groups["made"].append(one)
        elif one.key in unstated:
            groups["unstated"].append(one)
        else:
            groups["from" if one.key in _FROM else "meaning"].append(one)
    return [(key, entries) for key, entries in groups.items() if entries]


def _unstated(figure: Observation) -> frozenset[str]:
    """The keys of the entries that say what the source does not."""
    if figure.derivation:
        return frozenset()
    keys = {
        "basis": figure.basis is not Basis.STATED,
        "value": figure.bound is not Bound.EXACT,
        "locator": not figure.locator,
    }
    return frozenset(key for key, is_missing in keys.items() if is_missing)


def _others(figure: Observation, package: Package) -> tuple[list[Observation], list[Observation]]:
    """The same figure as other sources report it, and the indicator elsewhere or at other times."""
    same = [
        one
        for one in package.observations.values()
        if one.indicator.id == figure.indicator.id and one.id != figure.id
    ]
    reports = [one for one in same if _key(one) == _key(figure)]
    return reports, [one for one in same if _key(one) != _key(figure)]


def _key(observation: Observation) -> tuple[str, str]:
    return observation.place.id, observation.period.text


def _told(observation: Observation, package: Package, locale: Locale) -> str:
    """A figure in one line with its source."""
    said = citation.line(observation, package, locale)
    source = observation.source.title.within(locale.lang)
    return said + locale.text("card.source_separator") + source


def _rows(
    figure: Observation, others: Sequence[Observation], package: Package, locale: Locale
) -> list[Row]:
    """The figure among the others, place by place in order of time, with the years that have none."""
    named = [figure, *others[:_NAMED]]
    several = len({one.place.id for one in named}) > 1
    shown = [(one, marks.mark(one, package, locale)) for one in named]
    shown.sort(key=lambda each: (each[0].place != figure.place, each[1].place_order, each[1].order))
    missing = {(gap.place, gap.after.text): gap for gap in gaps([figure, *others])}
    rows = []
    for one, mark in shown:
        rows.append(_row(mark, several=several))
        if gap := missing.pop(_key(one), None):
            rows.append(Row(span(gap, locale)))
    return rows


def _row(mark: Mark, *, several: bool) -> Row:
    said = "" if mark.event else str(mark.said)
    return Row(mark.when, mark.place if several else "", said or mark.label, mark.id)


def _views(
    figure: Observation, package: Package, address: Address, site: Site
) -> list[tuple[str, str]]:
    """Name and address of each view that draws the figure: a derived one where such are asked for."""
    shown_with = package.observations[figure.origin].indicator.id
    query = Query(derived=figure.derivation is not None)
    return [
        (view.name.within(address.lang), site.link(Address(address.lang, "view", view.id, query)))
        for view in catalogue.views(package)
        if shown_with in catalogue.members(view, package)
    ]


def _calculated(figure: Observation, address: Address, site: Site) -> dict[str, Any]:
    """What is calculated from a printed figure, and what is not, with the reason; once asked for."""
    package, locale = site.renderer.package, load_locale(address.lang)
    made = derived_rows.made_from(figure, package)
    refused = derived_rows.refused(figure, package)
    asked = address.query.derived
    whole = derived_rows.including(package)
    there = site.link(address.selecting(Query(derived=True)))
    reasons: dict[str, list[str]] = {}
    for one in refused if asked else ():
        what, why = derivation.refusal(one, locale)
        reasons.setdefault(why, []).append(what)
    return {
        "made": [marks.mark(one, whole, locale) for one in made if asked],
        "refused": [(locale.list(what), why) for why, what in reasons.items()],
        "show_made": "" if asked or not (made or refused) else there,
    }
