"""What a rule of validation may look at: the cells of a row, and what the other files name."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from dashboard.indicators.field import Cells
from dashboard.indicators.problems.codes import Fault
from dashboard.languages import Lang


@dataclass(frozen=True, slots=True)
class Known:
    """What the other files name; ``None`` where a file is too broken to tell."""

    languages: tuple[Lang, ...]
    measures: Mapping[str, str] | None = None
    places: Collection[str] | None = None
    sources: Collection[str] | None = None
    themes: Collection[str] | None = None
    units: Collection[str] | None = None
    published: Mapping[str, date] = field(default_factory=dict)

    def measure(self, cells: Cells) -> str | None:
        """The measure of a figure's indicator, where the codebook tells."""
        return (self.measures or {}).get(cells["indicator"])


Rule = Callable[[Cells, Known], Iterator[Fault]]
