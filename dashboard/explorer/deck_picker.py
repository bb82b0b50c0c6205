"""The dialog that makes a deck: which views, in which order, how fast, and the link to it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Final
from urllib.parse import urlsplit

import dash_bootstrap_components as dbc
from dash import html
from dash.development.base_component import Component

from dashboard.explorer import clipboard, ids
from dashboard.explorer.attributes import aria
from dashboard.exports.site.static_links import DECK_INSTEAD
from dashboard.messages import Locale
from dashboard.views.address.embed_options import SCHEMES
from dashboard.views.render.rendered import Rendered
from dashboard.views.text.deck_choices import INTERVALS, Choice

_TITLE: Final = "picker-title"
_LINK: Final = "picker-link"


def opener(locale: Locale) -> html.Button:
    """The button that opens the dialog."""
    return html.Button(
        locale.text("picker.open"),
        id=ids.PICKER_OPEN,
        type="button",
        className="picker-open",
        **DECK_INSTEAD,
    )


def dialog(found: Sequence[Choice], locale: Locale) -> dbc.Modal:
    """The dialog, closed: every view is a slide until somebody says otherwise."""
    intervals = [
        {"value": str(one), "label": locale.text("picker.every", n=one)} for one in INTERVALS if one
    ]
    by_hand = {"value": "0", "label": locale.text("picker.by_hand")}
    schemes = [
        {"value": scheme, "label": locale.text(f"share.scheme_{scheme}")} for scheme in SCHEMES
    ]
    return dbc.Modal(
        [
            dbc.ModalHeader(
                html.H2(locale.text("picker.title"), id=_TITLE, className="modal-title"),
                close_button=True,
            ),
            dbc.ModalBody(
                [
                    html.P(locale.text("picker.hint"), className="picker-hint"),
                    html.Fieldset(
                        [
                            html.Legend(locale.text("picker.views")),
                            dbc.Checklist(
                                options(found, [one.view for one in found], locale),
                                [one.view for one in found if one.chosen],
                                id=ids.PICKED,
                            ),
                        ]
                    ),
                    html.Div(
                        [
                            html.Label(locale.text("picker.interval"), htmlFor=ids.PICKER_EVERY),
                            dbc.Select([by_hand, *intervals], "0", id=ids.PICKER_EVERY),
                        ],
                        className="field",
                    ),
                    html.Fieldset(
                        [
                            html.Legend(locale.text("share.scheme")),
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


def options(
    found: Sequence[Choice], left: Collection[str], locale: Locale
) -> list[dict[str, str | bool]]:
    """What can be ticked: a view without a figure in the selection cannot, and says so."""
    return [
        {"value": one.view, "label": one.name}
        if one.view in left
        else {
            "value": one.view,
            "label": locale.text("picker.nothing_left", name=one.name),
            "disabled": True,
        }
        for one in found
    ]


def content(
    picked: Sequence[str], views: Sequence[Rendered], link: str, locale: Locale
) -> list[Component]:
    """The slides in their order, and ``link``, the whole address of the deck, if there are any."""
    if not picked:
        start = html.Button(
            locale.text("picker.go"), type="button", disabled=True, className="picker-go"
        )
        return [html.P(locale.text("picker.none"), role="status"), html.P(start)]
    names = {one.view.id: one.view.name.within(locale.lang) for one in views}
    path = urlsplit(link)._replace(scheme="", netloc="").geturl()
    return [
        html.Ol([_slide(view, names[view], picked, locale) for view in picked], className="picked"),
        html.P(html.A(locale.text("picker.go"), href=path, className="picker-go")),
        html.Pre(
            link, id=_LINK, tabIndex=0, role="region", **aria(label=locale.text("share.link"))
        ),
        clipboard.button(_LINK, locale.text("share.copy"), locale),
    ]


def _slide(view: str, name: str, picked: Sequence[str], locale: Locale) -> html.Li:
    """A slide with the buttons that move it, as far as it can be moved."""
    ends = {"up": picked[0], "down": picked[-1]}
    return html.Li(
        [
            html.Span(name),
            *(
                html.Button(
                    sign,
                    id=ids.move(view, way),
                    type="button",
                    className="picker-move",
                    disabled=ends[way] == view,
                    **aria(label=locale.text(f"picker.{way}", name=name)),
                )
                for way, sign in (("up", "↑"), ("down", "↓"))
            ),
        ],
        key=view,
    )


def moved(picked: Sequence[str], view: str, way: str) -> list[str]:
    """The views with one of them a place further up or down, where there is one."""
    made = [one for one in picked if one != view]
    if view in picked:
        at = picked.index(view) + (-1 if way == "up" else 1)
        made.insert(min(max(at, 0), len(made)), view)
    return made
