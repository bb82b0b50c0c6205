"""The table of files: addresses, menus, the README and the tests are all made from it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Literal
from urllib.parse import quote

from dashboard.exports.files import csv_file, json_file, workbook, zip_archive
from dashboard.exports.files.content import Content
from dashboard.exports.html import offline_page
from dashboard.exports.pictures.options import PREVIEW, Picture
from dashboard.exports.pptx import deck
from dashboard.indicators.reading.cell_grammar import is_slug
from dashboard.languages import Lang
from dashboard.messages import load_locale
from dashboard.views.address.address import Address
from dashboard.views.render.rendered import Evidence

Make = Callable[[Content], bytes]
Scope = Literal["view", "all", "both"]

#: The address of everything, where a view would stand.
ALL: Final = "all"
#: What comes before the id of a figure there.
FIGURE: Final = "figure/"
_OFFICE: Final = "application/vnd.openxmlformats-officedocument"
_ILLEGAL: Final = re.compile(r'[\\/:*?"<>|\x00-\x1f\x7f]+')
_LONGEST: Final = 80


@dataclass(frozen=True, slots=True)
class Format:
    """One kind of file. ``make`` is ``None`` for pictures, of which there are several of one view.

    ``label`` and ``hint`` are what a menu says, in the messages ``download.{suffix}`` and
    ``download.{suffix}_hint``.
    """

    suffix: str
    media_type: str
    scope: Scope
    make: Make | None

    @property
    def picture(self) -> bool:
        """Whether the file is a picture."""
        return self.make is None

    def is_of(self, view: str | None) -> bool:
        """Whether there is such a file of a view, or (``None``) of everything."""
        return self.scope == "both" or (self.scope == "view") == (view is not None)


FORMATS: Final[tuple[Format, ...]] = (
    Format("pptx", f"{_OFFICE}.presentationml.presentation", "both", deck.make),
    Format("xlsx", f"{_OFFICE}.spreadsheetml.sheet", "both", workbook.make),
    Format("csv", "text/csv; charset=utf-8; header=present", "both", csv_file.make),
    Format("json", "application/json", "both", json_file.make),
    Format("html", "text/html; charset=utf-8", "view", offline_page.make),
    Format("svg", "image/svg+xml", "view", None),
    Format("png", "image/png", "view", None),
    Format("zip", "application/zip", "all", zip_archive.make),
)

BY_SUFFIX: Final = {one.suffix: one for one in FORMATS}


def path(address: Address, suffix: str) -> str:
    """The address of a file of what is shown at another one, below the base path.

    >>> path(Address("zh", "view", "cre-lines"), "pptx")
    '/zh/download/cre-lines.pptx'
    >>> path(Address("en", "figure", figure="cre-lines.jinhua.2022"), "png")
    '/en/download/figure/cre-lines.jinhua.2022.png'
    """
    figure = address.figure if address.page == "figure" else None
    what = f"{FIGURE}{figure}" if figure else address.view or ALL
    selected = "" if figure else Address(address.lang, query=address.query).search
    return f"/{address.lang}/download/{quote(what)}.{suffix}{selected}"


def picture_path(address: Address, picture: Picture = PREVIEW) -> str:
    """The address of a picture of a view or a figure; by default of that beside links to its page.

    >>> picture_path(Address("en", "view", "cre-lines"))
    '/en/download/cre-lines.png?frame=wide'
    """
    plain = path(address, picture.suffix)
    return plain + (picture.search.replace("?", "&") if "?" in plain else picture.search)


def figure_file_names(evidence: Evidence, site: str, lang: Lang, suffix: str) -> tuple[str, str]:
    """The name of a file of a figure in plain letters, and in its own language."""
    mark = evidence.mark
    plain = f"{mark.id.replace('/', '_')}-{lang}-{evidence.version}.{suffix}"
    named = load_locale(lang).text("file.name", site=site, view=f"{mark.label} {mark.place}")
    return plain, f"{_legal(named) or plain.rpartition('.')[0]}.{suffix}"


def file_names(content: Content, suffix: str) -> tuple[str, str]:
    """The name of a file in plain letters, for whatever knows no other, and in its own language.

    Both say what was selected. A CSV can say nothing of itself inside: its name has the version.
    """
    query = content.address.query
    given = {**query.given(), **({"derived": "1"} if query.derived else {})}
    slugs = [f"-{key}_{one}" if is_slug(one) else f"-{key}" for key, one in given.items()]
    slugs += ["-q"] if query.q else []
    what = f"{content.address.view or ALL}{''.join(slugs)}"[:_LONGEST]
    plain = f"{what}-{content.lang}-{content.version}.{suffix}"
    named = _legal("-".join([content.name, *content.selection.values()]))
    version = f"-{content.version}" if named and suffix == "csv" else ""
    return plain, f"{named or plain.rpartition('.')[0]}{version}.{suffix}"


def _legal(name: str) -> str:
    """What every system takes as the name of a file, or nothing."""
    words = _ILLEGAL.sub(" ", unicodedata.normalize("NFC", name)).split()
    return " ".join(words).strip(". ")[:_LONGEST].strip(". ")
