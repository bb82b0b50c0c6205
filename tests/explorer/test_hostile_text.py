"""What somebody writes into the data, the address or a callback is text, whatever it looks like."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

from dashboard.languages import DEFAULT as LANGS
from dashboard.languages import Lang
from tests.explorer.asking import Visitor, components
from tests.explorer.conftest import visitor
from tests.explorer.reading import Element
from tests.views import editing

HOSTILE = (
    "<script>alert(1)</script>",
    "{{7*7}} ${7*7} {0.__class__} {n} %s %(n)s",
    "</title></p><h1>gone",
    "\"><img src=x onerror=alert(1)> 'onclick=alert(1)",
    "<!-- --> &lt;b&gt; &amp; $x$ <br>",
    "javascript:alert(1)",
)


@pytest.fixture(scope="module", params=range(len(HOSTILE)), ids=range(len(HOSTILE)))
def text(request: pytest.FixtureRequest) -> str:
    """One hostile text."""
    return HOSTILE[request.param]


@pytest.fixture(scope="module")
def attacked(text: str, shipped: Path, tmp_path_factory: pytest.TempPathFactory) -> Visitor:
    """An app whose CSV files hold the text wherever a text may stand."""
    folder = tmp_path_factory.mktemp("attacked")
    for file in shipped.iterdir():
        (folder / file.name).write_bytes(file.read_bytes())
    everything = {f"{name}_{lang}": text for name in ("label", "definition") for lang in LANGS}
    editing.cells(folder / "codebook.csv", everything)
    editing.cells(folder / "codebook.csv", {"of_en": text, "of_zh": text}, measure="share")
    editing.cells(
        folder / "indicators.csv",
        dict.fromkeys(("note_en", "note_zh", "locator", "locator_zh"), text),
    )
    # An indicator without a view has its label in titles and headings.
    editing.without_view(folder / "dataset.toml", "cre-lines")
    return visitor(folder)


def harmless(page: Element, like: Element) -> None:
    """A page has the scripts, headings and handlers of one without the text, and no others."""
    for tag in ("script", "style", "link", "h1", "img", "iframe", "form"):
        assert len(page.every(tag)) == len(like.every(tag)), tag
    for one in page.every():
        assert not [name for name in one.attributes if name.startswith("on")], one.tag
        assert not one.attributes.get("href", "").startswith("javascript")


def drawn(part: Any) -> Iterator[str]:
    """Every text that a drawing shows. A trace has a name as well, for a legend that is not."""
    if isinstance(part, str):
        yield part
    elif isinstance(part, list):
        for one in part:
            yield from drawn(one)
    elif isinstance(part, dict):
        for key, value in part.items():
            if key != "name":
                yield from drawn(value)


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("path", ["/", "/about", "/view/cre-lines", "/view/ftz-shares"])
def test_text_from_the_data_is_on_the_page_as_it_is_written(
    attacked: Visitor, jinhua: Visitor, text: str, path: str, lang: Lang
) -> None:
    page = attacked.page(f"/{lang}{path}")
    harmless(page, jinhua.page(f"/{lang}{path}"))
    assert text in page.only("main").text
    if path == "/view/cre-lines":
        assert text in page.only("head").only("title").text
        assert page.only("h1").text == text


def test_text_from_the_data_is_text_in_drawings_and_in_the_evidence(
    attacked: Visitor, text: str
) -> None:
    live = attacked.route("/en/").json["response"]["page"]["children"]  # type: ignore[index]
    for graph in components(live, "Graph"):
        assert graph["figure"]["layout"]["template"]["layout"].get("showlegend", False) is False
        for said in drawn(graph["figure"]):
            for tag in re.findall(r"<(/?\w+)", said):
                assert tag.strip("/") in {"b", "br", "extra", "span"}, said
            for style in re.findall(r"<span([^>]*)>", said):
                assert re.fullmatch(r' style="font-size:\d+px"', style), said
    found = attacked.evidence("zh", "cre-lines.jinhua.2017")
    assert found.text.count(text) >= 3
    assert found.only("h2").text == text


@pytest.mark.parametrize("key", ["theme", "q"])
def test_text_from_the_address_is_text(jinhua: Visitor, text: str, key: str) -> None:
    page = jinhua.page(f"/en/?{key}={quote(text)}")
    harmless(page, jinhua.page("/en/?theme=nothing"))
    assert " ".join(text.split()) in page.only("main").text


def test_a_planted_script_would_be_seen(jinhua: Visitor) -> None:
    clean, planted = jinhua.page("/en/about"), jinhua.page("/en/about")
    planted.only("main").children.append(Element("script"))
    with pytest.raises(AssertionError, match="script"):
        harmless(planted, clean)
