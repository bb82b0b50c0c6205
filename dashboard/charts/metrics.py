"""How high text stands: the ascent and descent of the pages' Latin font, in parts of its size."""

from __future__ import annotations

from typing import Final

ASCENT: Final = 0.93
DESCENT: Final = 0.24
