"""The ids that layout and callbacks share. A pattern id is a dictionary; its key ``type`` names it."""

from __future__ import annotations

from typing import Final

URL: Final = "url"
SELECTION: Final = "selection"
PAGE: Final = "page"
HEAD: Final = "front-head"
RESULTS: Final = "results"

TABLE_SELECTION: Final = "table-selection"
TABLE: Final = "table"
COLUMNS: Final = "table-columns"

THEME: Final = "filter-theme"
PLACE: Final = "filter-place"
MEASURE: Final = "filter-measure"
SEARCH: Final = "filter-search"
DERIVED: Final = "filter-derived"


def field(key: str) -> str:
    """The control of the table for one key of a query."""
    return f"table-{key}"


def graph(view: str) -> dict[str, str]:
    """The drawing of a view."""
    return {"type": "graph", "view": view}
