"""Text as Plotly reads it: the one place where what comes from data is escaped for it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from dashboard.charts.drawing import Run, TextLine

_ESCAPES: Final = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "$": "&#36;"})


def escape(text: str) -> str:
    """Make text safe for Plotly, which reads labels as pseudo-HTML: what comes from data stays text.

    The dollar is escaped as well: with MathJax on the page Plotly would set ``$...$`` as a formula.

    >>> escape("R&D <b> in US$")
    'R&amp;D &lt;b&gt; in US&#36;'
    """
    return text.translate(_ESCAPES)


def markup(lines: Iterable[TextLine]) -> str:
    """Lines of text in Plotly's pseudo-HTML."""
    return "<br>".join("".join(map(_run, line)) for line in lines)


def _run(run: Run) -> str:
    said = escape(run.text)
    said = f"<b>{said}</b>" if run.bold and said else said
    return f'<span style="font-size:{run.size}px">{said}</span>' if run.size else said
