"""Single figures set in type on a slide, and figures as a table where no chart is honest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final, TypeVar

from pptx.enum.shapes import MSO_CONNECTOR
from pptx.util import Emu, Inches, Pt

from dashboard.charts.mark import Mark
from dashboard.charts.metrics import text_width
from dashboard.charts.text import wrap
from dashboard.exports.pptx import bound_shapes
from dashboard.exports.pptx.master import hue, rgb
from dashboard.exports.pptx.typography import Area, Run, box, table
from dashboard.messages import Locale

#: So many tiles stand in one row, and so many on one slide.
_ROW: Final = 4
MOST: Final = 8
#: So many rows of a table, of two lines at most, stand in one column of a slide.
MOST_ROWS: Final = 11
#: Columns of date, name and value in a line of the narrower kind of table.
_CELLS: Final = (23, 27, 20)

_Item = TypeVar("_Item")
Entry = Mark | str
"""A row of a table: a figure, or what heads the figures below it."""

_GAP: Final = Inches(0.5)
_BETWEEN: Final = Inches(0.3)
_APART: Final = Inches(0.4)
_HIGHEST: Final = Inches(2.9)
_WIDEST: Final = Inches(5.6)
#: Units go below their numbers where that makes the numbers so many times as large.
_WORTH: Final = 1.3
#: Sizes in points: bounds and units are a part of their number but no smaller than the first;
#: a number below the second has its unit below it, and none is below the third.
_PART: Final = 0.4
_SMALL: Final = 16.0
_CRAMPED: Final = 20.0
_LEAST: Final = 12.0
_POINT: Final = 12700


def draw(slide: Any, area: Area, facts: Sequence[Mark], locale: Locale) -> None:
    """The figures in rows; those without a date apart, under a line that says so."""
    groups = [[fact for fact in facts if fact.dated is dated] for dated in (True, False)]
    lines = [rows_of(group, _ROW) for group in groups]
    across = max(len(line) for group in lines for line in group)
    count = sum(len(group) for group in lines)
    apart = _APART if groups[1] else 0
    high = min(_HIGHEST, (area.height - apart - (count - 1) * _BETWEEN) // count)
    wide = min(_WIDEST, (area.width - (across - 1) * _GAP) // across)
    sizes = _sizes(facts, wide, crowded=count > 1)
    top = area.top + (_APART if count == 1 else 0)
    for dated, group in zip((True, False), lines, strict=True):
        if group and not dated:
            said = Run(locale.text("view.undated"), 14, rgb("muted"))
            box(slide, Area(area.left, top, area.width, apart), [[said]], locale.lang)
            top += apart
        for line in group:
            label = max(_lines(fact.label, wide, sizes.label) for fact in line)
            for place, fact in enumerate(line):
                left = area.left + place * (wide + _GAP)
                _tile(slide, Area(left, top, wide, high), fact, locale, (sizes, label))
            top += high + _BETWEEN


def pages_of(facts: Sequence[Mark]) -> list[list[Mark]]:
    """Figures by slide, those with a date first: as many as stand in two rows, the undated in their own."""
    pages: list[list[Mark]] = [[]]
    for fact in sorted(facts, key=lambda fact: not fact.dated):
        page = [*pages[-1], fact]
        dated = sum(one.dated for one in page)
        rows = -(-dated // _ROW) + -(-(len(page) - dated) // _ROW)
        if rows > MOST // _ROW:
            pages.append([])
        pages[-1].append(fact)
    return pages


def rows_of(items: Sequence[_Item], size: int) -> list[Sequence[_Item]]:
    """Items in rows of at most that size."""
    return [items[at : at + size] for at in range(0, len(items), size)]


@dataclass(frozen=True, slots=True)
class _Sizes:
    """The sizes of type on a slide, and whether units stand on a line of their own."""

    number: float
    below: bool
    label: float
    quiet: float

    @property
    def small(self) -> float:
        """The size of bound and unit: never larger than the number."""
        return min(max(_SMALL, self.number * _PART), self.number)


def _sizes(facts: Sequence[Mark], wide: int, *, crowded: bool) -> _Sizes:
    """The greatest size in which every number fits its tile; the units go below if that helps."""
    most, label, quiet = (36.0, 14, 12) if crowded else (66.0, 16, 14)
    beside = min(most, *(_fitting(fact, wide, fact.said.after) for fact in facts))
    below = min(most, *(_fitting(fact, wide, "") for fact in facts))
    apart = below >= beside * _WORTH or beside < _CRAMPED
    return _Sizes(max(_LEAST, below if apart else beside), apart, label, quiet)


def _fitting(fact: Mark, wide: int, after: str) -> float:
    """The size of a number so that it fills the width, with bound and unit as small as they may be."""
    said = fact.said
    room, number = wide / _POINT, _type_width(said.number)
    around = _type_width(said.bound + said.joint + said.before + after)
    size = room / (number + around * _PART)
    if size * _PART < _SMALL:
        size = (room - around * _SMALL) / number
    return size if size >= _SMALL else room / (number + around)


def _type_width(text: str) -> float:
    """How wide text is in the type of slides, whose bold letters are no wider but for the one."""
    return text_width(text.replace("1", "0"), 1, bold=True)


def _lines(label: str, wide: int, size: float) -> int:
    """How many lines a label takes."""
    return len(wrap(label, int(wide / _POINT / size * 1.9)))


def _tile(slide: Any, area: Area, fact: Mark, locale: Locale, size: tuple[_Sizes, int]) -> None:
    """One figure: what it is, bound, number and unit, its form, where and when, of what."""
    sizes, lines = size
    rule = slide.shapes.add_connector(
        MSO_CONNECTOR.STRAIGHT, area.left, area.top, area.left + area.width, area.top
    )
    bound_shapes.plain(rule)
    rule.line.color.rgb = rgb("rule")
    rule.line.width = Pt(1)
    inside = area.top + Inches(0.1)
    label = int(lines * sizes.label * 1.25 * _POINT)
    named = [[Run(fact.label, sizes.label)]]
    box(slide, Area(area.left, inside, area.width, label), named, locale.lang)
    number = int(sizes.number * 1.25 * _POINT)
    top = inside + label
    box(slide, Area(area.left, top, area.width, number), [_value(fact, sizes)], locale.lang)
    top += number
    if bound_shapes.has(fact):
        top += Inches(0.06)
        bound_shapes.draw(slide, Area(area.left, top, area.width, bound_shapes.HEIGHT), fact)
        top += bound_shapes.HEIGHT + Inches(0.08)
    rest = Area(area.left, top, area.width, max(area.top + area.height - top, _APART))
    box(slide, rest, _below(fact, locale, sizes), locale.lang, after=2)


def _value(fact: Mark, sizes: _Sizes) -> list[Run]:
    """Bound, number and unit, the number large."""
    said = fact.said
    runs = [
        Run(said.bound + said.joint if said.bound else "", sizes.small),
        Run(said.before, sizes.small),
        Run(said.number, sizes.number, hue(fact.hue), bold=True),
        Run("" if sizes.below else said.after, sizes.small),
    ]
    return [run for run in runs if run.text]


def _below(fact: Mark, locale: Locale, sizes: _Sizes) -> list[list[Run]]:
    """What stands below the number: its unit if there was no room, where and when, of what."""
    unit = fact.said.after.strip() if sizes.below else ""
    where = locale.text("view.subtitle_separator").join(
        filter(None, (fact.place, fact.when if fact.dated else ""))
    )
    of = locale.text(f"card.of_{fact.measure}", of=fact.of) if fact.of else ""
    quiet = rgb("muted")
    runs = [Run(unit, sizes.small), Run(where, sizes.quiet, quiet), Run(of, sizes.quiet, quiet)]
    return [[run] for run in runs if run.text]


def columns_of(facts: Sequence[Mark], undated: str) -> list[list[Entry]]:
    """Figures in columns of a table; those without a date come apart, under ``undated``."""
    columns: list[list[Entry]] = [[]]
    for dated in (True, False):
        for number, fact in enumerate(fact for fact in facts if fact.dated is dated):
            full = sum(map(weight, columns[-1])) + weight(fact) > MOST_ROWS
            heads = not dated and (number == 0 or full)
            if full or sum(map(weight, [*columns[-1], fact])) + heads > MOST_ROWS:
                columns.append([])
            columns[-1] += [undated, fact] if heads else [fact]
    return columns


def weight(entry: Entry) -> float:
    """How high a row of a table is, in rows of two lines."""
    if isinstance(entry, str):
        return 1.0
    cells = (entry.when, entry.label, str(entry.said))
    lines = max(len(wrap(text, wide)) for text, wide in zip(cells, _CELLS, strict=True))
    return max(1.0, lines / 2)


def listed(slide: Any, area: Area, columns: Sequence[Sequence[Entry]], locale: Locale) -> None:
    """Columns as tables of date, name and value."""
    gap = Inches(0.6)
    wide = (area.width - (len(columns) - 1) * gap) // len(columns)
    for place, column in enumerate(columns):
        left = area.left + place * (wide + gap)
        weights = [weight(entry) for entry in column]
        high = min(int(area.height * sum(weights) / MOST_ROWS), area.height)
        rows = [_line(entry, locale) for entry in column]
        widths = (0.31, 0.40, 0.29) if len(columns) > 1 else (0.3, 0.45, 0.25)
        where = Area(Emu(left), area.top, wide, high)
        table(slide, where, rows, locale.lang, widths=widths, heights=weights)


def _line(entry: Entry, locale: Locale) -> list[Run]:
    """The cells of a row; what heads others is one cell."""
    if isinstance(entry, str):
        return [Run(entry, 12, rgb("muted"), bold=True)]
    said = locale.text("table.event") if entry.event else str(entry.said)
    return [
        Run(entry.when, 10.5, rgb("muted")),
        Run(entry.label, 11.5),
        Run(said, 11.5, hue(entry.hue), bold=True),
    ]
