"""The page of a view: a document without Plotly, whose drawing can be had as a figure of Plotly's."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboard.exports.html.view_page import is_long
from dashboard.indicators.reading.loader import load
from dashboard.languages import DEFAULT as LANGS
from dashboard.languages import Lang
from dashboard.views.address.address import Address
from dashboard.views.render.renderer import render
from tests.explorer.asking import Visitor
from tests.views import town
from tests.views.test_catalogue import SHIPPED

DRAWN = ("growth-rates", "cre-lines", "ftz-growth", "ftz-shares", "milestones")


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("view", SHIPPED)
def test_a_view_needs_neither_dash_nor_plotly(jinhua: Visitor, view: str, lang: Lang) -> None:
    page = jinhua.page(f"/{lang}/view/{view}")
    sources = [one.attributes.get("src", "") for one in page.every("script")]
    assert not [one for one in sources if "plotly" in one or "_dash" in one]
    assert page.every("div", class_="chart")
    assert (view in DRAWN) is bool(page.every("div", class_="drawing"))


@pytest.mark.parametrize("view", SHIPPED)
def test_every_mark_tile_and_row_leads_to_the_page_of_its_figure(
    jinhua: Visitor, view: str
) -> None:
    page = jinhua.page(f"/en/view/{view}").only("main")
    links = [one for one in page.every("a") if "data-figure" in one.attributes]
    rows = page.only("tbody").every("tr")
    known = {one.only("a").attributes["data-figure"] for one in rows}
    assert {one.attributes["data-figure"] for one in links} == known
    assert len(links) >= 2 * len(rows)
    for one in links:
        assert one.attributes["href"] == f"/en/figure/{one.attributes['data-figure']}"


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("view", DRAWN)
def test_the_figure_of_a_drawing_is_what_plotly_draws_in_its_box(
    jinhua: Visitor, view: str, lang: Lang
) -> None:
    box = jinhua.page(f"/{lang}/view/{view}?derived=1").only("div", class_="drawing")
    answer = jinhua.fetch(box.attributes["data-plotly-figure"])
    assert answer.mimetype == "application/json"
    figure = answer.json
    assert figure is not None
    assert box.attributes["style"] == f"height:{figure['layout']['height']}px"
    drawn = {id_ for trace in figure["data"] for id_ in trace.get("customdata", ()) if id_}
    linked = {one.attributes["data-figure"] for one in box.every("a") if one.attributes}
    assert drawn == linked
    assert jinhua.fetch(box.attributes["data-plotly"]).status_code == 200


def test_what_is_set_in_type_has_no_figure_of_plotly(jinhua: Visitor) -> None:
    assert jinhua.get("/en/view/city-scale?part=figure").status_code == 404
    assert jinhua.get("/en/view/nothing?part=figure").status_code == 404


def test_another_part_is_the_page(jinhua: Visitor) -> None:
    whole = jinhua.get("/en/view/cre-lines")
    assert jinhua.get("/en/view/cre-lines?part=nothing").data == whole.data


def test_plotly_comes_by_itself_only_where_a_series_is_long(
    jinhua: Visitor, tmp_path: Path
) -> None:
    box = jinhua.page("/en/view/cre-lines").only("div", class_="drawing")
    assert box.attributes["data-plotly-when"] == "touched"
    package = load(town.write(tmp_path / "town"))
    shown = {view: render(package, Address("en", "view", view)) for view in town.VIEWS}
    assert {view for view in shown if is_long(shown[view])} == {"passengers", "growth", "owners"}


def test_all_that_is_left_out_stands_behind_a_link(jinhua: Visitor) -> None:
    page = jinhua.page("/en/view/cre-lines")
    assert [one.text for one in page.only("ul", class_="files").every("a")][:4] == [
        "PPTX", "XLSX", "CSV", "JSON",
    ]  # fmt: skip
    others = [one.attributes["href"] for one in page.only("nav", class_="others").every("a")]
    assert len(others) == len(SHIPPED) - 1
    assert others[0] == page.only("a", class_="view-next").attributes["href"]
