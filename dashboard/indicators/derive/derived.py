"""A number computed from printed ones and how much of it is certain."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Context, Decimal
from typing import Final

from dashboard.indicators.model.schema import Bound, Formula

#: Not the thread's own context, which others may change; digits beyond any printed number's.
ARITHMETIC: Final = Context(prec=120)


@dataclass(frozen=True, slots=True)
class Derived:
    """A number computed from printed ones.

    ``low`` and ``high`` are what the rounding of the inputs leaves open, as in a ``Figure``; a
    bound is taken as the number that it says. ``decimals`` is ``None`` for a sum, which has an
    end of its own, and else how many decimals a quotient is shown with where its inputs are
    exact. ``inputs`` are the ids of the figures that ``formula`` has the numbers of.
    """

    value: Decimal
    low: Decimal
    high: Decimal
    bound: Bound
    formula: Formula
    inputs: tuple[str, ...]
    decimals: int | None = None

    @property
    def shown(self) -> Decimal:
        """The value with as many digits as the interval supports; a sum keeps its own."""
        places = self._places
        return self.value if places is None else _rounded(self.value, max(places, 0))

    @property
    def is_rough(self) -> bool:
        """Whether the interval is so wide that not even the last whole digit is certain."""
        return self._places is not None and self._places < 0

    @property
    def is_rounded(self) -> bool:
        """Whether the inputs leave anything open beside their bounds."""
        return self.low != self.high

    @property
    def limits(self) -> tuple[Decimal, Decimal] | None:
        """The interval, one digit finer than ``shown`` and rounded outwards.

        It holds all that rounds to the inputs, and ``shown`` as well. Nobody says how rough an
        input is that is "about": what is made of one has no limits.
        """
        if self.bound is Bound.ABOUT:
            return None
        places = self._places
        if places is None:
            return self.low, self.high
        fine = max(places, 0) + 1
        low = _rounded(self.low, fine, ROUND_FLOOR)
        high = _rounded(self.high, fine, ROUND_CEILING)
        return min(low, self.shown), max(high, self.shown)

    @property
    def _places(self) -> int | None:
        """How many decimals the interval supports; less than none where it is wider than that."""
        if self.decimals is None:
            return None
        room = min(self.value - self.low, self.high - self.value)
        if room > 0:
            return -room.adjusted()
        return max(self.decimals, 1 - self.value.adjusted()) if self.value else self.decimals


def _rounded(value: Decimal, places: int, way: str = ROUND_HALF_UP) -> Decimal:
    return value.quantize(Decimal(1).scaleb(-places), rounding=way, context=ARITHMETIC)
