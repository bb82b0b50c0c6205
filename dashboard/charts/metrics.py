"""How wide and how high text is, by the Latin font that ships.

``metrics.json`` has the advance widths of two weights, what kerning adds between two letters, and
the height of a line, in thousandths of the size; ``python assets/vendor/metrics.py`` writes it from
the fonts. What the Latin font does not have is as wide as in Chinese ones: a square.
"""

from __future__ import annotations

import json
import unicodedata
from functools import lru_cache
from importlib import resources
from itertools import pairwise
from typing import Any, Final

from dashboard.charts.typeface import SHARED

_FONT: Final[dict[str, Any]] = json.loads(
    resources.files("dashboard.charts").joinpath("metrics.json").read_text("utf-8")
)
_ADVANCES: Final[tuple[dict[str, int], ...]] = tuple(
    {
        letter: int(width)
        for width, letters in _FONT["advances"][weight].items()
        for letter in letters
    }
    for weight in ("400", "700")
)
_KERNING: Final[dict[tuple[str, str], int]] = {
    (first, second): int(width)
    for first, widths in _FONT["kerning"].items()
    for width, seconds in widths.items()
    for second in seconds
}
_EM: Final = 1000
#: How wide a letter of another alphabet is in most fonts.
_UNKNOWN: Final = 620

#: How far a line reaches above and below its baseline, in parts of its size.
ASCENT: Final[float] = _FONT["ascent"] / _EM
DESCENT: Final[float] = _FONT["descent"] / _EM


@lru_cache(maxsize=8192)
def text_width(text: str, size: float = 14, *, bold: bool = False) -> float:
    r"""How many pixels a line of text takes.

    >>> round(text_width("Jinhua"), 1), round(text_width("Jinhua", bold=True), 1)
    (42.8, 46.3)
    >>> text_width("金华“"), text_width("e\N{COMBINING ACUTE ACCENT}") == text_width("é")
    (42.0, True)
    """
    squares = SHARED if any(unicodedata.east_asian_width(one) in "WF" for one in text) else ""
    advances = sum(_EM if one in squares else _advance(one, bold=bold) for one in text)
    return (advances + sum(_KERNING.get(pair, 0) for pair in pairwise(text))) * size / _EM


def _advance(letter: str, *, bold: bool) -> int:
    """The width of one character, in thousandths of its size."""
    known = _ADVANCES[bold].get(letter)
    if known is not None:
        return known
    if unicodedata.combining(letter) or unicodedata.category(letter) == "Cf":
        return 0
    return _EM if unicodedata.east_asian_width(letter) in "WF" else _UNKNOWN
