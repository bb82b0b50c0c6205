"""Every figure as a row: which a selection leaves, in which order, and each cell in finished words.

The page, the API and whoever else lists figures take their rows from here. What an address asks
for and no table has is dropped and said: ``Table.faults``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from types import MappingProxyType
from typing import Final

import numpy as np
import numpy.typing as npt

from dashboard.charts.mark import Mark
from dashboard.indicators.fields import FIELDS
from dashboard.indicators.model.package import Package
from dashboard.indicators.model.schema import Measure, Observation
from dashboard.indicators.select.query import Query
from dashboard.languages import Lang
from dashboard.messages import Locale, load_locale
from dashboard.views.address.address import LONGEST_VALUE, MOST_COLUMNS, Address, Layout
from dashboard.views.render import derived_rows, marks
from dashboard.views.table import search
from dashboard.views.table.sorting import positions
from dashboard.views.text import derivation
from dashboard.views.text.field_words import field_text

PAGE: Final = 50
#: Orders kept ready; of 100,000 figures one takes 400 KB.
_KEPT: Final = 24

Positions = npt.NDArray[np.int32]


#: The columns in the order in which a table has them. The first names its row and is always there.
COLUMNS: Final = tuple(field for field in FIELDS if field.listed)
KEYS: Final = tuple(column.key for column in COLUMNS)
FIRST: Final = KEYS[0]
USUAL: Final = tuple(column.key for column in COLUMNS if column.usual)


@dataclass(frozen=True, slots=True)
class NotUnderstood:
    """Something that an address asks for and the table does not have: of which kind, and its words."""

    kind: str
    value: str


@dataclass(frozen=True, slots=True, eq=False)
class TableRow:
    """One figure: in finished words, and as the cells of the columns shown; ``url`` is its source's."""

    fact: Mark
    url: str | None
    cells: Mapping[str, str]


