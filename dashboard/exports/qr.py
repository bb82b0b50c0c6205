"""QR codes as pictures that may stand inside a page."""

from __future__ import annotations

import segno


def code(address: str) -> str:
    """The address as a square of SVG with a quiet zone: dark on light, whatever is around it."""
    made = segno.make(address, error="m", micro=False)
    return str(made.svg_inline(omitsize=True, light="#fff", dark="#000", border=3))
