"""What turns a figure into a picture: kaleido, which drives a Chrome, where both are installed.

kaleido is an extra, so it is looked for when it is needed and not before.
"""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import AsyncIterator, Callable, Iterable
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final

#: The programs that kaleido can drive, by the names that systems give them.
_NAMES: Final = (
    "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome",
    "microsoft-edge", "msedge",
)  # fmt: skip

Job = tuple[dict[str, Any], dict[str, Any], Path]
"""A figure as JSON has it, what kaleido wants to know of the picture, and where it goes."""


@cache
def is_here() -> bool:
    """Whether pictures can be made on this machine."""
    return find_spec("kaleido") is not None and _program() is not None


def _program() -> str | None:
    """Where the browser is: on the path, or where kaleido itself has put one."""
    for name in _NAMES:
        if found := shutil.which(name):
            return found
    found = import_module("choreographer.browsers.chromium").Chromium.find_browser(skip_local=False)
    return str(found) if found else None


def require() -> None:
    """Go on where pictures can be made on this machine.

    Raises:
        RuntimeError: they cannot.
    """
    if not is_here():
        raise RuntimeError("there is no kaleido, or no Chrome that it could drive")


def draw(
    jobs: Iterable[Job],
    library: Path,
    *,
    done: Callable[[Path], None],
    program: Path | None = None,
) -> None:
    """Make every picture with one browser; ``library`` is the plotly.js that draws.

    ``program`` is the browser to start, by default the one that this machine has.

    Raises:
        RuntimeError: there is no browser, or it does not draw.
        OSError: a picture cannot be written.
    """
    if program is None:
        require()
    kaleido = import_module("kaleido")
    made = list(jobs)
    for _figure, _options, path in made:  # before a browser is started for nothing
        path.parent.mkdir(parents=True, exist_ok=True)
    browser = kaleido.Kaleido(
        n=1, timeout=60, plotlyjs=str(library), mathjax=False, path=str(program or _program())
    )
    try:
        asyncio.run(_draw(made, browser, done))
    except import_module("kaleido.errors").KaleidoError as error:
        raise RuntimeError(f"Chrome does not draw: {error}") from error


async def _draw(jobs: list[Job], browser: Any, done: Callable[[Path], None]) -> None:
    async with browser:
        async for path, body in _drawn(browser, jobs):
            unfinished = path.with_name(f".{path.name}.part")
            unfinished.write_bytes(body)
            unfinished.replace(path)
            done(path)


async def _drawn(browser: Any, jobs: list[Job]) -> AsyncIterator[tuple[Path, bytes]]:
    for figure, options, path in jobs:
        body = await browser.calc_fig(figure, opts=options)
        yield path, bytes(body)
