"""The rules of the codebook's optional columns: what an indicator is of, and how it counts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from dashboard.indicators.field import Cells
from dashboard.indicators.model.schema import FlowOrStock, Measure
from dashboard.indicators.problems.codes import Fault, nearest, shown
from dashboard.indicators.problems.rule_context import Known, Rule
from dashboard.indicators.reading import cell_grammar

_WITH_BASE: Final = frozenset({Measure.GROWTH_YOY, Measure.SHARE})
_AMOUNTS: Final = frozenset({Measure.LEVEL, Measure.COUNT})


def _base(cells: Cells, known: Known) -> Iterator[Fault]:
    """The rule that a growth or a share has a base that it can be held against, or none."""
    base, measure = cells["base"], cells["measure"]
    if not base:
        return
    if measure not in _WITH_BASE:
        if measure in tuple(Measure):
            fix = "empty it; a growth on the year before or a share has a base"
            yield Fault("W109", "base", f"{shown(base)} for a {measure}", "nothing", fix)
    elif known.measures is not None and base not in known.measures:
        fix = nearest(base, known.measures) or "describe it in the codebook"
        yield Fault("E307", "base", shown(base), "an indicator of the codebook", fix)
    elif known.measures is not None and known.measures[base] not in _AMOUNTS:
        found = f"{shown(base)}, a {known.measures[base]}"
        fix = "name the amount that grew, or of which this is the share"
        yield Fault("E215", "base", found, "a level or a count", fix)


def _scope(cells: Cells, _known: Known) -> Iterator[Fault]:
    if cells["scope"] and (fault := cell_grammar.slug_fault(cells["scope"])):
        yield Fault("E201", "scope", *fault)


def _flow_or_stock(cells: Cells, _known: Known) -> Iterator[Fault]:
    word, measure = cells["flow_or_stock"], cells["measure"]
    words = tuple(str(member) for member in FlowOrStock)
    if word and word not in words:
        fix = nearest(word, words) or "or leave it empty"
        yield Fault("E205", "flow_or_stock", shown(word), ", ".join(words), fix)
    elif word and measure not in _AMOUNTS and measure in tuple(Measure):
        fix = "empty it; a ratio is neither"
        yield Fault("W109", "flow_or_stock", f"{word} for a {measure}", "nothing", fix)


#: The rules, in the order of the columns.
RELATIONS: Final[tuple[Rule, ...]] = (_base, _scope, _flow_or_stock)
