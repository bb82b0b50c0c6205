"""The only codec between addresses and what they name: ``Address.parse(str(address)) == address``.

An address names a page, a language and a selection. It knows nothing of a data package: whether a
view or a theme exists is for ``renderer`` and ``Query.misunderstood`` to say, and whether a table
has a column for ``table``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import Final, Literal, Self
from urllib.parse import parse_qsl, quote, urlencode

from dashboard.errors import UnknownPageError
from dashboard.indicators.fields import FILTERS
from dashboard.indicators.reading.cell_grammar import is_slug
from dashboard.indicators.select.query import Query
from dashboard.languages import Lang, spoken
from dashboard.views.address.deck import Deck
from dashboard.views.address.embed_options import Flags
from dashboard.views.address.sharing import Sharing

Page = Literal["explorer", "view", "data", "figure", "about", "embed", "share", "present", "choose"]

#: A search is a few words; what is longer than this is cut, and every cache entry stays small.
LONGEST_VALUE: Final = 200
#: The pages that show derived figures beside the printed ones where they are asked for.
_WITH_DERIVED: Final[tuple[Page, ...]] = ("explorer", "view", "data", "figure")
_KEYS: Final = (*(choice.key for choice in FILTERS), "q")
#: The pages of which there is one, by the last part of their path.
_SINGLE: Final[dict[str, Page]] = {
    "": "explorer",
    "about": "about",
    "data": "data",
    "present": "present",
    "present/choose": "choose",
}
#: The pages of which each view has one, by the part of their path before its id.
_OF_VIEW: Final[dict[str, Page]] = {"view": "view", "share": "share", "embed": "embed"}
_PATHS: Final = {page: path for path, page in _SINGLE.items()}
MOST_COLUMNS: Final = 30
_LAST_NUMBER: Final = 999_999_999
#: The id of a figure: indicator (with a tilde and a rule if derived), place and period, whose
#: ISO 8601 may hold one slash.
_FIGURE: Final = re.compile(
    r"[A-Za-z0-9][A-Za-z0-9._~-]*(?:/[A-Za-z0-9][A-Za-z0-9._-]*)?", re.ASCII
)


@dataclass(frozen=True, slots=True)
class Layout:
    """How a table is set: by which column it is sorted, which it shows, and which page of it.

    ``sort`` is the key of a column, after a minus for the other way round. No ``columns`` are the
    usual ones. ``number`` counts from 1; 0 stands for something that is no number of a page.
    ``derived`` is what was said instead of whether derived figures are to be shown; of a page
    that is no table this is all that there is.
    """

    sort: str = ""
    columns: tuple[str, ...] = ()
    number: int = 1
    derived: str = ""

    @property
    def pairs(self) -> list[tuple[str, str]]:
        """What an address says of it: nothing of what is as usual."""
        return [
            ("sort", self.sort),
            ("columns", ",".join(self.columns)),
            ("page", "" if self.number == 1 else str(self.number)),
            ("derived", self.derived),
        ]


@dataclass(frozen=True, slots=True)
class Address:
    """What is shown, and nothing else: hashable, so that it is the key of everything kept.

    >>> Address.parse("/en/view/cre-lines?place=jinhua")
    Address(lang='en', page='view', view='cre-lines', query=Query(chosen=(('place', 'jinhua'),), q='', derived=False), layout=Layout(sort='', columns=(), number=1, derived=''), figure=None, flags=Flags(scheme='auto', title=True, version=''), deck=Deck(views=(), every=0, scheme='auto'), sharing=Sharing(tab='embed', embed=None, size='script'))
    >>> str(Address("zh", query=Query(theme="rail")))
    '/zh/?theme=rail'
    >>> str(Address("en", "data", layout=Layout(sort="-value", number=2)))
    '/en/data?sort=-value&page=2'
    """

    lang: Lang
    page: Page = "explorer"
    view: str | None = None
    query: Query = field(default_factory=Query)
    layout: Layout = field(default_factory=Layout)
    figure: str | None = None
    flags: Flags = field(default_factory=Flags)
    deck: Deck = field(default_factory=Deck)
    sharing: Sharing = field(default_factory=Sharing)

    @classmethod
    def parse(cls, url: str) -> Self:
        """Read a path with its query; unknown keys are dropped, the first of doubled ones counts.

        Raises:
            UnknownPageError: the path is not one of ours.
        """
        path, _, query = url.partition("#")[0].partition("?")
        lang, page, view, figure = _path(path)
        return cls(
            lang=lang,
            page=page,
            view=view,
            query=Query() if page == "embed" and figure else _query(query),
            layout=_layout(query, page),
            figure=figure,
            flags=Flags.read(values(query)) if page in ("embed", "share") else Flags(),
            deck=Deck.read(query) if page in ("present", "choose") else Deck(),
            sharing=Sharing.read(values(query)) if page == "share" else Sharing(),
        )

    @property
    def path(self) -> str:
        """The path alone, percent-encoded."""
        embedded = f"figure/{self.figure}" if self.figure else self.view
        named = {
            "view": self.view, "share": self.view, "embed": embedded, "figure": self.figure,
        }  # fmt: skip
        tail = f"{self.page}/{named[self.page]}" if self.page in named else self.page
        tail = _PATHS.get(self.page, tail)
        return f"/{self.lang}/{quote(tail)}"

    @property
    def search(self) -> str:
        """The query with its question mark, in one fixed order; empty when nothing is selected."""
        pairs = [(key, self.query.value(key)) for key in _KEYS]
        if self.query.derived:
            pairs.append(("derived", "1"))
        pairs += self.layout.pairs + self.flags.pairs + self.deck.pairs + self.sharing.pairs
        # Half of a character, as a cut or a hostile text has it, has no bytes: "?" stands for it.
        text = urlencode(
            [(key, value) for key, value in pairs if value], safe=",", errors="replace"
        )
        return f"?{text}" if text else ""

    def __str__(self) -> str:
        """The address as it stands in a link, below the base path."""
        return self.path + self.search

    def within(self, lang: Lang) -> Address:
        """The same in another language."""
        return replace(self, lang=lang)

    def at(self, view: str) -> Address:
        """One view of this selection, large."""
        return replace(self, page="view", view=view)

    def embedded(self, flags: Flags | None = None) -> Address:
        """The embed of a view, and of what is selected there; or of a figure, whatever is selected."""
        query = Query() if self.figure else self.query
        flags = flags or self.flags
        return replace(
            self, page="embed", query=query, layout=Layout(), flags=flags, sharing=Sharing()
        )

    def shared(self) -> Address:
        """Where a view, and what is selected there, is given away."""
        return replace(self, page="share", layout=Layout())

    def presenting(self, deck: Deck) -> Address:
        """A deck of what is selected."""
        return replace(self, page="present", view=None, figure=None, layout=Layout(), deck=deck)

    def selecting(self, query: Query) -> Address:
        """The same page with another selection."""
        return replace(self, query=query)

    def laying(self, layout: Layout) -> Address:
        """The same selection, its table set in another way."""
        return replace(self, layout=layout)


def _path(path: str) -> tuple[Lang, Page, str | None, str | None]:
    """Language, page, view and figure."""
    before, lang, *rest = *path.split("/"), ""
    if before or lang not in spoken():
        raise UnknownPageError("no such page")
    match rest[:-1]:
        case [*parts] if "/".join(parts) in _SINGLE and parts:
            return lang, _SINGLE["/".join(parts)], None, None
        case ["figure", *parts] if _is_figure("/".join(parts)):
            return lang, "figure", None, "/".join(parts)
        case ["embed", "figure", *parts] if _is_figure("/".join(parts)):
            return lang, "embed", None, "/".join(parts)
        case [name, view] if name in _OF_VIEW and is_slug(view):
            return lang, _OF_VIEW[name], view, None
    raise UnknownPageError("no such page")


def _is_figure(text: str) -> bool:
    return len(text) <= LONGEST_VALUE and bool(_FIGURE.fullmatch(text))


def _layout(text: str, where: Page) -> Layout:
    """How a page is to be set; several ``columns`` are one list, as a form without script sends it."""
    if where not in _WITH_DERIVED:
        return Layout()
    said = values(text).get("derived", "")
    derived = "" if said in ("0", "1") else said
    if where != "data":
        return Layout(derived=derived)
    given: dict[str, str] = {}
    columns: list[str] = []
    for key, value in parse_qsl(text, errors="replace"):
        words = " ".join(value.split())[:LONGEST_VALUE].strip()
        if key == "columns":
            columns += (part.strip() for part in words.split(","))
        elif words:
            given.setdefault(key, words)
    page = given.get("page", "1")
    known = re.fullmatch(r"[0-9]+", page, re.ASCII)
    return Layout(
        sort=given.get("sort", ""),
        columns=tuple(dict.fromkeys(part for part in columns if part))[:MOST_COLUMNS],
        number=min(int(page), _LAST_NUMBER) if known else 0,
        derived=derived,
    )


def values(text: str) -> dict[str, str]:
    """The first value that is not blank of each key of a query, its blanks folded, cut to length.

    >>> values("q=new++lines&q=x&theme=")
    {'q': 'new lines'}
    """
    found: dict[str, str] = {}
    for key, value in parse_qsl(text, errors="replace"):
        if value.strip():
            found.setdefault(key, " ".join(value.split())[:LONGEST_VALUE].strip())
    return found


def _query(text: str) -> Query:
    found = values(text)
    return Query(
        **{key: found[key] for key in _KEYS if key in found}, derived=found.get("derived") == "1"
    )
