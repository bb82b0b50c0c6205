"""The rules that a row keeps: one small function each, from cells to what is wrong with them.

A rule looks at one row and at what the other files name. What a broken file would have named is not
known, and not complained of.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from functools import partial
from itertools import product
from typing import Final

from dashboard.indicators.field import Cells, Column, columns_of
from dashboard.indicators.fields import FURTHER
from dashboard.indicators.model.period import Period
from dashboard.indicators.model.schema import Basis, Bound, Measure
from dashboard.indicators.problems.codebook_rules import RELATIONS
from dashboard.indicators.problems.codes import Fault, nearest, shown
from dashboard.indicators.problems.rule_context import Known, Rule
from dashboard.indicators.reading import cell_grammar
from dashboard.indicators.reading.csv_table import (
    CODEBOOK,
    INDICATORS,
)

_WITH_OF: Final = frozenset({Measure.SHARE, Measure.RANK})
#: What to do about a word that is like none of those that a column allows.
_HELP: Final[Mapping[str, str]] = {
    "period_basis": "write stated if the source gives the period, inferred if you took it from the context, "
    "not_stated if there is none",
    "bound": "write exact, unless the source says more than, less than or about",
    "measure": "write level for an amount, or the one of the others that it is",
}
_GROWTH: Final = frozenset({Measure.GROWTH_YOY, Measure.GROWTH_AVG})
#: Where a measure ends: nothing is more than its whole, or less than none.
_ENDS: Final[Mapping[tuple[str, str], int]] = {
    (Measure.SHARE, Bound.OVER): 100,
    **dict.fromkeys(product((Measure.SHARE, Measure.COUNT), [Bound.UNDER]), 0),
    **dict.fromkeys(product(_GROWTH, [Bound.UNDER]), -100),
}
_EXACT_ONLY: Final = frozenset({Measure.EVENT, Measure.RANK})


def _name(column: str, code: str, where: str) -> Rule:
    """The rule that a slug is in the grammar, and named where it is described."""
    attribute = f"{column}s" if column != "indicator" else "measures"

    def rule(cells: Cells, known: Known) -> Iterator[Fault]:
        name = cells[column]
        names: Collection[str] | None = getattr(known, attribute)
        if names is not None and name in names and cell_grammar.is_slug(name):
            return
        if fault := cell_grammar.slug_fault(name):
            yield Fault("E201", column, *fault)
        elif names is not None:
            sound = [one for one in names if cell_grammar.is_slug(one)]
            meant = nearest(name, sound)
            fix = f"{meant} Else describe it in {where}" if meant else f"describe it in {where}"
            article = "an" if column == "indicator" else "a"
            yield Fault(code, column, shown(name), f"{article} {column} of {where}", fix)

    return rule


def _slug(cells: Cells, _known: Known) -> Iterator[Fault]:
    if fault := cell_grammar.slug_fault(cells["indicator"]):
        yield Fault("E201", "indicator", *fault)


def _word(column: str, choices: Collection[str], *, needed: bool = True) -> Rule:
    """The rule that a column has one of a few words, or none where none is ``needed``."""
    words = tuple(map(str, choices))
    help_ = _HELP.get(column, f"write one of {', '.join(words)}")

    def rule(cells: Cells, _known: Known) -> Iterator[Fault]:
        found = cells[column]
        if found not in words and (found or needed):
            meant = cell_grammar.MEANT.get(found.strip().casefold(), "")
            meant = meant if column == "bound" else ""
            fix = f"write {meant}" if meant else nearest(found, words) or help_
            yield Fault("E205", column, shown(found), ", ".join(words), fix)

    return rule


def _texts(*patterns: str, lines: bool = False) -> Rule:
    """The rule that texts show all that they hold."""

    def rule(cells: Cells, known: Known) -> Iterator[Fault]:
        for column in (name for one in patterns for name in columns_of(one, known.languages)):
            text = cells[column]
            if fault := cell_grammar.hidden_fault(text, lines=lines):
                yield Fault("E211", column, *fault)
            elif text != text.strip():
                yield Fault("W103", column, shown(text), "no space around it", "delete the space")

    return rule


def _further(column: Column) -> Iterator[Rule]:
    """The rules of a column that nothing else is held against."""
    if column.choices:
        yield _word(column.name, column.choices, needed=column.required)
    elif column.kind == "number":
        yield partial(_number, column.name)
    else:
        yield _texts(column.name, lines=column.lines)


def _number(column: str, cells: Cells, _known: Known) -> Iterator[Fault]:
    if cells[column] and (fault := cell_grammar.number_fault(cells[column])):
        yield Fault("E203", column, *fault)


def _each(stem: str, *, needed: bool = False) -> Rule:
    """The rule that a text is there in every language of the package or in none."""

    def rule(cells: Cells, known: Known) -> Iterator[Fault]:
        columns = [*columns_of(f"{stem}_*", known.languages)]
        filled = [column for column in columns if cells[column].strip()]
        if needed and not filled:
            fix = f"fill {' and '.join(columns)}"
            yield Fault("E213", columns[0], "nothing", "words in every language", fix)
        for column in columns if filled else ():
            if column not in filled:
                fix = f"add it in {column}, or empty {'both' if len(columns) == 2 else 'all'}"
                found = f"nothing, but words in {filled[0]}"
                yield Fault("E212", column, found, "every language", fix)

    return rule


def _period(cells: Cells, known: Known) -> Iterator[Fault]:
    text, basis = cells["period"], cells["period_basis"]
    if fault := cell_grammar.period_fault(text):
        yield Fault("E202", "period", *fault)
        return
    if not text and basis in (Basis.STATED, Basis.INFERRED):
        fix = "write not_stated, or the period"
        yield Fault("E209", "period_basis", f"{basis} without a period", "not_stated", fix)
    if text and basis == Basis.NOT_STATED:
        fix = "write stated or inferred, or empty the period"
        yield Fault("E209", "period_basis", f"not_stated with {text}", "stated or inferred", fix)
    published = known.published.get(cells["source"])
    if published and (start := Period.parse(text).start) and start > published:
        found = f"{text}, after the source of {published}"
        yield Fault("W107", "period", found, "a time that the source can know", "check both")


def _basis_note(cells: Cells, known: Known) -> Iterator[Fault]:
    note = cells[f"note_{known.languages[0]}"]
    if cells["period_basis"] == Basis.INFERRED and not note.strip():
        fix = "say in the note what the period is inferred from"
        yield Fault("W106", "period_basis", "inferred without a note", "a note", fix)


def _value(cells: Cells, known: Known) -> Iterator[Fault]:
    text, measure = cells["value"], known.measure(cells)
    if measure == Measure.EVENT:
        if text:
            fix = "empty it, or choose another measure in the codebook"
            yield Fault("E207", "value", f"{shown(text)} for an event", "nothing", fix)
        return
    if not text:
        if measure is not None:
            fix = "write the printed number; only an event has none"
            yield Fault("E206", "value", "nothing", "a number such as 12 or 12.5", fix)
    elif fault := cell_grammar.number_fault(text):
        yield Fault("E203", "value", *fault)
    elif cell_grammar.has_too_many_digits(text):
        expected = f"at most {cell_grammar.MOST_DIGITS} digits"
        yield Fault("E204", "value", shown(text), expected, "round it, or use a larger unit")
    elif measure is not None:
        yield from _possible(text, measure)


def _possible(text: str, measure: str) -> Iterator[Fault]:
    """Whether a number can be what its measure says."""
    value = cell_grammar.number(text)
    whole = value == value.to_integral_value()
    if measure == Measure.RANK and not (whole and value >= 1):
        yield Fault("E210", "value", text, "a rank: 1, 2, 3 and so on", "check the number")
    elif measure == Measure.COUNT and not (whole and value >= 0):
        fix = "check it, or choose the measure level for a number in thousands or millions"
        yield Fault("E210", "value", text, "a count: a whole number", fix)
    elif measure in _GROWTH and value < -100:
        yield Fault("E210", "value", text, "at least -100: nothing can lose more", "check it")
    elif measure == Measure.SHARE and not 0 <= value <= 100:
        fix = "check it; what can be more than its whole is a level in percent, not a share"
        yield Fault("E210", "value", text, "a share of its whole: 0 to 100", fix)


def _bound(cells: Cells, known: Known) -> Iterator[Fault]:
    bound, measure = cells["bound"], known.measure(cells)
    if measure in _EXACT_ONLY and bound in (Bound.OVER, Bound.UNDER, Bound.ABOUT):
        kind = "an event" if measure == Measure.EVENT else "a rank"
        fix = "write exact, and say in the note what is not certain"
        yield Fault("E208", "bound", f"{bound} on {kind}", "exact", fix)
    elif (end := _ENDS.get((measure or "", bound))) is not None and _is(cells["value"], end):
        found = f"{bound} {cells['value']} for a {measure}"
        yield Fault("E210", "bound", found, "a bound that something can be beyond", "write exact")


def _is(text: str, number: int) -> bool:
    return cell_grammar.number_fault(text) is None and cell_grammar.number(text) == number


def _locator(cells: Cells, _known: Known) -> Iterator[Fault]:
    if not cells["locator"].strip():
        yield Fault("W104", "locator", "nothing", "where in the source", "name page or paragraph")


def _of(cells: Cells, known: Known) -> Iterator[Fault]:
    columns = [*columns_of("of_*", known.languages)]
    has = any(cells[column].strip() for column in columns)
    measure = cells["measure"]
    if measure in _WITH_OF and not has:
        expected = "the whole that it is a part of" if measure == Measure.SHARE else "who is ranked"
        fix = f"fill {' and '.join(columns)}"
        yield Fault("E214", columns[0], f"nothing for a {measure}", expected, fix)
    elif has and measure not in _WITH_OF and measure in tuple(Measure):
        fix = "move the words to the definition"
        yield Fault("W108", columns[0], f"words for a {measure}", "nothing", fix)


#: The rules of each table, in the order of its columns.
RULES: Final[Mapping[str, tuple[Rule, ...]]] = {
    INDICATORS: (
        _name("indicator", "E302", CODEBOOK),
        _name("place", "E303", "dataset.toml"),
        _period,
        _word("period_basis", tuple(Basis)),
        _basis_note,
        _value,
        _word("bound", tuple(Bound)),
        _bound,
        _name("source", "E304", "dataset.toml"),
        _texts("locator", "locator_+"),
        _texts("note_*", lines=True),
        _locator,
        _each("note"),
        *(rule for each in FURTHER for column in each.columns for rule in _further(column)),
    ),
    CODEBOOK: (
        _slug,
        _name("theme", "E305", "dataset.toml"),
        _word("measure", tuple(Measure)),
        _name("unit", "E306", "dataset.toml"),
        _texts("of_*", "label_*"),
        _texts("definition_*", lines=True),
        _each("of"),
        _of,
        _each("label", needed=True),
        _each("definition", needed=True),
        *RELATIONS,
    ),
}
