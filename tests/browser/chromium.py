"""The browser that tests drive: where it is, and how it gets there.

``python tests/browser/chromium.py`` installs one where none is found, and Chinese type with it:
Debian's packages on Debian, else the build that Playwright brings along.
"""

from __future__ import annotations

import os
import platform
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Final

from playwright.sync_api import sync_playwright

NAMES: Final = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
ADVICE: Final = "run `make test`, or `python tests/browser/chromium.py`, to install a Chromium"


def find() -> Path | None:
    """The program to start: the system's Chromium, else the one that Playwright installed."""
    for name in NAMES:
        if found := shutil.which(name):
            return Path(found)
    with sync_playwright() as playwright:
        own = Path(playwright.chromium.executable_path)
    return own if own.is_file() else None


def writes_chinese() -> bool:
    """Whether the machine has type for Chinese, as far as it can tell."""
    if not shutil.which("fc-list"):
        return sys.platform != "linux"
    listed = subprocess.run(["fc-list", ":lang=zh-cn"], capture_output=True, check=True)
    return bool(listed.stdout.strip())


def lacking(*, browser: bool, system: str, may_install: bool) -> list[list[str]]:
    """The commands that bring a browser where there is none: on a system, as somebody who may.

    On Debian the package ``chromium`` is one; on Ubuntu it only leads to a snap, and Playwright
    brings its own, with the libraries that it needs.
    """
    if browser:
        return []
    if may_install and system == "debian":
        return [*_apt("chromium", "fonts-noto-cjk", "fontconfig")]
    everything = ["--with-deps"] if may_install else []
    return [[sys.executable, "-m", "playwright", "install", *everything, "chromium"]]


def _system() -> str:
    """The name of this system, as far as it tells."""
    try:
        return platform.freedesktop_os_release()["ID"]
    except OSError:
        return ""


def _apt(*packages: str) -> list[list[str]]:
    return [["apt-get", "update", "-qq"], ["apt-get", "install", "-y", "-qq", *packages]]


def _run(commands: list[list[str]]) -> None:
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in commands:
        subprocess.run(command, check=True, env=environment)


def main() -> None:
    """Install what is missing; fail with a sentence where that cannot be done."""
    may_install = bool(shutil.which("apt-get")) and os.geteuid() == 0
    _run(lacking(browser=find() is not None, system=_system(), may_install=may_install))
    if not writes_chinese():
        if not may_install:
            sys.exit("The tests look at Chinese pages: install a font such as Noto Sans CJK SC.")
        _run(_apt("fonts-noto-cjk", "fontconfig"))
    print(f"Chromium: {find() or sys.exit(ADVICE)}")


if __name__ == "__main__":
    main()
