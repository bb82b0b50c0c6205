"""The store shows the last good version, whatever happens to the files."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from dashboard.errors import DataError
from dashboard.indicators.reading.loader import load
from dashboard.indicators.store.store import Store
from tests.indicators.builders import ROWS, row, table, write


class Clock:
    """A clock that a test moves."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def store(tmp_path: Path, clock: Clock) -> Store:
    return Store(write(tmp_path), clock=clock)


def told(store: Store) -> tuple[object, object]:
    """What the store says of the files as they are."""
    return store.degraded, store.since


CHANGED = (ROWS[0], row(value="25"))


def test_new_figures_are_there_after_a_second(tmp_path: Path, store: Store, clock: Clock) -> None:
    before = store.current
    write(tmp_path, rows=CHANGED)
    assert store.current is before
    clock.now += 1.1
    assert store.current.observations["lines.riverton.2022"].value == 25
    assert store.degraded is None


def test_files_that_stand_still_are_not_read_again(store: Store, clock: Clock) -> None:
    before = store.current
    clock.now += 10
    assert store.current is before


def test_a_broken_state_keeps_the_last_good_one_and_says_since_when(
    tmp_path: Path, store: Store, clock: Clock
) -> None:
    before = store.current
    write(tmp_path, rows=(row(value="x"),))
    clock.now += 1.1
    assert store.current is before
    assert store.degraded is not None
    assert "E203" in {problem.code for problem in store.degraded}
    since = store.since
    assert since is not None
    write(tmp_path, rows=(row(value="y"),))
    clock.now += 1.1
    assert store.current is before
    assert store.since == since
    write(tmp_path, rows=CHANGED)
    clock.now += 1.1
    assert store.current is not before
    assert told(store) == (None, None)


def test_a_deleted_file_is_named_and_may_come_back(
    tmp_path: Path, store: Store, clock: Clock
) -> None:
    (tmp_path / "codebook.csv").unlink()
    clock.now += 1.1
    assert store.degraded is not None
    (problem,) = store.degraded
    assert (problem.code, problem.file) == ("E001", "codebook.csv")
    assert str(tmp_path) not in str(problem)
    version = store.current.version
    write(tmp_path)
    clock.now += 1.1
    assert store.current.version == version
    assert store.degraded is None


def test_a_replaced_file_of_the_same_size_is_seen(
    tmp_path: Path, store: Store, clock: Clock
) -> None:
    new = tmp_path / "new.csv"
    new.write_text(table(CHANGED), "utf-8")
    new.replace(tmp_path / "indicators.csv")
    clock.now += 1.1
    assert store.current.observations["lines.riverton.2022"].value == 25


def test_a_broken_package_does_not_start(tmp_path: Path) -> None:
    with pytest.raises(DataError):
        Store(write(tmp_path, rows=(row(value="x"),)))


def test_many_threads_see_only_whole_versions(tmp_path: Path, store: Store, clock: Clock) -> None:
    versions = {store.current.version, load(write(tmp_path / "other", rows=CHANGED)).version}

    def look(turn: int) -> str:
        if turn % 50 == 0:
            write(tmp_path, rows=CHANGED if turn % 100 else ROWS)
        clock.now += 1.1
        return store.current.version

    with ThreadPoolExecutor(8) as pool:
        assert set(pool.map(look, range(400))) <= versions
