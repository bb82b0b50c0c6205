"""Tests of the palette and the stylesheet."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import combinations, pairwise

import pytest

from dashboard.charts import theme
from dashboard.charts.to_plotly import template

SCHEMES = {"light": theme.LIGHT, "dark": theme.DARK}
HUES = [f"hue-{number}" for number in range(1, theme.HUES + 1)]


def luminance(color: str) -> float:
    """Relative luminance as WCAG defines it."""
    parts = [int(part) / 255 for part in re.findall(r"\d+", color)]
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def lightness(color: str) -> float:
    """Lightness from 0 to 100 as CIELAB defines it."""
    return 116 * float(luminance(color) ** (1 / 3)) - 16


@pytest.mark.parametrize("tokens", SCHEMES.values(), ids=SCHEMES)
@pytest.mark.parametrize("name", [*HUES, "rule"])
def test_what_is_drawn_stands_out_from_its_ground(tokens: Mapping[str, str], name: str) -> None:
    assert contrast(tokens[name], tokens["surface"]) >= 3


def test_a_rule_stands_out_from_the_page_as_well() -> None:
    rules, papers = (
        re.findall(rf"--{name}:([^;]*);", theme.stylesheet()) for name in ("rule", "paper")
    )
    assert len(rules) == len(papers) >= 2
    assert all(contrast(*pair) >= 3 for pair in zip(rules, papers, strict=True))


@pytest.mark.parametrize("tokens", SCHEMES.values(), ids=SCHEMES)
@pytest.mark.parametrize("name", ["ink", "muted"])
def test_text_can_be_read_on_its_ground(tokens: Mapping[str, str], name: str) -> None:
    assert contrast(tokens[name], tokens["surface"]) >= 4.5


@pytest.mark.parametrize("tokens", SCHEMES.values(), ids=SCHEMES)
def test_the_hues_of_the_themes_differ_in_greyscale(tokens: Mapping[str, str]) -> None:
    greys = sorted(lightness(tokens[name]) for name in HUES[:4])
    assert all(upper - lower >= 5 for lower, upper in pairwise(greys))


def test_no_two_tokens_are_the_same_colour_so_that_each_can_be_repainted() -> None:
    assert not [pair for pair in combinations(theme.LIGHT.values(), 2) if pair[0] == pair[1]]


def test_both_schemes_have_the_same_tokens() -> None:
    assert list(theme.LIGHT) == list(theme.DARK)


@pytest.mark.parametrize("name", theme.LIGHT)
def test_the_stylesheet_says_every_token_and_repaints_it_when_dark(name: str) -> None:
    sheet = theme.stylesheet()
    assert f"--{name}:{theme.LIGHT[name]};" in sheet
    assert sheet.count(f"--{name}:{theme.DARK[name]};") == 2  # chosen, and by the system
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
