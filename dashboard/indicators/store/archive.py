"""Every version of a data package that was ever served, kept by its content.

A version is a folder with the three files as they were read, named by the version, a list of
their checksums, and the day on which it was first kept. It is written under another name first and then takes its place in one step, so
any number of workers and hosts may share an archive. Whatever goes wrong here, serving goes on.
"""

from __future__ import annotations

import hashlib
import json
import logging
import os
import re
import shutil
import tempfile
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Final

from dashboard.errors import DataError, UnreadableError
from dashboard.indicators.model.package import Package
from dashboard.indicators.reading.loader import FILES, load
from dashboard.indicators.reading.text_file import read_bytes

MOST_VERSIONS: Final = 200
MOST_BYTES: Final = 1024**3

_CHECKSUMS: Final = "checksums.json"
_FIRST: Final = "first-kept.txt"
_UNFINISHED: Final = ".new-"
_ABANDONED: Final = 3600  # seconds after which nobody writes on
_VERSION: Final = re.compile(r"[0-9a-f]{12}", re.ASCII)

_log = logging.getLogger(__name__)


class Archive:
    """A folder of versions, of which the newest stay; ``None`` for a folder keeps nothing."""

    def __init__(
        self, folder: Path | None, *, versions: int = MOST_VERSIONS, size: int = MOST_BYTES
    ) -> None:
        """Nothing is read or written before something is to be kept or fetched."""
        self._folder = folder
        self._versions = versions
        self._size = size
        self._warned = False
        self._kept = ""

    def keep(self, version: str, files: Mapping[str, bytes]) -> None:
        """Keep the files of a version, unless they are; one that is served again is new again."""
        if self._folder is None:
            return
        try:
            if self._is_sound(self._folder / version):
                os.utime(self._folder / version)
            else:
                self._write(self._folder, version, files)
                self._prune(self._folder)
            self._kept = version
        except OSError as error:
            self._warn("data versions cannot be kept in %s: %s", error)

    def restore(self, version: str, files: Mapping[str, bytes]) -> None:
        """Keep a version that is being served once more if it is not there; say so if it was."""
        if self._folder is None or (self._folder / version).is_dir():
            return
        if self._kept == version:
            gone = FileNotFoundError(f"version {version} was taken away; it is kept again")
            self._warn("data versions do not stay in %s: %s", gone)
        self.keep(version, files)

    def first_kept(self, version: str) -> date | None:
        """The day, in UTC, on which a version was first kept here; ``None`` if nobody knows."""
        if self._folder is None or not _VERSION.fullmatch(version):
            return None
        return _noted(self._folder / version)

    def fetch(self, version: str) -> Package | None:
        """The package of that version; ``None`` if it is not kept here, or no longer whole."""
        if self._folder is None or not _VERSION.fullmatch(version):
            return None
        found = self._folder / version
        try:
            if not found.is_dir() or not self._is_sound(found):
                return None
            return replace(load(found), version=version)
        except (OSError, UnreadableError, DataError) as error:
            self._warn("data versions cannot be read from %s: %s", error)
            return None

    def _is_sound(self, folder: Path) -> bool:
        """Whether the folder holds the files that were put there, every byte of them."""
        try:
            noted = json.loads((folder / _CHECKSUMS).read_bytes())
            return bool(noted == _checksums({name: read_bytes(folder / name) for name in FILES}))
        except (OSError, UnreadableError, ValueError):
            return False

    def _write(self, archive: Path, version: str, files: Mapping[str, bytes]) -> None:
        archive.mkdir(parents=True, exist_ok=True)
        fresh = Path(tempfile.mkdtemp(prefix=_UNFINISHED, dir=archive))
        try:
            for name in FILES:
                (fresh / name).write_bytes(files[name])
            (fresh / _CHECKSUMS).write_text(json.dumps(_checksums(files), indent=1), "utf-8")
            first = _noted(archive / version) or datetime.now(UTC).date()
            (fresh / _FIRST).write_text(f"{first.isoformat()}\n", "utf-8")
            fresh.chmod(0o755)
            shutil.rmtree(archive / version, ignore_errors=True)  # what is there is damaged
            # Somebody else may have put the same version there meanwhile.
            with suppress(FileExistsError, NotADirectoryError):
                fresh.replace(archive / version)
        finally:
            shutil.rmtree(fresh, ignore_errors=True)

    def _prune(self, archive: Path) -> None:
        """Take away the oldest versions until what is left is within the bounds."""
        found = [(_age(one), one) for one in archive.iterdir()]
        total = 0
        kept = sorted((pair for pair in found if _VERSION.fullmatch(pair[1].name)), reverse=True)
        for number, (_, one) in enumerate(kept):
            total += _size(one)
            if number and (number >= self._versions or total > self._size):
                shutil.rmtree(one, ignore_errors=True)
        for age, one in found:
            if one.name.startswith(_UNFINISHED) and age < time.time() - _ABANDONED:
                shutil.rmtree(one, ignore_errors=True)

    def _warn(self, sentence: str, error: Exception) -> None:
        """Say it once: an archive that is gone is gone at every request."""
        if not self._warned:
            self._warned = True
            reason = getattr(error, "strerror", None) or str(error) or type(error).__name__
            _log.warning(sentence, self._folder, reason.splitlines()[0][:200])


def _age(folder: Path) -> float:
    """When it was last served; long ago for what somebody else has just taken away."""
    try:
        return folder.stat().st_mtime
    except OSError:
        return 0


def _noted(folder: Path) -> date | None:
    try:
        return date.fromisoformat((folder / _FIRST).read_text("utf-8").strip())
    except (OSError, ValueError):
        return None


def _size(folder: Path) -> int:
    try:
        return sum(file.stat().st_size for file in folder.iterdir())
    except OSError:
        return 0


def _checksums(files: Mapping[str, bytes]) -> dict[str, str]:
    return {name: hashlib.sha256(files[name]).hexdigest() for name in FILES}
