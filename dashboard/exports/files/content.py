"""What a file is made of: one view, or everything that a selection leaves, with its figures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain

from dashboard.exports.files.tidy_table import TidyRow, columns_of, rows
from dashboard.indicators.model.package import Package
from dashboard.languages import Lang
from dashboard.messages import Locale, load_locale
from dashboard.views.address.address import Address
from dashboard.views.render import catalogue
from dashboard.views.render.rendered import Citation, Rendered
from dashboard.views.render.renderer import citations, figures_of, render, understood
from dashboard.views.table import filter_labels


@dataclass(frozen=True, slots=True, eq=False)
class Content:
    """What is shown at an address, ready to be written into any kind of file.

    ``root`` is the public address of the dashboard, empty where it is not known. ``ids`` are the
    figures of each view, also those that are too many to be drawn.
    """

    package: Package
    address: Address
    shown: tuple[Rendered, ...]
    rows: tuple[TidyRow, ...]
    ids: Mapping[str, tuple[str, ...]]
    root: str = ""

    @property
    def lang(self) -> Lang:
        """The language of the words."""
        return self.address.lang

    @property
    def locale(self) -> Locale:
        """What speaks that language."""
        return load_locale(self.lang)

    @property
    def single(self) -> Rendered | None:
        """The one view that was asked for; ``None`` for everything."""
        return self.shown[0] if self.address.view else None

    @property
    def site(self) -> str:
        """What the data set is called."""
        return self.package.title.within(self.lang)

    @property
    def title(self) -> str:
        """The headline of the one view, else the title of the data set."""
        return self.single.title if self.single else self.site

    @property
    def name(self) -> str:
        """What this is called, without a figure in it: the first part of a file name."""
        if self.single is None:
            return self.site
        view = self.single.view.name.within(self.lang)
        return self.locale.text("file.name", site=self.site, view=view)

    @property
    def version(self) -> str:
        """The version of the data."""
        return self.package.version

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns of its table: those that were asked for, else all."""
        return columns_of(self.address.layout.columns)

    @property
    def sources(self) -> tuple[Citation, ...]:
        """The sources of the figures in it and of what they were made of, each once."""
        used = {source.id for row in self.rows for source in row.observation.sources}
        found = tuple(one for one in self.package.sources.values() if one.id in used)
        return citations(found, self.lang)

    @property
    def day(self) -> date:
        """The day of the newest source: the only date that a file of these figures may carry.

        A file that carried the time of its making would be another one each time.
        """
        return max(source.date for source in self.package.sources.values())

    @property
    def selection(self) -> dict[str, str]:
        """What was asked for beyond the view, in words by key; empty when nothing was."""
        return filter_labels.said(self.address.query, self.package, self.locale)

    @property
    def order(self) -> str:
        """By which column its rows are in order, in words; empty for the order of the data."""
        sort, locale = self.address.layout.sort, self.locale
        if not sort:
            return ""
        way = "desc" if sort.startswith("-") else "asc"
        column = locale.text(f"field.{sort.removeprefix('-')}.name")
        return locale.text(f"data.order_{way}", column=column)


def gather(package: Package, address: Address, *, root: str = "") -> Content:
    """What an address shows: of its view, or of every view where it names none.

    Raises:
        UnknownPageError: there is no such view.
    """
    address = replace(address, query=understood(address.query, package))
    wanted = (catalogue.find(package, address.view),) if address.view else catalogue.views(package)
    shown = [render(package, address.at(view.id)) for view in wanted]
    ids = {
        view.id: tuple(one.id for one in figures_of(package, view, address.query))
        for view in wanted
    }
    return Content(
        package=package,
        address=address,
        shown=tuple(one for one in shown if one.marks or address.view),
        rows=rows(package, chain.from_iterable(ids.values()), address.lang, address.layout.sort),
        ids=ids,
        root=root,
    )


def notes_of(rendered: Rendered, locale: Locale) -> Sequence[str]:
    """What a careful reader must know of a view, one finished line each."""
    return [
        (locale.text("card.note_about", about=note.about) if note.about else "") + note.text
        for note in rendered.notes
    ]


def source_lines(sources: Sequence[Citation], locale: Locale) -> Sequence[str]:
    """Sources as finished lines: title, publisher, date, and the address where it is known."""
    return [
        source.title
        + locale.text("card.source_detail", publisher=source.publisher, date=source.date)
        + (locale.text("file.at", url=source.url) if source.url else "")
        for source in sources
    ]
