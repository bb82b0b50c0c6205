"""The fonts that pictures are drawn with: ours, for Latin letters and for Chinese, then the system's."""

from __future__ import annotations

import json
import re
from functools import cache
from typing import Final

from dashboard.charts.theme import FONT
from dashboard.charts.xml import element, escape
from dashboard.settings import assets_folder

_LATIN: Final = "Schibsted Grotesk"
_CHINESE: Final = "Noto Sans SC"
#: What text is set in; whoever opens an SVG elsewhere may have none of ours.
FAMILIES: Final = ",".join(dict.fromkeys((_LATIN, _CHINESE, *FONT.replace('"', "").split(", "))))

_IDEOGRAPHS: Final = re.compile("[\u2e80-\uffef]+")


@cache
def files() -> tuple[str, ...]:
    """The font files that ship, Latin before Chinese."""
    dist = assets_folder() / "vendor" / "dist"
    fonts = json.loads((dist / "manifest.json").read_text("utf-8"))["fonts"]
    return tuple(str(dist / fonts[name]["file"]) for name in fonts if name.endswith(".ttf"))


@cache
def characters() -> frozenset[str]:
    """Every character that they can draw."""
    path = assets_folder() / "vendor" / "dist" / "characters.txt"
    return frozenset(path.read_text("utf-8")) | {"\n"}


def beyond(text: str) -> str:
    """The characters of a text that no font of ours has, each once."""
    return "".join(sorted(set(text) - characters()))


def as_xml(text: str) -> str:
    """Text for an SVG, Chinese in a font of its own: without that, no renderer makes it bold.

    >>> as_xml("2021 <")
    '2021 &lt;'
    """
    return _IDEOGRAPHS.sub(
        lambda found: element("tspan", found[0], font_family=f"{_CHINESE},{FAMILIES}"), escape(text)
    )
