"""What ``make`` does on a machine: the options it passes, what it brings along, what it clears away."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.browser import chromium

pytestmark = pytest.mark.skipif(not shutil.which("make"), reason="there is no make here")


def make(folder: Path, *arguments: str, **environ: str) -> str:
    plain = {key: value for key, value in os.environ.items() if not key.startswith("MAKE")}
    done = subprocess.run(
        ["make", *arguments],
        cwd=folder,
        env={**plain, **environ},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def served(checkout: Path, *arguments: str, **environ: str) -> list[str]:
    """The arguments of ``serve`` in what ``make run`` would do."""
    found = re.search(
        r"^\S+/jinhua-dashboard serve\b(.*)$",
        make(checkout, "-n", "run", *arguments, **environ),
        re.M,
    )
    assert found
    return shlex.split(found[1])


def test_make_run_leaves_to_the_settings_what_it_is_not_told(checkout: Path) -> None:
    assert served(checkout, HOST="build-7.example", PORT="1", DATA="elsewhere") == []


def test_make_run_passes_on_what_it_is_told(checkout: Path) -> None:
    told = served(checkout, "PORT=9000", "HOST=0.0.0.0", "DATA=../O'Brien's other city")
    assert told == [
        "--host", "0.0.0.0", "--port", "9000", "--data", "../O'Brien's other city",
    ]  # fmt: skip


def test_make_clean_clears_away_what_was_made_and_nothing_else(
    checkout: Path, tmp_path: Path
) -> None:
    shutil.copy(checkout / "Makefile", tmp_path)
    for name in ("dashboard/__pycache__/x.pyc", "tests/__pycache__/x.pyc", ".venv/bin/python"):
        (tmp_path / name).parent.mkdir(parents=True)
        (tmp_path / name).touch()
    (tmp_path / "dashboard/app.py").touch()
    make(tmp_path, "clean")
    left = {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*")}
    assert left == {"Makefile", "dashboard", "dashboard/app.py", "tests"}


PLAYWRIGHT = [sys.executable, "-m", "playwright", "install"]


@pytest.mark.parametrize(
    ("system", "may_install", "last"),
    [
        (
            "debian",
            True,
            ["apt-get", "install", "-y", "-qq", "chromium", "fonts-noto-cjk", "fontconfig"],
        ),
        ("debian", False, [*PLAYWRIGHT, "chromium"]),
        ("ubuntu", True, [*PLAYWRIGHT, "--with-deps", "chromium"]),
        ("ubuntu", False, [*PLAYWRIGHT, "chromium"]),
        ("", False, [*PLAYWRIGHT, "chromium"]),
    ],
)
def test_a_browser_comes_the_way_that_suits_the_system(
    system: str, last: list[str], *, may_install: bool
) -> None:
    commands = chromium.lacking(browser=False, system=system, may_install=may_install)
    assert commands[-1] == last


def test_a_browser_that_is_there_is_left_as_it_is() -> None:
    assert chromium.lacking(browser=True, system="ubuntu", may_install=True) == []
