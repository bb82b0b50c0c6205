"""The languages that there are messages for: one folder each. What a package has is its own choice."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Final, TypeAlias

#: The code of a language (ISO 639): the first part of an address, the end of a column's name.
Lang: TypeAlias = str

FOLDER: Final = Path(__file__).parent / "messages"
#: How a language is named, written and set; the other files of its folder are messages.
LOCALE_FILE: Final = "locale.toml"
#: The languages of a package that does not say which it has.
DEFAULT: Final[tuple[Lang, ...]] = ("en", "zh")


@cache
def spoken() -> tuple[Lang, ...]:
    """The languages that have messages, in the order of their codes."""
    return tuple(sorted(path.parent.name for path in FOLDER.glob(f"*/{LOCALE_FILE}")))
