"""What every page of our own that is made from a template shares: the templates and the palette."""

from __future__ import annotations

from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined, Template

from dashboard.charts import svg, theme
from dashboard.charts.mark import Mark
from dashboard.messages import Locale
from dashboard.views.text.typography import dates, number_class


@cache
def template(name: str) -> Template:
    """A template, which escapes what it fills in, and fails for what it is not given."""
    return _environment().get_template(name)


@cache
def tokens() -> str:
    """The colours of both schemes and the rules of drawings, as they stand inside a page."""
    return theme.stylesheet(plotly=False) + svg.stylesheet()


@cache
def _environment() -> Environment:
    made = Environment(
        loader=PackageLoader("dashboard.exports.html"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters |= {"dates": dates, "number_class": number_class}
    made.globals["where"] = where
    return made


def where(fact: Mark, locale: Locale) -> str:
    """Where a figure is of, and when, as far as that is known: the line below a tile."""
    parts = (fact.place, fact.when if fact.dated else "")
    return locale.text("view.subtitle_separator").join(part for part in parts if part)
