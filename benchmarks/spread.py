"""Repeated measurements in three numbers, and what one is as a ratio of another."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True, slots=True)
class Spread:
    """The smallest, the median and the largest of some measurements.

    >>> Spread.of([3, 1, 2])
    Spread(low=1, middle=2, high=3)
    """

    low: float
    middle: float
    high: float

    @classmethod
    def of(cls, values: Iterable[float | None]) -> Spread | None:
        """The spread of what was measured; ``None`` where nothing was."""
        measured = [value for value in values if value is not None]
        return cls(min(measured), median(measured), max(measured)) if measured else None


def ratios(values: Sequence[float | None], baseline: Sequence[float | None]) -> Spread | None:
    """Each value over the baseline of the same round; ``None`` where no round has both.

    >>> ratios([2, 3, None], [4, 2, 1])
    Spread(low=0.5, middle=1.0, high=1.5)
    """
    pairs = zip(values, baseline, strict=False)
    return Spread.of(value / base for value, base in pairs if value is not None and base)


def percentile(values: Iterable[float], share: float) -> float | None:
    """The smallest value that this share of all values does not exceed.

    >>> percentile([4, 1, 3, 2], 0.5), percentile([4, 1, 3, 2], 0.99)
    (2, 4)
    """
    ranked = sorted(values)
    return ranked[max(0, -int(-share * len(ranked) // 1) - 1)] if ranked else None
