"""QR codes as pictures that may stand inside a page."""

from __future__ import annotations

import segno


def code(address: str) -> str:
    """The address as a square of SVG with a quiet zone: dark on light, whatever is around it."""
    made = segno.make(address, error="m", micro=False)
    return str(made.svg_inline(omitsize=True, light="#fff", dark="#000", border=3))


def picture(address: str) -> str:
    """The same as the address of a picture, for where no SVG can stand."""
    made = segno.make(address, error="m", micro=False)
    return str(made.svg_data_uri(scale=4, border=4, light="#fff", dark="#000"))
