"""The page of a deck: every slide in one document, which needs no server once it is loaded.

It knows nothing of a server itself, so that a static site may hold the same page.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Final

from markupsafe import Markup

from dashboard.charts import timeline
from dashboard.charts.drawing import Drawing
from dashboard.charts.mark import Mark
from dashboard.charts.svg import fluid
from dashboard.exports.files import qr_code
from dashboard.exports.html.templating import template, tokens
from dashboard.indicators.model.view import Family
from dashboard.messages import Locale, load_locale
from dashboard.views.address.deck import LONGEST, SHORTEST, Deck
from dashboard.views.render.rendered import Rendered
from dashboard.views.text.typography import Part, Parts

#: So many tiles, or lines of a timeline, a back row can take in at once.
MOST_TILES: Final = 6
MOST_LINES: Final = 12
#: So many lines stand together under one date: a column of a slide takes them.
MOST_TOGETHER: Final = 4
#: So many entries are read on a page. Of more, the first ones stand there, and every event.
MOST_ENTRIES: Final = 60
_FIRST_ENTRIES: Final = 40
#: Stands in the page where its own digest goes.
_DIGEST: Final = "{digest-of-this-page}"


@dataclass(frozen=True, slots=True)
class Links:
    """Where the page finds its files, and where it leads: ``home`` is the explorer.

    ``live`` gives the address of a view; ``public`` is the scheme and host by which telephones
    reach it, empty where that is not known: there are no codes then.
    """

    styles: tuple[str, ...]
    scripts: tuple[str, ...]
    icon: str
    home: str
    live: Callable[[str], str]
    public: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Figures of one date, under it; ``apart`` for those without one, ``again`` for the rest of many."""

    when: str
    facts: tuple[Mark, ...]
    apart: bool = False
    again: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Slide:
    """One slide: a view, or a part of one that is too long for a wall.

    ``drawing`` is what is drawn; ``groups`` are its figures in words, for where it would be too
    small, and ``listed`` says that they stand beside it in any case. Tiles have ``tiles``.
    """

    shown: Rendered
    theme: str
    drawing: Drawing | None
    tiles: tuple[Mark, ...]
    groups: tuple[Group, ...]
    listed: bool
    part: int
    parts: int
    live: str
    code: str

    @property
    def headline(self) -> Parts:
        """The headline, with which part it is of how many where there are several."""
        if self.parts == 1:
            return self.shown.headline
        locale = load_locale(self.shown.address.lang)
        told = locale.text("file.continued", title="\n", part=self.part, parts=self.parts)
        before, after = told.split("\n")
        return (Part(before), *self.shown.headline, Part(after))

    @property
    def height(self) -> int:
        """How high the drawing is, in the pixels that it was set in."""
        return 0 if self.drawing is None else self.drawing.height

    @property
    def svg(self) -> Markup:
        """The drawing, as wide as its place."""
        prefix = f"{self.shown.view.id}-{self.part}-"
        return Markup("" if self.drawing is None else fluid(self.drawing, prefix=prefix))


def slides(
    views: Iterable[Rendered], *, themes: Mapping[str, str], links: Links
) -> tuple[Slide, ...]:
    """The slides of the views, in their order; ``themes`` says what each theme is called."""
    return tuple(
        slide for shown in views for slide in _of(shown, themes.get(shown.theme or "", ""), links)
    )


def make(
    made: Sequence[Slide],
    deck: Deck,
    locale: Locale,
    *,
    site: str,
    links: Links,
    version: str,
    notices: Sequence[str] = (),
) -> str:
    """The whole HTML document, which knows its own digest."""
    page = template("present.html").render(
        slides=made,
        deck=deck,
        between=(SHORTEST, LONGEST),
        locale=locale,
        site=site,
        links=links,
        version=version,
        notices=notices,
        tag=locale.conventions.tag,
        tokens=Markup(tokens()),
        digest=_DIGEST,
    )
    return page.replace(_DIGEST, hashlib.sha256(page.encode()).hexdigest()[:20], 1)


def _of(rendered: Rendered, theme: str, links: Links) -> Iterator[Slide]:
    """The slides of one view."""
    live = links.live(rendered.view.id)
    code = qr_code.code(links.public + live) if links.public else ""
    parts = list(_parts(rendered))
    for number, (drawing, tiles, groups) in enumerate(parts, 1):
        yield Slide(
            shown=rendered,
            theme=theme,
            drawing=drawing,
            tiles=tiles,
            groups=groups,
            listed=rendered.view.family is Family.TIMELINE,
            part=number,
            parts=len(parts),
            live=live,
            code=code,
        )


def _parts(
    rendered: Rendered,
) -> Iterator[tuple[Drawing | None, tuple[Mark, ...], tuple[Group, ...]]]:
    """What stands on each slide of a view: the drawing, the tiles, the figures in words."""
    locale = load_locale(rendered.address.lang)
    if rendered.view.family is Family.TILES:
        for tiles in _evenly(rendered.marks, MOST_TILES):
            yield None, tiles, ()
    elif rendered.view.family is Family.TIMELINE:
        strip = timeline.strip(rendered.marks)
        for number, groups in enumerate(together(_groups(in_time(rendered), locale))):
            yield strip if number == 0 else None, (), groups
    else:
        yield rendered.drawing, (), tuple(_groups(in_time(rendered), locale))


def _evenly(facts: Sequence[Mark], most: int) -> Iterator[tuple[Mark, ...]]:
    """The facts in as few parts of like size as there must be."""
    parts = max(1, -(-len(facts) // most))
    size = max(1, -(-len(facts) // parts))
    for start in range(0, max(1, len(facts)), size):
        yield tuple(facts[start : start + size])


def in_time(rendered: Rendered) -> list[Mark]:
    """The facts in order of time, those without a date last."""
    return sorted(rendered.marks, key=lambda mark: (mark.order, mark.when))


def telling(facts: Sequence[Mark]) -> Sequence[Mark]:
    """Those of many facts that a page sets in type: the first ones, and every event."""
    if len(facts) <= MOST_ENTRIES:
        return facts
    return [fact for rank, fact in enumerate(facts) if rank < _FIRST_ENTRIES or fact.event]


def by_date(facts: Iterable[Mark], locale: Locale) -> tuple[Group, ...]:
    """Facts in order of time under their dates, which say of calculated ones that they are."""
    undated = locale.text("view.undated")
    names = {False: undated, True: locale.text("derived.when", when=undated)}
    return tuple(
        Group(when if dated else names[derived], tuple(found), apart=not dated)
        for (when, dated, derived), found in groupby(
            facts, key=lambda fact: (fact.when, fact.dated, fact.derived)
        )
    )


def _groups(facts: Iterable[Mark], locale: Locale) -> Iterator[Group]:
    """The facts by date; many of one date in several groups, each under it."""
    for group in by_date(facts, locale):
        for number, part in enumerate(_evenly(group.facts, MOST_TOGETHER)):
            yield replace(group, facts=part, again=number > 0)


def together(groups: Iterable[Group]) -> Iterator[tuple[Group, ...]]:
    """The groups in parts of like size that a slide takes, none of them divided."""
    left = list(groups)
    while left:
        lines = sum(len(group.facts) for group in left)
        aim = lines / -(-lines // MOST_LINES)
        part = [left.pop(0)]
        held = len(part[0].facts)
        while left and held + len(left[0].facts) <= MOST_LINES and held < aim:
            held += len(left[0].facts)
            part.append(left.pop(0))
        yield tuple(part)
