"""Words in every language of a package."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from dashboard.languages import Lang


class Text(Mapping[Lang, str]):
    """The same words in every language of a package, in the order of its languages; frozen.

    A text that says nothing is the same in every language: nothing. What says something says it
    in each language of its package, or ``KeyError``: no language stands in for another.

    >>> Text(en="Rail", zh="铁路").within("zh"), Text({"en": "Rail", "zh": "铁路"}).first
    ('铁路', 'Rail')
    >>> bool(Text(en="", zh="")), Text().within("en")
    (False, '')
    """

    __slots__ = ("_hash", "_words")

    def __init__(self, words: Mapping[Lang, str] | None = None, /, **more: str) -> None:
        said = {**(words or {}), **more}
        self._words = said if any(said.values()) else {}
        self._hash = hash(frozenset(self._words.items()))

    def within(self, lang: Lang) -> str:
        """The words in one language."""
        return self._words[lang] if self._words else ""

    @property
    def first(self) -> str:
        """The words in the first language of the package, which name things for programs."""
        return next(iter(self._words.values()), "")

    def __getitem__(self, lang: Lang) -> str:
        return self._words[lang]

    def __iter__(self) -> Iterator[Lang]:
        return iter(self._words)

    def __len__(self) -> int:
        return len(self._words)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Text) and self._words == other._words

    def __hash__(self) -> int:
        return self._hash

    def __repr__(self) -> str:
        return f"Text({self._words!r})"

    def __reduce__(self) -> tuple[type[Text], tuple[dict[Lang, str]]]:
        return Text, (self._words,)
