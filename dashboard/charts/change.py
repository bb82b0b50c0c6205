"""How a figure changed: two points as two points, or a line where there are more."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dashboard.charts import axes, empty, forms, lines, listing, signs, strokes, theme
from dashboard.charts.canvas import SMALL_WIDTH, Canvas
from dashboard.charts.drawing import Anchor, Drawing, Panel, Place, Text, Valign
from dashboard.charts.mark import Mark
from dashboard.charts.mark import series as series_of
from dashboard.charts.text import Words, block, line_height

#: Height of a panel below the words of its highest point: with one pair, with several, with none.
_HEIGHT = 190
_LOWER = 130
_BELOW = 56
_BETWEEN = 22

#: Columns of what is said at a point and of when.
_SAID = 20
_EDGE = 8
_WHEN = 28


def draw(marks: Sequence[Mark], words: Words) -> Drawing:
    """The dated marks over true time, a panel for what compares; what has no date or was calculated in a list."""
    if not marks:
        return empty.draw(marks, words)
    dated = [mark for mark in marks if _is_point(mark)]
    rest = [mark for mark in marks if not _is_point(mark)]
    canvas = Canvas()
    for group in _groups(dated):
        if all(strokes.countable(one) for one in group):
            strokes.draw(canvas, group, words)
        elif all(_is_short(one) for one in group):
            _short(canvas, group, words)
        else:
            lines.draw(canvas, group, words)
    _list(canvas, rest, words)
    return canvas.finish()


def _is_point(mark: Mark) -> bool:
    """Whether a mark has a place on the axes; what was calculated between two is not a third."""
    return mark.at is not None and mark.has_value and not mark.derived


def _groups(marks: Iterable[Mark]) -> list[list[list[Mark]]]:
    """The series of each indicator and unit together, in the order of the frame."""
    groups: dict[tuple[str, str], list[list[Mark]]] = {}
    for one in series_of(marks):
        groups.setdefault((one[0].indicator, one[0].unit), []).append(one)
    return list(groups.values())


def _is_short(marks: Sequence[Mark]) -> bool:
    """Whether a series has at most two moments, each with one report: too few for a line.

    Ranks need the axis of one.
    """
    if marks[0].measure == "rank":
        return False
    return len({mark.at for mark in marks}) == len(marks) <= 2


def _list(canvas: Canvas, marks: Sequence[Mark], words: Words) -> None:
    """What has no place on the time axis or no value, below it."""
    undated = [mark for mark in marks if mark.at is None]
    if dated := [mark for mark in marks if mark.at]:
        listing.draw(canvas, dated, when=True)
        canvas.gap(_BETWEEN)
    if undated:
        canvas.label(words.undated, size=theme.SMALL, color="muted", width=SMALL_WIDTH)
        canvas.gap(8)
        listing.draw(canvas, undated)


def _short(canvas: Canvas, group: Sequence[Sequence[Mark]], words: Words) -> None:
    """A panel for each place of one indicator, all on one scale and one time axis."""
    every = [mark for one in group for mark in one]
    above = max(sum(_heights(mark)) for mark in every) + 18
    pair = any(len(one) == 2 for one in group)
    drawn = _BELOW if not pair else _HEIGHT if len(group) == 1 else _LOWER
    height = drawn + above * (2 if any(mark.value < 0 for mark in every) else 1)
    ends = axes.span((mark.value for mark in every), head=above / drawn)
    for one in group:
        canvas.label(one[0].label)
        canvas.right = max(canvas.right, _EDGE)
        panel = axes.time_panel(canvas, every, height=height, ends=ends, listed=pair)
        if ends[0] < 0:
            canvas.rule(panel.down(0.0))
        x, y = [axes.moment(mark) for mark in one], [mark.value for mark in one]
        forms.points(canvas, panel, one, x=x, y=y, size=13)
        for mark in one:
            _said(canvas, panel, mark, one, every)
        if len(one) == 2:
            lines.say_missing(canvas, panel, one[0], one[1], words)
            changed = words.change.get((one[0].indicator, one[0].place_id), ())
            signs.calculated(canvas, words.between.join(changed))
        canvas.apart(_BETWEEN)


def _heights(mark: Mark) -> tuple[float, float]:
    """How high what a point says is, and when."""
    said, when = len(block(str(mark.said), _SAID)), len(block(mark.when, _WHEN))
    return said * line_height(theme.SIZE), when * line_height(theme.SMALL)


def _side(mark: Mark, marks: Sequence[Mark], every: Sequence[Mark]) -> Anchor:
    """Where the words at a point begin: away from the nearer end of the axis."""
    if len(marks) == 2:
        return "left" if mark is marks[0] else "right"
    begin, end = axes.whole(every)
    part = (axes.moment(mark) - begin) / (end - begin)
    return "left" if part < 0.3 else "right" if part > 0.7 else "center"


def _said(
    canvas: Canvas, panel: Panel, mark: Mark, marks: Sequence[Mark], every: Sequence[Mark]
) -> None:
    """What a point says and when: above it, or below the lower of two where there is room."""
    first, last = marks[0], marks[-1]
    lower = len(marks) == 2 and mark is (last if last.value <= first.value else first)
    said, when = block(str(mark.said), _SAID, bold=True), block(mark.when, _WHEN)
    heights = _heights(mark)
    free = panel.top + panel.height - panel.down(mark.value)
    below = lower and free > sum(heights) + 14
    side = _side(mark, marks, every)
    shifts = (12.0, 12 + heights[0]) if below else (-12 - heights[1], -12.0)
    at = Place(axes.moment(mark), mark.value, panel, dx={"left": -7, "right": 7}.get(side, 0))
    valign: Valign = "top" if below else "bottom"
    canvas.add(
        Text(at.moved(0, shifts[0]), said, side, valign),
        Text(at.moved(0, shifts[1]), when, side, valign, theme.SMALL, "muted"),
    )
