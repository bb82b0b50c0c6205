"""Every error this package raises on purpose.

::

    DashboardError
    ├── DataError            the data package has problems; carries all of them
    ├── UnreadableError      the data package cannot be read at all (missing, not a folder)
    ├── SettingsError        a setting has a value that is not understood
    ├── UnknownPageError     an address names a page, language or view that does not exist
    │   ├── UnknownFigureError   … or a figure; carries the id that is nearest to it
    │   └── SeveralFiguresError  … or a figure that several sources report; carries the id of each
    ├── SelectionError       a filter, a column or a value was asked for that there is not
    ├── ComparabilityError   figures that do not compare were asked to be put together
    ├── ExportError          the static site cannot be written
    └── StartError           a page cannot be made, so there is nothing to serve

What each means to the outside (exit code, HTTP status) is decided in ``cli`` and ``app``, not here.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol


class ProblemLike(Protocol):
    """What an error needs to know of a problem: how it reads as one line."""

    def __str__(self) -> str: ...


class DashboardError(Exception):
    """The root: catch this to catch everything this package raises on purpose."""


class DataError(DashboardError):
    """The data package was read and found wanting; ``problems`` says all that is wrong with it."""

    def __init__(self, problems: Sequence[ProblemLike]) -> None:
        """Keep the problems in the order in which they were found."""
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


class UnreadableError(DashboardError):
    """The data package cannot be read at all."""


class SettingsError(DashboardError):
    """A setting has a value that is not understood."""


class UnknownPageError(DashboardError):
    """An address names a page, a language or a view that does not exist."""


class SelectionError(DashboardError, ValueError):
    """A filter, a column or a value was asked for that there is not.

    ``key`` is what it was asked of, ``found`` what was asked, ``allowed`` what can be asked for.
    """

    def __init__(
        self, message: str, *, key: str, found: str = "", allowed: Sequence[str] = ()
    ) -> None:
        """Keep what a machine needs beside the sentence for people."""
        self.key = key
        self.found = found
        self.allowed = tuple(allowed)
        super().__init__(message)


class UnknownFigureError(UnknownPageError):
    """An address names a figure that does not exist, or no longer does."""

    def __init__(self, nearest: str | None) -> None:
        """Keep the id that was perhaps meant; ``None`` where none is like it."""
        self.nearest = nearest
        hint = f'; the nearest is "{nearest}"' if nearest else ""
        super().__init__(f"there is no such figure{hint}")


class SeveralFiguresError(UnknownPageError):
    """An address names a figure that several sources report, and not by which of them."""

    def __init__(self, ids: Sequence[str]) -> None:
        """Keep the ids to choose from."""
        self.ids = tuple(ids)
        super().__init__(f"several sources report this figure: {', '.join(self.ids)}")


class ComparabilityError(DashboardError):
    """Figures that do not compare were asked to be put together.

    ``why`` is the key of the reason in the words of readers, where readers are told it.
    """

    def __init__(self, message: str, *, why: str = "") -> None:
        """Keep the reason for readers beside the sentence for whoever calls."""
        self.why = why
        super().__init__(message)


class ExportError(DashboardError):
    """A folder of files cannot be written; says which and why."""


class StartError(DashboardError):
    """A page that must be there cannot be made."""
