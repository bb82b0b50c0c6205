"""What files are made of: the shipped data, another city, and a hostile one."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from dashboard.indicators.model.package import Package
from dashboard.indicators.reading.loader import load
from dashboard.settings import data_folder
from tests.views import editing, town

#: Text as somebody would write it who wants to be more than text.
HOSTILE = "=HYPERLINK(1) </script><b>&amp; {{7*7}} %{x} $\\alpha$"


@pytest.fixture(scope="session")
def jinhua() -> Package:
    return load(data_folder())


@pytest.fixture(scope="session")
def porto(tmp_path_factory: pytest.TempPathFactory) -> Package:
    return load(town.write(tmp_path_factory.mktemp("porto")))


@pytest.fixture(scope="session")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Package:
    """The shipped data, with text in it that some program would take for more than text."""
    folder = Path(shutil.copytree(data_folder(), tmp_path_factory.mktemp("hostile") / "data"))
    texts = {"label_en": HOSTILE, "label_zh": f"＝{HOSTILE}"}
    editing.cells(folder / "codebook.csv", texts, indicator="cre-lines")
    editing.cells(folder / "codebook.csv", texts, indicator="cre-countries")
    notes = {"note_en": "+1 is not a formula.", "note_zh": "－1不是公式。", "locator": "@here"}
    editing.cells(folder / "indicators.csv", notes, indicator="cre-lines")
    return load(folder)