@dataclass(frozen=True, slots=True, eq=False)
class Group:
    """Rows that stand together; ``label`` says what they have in common where that must be said."""

    label: str
    rows: tuple[TableRow, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """One page of a table: what it shows of how much, and how it was asked for, cleaned.

    ``first`` and ``last`` count rows from 1 and are 0 in an empty table; ``query`` and
    ``layout`` hold what was understood.
    """

    query: Query
    layout: Layout
    columns: tuple[str, ...]
    groups: tuple[Group, ...]
    first: int
    last: int
    left: int
    total: int
    pages: int
    faults: tuple[NotUnderstood, ...]
    version: str

    @property
    def rows(self) -> Iterator[TableRow]:
        """The rows of all groups, in order."""
        return (row for group in self.groups for row in group.rows)

    @property
    def sorted_by(self) -> str:
        """The key of the column that it is sorted by; empty for the order of the data."""
        return self.layout.sort.removeprefix("-")

    @property
    def descending(self) -> bool:
        """Whether the greatest comes first."""
        return self.layout.sort.startswith("-")


class Index:
    """The figures of one version in every order that was asked for lately; safe between threads.

    What is derived from them is indexed apart, and only once somebody asks for it.
    """

    def __init__(self, package: Package, *, rows: int = PAGE, with_derived: bool = False) -> None:
        """Index one package, for pages of that many rows."""
        self.package = package
        self._page = rows
        self._rows = derived_rows.including(package) if with_derived else package
        self._ids = self._rows.frame["id"].to_numpy()
        self._ordered = lru_cache(_KEPT)(self._order)
        self._with_derived: Index | None = self if with_derived else None

    def table(self, address: Address) -> Table:
        """The page of the table that an address asks for, or the nearest that there is."""
        if address.query.derived and self._with_derived is not self:
            return self._including().table(address)
        query, layout, faults = _cleaned(address, self.package)
        order = self._ordered(query, layout.sort, address.lang)
        pages = max(1, -(-len(order) // self._page))
        if layout.number > pages:
            faults = (*faults, NotUnderstood("beyond", str(layout.number)))
            layout = Layout(layout.sort, layout.columns, pages)
        start = (layout.number - 1) * self._page
        here = order[start : start + self._page]
        columns = tuple(key for key in KEYS if key in (FIRST, *(layout.columns or USUAL)))
        locale = load_locale(address.lang)
        return Table(
            query=query,
            layout=layout,
            columns=columns,
            groups=_groups(self._figures(here), layout.sort, columns, self._rows, locale),
            first=start + 1 if len(here) else 0,
            last=start + len(here),
            left=len(order),
            total=len(self._ids),
            pages=pages,
            faults=faults,
            version=self.package.version,
        )

    def figures(self, query: Query, sort: str, lang: Lang) -> Iterator[Observation]:
        """Every figure that an understood query leaves, in the order of a column."""
        if query.derived and self._with_derived is not self:
            return self._including().figures(query, sort, lang)
        return iter(self._figures(self._ordered(query, sort, lang)))

    def _figures(self, order: Positions) -> list[Observation]:
        return [self._rows.observations[str(one)] for one in self._ids[order]]

    def _including(self) -> Index:
        """The index of the printed and the derived figures."""
        found = self._with_derived
        if found is None:
            found = self._with_derived = Index(self.package, rows=self._page, with_derived=True)
        return found

    def _order(self, query: Query, sort: str, lang: Lang) -> Positions:
        frame = self._rows.frame
        if query.derived:
            left = frame[frame["id"].isin(derived_rows.selected(self.package, query))]
        else:
            left = search.select(query, self._rows)
        places = np.flatnonzero(frame.index.isin(left.index)) if len(left) < len(frame) else None
        if not sort:
            return (np.arange(len(frame)) if places is None else places).astype(np.int32)
        column = sort.removeprefix("-")
        order = positions(
            left, self._rows, column=column, descending=sort.startswith("-"), lang=lang
        )
        return (order if places is None else places[order]).astype(np.int32)


def _cleaned(address: Address, package: Package) -> tuple[Query, Layout, tuple[NotUnderstood, ...]]:
    """What the address asks for and there is, and what there is not."""
    asked, layout = address.query, address.layout
    wrong = asked.misunderstood(package)
    faults = [NotUnderstood(key, value) for key, value in wrong.items()]
    sort, columns, number = layout.sort, layout.columns, layout.number
    if sort and sort.removeprefix("-") not in KEYS:
        faults.append(NotUnderstood("sort", sort))
        sort = ""
    faults += [NotUnderstood("column", one) for one in columns if one not in KEYS]
    if number < 1:
        faults.append(NotUnderstood("page", ""))
        number = 1
    if layout.derived:
        faults.append(NotUnderstood("derived", layout.derived))
    if len(asked.q) >= LONGEST_VALUE:
        faults.append(NotUnderstood("q", f"{LONGEST_VALUE}"))
    if len(columns) >= MOST_COLUMNS:
        faults.append(NotUnderstood("columns", f"{MOST_COLUMNS}"))
    query = asked.choosing(dict.fromkeys(wrong, ""))
    return query, Layout(sort, _canonical(columns), number), tuple(faults)


def _canonical(columns: tuple[str, ...]) -> tuple[str, ...]:
    """The columns asked for in the order of a table; none where they are the usual ones."""
    others = tuple(key for key in KEYS if key in columns and key != FIRST)
    if not any(key in KEYS for key in columns) or (FIRST, *others) == USUAL:
        return ()
    return others or (FIRST,)


def _groups(
    observations: list[Observation],
    sort: str,
    columns: tuple[str, ...],
    package: Package,
    locale: Locale,
) -> tuple[Group, ...]:
    """The rows of a page, apart where an order may not run on: units, and what has no date."""
    column = sort.removeprefix("-")
    return tuple(
        Group(label, tuple(_row(figure, columns, package, locale) for figure in found))
        for label, found in groupby(
            observations, lambda one: _together(one, column, package, locale)
        )
    )


def _together(observation: Observation, column: str, package: Package, locale: Locale) -> str:
    """What the figures beside this one must have in common with it in the order of a column."""
    if column == "value":
        if observation.indicator.measure is Measure.EVENT:
            return locale.text("data.without_number")
        return package.units[observation.indicator.unit].label.within(locale.lang)
    if column == "period" and observation.period.end is None:
        return locale.text("view.undated")
    return ""


def _row(
    observation: Observation, columns: tuple[str, ...], package: Package, locale: Locale
) -> TableRow:
    mark = marks.mark(observation, package, locale)
    own = {
        "value": locale.text("table.event") if mark.event else str(mark.said),
        "period": mark.when,
        "source": derivation.source_said(observation, locale),
    }
    cells = {
        one.key: own[one.key] if one.key in own else field_text(one, observation, package, locale)
        for one in COLUMNS
        if one.key in columns
    }
    url = None if mark.derived else observation.source.url
    return TableRow(fact=mark, url=url, cells=MappingProxyType(cells))
