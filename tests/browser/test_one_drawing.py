"""The two renderers of a drawing agree: SVG stands where Plotly draws, to the pixel.

Both are drawn in one page of a real Chromium, each in a box of the same width, and the boxes of
their bars, points and lines of text are compared.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import pytest
from playwright.sync_api import Browser

from dashboard.charts import svg, theme
from dashboard.charts.drawing import Drawing
from dashboard.charts.to_plotly import to_plotly
from dashboard.indicators.model.package import Package
from dashboard.indicators.reading.loader import load
from dashboard.languages import DEFAULT as LANGS
from dashboard.settings import vendored
from dashboard.views.address.address import Address
from dashboard.views.render import catalogue
from dashboard.views.render.renderer import render
from tests.browser import pages
from tests.charts.builders import FAMILIES, WORDS, frame, many, mark, undated
from tests.views import town

WIDTHS: Final = (320, 560, 1140)
#: Pixels by which two boxes may differ.
CLOSE: Final = 1.0

_BELOW_ZERO: Final = frame(
    *(
        mark(year=year, id=f"{bound}{year}", indicator=bound, value=value, bound=bound, short=bound)
        for bound in ("exact", "over", "under", "about")
        for year, value in ((2019, -4.0), (2020, 3.0), (2022, -7.5))
    ),
    *(
        undated(id=bound, indicator=f"{bound}-undated", value=-5.0, bound=bound, said=bound)
        for bound in ("exact", "over", "under", "about")
    ),
    mark(id="made", indicator="made", value=-2.0, derived=True),
)


_MEASURE: Final = """async ([figure, drawn, widths]) => {
    const [theirs, ours] = ["plotly", "svg"].map(id => document.getElementById(id));
    const boxes = (root, elements) => {
        const home = root.getBoundingClientRect();
        return [...elements].map(one => {
            const box = one.getBoundingClientRect();
            return [box.left - home.left, box.top - home.top, box.width, box.height];
        });
    };
    const texts = (root, elements) => {
        const shown = [...elements].filter(one => one.textContent.trim());
        const range = document.createRange();
        const home = root.getBoundingClientRect();
        return shown.map(one => {
            range.selectNodeContents(one);
            const box = range.getBoundingClientRect();
            const middle = box.top + box.height / 2 - home.top;
            return [one.textContent.replace(/\\s+/g, " ").trim(), box.left - home.left, middle];
        });
    };
    const found = [];
    ours.innerHTML = drawn;
    for (const width of widths) {
        theirs.style.width = ours.style.width = width + "px";
        await Plotly.newPlot(theirs, figure.data, figure.layout, {displayModeBar: false});
        const lines = [...theirs.querySelectorAll("svg text")].flatMap(one => {
            const parts = one.querySelectorAll("tspan.line");
            return parts.length ? [...parts] : [one];
        });
        found.push({
            width,
            height: [theirs, ours].map(one => one.getBoundingClientRect().height),
            bars: [
                boxes(theirs, theirs.querySelectorAll(".bars .point path")),
                boxes(ours, ours.querySelectorAll("[data-figure] > rect")),
            ],
            points: [
                boxes(theirs, theirs.querySelectorAll(".scatterlayer .points path.point")),
                boxes(ours, ours.querySelectorAll(
                    "[data-figure] > circle:not(circle + circle), [data-figure] path")),
            ],
            texts: [texts(theirs, lines), texts(ours, ours.querySelectorAll("svg text"))],
        });
        Plotly.purge(theirs);
    }
    return found;
}"""


def drawings(packages: dict[str, Package]) -> Iterator[tuple[str, Drawing]]:
    """Every view in every language, and what no package of ours has."""
    for city, package in packages.items():
        for lang in LANGS:
            for view in catalogue.views(package):
                address = Address(lang, "view", view.id)
                yield f"{city} {view.id} {lang}", render(package, address).drawing
    for family, draw in FAMILIES.items():
        yield f"{family} below zero", draw(_BELOW_ZERO, WORDS)
        yield f"{family} thirty years", draw(many("growth_yoy"), WORDS)


def test_svg_stands_where_plotly_draws(browser: Browser, shipped: Path, tmp_path: Path) -> None:
    packages = {"jinhua": load(shipped), "town": load(town.write(tmp_path / "town"))}
    page = browser.new_page(viewport={"width": 1200, "height": 900})
    page.set_content(
        f"<!doctype html><style>{pages.faces()}{theme.stylesheet()}{svg.stylesheet()}body{{margin:0}}</style>"
        "<div id='plotly'></div><div id='svg'></div>"
    )
    page.add_script_tag(path=vendored("plotly-basic.min.js"))
    page.evaluate("document.fonts.load('14px \"Schibsted Grotesk\"')")
    apart = []
    for name, drawing in drawings(packages):
        figure = json.loads(to_plotly(drawing).to_json())
        drawn = svg.fluid(drawing, prefix="", href=lambda id_: f"#{id_}")
        for found in page.evaluate(_MEASURE, [figure, drawn, WIDTHS]):
            apart += [f"{name} at {found['width']}: {one}" for one in differences(found)]
    page.close()
    assert not apart, "\n".join(apart)


def differences(found: dict[str, Any]) -> Iterator[str]:
    """What stands elsewhere in the one than in the other."""
    theirs, ours = found["height"]
    if theirs != ours:
        yield f"height {theirs} and {ours}"
    for kind in ("bars", "points", "texts"):
        theirs, ours = found[kind]
        if len(theirs) != len(ours):
            yield f"{len(theirs)} and {len(ours)} {kind}"
        left = [*ours]
        for box in theirs:
            nearest = min(left, key=lambda other: distance(box, other), default=None)
            if nearest is None or distance(box, nearest) > CLOSE:
                yield f"{kind} {box} and {nearest}"
            else:
                left.remove(nearest)


def distance(box: list[Any], other: list[Any]) -> float:
    """How far two boxes are apart at most in one of their sides; endless if they hold other text."""
    pairs = [*zip(box, other, strict=True)]
    if any(isinstance(one, str) and one != same for one, same in pairs):
        return float("inf")
    sides = [abs(one - same) for one, same in pairs if not isinstance(one, str)]
    return float(max(sides))


@pytest.mark.parametrize(
    ("moved", "said"),
    [([0.0, 1.5, 10.0, 10.0], 1), ([0.0, 0.5, 10.0, 10.0], 0), ([0.0, 0.0, 10.0, 12.0], 1)],
)
def test_a_box_that_stands_elsewhere_is_noticed(moved: list[float], said: int) -> None:
    same: dict[str, Any] = {"height": [9, 9], "points": [[], []], "texts": [[], []]}
    box = [0.0, 0.0, 10.0, 10.0]
    assert len([*differences({**same, "bars": [[box], [moved]]})]) == said
