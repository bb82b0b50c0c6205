"""Words and values as elements: what a line may not divide, and which part of a value is large."""

from __future__ import annotations

from collections.abc import Iterable

from dash import html
from dash.development.base_component import Component

from dashboard.charts.mark import Mark
from dashboard.views.text.typography import Parts, number_class


def set_in_type(parts: Parts) -> list[Component | str]:
    """Words of which some parts stay on one line; a line rather ends before such a part than in a word."""
    found: list[Component | str] = []
    for part in parts:
        if part.whole:
            found += [html.Wbr(), html.Span(part.text, className="amount")]
        else:
            found.append(part.text)
    return found


def not_understood(sentences: Iterable[str]) -> list[Component]:
    """What an address asks for in vain, a paragraph each."""
    return [html.P(one, className="not-understood") for one in sentences]


def value(fact: Mark) -> list[Component | str]:
    """The value in its parts, so that the number is large, and bound and unit are not.

    What stands between two parts is text of its own, so that it reads and copies as one sentence.
    """
    said = fact.said
    unit = said.after.lstrip()
    amount: list[Component | str] = [
        said.before and html.Span(said.before, className="unit"),
        html.Span(said.number, className=number_class(said.number)),
        said.after.removesuffix(unit),
        unit and html.Span(unit, className="unit"),
    ]
    whole = html.Span([part for part in amount if part], className="amount")
    if not said.bound:
        return [whole]
    return [html.Span(said.bound, className="bound"), said.joint, whole]
