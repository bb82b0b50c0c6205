"""The whole dashboard as a folder of files, for any web server, an object store or a memory stick.

What the files are made of is fetched from whoever serves it, so that they say what is served. The
folder appears at its place in one step when it is complete, and not at all if anything fails.
"""

from __future__ import annotations

import glob
import os
import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from html import escape
from pathlib import Path
from typing import Final
from urllib.parse import unquote, urlsplit

from dashboard.errors import ExportError
from dashboard.exports.files.formats import FORMATS, path, picture_path
from dashboard.exports.pictures.options import KEPT, PREVIEW, Picture
from dashboard.exports.site import static_links
from dashboard.indicators.model.package import Package
from dashboard.indicators.model.view import View
from dashboard.languages import Lang
from dashboard.messages import load_locale
from dashboard.messages.conventions import conventions
from dashboard.views.address.address import Address, Layout
from dashboard.views.address.deck import Deck
from dashboard.views.address.sharing import TABS, Sharing
from dashboard.views.render import catalogue

Fetch = Callable[[str], bytes]
"""From an address, below the base path, to the bytes that are served there."""

_INDEX: Final = "index.html"
#: How many figures a page of the table has, where no server filters and searches: all of most packages.
ROWS: Final = 500
#: So many figures have a picture beside links to them: a hundred take ten seconds.
_MOST_PREVIEWS: Final = 500


@dataclass(frozen=True, slots=True)
class Plan:
    """What a site holds: the file of each page and of each other address.

    ``instead`` are addresses that only a server answers, with the page that links lead to.
    """

    package: Package
    langs: Sequence[Lang]
    pages: dict[str, str] = field(default_factory=dict)
    downloads: dict[str, str] = field(default_factory=dict)
    instead: dict[str, str] = field(default_factory=dict)


def plan(
    package: Package, langs: Sequence[Lang], views: Sequence[str] | None, *, public: bool = False
) -> Plan:
    """Everything, or the pages and files of some views only; how views are given away where it is ``public``.

    Where the site is ``public``, figures have pictures for links to them, too.

    Raises:
        UnknownPageError: there is no such view.
    """
    deck = Deck(tuple(views or ()))
    chosen = [catalogue.find(package, one) for one in views] if views is not None else None
    made = Plan(package, langs)
    for lang in langs:
        pages = [Address(lang), Address(lang, "about")]
        shown = chosen or catalogue.views(package)
        pages += [Address(lang, "view", one.id) for one in shown]
        pages += [Address(lang, "view", one.id).embedded() for one in shown]
        if chosen is None:
            made.pages.update(_table(package, lang))
            _files(made, Address(lang))
        figures = [Address(lang, "figure", figure=one) for one in _figures(package, chosen)]
        pages += [*figures, *(one.embedded() for one in figures)]
        made.pages.update((one.path, _page_file(one.path)) for one in pages)
        presented = Address(lang).presenting(deck)
        made.pages[str(presented)] = _page_file(presented.path)
        made.instead[str(Address(lang, "choose"))] = _page_file(presented.path)
        if public:
            made.pages.update(one for view in shown for one in _shared(lang, view))
        for one in shown:
            _files(made, Address(lang, "view", one.id))
            _pictures(made, Address(lang, "view", one.id), KEPT)
        for figure in figures:
            previews = (PREVIEW,) if public and len(figures) <= _MOST_PREVIEWS else ()
            _pictures(made, figure, (Picture("svg"), *previews))
    return made


def _shared(lang: Lang, view: View) -> Iterator[tuple[str, str]]:
    """The three pages that give a view away; its address opens the first."""
    for tab in TABS:
        one = replace(Address(lang, "share", view.id), sharing=Sharing(tab=tab))
        yield str(one), _page_file(one.path if tab == "embed" else f"{one.path}/{tab}")


