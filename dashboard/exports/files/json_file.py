"""JSON: everything that a file says, as objects; a number never travels without its bound."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any, Final

from dashboard.exports.files.content import Content, notes_of
from dashboard.exports.files.tidy_table import Cell, TidyRow, cells
from dashboard.indicators.fields import FURTHER
from dashboard.indicators.select.strict_query import KEYS
from dashboard.views.render.rendered import Citation, Rendered

_WORDS: Final = ("of", "definition", "source", "locator", "note")
#: Which object holds a column that has none of its own name.
_HOLDING: Final = {"value": "number", "bound": "number", "unit": "number", "period_basis": "period"}


def make(content: Content) -> bytes:
    """The content as strict JSON in UTF-8."""
    return written(described(content))


def written(value: object) -> bytes:
    """Any value as strict JSON: no NaN, no infinity, keys in the order given."""
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, indent=2)
    return f"{text}\n".encode("utf-8", "surrogatepass")


def described(content: Content) -> dict[str, Any]:
    """The data set, what was selected of it, the views, the figures and their sources."""
    package, lang = content.package, content.lang
    return {
        "title": content.site,
        "description": package.description.within(lang),
        "language": lang,
        "version": package.version,
        "publisher": package.publisher.within(lang),
        "licence": {"name": package.licence.name.within(lang), "url": package.licence.url},
        "selection": {
            "view": content.address.view,
            **{key: content.address.query.value(key) or None for key in KEYS},
            "derived": content.address.query.derived,
            "sort": content.address.layout.sort or None,
            "columns": [*content.address.layout.columns] or None,
        },
        "views": [_view(one, content) for one in content.shown],
        "figures": [_chosen(figure(row), content.columns) for row in content.rows],
        "sources": [source(one) for one in content.sources],
    }


def figure(row: TidyRow) -> dict[str, Any]:
    """One figure; ``number`` holds the value, its bound and what the print leaves open."""
    found = cells(row)
    return {
        "id": found["id"],
        "indicator": found["indicator"],
        "label": found["label"],
        "theme": {"id": found["theme"], "label": found["theme_label"]},
        "measure": found["measure"],
        "place": {"id": found["place"], "label": found["place_label"]},
        "period": {
            "iso": found["period"] or None,
            "basis": found["period_basis"],
            "said": found["when"],
        },
        "number": _number(found),
        **{key: found[key] or None for key in (*_WORDS, *(one.key for one in FURTHER))},
        "origin": found["origin"],
        "formula": found["formula"] or None,
        "inputs": [*row.mark.inputs],
    }


def _chosen(found: dict[str, Any], columns: Sequence[str]) -> dict[str, Any]:
    """What of a figure stands in some columns."""
    wanted = {_HOLDING.get(column, column) for column in columns}
    return {key: value for key, value in found.items() if key in wanted}


def _number(found: Mapping[str, Cell]) -> dict[str, Any] | None:
    """The number of a figure; an event has none."""
    if found["value"] is None:
        return None
    return {
        "value": _plain(found["value"]),
        "printed": f"{found['value']:f}",
        "bound": found["bound"],
        "unit": found["unit"],
        "low": _plain(found["low"]),
        "high": _plain(found["high"]),
        "said": found["said"],
        "written": {"amount": _plain(found["amount"]), "unit": found["unit_label"]},
    }


def _plain(value: Cell) -> int | float | None:
    """A number as JSON has it; whole numbers stay whole."""
    if not isinstance(value, Decimal):
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def _view(one: Rendered, content: Content) -> dict[str, Any]:
    return {
        "id": one.view.id,
        "name": one.view.name.within(content.lang),
        "title": one.title,
        "subtitle": one.subtitle,
        "description": one.alt,
        "drawn_as": one.view.family.value,
        "figures": list(content.ids[one.view.id]),
        "notes": list(notes_of(one, content.locale)),
    }


def source(one: Citation) -> dict[str, Any]:
    """One source, as whoever quotes it needs it."""
    return {
        "id": one.id,
        "title": one.title,
        "publisher": one.publisher,
        "date": one.date,
        "language": one.language,
        "url": one.url,
    }
