"""A package in one language is complete, and nothing that is made of it knows of another."""

from __future__ import annotations

import io
import re
import shutil
import zipfile
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
from click.testing import CliRunner

from dashboard.app import create_app
from dashboard.cli import main
from dashboard.errors import UnknownPageError
from dashboard.exports.files.formats import FORMATS, Format
from dashboard.indicators.reading.loader import load
from dashboard.indicators.store.store import Store
from dashboard.languages import Lang
from dashboard.messages import load_locale
from dashboard.messages.catalogue import PLACEHOLDER
from dashboard.settings import Settings
from dashboard.views.address.address import Address
from dashboard.views.render.renderer import Renderer
from tests import speaking
from tests.explorer.asking import Visitor, words
from tests.explorer.reading import read
from tests.explorer.test_callbacks import given

PUBLIC = "https://figures.example.org"
VIEWS = ("growth-rates", "cre-lines", "cre-reach", "ftz-shares", "ftz-growth", "milestones")
FIGURE = "cre-lines.jinhua.2022"
PAGES = (
    *("", "?theme=rail", "?q=zzz", "?derived=1", "data", "data?derived=1", "about"),
    *("present", f"figure/{FIGURE}", "figure/nothing.of.that", "embed/cre-lines?static=1"),
    *(f"view/{view}" for view in VIEWS),
    *(f"embed/{view}" for view in VIEWS),
    f"embed/figure/{FIGURE}",
)
MACHINES = (
    *("/api/v1/", "/api/v1/openapi.json", "/api/v1/dcat.jsonld", "/sitemap.xml", "/nothing"),
    *(f"/api/v1/{name}" for name in ("figures?derived=1", "indicators", "views", "sources")),
)


@pytest.fixture(scope="module", params=speaking.SHIPPED)
def lang(request: pytest.FixtureRequest) -> Lang:
    return str(request.param)


