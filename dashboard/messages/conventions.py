"""How a language is named, written and set: its ``locale.toml``."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache

from dashboard import languages
from dashboard.languages import Lang


@dataclass(frozen=True, slots=True)
class Conventions:
    """What code must know of a language; each key is explained in the file of English.

    >>> conventions("zh").tag, conventions("en").joint
    ('zh-Hans-CN', ' ')
    """

    tag: str
    region: str
    babel: str
    catalogue: str
    joint: str
    semicolon: str
    plus: str
    many: str
    grouped: bool
    scales: str
    collation: str
    office: str
    alternative: str
    character: float
    leading: float
    heading: float

    def digits(self, decimals: int) -> str:
        """The pattern of a number with so many decimals, for Babel and spreadsheets.

        >>> conventions("en").digits(1), conventions("zh").digits(0)
        ('#,##0.0', '0')
        """
        whole = "#,##0" if self.grouped else "0"
        return f"{whole}." + "0" * decimals if decimals else whole


@cache
def conventions(lang: Lang) -> Conventions:
    """The conventions of a language, read once.

    Raises:
        ValueError: there is no such language; its name is never a path.
    """
    known = languages.spoken()
    if lang not in known:
        raise ValueError(f"{lang!r} is not a language; there are {', '.join(known)}")
    text = (languages.FOLDER / lang / languages.LOCALE_FILE).read_text(encoding="utf-8")
    return Conventions(**tomllib.loads(text))
