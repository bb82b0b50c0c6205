"""Apps that answer without a port, and what their pages load."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.explorer.asking import Visitor
from tests.explorer.conftest import of_shipped_data
from tests.explorer.reading import Element


@pytest.fixture(scope="session")
def jinhua() -> Visitor:
    """Somebody who asks for the shipped data."""
    return of_shipped_data()


@pytest.fixture(scope="session")
def below() -> Visitor:
    """Somebody who asks for the shipped data below a path of a larger site."""
    return of_shipped_data("/city/figures")


def loaded(page: Element, folder: str = "/") -> Iterator[str]:
    """The addresses below a folder of the scripts, the styles and the icon of a page."""
    for one in page.every("script", "link"):
        address = one.attributes.get("src") or one.attributes.get("href") or ""
        if address.startswith(folder) and one.attributes.get("rel") != "alternate":
            yield address
