"""The drawing of a view as pages have it, and JSON that may stand inside a script element."""

from __future__ import annotations

from dashboard.charts import timeline
from dashboard.charts.drawing import Drawing
from dashboard.indicators.model.view import Family
from dashboard.views.render.rendered import Rendered


def above_words(rendered: Rendered) -> Drawing | None:
    """The drawing as pages have it that set the entries of a timeline in type: there, its strip alone."""
    if rendered.view.family is Family.TIMELINE and rendered.marks:
        return timeline.strip(rendered.marks)
    return rendered.drawing


def guarded(text: str) -> str:
    r"""JSON in which no text can end the script element that holds it.

    >>> guarded('"</script>"')
    '"\\u003c/script>"'
    """
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
