"""What the views say and put together, held against the figures.

A view must name indicators that exist, put together only what compares, and say in its words no
digit that is not a reference to a figure.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from dashboard.indicators import reference
from dashboard.indicators.codes import Fault, nearest, shown
from dashboard.indicators.dataset import DATASET, Dataset, ViewModel
from dashboard.indicators.problems import Problem
from dashboard.indicators.schema import LANGS, Family, Figure, Measure

EVERY: Final = "*"
RESERVED: Final = frozenset({"all"})  # the address of everything, as a file
_ANY: Final = frozenset(Measure)
_DRAWN: Final = _ANY - {Measure.EVENT}

#: What a family can draw: the measures it knows, and whether they must agree, and units too.
COMPARABLE: Final[Mapping[Family, tuple[frozenset[Measure], bool]]] = {
    Family.BARS: (_DRAWN - {Measure.RANK}, True),
    Family.CHANGE: (_DRAWN, False),
    Family.SHARES: (frozenset({Measure.SHARE}), True),
    Family.MULTIPLES: (frozenset({Measure.GROWTH_YOY}), False),
    Family.TILES: (_ANY, False),
    Family.TIMELINE: (_ANY, False),
}


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the views are held against.

    ``defined`` are all ids of the codebook (``None`` where it cannot be read), ``kinds`` measure
    and unit of its sound rows, ``unsure`` the indicators that have a faulty row: nothing is said
    of what they answer.
    """

    defined: Collection[str] | None
    kinds: Mapping[str, tuple[Measure, str]]
    figures: Mapping[str, Sequence[Figure]]
    unsure: Collection[str]


def view_problems(dataset: Dataset, evidence: Evidence) -> Iterator[Problem]:
    """Everything that is wrong with the views, view by view."""
    for number, view in enumerate(dataset.model.views if dataset.model else ()):
        for part, fault in _view_faults(view, dataset, evidence):
            keyed = Fault(
                fault.code,
                ".".join(("views", view.id, *part)),
                fault.found,
                fault.expected,
                fault.fix,
            )
            yield keyed.at(DATASET, dataset.line(("views", number, *part)))


_Parts = tuple[str, ...]


def _view_faults(
    view: ViewModel, dataset: Dataset, evidence: Evidence
) -> Iterator[tuple[_Parts, Fault]]:
    themes = dataset.named.get("themes", frozenset())
    if view.id in RESERVED:
        yield ("id",), Fault("E405", "", shown(view.id), "another id", "rename the view")
    if view.theme is not None and view.theme not in themes:
        fix = nearest(view.theme, themes) or "describe it under [themes]"
        yield ("theme",), Fault("E305", "", shown(view.theme), "a theme of the package", fix)
    for fault in _member_faults(view, evidence):
        yield ("indicators",), fault
    for fault in _mix_faults(view, evidence):
        yield ("indicators",), fault
    for lang in LANGS:
        name, title = view.name.text().within(lang), view.title.text().within(lang)
        yield from ((("name", lang), fault) for fault in _name_faults(name))
        yield from ((("title", lang), fault) for fault in _title_faults(title, evidence))


def members(view: ViewModel, evidence: Evidence) -> tuple[str, ...]:
    """The indicators that a view draws, its reference included."""
    drawn = tuple(evidence.kinds) if EVERY in view.indicators else view.indicators
    return (*drawn, view.reference) if view.reference else drawn


def _member_faults(view: ViewModel, evidence: Evidence) -> Iterator[Fault]:
    if EVERY in view.indicators and len(view.indicators) > 1:
        found = "* among others"
        yield Fault("E405", "", found, "* alone, or indicators", "delete one or the other")
    named = [name for name in (*view.indicators, view.reference) if name and name != EVERY]
    for name in dict.fromkeys(named):
        if evidence.defined is not None and name not in evidence.defined:
            fix = nearest(name, evidence.defined) or "describe it in codebook.csv"
            yield Fault("E411", "", shown(name), "an indicator of the codebook", fix)
        if named.count(name) > 1:
            yield Fault("E413", "", f"{shown(name)} twice", "each indicator once", "delete one")


def _mix_faults(view: ViewModel, evidence: Evidence) -> Iterator[Fault]:
    """What a view would put together though it does not compare."""
    kinds = {
        name: evidence.kinds[name] for name in members(view, evidence) if name in evidence.kinds
    }
    measures, agree = COMPARABLE[view.family]
    wrong = [name for name, (measure, _) in kinds.items() if measure not in measures]
    if wrong:
        found = ", ".join(f"{name} ({kinds[name][0]})" for name in wrong[:3])
        known = ", ".join(sorted(measures))
        fix = "choose the family tiles, or a view of its own"
        yield Fault("E412", "", found, f"only {known} in the family {view.family}", fix)
        return
    for index, what in enumerate(("measure", "unit")):
        each = {str(kind[index]): name for name, kind in reversed(kinds.items())}
        if agree and len(each) > 1:
            found = " and ".join(f"{kind} ({name})" for kind, name in sorted(each.items())[:3])
            fix = "choose the family tiles, or make a view of each"
            yield Fault("E412", "", found, f"one {what} on one axis", fix)


def _name_faults(name: str) -> Iterator[Fault]:
    if set(name) & set("{}"):
        fix = "refer to figures in the title"
        yield Fault("E409", "", shown(name), "a name without braces", fix)
    yield from _digit_faults(name)


def _digit_faults(words: str) -> Iterator[Fault]:
    if any(mark.isdigit() for mark in words):
        digits = " ".join(re.findall(r"\d+", words)) or words
        fix = "refer to the figure, as in {cre-lines@2017}"
        yield Fault("E408", "", f"{shown(digits)} typed in", "references instead of digits", fix)


def _title_faults(title: str, evidence: Evidence) -> Iterator[Fault]:
    yield from _digit_faults(reference.without(title))
    try:
        references = reference.find(title)
    except ValueError as error:
        fix = "write it like {cre-lines.jinhua@2017|value}"
        yield Fault("E409", "", str(error), "references in braces", fix)
        return
    if evidence.defined is None:
        return
    for one in references:
        if one.indicator not in evidence.defined:
            fix = nearest(one.indicator, evidence.defined) or "describe it in codebook.csv"
            yield Fault("E410", "", str(one), "an indicator of the codebook", fix)
        elif one.indicator not in evidence.unsure:
            try:
                reference.answer(evidence.figures.get(one.indicator, ()), one)
            except LookupError as error:
                fix = "name place and period of one figure"
                yield Fault("E410", "", str(error.args[0]), "one figure", fix)
