"""Pictures: what they say, how they are kept, and why one is not there."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path
from typing import Any

import plotly.graph_objects as go
import pytest

from dashboard.charts import theme
from dashboard.errors import SelectionError
from dashboard.exports.files.content import gather
from dashboard.exports.pictures import chrome, cleanup, gallery
from dashboard.exports.pictures.picture_file import EVERY, Picture, Pictures
from dashboard.indicators.model.package import Package
from dashboard.indicators.model.schema import LANGS
from dashboard.indicators.select.query import Query
from dashboard.languages import Lang
from dashboard.views.address.address import Address
from dashboard.views.render import catalogue
from tests.browser import chromium

CHANGE = Address("en", "view", "cre-lines")


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("city", ["jinhua", "porto", "hostile"])
def test_a_picture_says_title_values_and_source_on_its_own(
    city: str, lang: Lang, request: pytest.FixtureRequest
) -> None:
    package: Package = request.getfixturevalue(city)
    for view in catalogue.views(package):
        content = gather(package, Address(lang, "view", view.id))
        shown = content.shown[0]
        said = flat(
            " ".join(
                one.text for one in gallery.grounded(gallery.composed(content)).layout.annotations
            )
        )
        for text in (shown.title, shown.subtitle, package.version, shown.sources[0].title):
            assert flat(text) in said
        if view.family == "tiles":
            for fact in shown.marks:
                assert flat(fact.said.number) in said


def figure(package: Package, view: str) -> go.Figure:
    """The figure of the English picture of a view."""
    return gallery.grounded(gallery.composed(gather(package, Address("en", "view", view))))


def test_a_tile_of_a_picture_has_the_form_of_its_bound_or_its_share(jinhua: Package) -> None:
    reach = figure(jinhua, "cre-reach")
    bars = {one.name: one for one in reach.data}
    assert [*bars] == ["Countries reached by rail", "Cities reached by rail", *[*bars][2:]]
    assert len(bars) == 3  # a rank has none
    open_ends = [shape for shape in reach.layout.shapes if shape.xsizemode == "pixel"]
    assert {"rect", "line"} <= {shape.type for shape in open_ends}
    scale = figure(jinhua, "city-scale")
    (share,) = [one for one in scale.data if one.name.startswith("Urban share")]
    assert share.x == (0.687,)
    whole = [shape for shape in scale.layout.shapes if shape.layer == "below"]
    assert len(whole) == 1
    levels = figure(jinhua, "ftz-levels")
    assert not levels.data


def flat(text: str) -> str:
    """Text without the marks that set it and the blanks that break it."""
    text = re.sub(r"</?(?:b|br|span)\b[^>]*>", "", text)
    for name, letter in (("&lt;", "<"), ("&gt;", ">"), ("&#36;", "$"), ("&amp;", "&")):
        text = text.replace(name, letter)
    return re.sub(r"[\s\u3000]+", "", text)


def test_a_dark_picture_has_no_colour_of_the_light_one(jinhua: Package) -> None:
    shown = figure(jinhua, "cre-lines")
    dark = json.dumps(gallery.painted(shown, "dark"))
    assert theme.DARK["surface"] in dark
    assert not [colour for colour in theme.LIGHT.values() if f'"{colour}"' in dark]
    assert gallery.painted(shown, "light")["layout"]["paper_bgcolor"] == theme.LIGHT["surface"]


def test_a_picture_that_was_made_is_not_made_again(jinhua: Package, tmp_path: Path) -> None:
    kept = Pictures(tmp_path)
    every = gallery.missing(jinhua, kept)
    assert len(every) == len(EVERY) * len(LANGS) * len(catalogue.views(jinhua))
    for _figure, _options, path in every[1:]:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"a picture")
    assert [path for _, _, path in gallery.missing(jinhua, kept)] == [every[0][2]]


def test_without_a_folder_there_are_no_pictures(jinhua: Package) -> None:
    assert Pictures().why_not(CHANGE, jinhua.version, Picture("png")) == "no_pictures"


def test_a_selection_has_no_picture(jinhua: Package, tmp_path: Path) -> None:
    filtered = Address("en", "view", "cre-lines", Query(theme="rail"))
    assert Pictures(tmp_path).why_not(filtered, jinhua.version, Picture("png")) == "filtered"


@pytest.mark.parametrize(("here", "why"), [(True, "not_made"), (False, "no_chrome")])
def test_a_picture_that_is_missing_says_why(
    jinhua: Package, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, here: bool, why: str
) -> None:
    monkeypatch.setattr(chrome, "is_here", lambda: here)
    assert Pictures(tmp_path).why_not(CHANGE, jinhua.version, Picture("svg")) == why


def test_another_version_of_the_data_has_other_pictures(jinhua: Package, tmp_path: Path) -> None:
    kept, picture = Pictures(tmp_path), Picture("svg")
    path = kept.path(CHANGE, "0123456789ab", picture)
    path.parent.mkdir(parents=True)
    path.write_bytes(b"a picture")
    assert kept.why_not(CHANGE, "0123456789ab", picture) == ""
    assert kept.why_not(CHANGE, jinhua.version, picture) != ""


@pytest.mark.parametrize(
    ("suffix", "given"),
    [("png", {"scale": "3"}), ("svg", {"scale": "2"}), ("png", {"scheme": "x"})],
)
def test_a_picture_that_nobody_makes_is_refused(suffix: str, given: dict[str, str]) -> None:
    with pytest.raises(SelectionError):
        Picture.read(given, suffix)


def test_without_a_browser_making_pictures_says_so(
    jinhua: Package, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(chrome, "is_here", lambda: False)
    with pytest.raises(RuntimeError, match="Chrome"):
        cleanup.make(jinhua, Pictures(tmp_path))
    assert not [*tmp_path.iterdir()]


def test_the_pictures_of_old_versions_go_and_other_files_stay(
    jinhua: Package, tmp_path: Path
) -> None:
    kept = Pictures(tmp_path)
    for _figure, _options, path in gallery.missing(jinhua, kept):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"a picture")
    os.utime(tmp_path / jinhua.version, (1, 1))
    older = [f"{number:012x}" for number in range(9)]
    for number, name in enumerate(older):
        (tmp_path / name / "en").mkdir(parents=True)
        os.utime(tmp_path / name, (1000 + number, 1000 + number))
    (tmp_path / "photographs").mkdir()
    (tmp_path / "0123456789ab.txt").touch()
    cleanup.make(jinhua, kept)
    assert {path.name for path in tmp_path.iterdir()} == {
        jinhua.version,
        *older[-cleanup.VERSIONS + 1 :],
        "photographs",
        "0123456789ab.txt",
    }


@pytest.fixture(scope="module")
def drawn(jinhua: Package, tmp_path_factory: pytest.TempPathFactory) -> Any:
    """The pictures of one view in one language, made with the browser that the tests drive."""
    program = chromium.find()
    assert program, chromium.ADVICE
    folder = tmp_path_factory.mktemp("pictures")
    jobs = [
        job
        for job in gallery.missing(jinhua, Pictures(folder))
        if job[2].parent.name == "zh" and job[2].name.startswith("ftz-shares")
    ]
    made: list[Path] = []
    chrome.draw(jobs, gallery.library(), done=made.append, program=program)
    return {path.name.removeprefix("ftz-shares-"): path.read_bytes() for path in made}


def test_chrome_makes_svg_and_png_light_and_dark_at_two_sizes(drawn: dict[str, bytes]) -> None:
    assert {*drawn} == {
        "light@1x.svg", "dark@1x.svg", "light@1x.png", "light@2x.png", "dark@1x.png", "dark@2x.png",
    }  # fmt: skip
    size = {name: wide_and_high(body) for name, body in drawn.items() if name.endswith("png")}
    assert size["light@1x.png"][0] == gallery.WIDTH
    assert size["light@2x.png"] == tuple(2 * side for side in size["light@1x.png"])


def wide_and_high(png: bytes) -> tuple[int, int]:
    assert png.startswith(b"\x89PNG")
    return int.from_bytes(png[16:20]), int.from_bytes(png[20:24])


def test_an_svg_runs_nothing_and_loads_nothing(drawn: dict[str, bytes]) -> None:
    text = drawn["light@1x.svg"].decode("utf-8")
    assert "金义片区" in text
    assert "<script" not in text
    assert not re.search(r'(?:href|src)="(?!#)', text)
    assert not re.search(r"url\((?!['\"]?#)", text)
