"""The addresses that tests and pictures visit, without their language."""

from __future__ import annotations

import base64
import csv
import tomllib
from pathlib import Path
from typing import Final

from dashboard.charts import typeface
from dashboard.settings import vendored

#: A selection that no shipped figure meets.
EMPTY: Final = "?theme=city&place=jinyi-ftz"
#: A selection with an odd number of cards, tiles with and without a date, and a drawing.
FILTERED: Final = "?theme=rail"


def faces() -> str:
    """The rules by which a page without a server has the font of pages."""
    content = vendored("schibsted-grotesk.woff2").read_bytes()
    return typeface.faces(f"data:font/woff2;base64,{base64.b64encode(content).decode()}")


def views(data: Path) -> tuple[str, ...]:
    """The ids of the views that a data package describes."""
    told = tomllib.loads((data / "dataset.toml").read_text("utf-8"))
    return tuple(view["id"] for view in told["views"])


def every_page(data: Path) -> tuple[str, ...]:
    """Every kind of page of a package, and a page of each view."""
    return ("", FILTERED, EMPTY, "data", "about", *(f"view/{view}" for view in views(data)))


def rows(data: Path) -> list[dict[str, str]]:
    """The printed figures of a data package, as its file has them."""
    with (data / "indicators.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
