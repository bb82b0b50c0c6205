"""What is wrong with a data package, said so that whoever keeps it can put it right."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Literal

Severity = Literal["error", "warning"]


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong: where, what was found, what was expected, how to fix it.

    >>> print(Problem("E203", "indicators.csv", 12, 5, "value", '"１２％" (full-width)',
    ...               "a number such as 12 or 12.5", "write 12"))
    indicators.csv:12:5 [E203] value: found "１２％" (full-width); expected a number such as 12 or 12.5; write 12
    """

    code: str
    file: str
    line: int | None
    column: int | None
    key: str
    found: str
    expected: str
    fix: str
    severity: Severity = "error"

    def __str__(self) -> str:
        """The problem as one line of text."""
        where = ":".join(str(part) for part in (self.file, self.line, self.column) if part)
        parts = (f"{self.key}: found {self.found}", f"expected {self.expected}", self.fix)
        return f"{where} [{self.code}] " + "; ".join(part for part in parts if part)

    def as_dict(self) -> dict[str, str | int | None]:
        """The problem as a JSON object, with the same names."""
        return asdict(self)
