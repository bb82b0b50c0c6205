"""The one road from an address to what it shows: page, embed, file and API all walk it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, datetime
from functools import lru_cache, partial
from typing import Final

from dashboard.charts import empty
from dashboard.charts.mark import Mark
from dashboard.errors import UnknownPageError
from dashboard.indicators.compare.comparability import currencies_of, ensure_drawn
from dashboard.indicators.model.package import Package
from dashboard.indicators.model.schema import Observation, Source
from dashboard.indicators.model.view import Family, View
from dashboard.indicators.select.query import Query
from dashboard.indicators.store.store import Store
from dashboard.languages import Lang
from dashboard.messages import Locale, load_locale
from dashboard.views.address.address import Address
from dashboard.views.render import catalogue, derived_rows, marks, notes, row_limits, wording
from dashboard.views.render.rendered import Citation, Note, Rendered
from dashboard.views.table.table import PAGE, Index, Table
from dashboard.views.text.typography import plain

#: Views kept ready: eight views in each of two languages under ten selections. What is kept is memory of every worker.
_KEPT: Final = 160
#: Older versions kept ready.
_PINNED: Final = 4


class Renderer:
    """Renders addresses against the current data; keeps what it rendered of one version.

    Safe to share between threads: what is kept is replaced whole, never changed.
    """

    def __init__(
        self, store: Store, *, rows: int = PAGE, views: Sequence[str] | None = None
    ) -> None:
        """Render what ``store`` holds at the time of asking; ``rows`` is how long a page of a table is.

        Only some ``views`` are shown together where they are named; each is rendered if asked for.
        """
        self._store = store
        self._views = views
        self._rows = rows
        self._kept: tuple[str, Callable[[Address], Rendered]] | None = None
        self._index: Index | None = None
        self._pinned: tuple[tuple[Package, Callable[[Address], Rendered]], ...] = ()

    @property
    def package(self) -> Package:
        """The data that is current now."""
        return self._store.current

    @property
    def stale_since(self) -> datetime | None:
        """Since when the files are broken and older figures stand in, in UTC; ``None`` if not."""
        return self._store.since

    def parse(self, url: str) -> Address:
        """The address that a path with its query is.

        Raises:
            UnknownPageError: the path is not one of ours, or in no language of the data.
        """
        return ensure_spoken(Address.parse(url), self.package)

    def render(self, address: Address, *, version: str = "") -> Rendered:
        """What the address shows; ``address.view`` must name a view.

        With ``version``, as it was in that version of the data if that is kept here; the
        ``version`` of what comes back says whether it was.

        Raises:
            UnknownPageError: there is no such view, or no such language.
        """
        plain = Address(address.lang, "view", address.view, address.query)
        return self._at(version)[1](plain)

    def data(self, version: str) -> Package:
        """The data that ``render`` shows for that version: the current ones if it is not kept."""
        return self._at(version)[0]

    def first_shown(self, version: str) -> date | None:
        """The day on which that version was first shown here, as far as that is known."""
        return self._store.first_shown(version)

    def shown(self, address: Address) -> tuple[Rendered, ...]:
        """Every view that has a figure left under the address's selection, in reading order.

        All of one version of the data, even if it changes meanwhile.
        """
        package = self._store.current
        made = self.of(package)
        views = [
            one for one in catalogue.views(package) if self._views is None or one.id in self._views
        ]
        found = [one for one in (made(address.at(view.id)) for view in views) if one.marks]
        return tuple(one for one in found if not _repeats(one, found))

    def _at(self, version: str) -> tuple[Package, Callable[[Address], Rendered]]:
        """That version and what renders it; the current one if it is not kept."""
        current = self._store.current
        if version in ("", current.version):
            return current, self.of(current)
        for package, made in self._pinned:
            if package.version == version:
                return package, made
        kept = self._store.fetch(version)
        if kept is None:
            return current, self.of(current)
        fresh: Callable[[Address], Rendered] = lru_cache(_KEPT)(partial(render, kept))
        self._pinned = ((kept, fresh), *self._pinned)[:_PINNED]
        return kept, fresh

    def table(self, address: Address) -> Table:
        """The page of the table of every figure that the address asks for."""
        return self.index.table(address)

    @property
    def index(self) -> Index:
        """The current figures, in every order that was asked for lately."""
        package, index = self._store.current, self._index
        if index is None or index.package.version != package.version:
            index = self._index = Index(package, rows=self._rows)
        return index

    def of(self, package: Package) -> Callable[[Address], Rendered]:
        """What renders the views of this version, from memory where it can."""
        kept = self._kept
        if kept is None or kept[0] != package.version:
            kept = (package.version, lru_cache(_KEPT)(partial(render, package)))
            self._kept = kept
        return kept[1]


def _repeats(rendered: Rendered, others: Sequence[Rendered]) -> bool:
    """Whether a timeline has no order to show, of figures that all stand in other views as well."""
    if (
        rendered.view.family is not Family.TIMELINE
        or len({mark.end for mark in rendered.marks if mark.end}) > 1
    ):
        return False
    elsewhere = {fact.id for one in others if one is not rendered for fact in one.marks}
    return all(fact.id in elsewhere for fact in rendered.marks)


def render(package: Package, address: Address) -> Rendered:
    """One view of one selection: the words and the drawing, made from the same figures.

    Raises:
        UnknownPageError: there is no such view, or no such language.
        ComparabilityError: its figures would share an axis and do not compare.
    """
    view = catalogue.find(package, ensure_spoken(address, package).view or "")
    locale = load_locale(address.lang)
    query = understood(address.query, package)
    every = figures_of(package, view, query)
    package = derived_rows.including(package) if query.derived else package
    ensure_drawn(view.family, derived_rows.printed(every), currencies_of(package.units))
    headline = wording.headline(view, derived_rows.printed(every), package, locale)
    title = plain(headline)
    figures = row_limits.limited(view, every)
    printed = derived_rows.printed(figures)
    made = _marks(view, figures, every, package, locale)
    said = wording.drawing(printed, made, package, locale)
    extent = wording.extent(view, len(figures), len(every), locale)
    draw = catalogue.draw_of(view.family) if figures else empty.draw
    return Rendered(
        address=address,
        view=view,
        headline=headline,
        subtitle=wording.subtitle(
            view,
            printed,
            made[: len(printed)],
            package,
            locale,
            title=title,
            extent=extent[:1],
        ),
        alt=wording.alternative(view, title, made, locale, extent=extent[1:])
        if figures
        else said.empty,
        drawing=draw(made, said),
        marks=made,
        words=said,
        total=len(every),
        extent="".join(extent[:1]),
        everything=_everything(address, every) if extent else None,
        notes=(
            *map(Note, extent[1:]),
            *notes.notes(printed, made[: len(printed)], locale),
            *notes.calculated(view, printed, package, locale),
            *notes.notes(
                figures[len(printed) :],
                made[len(printed) :],
                locale,
                among=made,
                besides=notes.said_of(printed, locale),
            ),
        ),
        sources=citations(_sources(figures), address.lang),
        version=package.version,
        day=max(source.date for source in package.sources.values()),
        hue=_hue(view, package),
        theme=_theme(view, figures),
    )


def ensure_spoken(address: Address, package: Package) -> Address:
    """The address, if it is in a language of the data.

    Raises:
        UnknownPageError: it is not.
    """
    if address.lang not in package.languages:
        raise UnknownPageError(f"no such language; there are {', '.join(package.languages)}")
    return address


def figures_of(package: Package, view: View, query: Query) -> tuple[Observation, ...]:
    """Every figure of a view that an understood query leaves, however many a drawing shows."""
    asks = bool(query.given() or query.q)
    ids = frozenset(derived_rows.selected(package, query)) if asks else None
    return marks.figures_of(
        view, derived_rows.including(package) if query.derived else package, ids
    )


def understood(query: Query, package: Package) -> Query:
    """The query without the values that this package does not know."""
    return query.choosing(dict.fromkeys(query.misunderstood(package), ""))


def citations(sources: Sequence[Source] | dict[Source, None], lang: Lang) -> tuple[Citation, ...]:
    """Sources in finished words, in the order given."""
    return tuple(
        Citation(
            id=source.id,
            title=source.title.within(lang),
            publisher=source.publisher.within(lang),
            date=load_locale(lang).date(source.date),
            language=source.language.within(lang),
            url=source.url,
        )
        for source in sources
    )


def _marks(
    view: View,
    observations: Sequence[Observation],
    every: Sequence[Observation],
    package: Package,
    locale: Locale,
) -> tuple[Mark, ...]:
    hue = _hue(view, package)
    return tuple(
        replace(
            mark,
            hue=hue or mark.hue,
            role="reference" if mark.indicator == view.reference else "figure",
        )
        for mark in marks.marks(observations, package, locale, among=every)
    )


def _everything(address: Address, observations: Sequence[Observation]) -> Address:
    """The table of all figures under the same selection, narrowed to those of a view as far as can be."""
    query = address.query
    themes = {figure.indicator.theme for figure in observations}
    labels = {figure.indicator.label.within(address.lang) for figure in observations}
    if len(themes) == 1:
        query = query.choosing({"theme": themes.pop()})
    if len(labels) == 1 and not query.q:
        query = query.choosing({"q": labels.pop()})
    return Address(address.lang, "data", query=query)


def _sources(observations: Sequence[Observation]) -> dict[Source, None]:
    """The sources of some figures, and of what they were made of."""
    return dict.fromkeys(source for one in observations for source in one.sources)


def _hue(view: View, package: Package) -> int:
    return marks.hue_of(view.theme, package) if view.theme else 0


def _theme(view: View, observations: Sequence[Observation]) -> str | None:
    """The view's theme while it shows a figure of it, else that of the first figure it shows."""
    themes = [figure.indicator.theme for figure in observations]
    if view.theme is None or view.theme in themes or not themes:
        return view.theme
    return themes[0]
