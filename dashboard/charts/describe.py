"""The alternative text of a chart, from the same frame as the drawing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from dashboard.charts.mark import Mark, series

#: Up to so many marks are all read out; of more, only what stands out in each series.
_ALL: Final = 12
#: Up to so many series are told; of more, how many they are.
_ROWS: Final = 24


@dataclass(frozen=True, slots=True)
class Phrases:
    """How a language joins what a chart says.

    ``item`` holds ``{label}``, ``{said}`` and ``{when}``; ``event`` (a mark without a value)
    ``{label}`` and ``{when}``; ``part`` (one of a series) ``{said}`` and ``{when}``; ``row``
    (a long series) ``{label}``, ``{count}`` and ``{parts}``; ``more`` (what is not told) ``{count}``.
    """

    item: str = "{label}: {said} ({when})"
    event: str = "{label} ({when})"
    part: str = "{said} ({when})"
    row: str = "{label}: {parts}"
    more: str = "{count} more"
    between: str = ", "
    separator: str = "; "
    end: str = "."
    space: str = " "


def describe(marks: Sequence[Mark], intro: str, phrases: Phrases) -> str:
    """The finished sentence ``intro``, then what every mark says, or what stands out in long series."""
    if not marks:
        return intro
    said = [_item(mark, phrases) for mark in marks]
    if len(marks) > _ALL:
        every = series(marks)
        said = [_row(one, phrases) for one in every[:_ROWS]]
        if more := len(every[_ROWS:]):
            said.append(phrases.more.format(count=more))
    told = phrases.separator.join(said)
    return f"{intro}{phrases.space}{told}{phrases.end}" if intro else f"{told}{phrases.end}"


def _item(mark: Mark, phrases: Phrases) -> str:
    form = phrases.item if mark.has_value else phrases.event
    return form.format(label=mark.label, said=str(mark.said), when=mark.when)


def _row(marks: Sequence[Mark], phrases: Phrases) -> str:
    """One series: all of it while it is short, else its ends and extremes, in order of time."""
    if len(marks) == 1:
        return _item(marks[0], phrases)
    parts = phrases.between.join(
        phrases.part.format(
            said=str(mark.said) or mark.label,
            when=phrases.between.join(part for part in (mark.when, mark.source_label) if part),
        )
        for mark in _telling(marks)
    )
    return phrases.row.format(label=marks[0].series_label, count=len(marks), parts=parts)


def _telling(marks: Sequence[Mark]) -> list[Mark]:
    """The first, the last, the least and the greatest, each once and in their order."""
    values = [mark for mark in marks if mark.has_value]
    if not values:
        return [marks[0], marks[-1]]
    value: Callable[[Mark], float] = lambda mark: mark.value  # noqa: E731
    chosen = {
        id(mark) for mark in (values[0], values[-1], min(values, key=value), max(values, key=value))
    }
    return [mark for mark in values if id(mark) in chosen]
