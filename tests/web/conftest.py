"""Apps that answer without a port, and what their pages load."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.explorer.asking import Visitor
from tests.explorer.conftest import of_shipped_data
from tests.explorer.reading import Element
from tests.views import town
from tests.web import embedding


@pytest.fixture(scope="session")
def jinhua() -> Visitor:
    """Somebody who asks for the shipped data."""
    return of_shipped_data()


@pytest.fixture(scope="session")
def below() -> Visitor:
    """Somebody who asks for the shipped data below a path of a larger site."""
    return of_shipped_data("/city/figures")


@pytest.fixture(scope="session")
def here(shipped: Path, tmp_path_factory: pytest.TempPathFactory) -> Visitor:
    """Somebody who asks an app of the shipped data that keeps its versions."""
    return embedding.visitor(shipped, tmp_path_factory.mktemp("archive"))


@pytest.fixture(scope="session")
def other_city(tmp_path_factory: pytest.TempPathFactory) -> Visitor:
    """Somebody who asks for another city, below a path of a larger site."""
    folder = tmp_path_factory.mktemp("town")
    return embedding.visitor(town.write(folder / "data"), folder / "archive", base_path="/town")


def loaded(page: Element, folder: str = "/") -> Iterator[str]:
    """The addresses below a folder of the scripts, the styles and the icon of a page."""
    for one in page.every("script", "link"):
        address = one.attributes.get("src") or one.attributes.get("href") or ""
        if address.startswith(folder) and one.attributes.get("rel") != "alternate":
            yield address
