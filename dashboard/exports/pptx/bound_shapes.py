"""The form of a bound or a share below the number of a tile: never colour alone."""

from __future__ import annotations

from typing import Any, Final

from pptx.enum.shapes import MSO_SHAPE
from pptx.oxml.ns import qn
from pptx.util import Inches, Pt

from dashboard.charts.mark import Mark
from dashboard.exports.pptx.master import hue, rgb, soft
from dashboard.exports.pptx.typography import Area
from dashboard.indicators.model.schema import Bound

HEIGHT: Final = Inches(0.13)
_WIDTH: Final = Inches(1.5)
_POINT: Final = Inches(0.5)
_CAP: Final = Inches(0.05)


def draw(slide: Any, area: Area, fact: Mark) -> None:
    """A track for a share; else an open end, a hollow bar with a cap, or a bar without sharp end."""
    colour, tint = hue(fact.hue), soft(fact.hue)
    bar = Area(area.left, area.top, min(_WIDTH, area.width), HEIGHT)
    if fact.share is not None:
        _track(slide, Area(area.left, area.top, area.width, HEIGHT), fact)
    elif fact.bound is Bound.OVER:
        _shape(slide, MSO_SHAPE.RECTANGLE, bar, fill=colour)
        beyond = Area(bar.left + bar.width, bar.top, _POINT, HEIGHT)
        _shape(slide, MSO_SHAPE.PENTAGON, beyond, fill=tint)
    elif fact.bound is Bound.UNDER:
        _ceiling(slide, bar, colour)
    elif fact.bound is Bound.ABOUT:
        _shape(slide, MSO_SHAPE.ROUNDED_RECTANGLE, bar, fill=tint, line=colour)


def has(fact: Mark) -> bool:
    """Whether a figure has a form: an exact one without a whole has none."""
    return fact.share is not None or fact.bound is not Bound.EXACT


def _track(slide: Any, whole: Area, fact: Mark) -> None:
    colour, tint = hue(fact.hue), soft(fact.hue)
    part = max(0.0, min(1.0, fact.share or 0.0))
    _shape(slide, MSO_SHAPE.RECTANGLE, whole, line=rgb("rule"))
    inside = Area(whole.left, whole.top, int(whole.width * part), whole.height)
    if not inside.width:
        return
    if fact.bound is Bound.UNDER:
        _ceiling(slide, inside, colour)
    else:
        _shape(slide, MSO_SHAPE.RECTANGLE, inside, fill=colour if fact.dated else tint, line=colour)


def _ceiling(slide: Any, area: Area, colour: Any) -> None:
    _shape(slide, MSO_SHAPE.RECTANGLE, area, line=colour)
    cap = Area(area.left + area.width - _CAP, area.top - _CAP, _CAP, area.height + 2 * _CAP)
    _shape(slide, MSO_SHAPE.RECTANGLE, cap, fill=colour)


def plain(shape: Any) -> None:
    """Take away what a shape has from the theme: shadows and effects."""
    if (style := shape._element.find(qn("p:style"))) is not None:
        shape._element.remove(style)


def _shape(slide: Any, kind: Any, area: Area, *, fill: Any = None, line: Any = None) -> None:
    made = slide.shapes.add_shape(kind, area.left, area.top, area.width, area.height)
    plain(made)
    if fill is None:
        made.fill.background()
    else:
        made.fill.solid()
        made.fill.fore_color.rgb = fill
    if line is None:
        made.line.fill.background()
    else:
        made.line.color.rgb = line
        made.line.width = Pt(1.25)
