"""Every served version is kept by its content; whatever happens to the archive, serving goes on."""

from __future__ import annotations

import logging
import os
import shutil
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from dashboard.indicators.reading.loader import FILES, load
from dashboard.indicators.store.archive import Archive
from dashboard.indicators.store.store import Store
from tests.indicators.builders import ROWS, row, write
from tests.indicators.test_store import Clock

CHANGED = (ROWS[0], row(value="25"))
NEVER = "0123456789ab"


def bytes_of(folder: Path) -> dict[str, bytes]:
    return {name: (folder / name).read_bytes() for name in FILES}


def kept_in(folder: Path) -> set[str]:
    return {one.name for one in folder.iterdir()}


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return write(tmp_path / "data")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "archive"


def test_a_version_that_was_served_is_there_when_another_one_is(data: Path, folder: Path) -> None:
    clock = Clock()
    store = Store(data, archive=Archive(folder), clock=clock)
    first = store.current
    write(data, rows=CHANGED)
    clock.now += 1.1
    second = store.current
    assert kept_in(folder) == {first.version, second.version}
    again = store.fetch(first.version)
    assert again is not None
    assert again.version == first.version
    assert dict(again.observations) == dict(first.observations)
    assert store.fetch(second.version) is second


def test_another_host_finds_what_this_one_has_served(data: Path, folder: Path) -> None:
    version = Store(data, archive=Archive(folder)).current.version
    write(data, rows=CHANGED)
    other = Store(data, archive=Archive(folder))
    found = other.fetch(version)
    assert found is not None
    assert found.version == version != other.current.version


def test_a_kept_version_is_a_data_package_of_its_own(data: Path, folder: Path) -> None:
    version = Store(data, archive=Archive(folder)).current.version
    assert bytes_of(folder / version) == bytes_of(data)
    assert load(folder / version).version == version


def test_a_broken_state_is_not_kept(data: Path, folder: Path) -> None:
    clock = Clock()
    store = Store(data, archive=Archive(folder), clock=clock)
    before = kept_in(folder)
    write(data, rows=(row(value="x"),))
    clock.now += 1.1
    assert store.degraded
    assert kept_in(folder) == before


@pytest.mark.parametrize(
    "version",
    [
        NEVER,
        "",
        ".",
        "..",
        "../data",
        "/etc",
        "0123456789AB",
        "0123456789ab0",
        "０１２３４５６７８９ab",
    ],
)
def test_what_is_not_kept_is_nothing(data: Path, folder: Path, version: str) -> None:
    assert Store(data, archive=Archive(folder)).fetch(version) is None


def test_an_archive_without_a_folder_keeps_nothing(data: Path, tmp_path: Path) -> None:
    store = Store(data, archive=Archive(None))
    assert store.fetch(store.current.version) is store.current
    assert store.fetch(NEVER) is None
    assert kept_in(tmp_path) == {"data"}


@pytest.mark.parametrize("damaged", [*FILES, "checksums.json"])
def test_a_damaged_version_is_not_shown_and_is_mended_when_it_is_served_again(
    data: Path, folder: Path, damaged: str
) -> None:
    version = Store(data, archive=Archive(folder)).current.version
    (folder / version / damaged).write_text("something else", "utf-8")
    assert Archive(folder).fetch(version) is None
    Store(data, archive=Archive(folder))
    assert Archive(folder).fetch(version) is not None


def test_the_newest_versions_stay_and_one_that_is_served_again_is_new(
    data: Path, folder: Path
) -> None:
    archive = Archive(folder, versions=3)
    files = bytes_of(data)
    names = [f"{number:012x}" for number in range(5)]
    for age, name in enumerate(names[:3]):
        archive.keep(name, files)
        os.utime(folder / name, (age, age))
    archive.keep(names[0], files)
    archive.keep(names[3], files)
    assert kept_in(folder) == {names[0], names[2], names[3]}


