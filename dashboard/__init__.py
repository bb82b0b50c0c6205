"""An interactive dashboard of the figures a city reported.

A row of ``data/indicators.csv`` walks up through the folders once:
``indicators`` (what is known), ``charts`` (how it is drawn), ``views`` (what can be shown),
``explorer`` (the pages); the only thing that walks back down is an address.

In Python, ``load`` opens a data package::

    from dashboard import load

    rail = load("data").figures(theme="rail")
"""

from __future__ import annotations

from dashboard.python_api import Data, load

__version__ = "0.1.0"

__all__ = ["Data", "__version__", "load"]
