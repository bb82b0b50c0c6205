"""The first paint: every component that pages use is written, and all that comes from data is text."""

from __future__ import annotations

import json
from html import unescape
from pathlib import Path
from typing import Any

import dash_bootstrap_components as dbc
import plotly.graph_objects as go
import pytest
from dash import dcc, html
from dash.development.base_component import Component
from plotly.utils import PlotlyJSONEncoder

from dashboard.explorer import ids
from dashboard.explorer.attributes import aria
from dashboard.explorer.first_paint import to_html
from dashboard.explorer.pages import Site
from dashboard.indicators.select.query import Query
from dashboard.indicators.store.store import Store
from dashboard.languages import DEFAULT as LANGS
from dashboard.views.address.address import Address
from dashboard.views.render.renderer import Renderer
from tests.explorer.reading import read
from tests.views import town

HOSTILE = ("<script>alert(1)</script>", "\"><img src=x onerror='alert(1)'>", "a & b &lt; c", "</p>")


def kinds(layout: object) -> set[str]:
    """The types of all components in a layout."""
    if isinstance(layout, list):
        return {kind for one in layout for kind in kinds(one)}
    if not isinstance(layout, dict) or "type" not in layout:
        return set()
    return {layout["type"]} | kinds(layout["props"].get("children"))


LINKED: Any = {"data-figure": "a"}


@pytest.mark.parametrize(
    ("component", "written"),
    [
        (html.P("text"), "<p>text</p>"),
        (html.P(), "<p></p>"),
        (html.P(None), "<p></p>"),
        (html.P(["a", None, 3, html.B("c")]), "<p>a3<b>c</b></p>"),
        (html.Br(), "<br>"),
        (html.P("x", className="one two", id="it"), '<p id="it" class="one two">x</p>'),
        (html.A("x", **LINKED), '<a data-figure="a">x</a>'),
        (html.P("x", id={"type": "share", "view": "a"}), "<p>x</p>"),
        (html.Label("x", htmlFor="field"), '<label for="field">x</label>'),
        (html.Details("x", open=True), "<details open>x</details>"),
        (html.Details("x", open=False), "<details>x</details>"),
        (html.Div("x", tabIndex=-1), '<div tabindex="-1">x</div>'),
        (html.P("x", style={"--share": "5%"}), '<p style="--share:5%">x</p>'),
        (html.P("x", **aria(label="y")), '<p aria-label="y">x</p>'),
        (html.P("x", n_clicks=3), "<p>x</p>"),
        (dcc.Link("x", href="/en/?a=1&b=2"), '<a href="/en/?a=1&amp;b=2">x</a>'),
        (dbc.Modal("x"), ""),
        (None, ""),
        ("a < b", "a &lt; b"),
        (["a", html.I("b")], "a<i>b</i>"),
    ],
)
def test_a_component_is_written_as_html(component: object, written: str) -> None:
    assert sorted(to_html(component)) == sorted(written)
    assert read(to_html(component)).text == read(written).text


def test_a_drawing_keeps_its_place() -> None:
    graph = dcc.Graph(id=ids.graph("x"), figure=go.Figure(), style={"height": "312px"})
    drawn = to_html(graph, {"x": "<svg></svg>"})
    assert drawn == '<div class="drawing" style="height:312px"><svg></svg></div>'
    assert to_html(graph) == '<div class="drawing" style="height:312px"></div>'


def test_a_choice_shows_what_is_chosen_and_cannot_be_used_yet() -> None:
    options = [{"label": "All & more", "value": "all"}, {"label": "Rail", "value": "rail"}]
    select = read(to_html(dbc.Select(id="s", options=options, value="rail"))).only("select")
    assert "disabled" in select.attributes
    assert ["selected" in one.attributes for one in select.every("option")] == [False, True]
    assert [one.text for one in select.every("option")] == ["All & more", "Rail"]


def test_the_first_paint_s_radio_buttons_do_not_share_ids_with_the_live_ones() -> None:
    options = [{"label": "Rail", "value": "rail", "input_id": "theme-rail"}]
    radios = dbc.RadioItems(id="r", options=options, value="rail", class_name="pills")
    page = read(to_html(radios))
    button, label = page.only("input"), page.only("label")
    assert button.attributes["id"] == label.attributes["for"] != "theme-rail"
    assert {"checked", "disabled"} <= button.attributes.keys()


@pytest.mark.parametrize("text", HOSTILE)
def test_text_stays_text_wherever_it_stands(text: str) -> None:
    options = [{"label": text, "value": text, "input_id": "i"}]
    page = html.Div(
        [
            html.P(text, title=text, className=text, **aria(label=text)),
            html.A(text, href=text),
            dcc.Link(text, href=text),
            dbc.Select(id="s", options=options, value=text),
            dbc.Input(id="q", value=text, placeholder=text),
            dbc.RadioItems(id="r", options=options, value=text, class_name="c"),
        ]
    )
    found = read(to_html(page))
    assert not found.every("script", "img")
    assert not any(name.startswith("on") for one in found.every() for name in one.attributes)
    paragraph = found.only("p")
    assert paragraph.text == paragraph.attributes["title"] == text
    assert found.only("input", type="search").attributes["value"] == text
    assert found.only("option").text == text
    assert unescape(found.only("label").text) == unescape(text)


@pytest.mark.parametrize(
    "component", [dcc.Markdown("x"), dbc.Card("x"), html.P(dcc.Dropdown(id="d")), dcc.Tabs()]
)
def test_a_component_that_nobody_has_taught_it_is_named(component: Component) -> None:
    with pytest.raises(TypeError, match="the first paint does not know how to write a "):
        to_html(component)


@pytest.mark.parametrize("city", ["shipped", "other"])
def test_every_component_of_every_page_can_be_written(
    shipped: Path, tmp_path: Path, city: str
) -> None:
    site = Site(Renderer(Store(shipped if city == "shipped" else town.write(tmp_path))))
    used: set[str] = set()
    for lang in LANGS:
        for address in (
            Address(lang),
            Address(lang, query=Query(q="no such word", theme="roads")),
        ):
            page = site.page(address)
            assert len(read(to_html(page)).every("main")) == 1
            used |= kinds(json.loads(json.dumps(page, cls=PlotlyJSONEncoder)))
    assert {"Graph", "Html", "Select", "Input"} <= used
