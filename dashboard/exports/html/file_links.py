"""The files of a view or a figure as links that need no script: where each is, and what it is good for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dashboard.exports.files.formats import FORMATS, path, picture_path
from dashboard.exports.pictures.options import FRAMES, OFFERED, OFFERED_OF_FIGURES, Picture
from dashboard.messages import Locale
from dashboard.views.address.address import Address


@dataclass(frozen=True, slots=True)
class FileLink:
    """A link to a file; ``short`` is its kind alone, ``hint`` is said of the usual one of each kind."""

    label: str
    short: str
    href: str
    hint: str = ""


def file_links(address: Address, base: str, locale: Locale) -> Iterator[FileLink]:
    """The files of a view and its pictures, or the pictures of a figure."""
    for form in FORMATS if address.figure is None else ():
        if form.is_of(address.view) and not form.picture:
            href = base + path(address, form.suffix)
            label = locale.text(f"download.{form.suffix}")
            yield FileLink(label, form.suffix.upper(), href, _hint(form.suffix, locale))
    for picture in OFFERED if address.figure is None else OFFERED_OF_FIGURES:
        usual = picture == Picture(picture.suffix)
        yield FileLink(
            _named(picture, locale.text(f"download.{picture.suffix}"), locale),
            _named(picture, picture.suffix.upper(), locale),
            base + picture_path(address, picture),
            _hint(picture.suffix, locale) if usual else "",
        )


def _hint(suffix: str, locale: Locale) -> str:
    return locale.text(f"download.{suffix}_hint")


def _named(picture: Picture, label: str, locale: Locale) -> str:
    """What a picture is called, with how it differs from the usual one."""
    if picture.frame:
        width, height = FRAMES[picture.frame]
        shape = locale.text(f"download.frame_{picture.frame}", size=f"{width} × {height}")
        label = locale.text("download.framed", label=label, shape=shape)
    if picture.scale != "1":
        label = locale.text("download.double", label=label)
    return locale.text("download.dark", label=label) if picture.scheme == "dark" else label
