"""Pictures as they are sent: made when they are asked for, beside whatever else is answered."""

from __future__ import annotations

import logging
from functools import cache, lru_cache
from threading import BoundedSemaphore
from typing import Final

from dashboard.charts import png
from dashboard.errors import SelectionError
from dashboard.exports.files.content import Content
from dashboard.exports.files.formats import figure_file_names, file_names
from dashboard.exports.pictures import fonts
from dashboard.exports.pictures.composition import Composition
from dashboard.exports.pictures.options import SCALES, Picture
from dashboard.exports.pictures.pictures import of_figure, of_view
from dashboard.indicators.model.package import Package
from dashboard.indicators.problems.codes import shown
from dashboard.languages import Lang
from dashboard.views.render.renderer import citations
from dashboard.views.text.evidence import evidence, found_in
from dashboard.web.file_response import File

#: Pictures that are drawn at one time; whoever comes next waits, and holds up nobody.
_AT_ONCE: Final = 2
#: The most pixels of a picture: four bytes each while it is drawn.
MOST_PIXELS: Final = 40_000_000

_log = logging.getLogger(__name__)


def view_picture(content: Content, picture: Picture) -> File:
    """The picture of one view.

    Raises:
        ValueError: the content is not one view.
        SelectionError: the picture would be too large.
    """
    if content.single is None:
        raise ValueError("a picture shows one view")
    composition = of_view(content.single, frame=picture.frame)
    return File(_drawn(composition, picture), *file_names(content, picture.suffix))


def figure_picture(package: Package, figure: str, lang: Lang, picture: Picture) -> File:
    """The picture of one figure.

    Raises:
        UnknownFigureError: the package has no such figure.
        SeveralFiguresError: several sources report it and the id names none of them.
    """
    found = evidence(package, figure, lang)
    sources = citations(found_in(package, figure).sources, lang)
    composition = of_figure(found, sources, lang, frame=picture.frame)
    names = figure_file_names(found, package.title.within(lang), lang, picture.suffix)
    return File(_drawn(composition, picture), *names)


def _drawn(composition: Composition, picture: Picture) -> bytes:
    svg = composition.svg(picture.scheme)
    if picture.suffix == "svg":
        return svg.encode()
    _ensure_bounded(composition.size, picture)
    unknown = fonts.beyond(svg)
    if unknown:
        _tell(unknown)
    with _gate():
        return png.draw_apart(
            svg, fonts=fonts.files(), scale=int(picture.scale), system_fonts=bool(unknown)
        )


@lru_cache(256)
def _tell(unknown: str) -> None:
    """Say once which characters are not drawn alike on every machine."""
    _log.warning("no font that ships has %s: this machine's own are tried", shown(unknown))


@cache
def _gate() -> BoundedSemaphore:
    """What lets few in at a time; of the worker that asks, where gevent has put its own locks."""
    return BoundedSemaphore(_AT_ONCE)


def _ensure_bounded(size: tuple[int, int], picture: Picture) -> None:
    """Refuse a picture that would be too large; says at which scale it is not."""
    width, height = size
    fitting = [one for one in SCALES if width * height * int(one) ** 2 <= MOST_PIXELS]
    if picture.scale in fitting:
        return
    hint = f"at most {fitting[-1]}" if fitting else "a frame"
    said = (
        f"scale: {picture.scale} is too large for a picture of {width} by {height}; wanted {hint}"
    )
    raise SelectionError(said, key="scale", found=picture.scale, allowed=fitting)
