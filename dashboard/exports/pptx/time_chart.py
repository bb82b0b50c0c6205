"""Series over time as native charts: which lines they make, on which axes, and what stands below."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import pairwise
from math import ceil, floor, isfinite
from typing import Any, Final

from pptx.util import Inches

from dashboard.charts import axes
from dashboard.charts.lines import missing
from dashboard.charts.mark import Mark, moments
from dashboard.exports.pptx import text_lines
from dashboard.exports.pptx.native_chart import Value
from dashboard.exports.pptx.slide_context import Maker
from dashboard.exports.pptx.text_lines import Axis, Line
from dashboard.exports.pptx.typography import Area, Run, box
from dashboard.indicators.model.schema import Source
from dashboard.messages import Locale
from dashboard.messages.formats import MINUS

Draw = Callable[[Any, Area], None]

_LINE: Final = Inches(0.3)
_HEIGHT: Final = Inches(4.0)
_EXCEL_DAYS: Final = 693594  # the day before the first that Excel counts, as an ordinal
#: A longer series of growth is drawn as it is printed, as on pages.
_MULTIPLES: Final = 6
#: A short series says all its values, a longer one its ends.
_LABELLED: Final = 8
#: Labels at the ends of lines stand so far apart, in parts of the height.
_CLEAR: Final = 0.07


def pages(
    maker: Maker,
    series: Sequence[Sequence[Mark]],
    *,
    multiples: bool = False,
    whole: float | None = None,
) -> list[Draw]:
    """A page for each indicator with more than one date, its places on one scale.

    ``multiples`` draws a few years of growth as times the year before; ``whole`` is where the scale ends.
    """
    groups: dict[tuple[str, str, bool], list[Sequence[Mark]]] = {}
    for one in series:
        grown = multiples and len(one) <= _MULTIPLES
        groups.setdefault((one[0].indicator, one[0].unit, grown), []).append(one)

    def page(group: Sequence[Sequence[Mark]], *, grown: bool) -> Draw:
        return lambda slide, area: _timed(slide, area, group, maker, grown=grown, whole=whole)

    return [page(group, grown=grown) for (_, _, grown), group in groups.items()]


def _timed(
    slide: Any,
    area: Area,
    group: Sequence[Sequence[Mark]],
    maker: Maker,
    *,
    grown: bool,
    whole: float | None,
) -> None:
    every = [mark for one in group for mark in one]
    parts = [part for one in group for part in _by_source(one, maker)]
    time = _time(every)
    drawn = [
        _line(part, maker, time=time, grown=grown, several=len(group) > 1, form=place)
        for place, part in enumerate(parts)
    ]
    values = _values(
        [value for line in drawn for value in line.values], every[0], whole, maker.locale
    )
    drawn = _labelled(drawn, values)
    below = _below(group, drawn, maker)
    high = min(area.height - len(below) * _LINE, _HEIGHT)
    top = Area(area.left, area.top, area.width, high)
    text_lines.draw(slide, top, drawn, maker.locale.lang, values=values, time=time)
    if below:
        room = Area(area.left, area.top + high, area.width, len(below) * _LINE)
        box(slide, room, [[Run(text, 16)] for text in below], maker.locale.lang)


def _by_source(marks: Sequence[Mark], maker: Maker) -> list[list[Mark]]:
    """The parts of a series by who reports them, if several report one moment; else all of it."""
    if all(len(one) == 1 for one in moments(marks)):
        return [list(marks)]
    found: dict[Source | None, list[Mark]] = {}
    for mark in marks:
        found.setdefault(maker.rows[mark.id].source, []).append(mark)
    return list(found.values())


def _line(
    marks: Sequence[Mark], maker: Maker, *, time: Axis, grown: bool, several: bool, form: int
) -> Line:
    """One line; a place has the colour that it has on pages."""
    named = next((mark.label for mark in marks if mark.source_label), marks[0].series_label)
    return Line(
        name=named,
        values=[maker.value(mark, multiple=grown and isfinite(mark.multiple)) for mark in marks],
        at=[_when(mark, time) for mark in marks],
        hue=marks[0].place_order + 1 if several else marks[0].hue,
        labelled=frozenset(),
        after_gap=frozenset(
            place
            for place, pair in enumerate(pairwise(marks), 1)
            if missing(*pair, maker.said) or not axes.neighbours(*pair)
        ),
        form=form,
    )


def _labelled(drawn: Sequence[Line], values: Axis) -> list[Line]:
    """The lines with what is said at their points.

    A short one alone says all of them, a long one its ends; of several lines each says its last
    one, where that stands clear of the others.
    """
    if len(drawn) == 1:
        (line,) = drawn
        last = len(line.values) - 1
        short = last < _LABELLED
        told = frozenset(place for place in range(last + 1) if short or place in (0, last))
        return [replace(line, labelled=told)]
    taken: list[float] = []
    found = []
    for line in drawn:
        number = line.values[-1].number
        clear = all(abs(number - one) > (values.high - values.low) * _CLEAR for one in taken)
        taken += [number] if clear else []
        found.append(replace(line, labelled=frozenset([len(line.values) - 1] if clear else [])))
    return found


def _values(values: Sequence[Value], first: Mark, whole: float | None, locale: Locale) -> Axis:
    """The scale of the values, from zero and of round steps; ranks have the first place on top."""
    numbers = [value.number for value in values]
    if first.measure == "rank":
        step = max(1.0, _step(0.0, max(numbers)))
        return Axis(
            0.0, max(numbers) + step / 2, step, f"{locale.conventions.digits(0)};;", turned=True
        )
    low, high = axes.span(numbers)
    if whole is not None:
        low, high = min(low, 0.0), max([whole, *numbers])
    step = _step(low, high)
    decimals = max(0, -int(Decimal(str(step)).normalize().as_tuple().exponent))
    number = locale.conventions.digits(decimals)
    return Axis(
        floor(low / step) * step, ceil(high / step) * step, step, f"{number};{MINUS}{number}"
    )


def _step(low: float, high: float) -> float:
    first, second, *_ = axes.ticks(low, high)
    return second - first


def _time(marks: Sequence[Mark]) -> Axis:
    """The axis of time: years as numbers where all marks are of years, else days as Excel counts them."""
    days = [mark.at.toordinal() for mark in marks if mark.at]
    first, last = date.fromordinal(min(days)), date.fromordinal(max(days))
    years = last.year - first.year
    step = next(one for one in (1, 2, 5, 10, 20, 50, 100, 1000) if years <= 12 * one)
    begin, end = first.year - 1, last.year + 1
    if step > 1:
        begin, end = begin // step * step, -(-end // step) * step
    if all(mark.kind == "year" for mark in marks):
        return Axis(begin, end, step, "0")
    if years >= 3:
        # In the month of the first mark, away from its ends: steps of years then stay in it.
        day = min(max(first.day, 3), 26)
        start, stop = (
            date(min(max(year, 1), 9999), first.month, day).toordinal() - _EXCEL_DAYS
            for year in (begin, end)
        )
        return Axis(start, stop, 365.25 * step, "yyyy-mm")
    length = max(7, max(days) - min(days))
    margin = max(1, length // 8)
    start, stop = (one - _EXCEL_DAYS for one in (min(days) - margin, max(days) + margin))
    form = "yyyy-mm-dd" if length < 92 else "yyyy-mm"
    return Axis(start, stop, ceil(length / (6 if length < 92 else 8)), form)


def _when(mark: Mark, time: Axis) -> float:
    """Where a mark stands on the time axis: its year, else its day as a spreadsheet counts."""
    if mark.at is None:
        raise ValueError(f"{mark.id} has no date")
    return float(mark.at.year) if time.form == "0" else float(mark.at.toordinal() - _EXCEL_DAYS)


def _below(group: Sequence[Sequence[Mark]], drawn: Sequence[Line], maker: Maker) -> list[str]:
    """What changed and which years have no figures; then what the forms of bounds mean."""
    first, separator = group[0][0], maker.locale.text("view.subtitle_separator")
    said = [
        *(maker.said.change.get((first.indicator, first.place), ()) if len(group) == 1 else ()),
        *dict.fromkeys(gap.said for gap in maker.said.gaps if gap.indicator == first.indicator),
    ]
    bounds = {value.bound: value.said for line in drawn for value in line.values if value.said}
    key = [f"{sign} {bounds[bound]}" for bound, sign in text_lines.SIGNS.items() if bound in bounds]
    return [separator.join(part) for part in (said, key) if part]
