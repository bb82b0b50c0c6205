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

from dashboard.explorer import clipboard, ids
from dashboard.explorer.attributes import aria
from dashboard.explorer.download_links import files
from dashboard.exports.files import qr_code
from dashboard.exports.files.formats import picture_path
from dashboard.exports.html.embed_height import height_of
from dashboard.languages import Lang
from dashboard.messages import Locale, load_locale
from dashboard.views.address.address import Address
from dashboard.views.address.embed_code import (
    HEIGHT_SCRIPT,
    SANDBOX,
    WIDTH,
    name_of,
    picture,
    snippet,
)
from dashboard.views.address.embed_options import SCHEMES, Flags
from dashboard.views.render.rendered import Rendered

_TITLE: Final = "share-title"
_SNIPPET: Final = "share-snippet"
_LINK: Final = "share-link"
_EMBED: Final = "share-embed"
_PICTURE: Final = "share-picture"

#: How an embed gets its size: as high as it needs by a script, without one, or fixed.
_SIZES: Final = ("script", "plain", "fixed")
_SWITCHES: Final = ("title", "derived", "pinned")


def dialog(locale: Locale, languages: Sequence[Lang], *, pinning: bool = True) -> Component:
    """The dialog, closed, with its controls; ``pinning`` where versions of the data are kept."""
    return html.Div(
        [
            dcc.Store(id=ids.SHARED),
            dbc.Modal(
                [
                    dbc.ModalHeader(
                        html.H2(locale.text("share.title"), id=_TITLE, className="modal-title"),
                        close_button=True,
                    ),
                    dbc.ModalBody(
                        [
                            _controls(locale, languages, pinning=pinning),
                            html.Div(id=ids.SHARE_BODY, className="share-body"),
                        ]
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


def _controls(locale: Locale, languages: Sequence[Lang], *, pinning: bool) -> html.Div:
    names = [(lang, load_locale(lang).text("shell.language_name")) for lang in languages]
    schemes = [(scheme, locale.text(f"share.scheme_{scheme}")) for scheme in SCHEMES]
    sizes = [(size, locale.text(f"share.size_{size}")) for size in _SIZES]
    switches = [
        (switch, locale.text(f"share.switch_{switch}"))
        for switch in _SWITCHES
        if pinning or switch != "pinned"
    ]
    return html.Div(
        [
            _group(
                locale.text("share.lang"),
                dbc.RadioItems(_options(names), locale.lang, id=ids.SHARE_LANG),
                hidden=len(names) == 1,
            ),
            _group(
                locale.text("share.scheme"),
                dbc.RadioItems(_options(schemes), "auto", id=ids.SHARE_SCHEME),
            ),
            _group(
                locale.text("share.size"),
                dbc.RadioItems(_options(sizes), "script", id=ids.SHARE_SIZE),
            ),
            _group(
                locale.text("share.options"),
                dbc.Checklist(_options(switches), ["title"], id=ids.SHARE_OPTIONS),
            ),
        ],
        className="share-controls",
    )


def _options(pairs: Sequence[tuple[str, str]]) -> list[dict[str, str]]:
    return [{"value": value, "label": label} for value, label in pairs]


def _group(name: str, control: Component, *, hidden: bool = False) -> html.Fieldset:
    return html.Fieldset([html.Legend(name), control], hidden=hidden)


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
            version=version if "pinned" in self.options else "",
        )


@dataclass(frozen=True, slots=True)
class Where:
    """Where the site is: its base path, and the scheme and host that links begin with.

    ``public`` is whether that is the address that the site is set to have, and not merely the
    one that this browser reached it under.
    """

    base: str
    origin: str
    public: bool


def content(chosen: Chosen, rendered: Rendered, where: Where, locale: Locale) -> list[Component]:
    """Preview, snippets, links, QR code and files of one view as the controls want it."""
    flags = chosen.flags(rendered.version)
    path = where.base + str(rendered.address.embedded(flags))
    home = where.origin + where.base
    height = height_of(rendered, flags)
    width = WIDTH if chosen.size == "fixed" else None
    code = snippet(
        where.origin + path,
        name_of(rendered, flags),
        height=height,
        width=width,
        script=home + HEIGHT_SCRIPT if chosen.size == "script" else "",
    )
    link = home + str(rendered.address)
    return [
        html.Div(
            html.Iframe(
                src=path,
                title=locale.text("share.preview", title=rendered.title),
                className="share-preview",
                sandbox=SANDBOX,
                style={"height": f"{height}px", "width": f"{width}px" if width else "100%"},
            ),
            className="share-frame",
        ),
        _copied(locale.text("share.snippet"), code, _SNIPPET, locale),
        _copied(locale.text("share.embed_link"), where.origin + path, _EMBED, locale),
        *_picture(rendered, where, link, locale),
        _copied(locale.text("share.link"), link, _LINK, locale),
        *_code(link, rendered.address, locale),
        *([] if where.public else [html.P(locale.text("share.local"), className="share-hint")]),
        html.H3(locale.text("download.title")),
        files(rendered.address, where.base, locale),
    ]


def _picture(rendered: Rendered, where: Where, link: str, locale: Locale) -> list[Component]:
    """The snippet for places that take no frames, where there is a picture others can load."""
    if not where.public:
        return []
    src = where.origin + where.base + picture_path(rendered.address)
    code = picture(src, rendered.alt, link)
    return [_copied(locale.text("share.picture"), code, _PICTURE, locale)]


def _copied(name: str, text: str, target: str, locale: Locale) -> html.Div:
    """A text under its name, and a button that copies it."""
    return html.Div(
        [
            html.H3(name),
            html.Pre(text, id=target, tabIndex=0, role="region", **aria(label=name)),
            clipboard.button(target, locale.text("share.copy"), locale),
        ],
        className="share-text",
    )


def _code(link: str, address: Address, locale: Locale) -> list[Component]:
    """The link as a picture for a telephone, which may be saved for print."""
    source = qr_code.image(link)
    return [
        html.Img(src=source, alt=locale.text("share.qr", address=link), className="qr"),
        html.P(
            html.A(locale.text("share.save_qr"), href=source, download=f"{address.view}-qr.svg")
        ),
    ]


def origin_of(href: str | None) -> str:
    """Scheme and host of what the browser says it shows; empty for anything that is no web page.

    It only ever goes back to the browser that said it.

    >>> origin_of("https://figures.example.org/en/?theme=rail")
    'https://figures.example.org'
    """
    parts = urlsplit(href or "")
    return f"{parts.scheme}://{parts.netloc}" if parts.scheme in ("http", "https") else ""
