"""Tests of the Plotly renderer: what comes from data stays text, and what has no place is refused."""

from __future__ import annotations

import pytest

from dashboard.charts.canvas import Canvas
from dashboard.charts.drawing import Place, Segment, Stroke
from dashboard.charts.to_plotly import escape, to_plotly


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("<b>R&D</b>", "&lt;b&gt;R&amp;D&lt;/b&gt;"),
        (r"$\alpha$", r"&#36;\alpha&#36;"),
        ("%{x}", "%{x}"),
        ("金华", "金华"),
    ],
)
def test_what_comes_from_data_stays_text(text: str, escaped: str) -> None:
    assert escape(text) == escaped


def test_a_line_from_share_to_share_in_pixels_is_refused() -> None:
    canvas = Canvas(cursor=10)
    canvas.add(Segment(Place(0, 5, dx=3), Place(1, 5), Stroke("ink")))
    with pytest.raises(ValueError, match="pixels"):
        to_plotly(canvas.finish())
