"""The words a chart is given, and how text is divided into lines."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

from dashboard.charts.drawing import Run, TextLine


@dataclass(frozen=True, slots=True)
class Gap:
    """A stretch without figures between two points of one series, and the words for it."""

    indicator: str
    place: str
    after: str
    before: str
    said: str


@dataclass(frozen=True, slots=True)
class Words:
    """The finished words of one drawing.

    ``tick(value, unit)`` writes an axis number as the language does; ``whole(of)`` says what the
    outline of a share stands for; ``reports(sources)`` names those whose columns stand side by side;
    ``change`` has, for each
    ``(indicator, place)`` with exactly two dated points, what changed between them, one line each;
    ``of(measure, of)`` says of or among what a figure is, and ``between`` parts what stands on a line.
    ``each(sign, unit)`` says what one stroke or dot stands for; ``more`` stands at an open end.
    """

    tick: Callable[[float, str], str]
    empty: str
    undated: str
    year_before: str
    reference: str = ""
    whole: Callable[[str], str] = str
    reports: Callable[[Sequence[str]], str] = ", ".join
    gaps: tuple[Gap, ...] = ()
    change: Mapping[tuple[str, str], tuple[str, ...]] = field(default_factory=dict)
    of: Callable[[str, str], str] = lambda _, of: of
    between: str = " · "
    each: Callable[[str, str], str] = lambda _, unit: unit
    more: str = ""


#: What may not begin a line of Chinese, and what may not end one.
CLOSING: Final = frozenset("，。、；：？！）》」』】〕〉”’％%…,.;:?!)]}")
OPENING: Final = frozenset("（《「『【〔〈“‘([{")

#: What is one space in a line; the wide one stays, which parts Chinese words.
_SPACES: Final = re.compile(r"[^\S\u3000]+")
#: From one line of text to the next, in parts of its size: what Plotly sets.
_LEADING: Final = 1.3


def columns(text: str) -> int:
    """How wide text is set, in columns of a Latin letter; a Chinese character takes two.

    >>> columns("Jinhua"), columns("金华")
    (6, 4)
    """
    return sum(_columns(letter) for letter in text)


@lru_cache(maxsize=8192)
def _columns(letter: str) -> int:
    if unicodedata.combining(letter) or unicodedata.category(letter) == "Cf":
        return 0
    return 2 if unicodedata.east_asian_width(letter) in "WF" else 1


def wrap(text: str, width: int) -> list[str]:
    """Lines of text, not escaped, each at most ``width`` columns wide.

    Breaks at spaces and between Chinese characters, and within a word only where it is longer
    than a line. Closing punctuation never begins a line (it may stand one character beyond the
    width), opening punctuation never ends one. There is always at least one line.

    >>> wrap("imports and exports", 12)
    ['imports and', 'exports']
    >>> wrap("进出口总额，亿元", 10)
    ['进出口总', '额，亿元']
    >>> wrap("金华市　2021年  合计", 30)  # the space between parts of a Chinese line is a wide one
    ['金华市　2021年 合计']
    """
    lines = [""]
    for piece in _pieces(text, width):
        line = lines[-1]
        if columns(line) + columns(piece.rstrip()) <= width or not line:
            lines[-1] = line + piece
        else:
            lines.append(piece.lstrip())
    return [line.strip() for line in lines if line.strip()] or [""]


def _pieces(text: str, width: int) -> Iterator[str]:
    """The parts of text that a line may not divide, each with the space that follows it."""
    piece = ""
    for letter in _SPACES.sub(" ", text).strip():
        if piece and _may_break(piece, letter, width):
            yield piece
            piece = ""
        piece += letter
    if piece:
        yield piece


def _may_break(piece: str, letter: str, width: int) -> bool:
    """Whether a line may end after ``piece`` and the next begin with ``letter``."""
    last = piece[-1]
    if letter.isspace() or letter == "·":
        return False
    if last.isspace():
        return True
    if letter in CLOSING or last in OPENING:
        return columns(piece) > width + 1
    return columns(piece) >= width or 2 in (_columns(last), _columns(letter))


def _balanced(text: str, width: int) -> list[str]:
    """As many lines as ``width`` asks for, of about one length: no last line of a single word."""
    lines = wrap(text, width)
    if len(lines) == 1:
        return lines
    longest = max(columns(piece.strip()) for piece in _pieces(text, width))
    widths = range(max(columns(" ".join(lines)) // len(lines), min(longest, width)), width)
    first = bisect_left(widths, True, key=lambda width: len(wrap(text, width)) <= len(lines))
    return wrap(text, widths[first]) if first < len(widths) else lines


@lru_cache(maxsize=4096)
def block(text: str, width: int, *, bold: bool = False) -> tuple[TextLine, ...]:
    """Lines of about one length, each at most ``width`` columns wide."""
    return tuple((Run(line, bold=bold),) for line in _balanced(text, width))


def line(text: str, *, bold: bool = False) -> tuple[TextLine, ...]:
    """Text as one line, however long it is."""
    return ((Run(text, bold=bold),),)


def line_height(size: int) -> float:
    """How far below a line of text the next one stands."""
    return size * _LEADING


def hover(label: str, said: str, when: str) -> tuple[TextLine, ...]:
    """What a mark says of itself under the pointer."""
    rows = ((label, 44, False), (said, 40, True), (when, 44, False))
    return tuple(
        one for text, width, bold in rows if text.strip() for one in block(text, width, bold=bold)
    )
