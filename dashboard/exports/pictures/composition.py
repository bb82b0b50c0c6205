"""A drawing as a picture that says on its own what it shows: words above it, its source below."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import gcd
from typing import Final

from dashboard.charts.drawing import Drawing, Margin, Place, Text
from dashboard.charts.svg import fixed
from dashboard.charts.text import block, line_height
from dashboard.charts.theme import Scheme
from dashboard.exports.pictures import fonts
from dashboard.exports.pictures.options import FRAMES

_PAD: Final = 32
_BETWEEN: Final = 22
_TITLE, _SUBTITLE, _FOOT = 26, 15, 12
#: The width of a column of text, in parts of its size.
_COLUMN, _BOLD_COLUMN = 0.535, 0.575
#: The least width in which what is framed is laid out: the narrower, the larger it is shown.
_LEAST: Final = {"wide": 640, "square": 540, "story": 486}


@dataclass(frozen=True, slots=True)
class Caption:
    """The words of a picture: what stands above the drawing, and the lines below it."""

    title: str
    subtitle: str
    below: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Composition:
    """A picture laid out for a ``width``, shown so many pixels wide and high."""

    drawing: Drawing
    width: int
    size: tuple[int, int]

    def svg(self, scheme: Scheme) -> str:
        """The picture as an SVG document, which needs nothing else."""
        return fixed(
            self.drawing,
            width=self.width,
            scheme=scheme,
            size=self.size,
            font=fonts.FAMILIES,
            text=fonts.as_xml,
        )


def compose(drawing: Drawing, caption: Caption, *, width: int, frame: str = "") -> Composition:
    """The drawing with its words, ``width`` pixels wide; in a ``frame``, as large as it has room for."""
    if not frame:
        made = _stack(drawing, caption, width)
        return Composition(made, width, (width, made.height))
    wide, high = FRAMES[frame]
    step, down = wide // gcd(wide, high), high // gcd(wide, high)
    width = -(-_LEAST[frame] // step) * step
    while (made := _stack(drawing, caption, width)).height > width // step * down:
        width = -(-made.height // down) * step
    made = _stack(drawing, caption, width, height=width // step * down)
    return Composition(made, width, (wide, high))


def _stack(drawing: Drawing, caption: Caption, width: int, *, height: int = 0) -> Drawing:
    """Words, drawing and words below each other; the drawing in the middle of what room there is."""
    room = width - 2 * _PAD
    head = [
        Text(
            Place(0, 0),
            block(caption.title, int(room / _TITLE / _BOLD_COLUMN), bold=True),
            size=_TITLE,
        ),
        *_texts([caption.subtitle], room, _SUBTITLE),
    ]
    foot = [*_texts(caption.below, room, _FOOT)]
    margin = drawing.margin
    above, below = (sum(map(_height, texts)) for texts in (head, foot))
    least = drawing.height + above + below + 2 * (_BETWEEN + _PAD)
    free = max(0, height - least)
    over, under = _BETWEEN + free // 2, _BETWEEN + free - free // 2
    return replace(
        drawing,
        height=least + free,
        margin=Margin(
            margin.left + _PAD,
            margin.right + _PAD,
            margin.top + _PAD + above + over,
            margin.bottom + under + below + _PAD,
        ),
        items=(
            *drawing.items,
            *_placed(head, -margin.top - over - above, -margin.left),
            *_placed(foot, drawing.height - margin.top + under, -margin.left),
        ),
    )


def _texts(lines: Sequence[str], room: int, size: int) -> Iterator[Text]:
    for line in lines:
        if line:
            yield Text(
                Place(0, 0), block(line, int(room / size / _COLUMN)), size=size, color="muted"
            )


def _height(text: Text) -> int:
    """The height of a block of text with the room below it."""
    return round(len(text.lines) * line_height(text.size)) + 6


def _placed(texts: Sequence[Text], top: float, left: float) -> Iterator[Text]:
    """The blocks one below the other."""
    for text in texts:
        yield replace(text, at=Place(0, top, dx=left))
        top += _height(text)
