"""QR codes as pictures with a quiet zone: dark on light, whatever is around them."""

from __future__ import annotations

from typing import Any, Final

import segno

_LOOKS: Final[dict[str, Any]] = {"light": "#fff", "dark": "#000", "border": 4}


def code(address: str) -> str:
    """The address as a square of SVG that may stand inside a page."""
    return str(_made(address).svg_inline(omitsize=True, **_LOOKS))


def image(address: str) -> str:
    """The address as the source of an image, which may as well be saved as a file."""
    return str(_made(address).svg_data_uri(scale=8, **_LOOKS))


def _made(address: str) -> segno.QRCode:
    return segno.make(address, error="m", micro=False)
