"""Tests of the palette and the stylesheet."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import combinations
from math import dist

import pytest

from dashboard.charts import theme
from dashboard.charts.plotly_template import template

SCHEMES = {"light": theme.LIGHT, "dark": theme.DARK}
PAGES = {
    "light": {**theme.LIGHT, **theme.PAGE_LIGHT},
    "dark": {**theme.DARK, **theme.PAGE_DARK},
}
HUES = [f"hue-{number}" for number in range(1, theme.HUES + 1)]


def linear(color: str) -> list[float]:
    """Red, green and blue as amounts of light."""
    parts = [int(part) / 255 for part in re.findall(r"\d+", color)]
    return [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]


def luminance(color: str) -> float:
    """Relative luminance as WCAG defines it."""
    red, green, blue = linear(color)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def difference(one: str, other: str) -> float:
    """How far apart two colours are, as CIELAB (1976) measures it."""
    return dist(lab(one), lab(other))


def lab(color: str) -> tuple[float, float, float]:
    red, green, blue = linear(color)
    x, y, z = (
        part ** (1 / 3) if part > 0.008856 else 7.787 * part + 16 / 116
        for part in (
            (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.9505,
            0.2126 * red + 0.7152 * green + 0.0722 * blue,
            (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.089,
        )
    )
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


@pytest.mark.parametrize("tokens", SCHEMES.values(), ids=SCHEMES)
@pytest.mark.parametrize("name", [*HUES, "rule"])
def test_what_is_drawn_stands_out_from_its_ground(tokens: Mapping[str, str], name: str) -> None:
    assert contrast(tokens[name], tokens["surface"]) >= 3


@pytest.mark.parametrize("tokens", PAGES.values(), ids=PAGES)
def test_a_rule_stands_out_from_the_page_as_well(tokens: Mapping[str, str]) -> None:
    assert contrast(tokens["rule"], tokens["paper"]) >= 3


@pytest.mark.parametrize("tokens", PAGES.values(), ids=PAGES)
@pytest.mark.parametrize("name", [*HUES, "ink", "muted", "third"])
def test_text_can_be_read_on_its_ground(tokens: Mapping[str, str], name: str) -> None:
    assert contrast(tokens[name], tokens["surface"]) >= 4.5
    assert contrast(tokens[name], tokens["paper"]) >= 4.5


@pytest.mark.parametrize("tokens", PAGES.values(), ids=PAGES)
def test_the_tracks_of_the_mark_stand_out_from_its_seal(tokens: Mapping[str, str]) -> None:
    assert contrast(tokens["on-seal"], tokens["seal"]) >= 4.5


@pytest.mark.parametrize("tokens", SCHEMES.values(), ids=SCHEMES)
def test_the_hues_can_be_told_apart(tokens: Mapping[str, str]) -> None:
    assert all(difference(tokens[one], tokens[other]) >= 20 for one, other in combinations(HUES, 2))


def test_no_two_tokens_are_the_same_colour_so_that_each_can_be_repainted() -> None:
    assert not [pair for pair in combinations(theme.LIGHT.values(), 2) if pair[0] == pair[1]]


def test_both_schemes_have_the_same_tokens() -> None:
    assert list(theme.LIGHT) == list(theme.DARK)


@pytest.mark.parametrize("name", theme.LIGHT)
def test_the_stylesheet_says_every_token_and_repaints_it_when_dark(name: str) -> None:
    sheet = theme.stylesheet()
    light, dark = (theme.hexadecimal(tokens[name]) for tokens in SCHEMES.values())
    assert f"--{name}:{light};" in sheet
    assert sheet.count(f"--{name}:{dark};") == 2  # chosen, and by the system
    for attribute in ("fill", "stroke"):
        repainted = f'[style*="{attribute}: {theme.LIGHT[name]}"]'
        assert sheet.count(repainted) == 2


def test_the_stylesheet_prints_light() -> None:
    _, *dark = theme.stylesheet().split("@media ")
    assert all(part.startswith("screen") for part in dark)


def test_hues_begin_again_after_the_last_one() -> None:
    assert theme.hue(1) == theme.hue(7) == "hue-1"
    assert theme.soft(2) == "hue-2-soft"


def test_the_template_is_a_new_one_each_time() -> None:
    assert template() is not template()
