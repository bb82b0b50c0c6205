"""An interactive dashboard of the figures a city reported.

A row of ``data/indicators.csv`` walks up through the folders once:
``indicators`` (what is known), ``charts`` (how it is drawn), ``views`` (what can be shown),
``explorer`` (the pages); the only thing that walks back down is an address.

In Python, ``load`` opens a data package::

    from dashboard import load

    rail = load("data").figures(theme="rail")
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dashboard.exports.opened import Data as Data
    from dashboard.exports.opened import load as load

__version__ = "0.1.0"

__all__ = ["Data", "__version__", "load"]


def __getattr__(name: str) -> Any:
    """``load`` and ``Data``, fetched when they are first asked for: pandas takes its time."""
    if name in {"Data", "load"}:
        return getattr(import_module("dashboard.exports.opened"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
