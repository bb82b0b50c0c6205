"""An embed without scripts: every figure in words, and drawn as what it is."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from dashboard.app import create_app
from dashboard.indicators.store.store import Store
from dashboard.languages import Lang
from dashboard.settings import Settings, data_folder
from dashboard.views.address.address import Address
from dashboard.views.render.renderer import Renderer
from tests.explorer.asking import Visitor
from tests.explorer.reading import Element
from tests.views import editing, town
from tests.web.embedding import EVERY, embed


@pytest.mark.parametrize(("lang", "view"), EVERY)
def test_a_static_embed_has_no_script_and_every_figure_in_words(
    here: Visitor, lang: Lang, view: str
) -> None:
    shown = Renderer(Store(data_folder())).render(Address(lang, "view", view))
    page = embed(here, f"{lang}/embed/{view}?static=1")
    assert page.every("script", "noscript") == []
    figures = page.only("main").every("ul", class_="bars") + page.every("ul", class_="tiles")
    told = " ".join(one.text for one in figures).replace(" ", "")
    for fact in shown.facts:
        assert fact.label.replace(" ", "") in told
        assert str(fact.said).replace(" ", "") in told


def test_without_scripts_the_figures_stand_where_the_drawing_would() -> None:
    css = (data_folder().parent / "assets" / "embed.css").read_text("utf-8")
    assert "@media (scripting: none) { .drawing-frame { display: none; } }" in css


def test_bars_of_a_static_embed_are_drawn_as_what_they_are(here: Visitor) -> None:
    shares = embed(here, "en/embed/ftz-shares?static=1").every("span", class_="track")
    assert ["form-under" in one.attributes["class"] for one in shares] == [False] * 3 + [True]
    assert all("whole" in one.attributes["class"] for one in shares)
    assert [length(one) for one in shares] == [21, 20, 50, 15]
    growth = embed(here, "en/embed/growth-rates?static=1").every("span", class_="track")
    assert [round(length(one) / 100 * 9.2, 1) for one in growth] == [6.2, 8.3, 9.2]
    blocks = embed(here, "en/embed/ftz-growth?static=1").every("span", class_="track")
    assert [round(length(one) / 100 * 7.327, 3) for one in blocks] == [1.399, 7.327]
    assert all("blocks" in one.attributes["class"] for one in blocks)


def length(track: Element) -> float:
    found = re.search(r"--length:([0-9.]+)%", track.attributes["style"])
    assert found
    return float(found[1])


def test_two_points_are_not_made_a_line_without_scripts_either(here: Visitor) -> None:
    first, last = (
        embed(here, "en/embed/cre-lines?static=1").every("ul", class_="bars")[0].every("li")
    )
    assert "no figures for 2018–2021" in first.text
    assert "+15 lines · 2.67 times · calculated" in last.text
    assert [round(length(one.only("span", class_="track"))) for one in (first, last)] == [38, 100]


def test_chinese_is_set_apart_as_chinese_is(here: Visitor) -> None:
    for view in ("cre-lines", "ftz-levels", "ftz-growth"):
        main = here.get(f"/zh/embed/{view}?static=1").text.partition("<main>")[2]
        assert " · " not in main
        assert "资料来源：<cite>" in main
    assert "2.67倍　计算所得" in here.get("/zh/embed/cre-lines?static=1").text
    assert "Source: <cite>" in here.get("/en/embed/cre-lines").text


def test_a_timeline_without_scripts_is_in_the_order_of_time_and_sets_undated_apart(
    here: Visitor,
) -> None:
    page = embed(here, "en/embed/milestones?static=1")
    items = page.only("main").every("ul", class_="bars")[0].every("li")
    apart = next(at for at, one in enumerate(items) if one.is_one("li", class_="apart"))
    assert items[apart].text == "No date given in the source"
    assert "2017" in items[0].text
    assert all("date not given" not in one.text for one in items[:apart])
    assert all("date not given" in one.text for one in items[apart + 1 :])
    assert not items[0].every("span", class_="track")


def test_what_is_derived_is_hatched_and_has_no_bar_that_looks_like_a_whole(here: Visitor) -> None:
    items = embed(here, "en/embed/cre-lines?static=1&derived=1").every("ul", class_="bars")[0]
    derived = items.every("li", class_="derived")
    assert derived
    assert all("calculated" in one.text for one in derived)
    assert not [one for one in derived if one.every("span", class_="track")]
    shares = embed(here, "en/embed/ftz-shares?static=1&derived=1").every("li", class_="derived")
    rest = [one for one in shares if one.every("span", class_="track")]
    assert rest
    assert all("whole" in one.only("span", class_="track").attributes["class"] for one in rest)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return town.write(tmp_path / "porto-novo")


def tracks(folder: Path, view: str) -> list[Element]:
    there = Visitor(create_app(Settings.from_env({}, data=str(folder))))
    return embed(there, f"en/embed/{view}?static=1").every("span", class_="track")


def test_the_whole_of_a_share_is_all_of_its_track_whatever_is_open_beside_it(folder: Path) -> None:
    rows = [{"place": "harbour", "value": "100", "bound": "exact"},
            {"place": "NA", "value": "95", "bound": "over"}]  # fmt: skip
    editing.more(folder / "indicators.csv", *rows, indicator="recycling-rate")
    assert sorted(map(length, tracks(folder, "recycling-rate"))) == [15, 95, 100]


@pytest.mark.parametrize(("bound", "form"), [("under", "form-over"), ("over", "form-under")])
def test_a_bound_below_zero_opens_away_from_zero(folder: Path, bound: str, form: str) -> None:
    editing.cells(folder / "indicators.csv", {"bound": bound}, indicator="GDP_growth")
    (track,) = tracks(folder, "GDP_growth")
    assert {form, "left"} <= {*track.attributes["class"].split()}
    start = re.search(r"--start:([0-9.]+)%", track.attributes["style"])
    assert start
    assert (float(start[1]) > 10) is (form == "form-over")  # room for what goes on


@pytest.mark.parametrize("sheet", ["embed.css", "present.css"])
def test_what_has_no_date_is_drawn_as_a_tint_in_dashes(sheet: str) -> None:
    css = (data_folder().parent / "assets" / sheet).read_text("utf-8")
    (rule,) = re.findall(r"\.undated \.track:not\([^)]*\) \.fill \{([^}]*)\}", css)
    assert "dashed" in rule
    assert "20%" in rule
