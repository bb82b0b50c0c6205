"""A bounded memory of answers: as many bytes as it may hold, those that were asked for last."""

from __future__ import annotations

from collections.abc import Hashable
from threading import Lock
from typing import Generic, Protocol, TypeVar


class Sized(Protocol):
    """What is kept: it knows its bytes."""

    @property
    def body(self) -> bytes:
        """The bytes that count."""


Kept = TypeVar("Kept", bound=Sized)


class ByteCache(Generic[Kept]):
    """Safe to share between threads; nothing waits while its lock is held."""

    def __init__(self, most: int) -> None:
        """Hold at most so many bytes."""
        self._most = most
        self._size = 0
        self._kept: dict[Hashable, Kept] = {}
        self._lock = Lock()

    @property
    def size(self) -> int:
        """How many bytes are held."""
        return self._size

    def get(self, key: Hashable) -> Kept | None:
        """What was kept under the key, if it still is."""
        with self._lock:
            found = self._kept.pop(key, None)
            if found is not None:
                self._kept[key] = found
            return found

    def keep(self, key: Hashable, value: Kept) -> Kept:
        """Keep the value, and drop what was longest not asked for; gives the value."""
        with self._lock:
            before = self._kept.pop(key, None)
            self._size += len(value.body) - (len(before.body) if before is not None else 0)
            self._kept[key] = value
            while self._size > self._most:
                self._size -= len(self._kept.pop(next(iter(self._kept))).body)
        return value