@pytest.fixture(scope="module")
def folder(lang: Lang, shipped: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return speaking.write(tmp_path_factory.mktemp("one") / lang, shipped, [lang])


@pytest.fixture(scope="module")
def city(folder: Path) -> Visitor:
    return Visitor(create_app(Settings.from_env({}, data=str(folder), public_url=PUBLIC)))


@pytest.fixture(scope="module")
def other(lang: Lang) -> Lang:
    return next(one for one in speaking.SHIPPED if one != lang)


@pytest.fixture(scope="module")
def foreign(lang: Lang, other: Lang) -> re.Pattern[str]:
    """What only the other language has: its addresses and columns, and its sentences."""
    said = {
        text
        for text in load_locale(other).table.values()
        if (" " in text and len(text) > 9) or other == "zh"
    }
    known = "".join(load_locale(lang).table.values())
    phrases = [
        re.escape(part.strip())
        for text in said
        for part in PLACEHOLDER.split(text)[::2]
        if len(part.strip()) > (1 if other == "zh" else 9) and part.strip() not in known
    ]
    marks = [rf"/{other}[/\"]", rf'"{other}\b', rf"\w_{other}\b", rf"\.{other}\.md"]
    return re.compile("|".join([*marks, *phrases]))


def test_nothing_in_the_pattern_is_said_by_chance(foreign: re.Pattern[str], other: Lang) -> None:
    shipped = Visitor(create_app(Settings.from_env({})))
    for path in PAGES:
        assert foreign.search(shipped.get(f"/{other}/{path}").text), path


@pytest.mark.parametrize("path", PAGES)
def test_no_page_mentions_another_language(
    city: Visitor, lang: Lang, foreign: re.Pattern[str], path: str
) -> None:
    answer = city.get(f"/{lang}/{path}")
    assert answer.status_code == (404 if "nothing" in path else 200)
    assert foreign.findall(plain(answer.text)) == []
    page = read(answer.text)
    assert page.every("link", hreflang=load_locale(lang).conventions.tag) == []
    assert page.every("a", class_="language-link") == []


@pytest.mark.parametrize("path", MACHINES)
def test_no_machine_is_told_of_another_language(
    city: Visitor, foreign: re.Pattern[str], path: str
) -> None:
    answer = city.get(path)
    assert answer.status_code == (404 if path == "/nothing" else 200)
    assert foreign.findall(answer.text) == []


@pytest.mark.parametrize("path", ["", *PAGES])
def test_an_address_in_another_language_is_404(city: Visitor, other: Lang, path: str) -> None:
    assert city.get(f"/{other}/{path}").status_code == 404


@pytest.mark.parametrize(
    "path",
    [
        *("", "/x", "/download/all.csv", "/download/cre-lines.json", "/download/cre-lines.svg"),
        f"/download/figure/{FIGURE}.png",
    ],
)
def test_nor_are_there_files_or_a_front_door(city: Visitor, other: Lang, path: str) -> None:
    assert city.get(f"/{other}{path}").status_code == 404


def test_the_front_door_leads_to_the_one_language(city: Visitor, lang: Lang, other: Lang) -> None:
    for wanted in ("", lang, other, "de"):
        answer = city.get("/", Accept_Language=wanted)
        assert answer.headers["Location"] == f"/{lang}/"
    assert city.get(f"/{lang}").headers["Location"] == f"/{lang}/"
    page = read(city.get("/nothing", Accept_Language=other).text)
    assert page.only("html").attributes["lang"] == load_locale(lang).conventions.tag


@pytest.mark.parametrize("form", [one for one in FORMATS if one.make], ids=lambda one: one.suffix)
@pytest.mark.parametrize("name", ["all", "cre-lines", "ftz-shares"])
def test_no_file_mentions_another_language(
    city: Visitor, lang: Lang, foreign: re.Pattern[str], name: str, form: Format
) -> None:
    suffix = form.suffix
    if not form.is_of(None if name == "all" else name):
        assert city.get(f"/{lang}/download/{name}.{suffix}").status_code == 404
        return
    answer = city.get(f"/{lang}/download/{name}.{suffix}")
    assert answer.status_code == 200
    for member, text in parts(answer.data):
        assert foreign.findall(member) == []
        assert foreign.findall(text) == [], member


def plain(page: str) -> str:
    """A page without what its style sheets say to those who write them."""
    return re.sub(r"/\*.*?\*/", "", page, flags=re.DOTALL)


def parts(body: bytes) -> Iterator[tuple[str, str]]:
    """The texts of a file, those of an archive one by one."""
    if not body.startswith(b"PK"):
        yield "", plain(body.decode("utf-8"))
        return
    with zipfile.ZipFile(io.BytesIO(body)) as archive:
        for name in archive.namelist():
            if name.endswith((".xml", ".csv", ".json", ".md")) and "theme" not in name:
                text = archive.read(name).decode("utf-8")
                yield name, re.sub(' altLang="[^"]*"', "", text)  # of Latin words in Chinese


def test_every_word_of_the_api_is_in_the_one_language(city: Visitor, lang: Lang) -> None:
    for name in ("figures", "indicators", "views", "sources"):
        for one in city.get(f"/api/v1/{name}").get_json()["items"]:
            assert [*one.get("label", one.get("title", one.get("note", {lang: ""})))] == [lang]
    assert city.get(f"/api/v1/figures?lang={lang}").status_code == 200


def test_a_language_that_there_is_not_is_refused(city: Visitor, lang: Lang, other: Lang) -> None:
    for asked in (other, "both", "all"):
        answer = city.get(f"/api/v1/figures?lang={asked}")
        assert answer.status_code == 400
        assert answer.get_json()["error"]["allowed"] == [lang]
    for kind in ("view/cre-lines", "embed/cre-lines", f"figure/{FIGURE}"):
        url = f"{PUBLIC}/{other}/{kind}"
        assert city.get(f"/oembed?url={url}").status_code == 404
        assert city.get(f"/oembed?url={url.replace(f'/{other}/', f'/{lang}/')}").status_code == 200


def test_a_page_that_runs_is_drawn_in_the_one_language(
    city: Visitor, lang: Lang, foreign: re.Pattern[str]
) -> None:
    drawn = words(given(city.draw(f"/{lang}/", "?theme=rail"), "results", "children"))
    assert load_locale(lang).text("card.source") in drawn
    assert foreign.findall(drawn) == []


def test_a_site_of_files_has_one_language(
    folder: Path, tmp_path: Path, lang: Lang, other: Lang, foreign: re.Pattern[str]
) -> None:
    out = tmp_path / "site"
    data = {"DASHBOARD_DATA": str(folder)}
    refused = CliRunner().invoke(main, ["export", str(out), "--lang", other], env=data)
    assert refused.exit_code == 2
    assert f"wanted some of {lang}" in refused.stderr
    made = CliRunner().invoke(main, ["export", str(out), "--views", "cre-lines"], env=data)
    assert made.exit_code == 0
    assert {one.name for one in out.iterdir()} == {lang, "assets", "vendor", "index.html"}
    for path in out.rglob("*.html"):
        assert foreign.findall(plain(path.read_text("utf-8"))) == [], path


def test_the_views_are_listed_in_the_one_language(folder: Path) -> None:
    listed = CliRunner().invoke(main, ["views", str(folder)]).stdout.splitlines()
    assert {len(line.split("\t")) for line in listed} == {3}


def test_a_frame_has_the_columns_of_the_one_language(folder: Path, lang: Lang, other: Lang) -> None:
    package = load(folder)
    assert f"label_{lang}" in package.frame
    assert f"label_{other}" not in package.frame


def test_a_language_that_comes_while_it_is_served_is_there(
    folder: Path, shipped: Path, tmp_path: Path, lang: Lang, other: Lang
) -> None:
    data = Path(shutil.copytree(folder, tmp_path / "data"))
    renderer = Renderer(Store(data, clock=count(step=60).__next__))
    assert renderer.parse(f"/{lang}/about").lang == lang
    with pytest.raises(UnknownPageError, match=f"there are {lang}"):
        renderer.render(Address(other, "view", "cre-lines"))
    with pytest.raises(UnknownPageError):
        renderer.parse(f"/{other}/about")
    both = speaking.write(tmp_path / "both", shipped, [lang, other])
    shutil.copytree(both, data, dirs_exist_ok=True)
    assert renderer.parse(f"/{other}/about").lang == other
    assert renderer.render(Address(other, "view", "cre-lines")).title
