"""Text that a program opened in the wrong encoding and saved again, so that it is never shown.

A spreadsheet that takes UTF-8 for its own encoding and saves what it saw leaves a file that can be
read, with words that nobody wrote. Here is how such a file is told from one that is only foreign.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

_SAMPLE: Final = 20_000  # characters that are enough to tell
_FEWEST: Final = 3  # signs that make a certainty of a suspicion
_MARKS: Final = 12  # question marks that nobody asks
_NOT_ASCII: Final = re.compile(r"[^\x00-\x7f]+")
_LOST: Final = re.compile(r"\?{4,}")
_REPLACED: Final = "\N{REPLACEMENT CHARACTER}"
#: Where everyday letters end and what UTF-8 writes in three bytes and more begins.
_FAR: Final = "\u2000"


def garbled(text: str) -> tuple[str, int] | None:
    """What happened to a text, and in which line it shows first; ``None`` for a text as it was written.

    >>> garbled("数说金华".encode().decode("cp1252", "replace"))
    ('UTF-8 that was opened as Windows-1252 and saved', 1)
    >>> garbled("数说金华") is garbled("Zürich, Genève") is None
    True
    """
    runs = list(_runs(text))
    marks = "".join(run for run, _ in runs)
    for encoding, name in (("cp1252", "Windows-1252"), ("gb18030", "GBK")):
        content = _as_saved(marks, encoding)
        # Of letters that GBK pairs, some read as short UTF-8 by chance; of Western ones none do.
        if _is_mostly_sound(content, _FAR if encoding == "gb18030" else "\x80"):
            line = text.count("\n", 0, runs[0][1]) + 1
            return f"UTF-8 that was opened as {name} and saved", line
    return emptied(text)


def emptied(text: str) -> tuple[str, int] | None:
    """The same for a text whose characters an encoding did not have, and turned into question marks."""
    lost = list(_LOST.finditer(text))
    if sum(len(match[0]) for match in lost) < _MARKS:
        return None
    return "question marks in place of characters", text.count("\n", 0, lost[0].start()) + 1


def is_damaged(content: bytes) -> bool:
    """Whether bytes that are not UTF-8 were that before a program opened them as something else."""
    return _is_mostly_sound(content, _FAR)


def _runs(text: str) -> Iterator[tuple[str, int]]:
    """What is not ASCII, with where it stands, until there is enough of it."""
    count = 0
    for match in _NOT_ASCII.finditer(text):
        yield match[0], match.start()
        count += len(match[0])
        if count > _SAMPLE:
            return


def _as_saved(marks: str, encoding: str) -> bytes:
    """The bytes that a text was before it was opened in an encoding; what was lost stays lost.

    Windows reads the five bytes that its Western encoding leaves free as control characters.
    """
    if encoding == "gb18030":
        return marks.encode(encoding, "ignore")
    return b"".join(
        mark.encode("latin-1" if "\x80" <= mark < "\xa0" else encoding, "ignore") for mark in marks
    )


def _is_mostly_sound(content: bytes, least: str) -> bool:
    """Whether bytes read as UTF-8 but for the places where a character was lost."""
    text = content.decode("utf-8", "replace")
    lost = text.count(_REPLACED)
    found = sum(mark >= least for mark in text) - lost
    return found >= _FEWEST and found > 2 * lost
