"""The fonts that ship draw whatever the product says, in two weights, under the names asked for."""

from __future__ import annotations

import json
import runpy
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from fontTools.ttLib import TTFont

DIST = Path(__file__).parent.parent / "assets" / "vendor" / "dist"


def entries() -> dict[str, Any]:
    found: dict[str, Any] = json.loads((DIST / "manifest.json").read_text("utf-8"))["fonts"]
    return found


@cache
def font(name: str) -> TTFont:
    return TTFont(DIST / entries()[name]["file"])


def covered(*names: str) -> set[str]:
    return {chr(code) for name in names for code in font(name).getBestCmap()}


@pytest.mark.parametrize("weight", [400, 700])
def test_every_character_of_messages_and_data_is_drawn(checkout: Path, weight: int) -> None:
    sources = [
        *(checkout / "dashboard" / "messages").rglob("*.toml"),
        *(checkout / "data").iterdir(),
    ]
    said = set("".join(path.read_text("utf-8") for path in sources)) - {"\n", "\t"}
    drawn = covered(f"schibsted-grotesk-{weight}.ttf", f"noto-sans-sc-{weight}.ttf")
    assert said <= drawn


@pytest.mark.parametrize("weight", [400, 700])
def test_both_levels_of_the_national_standard_are_drawn(weight: int) -> None:
    levels = {
        bytes((row, cell)).decode("gb2312", "ignore")
        for row in range(0xB0, 0xF8)
        for cell in range(0xA1, 0xFF)
    }
    missing = levels - covered(f"noto-sans-sc-{weight}.ttf") - {""}
    assert len(levels) > 6700
    assert len(missing) <= 34  # its package has none of these rare ones, not even in a slice


@pytest.mark.parametrize("weight", [400, 700])
def test_what_fonts_draw_is_said_without_reading_fonts(weight: int) -> None:
    listed = set((DIST / "characters.txt").read_text("utf-8"))
    drawn = covered(f"schibsted-grotesk-{weight}.ttf", f"noto-sans-sc-{weight}.ttf")
    assert listed == {letter for letter in drawn if letter >= " "}


@pytest.mark.parametrize("family", ["Schibsted Grotesk", "Noto Sans SC"])
@pytest.mark.parametrize(("weight", "style"), [(400, "Regular"), (700, "Bold")])
def test_a_font_is_found_by_its_family_and_weight(family: str, weight: int, style: str) -> None:
    found = font(f"{family.lower().replace(' ', '-')}-{weight}.ttf")
    assert found["name"].getDebugName(1) == family
    assert found["name"].getDebugName(2) == style
    assert found["OS/2"].usWeightClass == weight
    assert not {"fvar", "gvar", "fpgm", "prep"} & set(found.keys())


def test_pages_have_one_small_font_with_all_weights() -> None:
    found = font("schibsted-grotesk.woff2")
    (axis,) = found["fvar"].axes
    assert (axis.axisTag, axis.minValue, axis.maxValue) == ("wght", 400, 700)
    assert set(map(chr, range(0x20, 0x7F))) <= covered("schibsted-grotesk.woff2")
    assert (DIST / entries()["schibsted-grotesk.woff2"]["file"]).stat().st_size <= 30_000


def test_text_is_measured_by_the_fonts_that_are_built(checkout: Path) -> None:
    made = runpy.run_path(str(checkout / "assets" / "vendor" / "metrics.py"))
    assert made["FILE"].read_text("utf-8") == made["text"](made["measure"](DIST))


@pytest.mark.parametrize("name", sorted(entries()))
def test_a_font_comes_with_its_licence(name: str) -> None:
    licence = (DIST / f"{entries()[name]['file']}.LICENSE.txt").read_text("utf-8")
    assert "SIL OPEN FONT LICENSE" in licence
