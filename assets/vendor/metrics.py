"""Writes ``dashboard/charts/metrics.json``: how wide and how high the Latin font of pages is.

``python assets/vendor/metrics.py`` after the fonts have been built anew; a test says when they
and the file differ. In thousandths of the size: ascent, descent, the characters of each advance
width by weight, and by first letter what kerning adds before which others, the mean of the
weights in steps of ten.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from string import ascii_letters, digits
from typing import Any, Final

from fontTools.ttLib import TTFont

ROOT: Final = Path(__file__).resolve().parents[2]
FILE: Final = ROOT / "dashboard" / "charts" / "metrics.json"
WEIGHTS: Final = (400, 700)

_EM: Final = 1000
_STEP: Final = 10
#: What is kerned: letters, digits, and what stands next to them in labels.
_KERNED: Final = f"{ascii_letters}{digits}.,:;-–'’()%+−/·"

Widths = dict[str, dict[str, str]]


def measure(folder: Path) -> dict[str, Any]:
    """The metrics of the fonts in a folder."""
    fonts = {}
    for weight in WEIGHTS:
        (path,) = folder.glob(f"schibsted-grotesk-{weight}-*.ttf")
        fonts[weight] = TTFont(path)
    regular = fonts[WEIGHTS[0]]
    return {
        "ascent": _thousandths(regular, regular["hhea"].ascent),
        "descent": _thousandths(regular, -regular["hhea"].descent),
        "advances": {str(weight): _advances(font) for weight, font in fonts.items()},
        "kerning": _kerning([dict(_pairs(font)) for font in fonts.values()]),
    }


def text(metrics: Mapping[str, Any]) -> str:
    """The metrics as JSON, a line for each weight and each first letter."""
    lines = [f'"{key}": {json.dumps(metrics[key])}' for key in ("ascent", "descent")]
    for key in ("advances", "kerning"):
        rows = (f"{json.dumps(name)}: {json.dumps(row)}" for name, row in metrics[key].items())
        lines.append(f'"{key}": {{\n' + ",\n".join(rows) + "\n}")
    return "{\n" + ",\n".join(lines) + "\n}\n"


def _thousandths(font: TTFont, units: int) -> int:
    em: int = font["head"].unitsPerEm
    return round(units * _EM / em)


def _advances(font: TTFont) -> dict[str, str]:
    """The characters of each width."""
    found: dict[int, str] = {}
    for code, glyph in sorted(font.getBestCmap().items()):
        if code >= ord(" "):
            width = _thousandths(font, font["hmtx"].metrics[glyph][0])
            found[width] = found.get(width, "") + chr(code)
    return {str(width): found[width] for width in sorted(found)}


def _kerning(weights: list[dict[str, int]]) -> Widths:
    """By first letter, the second ones of each width."""
    found: Widths = {}
    for pair in sorted(set().union(*weights)):
        mean = sum(pairs.get(pair, 0) for pairs in weights) / len(weights)
        if width := round(mean / _STEP) * _STEP:
            row = found.setdefault(pair[0], {})
            row[str(width)] = row.get(str(width), "") + pair[1]
    return found


def _pairs(font: TTFont) -> Iterator[tuple[str, int]]:
    """Each pair of characters that is kerned, with its width."""
    (lookup,) = font["GPOS"].table.LookupList.Lookup
    glyphs = {letter: font.getBestCmap()[ord(letter)] for letter in _KERNED}
    for first, left in glyphs.items():
        tables = [table for table in lookup.SubTable if left in table.Coverage.glyphs]
        for second, right in glyphs.items():
            values = (_value(table, left, right) for table in tables)
            units = next((value for value in values if value is not None), 0)
            yield first + second, _thousandths(font, units)


def _value(table: Any, left: str, right: str) -> int | None:
    """What a table adds between two glyphs; nothing if it leaves them to the next one."""
    if table.Format == 1:
        pairs = table.PairSet[table.Coverage.glyphs.index(left)].PairValueRecord
        found = next((pair.Value1 for pair in pairs if pair.SecondGlyph == right), None)
        return None if found is None else getattr(found, "XAdvance", 0)
    classes = table.ClassDef1.classDefs.get(left, 0), table.ClassDef2.classDefs.get(right, 0)
    value = table.Class1Record[classes[0]].Class2Record[classes[1]].Value1
    return getattr(value, "XAdvance", 0)


if __name__ == "__main__":
    FILE.write_text(text(measure(ROOT / "assets" / "vendor" / "dist")), "utf-8")
