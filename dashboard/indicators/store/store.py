"""The package that is being shown: the last good version of a folder that may change any time."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import UTC, date, datetime
from pathlib import Path
from threading import Lock
from typing import Final

from dashboard.errors import DataError, UnreadableError
from dashboard.indicators.model.package import Package
from dashboard.indicators.problems.codes import Fault
from dashboard.indicators.problems.problem import Problem
from dashboard.indicators.reading.loader import FILES, load
from dashboard.indicators.reading.text_file import read_bytes
from dashboard.indicators.store.archive import Archive

_PATIENCE: Final = 1.0  # seconds between two looks at the files

_Signature = tuple[tuple[int, ...] | None, ...]


class Store:
    """A folder and the last good package that was in it.

    Asking for ``current`` looks at the files at most once a second and reads them again when
    they changed. A broken state never replaces a good one: ``degraded`` and ``since`` tell of it.
    Threads share one store; while one of them reads, the others get what there is.
    """

    def __init__(
        self,
        folder: Path | str,
        *,
        archive: Archive | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Load the folder; ``DataError`` or ``UnreadableError`` as ``load`` raises them.

        Every version that is shown from now on is kept in ``archive``.
        """
        self.folder = Path(folder)
        self._archive = archive or Archive(None)
        self._clock = clock
        self._lock = Lock()
        self._signature = self._look()
        self._package = load(folder)
        self._files = self._read(self._signature)
        self._looked = clock()
        self._state: tuple[tuple[Problem, ...], datetime] | None = None
        self._keep()

    @property
    def current(self) -> Package:
        """The last good package."""
        self._refresh()
        return self._package

    def fetch(self, version: str) -> Package | None:
        """The package of that version, current or kept; ``None`` if there is none here."""
        current = self.current
        return current if current.version == version else self._archive.fetch(version)

    def first_shown(self, version: str) -> date | None:
        """The day on which that version was first shown, as far as the archive knows."""
        return self._archive.first_kept(version)

    @property
    def degraded(self) -> tuple[Problem, ...] | None:
        """What is wrong with the files as they are now; ``None`` when ``current`` is their state."""
        self._refresh()
        state = self._state
        return state[0] if state else None

    @property
    def since(self) -> datetime | None:
        """Since when the files are broken, in UTC; ``None`` when they are not."""
        state = self._state
        return state[1] if state else None

    def _refresh(self) -> None:
        if self._clock() - self._looked < _PATIENCE or not self._lock.acquire(blocking=False):
            return
        try:
            signature = self._look()
            if self._files:
                self._archive.restore(self._package.version, self._files)
            if signature != self._signature:
                self._reload(signature)
        finally:
            self._looked = self._clock()
            self._lock.release()

    def _reload(self, signature: _Signature) -> None:
        """Read the files, and keep what is read if they stood still meanwhile."""
        problems: tuple[Problem, ...] = ()
        package = self._package
        try:
            package = load(self.folder)
        except DataError as error:
            problems = tuple(p for p in error.problems if isinstance(p, Problem))
        except UnreadableError:
            fault = Fault(
                "E001", "folder", "files that cannot be read", "all three files", "put it back"
            )
            problems = (fault.at(self._missing()),)
        if self._look() != signature:
            return
        self._signature = signature
        if problems:
            self._state = (problems, self._state[1] if self._state else datetime.now(UTC))
        else:
            self._package, self._state = package, None
            self._files = self._read(signature)
            self._keep()

    def _keep(self) -> None:
        """Put the current version into the archive."""
        if self._files:
            self._archive.keep(self._package.version, self._files)

    def _read(self, signature: _Signature) -> Mapping[str, bytes]:
        """The files as they are, to be kept; none if they are no longer what was read.

        They stay in memory: what is shown can be kept again when the archive has lost it, and
        when its files are not there any more.
        """
        with suppress(OSError, UnreadableError):
            files = {name: read_bytes(self.folder / name) for name in FILES}
            if self._look() == signature:
                return files
        return {}

    def _look(self) -> _Signature:
        """What tells one state of the files from another, without reading them."""
        return tuple(_signature(self.folder / name) for name in FILES)

    def _missing(self) -> str:
        """The first file that is not there; the first of all if something else is wrong."""
        return next((n for n in FILES if not (self.folder / n).is_file()), FILES[0])


def _signature(path: Path) -> tuple[int, ...] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_ctime_ns, found.st_size, found.st_ino, found.st_dev
