"""The only codec between addresses and what they name: ``Address.parse(str(address)) == address``.

An address names a page, a language and a selection. It knows nothing of a data package: whether a
view or a theme exists is for ``rendering`` and ``Query.misunderstood`` to say.
"""

from __future__ import annotations

from dataclasses import dataclass, field, fields, replace
from typing import Final, Literal, Self
from urllib.parse import parse_qsl, quote, urlencode

from dashboard.errors import UnknownPageError
from dashboard.indicators.grammar import is_slug
from dashboard.indicators.query import Query
from dashboard.indicators.schema import LANGS, Lang

Page = Literal["explorer", "view", "about"]

#: A search is a few words; what is longer than this is cut, and every cache entry stays small.
LONGEST_VALUE: Final = 200
_KEYS: Final = tuple(item.name for item in fields(Query) if item.name != "derived")


@dataclass(frozen=True, slots=True)
class Address:
    """What is shown, and nothing else: hashable, so that it is the key of everything kept.

    >>> Address.parse("/en/view/cre-lines?place=jinhua")
    Address(lang='en', page='view', view='cre-lines', query=Query(theme='', place='jinhua', measure='', q='', derived=False))
    >>> str(Address("zh", query=Query(theme="rail")))
    '/zh/?theme=rail'
    """

    lang: Lang
    page: Page = "explorer"
    view: str | None = None
    query: Query = field(default_factory=Query)

    @classmethod
    def parse(cls, url: str) -> Self:
        """Read a path with its query; unknown keys are dropped, the first of doubled ones counts.

        Raises:
            UnknownPageError: the path is not one of ours.
        """
        path, _, query = url.partition("#")[0].partition("?")
        lang, page, view = _path(path)
        return cls(lang=lang, page=page, view=view, query=_query(query))

    @property
    def path(self) -> str:
        """The path alone, percent-encoded."""
        tail = {"explorer": "", "about": "about", "view": f"view/{self.view}"}[self.page]
        return f"/{self.lang}/{quote(tail)}"

    @property
    def search(self) -> str:
        """The query with its question mark, in one fixed order; empty when nothing is selected."""
        pairs = [(key, getattr(self.query, key)) for key in _KEYS]
        if self.query.derived:
            pairs.append(("derived", "1"))
        # Half of a character, as a cut or a hostile text has it, has no bytes: "?" stands for it.
        text = urlencode([(key, value) for key, value in pairs if value], errors="replace")
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

    def selecting(self, query: Query) -> Address:
        """The same page with another selection."""
        return replace(self, query=query)


def _path(path: str) -> tuple[Lang, Page, str | None]:
    match path.split("/"):
        case ["", lang, ""] if lang in LANGS:
            return lang, "explorer", None
        case ["", lang, "about"] if lang in LANGS:
            return lang, "about", None
        case ["", lang, "view", view] if lang in LANGS and is_slug(view):
            return lang, "view", view
    raise UnknownPageError("no such page")


def _query(text: str) -> Query:
    found: dict[str, str] = {}
    for key, value in parse_qsl(text, errors="replace"):
        if value.strip():
            found.setdefault(key, " ".join(value.split())[:LONGEST_VALUE].strip())
    return Query(
        **{key: found[key] for key in _KEYS if key in found}, derived=found.get("derived") == "1"
    )
