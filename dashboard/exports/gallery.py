"""All pictures of one version of the data: what each looks like, and which are still to be made."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

import plotly.graph_objects as go

from dashboard.charts import theme
from dashboard.charts.sheet import Sheet
from dashboard.charts.text import block, escape, line_height
from dashboard.exports import chrome
from dashboard.exports.content import Content, gather
from dashboard.exports.pictures import EVERY, Picture, Pictures
from dashboard.indicators.package import Package
from dashboard.indicators.schema import LANGS
from dashboard.settings import assets_folder
from dashboard.views import catalogue
from dashboard.views.address import Address
from dashboard.views.view import Fact, Rendered

WIDTH: Final = 960
_PAD: Final = 32
_TITLE: Final = 26
_NUMBER: Final = 32
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
                figure = composed(gather(package, address))
                found += [
                    _job(figure, picture, kept.path(address, package.version, picture))
                    for picture in wanted
                ]
    return found


def library() -> Path:
    """The drawing library that ships: pictures are taken with what pages draw with."""
    dist = assets_folder() / "vendor" / "dist"
    files = json.loads((dist / "manifest.json").read_text("utf-8"))["files"]
    return dist / str(files["plotly-basic.min.js"]["file"])


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


def composed(content: Content) -> go.Figure:
    """A view as one figure: headline and subtitle above, source and version below.

    Raises:
        ValueError: the content is not one view.
    """
    shown = content.single
    if shown is None:
        raise ValueError("a picture shows one view")
    figure = go.Figure(shown.figure) if shown.figure is not None else _tiles(shown, content)
    head = _lines((shown.title, _TITLE, theme.INK, 50), (shown.subtitle, 15, theme.MUTED, 96))
    foot = _lines((_source(shown, content), 12, theme.MUTED, 120))
    top, bottom = sum(high for _, high, _, _ in head), sum(high for _, high, _, _ in foot)
    margin = figure.layout.margin
    start = -margin.l
    annotations = [
        *_written(head, x=start, y=1.0, shift=margin.t + _BETWEEN + top),
        *_written(foot, x=start, y=0.0, shift=-margin.b - _BETWEEN),
    ]
    figure.update_layout(
        width=WIDTH,
        height=figure.layout.height + top + bottom + 2 * (_BETWEEN + _PAD),
        paper_bgcolor=theme.SURFACE,
        margin={
            "l": margin.l + _PAD,
            "r": margin.r + _PAD,
            "t": margin.t + top + _BETWEEN + _PAD,
            "b": margin.b + bottom + _BETWEEN + _PAD,
        },
        annotations=[*figure.layout.annotations, *annotations],
    )
    return figure


_Line = tuple[str, int, int, str]


def _lines(*texts: tuple[str, int, str, int]) -> list[_Line]:
    """Escaped blocks of text with their height, size and colour."""
    found = []
    for text, size, colour, width in texts:
        said, lines = block(text, width, bold=size == _TITLE)
        found.append((said, round(lines * line_height(size)) + 6, size, colour))
    return found


def _written(lines: Sequence[_Line], *, x: float, y: float, shift: float) -> list[dict[str, Any]]:
    """The blocks one below the other, from a height above an end of the drawing."""
    found = []
    for said, high, size, colour in lines:
        found.append(
            {
                "text": said,
                "x": 0,
                "y": y,
                "xref": "paper",
                "yref": "paper",
                "xanchor": "left",
                "yanchor": "top",
                "xshift": x,
                "yshift": shift,
                "align": "left",
                "showarrow": False,
                "font": {"size": size, "color": colour},
            }
        )
        shift -= high
    return found


def _source(shown: Rendered, content: Content) -> str:
    words = content.words
    parts = [
        source.title
        + words.text("card.source_detail", publisher=source.publisher, date=source.date)
        for source in shown.sources
    ]
    version = words.text("file.version_line", version=content.version)
    joint = " " if content.lang == "en" else ""
    joined = words.text("card.source_separator").join(parts)
    return f"{words.text('card.source')}{joint}{joined} · {version}"


def _tiles(shown: Rendered, content: Content) -> go.Figure:
    """Single figures as lines of type; those without a date apart, and saying so."""
    sheet = Sheet()
    apart = False
    for fact in sorted(shown.facts, key=lambda fact: not fact.dated):
        if not fact.dated and not apart:
            apart = True
            sheet.label(content.words.text("view.undated"), color=theme.MUTED, width=90)
            sheet.gap(8)
        _tile(sheet, fact, content)
        sheet.apart(_BETWEEN)
    figure = sheet.figure()
    figure.update_layout(xaxis={"visible": False}, yaxis={"visible": False})
    return figure


def _tile(sheet: Sheet, fact: Fact, content: Content) -> None:
    said = fact.said
    bound = escape(said.bound + said.joint) if said.bound else ""
    small = f"font-size:{_NUMBER // 2}px"
    sheet.label(fact.label, size=15, width=90)
    sheet.write(
        f'<span style="{small}">{bound}{escape(said.before)}</span><b>{escape(said.number)}</b>'
        f'<span style="{small}">{escape(said.after)}</span>',
        top=sheet.cursor,
        size=_NUMBER,
        hanging=True,
        color=theme.hue(fact.hue),
    )
    sheet.gap(line_height(_NUMBER))
    of = content.words.text(f"card.of_{fact.measure}", of=fact.of) if fact.of else ""
    where = " · ".join(filter(None, (fact.place, fact.when if fact.dated else "", of)))
    sheet.label(where, size=13, color=theme.MUTED, width=100)
