"""What the front page is to begin with, held against the views and the figures."""

from __future__ import annotations

from collections.abc import Iterator

from dashboard.indicators.dataset import DATASET, Dataset
from dashboard.indicators.problems.codes import Fault, nearest, shown
from dashboard.indicators.problems.problem import Problem
from dashboard.indicators.problems.view_rules import Evidence
from dashboard.indicators.select.reference import Reference


def front_problems(dataset: Dataset, evidence: Evidence) -> Iterator[Problem]:
    """Views and key figures that the package does not have: the product chooses instead of them."""
    front = dataset.model.front if dataset.model else None
    if dataset.model is None or front is None:
        return
    views = [one.id for one in dataset.model.views]
    for key, view in (("lead", front.lead), ("beside", front.beside)):
        if view is not None and view not in views:
            fix = nearest(view, views) or "name one of [[views]], or leave it out"
            fault = Fault("W115", f"front.{key}", shown(view), "a view of the package", fix)
            yield fault.at(DATASET, dataset.line(("front", key)))
    for references in front.figures:
        for text in references:
            if wrong := _reference_fault(text, evidence):
                yield wrong.at(DATASET, dataset.line(("front", "figures")))


def _reference_fault(text: str, evidence: Evidence) -> Fault | None:
    try:
        reference = Reference.parse(text)
    except ValueError:
        fix = "write it like cre-lines.jinhua@2017, without braces"
        return Fault("E415", "front.figures", shown(text), "a reference to a figure", fix)
    if evidence.defined is None or reference.indicator in evidence.unsure:
        return None
    known = evidence.observations.get(reference.indicator, ())
    if any(map(reference.means, known)):
        return None
    fix = nearest(reference.indicator, evidence.defined) or "name a figure of indicators.csv"
    return Fault("W115", "front.figures", shown(text), "a figure of the package", fix)
