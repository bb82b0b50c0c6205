"""PNG from SVG: drawn without a browser and without a font of the machine."""

from __future__ import annotations

import subprocess
import sys
import zlib

import pytest

from dashboard.charts import png
from dashboard.exports.pictures import fonts

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" width="60" height="30" font-size="24"'


def written(text: str, *, weight: str = "normal") -> str:
    family = f'font-family="{fonts.FAMILIES}" font-weight="{weight}"'
    return f'{HEAD}><text x="2" y="24" {family}>{fonts.as_xml(text)}</text></svg>'


def drawn(text: str, *, weight: str = "normal") -> bytes:
    """The picture of a text on a machine without fonts."""
    return png.draw(written(text, weight=weight), fonts=fonts.files())


def size(picture: bytes) -> tuple[int, int]:
    assert picture.startswith(b"\x89PNG")
    return int.from_bytes(picture[16:20]), int.from_bytes(picture[20:24])


def ink(picture: bytes) -> int:
    """How many bytes of its rows are no clear ground: about how much is drawn."""
    body = b""
    place = 8
    while place < len(picture):
        length = int.from_bytes(picture[place : place + 4])
        if picture[place + 4 : place + 8] == b"IDAT":
            body += picture[place + 8 : place + 8 + length]
        place += 12 + length
    row = 1 + 4 * size(picture)[0]
    return sum(bool(byte) for at, byte in enumerate(zlib.decompress(body)) if at % row)


def test_a_picture_has_as_many_pixels_as_its_scale_asks_for() -> None:
    for scale in (1, 2, 4):
        assert size(png.draw(f"{HEAD}/>", fonts=(), scale=scale)) == (60 * scale, 30 * scale)


def test_chinese_is_drawn_where_the_machine_has_no_font() -> None:
    different = {drawn(letter) for letter in "金华进出口总额"}
    assert len(different) == 7
    assert drawn("\U0002a6d6") not in different  # a character of no font: a box
    assert ink(drawn("金")) > ink(drawn("\U0002a6d6")) / 2


def test_without_any_font_nothing_is_written() -> None:
    assert not ink(png.draw(written("金"), fonts=()))
    assert ink(drawn("Jinhua"))


def test_chinese_is_bold_where_it_is_to_be() -> None:
    assert ink(drawn("金华", weight="bold")) > ink(drawn("金华")) * 1.05


def test_a_number_keeps_its_font_beside_chinese() -> None:
    alone, beside = (written(text).replace('width="60"', 'width="20"') for text in ("21", "21华"))
    assert png.draw(alone, fonts=fonts.files()) == png.draw(beside, fonts=fonts.files())


def test_another_process_draws_the_same() -> None:
    svg = written("Jinhua 金")
    apart = png.draw_apart(svg, fonts=fonts.files(), scale=2)
    assert apart == png.draw(svg, fonts=fonts.files(), scale=2)


def test_what_is_no_svg_is_an_error_that_says_so() -> None:
    with pytest.raises(ValueError, match=r"\S"):
        png.draw("<p>", fonts=())
    with pytest.raises(RuntimeError, match="cannot be drawn"):
        png.draw_apart("<p>", fonts=())


def test_the_process_that_draws_loads_nothing_of_ours() -> None:
    said = subprocess.run(
        [sys.executable, "-P", "-X", "importtime", png.__file__, "1", "0"],
        input=f"{HEAD}/>".encode(),
        capture_output=True,
        check=True,
    ).stderr.decode()
    assert "resvg_py" in said
    assert "dashboard" not in said
    assert "pandas" not in said


def test_the_fonts_of_the_system_come_after_ours() -> None:
    svg = written("Jinhua 金")
    assert png.draw(svg, fonts=fonts.files(), system_fonts=True) == png.draw(
        svg, fonts=fonts.files()
    )
