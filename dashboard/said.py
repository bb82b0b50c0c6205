"""A figure in finished words, in parts that a page may set in different sizes."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Said:
    """The bound as a word, the number, and what its unit writes before and after it.

    ``joint`` stands between the bound and the rest: a space in English, nothing in Chinese.

    >>> said = Said(bound="more than", joint=" ", number="50", after=" countries")
    >>> str(said), said.short
    ('more than 50 countries', 'more than 50')
    """

    number: str
    bound: str = ""
    before: str = ""
    after: str = ""
    joint: str = ""

    def __str__(self) -> str:
        """The whole: bound, number and unit."""
        return f"{self._bound}{self.before}{self.number}{self.after}"

    @property
    def short(self) -> str:
        """Bound and number, with what no number goes without: %, or what encloses it as in 第3位."""
        mark = self.after[:1] if self.after.startswith(("%", "‰")) else ""
        return f"{self._bound}{self.before}{self.number}{self.after if self.before else mark}"

    @property
    def _bound(self) -> str:
        return f"{self.bound}{self.joint}" if self.bound else ""
