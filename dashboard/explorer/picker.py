"""The dialog that makes a deck: which views, in which order, how fast, and the link to it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final
from urllib.parse import urlsplit

import dash_bootstrap_components as dbc
from dash import html
from dash.development.base_component import Component

from dashboard.explorer import copying, ids
from dashboard.explorer.attributes import aria
from dashboard.exports.standing import DECK_INSTEAD
from dashboard.messages import Messages
from dashboard.views.address import Address
from dashboard.views.flags import SCHEMES
from dashboard.views.picking import INTERVALS, Choice
from dashboard.views.view import Rendered

_TITLE: Final = "picker-title"
_LINK: Final = "picker-link"


def opener(words: Messages) -> html.Button:
    """The button that opens the dialog."""
    return html.Button(
        words.text("picker.open"),
        id=ids.PICKER_OPEN,
        type="button",
        className="picker-open",
        **DECK_INSTEAD,
    )


def dialog(found: Sequence[Choice], words: Messages) -> dbc.Modal:
    """The dialog, closed: every view is a slide until somebody says otherwise."""
    views = [{"value": one.view, "label": one.name} for one in found]
    intervals = [
        {"value": str(one), "label": words.counted("picker.every", one)} for one in INTERVALS if one
    ]
    by_hand = {"value": "0", "label": words.text("picker.by_hand")}
    schemes = [
        {"value": scheme, "label": words.text(f"share.scheme_{scheme}")} for scheme in SCHEMES
    ]
    return dbc.Modal(
        [
            dbc.ModalHeader(
                html.H2(words.text("picker.title"), id=_TITLE, className="modal-title"),
                close_button=True,
            ),
            dbc.ModalBody(
                [
                    html.P(words.text("picker.hint"), className="picker-hint"),
                    html.Fieldset(
                        [
                            html.Legend(words.text("picker.views")),
                            dbc.Checklist(
                                views, [one.view for one in found if one.chosen], id=ids.PICKED
                            ),
                        ]
                    ),
                    html.Div(
                        [
                            html.Label(words.text("picker.interval"), htmlFor=ids.PICKER_EVERY),
                            dbc.Select([by_hand, *intervals], "0", id=ids.PICKER_EVERY),
                        ],
                        className="field",
                    ),
                    html.Fieldset(
                        [
                            html.Legend(words.text("share.scheme")),
                            dbc.RadioItems(schemes, SCHEMES[0], id=ids.PICKER_SCHEME),
                        ]
                    ),
                    html.Div(id=ids.PICKER_BODY, className="picker-body"),
                ],
                className="share-controls picker-controls",
            ),
        ],
        id=ids.PICKER,
        is_open=False,
        size="lg",
        scrollable=True,
        labelledby=_TITLE,
        class_name="share-dialog",
    )


def content(
    deck: Address, shown: Sequence[Rendered], link: str, words: Messages
) -> list[Component]:
    """The slides in their order, and ``link``, the whole address of the deck."""
    names = {one.view.id: one.view.name.within(words.lang) for one in shown}
    path = urlsplit(link)._replace(scheme="", netloc="").geturl()
    slides = deck.deck.views or tuple(names)
    return [
        html.Ol([html.Li(names[view]) for view in slides if view in names], className="picked"),
        html.P(html.A(words.text("picker.go"), href=path, className="picker-go")),
        html.Pre(link, id=_LINK, tabIndex=0, role="region", **aria(label=words.text("share.link"))),
        copying.button(_LINK, words.text("share.copy"), words),
    ]
