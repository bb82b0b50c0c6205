"""Makes the fonts of pages and pictures: one file for browsers, four for what draws pictures.

Latin letters and digits are Schibsted Grotesk: a variable WOFF2 for pages, TrueType in two weights
for pictures. Chinese is Noto Sans SC in the same weights, put together from the slices that its
package ships and cut to GB 2312 and whatever else our messages and data say. ``characters.txt``
holds every character that the two draw together.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Iterable, Iterator, Mapping
from io import BytesIO
from pathlib import Path
from typing import Any, Final

from fontTools.merge import Merger
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

ROOT: Final = Path(__file__).resolve().parents[2]
LATIN: Final = "@fontsource-variable/schibsted-grotesk"
CHINESE: Final = "@fontsource-variable/noto-sans-sc"
WEIGHTS: Final = (400, 700)
#: The names by which pages and pictures ask for them.
FAMILIES: Final[Mapping[str, str]] = {LATIN: "Schibsted Grotesk", CHINESE: "Noto Sans SC"}

_WEIGHT_NAMES: Final = {400: "Regular", 700: "Bold"}
#: ASCII, punctuation, and the letters of the languages of western Europe.
_PAGE_LETTERS: Final = (
    *(*range(0x20, 0x7F), *range(0x2010, 0x2040)),
    *map(ord, "\N{NO-BREAK SPACE}©°·×£¥«»±€−ÄÖÜßäöüÀÂÇÈÉÊËÎÏÔÙÛàâçèéêëîïôùûŒœÑñÁÍÓÚáíóú"),
)
_PAGE_FEATURES: Final = ("kern", "tnum")
#: What says how a font is hinted, set downwards or chosen from a menu.
_UNUSED_TABLES: Final = ("STAT", "BASE", "vhea", "vmtx", "gasp", "prep", "DSIG", "HVAR", "MVAR")
_LAYOUT_TABLES: Final = ("GDEF", "GPOS", "GSUB")


def letters() -> str:
    """Every character to be drawn in Chinese pictures: GB 2312, and what we say beyond it."""
    found = {*_gb2312(), "\N{EN DASH}", "\N{EM DASH}", "\N{MIDDLE DOT}"}
    messages = (ROOT / "dashboard" / "messages").rglob("*.toml")
    for path in (*messages, *(ROOT / "data").glob("*.*")):
        found.update(path.read_text("utf-8"))
    return "".join(sorted(letter for letter in found if letter >= " "))


def _gb2312() -> Iterable[str]:
    """The characters of the national standard, both levels."""
    for row in range(0xA1, 0xF8):
        for cell in range(0xA1, 0xFF):
            yield bytes((row, cell)).decode("gb2312", "ignore")


def make(modules: Path, target: Path) -> dict[str, dict[str, Any]]:
    """Write the fonts and their licences; gives their entries for the manifest, but the digests."""
    (source,) = (modules / LATIN / "files").glob("*-latin-wght-normal.woff2")
    latin = _instances([_cut(_open(source), features=["kern"])], FAMILIES[LATIN])
    drawn = latin[400].getBestCmap()
    chinese = _instances([*_slices(modules / CHINESE / "files", drawn)], FAMILIES[CHINESE])
    fonts = {
        "schibsted-grotesk.woff2": (LATIN, _page_font(source)),
        **{f"schibsted-grotesk-{weight}.ttf": (LATIN, font) for weight, font in latin.items()},
        **{f"noto-sans-sc-{weight}.ttf": (CHINESE, font) for weight, font in chinese.items()},
    }
    entries = {}
    for name, (package, font) in fonts.items():
        version = json.loads((modules / package / "package.json").read_text("utf-8"))["version"]
        content = _saved(font).getvalue()
        # what is cut out of a version may change without it
        digest = hashlib.sha256(content).hexdigest()[:8]
        file = target / f"{Path(name).stem}-{version}-{digest}{Path(name).suffix}"
        file.write_bytes(content)
        shutil.copy(modules / package / "LICENSE", f"{file}.LICENSE.txt")
        entries[name] = {"file": file.name, "version": version}
    codes = {code for font in (latin[400], chinese[400]) for code in font.getBestCmap()}
    characters = "".join(chr(code) for code in sorted(codes) if code >= ord(" "))
    (target / "characters.txt").write_text(characters, "utf-8")
    return entries


def _open(source: Path | BytesIO) -> TTFont:
    """A font that is saved with the date it came with, so that the same files come of it."""
    return TTFont(source, recalcTimestamp=False)


def _cut(
    font: TTFont, unicodes: Iterable[int] | None = None, *, features: Iterable[str] = ()
) -> TTFont:
    """The font with those characters and features only, without hints."""
    options = Options(hinting=False, layout_features=[*features], notdef_outline=True)
    options.name_IDs = [0, 13]
    options.drop_tables += _UNUSED_TABLES if features else (*_UNUSED_TABLES, *_LAYOUT_TABLES)
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=font.getBestCmap() if unicodes is None else unicodes)
    subsetter.subset(font)
    return font


def _page_font(source: Path) -> TTFont:
    """All weights that pages use in one file, as browsers take it."""
    font = _cut(_open(source), _PAGE_LETTERS, features=_PAGE_FEATURES)
    font = instantiateVariableFont(font, {"wght": (400, 700)})
    font.flavor = "woff2"
    return font


def _slices(folder: Path, drawn: Iterable[int]) -> Iterator[TTFont]:
    """The slices of a font, each cut to the wanted characters that none before it has given.

    Not those that the other font has ``drawn``: resvg sets a whole line in the first font that has
    all of it, and a line of Chinese with a number would lose the font of its digits.
    """
    wanted = {ord(letter) for letter in letters()} - set(drawn)
    for path in sorted(folder.glob("*-wght-normal.woff2")):
        font = _open(path)
        here = wanted & set(font.getBestCmap())
        wanted -= here
        if here:
            yield _cut(font, here)


def _instances(slices: Iterable[TTFont], family: str) -> dict[int, TTFont]:
    """The slices of one variable font as one font a weight."""
    parts: dict[int, list[BytesIO]] = {weight: [] for weight in WEIGHTS}
    for font in slices:
        font.flavor = None
        variable = _saved(font)
        for weight in WEIGHTS:
            variable.seek(0)
            fixed = instantiateVariableFont(_open(variable), {"wght": weight}, overlap=False)
            parts[weight].append(_saved(fixed))
    return {weight: _named(_merged(files), family, weight) for weight, files in parts.items()}


def _saved(font: TTFont) -> BytesIO:
    file = BytesIO()
    font.save(file)
    file.seek(0)
    return file


def _merged(files: list[BytesIO]) -> TTFont:
    if len(files) == 1:
        return _open(files[0])
    font = Merger().merge(files)
    font.recalcTimestamp = False
    font["head"].modified = font["head"].created
    return font


def _named(font: TTFont, family: str, weight: int) -> TTFont:
    """The font under one family name and weight, whatever its source calls it."""
    style = _WEIGHT_NAMES[weight]
    names = font["name"]
    kept = {
        (record.nameID): record.toUnicode() for record in names.names if record.nameID in {0, 13}
    }
    names.names = []
    said = {
        **kept,
        1: family,
        2: style,
        4: f"{family} {style}",
        6: f"{family.replace(' ', '')}-{style}",
    }
    for number, text in said.items():
        names.setName(text, number, 3, 1, 0x409)
    font["OS/2"].usWeightClass = weight
    bold = weight == 700
    font["OS/2"].fsSelection = font["OS/2"].fsSelection & ~0x61 | (0x20 if bold else 0x40)
    font["head"].macStyle = int(bold)
    font["post"].formatType = 3.0
    return font
