"""Attributes whose names Python cannot write as keywords."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

#: The mark of a link whose page is shown as a dialog where there is a script.
IN_DIALOG: Final[Mapping[str, Any]] = {"data-dialog": "true"}


def aria(**named: str) -> dict[str, Any]:
    """ARIA attributes, for ``**`` in a component.

    >>> aria(label="Pages")
    {'aria-label': 'Pages'}
    """
    return {f"aria-{name}": value for name, value in named.items()}
