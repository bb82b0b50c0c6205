"""The slides of one view, or of all: a headline each, the drawing, the source, the caveats as notes."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import UTC, datetime, time
from typing import Any, Final

from pptx.opc.package import XmlPart
from pptx.util import Inches, Pt

from dashboard.charts.text import wrap
from dashboard.exports.files.content import Content, notes_of, source_lines
from dashboard.exports.files.reproducible_zip import seal
from dashboard.exports.pptx import drawing, master
from dashboard.exports.pptx.master import INNER, LEFT, rgb
from dashboard.exports.pptx.typography import Area, Run, box, describe, east_asian, is_described
from dashboard.messages.conventions import conventions
from dashboard.views.render.rendered import Rendered

_SUBTITLE: Final = Area(LEFT, Inches(1.46), INNER, Inches(0.35))
_SUBTITLE_SIZE: Final = 16
#: So many narrow letters stand in the width of one that is as wide as high.
_CELLS: Final = 1.85
_BODY: Final = Area(LEFT, Inches(2.1), INNER, Inches(4.55))
#: So many headlines stand on the first slide.
_LISTED: Final = 9
_FOOT: Final = Area(LEFT, Inches(6.88), INNER, Inches(0.4))
#: The language of the template of slides.
_TEMPLATE: Final = "en-US"


def make(content: Content) -> bytes:
    """The presentation; of everything, with a slide before and one after the views."""
    made = master.presentation()
    if content.single is None:
        _opening(made, content)
    for shown in content.shown:
        _view(made, shown, content)
    if content.single is None:
        _sources(made, content)
    _properties(made, content)
    file = io.BytesIO()
    made.save(file)
    return seal(file.getvalue(), content.day)


def _properties(made: Any, content: Content) -> None:
    said = made.core_properties
    said.title = content.title
    said.comments = content.package.description.within(content.lang)
    said.subject = content.locale.text("file.version_line", version=content.version)
    said.author = said.last_modified_by = content.package.publisher.within(content.lang)
    said.language = conventions(content.lang).region
    _translate_template(made, said.language)
    said.created = said.modified = datetime.combine(content.day, time(), UTC)
    said.revision = 1


def _translate_template(made: Any, region: str) -> None:
    """Make what the template that slides come from says of its language true of these."""
    for part in made.part.package.iter_parts():
        for element in part._element.xpath("//*[@lang]") if isinstance(part, XmlPart) else ():
            if element.get("lang") == _TEMPLATE:
                element.set("lang", region)


def _view(made: Any, rendered: Rendered, content: Content) -> None:
    """The slides of one view: one, unless it holds more than a slide can show."""
    pages = drawing.pages(rendered, content)
    for number, draw in enumerate(pages, 1):
        title = rendered.title
        if len(pages) > 1:
            title = content.locale.text(
                "file.continued", title=title, part=number, parts=len(pages)
            )
        slide = _titled(made, title, content)
        subtitle = Run(rendered.subtitle, _SUBTITLE_SIZE, rgb("muted"))
        box(slide, _SUBTITLE, [[subtitle]], content.lang)
        before = len(slide.shapes)
        draw(slide, _below(rendered.subtitle))
        _describe(list(slide.shapes)[before:], rendered)
        _foot(slide, rendered, content)
        _notes(slide, _spoken(rendered, content), content)


def _below(subtitle: str) -> Area:
    """What a subtitle leaves of a slide, which may take more than one line."""
    lines = len(wrap(subtitle, int(INNER / Pt(_SUBTITLE_SIZE) * _CELLS)))
    more = (lines - 1) * _SUBTITLE.height
    return Area(_BODY.left, _BODY.top + more, _BODY.width, _BODY.height - more)


def _titled(made: Any, title: str, content: Content) -> Any:
    slide = master.add(made)
    frame = slide.shapes.title.text_frame
    frame.text = title
    for run in frame.paragraphs[0].runs:
        east_asian(run._r.get_or_add_rPr(), content.lang)
    return slide


def _describe(shapes: Sequence[Any], rendered: Rendered) -> None:
    """The alternative text of charts and tables that say nothing of their own: once, of the view."""
    frames = [shape for shape in shapes if shape.has_chart or shape.has_table]
    silent = [frame for frame in frames if not is_described(frame)]
    for number, frame in enumerate(silent):
        describe(frame, rendered.alt if number == 0 else rendered.title)


def _foot(slide: Any, rendered: Rendered, content: Content) -> None:
    """Where the figures are from, and of which version of the data they are."""
    locale = content.locale
    parts = [
        source.title
        + locale.text("card.source_detail", publisher=source.publisher, date=source.date)
        for source in rendered.sources
    ]
    line = locale.text("card.source") + locale.text("card.source_separator").join(parts)
    version = locale.text("file.version_line", version=content.version)
    quiet = rgb("muted")
    box(slide, _FOOT, [[Run(line, 11, quiet)], [Run(version, 9, quiet)]], content.lang)


def _spoken(rendered: Rendered, content: Content) -> list[str]:
    """The notes page: what is shown in words, what to know, the sources with their addresses."""
    locale = content.locale
    noted = notes_of(rendered, locale)
    lines = [rendered.alt, ""]
    if noted:
        lines += [locale.text("view.notes"), *(f"• {note}" for note in noted), ""]
    lines += [locale.text("about.sources")]
    lines += [f"• {line}" for line in source_lines(rendered.sources, locale)]
    return [*lines, "", locale.text("file.version_line", version=content.version)]


def _notes(slide: Any, lines: Sequence[str], content: Content) -> None:
    frame = slide.notes_slide.notes_text_frame
    frame.text = "\n".join(lines)
    for paragraph in frame.paragraphs:
        for run in paragraph.runs:
            east_asian(run._r.get_or_add_rPr(), content.lang)


def _opening(made: Any, content: Content) -> None:
    """The first slide: what the data set is, and who made it of what."""
    locale, package = content.locale, content.package
    slide = _titled(made, content.site, content)
    publisher = package.publisher.within(content.lang)
    licence = package.licence.name.within(content.lang)
    paragraphs = [
        [Run(package.description.within(content.lang), 20)],
        *([Run(f"{term}: {text}", 16)] for term, text in content.selection.items()),
    ]
    box(slide, Area(LEFT, Inches(1.65), INNER, Inches(1.2)), paragraphs, content.lang, after=8)
    listed = [[Run(shown.title, 16)] for shown in content.shown[:_LISTED]]
    if content.shown[_LISTED:]:
        listed.append([Run("…", 16)])
    box(slide, Area(LEFT, Inches(3.05), INNER, Inches(3.6)), listed, content.lang, after=7)
    made_by = locale.text("about.publisher", publisher=publisher, licence=licence)
    version = locale.text("file.version_line", version=content.version)
    quiet = rgb("muted")
    box(slide, _FOOT, [[Run(made_by, 12, quiet)], [Run(version, 11, quiet)]], content.lang)


def _sources(made: Any, content: Content) -> None:
    """The last slide: the documents that the figures are from, with their addresses."""
    locale = content.locale
    slide = _titled(made, locale.text("about.sources"), content)
    paragraphs = [
        [
            Run(source.title, 18, bold=True),
            Run(
                locale.text("card.source_detail", publisher=source.publisher, date=source.date), 16
            ),
            Run(locale.text("file.at", url=""), 16),
            Run(source.url or "", 14, rgb("muted"), url=source.url),
        ][: 4 if source.url else 2]
        for source in content.sources
    ]
    box(slide, _BODY, paragraphs, content.lang, after=12)
    version = Run(locale.text("file.version_line", version=content.version), 11, rgb("muted"))
    box(slide, _FOOT, [[version]], content.lang)
