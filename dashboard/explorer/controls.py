"""The controls of the explorer. Each is one record: its id, its query key and its choices."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import dash_bootstrap_components as dbc
from dash import html

from dashboard.explorer import ids
from dashboard.explorer.attributes import aria
from dashboard.indicators.package import Package
from dashboard.indicators.query import Query
from dashboard.messages import Messages

#: The value of a control that picks nothing in particular: a select cannot hold an empty one.
EVERY: Final = "all"

Choices = Callable[[Package, Messages], list[tuple[str, str]]]


@dataclass(frozen=True, slots=True)
class Choice:
    """A control that picks one value of a query key; the empty value picks all."""

    id: str
    key: str
    choices: Choices


def _themes(package: Package, words: Messages) -> list[tuple[str, str]]:
    used = {figure.indicator.theme for figure in package.figures.values()}
    return [
        (one.id, one.label.within(words.lang)) for one in package.themes.values() if one.id in used
    ]


def _places(package: Package, words: Messages) -> list[tuple[str, str]]:
    used = {figure.place.id for figure in package.figures.values()}
    return [
        (one.id, one.label.within(words.lang)) for one in package.places.values() if one.id in used
    ]


def _measures(package: Package, words: Messages) -> list[tuple[str, str]]:
    used = dict.fromkeys(figure.indicator.measure for figure in package.figures.values())
    return [(one.value, words.text(f"measure.{one.value}")) for one in used]


CHOICES: Final = (
    Choice(ids.THEME, "theme", _themes),
    Choice(ids.PLACE, "place", _places),
    Choice(ids.MEASURE, "measure", _measures),
)


def shown(query: Query, key: str) -> str | bool:
    """The value of the control that stands for one key of a query."""
    value: str | bool = getattr(query, key)
    return value or ("" if key == "q" else value if value is False else EVERY)


def chosen(value: str | bool | None) -> str | bool:  # noqa: FBT001 (what a checkbox holds)
    """What a control's value means for its key."""
    return value if isinstance(value, bool) else "" if value in (None, EVERY) else str(value)


def bar(package: Package, query: Query, words: Messages) -> html.Section:
    """All controls, set to what the query says."""
    theme, place, measure = CHOICES
    return html.Section(
        [
            html.Fieldset(
                [
                    html.Legend(words.text("explorer.theme"), className="visually-hidden"),
                    _themes_control(theme, package, query, words),
                ],
                className="filter-themes",
            ),
            html.Div(
                [
                    _select(place, package, query, words),
                    _select(measure, package, query, words),
                    _search(query, words),
                    dbc.Checkbox(
                        id=ids.DERIVED,
                        label=words.text("derived.show"),
                        value=query.derived,
                        class_name="field-check",
                    ),
                ],
                className="filter-fields",
            ),
        ],
        className="filters",
        **aria(label=words.text("explorer.filters")),
    )


def _themes_control(
    choice: Choice, package: Package, query: Query, words: Messages
) -> dbc.RadioItems:
    options = [(EVERY, words.text("explorer.all_themes")), *choice.choices(package, words)]
    return dbc.RadioItems(
        id=choice.id,
        options=[
            {"label": label, "value": value, "input_id": f"theme-{value}"}
            for value, label in options
        ],
        value=shown(query, choice.key),
        name="theme",
        class_name="theme-pills",
    )


def _select(choice: Choice, package: Package, query: Query, words: Messages) -> html.Div:
    every = (EVERY, words.text(f"explorer.all_{choice.key}s"))
    return html.Div(
        [
            html.Label(words.text(f"explorer.{choice.key}"), htmlFor=choice.id),
            dbc.Select(
                id=choice.id,
                options=[
                    {"label": label, "value": value}
                    for value, label in (every, *choice.choices(package, words))
                ],
                value=shown(query, choice.key),
            ),
        ],
        className="field",
    )


def _search(query: Query, words: Messages) -> html.Div:
    return html.Div(
        [
            html.Label(words.text("explorer.search"), htmlFor=ids.SEARCH),
            dbc.Input(
                id=ids.SEARCH,
                type="search",
                value=query.q,
                placeholder=words.text("explorer.search_hint"),
                debounce=0.35,
                maxlength=100,
                autocomplete="off",
            ),
        ],
        className="field field-search",
    )
