"""The dialog that gives a view away: as an embed, with a preview and a snippet, and as files.

One dialog serves every view of a page. It holds no state of its own: which view it is about comes
with the click that opens it, everything else is the controls in it.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

import dash_bootstrap_components as dbc
from dash import dcc, html
from dash.development.base_component import Component

from dashboard.explorer import copying, ids
from dashboard.explorer.attributes import aria
from dashboard.explorer.takeaway import files
from dashboard.exports import qr
from dashboard.indicators.schema import LANGS, Lang
from dashboard.messages import Messages, messages
from dashboard.views.flags import SCHEMES, Flags
from dashboard.views.snippet import HEIGHT_SCRIPT, SANDBOX, WIDTH, height_of, snippet
from dashboard.views.view import Rendered

_TITLE: Final = "share-title"
_SNIPPET: Final = "share-snippet"
_LINK: Final = "share-link"

#: How an embed gets its size: as high as it needs by a script, without one, or fixed.
_SIZES: Final = ("script", "plain", "fixed")
_SWITCHES: Final = ("title", "static", "pinned")


def dialog(words: Messages) -> Component:
    """The dialog, closed, with its controls."""
    return html.Div(
        [
            dcc.Store(id=ids.SHARED),
            dbc.Modal(
                [
                    dbc.ModalHeader(
                        html.H2(words.text("share.title"), id=_TITLE, className="modal-title"),
                        close_button=True,
                    ),
                    dbc.ModalBody(
                        [_controls(words), html.Div(id=ids.SHARE_BODY, className="share-body")]
                    ),
                ],
                id=ids.SHARE,
                is_open=False,
                size="lg",
                scrollable=True,
                labelledby=_TITLE,
                class_name="share-dialog",
            ),
        ]
    )


def _controls(words: Messages) -> html.Div:
    languages = [(lang, messages(lang).text("shell.language_name")) for lang in LANGS]
    schemes = [(scheme, words.text(f"share.scheme_{scheme}")) for scheme in SCHEMES]
    sizes = [(size, words.text(f"share.size_{size}")) for size in _SIZES]
    switches = [(switch, words.text(f"share.switch_{switch}")) for switch in _SWITCHES]
    return html.Div(
        [
            _group(
                words.text("share.lang"),
                dbc.RadioItems(_options(languages), words.lang, id=ids.SHARE_LANG),
            ),
            _group(
                words.text("share.scheme"),
                dbc.RadioItems(_options(schemes), "auto", id=ids.SHARE_SCHEME),
            ),
            _group(
                words.text("share.size"),
                dbc.RadioItems(_options(sizes), "script", id=ids.SHARE_SIZE),
            ),
            _group(
                words.text("share.options"),
                dbc.Checklist(_options(switches), ["title"], id=ids.SHARE_OPTIONS),
            ),
        ],
        className="share-controls",
    )


def _options(pairs: Sequence[tuple[str, str]]) -> list[dict[str, str]]:
    return [{"value": value, "label": label} for value, label in pairs]


def _group(name: str, control: Component) -> html.Fieldset:
    return html.Fieldset([html.Legend(name), control])


@dataclass(frozen=True, slots=True)
class Chosen:
    """What the controls of the dialog say."""

    view: str
    lang: Lang
    scheme: str
    size: str
    options: Collection[str]

    def flags(self, version: str) -> Flags:
        """The flags of the embed."""
        scheme = next((one for one in SCHEMES if one == self.scheme), SCHEMES[0])
        return Flags(
            scheme=scheme,
            title="title" in self.options,
            static="static" in self.options,
            version=version if "pinned" in self.options else "",
        )


def content(
    chosen: Chosen, shown: Rendered, *, base: str, origin: str, pictured: bool, words: Messages
) -> list[Component]:
    """Preview, snippet, link, QR code and files of one view as the controls want it."""
    path = base + str(shown.address.embedded(chosen.flags(shown.version)))
    height = height_of(shown)
    code = snippet(
        origin + path,
        shown.title,
        height=height,
        width=WIDTH if chosen.size == "fixed" else None,
        script=origin + base + HEIGHT_SCRIPT if chosen.size == "script" else "",
    )
    return [
        html.Iframe(
            src=path,
            title=words.text("share.preview", title=shown.title),
            className="share-preview",
            sandbox=SANDBOX,
            style={"height": f"{height}px"},
        ),
        _copied(words.text("share.snippet"), code, _SNIPPET, words),
        _copied(words.text("share.link"), origin + path, _LINK, words),
        _code(origin + path, words),
        html.H3(words.text("download.title")),
        files(shown.address, base, words, pictured=pictured),
    ]


def _copied(name: str, text: str, target: str, words: Messages) -> html.Div:
    """A text under its name, and a button that copies it."""
    return html.Div(
        [
            html.H3(name),
            html.Pre(text, id=target, tabIndex=0, role="region", **aria(label=name)),
            copying.button(target, words.text("share.copy"), words),
        ],
        className="share-text",
    )


def _code(link: str, words: Messages) -> html.Img:
    return html.Img(src=qr.picture(link), alt=words.text("share.qr", address=link), className="qr")


def origin_of(href: str | None) -> str:
    """Scheme and host of what the browser says it shows; empty for anything that is no web page.

    It only ever goes back to the browser that said it.

    >>> origin_of("https://figures.example.org/en/?theme=rail")
    'https://figures.example.org'
    """
    parts = urlsplit(href or "")
    return f"{parts.scheme}://{parts.netloc}" if parts.scheme in ("http", "https") else ""
