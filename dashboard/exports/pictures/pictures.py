"""The picture of a view and of a figure, from what pages show of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from dashboard.charts import single
from dashboard.exports.pictures.composition import Caption, Composition, compose
from dashboard.languages import Lang
from dashboard.messages import Locale, load_locale
from dashboard.views.render.rendered import Citation, Evidence, Rendered

WIDTH: Final = 960
_FIGURE_WIDTH: Final = 640


def of_view(rendered: Rendered, *, frame: str = "") -> Composition:
    """A view: headline and subtitle, its drawing, sources and version."""
    locale = load_locale(rendered.address.lang)
    below = (_source(rendered.sources, rendered.version, locale),)
    caption = Caption(rendered.title, rendered.subtitle, below)
    return compose(rendered.drawing, caption, width=WIDTH, frame=frame)


def of_figure(
    evidence: Evidence, sources: Sequence[Citation], lang: Lang, *, frame: str = ""
) -> Composition:
    """A figure: what it is, where and when, the number with its bound; how it was calculated, if it was."""
    locale, mark = load_locale(lang), evidence.mark
    entries = {entry.key: entry.text for entry in evidence.entries}
    when = mark.when if mark.has_value else ""
    where = [mark.place, when, entries.get("of", "")]
    below = (mark.formula, _source(sources, evidence.version, locale))
    between = locale.text("view.subtitle_separator")
    caption = Caption(mark.label, between.join(part for part in where if part), below)
    return compose(single.draw(mark), caption, width=_FIGURE_WIDTH, frame=frame)


def _source(sources: Sequence[Citation], version: str, locale: Locale) -> str:
    """Sources and version as one line."""
    joined = locale.text("card.source_separator").join(
        source.title
        + locale.text("card.source_detail", publisher=source.publisher, date=source.date)
        for source in sources
    )
    source = f"{locale.text('card.source')}{locale.conventions.joint}{joined}"
    return locale.text("view.subtitle_separator").join(
        [source, locale.text("file.version_line", version=version)]
    )
