"""A page as a reader has it before any script runs: its elements, their text, what they load."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Final

_VOID: Final = frozenset({"br", "hr", "img", "input", "link", "meta", "wbr"})
#: Elements whose content is not shown.
_HIDDEN: Final = frozenset({"script", "style", "title", "template"})


@dataclass
class Element:
    """One element, with what is in it."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list[Element | str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """What is to be read in it, spaces folded."""
        return " ".join("".join(self._texts(_HIDDEN)).split())

    @property
    def text_outside_drawings(self) -> str:
        """The same without what is written in drawings."""
        return " ".join("".join(self._texts(_HIDDEN | {"svg"})).split())

    def _texts(self, hidden: frozenset[str]) -> Iterator[str]:
        for child in self.children:
            if isinstance(child, str):
                yield child
            elif child.tag not in hidden:
                yield from child._texts(hidden)

    def every(self, *tags: str, **attributes: str) -> list[Element]:
        """All elements of these names below, with these attributes; a class is one of several."""
        return [one for one in self._below() if one.is_one(*tags, **attributes)]

    def only(self, *tags: str, **attributes: str) -> Element:
        """The one element of this name and these attributes; fails if there are more, or none."""
        (one,) = self.every(*tags, **attributes)
        return one

    def is_one(self, *tags: str, **attributes: str) -> bool:
        """Whether it has one of these names and all these attributes."""
        if tags and self.tag not in tags:
            return False
        classes = self.attributes.get("class", "").split()
        wanted = {name.rstrip("_").replace("_", "-"): value for name, value in attributes.items()}
        return all(
            value in classes if name == "class" else self.attributes.get(name) == value
            for name, value in wanted.items()
        )

    def _below(self) -> Iterator[Element]:
        for child in self.children:
            if isinstance(child, Element):
                yield child
                yield from child._below()


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("document")
        self.open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        assert len(set(names)) == len(names), f"<{tag}> has an attribute twice: {names}"
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.open[-1].children.append(element)
        if tag not in _VOID:
            self.open.append(element)

    def handle_endtag(self, tag: str) -> None:
        last = self.open.pop()
        assert last.tag == tag, f"</{tag}> closes <{last.tag}>"

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)


def read(html: str) -> Element:
    """A document as elements; fails where an end tag does not close what was opened last."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    assert reader.open == [reader.root], f"<{reader.open[-1].tag}> is not closed"
    return reader.root
