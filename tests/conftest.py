"""What every test may ask for."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from dashboard.settings import data_folder

_BROWSER = Path(__file__).parent / "browser"

# The same examples in every CI run, so that a red build is about the change; new ones elsewhere.
settings.register_profile("here", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "here")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Drive browsers last, in whatever order the rest comes.

    Once Playwright has started one, its loop runs in the main thread until the end, and
    nothing can run a loop of its own there, such as the client of assistants.
    """
    items.sort(key=lambda item: item.path.is_relative_to(_BROWSER))


@pytest.fixture(scope="session", autouse=True)
def nobody_s_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """No test, and no program that one starts, keeps versions of its data in anybody's home."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("XDG_STATE_HOME", str(tmp_path_factory.mktemp("state")))
        yield


@pytest.fixture(scope="session")
def checkout() -> Path:
    """The root of the repository."""
    return Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def shipped() -> Path:
    """The data package that ships: to be read, not written."""
    return data_folder()


@pytest.fixture
def package(shipped: Path, tmp_path: Path) -> Path:
    """A copy of the shipped data package, to be broken."""
    return Path(shutil.copytree(shipped, tmp_path / "package"))
