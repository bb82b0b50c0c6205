"""Attributes whose names Python cannot write as keywords."""

from __future__ import annotations

from typing import Any


def aria(**named: str) -> dict[str, Any]:
    """ARIA attributes, for ``**`` in a component.

    >>> aria(label="Pages")
    {'aria-label': 'Pages'}
    """
    return {f"aria-{name}": value for name, value in named.items()}
