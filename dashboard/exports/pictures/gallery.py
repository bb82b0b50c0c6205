"""All pictures of one version of the data: what each looks like, and which are still to be made."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

import plotly.graph_objects as go

from dashboard.charts import forms, theme
from dashboard.charts.marks import Mark, read
from dashboard.charts.sheet import Panel, Sheet
from dashboard.charts.text import block, escape, line_height
from dashboard.exports.files.content import Content, gather
from dashboard.exports.pictures import chrome
from dashboard.exports.pictures.picture_file import EVERY, Picture, Pictures
from dashboard.indicators.model.package import Package
from dashboard.indicators.model.schema import LANGS, Bound
from dashboard.settings import assets_folder
from dashboard.views.address.address import Address
from dashboard.views.render import catalogue
from dashboard.views.render.rendered import Fact, Rendered

WIDTH: Final = 960
_PAD: Final = 32
_TITLE: Final = 26
_NUMBER: Final = 32
_BETWEEN: Final = 22
#: A track takes such a part of the width, is so thick, and a bar with a bound is so long in it.
_TRACKS: Final = 3
_THICK: Final = 12
_SOLID: Final = 0.62


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
    head = _lines((shown.title, _TITLE, theme.INK, 60), (shown.subtitle, 15, theme.MUTED, 112))
    foot = _lines((_source(shown, content), 12, theme.MUTED, 140))
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


def _tiles(rendered: Rendered, content: Content) -> go.Figure:
    """Single figures as lines of type; those without a date apart, and saying so."""
    sheet = Sheet()
    marks = {mark.id: mark for mark in read(rendered.frame)}
    centers: dict[str, float] = {}
    apart = False
    for fact in sorted(rendered.facts, key=lambda fact: not fact.dated):
        if not fact.dated and not apart:
            apart = True
            sheet.label(content.locale.text("view.undated"), color=theme.MUTED, width=90)
            sheet.gap(8)
        centers |= _tile(sheet, fact, content)
        sheet.apart(_BETWEEN)
    if centers:
        panel = sheet.panel_from(0, x={"range": [0, _TRACKS], "visible": False})
        for id_, center in centers.items():
            _form(sheet, panel, marks[id_], center)
    figure = sheet.figure()
    if not centers:
        figure.update_layout(xaxis={"visible": False}, yaxis={"visible": False})
    return figure


def _form(sheet: Sheet, panel: Panel, mark: Mark, center: float) -> None:
    """What a page draws below a number: a share in its whole, a bound with its open end or cap."""
    part = mark.value / 100 if mark.measure == "share" else _SOLID
    if mark.measure == "share":
        half = _THICK / 2
        line = {"color": theme.RULE, "width": 1}
        how = {"x0": 0, "x1": 1 / _TRACKS, "y0": -half, "y1": half, "line": line}
        sheet.shape(0, center, type="rect", xsizemode="scaled", layer="below", **how)
    ends = (0.0, float(_TRACKS))
    forms.bar(sheet, panel, mark, center=center, thick=_THICK, value=part, ends=ends)


def _tile(sheet: Sheet, fact: Fact, content: Content) -> dict[str, float]:
    """One figure in type; gives where the middle of its form is, by its id, where it has one."""
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
    form = {}
    if fact.share is not None or fact.bound is not Bound.EXACT:
        form[fact.id] = sheet.cursor + _THICK / 2 + 2
        sheet.gap(_THICK + 8)
    of = content.locale.text(f"card.of_{fact.measure}", of=fact.of) if fact.of else ""
    parts = filter(None, (fact.place, fact.when if fact.dated else "", of))
    where = content.locale.text("view.subtitle_separator").join(parts)
    sheet.label(where, size=13, color=theme.MUTED, width=100)
    return form
