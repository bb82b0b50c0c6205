"""The HTML file, the archive, and what both do with text that would like to be more."""

from __future__ import annotations

import io
import re
import zipfile
from html import unescape

import pytest
from lxml import html

from dashboard.exports.files import csv_file, zip_archive
from dashboard.exports.files.content import gather
from dashboard.exports.html import offline_page
from dashboard.indicators.model.package import Package
from dashboard.indicators.select.query import Query
from dashboard.languages import DEFAULT as LANGS
from dashboard.languages import Lang
from dashboard.views.address.address import Address
from dashboard.views.render import catalogue
from tests.exports.conftest import HOSTILE


def made(package: Package, lang: Lang, view: str) -> str:
    return offline_page.make(gather(package, Address(lang, "view", view))).decode("utf-8")


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("city", ["jinhua", "porto", "hostile"])
def test_a_file_says_everything_in_words_and_loads_nothing(
    city: str, lang: Lang, request: pytest.FixtureRequest
) -> None:
    package: Package = request.getfixturevalue(city)
    for view in catalogue.views(package):
        shown = gather(package, Address(lang, "view", view.id)).shown[0]
        document = html.document_fromstring(made(package, lang, view.id).encode(), parser=parser())
        said = " ".join(document.body.text_content().split())
        for text in (shown.title, shown.subtitle, package.version):
            assert " ".join(text.split()) in said
        for note in shown.notes:
            assert note.text in said
        for fact in shown.marks:
            assert fact.label in said
        assert not document.xpath("//*[@src] | //link")
        for link in document.xpath("//a/@href"):
            assert link.startswith(("http://", "https://"))


def parser() -> html.HTMLParser:
    return html.HTMLParser(encoding="utf-8", huge_tree=True)


@pytest.mark.parametrize("view", ["cre-lines", "cre-reach", "milestones"])
def test_a_file_needs_no_script_and_lets_none_run(jinhua: Package, view: str) -> None:
    text = unescape(made(jinhua, "en", view))
    (policy,) = re.findall(r'Content-Security-Policy" content="([^"]*)"', text)
    assert "<script" not in text
    assert policy.startswith("default-src 'none'; ")
    assert "script-src" not in policy
    assert "connect-src" not in policy
    assert len(text) < 130_000  # three quarters of it the font


@pytest.mark.parametrize("lang", LANGS)
def test_a_file_holds_the_drawing_of_its_view(jinhua: Package, lang: Lang) -> None:
    shown = gather(jinhua, Address(lang, "view", "growth-rates")).shown[0]
    document = html.document_fromstring(made(jinhua, lang, "growth-rates").encode(), parser())
    (frame,) = document.xpath("//*[@role='img']")
    assert frame.get("aria-label") == shown.alt
    assert shown.drawing is not None
    assert frame.xpath(".//@data-figure") == [*shown.drawing.marks]


def test_text_from_data_stays_text(hostile: Package) -> None:
    text = made(hostile, "en", "cre-lines")
    assert HOSTILE not in text
    document = html.document_fromstring(text.encode(), parser=parser())
    assert HOSTILE in document.body.text_content()
    assert not document.xpath("//td/b | //th/b")


@pytest.mark.parametrize("lang", LANGS)
def test_the_archive_holds_the_selection_and_the_data_set_with_words_for_people(
    jinhua: Package, lang: Lang
) -> None:
    content = gather(jinhua, Address(lang, query=Query(theme="rail")))
    with zipfile.ZipFile(io.BytesIO(zip_archive.make(content))) as archive:
        assert archive.testzip() is None
        names = archive.namelist()
        assert archive.read("figures.csv") == csv_file.make(content)
        readmes = {one: archive.read(f"README.{one}.md").decode("utf-8") for one in LANGS}
        for readme in readmes.values():
            for name in set(names) - {f"README.{one}.md" for one in LANGS}:
                assert f"`{name}`" in readme
            assert jinhua.version in readme
        assert "班列" in readmes["zh"]
    assert {"datapackage.json", "indicators.csv", "codebook.csv", "sources.csv"} <= {*names}
    assert all(re.fullmatch(r"[A-Za-z0-9._-]+", name) for name in names)


def test_a_readme_takes_no_markup_from_data(hostile: Package) -> None:
    content = gather(hostile, Address("en"))
    with zipfile.ZipFile(io.BytesIO(zip_archive.make(content))) as archive:
        readme = archive.read("README.en.md").decode("utf-8")
    assert not re.search(r"(?<!\\)<", readme)
