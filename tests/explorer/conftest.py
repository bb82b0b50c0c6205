"""The explorer as its pages' tests meet it: apps that answer without a port."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from dashboard.app import create_app
from dashboard.settings import Settings, data_folder
from tests.explorer.asking import Visitor


@pytest.fixture(scope="session")
def jinhua() -> Visitor:
    """Somebody who asks for the shipped data."""
    return of_shipped_data()


@pytest.fixture(scope="session")
def below() -> Visitor:
    """Somebody who asks for the shipped data below a path of a larger site."""
    return of_shipped_data("/city/figures")


@cache
def of_shipped_data(base: str = "") -> Visitor:
    """Somebody who asks for the shipped data; one app for all tests."""
    return visitor(data_folder(), base)


def visitor(folder: Path, base: str = "") -> Visitor:
    """Somebody who asks a new app of the data in a folder."""
    settings = Settings.from_env({}, data=str(folder), base_path=base)
    return Visitor(create_app(settings), base)
