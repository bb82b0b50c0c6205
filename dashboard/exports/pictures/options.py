"""Which picture is wanted: in which frame, light or dark, and how many pixels to one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from dashboard.charts.theme import SCHEMES, Scheme
from dashboard.indicators.select.strict_query import one_of

#: Frames that other sites and applications show pictures in, by their pixels.
FRAMES: Final[Mapping[str, tuple[int, int]]] = {
    "wide": (1200, 675),
    "square": (1080, 1080),
    "story": (1080, 1920),
}
SCALES: Final = ("1", "2", "4")
#: The keys of an address that only pictures know.
KEYS: Final = ("frame", "scale", "scheme")


@dataclass(frozen=True, slots=True)
class Picture:
    """Which picture; without a ``frame`` it is as high as what it shows.

    >>> Picture("png", frame="wide", scale="2").search
    '?frame=wide&scale=2'
    """

    suffix: str
    scheme: Scheme = "light"
    scale: str = "1"
    frame: str = ""

    @classmethod
    def read(cls, given: Mapping[str, str], suffix: str) -> Picture:
        """The picture that a query asks for.

        Raises:
            SelectionError: a value is not one of those that there are.
        """
        scheme = one_of("scheme", given.get("scheme", "light"), [*SCHEMES])
        frame = given.get("frame", "")
        return cls(
            suffix,
            "dark" if scheme == "dark" else "light",
            one_of("scale", given.get("scale", "1"), SCALES if suffix == "png" else SCALES[:1]),
            one_of("frame", frame, [*FRAMES]) if frame else "",
        )

    @property
    def search(self) -> str:
        """What its address says of it."""
        values = {"frame": self.frame, "scale": self.scale, "scheme": self.scheme}
        usual = ("", "1", "light")
        given = "&".join(f"{key}={value}" for key, value in values.items() if value not in usual)
        return f"?{given}" if given else ""


#: The pictures that pages offer of a view, and of a figure; a folder of files has those ``KEPT``.
OFFERED: Final = (
    Picture("svg"),
    Picture("svg", "dark"),
    Picture("png"),
    Picture("png", "dark"),
    Picture("png", scale="2"),
    Picture("png", "dark", "2"),
    *(Picture("png", frame=frame) for frame in FRAMES),
)
OFFERED_OF_FIGURES: Final = (
    Picture("svg"),
    Picture("png", scale="2"),
    Picture("png", frame="wide"),
)
KEPT: Final = tuple(one for one in OFFERED if one != Picture("png", "dark"))

#: The picture that other sites show beside a link.
PREVIEW: Final = Picture("png", frame="wide")
PREVIEW_SIZE: Final = FRAMES["wide"]
