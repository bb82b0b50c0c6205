"""SVG and PNG: pictures of whole views, made beforehand with Chrome and kept by data version.

Making one takes a browser, so none is made while somebody waits: a command (or the server's own
start) makes all of a version, and what is there is offered. A picture says on its own what it
shows: title, what and when, the values, the source.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

from dashboard.exports.pictures import chrome
from dashboard.indicators.select.query import Query
from dashboard.indicators.select.strict_query import one_of
from dashboard.views.address.address import Address

Reason = Literal["", "no_pictures", "no_chrome", "not_made", "filtered"]

SCHEMES: Final = ("light", "dark")
SCALES: Final = ("1", "2")
#: The keys that only pictures know.
KEYS: Final = ("scheme", "scale")


@dataclass(frozen=True, slots=True)
class Picture:
    """Which picture of a view: its kind, light or dark, and how many pixels to one."""

    suffix: str
    scheme: str = "light"
    scale: str = "1"

    @classmethod
    def read(cls, given: Mapping[str, str], suffix: str) -> Picture:
        """The picture that a query asks for.

        Raises:
            SelectionError: a value is not one of those that there are.
        """
        scales = SCALES if suffix == "png" else SCALES[:1]
        return cls(
            suffix,
            one_of("scheme", given.get("scheme", "light"), SCHEMES),
            one_of("scale", given.get("scale", "1"), scales),
        )

    @property
    def search(self) -> str:
        """What its address says of it."""
        pairs = [("scheme", self.scheme, "light"), ("scale", self.scale, "1")]
        said = [f"{key}={value}" for key, value, usual in pairs if value != usual]
        return "?" + "&".join(said) if said else ""


EVERY: Final = tuple(
    Picture(suffix, scheme, scale)
    for suffix in ("svg", "png")
    for scheme in SCHEMES
    for scale in (SCALES if suffix == "png" else SCALES[:1])
)

#: The picture that other sites show beside a link.
PREVIEW: Final = Picture("png", scale="2")


@dataclass(frozen=True, slots=True)
class Pictures:
    """The folder of pictures; ``None`` where none are kept."""

    folder: Path | None = None

    def path(self, address: Address, version: str, picture: Picture) -> Path:
        """Where a picture is, or would be."""
        name = f"{address.view}-{picture.scheme}@{picture.scale}x.{picture.suffix}"
        return (self.folder or Path()) / version / address.lang / name

    def why_not(self, address: Address, version: str, picture: Picture) -> Reason:
        """Why there is no such picture; empty if there is one."""
        if self.folder is None:
            return "no_pictures"
        if address.query != Query():
            return "filtered"
        if self.path(address, version, picture).is_file():
            return ""
        return "not_made" if chrome.is_here() else "no_chrome"
