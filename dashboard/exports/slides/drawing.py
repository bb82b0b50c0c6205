"""Which native chart shows a view honestly, and what it is made of."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from math import isfinite
from typing import Any, Final

from pptx.util import Inches

from dashboard.charts.marks import Mark, over_time, read
from dashboard.charts.text import Words
from dashboard.exports.content import Content
from dashboard.exports.slides import native, tiles
from dashboard.exports.slides.master import rgb
from dashboard.exports.slides.native import Line, Value
from dashboard.exports.slides.tiles import rows_of
from dashboard.exports.slides.type import Area, Run, box
from dashboard.exports.table import Row
from dashboard.indicators.schema import Family
from dashboard.messages import Messages
from dashboard.messages.formats import PLUS
from dashboard.views import wording
from dashboard.views.view import Fact, Rendered

Draw = Callable[[Any, Area], None]
"""Puts something into an area of a slide."""

_BAR: Final = Inches(1.15)
_TRACK: Final = Inches(1.05)
_LINE: Final = Inches(0.3)
#: Room beyond the longest bar for what stands at its end, as a part of the scale.
_ROOM: Final = 1.45
_EXCEL_DAYS: Final = 693594  # the day before the first that Excel counts, as an ordinal


@dataclass(frozen=True, slots=True)
class _Maker:
    """One view on its way to slides: its marks, its rows by id, its words."""

    shown: Rendered
    rows: Mapping[str, Row]
    facts: Mapping[str, Fact]
    words: Messages
    said: Words

    def value(self, mark: Mark, *, multiple: bool = False) -> Value:
        """A mark as a value of a chart, in the unit that the language counts in."""
        row, fact = self.rows[mark.id], self.facts[mark.id]
        if multiple:
            number = Decimal(str(round(mark.multiple, 12)))
            times, _, rest = self.words.text("view.multiple", times="\0").partition("\0")
            factor = self.words.text("change.times", n="\0").partition("\0")
            after = native.quoted(f"{factor[2]}{rest} ({fact.said})")
            decimals = max(0, -int(number.as_tuple().exponent))
            shape = "#,##0" + ("." + "0" * decimals if decimals else "")
            form = f"{native.quoted(times + factor[0])}{shape}{after}"
        else:
            number = row.amount if row.amount is not None else Decimal(0)
            plus = PLUS[self.words.lang] if mark.measure == "growth_yoy" else ""
            form = native.written(fact.said, number, plus=plus)
        name, bound = mark.label, fact.said.bound
        return Value(
            name=self.words.text("file.bounded", name=name, bound=bound) if bound else name,
            said=bound,
            number=float(number),
            written=form,
            hue=mark.theme_hue,
            bound=mark.bound,
            dated=mark.end is not None,
            derived=mark.derived,
        )


def pages(shown: Rendered, content: Content) -> list[Draw]:
    """What goes onto the slides of a view, one after the other."""
    words = content.words
    figures = [
        content.package.figures[fact.id]
        for fact in shown.facts
        if fact.id in content.package.figures
    ]
    maker = _Maker(
        shown=shown,
        rows={row.id: row for row in content.rows},
        facts={fact.id: fact for fact in shown.facts},
        words=words,
        said=wording.drawing(figures, shown.facts, content.package, words),
    )
    marks = read(shown.frame)
    draw = _FAMILIES.get(shown.view.family)
    if not marks:
        return [lambda slide, area: _nothing(slide, area, words)]
    if draw is None:
        by_date = (*(f for f in shown.facts if f.dated), *(f for f in shown.facts if not f.dated))
        return [_tiles(part, words) for part in rows_of(by_date, tiles.MOST)]
    return draw(maker, marks)


def _nothing(slide: Any, area: Area, words: Messages) -> None:
    box(slide, area, [[Run(words.text("file.no_figures"), 18, rgb("muted"))]], words.lang)


def _tiles(facts: Sequence[Fact], words: Messages) -> Draw:
    return lambda slide, area: tiles.draw(slide, area, facts, words)


def _listed(maker: _Maker, marks: Sequence[Mark]) -> list[Draw]:
    """The marks as tables, in order of time, what has no date last and apart."""
    ordered = sorted(marks, key=lambda mark: mark.order)
    facts = [maker.facts[mark.id] for mark in ordered]
    columns = tiles.columns_of(facts, maker.words.text("view.undated"))

    def draw(part: Sequence[Sequence[tiles.Entry]]) -> Draw:
        return lambda slide, area: tiles.listed(slide, area, part, maker.words)

    return [draw(part) for part in rows_of(columns, 2)]


def _split(maker: _Maker, marks: Sequence[Mark]) -> tuple[list[Draw], list[Mark], list[Draw]]:
    """Series over time as pages; the single values; what has no value to draw as pages."""
    valued = [mark for mark in marks if mark.has_value and mark.measure != "rank"]
    series, single = over_time(valued)
    others = [mark for mark in marks if mark not in valued]
    return _over_time(maker, series), single, _listed(maker, others) if others else []


def _bars(maker: _Maker, marks: Sequence[Mark]) -> list[Draw]:
    series, single, others = _split(maker, marks)
    units = dict.fromkeys(mark.unit for mark in single)
    found = []
    for unit in units:
        values = [maker.value(mark) for mark in single if mark.unit == unit]
        found += [_bar_page(part, maker) for part in rows_of(values, 5)]
    return [*found, *series, *others]


def _bar_page(values: Sequence[Value], maker: _Maker) -> Draw:
    def draw(slide: Any, area: Area) -> None:
        high = min(area.height, _BAR * len(values))
        native.bars(
            slide,
            Area(area.left, area.top, area.width, high),
            values,
            maker.words.lang,
            ends=_ends(values),
        )

    return draw


def _ends(values: Sequence[Value], room: float = _ROOM) -> tuple[float, float]:
    """From the least to the greatest value with zero between, and room for words."""
    numbers = [0.0, *(value.number for value in values)]
    low, high = min(numbers), max(numbers)
    reach = (high - low) or 1.0
    return (low - reach * 0.3 if low < 0 else 0.0), high + reach * (room - 1)


def _multiples(maker: _Maker, marks: Sequence[Mark]) -> list[Draw]:
    grown = [mark for mark in marks if isfinite(mark.multiple)]
    series, single = over_time(grown)
    others = [mark for mark in marks if mark not in grown]
    values = [maker.value(mark, multiple=True) for mark in single]
    found = [_multiple_page(part, maker) for part in rows_of(values, 4)]
    return [*found, *_over_time(maker, series), *(_listed(maker, others) if others else [])]


def _multiple_page(values: Sequence[Value], maker: _Maker) -> Draw:
    def draw(slide: Any, area: Area) -> None:
        high = min(area.height, Inches(1.9) * len(values))
        native.against(
            slide,
            Area(area.left, area.top, area.width, high),
            values,
            (maker.said.year_before, 1.0),
            maker.words.lang,
            ends=_ends(values, 1.75),
        )

    return draw


def _shares(maker: _Maker, marks: Sequence[Mark]) -> list[Draw]:
    """A bar from nothing to all for each share; the reference is one of them, apart and hollow."""
    series, single, others = _split(maker, [mark for mark in marks if mark.measure == "share"])
    single.sort(key=lambda mark: mark.role == "reference")
    rest = [mark for mark in marks if mark.measure != "share"]

    def page(part: Sequence[Mark]) -> Draw:
        return lambda slide, area: _tracks(slide, area, part, maker)

    found = [page(part) for part in rows_of(single, 4)]
    return [*found, *series, *others, *(_listed(maker, rest) if rest else [])]


def _tracks(slide: Any, area: Area, marks: Sequence[Mark], maker: _Maker) -> None:
    """Each share on a scale of its own whole, with the name of that whole at its end."""
    names = area.width * 3 // 10
    for place, mark in enumerate(marks):
        top = area.top + place * _TRACK
        quiet = rgb("muted")
        said = [[Run(mark.label, 16)], [Run(mark.when, 12, quiet)]]
        box(slide, Area(area.left, top + Inches(0.08), names, _TRACK), said, maker.words.lang)
        whole = max(100.0, mark.value)
        native.track(
            slide,
            Area(area.left + names, top, area.width - names, _TRACK - _LINE),
            maker.value(mark),
            maker.words.lang,
            whole=whole,
            alt=_aloud(mark, maker.words),
        )
        of = Run(maker.words.text("file.whole", of=mark.of_label), 12, quiet)
        below = Area(
            area.left + names + Inches(0.1), top + _TRACK - _LINE, area.width - names, _LINE
        )
        box(slide, below, [[of]], maker.words.lang)


def _aloud(mark: Mark, words: Messages) -> str:
    """A share in words: what it is, how much, when, and of what."""
    said = words.text("phrase.item", label=mark.label, said=mark.said, when=mark.when)
    return words.text("phrase.separator").join(
        [said, words.text("card.of_share", of=mark.of_label)]
    )


def _change(maker: _Maker, marks: Sequence[Mark]) -> list[Draw]:
    dated = [mark for mark in marks if mark.at and mark.has_value]
    series, single = over_time(dated)
    rest = [*single, *(mark for mark in marks if mark not in dated)]
    return [*_over_time(maker, series), *(_listed(maker, rest) if rest else [])]


def _over_time(maker: _Maker, series: Sequence[Sequence[Mark]]) -> list[Draw]:
    """A page for each indicator with more than one date, its places on one scale."""
    groups: dict[tuple[str, str], list[Sequence[Mark]]] = {}
    for one in series:
        groups.setdefault((one[0].indicator, one[0].unit), []).append(one)

    def page(group: Sequence[Sequence[Mark]]) -> Draw:
        return lambda slide, area: _timed(slide, area, group, maker)

    return [page(group) for group in groups.values()]


def _timed(slide: Any, area: Area, group: Sequence[Sequence[Mark]], maker: _Maker) -> None:
    every = [mark for one in group for mark in one]
    yearly = all(mark.kind == "year" for mark in every)
    lines = [_series(one, maker, yearly=yearly, alone=len(group) == 1) for one in group]
    times = [at for line in lines for at in line.at]
    step = 1.0 if yearly else 365.0
    margin = max(step, (max(times) - min(times)) * 0.12 // step * step)
    span = (min(times) - margin, max(times) + margin)
    values = [value for line in lines for value in line.values]
    high = min(area.height - _LINE, Inches(4.0))
    native.over_time(
        slide,
        Area(area.left, area.top, area.width, high),
        lines,
        maker.words.lang,
        ends=_ends(values, 1.3),
        span=span,
        axis="0" if yearly else "yyyy-mm",
    )
    first = group[0][0]
    said = [
        *(maker.said.change.get((first.indicator, first.place), ()) if len(group) == 1 else ()),
        *dict.fromkeys(gap.said for gap in maker.said.gaps if gap.indicator == first.indicator),
    ]
    if said:
        text = Run(maker.words.text("view.subtitle_separator").join(said), 16)
        box(slide, Area(area.left, area.top + high, area.width, _LINE), [[text]], maker.words.lang)


def _series(marks: Sequence[Mark], maker: _Maker, *, yearly: bool, alone: bool) -> Line:
    """One series; of a short one each point is labelled, of a long one its ends."""
    dated = [mark for mark in marks if mark.at]
    labelled = range(len(dated)) if len(dated) <= 8 else (0, len(dated) - 1)
    return Line(
        name=dated[0].label,
        values=[maker.value(mark, multiple=isfinite(mark.multiple)) for mark in dated],
        at=[_when(mark, yearly=yearly) for mark in dated],
        labelled=frozenset(labelled if alone else ()),
    )


def _when(mark: Mark, *, yearly: bool) -> float:
    """Where a mark stands on the time axis: its year, else its day as a spreadsheet counts."""
    if mark.at is None:
        raise ValueError(f"{mark.id} has no date")
    return float(mark.at.year) if yearly else float(mark.at.toordinal() - _EXCEL_DAYS)


_FAMILIES: Final[Mapping[Family, Callable[[_Maker, Sequence[Mark]], list[Draw]]]] = {
    Family.BARS: _bars,
    Family.CHANGE: _change,
    Family.SHARES: _shares,
    Family.MULTIPLES: _multiples,
    Family.TIMELINE: _listed,
}
