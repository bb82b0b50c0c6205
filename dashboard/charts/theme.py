"""The design tokens (``tokens.toml``): what charts name by token, and the stylesheet of the page.

A drawing names its colours by token. A Plotly figure is always built with the light colours; the
stylesheet repaints what Plotly wrote into the page for the dark scheme, so a change of scheme
redraws nothing. For that to hold, every colour of a figure is a token of ``LIGHT``, solid, and no
two tokens are the same colour.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from importlib import resources
from typing import Any, Final, Literal, TypeAlias

from dashboard.charts import typeface

HUES: Final = 6

#: A colour by its token.
Color: TypeAlias = Literal[
    "ink", "muted", "third", "rule", "grid", "surface",
    "hue-1", "hue-2", "hue-3", "hue-4", "hue-5", "hue-6",
    "hue-1-soft", "hue-2-soft", "hue-3-soft", "hue-4-soft", "hue-5-soft", "hue-6-soft",
]  # fmt: skip
Scheme: TypeAlias = Literal["light", "dark"]

_TOKENS: Final[dict[str, dict[str, Any]]] = tomllib.loads(
    resources.files("dashboard.charts").joinpath("tokens.toml").read_text("utf-8")
)


def _scheme(part: str, number: int) -> Mapping[str, str]:
    """The colours of one part of the tokens in one scheme, as Plotly writes them."""
    return {
        name: f"rgb{tuple(bytes.fromhex(colours[number][1:]))}"
        for name, colours in _TOKENS[part].items()
    }


LIGHT: Final = _scheme("colours", 0)
DARK: Final = _scheme("colours", 1)
PAGE_LIGHT: Final = _scheme("page", 0)
PAGE_DARK: Final = _scheme("page", 1)
#: Sizes of type in pixels, by name.
SIZES: Final[Mapping[str, int]] = _TOKENS["sizes"]

_NUMBER: Final = re.compile(r"\d+")
CLEAR: Final = "rgba(0, 0, 0, 0)"
SCHEMES: Final[Mapping[Scheme, Mapping[str, str]]] = {"light": LIGHT, "dark": DARK}

_HUES: Final[tuple[Color, ...]] = ("hue-1", "hue-2", "hue-3", "hue-4", "hue-5", "hue-6")
_SOFT: Final[tuple[Color, ...]] = (
    "hue-1-soft", "hue-2-soft", "hue-3-soft", "hue-4-soft", "hue-5-soft", "hue-6-soft",
)  # fmt: skip

FONT: Final = typeface.FONT
#: Plotly writes the type of files into the page; also where it measures text.
_PLOTLY_TYPE: Final = (
    ":is(.js-plotly-plot,#js-plotly-tester) text{font-family:var(--sans)!important}"
)
SIZE: Final = 14
SMALL: Final = 12


def hue(number: int) -> Color:
    """The token of a hue; beyond the sixth they begin again."""
    return _HUES[(number - 1) % HUES]


def soft(number: int) -> Color:
    """The token of a hue's tint, for what is not filled: the open end of a floor, the tip of a rough value."""
    return _SOFT[(number - 1) % HUES]


def hexadecimal(colour: str) -> str:
    """A colour as files and style sheets write it.

    >>> hexadecimal("rgb(21, 24, 28)")
    '#15181c'
    """
    return "#" + bytes(map(int, _NUMBER.findall(colour))).hex()


def palette() -> str:
    """The tokens as custom properties in the scheme of the system, for a page without figures."""
    light, dark = (
        _properties({name: colour for name, colour in tokens.items() if "hue" not in name})
        for tokens in ({**LIGHT, **PAGE_LIGHT}, {**DARK, **PAGE_DARK})
    )
    return (
        f"{typeface.stylesheet()}:root{{color-scheme:light dark;{light}}}"
        f"@media screen and (prefers-color-scheme:dark){{:root{{{dark}}}}}"
    )


def stylesheet(*, plotly: bool = True) -> str:
    """The tokens as custom properties in both schemes; with ``plotly``, rules that repaint its figures when dark."""
    light = _properties({**LIGHT, **PAGE_LIGHT})
    dark = _properties({**DARK, **PAGE_DARK})
    chosen = '[data-bs-theme="dark"]'
    system = ':root:not([data-bs-theme="light"])'
    return "\n".join(
        (
            typeface.stylesheet(),
            _PLOTLY_TYPE if plotly else "",
            f":root{{color-scheme:light;{light}}}",
            "@media screen{",
            f"{chosen}{{color-scheme:dark;{dark}}}",
            _repaint(chosen) if plotly else "",
            "}",
            "@media screen and (prefers-color-scheme:dark){",
            f"{system}{{color-scheme:dark;{dark}}}",
            _repaint(system) if plotly else "",
            "}",
            "",
        )
    )


def _properties(tokens: Mapping[str, str]) -> str:
    return "".join(f"--{name}:{hexadecimal(colour)};" for name, colour in tokens.items())


def _repaint(scope: str) -> str:
    """One rule for each token and property that plotly colours, by style or (hatches) by attribute."""
    return "\n".join(
        f'{scope} .js-plotly-plot :is([style*="{attribute}: {value}"],[{attribute}="{value}"])'
        f"{{{attribute}:var(--{name})!important}}"
        for name, value in LIGHT.items()
        for attribute in ("fill", "stroke")
    )
