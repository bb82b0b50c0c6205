"""How high an embed is at a width: its page part by part, as ``embed.css`` sets them.

Nobody but a browser knows exactly, and a reader's type may be another; so lines are counted in
columns of a wide text, and the answer is rather a little too high than too low.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from dashboard.charts.mark import Mark
from dashboard.charts.metrics import text_width
from dashboard.charts.text import wrap
from dashboard.exports.html.templating import where
from dashboard.indicators.model.schema import Bound
from dashboard.indicators.model.view import Family
from dashboard.messages import Locale, load_locale
from dashboard.views.address.embed_code import WIDTH
from dashboard.views.address.embed_options import Flags
from dashboard.views.render.rendered import Rendered
from dashboard.views.text.typography import Part, Parts, dates, number_class

#: So many notes are read at a glance and stand unfolded.
UNFOLDED: Final = 6

_REM: Final = 16
_SMALL: Final = 14
_WORDS: Final = 15
_RULE: Final = 1
_LONG_NUMBERS: Final = {"number long": 20, "number longest": 14}
#: What is left over for type that is a little larger than that of here.
_ROOM: Final = 15
#: So much of a line is counted on: other machines set type a little wider.
_SURE: Final = 0.98
#: What a line of names and dates may not divide (``word-break: keep-all``), with what ends it.
_KEPT: Final = re.compile(r"[^\u200b\u3000 ，。、；：？！）》]*[\u200b\u3000 ，。、；：？！）》]*")


@dataclass(frozen=True, slots=True)
class _Type:
    """How text of a language is set."""

    locale: Locale

    @property
    def leading(self) -> float:
        return self.locale.conventions.leading

    def high(self, text: str, size: float, width: float) -> float:
        """How many pixels the text takes downwards where there are so many sideways."""
        if not text:
            return 0
        # an ideographic space is as wide as a comma, and a line may end after it as well
        lines = wrap(text.replace("\u3000", "，"), self._across(size, width))
        return len(lines) * size * self.leading

    def kept(
        self,
        parts: str | Parts,
        size: float,
        width: float,
        *,
        leading: float | None = None,
        bold: bool = False,
    ) -> float:
        """The same for text that is divided only at spaces and marks, and not within an amount."""
        room = width * _SURE
        lines, filled = 0, room
        for piece in _kept(parts):
            wide = text_width(piece, size, bold=bold)
            if filled + text_width(piece.rstrip(), size, bold=bold) > room:
                lines, filled = lines + 1, 0
            more, filled = divmod(filled + wide, room) if wide > room else (0, filled + wide)
            lines += int(more)
        return lines * size * (leading or self.leading)

    def _across(self, size: float, width: float) -> int:
        """How many columns there are side by side."""
        return max(int(width / (self.locale.conventions.character * size)), 2)


def _kept(parts: str | Parts) -> list[str]:
    """What no line may divide, each with the space that follows it."""
    every = (Part(parts),) if isinstance(parts, str) else parts
    text = "".join(
        "\u200b" + part.text.replace(" ", "\xa0") if part.whole else part.text for part in every
    )
    return [piece for piece in _KEPT.findall(text) if piece]


def height_of(rendered: Rendered, flags: Flags, width: int = WIDTH) -> int:
    """The height in pixels that an embed of that width needs, in steps of ten."""
    said = _Type(load_locale(rendered.address.lang))
    padding = 8 if width < 320 else min(max(12, 0.03 * width), 24)
    inner = width - 2 * padding
    upright = 2 * min(max(12, 0.03 * width), 24) + 3
    parts: tuple[float, ...] = (
        _pinned(rendered, said, inner) if flags.version else 0,
        _head(rendered, said, inner, width if flags.title else 0),
        _body(rendered, said, inner, width),
        _source(rendered, said, inner),
        _notes(rendered, said, inner),
        _fold(said) if rendered.marks else 0,
        _foot(rendered, said, inner),
    )
    return math.ceil((upright + sum(parts) + _ROOM) / 10) * 10


def _pinned(rendered: Rendered, said: _Type, inner: float) -> float:
    """What a pinned embed will say above its figures, once others are current."""
    text = said.locale.text(
        "embed.another_since",
        version=rendered.version,
        current=rendered.version,
        date=said.locale.date(rendered.day),
    )
    way = said.locale.text("embed.see_newest")
    return 12 + 11 + said.high(f"{text} {way}", _WORDS, inner - 27)


def _head(rendered: Rendered, said: _Type, inner: float, width: float) -> float:
    """The headline in the size that goes with the width, 0 for none; and what is below it."""
    below = said.kept(dates(rendered.subtitle), _WORDS, inner)
    if not width:
        return below
    size = min(max(19, _REM + 0.014 * width), 28)
    leading = said.locale.conventions.heading
    return said.kept(rendered.headline, size, inner, leading=leading, bold=True) + 6 + below


def _body(rendered: Rendered, said: _Type, inner: float, width: float) -> float:
    if not rendered.marks:
        return 64 + said.high(rendered.alt, _REM, inner)
    if rendered.view.family is Family.TILES:
        groups = [
            [fact for fact in rendered.marks if fact.dated is dated] for dated in (True, False)
        ]
        apart = _SMALL * said.leading + (0 if groups[0] else 4) if groups[1] else 0
        return apart + sum(_tiles(group, said, inner, width) for group in groups if group)
    return 40 + rendered.drawing.height


def _tiles(facts: Sequence[Mark], said: _Type, inner: float, width: float) -> float:
    """Tiles in as many columns as there is room for; the parts of a row stand on common lines."""
    count = max(min(int((inner + 24) // (160 + 24)), len(facts)), 1)
    room = (inner - 24 * (count - 1)) / count
    number = min(max(32, 27.2 + 0.01 * width), 42)
    high = [_tile(fact, said, room, number) for fact in facts]
    rows = [high[at : at + count] for at in range(0, len(high), count)]
    lines: float = sum(max(part) for row in rows for part in zip(*row, strict=True))
    return 24 + lines + 16 * len(rows)


def _tile(fact: Mark, said: _Type, room: float, number: float) -> tuple[float, ...]:
    """What stands above each other: label, value, track, and when, where and of what it is."""
    value = fact.said
    leading = 1.2
    unit = text_width(f"{value.before}{value.after}", _REM)
    number = _LONG_NUMBERS.get(number_class(value.number), number)
    wide = text_width(value.number, number, bold=True)
    high = 2 * leading * number if wide > room else leading * number
    if unit and wide + unit > room:
        high += said.kept(f"{value.before}{value.after}", _REM, room, leading=leading)
    if value.bound:
        high += 3 + leading * _REM
    track = 21 if fact.share is not None or fact.bound is not Bound.EXACT else 0
    return (
        8
        + _RULE
        + (4 if fact.derived else 0)
        + said.kept(fact.label, _WORDS, room, leading=1.35, bold=True),
        high,
        track,
        said.kept(dates(where(fact, said.locale)), _SMALL, room) + _of(fact, said, room),
    )


def _of(fact: Mark, said: _Type, room: float) -> float:
    """The line that says of what whole a figure is a part."""
    if not fact.of:
        return 0
    return said.kept(said.locale.text(f"card.of_{fact.measure}", of=fact.of), _SMALL, room)


def _source(rendered: Rendered, said: _Type, inner: float) -> float:
    lines = [
        one.title + said.locale.text("card.source_detail", publisher=one.publisher, date=one.date)
        for one in rendered.sources
    ]
    text = said.locale.text("card.source") + said.locale.text("card.source_separator").join(lines)
    return 10 + _RULE + said.high(text, _SMALL, inner)


def _notes(rendered: Rendered, said: _Type, inner: float) -> float:
    """The notes where they stand unfolded, else the line that unfolds them."""
    if not rendered.notes:
        return 0
    if len(rendered.notes) > UNFOLDED:
        return _fold(said)
    texts = [
        (said.locale.text("card.note_about", about=note.about) if note.about else "") + note.text
        for note in rendered.notes
    ]
    room = min(inner, 42 * _REM)
    return _fold(said) + sum(10 + _RULE + said.high(text, _WORDS, room) for text in texts)


def _fold(said: _Type) -> float:
    """A line that unfolds what is below it."""
    return 8 + 8 + _SMALL * said.leading


def _foot(rendered: Rendered, said: _Type, inner: float) -> float:
    """The version and the way to the view: beside each other where there is room."""
    version = said.locale.text(
        "embed.version", version=rendered.version, date=said.locale.date(rendered.day)
    )
    way = said.locale.text("embed.open")
    beside = text_width(version, _SMALL) + _REM + text_width(way, _SMALL) <= inner
    below = 0 if beside else 4 + _SMALL * said.leading
    return 12 + 10 + _RULE + said.kept(version, _SMALL, inner) + below
