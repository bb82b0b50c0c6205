"""``/{lang}/download/…``: what is shown, as files; for people's menus and for programs."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, partial
from typing import Final

from flask import Flask, Response, request

from dashboard.errors import (
    SelectionError,
    SeveralFiguresError,
    UnknownFigureError,
    UnknownPageError,
)
from dashboard.exports.files.content import Content, gather
from dashboard.exports.files.formats import ALL, BY_SUFFIX, FIGURE, FORMATS, Format, file_names
from dashboard.exports.pictures import options
from dashboard.exports.pictures.options import Picture
from dashboard.indicators.model.package import Package
from dashboard.indicators.reading.cell_grammar import is_slug
from dashboard.indicators.select.query import Query
from dashboard.indicators.select.strict_query import KEYS, one_of, query_of
from dashboard.languages import Lang
from dashboard.messages import load_locale
from dashboard.views.address.address import Address, Layout
from dashboard.views.render import catalogue
from dashboard.views.render.renderer import Renderer, ensure_spoken
from dashboard.views.table.table import KEYS as TABLE_COLUMNS
from dashboard.web.api.parameters import pairs
from dashboard.web.byte_cache import ByteCache
from dashboard.web.file_response import File
from dashboard.web.machine_errors import error_response, misunderstood, refusal
from dashboard.web.pictures import figure_picture, view_picture

#: Files kept of one version; with the largest kind of file that is some twenty megabytes.
_KEPT: Final = 16
#: Bytes of pictures kept: some two hundred of them.
_KEPT_PICTURES: Final = 16 * 2**20
LONGEST_QUESTION: Final = 2048
_SEVERAL: Final = "several figures go by this id; name one of them"
_DERIVED: Final = ("0", "1")
#: The files that keep how a table is set, and by which keys.
_LAID: Final = ("csv", "xlsx", "json", "zip")
_LAYOUT: Final = ("sort", "columns")


class Downloads:
    """Answers for every file; what it keeps is of one version of the data."""

    def __init__(self, renderer: Renderer, root: str = "") -> None:
        """Make files of what ``renderer`` holds at the time of asking.

        ``root`` is where people reach the dashboard, base path included.
        """
        self._renderer = renderer
        self._pictures: ByteCache[File] = ByteCache(_KEPT_PICTURES)
        self._root = root
        self._kept: tuple[str, Callable[[Address, str], File]] | None = None

    def respond(self, lang: str, name: str) -> Response:
        """The file of that name, or strict JSON that says why there is none."""
        try:
            found = self._found(lang, name)
        except SelectionError as error:
            found = error_response(400, misunderstood(error))
        except SeveralFiguresError as error:
            body = refusal("several_sources", _SEVERAL, allowed=[*error.ids])
            found = error_response(404, body)
        except UnknownFigureError as error:
            body = refusal("unknown_id", str(error), nearest=error.nearest)
            found = error_response(404, body)
        except UnknownPageError as error:
            found = error_response(404, refusal("unknown_file", str(error)))
        found.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
        found.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
        return found

    def _found(self, lang: str, name: str) -> Response:
        if len(request.query_string) > LONGEST_QUESTION:
            said = f"the question is too long; wanted at most {LONGEST_QUESTION} bytes"
            return error_response(414, refusal("too_long", said))
        package = self._renderer.package
        address, form = _meant(lang, name, package)
        if address.page == "figure":
            return self._figure(address, form, package)
        laid = address.view is None and form.suffix in _LAID
        extra = options.KEYS if form.picture else ()
        given = _given((*KEYS, "derived", *extra, *(_LAYOUT if laid else ())))
        picture = Picture.read(given, form.suffix) if form.picture else None
        layout = _layout(given) if laid else Layout()
        query = _query(given, package)
        address = Address(address.lang, address.page, address.view, query, layout)
        if picture:
            return self._picture(address, picture, package)
        return self._files(package)(address, form.suffix).response(form.media_type)

    def _picture(self, address: Address, picture: Picture, package: Package) -> Response:
        """The picture of a view, and of what is selected in it."""
        key = (package.version, address, picture)
        file = self._pictures.get(key)
        if file is None:
            content = _gathered(package, address, self._root)
            file = self._pictures.keep(key, view_picture(content, picture))
        return file.response(BY_SUFFIX[picture.suffix].media_type)

    def _figure(self, address: Address, form: Format, package: Package) -> Response:
        """The picture of a figure."""
        picture = Picture.read(_given(options.KEYS), form.suffix)
        key = (package.version, address, picture)
        file = self._pictures.get(key)
        if file is None:
            made = figure_picture(package, address.figure or "", address.lang, picture)
            file = self._pictures.keep(key, made)
        return file.response(form.media_type)

    def _files(self, package: Package) -> Callable[[Address, str], File]:
        """What makes files of this version, from memory where it can."""
        kept = self._kept
        if kept is None or kept[0] != package.version:
            kept = (package.version, lru_cache(_KEPT)(partial(_made, package, self._root)))
            self._kept = kept
        return kept[1]


def register(server: Flask, downloads: Downloads, base: str) -> None:
    """Add the route below ``base``."""

    @server.get(f"{base}/<lang>/download/<path:name>")
    def download(lang: str, name: str) -> Response:
        return downloads.respond(lang, name)


@lru_cache(4)
def _gathered(package: Package, address: Address, root: str) -> Content:
    """What files are made of; whoever takes one often takes another of the same."""
    return gather(package, address, root=root)


def _made(package: Package, root: str, address: Address, suffix: str) -> File:
    form = BY_SUFFIX[suffix]
    if form.make is None:
        raise ValueError(f"a {suffix} is not made when it is asked for")
    content = _gathered(package, address, root)
    return File(form.make(content), *file_names(content, suffix))


def _meant(lang: str, name: str, package: Package) -> tuple[Address, Format]:
    """Which view or figure and which format a path names.

    Raises:
        UnknownPageError: there is no such file; says which there are.
    """
    ensure_spoken(Address(lang), package)
    stem, _, suffix = name.rpartition(".")
    if stem.startswith(FIGURE):
        form = BY_SUFFIX.get(suffix)
        if form is None or not form.picture:
            raise UnknownPageError(_offered(lang, "figure", lambda one: one.picture))
        return Address(lang, "figure", figure=stem.removeprefix(FIGURE)), form
    view = None if stem == ALL else stem
    if view is not None:
        if not is_slug(view):
            raise UnknownPageError("no such view")
        catalogue.find(package, view)
    form = BY_SUFFIX.get(suffix)
    if form is None or not form.is_of(view):
        said = _offered(lang, "file" if view else "all", lambda one: one.is_of(view))
        raise UnknownPageError(said)
    return Address(lang, "view" if view else "explorer", view), form


def _offered(lang: Lang, what: str, there: Callable[[Format], bool]) -> str:
    """That there is no such file, and which there are."""
    locale = load_locale(lang)
    formats = locale.list([one.suffix.upper() for one in FORMATS if there(one)], either=True)
    return locale.text(f"download.unknown_{what}", formats=formats)


def _given(keys: tuple[str, ...]) -> dict[str, str]:
    """What the query says by the keys that there are; an empty value asks for nothing.

    Raises:
        SelectionError: it is not UTF-8, or a key is not known or there twice.
    """
    found = {
        one_of("parameter", key, keys): text for key, text in pairs(request.query_string).items()
    }
    return {
        key: " ".join(text.split()) if key == "q" else text for key, text in found.items() if text
    }


def _query(given: dict[str, str], package: Package) -> Query:
    """The selection that a query asks for, strictly; keys that are no filters are read elsewhere.

    Raises:
        SelectionError: a value is not known.
    """
    derived = one_of("derived", given.get("derived", "0"), _DERIVED) == "1"
    query = query_of(package, {key: text for key, text in given.items() if key in KEYS})
    return query.choosing({"derived": derived})


def _layout(given: dict[str, str]) -> Layout:
    """In which order the rows are, and which columns there are.

    Raises:
        SelectionError: the table has no such column.
    """
    sort, columns = given.get("sort", ""), given.get("columns", "")
    if sort:
        one_of("sort", sort, [way + key for key in TABLE_COLUMNS for way in ("", "-")])
    chosen = [one_of("columns", key, TABLE_COLUMNS) for key in columns.split(",") if columns]
    return Layout(sort, tuple(key for key in TABLE_COLUMNS if key in chosen))