def _table(package: Package, lang: Lang) -> Iterator[tuple[str, str]]:
    """The pages of the table; the first is at the address of the table itself."""
    for number in range(1, max(1, -(-len(package.observations) // ROWS)) + 1):
        one = Address(lang, "data", layout=Layout(number=number))
        yield str(one), _page_file(one.path if number == 1 else f"{one.path}/{number}")


def _figures(package: Package, chosen: Sequence[View] | None) -> Sequence[str]:
    """The figures that have a page: all, or those of some views."""
    if chosen is None:
        return list(package.observations)
    shown = {indicator for one in chosen for indicator in catalogue.members(one, package)}
    return [id_ for id_, one in package.observations.items() if one.indicator.id in shown]


def _files(made: Plan, address: Address) -> None:
    """The files of a view, or of everything."""
    for form in FORMATS:
        if form.is_of(address.view) and not form.picture:
            made.downloads[path(address, form.suffix)] = path(address, form.suffix)[1:]


def _pictures(made: Plan, address: Address, pictures: Sequence[Picture]) -> None:
    """Pictures of a view or a figure."""
    for picture in pictures:
        file = _picture_file(unquote(path(address, picture.suffix))[1:], picture.search)
        made.downloads[picture_path(address, picture)] = file


def _picture_file(plain: str, search: str) -> str:
    """A file for a picture that is not the usual one, whose address has a query."""
    stem, _, suffix = plain.rpartition(".")
    kind = "".join(f"-{part.partition('=')[2]}" for part in search[1:].split("&") if part)
    return f"{stem}{kind}.{suffix}"


def _page_file(address: str) -> str:
    return unquote(address).strip("/") + "/" + _INDEX


def write(out: Path, made: Plan, fetch: Fetch, *, done: Callable[[object], None]) -> int:
    """Write the site to a folder that is not there yet, and say how many files it has.

    Raises:
        ExportError: the folder is there, or cannot be written; nothing is left behind then.
    """
    with _folder(out) as folder:
        count = 0
        for name, body in _contents(made, fetch):
            _put(folder, name, body)
            count += 1
            done(name)
    return count


def _contents(made: Plan, fetch: Fetch) -> Iterator[tuple[str, bytes]]:
    """Every file of the site, one after the other: of very many, no more than one at a time is held."""
    files = {**made.pages, **made.downloads, **made.instead}
    for address, name in made.pages.items():
        files.setdefault(urlsplit(address).path, name)  # without a query, the first page of a table
    loaded: set[str] = set()
    for address, name in made.pages.items():
        body = fetch(address)
        loaded |= static_links.assets(body)
        files.update((one, urlsplit(one).path[1:]) for one in loaded)
        yield name, static_links.page(body, name, files)
    for address, name in made.downloads.items():
        yield name, fetch(address)
    loaded_fonts: set[str] = set()
    for address in sorted(loaded):
        body = fetch(address)
        yield files[address], body
        if address.endswith(".css"):
            loaded_fonts |= static_links.fonts(body.decode(), address)
    for address in sorted(loaded_fonts - loaded):
        yield address[1:], fetch(address)
    yield _INDEX, _front(made)


def _front(made: Plan) -> bytes:
    """The first page: the languages, and the way to the one that the browser asks for."""
    first = made.langs[0]
    links = "".join(
        f'<li><a href="{lang}/{_INDEX}" lang="{conventions(lang).tag}" hreflang="{conventions(lang).tag}">'
        f"{escape(made.package.title.within(lang))} ({escape(load_locale(lang).text('shell.language_name'))})"
        "</a></li>"
        for lang in made.langs
    )
    known = ", ".join(f'"{lang}"' for lang in made.langs)
    title = escape(made.package.title.within(first))
    return f"""<!DOCTYPE html>
<html lang="{conventions(first).tag}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>{title}</title>
<script>
const known = [{known}];
const wanted = navigator.languages.map((one) => one.split("-")[0]).find((one) => known.includes(one));
window.location.replace(`${{wanted ?? known[0]}}/{_INDEX}`);
</script>
</head>
<body>
<h1>{title}</h1>
<ul>{links}</ul>
</body>
</html>
""".encode()


def _sweep(target: Path) -> None:
    """Take away what a process that was killed has left of the same export."""
    for left in target.parent.glob(f".{glob.escape(target.name)}.*.part"):
        number = left.name.removesuffix(".part").rpartition(".")[2]
        if number.isdigit() and not _is_alive(int(number)):
            shutil.rmtree(left, ignore_errors=True)


def _is_alive(process: int) -> bool:
    """Whether a process may still run; on Windows nobody is asked, where asking ends it."""
    if os.name != "posix":
        return True
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        return True  # somebody else's
    return True


@contextmanager
def _folder(out: Path) -> Iterator[Path]:
    """A folder beside the wanted one, which takes its place at the end, or goes again."""
    if os.path.lexists(out):
        raise ExportError(f'"{out}" is already there; name a folder that is not')
    target = out.absolute()
    _sweep(target)
    folder = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        folder.mkdir()
    except OSError as error:
        raise ExportError(f'"{out}" cannot be made: {_reason(error)}') from error
    try:
        yield folder
        if os.path.lexists(out):
            raise ExportError(f'"{out}" has been made by somebody else meanwhile')
        folder.rename(target)
    except OSError as error:
        raise ExportError(f'"{out}" cannot be written: {_reason(error)}') from error
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _reason(error: OSError) -> str:
    return (error.strerror or str(error)).lower()


def _put(folder: Path, name: str, body: bytes) -> None:
    """Write one file, never outside the folder."""
    target = folder.joinpath(*name.split("/"))
    if not target.resolve().is_relative_to(folder.resolve()):
        raise ExportError(f'"{name}" would lie outside the folder')
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(body)
