"""All pictures of one version of the data: what each looks like, and which are still to be made."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

import plotly.graph_objects as go

from dashboard.charts import theme
from dashboard.charts.drawing import Drawing, Margin, Place, Text
from dashboard.charts.text import block, line_height
from dashboard.charts.to_plotly import to_plotly
from dashboard.exports.files.content import Content, gather
from dashboard.exports.pictures import chrome
from dashboard.exports.pictures.picture_file import EVERY, Picture, Pictures
from dashboard.indicators.model.package import Package
from dashboard.indicators.model.schema import LANGS
from dashboard.settings import vendored
from dashboard.views.address.address import Address
from dashboard.views.render import catalogue
from dashboard.views.render.rendered import Rendered

WIDTH: Final = 960
_PAD: Final = 32
_TITLE: Final = 26
_BETWEEN: Final = 22


def missing(package: Package, kept: Pictures) -> list[chrome.Job]:
    """The pictures of every view, language, scheme and scale that are not there yet."""
    found: list[chrome.Job] = []
    for lang in LANGS:
        for view in catalogue.views(package):
            address = Address(lang, "view", view.id)
            wanted = [
                picture
                for picture in EVERY
                if not kept.path(address, package.version, picture).is_file()
            ]
            if wanted:
                figure = grounded(composed(gather(package, address)))
                found += [
                    _job(figure, picture, kept.path(address, package.version, picture))
                    for picture in wanted
                ]
    return found


def library() -> Path:
    """The drawing library that ships: pictures are taken with what pages draw with."""
    return vendored("plotly-basic.min.js")


def _job(figure: go.Figure, picture: Picture, path: Path) -> chrome.Job:
    options = {
        "format": picture.suffix,
        "width": WIDTH,
        "height": figure.layout.height,
        "scale": int(picture.scale),
    }
    return painted(figure, picture.scheme), options, path


def painted(figure: go.Figure, scheme: str) -> dict[str, Any]:
    """The figure as JSON has it, in the colours of a scheme: every colour is a token."""
    text = figure.to_json()
    if scheme == "dark":
        for name, colour in theme.LIGHT.items():
            text = text.replace(f'"{colour}"', f'"\\u0000{name}"')
        for name, colour in theme.DARK.items():
            text = text.replace(f'"\\u0000{name}"', f'"{colour}"')
    made: dict[str, Any] = json.loads(text)
    return made


def grounded(drawing: Drawing) -> go.Figure:
    """The figure of a picture: as wide as it is taken, on a ground of its own."""
    figure = to_plotly(drawing)
    return figure.update_layout(width=WIDTH, paper_bgcolor=theme.LIGHT["surface"])


def composed(content: Content) -> Drawing:
    """A view as one drawing: headline and subtitle above, source and version below.

    Raises:
        ValueError: the content is not one view.
    """
    shown = content.single
    if shown is None:
        raise ValueError("a picture shows one view")
    drawing = shown.drawing
    margin = drawing.margin
    bottom = drawing.height - margin.top + _BETWEEN
    head = [
        Text(Place(0, 0), block(shown.title, 60, bold=True), size=_TITLE),
        Text(Place(0, 0), block(shown.subtitle, 112), size=15, color="muted"),
    ]
    foot = [Text(Place(0, 0), block(_source(shown, content), 140), size=12, color="muted")]
    above, below = (sum(map(_high, texts)) for texts in (head, foot))
    start = -margin.top - _BETWEEN - above
    return replace(
        drawing,
        height=drawing.height + above + below + 2 * (_BETWEEN + _PAD),
        margin=Margin(
            margin.left + _PAD,
            margin.right + _PAD,
            margin.top + above + _BETWEEN + _PAD,
            margin.bottom + below + _BETWEEN + _PAD,
        ),
        items=(
            *drawing.items,
            *_placed(head, start, -margin.left),
            *_placed(foot, bottom, -margin.left),
        ),
    )


def _high(text: Text) -> int:
    """The height of a block of text with the room below it."""
    return round(len(text.lines) * line_height(text.size)) + 6


def _placed(texts: Sequence[Text], top: float, left: float) -> Iterator[Text]:
    """The blocks one below the other."""
    for text in texts:
        yield replace(text, at=Place(0, top, dx=left))
        top += _high(text)


def _source(rendered: Rendered, content: Content) -> str:
    locale = content.locale
    parts = [
        source.title
        + locale.text("card.source_detail", publisher=source.publisher, date=source.date)
        for source in rendered.sources
    ]
    version = locale.text("file.version_line", version=content.version)
    joint = locale.conventions.joint
    joined = locale.text("card.source_separator").join(parts)
    said = f"{locale.text('card.source')}{joint}{joined}"
    return locale.text("view.subtitle_separator").join([said, version])
