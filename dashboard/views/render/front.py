"""What the front page tells first, and in which order: a claim, key figures, one section a theme."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from dashboard.charts.mark import Mark
from dashboard.indicators.model.package import Package
from dashboard.indicators.model.schema import Bound
from dashboard.indicators.model.view import Family, Front
from dashboard.indicators.select.reference import Reference
from dashboard.views.render.rendered import Note, Rendered

#: So many key figures stand on the first screen where the package names none.
KEY_FIGURES: Final = 4


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """A figure of the first screen, with a second one that is said below it."""

    mark: Mark
    below: Mark | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """A theme: its claim, and the views that are drawn beside it.

    ``theme`` is ``None`` for what spans the themes. ``claim`` is the view whose headline it is.
    """

    theme: str | None
    claim: Rendered
    drawn: tuple[Rendered, ...]
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class FrontPage:
    """The order of the front page: what leads, the key figures, a section for each theme.

    ``linked`` are views of figures that the themes tell already, such as a timeline.
    """

    lead: Rendered
    beside: Rendered | None
    figures: tuple[KeyFigure, ...]
    sections: tuple[Section, ...]
    linked: tuple[Rendered, ...]


def front_page(shown: Sequence[Rendered], package: Package, *, whole: bool) -> FrontPage:
    """Arrange the views that a selection leaves; there is at least one.

    ``whole`` is whether nothing is filtered: then the lead has a drawing beside it, which is not
    drawn again in its theme.
    """
    by_id = {one.view.id: one for one in shown}
    named = package.front or Front()
    lead = by_id.get(named.lead or "") or _lead(shown)
    beside = None
    if whole:
        change = (one for one in shown if one.view.family is Family.CHANGE)
        beside = by_id.get(named.beside or "") or next(change, None)
    told = {mark.id for one in shown if one.theme for mark in one.marks}
    linked = tuple(
        one for one in shown if not one.theme and told.issuperset(mark.id for mark in one.marks)
    )
    sections = []
    for theme in (*package.themes, None):
        if views := [one for one in shown if one.theme == theme and one not in linked]:
            sections.append(_section(theme, views, lead, beside))
    figures = tuple(_figures(shown, package, named))
    return FrontPage(lead, beside, figures, tuple(sections), linked)


def _lead(shown: Sequence[Rendered]) -> Rendered:
    """The largest change that there is, else the first view."""
    return next((one for one in shown if one.view.family is Family.CHANGE), shown[0])


def _section(
    theme: str | None, views: Sequence[Rendered], lead: Rendered, beside: Rendered | None
) -> Section:
    """A theme's views: the claim is one not made yet; what stands beside the lead is not drawn again."""
    claim = next((one for one in views if one is not lead), views[0])
    drawn = tuple(one for one in views if one is not beside)
    notes = dict.fromkeys(note for one in views for note in one.notes)
    return Section(theme, claim, drawn, tuple(notes))


def _figures(shown: Sequence[Rendered], package: Package, named: Front) -> Iterator[KeyFigure]:
    """The key figures that the package names, as far as they are shown; else one of each theme."""
    marks = {mark.id: mark for one in shown for mark in one.marks}
    if not named.figures:
        yield from _chosen(shown)
        return
    for references in named.figures:
        found = [_meant(one, package, marks) for one in references]
        if found and found[0]:
            yield KeyFigure(found[0], found[1] if len(found) > 1 else None)


def _meant(text: str, package: Package, marks: dict[str, Mark]) -> Mark | None:
    """The newest shown figure that a reference can mean."""
    reference = Reference.parse(text)
    observations = package.by_indicator.get(reference.indicator, ())
    found = [one for one in observations if reference.means(one) and one.id in marks]
    newest = max(found, key=lambda one: (one.period.end is not None, one.period.end), default=None)
    return marks[newest.id] if newest else None


def _chosen(shown: Sequence[Rendered]) -> Iterator[KeyFigure]:
    """One printed figure of each theme: exact and dated before others, in reading order."""
    themes = dict.fromkeys(one.theme for one in shown if one.theme)
    for theme in list(themes)[:KEY_FIGURES]:
        marks = [
            mark
            for one in shown
            if one.theme == theme
            for mark in one.marks
            if mark.has_value and not mark.derived
        ]
        best = min(
            marks, key=lambda mark: (mark.bound != Bound.EXACT, not mark.dated), default=None
        )
        if best:
            yield KeyFigure(best)
