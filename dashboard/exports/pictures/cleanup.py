"""The folder of pictures as it should be: what is missing is made, what is no longer asked for goes."""

from __future__ import annotations

import logging
import re
import shutil
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final, NoReturn

from dashboard.exports.pictures import chrome, gallery
from dashboard.exports.pictures.picture_file import Pictures
from dashboard.indicators.model.package import Package
from dashboard.indicators.store.store import Store

#: Versions whose pictures are kept: hosts that share a folder do not change over in one moment.
VERSIONS: Final = 5

#: Seconds between two looks at the data, and after a failure: each try may start a browser.
_PATIENCE: Final = 5.0
_AFTER_FAILURE: Final = 60.0

_VERSION: Final = re.compile(r"[0-9a-f]{12}")
_log = logging.getLogger(__name__)


def make(package: Package, kept: Pictures, *, done: Callable[[Path], None] = lambda _: None) -> int:
    """Make what is missing of this version, drop the oldest others, and say how many were made.

    Raises:
        RuntimeError: there is no browser, or it does not draw.
        OSError: the folder cannot be written.
    """
    jobs = gallery.missing(package, kept)
    if jobs:
        chrome.draw(jobs, gallery.library(), done=done)
    _prune(kept.folder or Path(), package.version)
    return len(jobs)


def keep_making(store: Store, kept: Pictures, *, done: Callable[[Path], None]) -> NoReturn:
    """Make those of each new version for as long as the process lives; say a failure once.

    Raises:
        RuntimeError: there is no browser.
    """
    chrome.require()
    failed = False
    while True:
        try:
            make(store.current, kept, done=done)
            failed = False
        except (OSError, RuntimeError) as error:
            if not failed:
                reason = str(error).splitlines()[0][:200]
                _log.warning("pictures cannot be made in %s: %s", kept.folder, reason)
            failed = True
        time.sleep(_AFTER_FAILURE if failed else _PATIENCE)


def _prune(folder: Path, current: str) -> None:
    """Delete the versions that are older than the newest few; whatever else lies there stays."""
    others = [
        path
        for path in folder.iterdir()
        if _VERSION.fullmatch(path.name) and path.name != current and path.is_dir()
    ]
    others.sort(key=lambda path: path.stat().st_mtime, reverse=True)
    for path in others[VERSIONS - 1 :]:
        shutil.rmtree(path)
