"""The pictures that a command makes, and those that ``serve`` has made beside it."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from dashboard.exports.pictures import gallery
from dashboard.exports.pictures.picture_file import Pictures
from dashboard.indicators.reading.loader import load
from dashboard.settings import data_folder
from tests.browser import chromium
from tests.serving import MODULE

#: A picture, as far as anybody looks who only wants to know whether it is there.
MADE = b"a picture"


@pytest.fixture(autouse=True)
def browser(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The browser that the tests drive is one that the command finds."""
    program = chromium.find()
    assert program, chromium.ADVICE
    if not any(shutil.which(name) for name in chromium.NAMES):
        monkeypatch.setenv("PATH", str(program.parent), prepend=os.pathsep)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of pictures in which one is missing."""
    kept = tmp_path / "pictures"
    first, *rest = gallery.missing(load(data_folder()), Pictures(kept))
    for _figure, _options, path in rest:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(MADE)
    assert not first[2].exists()
    return kept


def missing(folder: Path) -> list[Path]:
    return [path for _, _, path in gallery.missing(load(data_folder()), Pictures(folder))]


def command(*arguments: object) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [*MODULE, *map(str, arguments)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
    )


def serving(folder: Path) -> subprocess.Popen[str]:
    """A server that listens and has pictures made."""
    running = command("serve", "--port", 0, "--workers", 1, "--pictures", folder)
    assert running.stdout
    assert running.stdout.readline().startswith("The dashboard is on ")
    return running


def until_made(path: Path) -> None:
    end = time.monotonic() + 180
    while not path.is_file():
        assert time.monotonic() < end, f"{path} was not made"
        time.sleep(0.1)


def test_pictures_makes_what_is_missing_and_says_how_many(folder: Path) -> None:
    (path,) = missing(folder)
    running = command("pictures", folder)
    said, _ = running.communicate(timeout=180)
    assert (running.returncode, said) == (0, f"1 pictures made in {path.parents[1]}\n")
    assert path.read_bytes().startswith(b"<svg")


def test_pictures_in_a_folder_that_is_none_says_so_and_leaves_with_two(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    running = command("pictures", tmp_path / "file")
    said, _ = running.communicate(timeout=180)
    assert running.returncode == 2
    assert len(said.splitlines()) == 1
    assert said.startswith("Error: ")
    assert str(tmp_path / "file") in said


def test_serve_has_pictures_made_which_end_with_it(folder: Path) -> None:
    (path,) = missing(folder)
    running = serving(folder)
    until_made(path)
    running.terminate()
    said, _ = running.communicate(timeout=180)
    assert running.returncode == 0
    assert not said


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signal")
def test_what_makes_pictures_ends_when_its_server_is_killed(folder: Path) -> None:
    (path,) = missing(folder)
    running = serving(folder)
    until_made(path)
    running.send_signal(signal.SIGKILL)
    # the pipe ends when nobody is left who could write to it
    said, _ = running.communicate(timeout=180)
    assert not said


def test_serve_says_once_that_pictures_cannot_be_made_and_serves(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    running = command("serve", "--port", 0, "--workers", 1, "--pictures", tmp_path / "file")
    assert running.stdout
    lines = sorted(running.stdout.readline() for _ in range(2))
    running.terminate()
    rest, _ = running.communicate(timeout=180)
    assert lines[0].startswith("The dashboard is on ")
    assert lines[1].startswith(f"pictures cannot be made in {tmp_path / 'file'}: ")
    assert not rest


def test_pictures_are_made_as_soon_as_the_folder_is_one(folder: Path) -> None:
    (path,) = missing(folder)
    hidden = folder.rename(folder.with_name("hidden"))
    folder.touch()
    running = subprocess.Popen(
        [sys.executable, "-c", IMPATIENT, str(folder)], stderr=subprocess.PIPE, text=True
    )
    assert running.stderr
    assert "cannot be made" in running.stderr.readline()
    folder.unlink()
    hidden.rename(folder)
    until_made(path)
    running.kill()
    running.communicate()


#: The command as it is, but for how long it waits after a failure.
IMPATIENT = """
import sys
from dashboard import cli
from dashboard.exports.pictures import cleanup
cleanup._AFTER_FAILURE = 1.0
cli.main(["pictures", "--watch", sys.argv[1]])
"""
