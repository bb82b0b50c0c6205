"""Every family has all that a family needs; a new one is at most five files."""

from __future__ import annotations

import ast
import inspect
import io
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

import pytest
from pptx import Presentation

from dashboard.app import create_app
from dashboard.charts import svg
from dashboard.exports.files.content import gather
from dashboard.exports.pptx import deck
from dashboard.indicators.model.package import Package
from dashboard.indicators.model.schema import Measure
from dashboard.indicators.model.view import Family
from dashboard.indicators.reading.loader import load
from dashboard.languages import DEFAULT as LANGS
from dashboard.settings import Settings
from dashboard.views.address.address import Address
from dashboard.views.render import catalogue
from dashboard.views.render.renderer import render
from tests.indicators import builders
from tests.planting import Tree, copied

CHECKOUT: Final = Path(__file__).parents[2]


def package(family: Family, folder: Path) -> Path:
    """A package with one view, of a family and a measure that it draws."""
    measure = min(family.measures, key=list(Measure).index)
    of = {"of_en": "Riverton", "of_zh": "河城"} if measure is Measure.SHARE else {}
    unit = "percent" if measure in (Measure.SHARE, Measure.GROWTH_YOY) else "lines"
    entry = builders.entry(measure=measure.value, unit=unit, **of)
    dataset = builders.DATASET.replace('"change"', f'"{family}"')
    return builders.write(folder, entries=[entry], dataset=dataset)


def draws(_family: Family, known: Package, _folder: Path) -> None:
    for lang in LANGS:
        drawing = render(known, Address(lang, "view", "lines")).drawing
        assert "lines.riverton.2022" in svg.fluid(drawing, prefix="")


def has_a_slide(_family: Family, known: Package, _folder: Path) -> None:
    for lang in LANGS:
        made = deck.make(gather(known, Address(lang, "view", "lines")))
        first = next(iter(Presentation(io.BytesIO(made)).slides))
        assert any(shape.has_chart or shape.has_table for shape in first.shapes) or "24" in "".join(
            shape.text_frame.text for shape in first.shapes if shape.has_text_frame
        )


def is_described(_family: Family, known: Package, _folder: Path) -> None:
    for lang in LANGS:
        assert "24" in render(known, Address(lang, "view", "lines")).alt


def has_a_line_on_the_about_page(family: Family, _known: Package, folder: Path) -> None:
    client = create_app(Settings.from_env({}, data=str(folder))).test_client()
    for lang in LANGS:
        answer = client.get(f"/{lang}/about")
        assert answer.status_code == 200
        assert f'class="form-{family}"' in answer.text


def has_a_line_in_the_documents(family: Family, _known: Package, _folder: Path) -> None:
    assert f"\n| `{family}` |" in (CHECKOUT / "docs" / "data-package.md").read_text("utf-8")


def knows_no_other_family(family: Family, _known: Package, _folder: Path) -> None:
    tree = ast.parse(Path(inspect.getfile(catalogue.draw_of(family))).read_text("utf-8"))
    imported = {
        name.name.rpartition(".")[2]
        for node in ast.walk(tree)
        if isinstance(node, ast.Import | ast.ImportFrom)
        for name in node.names
    }
    assert not imported & {*map(str, Family)}


SURFACES: Final[Mapping[str, Callable[[Family, Package, Path], None]]] = {
    check.__name__: check
    for check in (
        draws,
        has_a_slide,
        is_described,
        has_a_line_on_the_about_page,
        has_a_line_in_the_documents,
        knows_no_other_family,
    )
}


@pytest.mark.parametrize("surface", SURFACES)
@pytest.mark.parametrize("family", Family, ids=str)
def test_a_family_has_every_surface(family: Family, surface: str, tmp_path: Path) -> None:
    folder = package(family, tmp_path)
    SURFACES[surface](family, load(folder), folder)


DRAWING = '''\
"""Each mark as a line of text."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.charts import empty
from dashboard.charts.canvas import Canvas
from dashboard.charts.drawing import Drawing, Point, Points
from dashboard.charts.mark import Mark
from dashboard.charts.text import Words


def draw(marks: Sequence[Mark], words: Words) -> Drawing:
    """The marks below each other."""
    if not marks:
        return empty.draw(marks, words)
    canvas = Canvas()
    points = []
    for mark in marks:
        points.append(Point(mark.id, mark.hover, 0.0, canvas.cursor + 8, "circle", 9, "ink", 0))
        canvas.label(f"{mark.label} {mark.said}", indent=16)
    panel = canvas.panel_from(0, x=(0.0, 1.0))
    canvas.add(Points(panel, "", tuple(points)))
    return canvas.finish()
'''
WORDS = '\n[family.lists]\nname = "{0}"\nabout = "{0}"\nalt = "{0} {{title}}"\n'
REGISTERED = '    LISTS = "lists", _ANY, "tables"\n'
#: The files of a new family: before which text what is put into each.
FILES: Final[Mapping[str, tuple[str, str]]] = {
    "dashboard/indicators/model/view.py": ("    TIMELINE = ", REGISTERED),
    "dashboard/charts/lists.py": ("", DRAWING),
    "dashboard/messages/en/families.toml": ("", WORDS.format("A list")),
    "dashboard/messages/zh/families.toml": ("", WORDS.format("列表")),
    "docs/data-package.md": ("\nHeadlines hold", "| `lists` | what is read in lines |\n"),
}


@pytest.fixture(scope="module")
def tree(checkout: Path, tmp_path_factory: pytest.TempPathFactory) -> Tree:
    made = copied(checkout, tmp_path_factory.mktemp("tree"))
    for path, (before, text) in FILES.items():
        made.insert(path, before, text)
    return made


OWN = (
    "-m",
    "pytest",
    "-q",
    "-n",
    "0",
    "-p",
    "no:cacheprovider",
    "tests/views/test_every_family.py",
)


def test_a_new_family_is_five_files_at_most(tree: Tree) -> None:
    assert len(tree.touched) <= 5
    assert f"{len(SURFACES)} passed" in tree.run(*OWN, "-k", "every_surface and lists")


@pytest.mark.parametrize("path", [*FILES][1:], ids=lambda path: Path(path).stem)
def test_a_family_that_lacks_one_of_them_fails(tree: Tree, path: str) -> None:
    file = tree.root / path
    whole = file.read_text("utf-8")
    file.write_text(whole.replace(FILES[path][1], ""), "utf-8")
    try:
        tree.run(*OWN, "-x", "-k", "every_surface and lists", expected=1)
    finally:
        file.write_text(whole, "utf-8")
