"""Figures in order of time, set in type: each date with what is said of it, in columns."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from dash import html
from dash.development.base_component import Component

from dashboard.charts.mark import Mark
from dashboard.explorer.figure_links import to_figure
from dashboard.explorer.text_elements import set_in_type, value
from dashboard.exports.html.slides import by_date, in_time
from dashboard.messages import Locale
from dashboard.views.render.rendered import Rendered
from dashboard.views.text.typography import dates

#: So many entries are read on a page. Of more, the first ones stand there, and every event.
MOST: Final = 60
_FIRST: Final = 40


def entries(rendered: Rendered, locale: Locale, *, table: str, base: str) -> list[Component]:
    """What each figure of a view says, under its date; where they are many, the way to all of them."""
    facts = in_time(rendered)
    kept = facts if len(facts) <= MOST else _telling(facts)
    several = len({fact.place for fact in facts}) > 1
    groups = [
        html.Section(
            [
                html.P(set_in_type(dates(group.when)), className="entry-when"),
                html.Ul([_entry(fact, locale, base, placed=several) for fact in group.facts]),
            ],
            className="entry-group apart" if group.apart else "entry-group",
        )
        for group in by_date(kept, locale)
    ]
    return [
        html.Div(groups, className="entries"),
        *rest(len(kept), len(facts), locale, table=table),
    ]


def rest(shown: int, total: int, locale: Locale, *, table: str) -> list[Component]:
    """The way to the table where a page shows only some of the figures; else nothing."""
    if shown == total:
        return []
    told = locale.text("card.all_in_table", shown=shown, total=total)
    return [html.P(html.A(told, href=table), className="all-in-table")]


def _telling(facts: Sequence[Mark]) -> list[Mark]:
    return [fact for rank, fact in enumerate(facts) if rank < _FIRST or fact.event]


def _entry(fact: Mark, locale: Locale, base: str, *, placed: bool) -> html.Li:
    placed = placed and fact.place not in fact.label
    label: list[Component | str] = [fact.label]
    if placed:
        label += [" ", html.Span(fact.place, className="entry-place")]
    said = html.Span(value(fact), className="entry-value")
    if fact.event:  # its date stands above it, and is read out with it
        said = html.Span(fact.when, className="visually-hidden")
    return html.Li(
        html.A(
            [html.Span(label, className="entry-label"), " ", said],
            className="entry",
            **to_figure(fact, locale, base),
        ),
        className=f"hue-{fact.hue}" + (" derived" if fact.derived else ""),
    )
