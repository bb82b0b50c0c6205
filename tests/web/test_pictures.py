"""Pictures at their addresses: made when asked for, bounded, and in nobody's way."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dashboard.app import create_app
from dashboard.charts import png
from dashboard.errors import SelectionError
from dashboard.exports.pictures.options import FRAMES, OFFERED, OFFERED_OF_FIGURES, Picture
from dashboard.indicators.reading.loader import load
from dashboard.languages import DEFAULT as LANGS
from dashboard.languages import Lang
from dashboard.settings import Settings
from dashboard.web import pictures
from dashboard.web.byte_cache import ByteCache
from dashboard.web.file_response import File
from tests.charts.test_png import size
from tests.explorer.asking import Visitor
from tests.views import town

AVERAGE = "gdp-growth.jinhua.P5Y/2022-06-28"


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("frame", FRAMES)
def test_a_view_and_a_figure_have_pictures_in_every_frame(
    jinhua: Visitor, lang: Lang, frame: str
) -> None:
    for name in ("ftz-shares", f"figure/{AVERAGE}"):
        answer = jinhua.get(f"/{lang}/download/{name}.png?frame={frame}&scale=2")
        assert answer.headers["Content-Type"] == "image/png"
        assert size(answer.data) == tuple(2 * side for side in FRAMES[frame])


def test_a_picture_has_a_name_in_its_language(jinhua: Visitor) -> None:
    said = jinhua.get(f"/zh/download/figure/{AVERAGE}.svg").headers["Content-Disposition"]
    assert 'filename="gdp-growth.jinhua.P5Y_2022-06-28-zh-' in said
    assert said.isascii()


def test_a_picture_shows_what_is_selected(jinhua: Visitor) -> None:
    every = jinhua.get("/en/download/milestones.svg").text
    rail = jinhua.get("/en/download/milestones.svg?theme=rail").text
    assert "5 of" in every or len(rail) < len(every)
    assert jinhua.get("/en/download/milestones.png?theme=rail").status_code == 200


def test_a_picture_is_drawn_once_and_not_sent_again(
    jinhua: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    address = "/en/download/growth-rates.png?frame=wide&scheme=dark"
    first = jinhua.get(address)
    monkeypatch.setattr(pictures, "_drawn", lambda *_: pytest.fail("it is drawn again"))
    assert jinhua.get(address).data == first.data
    assert jinhua.get(address, If_None_Match=first.headers["ETag"]).status_code == 304


@pytest.mark.parametrize(
    ("address", "key", "allowed"),
    [
        ("cre-lines.png?scale=100000", "scale", ["1", "2", "4"]),
        ("cre-lines.png?frame=poster", "frame", [*FRAMES]),
        ("cre-lines.svg?scale=2", "scale", ["1"]),
        (f"figure/{AVERAGE}.png?scheme=pink", "scheme", ["light", "dark"]),
        (f"figure/{AVERAGE}.png?theme=rail", "theme", ["frame", "scale", "scheme"]),
        (f"figure/{AVERAGE}.png?width=100000", "width", ["frame", "scale", "scheme"]),
    ],
)
def test_a_picture_that_there_is_not_is_refused_with_what_there_is(
    jinhua: Visitor, address: str, key: str, allowed: list[str]
) -> None:
    answer = jinhua.get(f"/en/download/{address}")
    assert answer.status_code == 400
    said = json.loads(answer.data)["error"]
    assert (said["key"], said["allowed"]) == (key, allowed)


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("nope.png", "unknown_file"),
        ("figure/nope.png", "unknown_id"),
        ("figure/.png", "unknown_id"),
        ("figure/<script>.svg", "unknown_id"),
        (f"figure/{AVERAGE}.csv", "unknown_file"),
        (f"figure/{AVERAGE}", "unknown_file"),
        ("figure.png", "unknown_file"),
    ],
)
def test_a_picture_of_nothing_is_not_found(jinhua: Visitor, name: str, code: str) -> None:
    answer = jinhua.get(f"/en/download/{name}")
    assert answer.status_code == 404
    said = json.loads(answer.data)["error"]
    assert said["code"] == code
    assert "script" not in said["message"]


def test_a_picture_of_a_figure_that_several_report_names_them(tmp_path: Path) -> None:
    folder = town.write(tmp_path / "town")
    visitor = Visitor(create_app(Settings.from_env({}, data=str(folder), archive="off")))
    ids = [id_ for id_ in load(folder).observations if id_.count(".") > 2]
    answer = visitor.get(f"/en/download/figure/{ids[0].rpartition('.')[0]}.png")
    assert answer.status_code == 404
    said = json.loads(answer.data)["error"]
    assert said["code"] == "several_sources"
    assert ids[0] in said["allowed"]
    assert visitor.get(f"/en/download/figure/{ids[0]}.png").status_code == 200


def test_too_large_a_picture_names_the_scales_that_are_not(jinhua: Visitor) -> None:
    drawing = jinhua.get("/en/download/cre-lines.svg")
    assert drawing.status_code == 200
    with pytest.raises(SelectionError) as refused:
        pictures._ensure_bounded((960, 20_000), Picture("png", scale="4"))
    assert refused.value.allowed == ("1",)
    pictures._ensure_bounded((960, 20_000), Picture("png"))


def test_the_pages_of_views_and_figures_lead_to_pictures_that_are_there(jinhua: Visitor) -> None:
    for page, offered in (
        ("/zh/view/cre-lines?place=jinhua", OFFERED),
        (f"/zh/figure/{AVERAGE}", OFFERED_OF_FIGURES),
    ):
        links = jinhua.page(page).only("ul", class_="files").every("a")
        found = {one.attributes["href"]: one.text for one in links if ".csv" not in one.text}
        drawn = [href for href in found if href and (".png" in href or ".svg" in href)]
        assert len(drawn) == len(offered)
        for href in drawn:
            assert jinhua.get(href or "").status_code == 200
    dark = "/zh/download/cre-lines.png?place=jinhua&scale=2&scheme=dark"
    names = jinhua.page("/zh/view/cre-lines?place=jinhua").only("ul", class_="files").every("a")
    assert {one.attributes["href"]: one.text for one in names}[dark] == ("PNG，双倍尺寸，深色")


def test_what_is_kept_is_bounded_and_the_last_asked_for_stays() -> None:
    kept: ByteCache[File] = ByteCache(100)
    for number in range(9):
        kept.keep(number, File(bytes(30), "", ""))
        assert kept.get(0) or number > 2
        assert kept.size <= 100
    assert kept.get(0)
    assert kept.get(8)
    assert not kept.get(1)
    kept.keep(0, File(bytes(10), "", ""))
    assert kept.size <= 100
    kept.keep("large", File(bytes(101), "", ""))
    assert (kept.size, kept.get("large")) == (0, None)


def test_a_picture_is_drawn_in_a_process_of_its_own(
    jinhua: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(png, "draw", lambda *_, **__: pytest.fail("it is drawn where others wait"))
    answer = jinhua.get("/en/download/cre-reach.png?frame=square&scale=4&scheme=dark")
    assert answer.status_code == 200


def test_characters_that_no_font_has_are_told_once(caplog: pytest.LogCaptureFixture) -> None:
    pictures._tell("ᠠ")
    pictures._tell("ᠠ")
    assert [record.message for record in caplog.records] == [
        'no font that ships has "ᠠ": this machine\'s own are tried'
    ]
