"""Figures as plain HTML can show them: bars with their bounds drawn, no script.

What stands on one scale compares: figures of one unit, shares of a whole, multiples of the year
before. A rank and an event have no length and get no bar, nor has what is derived, but for shares.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

from dashboard.charts.forms import outward
from dashboard.charts.mark import Mark
from dashboard.indicators.model.schema import Bound, Family, Measure
from dashboard.messages import Locale, load_locale
from dashboard.views.render.rendered import Rendered

#: The families whose figures are lengths; the others are told in type alone.
_DRAWN: Final = (Family.BARS, Family.CHANGE, Family.SHARES, Family.MULTIPLES)
#: How far a scale goes on beyond a floor, so that its open end is seen.
_BEYOND: Final = 1.25
#: The measures that have a scale of their own, whatever the unit.
_OWN: Final = (Measure.GROWTH_YOY, Measure.SHARE)


@dataclass(frozen=True, slots=True)
class Bar:
    """One figure and, where it has a length, its bar, in percent of its track.

    ``start`` is where the bar begins and ``length`` how long it is; ``block`` is the year before as a part of the bar, 0 where there are no blocks.
    ``form`` is the bound as seen from zero, or ``derived``; ``left`` says that the bar goes to the left; ``below`` is the line below it, finished, and ``gap``
    tells of the years without figures that follow.
    """

    fact: Mark
    form: str
    below: str = ""
    gap: str = ""
    drawn: bool = False
    start: float = 0
    length: float = 0
    block: float = 0
    whole: bool = False
    left: bool = False

    @property
    def style(self) -> str:
        """The lengths as custom properties, for the stylesheet to draw."""
        lengths = {"start": self.start, "length": self.length}
        said = [f"--{name}:{length:.3f}%" for name, length in lengths.items()]
        return ";".join([*said, f"--one:{self.block:.5f}"] if self.block else said)


def bars(rendered: Rendered) -> tuple[Bar, ...]:
    """The figures of a view in its order; those of a timeline in that of time, undated ones last."""
    marks = {mark.id: mark for mark in rendered.marks}
    scales = _scales(rendered.marks) if rendered.view.family in _DRAWN else {}
    locale = load_locale(rendered.address.lang)
    made = tuple(
        replace(
            _bar(fact, marks[fact.id], scales),
            below=_below(fact, marks[fact.id], locale),
        )
        for fact in rendered.marks
    )
    if rendered.view.family is Family.CHANGE:
        return tuple(_told(bar, marks[bar.fact.id], rendered) for bar in made)
    if rendered.view.family is Family.TIMELINE:
        return tuple(sorted(made, key=lambda bar: _time(marks[bar.fact.id])))
    return made


def where(fact: Mark, locale: Locale) -> str:
    """Where a figure is of, and when, as far as that is known: the line below a tile."""
    return joined([fact.place, fact.when if fact.dated else ""], locale)


def joined(parts: Iterable[str], locale: Locale) -> str:
    """What is said beside each other on one line, as the language sets it apart."""
    return locale.text("view.subtitle_separator").join(part for part in parts if part)


def _below(fact: Mark, mark: Mark, locale: Locale) -> str:
    """The line below a bar: as times the year before, where, and when if that is not its value."""
    return joined([mark.multiple_said, fact.place, "" if fact.event else fact.when], locale)


def _told(bar: Bar, mark: Mark, rendered: Rendered) -> Bar:
    """The bar with what is said of its series: at its last point, and after a gap."""
    series = mark.indicator, mark.place_id
    words = rendered.words
    same = [one.id for one in rendered.marks if (one.indicator, one.place_id) == series]
    gaps = [
        gap.said
        for gap in words.gaps
        if (gap.indicator, gap.place, gap.after) == (*series, mark.period)
    ]
    is_last = same[-1] == mark.id
    locale = load_locale(rendered.address.lang)
    change = joined(words.change.get(series, ()) if is_last else (), locale)
    return replace(bar, below=joined([bar.below, change], locale), gap=gaps[0] if gaps else "")


def _time(mark: Mark) -> tuple[bool, Any, Any]:
    """What orders a timeline: undated after dated, then the last day, then the first."""
    if mark.end is None:
        return True, 0, 0
    return False, mark.end, mark.start or mark.end


def _bar(fact: Mark, mark: Mark, scales: Mapping[str, tuple[float, float]]) -> Bar:
    length = _length(mark)
    bound = outward(fact.bound, length or 0.0)
    form = "derived" if mark.derived else bound
    if length is None or _scale(mark) not in scales:
        return Bar(fact, form)
    low, high = scales[_scale(mark)]
    first, last = sorted((0, length))
    return Bar(
        fact,
        form,
        drawn=True,
        start=100 * (first - low) / (high - low),
        length=100 * (last - first) / (high - low),
        block=1 / length if mark.measure == Measure.GROWTH_YOY and length > 0 else 0,
        whole=mark.measure == Measure.SHARE,
        left=length < 0,
    )


def _scales(marks: Iterable[Mark]) -> dict[str, tuple[float, float]]:
    """The ends of every scale; all begin at zero or below."""
    ends: dict[str, tuple[float, float]] = {}
    for mark in marks:
        length = _length(mark)
        if length is None:
            continue
        low, high = ends.get(_scale(mark), (0.0, 0.0))
        open_end = outward(mark.bound, length) in (Bound.OVER, Bound.ABOUT)
        is_share = mark.measure == Measure.SHARE  # of a whole, at which its track ends
        beyond = length * _BEYOND if open_end and not is_share else length
        ends[_scale(mark)] = min(low, beyond), max(high, beyond, 100.0 if is_share else 0.0)
    return {scale: pair for scale, pair in ends.items() if pair[0] < pair[1]}


def _scale(mark: Mark) -> str:
    """What a figure is measured on: the same for those that may be compared by length."""
    return mark.unit if mark.measure not in _OWN else mark.measure


def _length(mark: Mark) -> float | None:
    """The number whose length is drawn, if the figure has one."""
    if mark.measure in (Measure.RANK, Measure.EVENT):
        return None
    if mark.derived and mark.measure != Measure.SHARE:
        return None  # a sum, a ratio and a level side by side would each look like a whole
    number = mark.multiple if mark.measure == Measure.GROWTH_YOY else mark.value
    return None if math.isnan(number) else number
