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

EVIDENCE: Final = "evidence"
EVIDENCE_TITLE: Final = "evidence-title"
EVIDENCE_BODY: Final = "evidence-body"

PICKER: Final = "picker"
PICKER_OPEN: Final = "picker-open"
PICKED: Final = "picked-views"
PICKER_EVERY: Final = "picker-every"
PICKER_SCHEME: Final = "picker-scheme"
PICKER_BODY: Final = "picker-body"

SHARE: Final = "share"
SHARED: Final = "shared-view"
SHARE_LANG: Final = "share-lang"
SHARE_SCHEME: Final = "share-scheme"
SHARE_SIZE: Final = "share-size"
SHARE_OPTIONS: Final = "share-options"
SHARE_BODY: Final = "share-body"


def field(key: str) -> str:
    """The control of the table for one key of a query."""
    return f"table-{key}"


def figure(figure_id: str, where: str) -> dict[str, str]:
    """The button that opens a figure's evidence; ``where`` keeps two of the same figure apart."""
    return {"type": "figure", "figure": figure_id, "where": where}


def graph(view: str) -> dict[str, str]:
    """The drawing of a view."""
    return {"type": "graph", "view": view}


def share(view: str) -> dict[str, str]:
    """The button that opens the dialog that gives a view away."""
    return {"type": "share", "view": view}


def move(view: str, way: str) -> dict[str, str]:
    """The button that moves a slide of a deck ``up`` or ``down``."""
    return {"type": "move", "view": view, "way": way}
