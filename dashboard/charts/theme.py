"""The palette, said once: what charts name by token, and the stylesheet of the page.

A drawing names its colours by token. A Plotly figure is always built with the light colours; the
stylesheet repaints what Plotly wrote into the page for the dark scheme, so a change of scheme
redraws nothing. For that to hold, every colour of a figure is a token of ``LIGHT``, solid, and no
two tokens are the same colour.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, Literal, TypeAlias

HUES: Final = 6

#: A colour by its token.
Color: TypeAlias = Literal[
    "ink", "muted", "rule", "grid", "surface",
    "hue-1", "hue-2", "hue-3", "hue-4", "hue-5", "hue-6",
    "hue-1-soft", "hue-2-soft", "hue-3-soft", "hue-4-soft", "hue-5-soft", "hue-6-soft",
]  # fmt: skip
Scheme: TypeAlias = Literal["light", "dark"]

LIGHT: Final[Mapping[str, str]] = {
    "ink": "rgb(27, 31, 36)",
    "muted": "rgb(90, 95, 103)",
    "rule": "rgb(130, 134, 140)",
    "grid": "rgb(228, 226, 220)",
    "surface": "rgb(255, 254, 252)",
    "hue-1": "rgb(29, 62, 122)",
    "hue-2": "rgb(182, 124, 24)",
    "hue-3": "rgb(168, 50, 30)",
    "hue-4": "rgb(24, 134, 126)",
    "hue-5": "rgb(110, 58, 114)",
    "hue-6": "rgb(92, 112, 52)",
    "hue-1-soft": "rgb(203, 213, 231)",
    "hue-2-soft": "rgb(243, 226, 194)",
    "hue-3-soft": "rgb(245, 213, 204)",
    "hue-4-soft": "rgb(198, 229, 225)",
    "hue-5-soft": "rgb(227, 210, 229)",
    "hue-6-soft": "rgb(219, 227, 200)",
}

DARK: Final[Mapping[str, str]] = {
    "ink": "rgb(236, 234, 228)",
    "muted": "rgb(168, 172, 178)",
    "rule": "rgb(118, 124, 132)",
    "grid": "rgb(52, 57, 64)",
    "surface": "rgb(28, 32, 38)",
    "hue-1": "rgb(112, 152, 226)",
    "hue-2": "rgb(236, 192, 104)",
    "hue-3": "rgb(222, 98, 72)",
    "hue-4": "rgb(78, 190, 180)",
    "hue-5": "rgb(196, 140, 200)",
    "hue-6": "rgb(158, 186, 104)",
    "hue-1-soft": "rgb(45, 60, 88)",
    "hue-2-soft": "rgb(78, 65, 40)",
    "hue-3-soft": "rgb(84, 48, 42)",
    "hue-4-soft": "rgb(36, 72, 72)",
    "hue-5-soft": "rgb(72, 54, 76)",
    "hue-6-soft": "rgb(60, 70, 46)",
}

#: Tokens that only the page uses: its ground behind the cards, and the ring around what has focus.
_PAGE_LIGHT: Final[Mapping[str, str]] = {"paper": "rgb(246, 244, 238)", "focus": "rgb(11, 87, 208)"}
_PAGE_DARK: Final[Mapping[str, str]] = {"paper": "rgb(19, 22, 27)", "focus": "rgb(138, 180, 248)"}

CLEAR: Final = "rgba(0, 0, 0, 0)"
SCHEMES: Final[Mapping[Scheme, Mapping[str, str]]] = {"light": LIGHT, "dark": DARK}

_HUES: Final[tuple[Color, ...]] = ("hue-1", "hue-2", "hue-3", "hue-4", "hue-5", "hue-6")
_SOFT: Final[tuple[Color, ...]] = (
    "hue-1-soft", "hue-2-soft", "hue-3-soft", "hue-4-soft", "hue-5-soft", "hue-6-soft",
)  # fmt: skip

FONT: Final = 'system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif'
SIZE: Final = 14
SMALL: Final = 12


def hue(number: int) -> Color:
    """The token of a hue; beyond the sixth they begin again."""
    return _HUES[(number - 1) % HUES]


def soft(number: int) -> Color:
    """The token of a hue's tint, for what is not filled: the open end of a floor, the tip of a rough value."""
    return _SOFT[(number - 1) % HUES]


def palette() -> str:
    """The tokens as custom properties in the scheme of the system, for a page without figures."""
    light, dark = _properties({**LIGHT, **_PAGE_LIGHT}), _properties({**DARK, **_PAGE_DARK})
    return (
        f":root{{color-scheme:light dark;{light}}}"
        f"@media screen and (prefers-color-scheme:dark){{:root{{{dark}}}}}"
    )


def stylesheet(*, plotly: bool = True) -> str:
    """The tokens as custom properties in both schemes; with ``plotly``, rules that repaint its figures when dark."""
    light = _properties({**LIGHT, **_PAGE_LIGHT})
    dark = _properties({**DARK, **_PAGE_DARK})
    chosen = '[data-bs-theme="dark"]'
    system = ':root:not([data-bs-theme="light"])'
    return "\n".join(
        (
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
    return "".join(f"--{name}:{value};" for name, value in tokens.items())


def _repaint(scope: str) -> str:
    """One rule for each token and property that plotly colours, by style or (hatches) by attribute."""
    return "\n".join(
        f'{scope} .js-plotly-plot :is([style*="{attribute}: {value}"],[{attribute}="{value}"])'
        f"{{{attribute}:var(--{name})!important}}"
        for name, value in LIGHT.items()
        for attribute in ("fill", "stroke")
    )
