"""The files of a view or a figure as links that need no script: on its page, in the dialog, on a static site."""

from __future__ import annotations

from collections.abc import Iterator

from dash import html

from dashboard.exports.files.formats import FORMATS, path, picture_path
from dashboard.exports.pictures.options import FRAMES, OFFERED, OFFERED_OF_FIGURES, Picture
from dashboard.messages import Locale
from dashboard.views.address.address import Address


def files(address: Address, base: str, locale: Locale) -> html.Ul:
    """A link for each file there is, with what it is good for."""
    made = address.figure is None
    entries = [*(_files(address, base, locale) if made else ())]
    for picture in OFFERED if made else OFFERED_OF_FIGURES:
        link = html.A(
            _named(picture, locale), href=base + picture_path(address, picture), download=""
        )
        usual = picture == Picture(picture.suffix)
        entries.append(html.Li([link, *([_hint(picture.suffix, locale)] if usual else [])]))
    return html.Ul(entries, className="files")


def _files(address: Address, base: str, locale: Locale) -> Iterator[html.Li]:
    for form in FORMATS:
        if form.is_of(address.view) and not form.picture:
            href = base + path(address, form.suffix)
            link = html.A(locale.text(f"download.{form.suffix}"), href=href, download="")
            yield html.Li([link, _hint(form.suffix, locale)])


def _hint(suffix: str, locale: Locale) -> html.Span:
    return html.Span(locale.text(f"download.{suffix}_hint"), className="file-hint")


def _named(picture: Picture, locale: Locale) -> str:
    """What a picture is called, with how it differs from the usual one."""
    label = locale.text(f"download.{picture.suffix}")
    if picture.frame:
        width, height = FRAMES[picture.frame]
        shape = locale.text(f"download.frame_{picture.frame}", size=f"{width} × {height}")
        label = locale.text("download.framed", label=label, shape=shape)
    if picture.scale != "1":
        label = locale.text("download.double", label=label)
    return locale.text("download.dark", label=label) if picture.scheme == "dark" else label
