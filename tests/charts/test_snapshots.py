"""Every shipped view as SVG, compared with the file that was looked at when it was last changed.

``SNAPSHOTS=write python -m pytest tests/charts/test_snapshots.py`` writes the files anew; look at
their difference before it is committed.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from dashboard.charts import svg
from dashboard.indicators.model.package import Package
from dashboard.indicators.reading.loader import load
from dashboard.languages import DEFAULT as LANGS
from dashboard.languages import Lang
from dashboard.settings import data_folder
from dashboard.views.address.address import Address
from dashboard.views.render import catalogue
from dashboard.views.render.renderer import render

FOLDER = Path(__file__).parent / "snapshots"
SHIPPED = load(data_folder())


def drawn(package: Package, view: str, lang: Lang) -> str:
    drawing = render(package, Address(lang, "view", view)).drawing
    return svg.fixed(drawing, width=560, scheme="light") + "\n"


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("view", [view.id for view in catalogue.views(SHIPPED)])
def test_a_view_looks_as_it_did(view: str, lang: Lang) -> None:
    path, text = FOLDER / f"{view}.{lang}.svg", drawn(SHIPPED, view, lang)
    if os.environ.get("SNAPSHOTS") == "write":
        FOLDER.mkdir(exist_ok=True)
        path.write_text(text, "utf-8")
    assert text == path.read_text("utf-8")


def test_there_is_no_file_of_a_view_that_is_gone() -> None:
    named = {f"{view.id}.{lang}.svg" for view in catalogue.views(SHIPPED) for lang in LANGS}
    assert {path.name for path in FOLDER.glob("*")} <= named
