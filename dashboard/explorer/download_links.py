"""The files of a view as links that need no script: on its page, in the dialog, on a static site."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dash import html

from dashboard.exports.files.formats import FORMATS, path
from dashboard.exports.pictures.picture_file import Picture
from dashboard.messages import Locale
from dashboard.views.address.address import Address


def files(address: Address, base: str, locale: Locale, pictures: Sequence[Picture]) -> html.Ul:
    """A link for each file there is, with what it is good for; the pictures that have been made."""
    return html.Ul([*_files(address, base, locale, pictures)], className="files")


def _files(
    address: Address, base: str, locale: Locale, pictures: Sequence[Picture]
) -> Iterator[html.Li]:
    for form in FORMATS:
        href = base + path(address, form.suffix)
        label = locale.text(f"download.{form.suffix}")
        hint = html.Span(locale.text(f"download.{form.suffix}_hint"), className="file-hint")
        if form.is_of(address.view) and not form.picture:
            yield html.Li([html.A(label, href=href, download=""), hint])
        for picture in pictures if form.picture else ():
            if picture.suffix == form.suffix:
                said = _named(picture, label, locale)
                link = html.A(said, href=href + picture.search, download="")
                yield html.Li([link, *([hint] if picture == Picture(form.suffix) else [])])


def _named(picture: Picture, label: str, locale: Locale) -> str:
    """What a picture is called, with how it differs from the usual one."""
    if picture.scale != "1":
        label = locale.text("download.double", label=label)
    return locale.text("download.dark", label=label) if picture.scheme == "dark" else label
