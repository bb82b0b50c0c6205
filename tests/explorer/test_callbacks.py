"""What moves: the callbacks, asked as Dash's own script asks them, and what they may never do."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from dashboard.indicators.reading.loader import load
from dashboard.languages import DEFAULT as LANGS
from dashboard.languages import Lang
from tests.explorer.asking import Visitor, components, words
from tests.explorer.conftest import visitor
from tests.views import town


def given(answer: Any, who: str, what: str) -> Any:
    """What a callback answered for one property."""
    assert answer.status_code == 200, answer.text
    return answer.json["response"][who][what]


def squeezed(text: str) -> str:
    """A text without its spaces: parts of a page may stand without one between them."""
    return "".join(text.split())


def changed(answer: Any) -> dict[str, Any]:
    """Everything that a callback answered; nothing where it had nothing to say."""
    if answer.status_code == 204:
        return {}
    assert answer.status_code == 200, answer.text
    return {
        f"{who}.{what}": value
        for who, properties in answer.json["response"].items()
        for what, value in properties.items()
    }


def test_other_views_and_figures_add_no_callback(jinhua: Visitor, tmp_path: Path) -> None:
    known = jinhua.get("/_dash-dependencies").json
    assert known
    assert visitor(town.write(tmp_path)).get("/_dash-dependencies").json == known


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("path", ["/", "/?theme=rail&q=lines", "/?derived=1"])
def test_the_live_page_says_what_the_first_paint_said(
    jinhua: Visitor, path: str, lang: Lang
) -> None:
    where, _, search = f"/{lang}{path}".partition("?")
    live = given(jinhua.route(where, f"?{search}" if search else ""), "page", "children")
    (main,) = components(live, "Main")
    painted = jinhua.page(f"/{lang}{path}").only("main")
    if painted.every("div", id="results"):  # beyond them are the controls, whose words are options
        painted = painted.only("div", id="results")
        (main,) = (one for one in components(live, "Div") if one.get("id") == "results")
    assert squeezed(words(main["children"])) == squeezed(painted.text_outside_drawings)
    for kind, tag in (("Section", "section"), ("Button", "button"), ("Table", "table")):
        assert len(components(main["children"], kind)) == len(painted.every(tag))


@pytest.mark.parametrize("lang", LANGS)
def test_the_page_brings_its_own_address_bar(jinhua: Visitor, lang: Lang) -> None:
    live = given(jinhua.route(f"/{lang}/", "?theme=ftz"), "page", "children")
    (bar,) = components(live, "Location")
    assert (bar["id"], bar["pathname"], bar["search"]) == ("selection", f"/{lang}/", "?theme=ftz")


def test_drawings_come_with_the_live_page_and_have_their_words(jinhua: Visitor) -> None:
    live = given(jinhua.route("/en/"), "page", "children")
    graphs = components(live, "Graph")
    assert {graph["id"]["view"] for graph in graphs} == {
        "growth-rates", "cre-lines", "ftz-growth", "ftz-shares",
    }  # fmt: skip
    for graph in graphs:
        assert graph["figure"]["data"]
    frames = [one for one in components(live, "Div") if one.get("className") == "drawing-frame"]
    assert len(frames) == len(graphs) + 4  # tiles, which nothing is to be read off
    assert all(frame["aria-label"] for frame in frames)


@pytest.mark.parametrize("lang", LANGS)
def test_a_new_selection_draws_new_results(jinhua: Visitor, lang: Lang) -> None:
    results = given(jinhua.draw(f"/{lang}/", "?theme=ftz&measure=count"), "results", "children")
    page = jinhua.page(f"/{lang}/?theme=ftz&measure=count").only("div", id="results")
    assert squeezed(words(results)) == squeezed(page.text_outside_drawings)
    assert "20381" in words(results).replace(",", "")
    assert "160" not in words(results)


@pytest.mark.parametrize(
    ("search", "control", "value", "expected"),
    [
        ("", "measure", "rank", "?measure=rank"),
        ("?measure=rank", "measure", "all", ""),
        ("?measure=rank&theme=rail", "measure", None, "?theme=rail"),
        ("?theme=roads", "place", "jinhua", "?place=jinhua"),
        ("?derived=1", "measure", "rank", "?measure=rank&derived=1"),
        ("", "derived", True, "?derived=1"),
        ("?derived=1", "derived", False, ""),
        ("", "search", "  two   words ", "?q=two+words"),
        ("", "search", "a&b=c #?", "?q=a%26b%3Dc+%23%3F"),
        ("", "search", "\ud83d", "?q=%3F"),
        ("", "search", "x" * 900, f"?q={'x' * 200}"),
    ],
)
def test_a_control_writes_the_address_and_nothing_else(
    jinhua: Visitor, search: str, control: str, value: str | bool | None, expected: str
) -> None:
    answer = jinhua.sync("/en/", search, f"filter-{control}.value", **{control: value})
    assert changed(answer) == {"selection.search": expected}


@pytest.mark.parametrize(
    "search", ["?measure=rank", "?measure=rank&utm=1", "?measure=rank&measure=share"]
)
def test_a_control_that_says_what_the_address_says_changes_nothing(
    jinhua: Visitor, search: str
) -> None:
    assert changed(jinhua.sync("/en/", search, "filter-measure.value", measure="rank")) == {}


@pytest.mark.parametrize(
    ("search", "values"),
    [
        ("", ("all", "all", "", False)),
        ("?theme=rail&place=jinhua&measure=count&q=a+b", ("jinhua", "count", "a b", False)),
        ("?place=moon&q=x&derived=1", ("all", "all", "x", True)),
    ],
)
def test_the_back_button_writes_the_controls_and_not_the_address(
    jinhua: Visitor, search: str, values: tuple[str | bool, ...]
) -> None:
    answer = jinhua.sync("/zh/", search, "selection.search", place="jinhua", search="before")
    names = ("place", "measure", "search", "derived")
    assert changed(answer) == {
        f"filter-{name}.value": value for name, value in zip(names, values, strict=True)
    }


def test_control_and_address_come_to_rest(jinhua: Visitor) -> None:
    search = changed(jinhua.sync("/en/", "", "filter-search.value", search=" A  b "))[
        "selection.search"
    ]
    shown = changed(jinhua.sync("/en/", search, "selection.search", search=" A  b "))
    answer = jinhua.sync("/en/", search, "filter-search.value", search=shown["filter-search.value"])
    assert changed(answer) == {}


def test_every_mark_that_can_be_clicked_has_its_evidence(jinhua: Visitor, shipped: Path) -> None:
    known = load(shipped).observations
    graphs = components(given(jinhua.route("/en/"), "page", "children"), "Graph")
    clickable = 0
    for graph in graphs:
        for trace in graph["figure"]["data"]:
            for custom in trace.get("customdata") or ():
                name = custom[0] if isinstance(custom, list) else custom
                assert name in known, (graph["id"], name)
                clickable += 1
    assert clickable >= 11


@pytest.mark.parametrize("path", ["/en/nothing", "//host/en/", "http://[", "", "/en/view/nothing"])
def test_a_path_that_is_none_of_ours_is_not_found(jinhua: Visitor, path: str) -> None:
    assert jinhua.route(path).status_code == 404


def test_users_share_no_state(jinhua: Visitor) -> None:
    before = jinhua.route("/en/").data
    jinhua.sync("/en/", "", "filter-measure.value", measure="rank")
    jinhua.draw("/zh/", "?theme=rail")
    assert jinhua.route("/en/").data == before


def test_below_a_base_path_the_callbacks_answer_there_and_only_there(below: Visitor) -> None:
    live = given(below.route("/en/", "?theme=ftz"), "page", "children")
    for link in components(live, "A"):
        assert link["href"].startswith(("#", "http", f"{below.base}/"))
    outside = below.client.post("/_dash-update-component", data=json.dumps({}))
    assert outside.status_code == 404
