"""Which native chart shows a view honestly, and what it is made of."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import isfinite
from typing import Any, Final, assert_never

from pptx.util import Inches

from dashboard.charts.mark import Mark, over_time
from dashboard.charts.text import wrap
from dashboard.exports.files.content import Content
from dashboard.exports.pptx import native_chart, tiles, time_chart
from dashboard.exports.pptx.master import rgb
from dashboard.exports.pptx.native_chart import Value
from dashboard.exports.pptx.slide_context import Maker
from dashboard.exports.pptx.tiles import rows_of
from dashboard.exports.pptx.typography import Area, Run, box
from dashboard.indicators.model.view import Slide
from dashboard.messages import Locale
from dashboard.views.render import wording
from dashboard.views.render.rendered import Rendered

Draw = Callable[[Any, Area], None]
"""Puts something into an area of a slide."""

_BAR: Final = Inches(1.15)
_TRACK: Final = Inches(1.05)
_LINE: Final = Inches(0.3)
#: Columns of a line below a track.
_WHOLE: Final = 88
#: Room beyond the longest bar for what stands at its end, as a part of the scale.
_ROOM: Final = 1.45


def pages(rendered: Rendered, content: Content) -> list[Draw]:
    """What goes onto the slides of a view, one after the other."""
    locale = content.locale
    figures = [
        content.package.observations[fact.id]
        for fact in rendered.marks
        if fact.id in content.package.observations
    ]
    maker = Maker(
        shown=rendered,
        rows={row.id: row for row in content.rows},
        locale=locale,
        said=wording.drawing(figures, rendered.marks, content.package, locale),
    )
    marks = rendered.marks
    if not marks:
        return [lambda slide, area: _nothing(slide, area, locale)]
    return _drawn(rendered.view.family.slide)(maker, marks)


def _drawn(slide: Slide) -> Callable[[Maker, Sequence[Mark]], list[Draw]]:
    match slide:
        case "bars":
            return _bars
        case "lines":
            return _change
        case "tracks":
            return _shares
        case "multiples":
            return _multiples
        case "tables":
            return _listed
        case "tiles":
            return _tiles
    assert_never(slide)


def _nothing(slide: Any, area: Area, locale: Locale) -> None:
    box(slide, area, [[Run(locale.text("file.no_figures"), 18, rgb("muted"))]], locale.lang)


def _tiles(maker: Maker, marks: Sequence[Mark]) -> list[Draw]:
    """The marks in type."""

    def draw(part: Sequence[Mark]) -> Draw:
        return lambda slide, area: tiles.draw(slide, area, part, maker.locale)

    return [draw(part) for part in tiles.pages_of(marks)]


def _listed(maker: Maker, marks: Sequence[Mark]) -> list[Draw]:
    """The marks as tables, in order of time, what has no date last and apart."""
    ordered = sorted(marks, key=lambda mark: mark.order)
    columns = tiles.columns_of(ordered, maker.locale.text("view.undated"))

    def draw(part: Sequence[Sequence[tiles.Entry]]) -> Draw:
        return lambda slide, area: tiles.listed(slide, area, part, maker.locale)

    return [draw(part) for part in rows_of(columns, 2)]


def _split(maker: Maker, marks: Sequence[Mark]) -> tuple[list[list[Mark]], list[Mark], list[Draw]]:
    """The series over time; the single values; what has no value to draw as pages."""
    valued = [mark for mark in marks if mark.has_value and mark.measure != "rank"]
    series, single = over_time(valued)
    others = [mark for mark in marks if mark not in valued]
    return series, single, _listed(maker, others) if others else []


def _bars(maker: Maker, marks: Sequence[Mark]) -> list[Draw]:
    series, single, others = _split(maker, marks)
    units = dict.fromkeys(mark.unit for mark in single)
    found = []
    for unit in units:
        values = [maker.value(mark) for mark in single if mark.unit == unit]
        found += [_bar_page(part, maker) for part in rows_of(values, 5)]
    return [*found, *time_chart.pages(maker, series), *others]


def _bar_page(values: Sequence[Value], maker: Maker) -> Draw:
    def draw(slide: Any, area: Area) -> None:
        high = min(area.height, _BAR * len(values))
        native_chart.bars(
            slide,
            Area(area.left, area.top, area.width, high),
            values,
            maker.locale.lang,
            ends=_ends(values),
        )

    return draw


def _ends(values: Sequence[Value], room: float = _ROOM) -> tuple[float, float]:
    """From the least to the greatest value with zero between, and room for words."""
    numbers = [0.0, *(value.number for value in values)]
    low, high = min(numbers), max(numbers)
    reach = (high - low) or 1.0
    return (low - reach * 0.3 if low < 0 else 0.0), high + reach * (room - 1)


def _multiples(maker: Maker, marks: Sequence[Mark]) -> list[Draw]:
    grown = [mark for mark in marks if isfinite(mark.multiple)]
    series, single = over_time(grown)
    others = [mark for mark in marks if mark not in grown]
    values = [maker.value(mark, multiple=True) for mark in single]
    found = [_multiple_page(part, maker) for part in rows_of(values, 4)]
    over = time_chart.pages(maker, series, multiples=True)
    return [*found, *over, *(_listed(maker, others) if others else [])]


def _multiple_page(values: Sequence[Value], maker: Maker) -> Draw:
    def draw(slide: Any, area: Area) -> None:
        high = min(area.height, Inches(1.9) * len(values))
        native_chart.against(
            slide,
            Area(area.left, area.top, area.width, high),
            values,
            (maker.said.year_before, 1.0),
            maker.locale.lang,
            ends=_ends(values, 1.75),
        )

    return draw


def _shares(maker: Maker, marks: Sequence[Mark]) -> list[Draw]:
    """A bar from nothing to all for each share; the reference is one of them, apart and hollow."""
    series, single, others = _split(maker, [mark for mark in marks if mark.measure == "share"])
    single.sort(key=lambda mark: mark.role == "reference")
    rest = [mark for mark in marks if mark.measure != "share"]

    def page(part: Sequence[Mark]) -> Draw:
        return lambda slide, area: _tracks(slide, area, part, maker)

    most = 3 if max((_whole_lines(mark, maker) for mark in single), default=1) > 1 else 4
    found = [page(part) for part in rows_of(single, most)]
    parts = time_chart.pages(maker, series, whole=100.0)
    return [*found, *parts, *others, *(_listed(maker, rest) if rest else [])]


def _whole_lines(mark: Mark, maker: Maker) -> int:
    """How many lines the name of a whole takes below its track."""
    return len(wrap(maker.locale.text("file.whole", of=mark.of), _WHOLE))


def _tracks(slide: Any, area: Area, marks: Sequence[Mark], maker: Maker) -> None:
    """Each share on a scale of its own whole, with the name of that whole at its end."""
    names, top = area.width * 3 // 10, area.top
    for mark in marks:
        quiet = rgb("muted")
        said = [[Run(mark.label, 16)], [Run(mark.when, 12, quiet)]]
        box(slide, Area(area.left, top + Inches(0.08), names, _TRACK), said, maker.locale.lang)
        whole = max(100.0, mark.value)
        native_chart.track(
            slide,
            Area(area.left + names, top, area.width - names, _TRACK - _LINE),
            maker.value(mark),
            maker.locale.lang,
            whole=whole,
            alt=_aloud(mark, maker.locale),
        )
        of = Run(maker.locale.text("file.whole", of=mark.of), 12, quiet)
        lines = _whole_lines(mark, maker) * _LINE
        left, under = area.left + names + Inches(0.1), top + _TRACK - _LINE
        box(slide, Area(left, under, area.width - names, lines), [[of]], maker.locale.lang)
        top += _TRACK - _LINE + lines


def _aloud(mark: Mark, locale: Locale) -> str:
    """A share in words: what it is, how much, when, and of what."""
    said = locale.text("phrase.item", label=mark.label, said=mark.said, when=mark.when)
    return locale.text("phrase.separator").join([said, locale.text("card.of_share", of=mark.of)])


def _change(maker: Maker, marks: Sequence[Mark]) -> list[Draw]:
    dated = [mark for mark in marks if mark.at and mark.has_value and not mark.derived]
    series, single = over_time(dated)
    rest = [*single, *(mark for mark in marks if mark not in dated)]
    return [*time_chart.pages(maker, series), *(_listed(maker, rest) if rest else [])]
