"""What the views say and put together, held against the figures.

A view must name indicators that exist, put together only what compares, and say in its words no
digit that is not a reference to a figure.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from dashboard.indicators.compare import comparability
from dashboard.indicators.dataset import DATASET, Dataset, ViewModel
from dashboard.indicators.model.schema import Indicator, Observation
from dashboard.indicators.problems.codes import Fault, nearest, shown
from dashboard.indicators.problems.problem import Problem
from dashboard.indicators.reading.cell_grammar import is_slug
from dashboard.indicators.select import reference
from dashboard.indicators.select.reference import AmbiguousError, Reference

EVERY: Final = "*"
RESERVED: Final = frozenset({"all"})  # the address of everything, as a file


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the views are held against.

    ``defined`` are all ids of the codebook (``None`` where it cannot be read), ``indicators`` are
    its sound rows, ``currencies`` those of the units, ``unsure`` the indicators that have a faulty row: nothing is said
    of what they answer.
    """

    defined: Collection[str] | None
    indicators: Mapping[str, Indicator]
    currencies: Mapping[str, str]
    observations: Mapping[str, Sequence[Observation]]
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
_MEMBERS: Final[_Parts] = ("indicators",)
_REFERENCE: Final[_Parts] = ("reference",)


def _view_faults(
    view: ViewModel, dataset: Dataset, evidence: Evidence
) -> Iterator[tuple[_Parts, Fault]]:
    themes = dataset.named.get("themes", frozenset())
    if view.id in RESERVED:
        yield ("id",), Fault("E405", "", shown(view.id), "another id", "rename the view")
    if view.theme is not None and view.theme not in themes:
        fix = nearest(view.theme, themes) or "describe it under [themes]"
        yield ("theme",), Fault("E305", "", shown(view.theme), "a theme of the package", fix)
    yield from _member_faults(view, evidence)
    yield from _mix_faults(view, evidence)
    for lang in dataset.languages:
        name, title = view.name.within(lang), view.title.within(lang)
        yield from ((("name", lang), fault) for fault in _name_faults(name))
        yield from ((("title", lang), fault) for fault in _title_faults(title, evidence))


def members(view: ViewModel, evidence: Evidence) -> tuple[str, ...]:
    """The indicators that a view draws, its reference included."""
    drawn = tuple(evidence.indicators) if EVERY in view.indicators else view.indicators
    return (*drawn, view.reference) if view.reference else drawn


def _member_faults(view: ViewModel, evidence: Evidence) -> Iterator[tuple[_Parts, Fault]]:
    if EVERY in view.indicators and len(view.indicators) > 1:
        fix = "delete one or the other"
        yield _MEMBERS, Fault("E405", "", "* among others", "* alone, or indicators", fix)
    named = [name for name in (*view.indicators, view.reference) if name and name != EVERY]
    for name in dict.fromkeys(named):
        where = _MEMBERS if name in view.indicators else _REFERENCE
        if evidence.defined is not None and name not in evidence.defined:
            fix = _known_as(name, evidence.defined)
            yield where, Fault("E411", "", shown(name), "an indicator of the codebook", fix)
        if named.count(name) > 1:
            again = Fault("E413", "", f"{shown(name)} twice", "each indicator once", "delete one")
            yield where, again


def _known_as(name: str, defined: Collection[str]) -> str:
    """What to do about an indicator that the codebook does not have."""
    meant = nearest(name, [one for one in defined if is_slug(one)])
    return f"{meant} Else describe it in codebook.csv" if meant else "describe it in codebook.csv"


def _mix_faults(view: ViewModel, evidence: Evidence) -> Iterator[tuple[_Parts, Fault]]:
    """What a view would put together though it does not compare."""
    known = evidence.indicators
    shown_together = [known[name] for name in members(view, evidence) if name in known]
    if wrong := comparability.misfits(view.family, shown_together):
        found = ", ".join(f"{one.id} ({one.measure})" for one in wrong[:3])
        drawn = ", ".join(sorted(view.family.measures))
        aside = all(one.id == view.reference for one in wrong)
        fix = "name another, or none" if aside else "choose the family tiles, or a view of its own"
        expected = f"only {drawn} in the family {view.family}"
        yield _REFERENCE if aside else _MEMBERS, Fault("E412", "", found, expected, fix)
        return
    conflict = comparability.view_conflict(view.family, shown_together, evidence.currencies)
    if conflict:
        fix = "choose the family tiles, or make a view of each"
        expected = f"one {conflict.what} on one axis"
        yield _MEMBERS, Fault("E412", "", str(conflict), expected, fix)


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
    try:
        references = reference.find(title)
    except ValueError as error:
        fix = "write it like {cre-lines.jinhua@2017|value}"
        yield Fault("E409", "", str(error), "references in braces", fix)
        return
    yield from _digit_faults(reference.without(title))
    if evidence.defined is None:
        return
    for one in references:
        if one.indicator not in evidence.defined:
            fix = _known_as(one.indicator, evidence.defined)
            yield Fault("E410", "", str(one), "an indicator of the codebook", fix)
        elif one.indicator not in evidence.unsure:
            yield from _answer_faults(one, evidence.observations.get(one.indicator, ()))


def _answer_faults(one: Reference, observations: Sequence[Observation]) -> Iterator[Fault]:
    """Whether a reference can be said; where several figures answer it the name stands in for the title."""
    try:
        reference.answer(observations, one)
    except AmbiguousError as error:
        found, clearer = str(error.args[0]), error.clearer
        fix = "choose two of them and refer to each by its period" if clearer == one else ""
        fix = fix or f"write {clearer} for one of them; until then the name is the headline"
        yield Fault("W110", "", found, "one figure", fix)
    except LookupError as error:
        yield Fault("E410", "", str(error.args[0]), "one figure", _way_out(one, observations))


def _way_out(one: Reference, observations: Sequence[Observation]) -> str:
    """What to write instead of a reference that cannot be said: one that can, where there is any."""
    for form in ("value", "number"):
        for observation in reversed(observations):
            other = Reference(one.indicator, form=form).meaning(observation, observations)
            if one.means(observation) or not any(map(one.means, observations)):
                try:
                    reference.answer(observations, other)
                except LookupError:
                    continue
                return f"write {other}, for example"
    return "refer to a figure that has a number"