def test_the_archive_has_a_size_but_always_room_for_the_newest(data: Path, folder: Path) -> None:
    archive = Archive(folder, size=1)
    for number in range(3):
        archive.keep(f"{number:012x}", bytes_of(data))
    assert kept_in(folder) == {f"{2:012x}"}


def test_what_is_not_ours_in_the_folder_stays_and_what_was_given_up_goes(
    data: Path, folder: Path
) -> None:
    folder.mkdir()
    (folder / "notes.txt").write_text("mine", "utf-8")
    (folder / ".new-old").mkdir()
    (folder / ".new-fresh").mkdir()
    os.utime(folder / ".new-old", (0, 0))
    Archive(folder).keep(NEVER, bytes_of(data))
    assert kept_in(folder) == {"notes.txt", ".new-fresh", NEVER}


def test_many_at_once_leave_each_version_once_and_whole(data: Path, folder: Path) -> None:
    files = bytes_of(data)
    version = load(data).version
    with ThreadPoolExecutor(16) as pool:
        list(pool.map(lambda _: Archive(folder).keep(version, files), range(64)))
    assert kept_in(folder) == {version}
    assert Archive(folder).fetch(version) is not None


def test_an_archive_that_cannot_be_written_is_said_once_and_serving_goes_on(
    data: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("not a folder", "utf-8")
    clock = Clock()
    with caplog.at_level(logging.WARNING):
        store = Store(data, archive=Archive(blocked / "archive"), clock=clock)
        for value in ("25", "26", "27"):
            write(data, rows=(ROWS[0], row(value=value)))
            clock.now += 1.1
            assert store.current.observations["lines.riverton.2022"].value == int(value)
    (record,) = caplog.records
    assert record.levelname == "WARNING"
    assert str(blocked) in record.getMessage()


def test_an_archive_that_is_deleted_is_said_once_and_what_is_served_is_kept_again(
    data: Path, folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    clock = Clock()
    store = Store(data, archive=Archive(folder), clock=clock)
    version = store.current.version
    with caplog.at_level(logging.WARNING):
        for _ in range(2):
            shutil.rmtree(folder)
            clock.now += 1.1
            assert store.current.version == version
            assert kept_in(folder) == {version}
    (record,) = caplog.records
    assert str(folder) in record.getMessage()
    assert version in record.getMessage()
    assert Archive(folder).fetch(version) is not None


def test_a_version_is_kept_before_another_one_takes_its_place(
    data: Path, folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    clock = Clock()
    store = Store(data, archive=Archive(folder), clock=clock)
    first = store.current
    shutil.rmtree(folder)
    write(data, rows=CHANGED)
    clock.now += 1.1
    second = store.current
    assert second.version != first.version
    assert kept_in(folder) == {first.version, second.version}
    again = store.fetch(first.version)
    assert again is not None
    assert dict(again.observations) == dict(first.observations)
    assert len(caplog.records) == 1


def test_the_day_on_which_a_version_was_first_kept_stays(data: Path, folder: Path) -> None:
    store = Store(data, archive=Archive(folder))
    version = store.current.version
    assert store.first_shown(version) == datetime.now(UTC).date()
    assert store.first_shown(NEVER) is None
    (folder / version / "first-kept.txt").write_text("2024-02-03\n", "utf-8")
    (folder / version / "indicators.csv").write_text("damaged", "utf-8")
    mended = Store(data, archive=Archive(folder))
    assert mended.fetch(version) is not None
    assert mended.first_shown(version) == date(2024, 2, 3)
    assert Store(data).first_shown(version) is None


def test_a_full_disk_leaves_nothing_half_kept(
    data: Path, folder: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def full(*_: object, **__: object) -> int:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched, caplog.at_level(logging.WARNING):
        patched.setattr(Path, "write_text", full)
        Archive(folder).keep(NEVER, bytes_of(data))
    assert kept_in(folder) == set()
    assert [record.getMessage() for record in caplog.records] == [
        f"data versions cannot be kept in {folder}: No space left on device"
    ]
