"""A formula with the printed numbers in it, which each language writes in its own scale."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from dashboard.indicators.model.schema import Bound, Observation

_SIGNS: Final = {Bound.EXACT: "", Bound.OVER: ">", Bound.UNDER: "<", Bound.ABOUT: "≈"}


@dataclass(frozen=True, slots=True)
class Term:
    """One number of a formula; ``unit`` is the id of the unit that it counts, if it counts one."""

    value: Decimal
    bound: Bound = Bound.EXACT
    unit: str = ""

    @property
    def sign(self) -> str:
        """The bound as a sign before the number: nothing, >, < or ≈."""
        return _SIGNS[self.bound]

    def __str__(self) -> str:
        """The number as printed, with its bound; a negative one in brackets."""
        said = f"{self.sign}{self.value:f}"
        return f"({said})" if self.value < 0 else said


def term(observation: Observation) -> Term:
    """The number of a figure as a term; an event counts as nothing, which no rule lets through."""
    return Term(observation.value or Decimal(0), observation.bound, observation.indicator.unit)


@dataclass(frozen=True, slots=True)
class Formula:
    """Signs of arithmetic with a gap ``{}`` for each term.

    >>> str(Formula("{} / {}", (Term(Decimal("21")), Term(Decimal("15"), Bound.UNDER))))
    '21 / <15'
    """

    pattern: str
    terms: tuple[Term, ...]

    def __str__(self) -> str:
        """The formula with the numbers as printed, the same in every language."""
        return self.written(str)

    def written(self, write: Callable[[Term], str]) -> str:
        """The formula with its numbers written in some way."""
        return self.pattern.format(*map(write, self.terms))
