"""The drawings of a view as pages have them, and JSON that may stand inside a script element."""

from __future__ import annotations

from collections.abc import Callable

from dashboard.charts import tiles, timeline
from dashboard.charts.drawing import Drawing
from dashboard.charts.svg import fluid
from dashboard.indicators.model.view import Family
from dashboard.views.render.rendered import Rendered


def above_words(rendered: Rendered) -> Drawing | None:
    """The drawing as pages have it that set the entries of a timeline in type: there, its strip alone."""
    if rendered.view.family is Family.TIMELINE and rendered.marks:
        return timeline.strip(rendered.marks)
    return rendered.drawing


def singles(rendered: Rendered, href: Callable[[str], str]) -> str:
    """Each figure of a view drawn by itself, so that as many stand side by side as there is room for.

    ``href`` gives the address that a figure leads to, by its id.
    """
    return "".join(
        fluid(
            tiles.draw((mark,), rendered.words), prefix=f"{rendered.view.id}-{number}-", href=href
        )
        for number, mark in enumerate(rendered.marks)
    )


def guarded(text: str) -> str:
    r"""JSON in which no text can end the script element that holds it.

    >>> guarded('"</script>"')
    '"\\u003c/script>"'
    """
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
