"""Pages that stand on their own: what a server sends, made to work from a folder.

A page keeps its words, its looks and its drawings. What only a server can answer (filters,
sorting, dialogs) is taken out, and every link leads to the file that it names, seen from the page.
"""

from __future__ import annotations

import json
import posixpath
import re
from collections.abc import Mapping
from typing import Any, Final
from urllib.parse import quote, unquote, urljoin, urlsplit

from lxml import html

from dashboard.exports.html.markup import guarded

#: The mark of what only a server can answer: it is left out of a page that stands on its own.
NEEDS_SERVER: Final[Mapping[str, Any]] = {"data-needs-server": "true"}
#: The mark of what is said of another page only: it goes where a site has not got that page.
_ONLY_WITH: Final = "data-only-with"
#: The scripts that pages keep: light or dark, copying, decks, embeds.
_SCRIPTS: Final = (
    "scheme.js", "copy.js", "present.js", "slide.js", "embed.js",
)  # fmt: skip
_LINKS: Final = (("a", "href"), ("link", "href"), ("script", "src"), ("img", "src"))
_FONT: Final = re.compile(r"url\(([^)]+\.woff2)\)")
_AT: Final = "contentUrl"


def page(body: bytes, here: str, files: Mapping[str, str]) -> bytes:
    """The page as a file at ``here``; ``files`` says which file each address is."""
    parser = html.HTMLParser(encoding="utf-8")
    document: Any = html.document_fromstring(body, parser=parser)
    _without_server(document)
    _without_others(document, files)
    _figures(document, files)
    _linked(document, here, files)
    _described(document, here, files)
    _pictured(document, files)
    for style in document.iter("style"):
        style.text = _FONT.sub(lambda found: f"url({_found(found[1], here, files)})", style.text)
    made: bytes = html.tostring(document, encoding="utf-8", doctype="<!DOCTYPE html>")
    return made + b"\n"


def assets(body: bytes) -> set[str]:
    """The addresses of the files that a page loads from its server, and keeps on its own."""
    document: Any = html.document_fromstring(body, parser=html.HTMLParser(encoding="utf-8"))
    _without_server(document)
    found = {
        element.get(name)
        for tag, name in _LINKS
        if tag != "a"
        for element in document.iter(tag)
        if element.get(name) and element.get("rel") not in ("alternate", "canonical")
    }
    found |= set(_FONT.findall("".join(style.text or "" for style in document.iter("style"))))
    return {address for address in found if address.startswith("/")}


def fonts(style: str, here: str) -> set[str]:
    """The addresses of the fonts that the style sheet at ``here`` loads.

    >>> fonts("@font-face{src:url(../../vendor/a.woff2)}", "/assets/1/fonts.css")
    {'/vendor/a.woff2'}
    """
    return {urljoin(here, found) for found in _FONT.findall(style)}


def _without_server(document: Any) -> None:
    """Take out what only Dash, or a form that is sent, could answer."""
    for script in list(document.iter("script")):
        source = script.get("src")
        data = script.get("type", "").endswith("json") and not script.get("id", "").startswith("_")
        if not (data or (source and any(name in source for name in _SCRIPTS))):
            script.drop_tree()
    for drawing in document.xpath("//*[@data-plotly-figure]"):
        for name in [one for one in drawing.attrib if one.startswith("data-plotly")]:
            del drawing.attrib[name]
    asked = [f"//*[@{name}]" for name in NEEDS_SERVER]
    for element in document.xpath(" | ".join([*asked, "//link[contains(@type, 'oembed')]"])):
        element.drop_tree()


def _without_others(document: Any, files: Mapping[str, str]) -> None:
    """Take out what is said of pages that the site has not got, and sections that nothing is left of."""
    for element in document.xpath(f"//*[@{_ONLY_WITH}]"):
        if _file(element.attrib.pop(_ONLY_WITH), files):
            continue
        around = element.getparent()
        element.drop_tree()
        if not len(around):
            next(around.iterancestors("section"), around).drop_tree()


def _figures(document: Any, files: Mapping[str, str]) -> None:
    """A figure that a site has no page of stays where it is, and is no link."""
    for link in document.xpath("//a[@data-figure]"):
        if not _file(link.get("href"), files):
            _unlink(link)


def _linked(document: Any, here: str, files: Mapping[str, str]) -> None:
    """Let every link lead to its file; what leads nowhere any more is no link."""
    for tag, name in _LINKS:
        for element in list(document.iter(tag)):
            address = element.get(name)
            if not address or not address.startswith("/"):
                continue
            if target := _file(address, files):
                element.set(name, relative(here, target) + _rest(address))
            elif tag == "a":
                _unlinked(element)
            else:
                element.drop_tree()


def _described(document: Any, here: str, files: Mapping[str, str]) -> None:
    """Let what search engines are told of the data set lead to files of the site as well, and to no others."""
    for script in document.xpath("//script[@type='application/ld+json']"):
        told = json.loads(script.text)
        told["url"] = _found(told["url"], here, files)
        offered = [{**one, _AT: _found(one[_AT], here, files)} for one in told["distribution"]]
        told["distribution"] = [one for one in offered if one[_AT]]
        script.text = guarded(json.dumps(told, ensure_ascii=False))


def _pictured(document: Any, files: Mapping[str, str]) -> None:
    """Let the picture beside links to the page be a file; without one, nothing is said of a picture."""
    for element in document.xpath("//meta[@property='og:image' or @name='twitter:image']"):
        parts = urlsplit(element.get("content"))
        file = _file(f"{parts.path}?{parts.query}", files)
        if file:
            element.set("content", f"{parts.scheme}://{parts.netloc}/{file}")
            continue
        for told in document.xpath(
            "//meta[contains(@property, 'image') or contains(@name, 'image')]"
        ):
            told.drop_tree()
        return


def _found(address: str, here: str, files: Mapping[str, str]) -> str:
    """The way to a file, or its whole address where that is known; nothing for what is not there."""
    target = _file(urlsplit(address).path, files)
    if not target:
        return ""
    return relative(here, target) if address.startswith("/") else address


def _unlinked(element: Any) -> None:
    """A link to what is not there: one of several ways to go goes, elsewhere its words stay."""
    parent = element.getparent()
    if parent is not None and parent.tag == "li" and len(parent) == 1 and not parent.text:
        parent.drop_tree()
        return
    if element.get("hreflang") or (parent is not None and parent.tag == "nav"):
        element.drop_tree()
        return
    _unlink(element)


def _unlink(element: Any) -> None:
    """Make of a link what it says, and no more."""
    element.tag = "g" if next(element.iterancestors("svg"), None) is not None else "span"
    for name in ("href", "title", "download", "rel"):
        element.attrib.pop(name, None)


def _file(address: str, files: Mapping[str, str]) -> str | None:
    """The file of an address; one that asks for something of a page has none of its own."""
    parts = urlsplit(address)
    return files.get(address) or (None if parts.query else files.get(quote(unquote(parts.path))))


def _rest(address: str) -> str:
    fragment = urlsplit(address).fragment
    return f"#{fragment}" if fragment else ""


def relative(here: str, target: str) -> str:
    """The way from one file of a folder to another, as it stands in a link.

    >>> relative("en/view/a/index.html", "assets/copy.js")
    '../../../assets/copy.js'
    """
    return quote(posixpath.relpath(target, posixpath.dirname(here)))
