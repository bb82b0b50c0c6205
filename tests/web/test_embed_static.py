"""An embed without scripts: every figure in words, drawn as what it is, and the way to its page."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from dashboard.indicators.reading.loader import load
from dashboard.indicators.store.store import Store
from dashboard.languages import Lang
from dashboard.settings import data_folder
from dashboard.views.address.address import Address
from dashboard.views.render.renderer import Renderer
from tests.explorer.asking import Visitor
from tests.views import editing
from tests.web.embedding import EVERY, embed, visitor


@pytest.mark.parametrize(("lang", "view"), EVERY)
def test_every_figure_stands_in_words_and_none_waits_for_a_script(
    here: Visitor, lang: Lang, view: str
) -> None:
    shown = Renderer(Store(data_folder())).render(Address(lang, "view", view))
    page = embed(here, f"{lang}/embed/{view}")
    assert page.every("noscript") == []
    figures = page.every("div", class_="drawing-frame") + page.every("ul", class_="tiles")
    told = " ".join(one.text for one in figures).replace(" ", "")
    for fact in shown.marks:
        assert (fact.level_label or fact.label).replace(" ", "") in told
        number = fact.said.number.lstrip("+") if fact.level_label else fact.said.number
        assert f"{fact.said.bound}{number}".replace(" ", "") in told


def test_two_points_are_not_made_a_line(here: Visitor) -> None:
    told = embed(here, "en/embed/cre-lines").only("div", class_="drawing-frame").text
    assert "2018–2021: not given" in told
    assert "+15 lines" in told
    assert "2.67 times" in told


def test_chinese_is_set_apart_as_chinese_is(here: Visitor) -> None:
    for view in ("cre-lines", "ftz-levels", "ftz-growth"):
        main = here.get(f"/zh/embed/{view}").text.partition("<main>")[2]
        assert " · " not in main
        assert "资料来源：<cite>" in main
    assert "Source: <cite>" in here.get("/en/embed/cre-lines").text


def test_a_mark_of_a_version_that_is_not_current_leads_to_the_view_if_its_figure_is_gone(
    package: Path, tmp_path: Path
) -> None:
    archive = tmp_path / "archive"
    old = load(package).version
    visitor(package, archive)
    gone, kept = "gdp-growth", "budget-revenue-growth"
    editing.cells(package / "indicators.csv", {"period": "P5Y/2022-06-27"}, indicator=gone)
    page = embed(visitor(package, archive), f"en/embed/growth-rates?v={old}")
    leads = [one.attributes["href"] for one in page.only("div", class_="drawing-frame").every("a")]
    assert leads[:2] == ["/en/view/growth-rates", f"/en/figure/{kept}.jinhua.P5Y/2022-06-28"]


@pytest.mark.parametrize("sheet", ["embed.css", "present.css"])
def test_what_has_no_date_is_drawn_as_a_tint_in_dashes(sheet: str) -> None:
    css = (data_folder().parent / "assets" / sheet).read_text("utf-8")
    (rule,) = re.findall(r"\.undated \.track:not\([^)]*\) \.fill \{([^}]*)\}", css)
    assert "dashed" in rule
    assert "20%" in rule
