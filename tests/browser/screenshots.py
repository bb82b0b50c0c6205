"""Pictures of every page as it really is: made by the real server and a real Chromium.

``make screenshots`` writes them to ``screenshots/``: each page in both languages, both schemes, as
narrow as a telephone and as wide as a screen. With ``--readme`` it takes the one picture that the
README shows instead, and writes it to ``docs/explorer.png``. By hand:
``python -m tests.browser.screenshots``.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from itertools import product
from pathlib import Path
from typing import Final

from playwright.sync_api import Browser, Page, sync_playwright

from dashboard.languages import DEFAULT as LANGS
from dashboard.settings import data_folder
from tests.browser import chromium, reading
from tests.browser.conftest import FLAGS, settle
from tests.browser.pages import EMPTY, views
from tests.serving import serving

ROOT: Final = Path(__file__).resolve().parents[2]
SCHEMES: Final = ("light", "dark")
WIDTHS: Final = (390, 1440)
README: Final = ROOT / "docs" / "explorer.png"
README_LIMIT: Final = 300_000


def _nothing(_page: Page) -> None:
    """The page as it opens."""


def _evidence(page: Page) -> None:
    reading.line(page, "ftz-levels").click()
    reading.panel(page)


def _scenes() -> dict[str, tuple[str, Callable[[Page], None]]]:
    """What is taken: a name, the address without its language, what is done there."""
    return {
        "explorer": ("", _nothing),
        "empty": (EMPTY, _nothing),
        "evidence": ("?theme=ftz", _evidence),
        "data": ("data", _nothing),
        "about": ("about", _nothing),
        "figure": ("figure/cre-lines.jinhua.2022", _nothing),
        "share": ("share/cre-lines", _nothing),
        "choose": ("present/choose", _nothing),
        **{f"view-{view}": (f"view/{view}", _nothing) for view in views(data_folder())},
    }


def take_all(browser: Browser, home: str, folder: Path) -> int:
    """Write every picture into the folder, and give how many there are."""
    folder.mkdir(parents=True, exist_ok=True)
    taken = 0
    for lang, scheme, width in product(LANGS, SCHEMES, WIDTHS):
        context = browser.new_context(
            color_scheme="dark" if scheme == "dark" else "light",
            viewport={"width": width, "height": 900},
        )
        page = context.new_page()
        for name, (path, act) in _scenes().items():
            page.goto(f"{home}/{lang}/{path}")
            settle(page)
            act(page)
            whole = act is _nothing  # a panel belongs to the screen, not to the whole page
            page.screenshot(path=folder / f"{name}.{lang}.{scheme}.{width}.png", full_page=whole)
            taken += 1
        context.close()
    return taken


def take_for_readme(browser: Browser, home: str, file: Path) -> None:
    """Write the top of the English explorer; too large a picture is an error."""
    page = browser.new_page(viewport={"width": 1280, "height": 1000}, color_scheme="light")
    page.goto(f"{home}/en/")
    settle(page)
    file.parent.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=file)
    size = file.stat().st_size
    if size > README_LIMIT:
        sys.exit(
            f"{file} has {size} bytes, and {README_LIMIT} is the most that a README should load"
        )


def main(arguments: list[str]) -> None:
    """Take the pictures that are asked for."""
    if arguments not in ([], ["--readme"]):
        sys.exit("usage: python -m tests.browser.screenshots [--readme]")
    program = chromium.find() or sys.exit(chromium.ADVICE)
    with serving() as server, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=[*FLAGS])
        if arguments:
            take_for_readme(browser, server.address, README)
            print(README)
        else:
            folder = ROOT / "screenshots"
            print(f"{take_all(browser, server.address, folder)} pictures in {folder}")
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1:])
