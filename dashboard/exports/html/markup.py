"""A view as plain HTML: its words, its tiles, its table; the place where a script draws it."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from dashboard.charts import timeline
from dashboard.charts.drawing import Drawing
from dashboard.charts.to_plotly import to_plotly
from dashboard.exports.files.content import notes_of
from dashboard.indicators.model.schema import Bound, Family
from dashboard.messages import Locale
from dashboard.views.render.rendered import Citation, Fact, Rendered
from dashboard.views.text.typography import number_class


def drawing(rendered: Rendered, locale: Locale, *, source: str) -> str:
    """The place of the drawing, which draws the JSON of the element ``source``; or the tiles."""
    if rendered.drawing is None:
        return tiles(rendered, locale)
    return (
        f'<div class="drawing-frame" role="img" aria-label="{escape(rendered.alt)}">'
        f'<div class="drawing" data-drawing="{escape(source)}"'
        f' style="height:{rendered.drawing.height}px"></div></div>'
    )


def figure_json(rendered: Rendered) -> str:
    """The drawing as Plotly's JSON that may stand inside a script element."""
    return _json(rendered.drawing)


def above_words_json(rendered: Rendered) -> str:
    """The figure of ``above_words``, likewise."""
    return _json(above_words(rendered))


def above_words(rendered: Rendered) -> Drawing | None:
    """The drawing as pages have it that set the entries of a timeline in type: there, its strip alone."""
    if rendered.view.family is Family.TIMELINE and rendered.facts:
        return timeline.strip(rendered.frame)
    return rendered.drawing


def _json(drawing: Drawing | None) -> str:
    return "" if drawing is None else guarded(to_plotly(drawing).to_json())


def guarded(text: str) -> str:
    r"""JSON in which no text can end the script element that holds it.

    >>> guarded('"</script>"')
    '"\\u003c/script>"'
    """
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def tiles(rendered: Rendered, locale: Locale) -> str:
    """Single figures set in type; those without a date stand apart and say so."""
    groups = []
    for dated in (True, False):
        facts = [fact for fact in rendered.facts if fact.dated is dated]
        if facts and not dated:
            groups.append(f'<p class="apart">{escape(locale.text("view.undated"))}</p>')
        if facts:
            items = "".join(f"<li>{_tile(fact, locale)}</li>" for fact in facts)
            groups.append(f'<ul class="tiles">{items}</ul>')
    return "".join(groups) or f"<p>{escape(locale.text('file.no_figures'))}</p>"


def _tile(fact: Fact, locale: Locale) -> str:
    when = where(fact, locale)
    parts = [
        f'<span class="tile-label">{escape(fact.label)}</span>',
        f'<span class="tile-value hue-{fact.hue}">{value(fact)}</span>',
        _form(fact),
        f'<span class="tile-when">{escape(when)}</span>',
    ]
    if fact.of:
        of = locale.text(f"card.of_{fact.measure}", of=fact.of)
        parts.append(f'<span class="tile-of">{escape(of)}</span>')
    return "".join(parts)


def _form(fact: Fact) -> str:
    """The form of a bound or a share: an open end, a hollow bar with a cap, a part of its whole."""
    if fact.share is None and fact.bound is Bound.EXACT:
        return ""
    kind = "share" if fact.share is not None else fact.bound.value
    undated = "" if fact.dated else " is-undated"
    part = f' style="width:{100 * min(max(fact.share, 0.0), 1.0):.2f}%"' if fact.share else ""
    return (
        f'<span class="form form-{kind} is-{fact.bound.value}{undated} hue-{fact.hue}">'
        f"<span{part}></span></span>"
    )


def value(fact: Fact) -> str:
    """The value in its parts: the number large, its bound and its unit not."""
    said = fact.said
    parts = (
        (said.bound, "bound"),
        (said.before, "unit"),
        (said.number, number_class(said.number)),
        (said.after, "unit"),
    )
    spans = (f'<span class="{name}">{escape(text)}</span>' for text, name in parts if text)
    return escape(said.joint).join(spans) if said.joint and said.bound else "".join(spans)


def where(fact: Fact, locale: Locale) -> str:
    """Where a figure is of, and when, as far as that is known: the line below a tile."""
    parts = (fact.place, fact.when if fact.dated else "")
    return locale.text("view.subtitle_separator").join(part for part in parts if part)


def table(rendered: Rendered, locale: Locale) -> str:
    """Every figure of the view, one a row."""
    whole = any(fact.of for fact in rendered.facts)
    columns = ("figure", "place", "value", "when", *(("of",) if whole else ()))
    head = "".join(f'<th scope="col">{escape(locale.text(f"table.{one}"))}</th>' for one in columns)
    rows = "".join(_row(fact, locale, whole=whole) for fact in rendered.facts)
    return f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"


def _row(fact: Fact, locale: Locale, *, whole: bool) -> str:
    said = locale.text("table.event") if fact.event else str(fact.said)
    rest = [fact.place, said, fact.when, *([fact.of] if whole else [])]
    tail = "".join(f"<td>{escape(cell)}</td>" for cell in rest)
    return f'<tr><th scope="row">{escape(fact.label)}</th>{tail}</tr>'


def notes(rendered: Rendered, locale: Locale) -> str:
    """What a careful reader must know."""
    items = "".join(f"<li>{escape(note)}</li>" for note in notes_of(rendered, locale))
    return f'<ul class="notes">{items}</ul>' if items else ""


def sources(found: Iterable[Citation], locale: Locale) -> str:
    """The source line: titles with their links, publisher, date."""
    parts = [
        (f'<a href="{escape(one.url)}" rel="noopener external">' if one.url else "")
        + f"<cite>{escape(one.title)}</cite>"
        + ("</a>" if one.url else "")
        + escape(locale.text("card.source_detail", publisher=one.publisher, date=one.date))
        for one in found
    ]
    joined = escape(locale.text("card.source_separator")).join(parts)
    return f'<p class="source">{escape(locale.text("card.source"))}{joined}</p>'
