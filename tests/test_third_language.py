"""A third language is a folder of messages and columns of the package: no code knows of it.

Its words are made of the English ones (``tests.speaking``), so that an English word shows, and a
Chinese one as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from click.testing import CliRunner

from dashboard.app import create_app
from dashboard.cli import main
from dashboard.exports.files.formats import FORMATS
from dashboard.indicators.reading.loader import check, load
from dashboard.messages import load_locale
from dashboard.python_api import load as opened
from dashboard.settings import Settings
from tests import speaking
from tests.explorer.asking import Visitor, words
from tests.explorer.reading import Element, read
from tests.explorer.test_callbacks import given
from tests.speaking import CJK, GERMAN
from tests.test_languages import FIGURE, PAGES, PUBLIC, parts

#: What is not of the messages: months as Babel has them, names of keys, of products and languages.
_NAMES = frozenset({
    *("Juni", "Deutsch", "Englisch", "Chinesisch", "English", "PageDown", "Space", "Home"),
    *("codebook", "indicators", "figures", "metadata", "places", "themes", "units", "sources"),
})  # fmt: skip
#: An English word: no vowel of ours is without dots; what is joined to marks is code or an address.
_WORD = re.compile(r"(?<![\w./:@#=&%+{`~?-])[A-Za-z]*[aeiou][a-z]*(?![\w./:@#=&%+}`-])")
_READ_ALOUD = ("alt", "title", "aria-label", "placeholder")


@pytest.fixture(scope="module", autouse=True)
def _messages(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with speaking.german(tmp_path_factory.mktemp("messages") / "of-all"):
        yield


@pytest.fixture(scope="module", params=[("de",), ("en", "zh", "de")], ids="-".join)
def spoken(request: pytest.FixtureRequest, _messages: None) -> Sequence[str]:
    return tuple(map(str, request.param))


@pytest.fixture(scope="module")
def folder(spoken: Sequence[str], shipped: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return speaking.write(tmp_path_factory.mktemp("city") / "data", shipped, spoken)


@pytest.fixture(scope="module")
def city(folder: Path) -> Visitor:
    return Visitor(create_app(Settings.from_env({}, data=str(folder), public_url=PUBLIC)))


def strange(text: str) -> set[str]:
    """The English and Chinese words of a text."""
    plain = {one for one in _WORD.findall(text) if len(one) > 3} - _NAMES
    return plain | {*CJK.findall(text)}


def told(page: Element) -> str:
    """All that a page says, in words and to those who hear it; citations have forms of their own."""
    for around in page.every("div", "section", "nav", "details"):
        around.children = [one for one in around.children if not _is_apart(one)]
    heard = [one.attributes.get(name, "") for one in page.every() for name in _READ_ALOUD]
    titles = ["".join(map(str, one.children)) for one in page.every("title")]
    return "\n".join([page.text, *titles, *heard])


def _is_apart(one: Element | str) -> bool:
    if isinstance(one, str):
        return False
    return one.tag == "pre" or "language-link" in one.attributes.get("class", "")


def test_the_package_is_clean(folder: Path, spoken: Sequence[str]) -> None:
    assert check(folder) == ()
    assert load(folder).languages == spoken


@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_in_it_alone(city: Visitor, spoken: Sequence[str], path: str) -> None:
    answer = city.get(f"/{GERMAN}/{path}")
    assert answer.status_code == (404 if "nothing" in path else 200)
    page = read(answer.text)
    assert page.only("html").attributes["lang"] == "de"
    links = [one.attributes["href"] for one in page.every("a", class_="language-link")]
    if page.every("nav", class_="main-nav"):
        assert [one[:4] for one in links] == [f"/{one}/" for one in spoken if one != GERMAN]
    assert strange(told(page)) == set()


def test_what_would_be_english_or_chinese_is_seen(city: Visitor) -> None:
    shipped = Visitor(create_app(Settings.from_env({})))
    for lang in speaking.SHIPPED:
        assert strange(told(shipped.page(f"/{lang}/view/cre-lines")))


@pytest.mark.parametrize("form", [one.suffix for one in FORMATS if one.make])
@pytest.mark.parametrize("view", ["all", "cre-lines", "ftz-shares"])
def test_a_file_is_in_it(city: Visitor, view: str, form: str) -> None:
    answer = city.get(f"/{GERMAN}/download/{view}.{form}")
    if answer.status_code == 404:
        assert (view, form) == ("all", "html") or (view != "all" and form == "zip")
        return
    for name, text in parts(answer.data):
        of_another = re.search(r"\.(en|zh)\.md$|^\w+\.csv|metadata\.json|datapackage", name)
        if not of_another:
            assert CJK.findall(text) == [], name
        if re.search(r"slides/|notesSlides/|README\.de|codebook\.de", name):
            assert strange(re.sub("<[^>]*>", " ", text)) == set(), name


@pytest.mark.parametrize("name", ["cre-lines", "ftz-shares", f"figure/{FIGURE}"])
def test_a_picture_is_in_it(city: Visitor, name: str) -> None:
    drawn = read(city.get(f"/{GERMAN}/download/{name}.svg").text)
    assert drawn.text
    assert strange(drawn.text) == set()


def test_numbers_and_days_are_written_as_it_writes_them(city: Visitor) -> None:
    assert "20.381" in city.page(f"/{GERMAN}/data").text
    assert "160,86" in city.page(f"/{GERMAN}/view/ftz-levels").text
    assert "28. Juni 2022" in city.page(f"/{GERMAN}/about").text


@pytest.mark.parametrize("words_", ["20.381", speaking.pseudo("companies")])
def test_words_and_numbers_in_it_are_found(city: Visitor, words_: str) -> None:
    page = city.page(f"/{GERMAN}/data?q={words_}")
    found = {one.attributes.get("href", "") for one in page.only("table").every("a")}
    assert {one for one in found if "/figure/" in one} == {
        f"/{GERMAN}/figure/ftz-new-companies.jinyi-ftz.2021"
    }


def test_the_explorer_draws_in_it(city: Visitor) -> None:
    drawn = words(given(city.draw(f"/{GERMAN}/", "?theme=rail&derived=1"), "results", "children"))
    assert load_locale(GERMAN).text("card.source") in drawn
    assert strange(drawn) == set()


def test_the_api_answers_in_it(city: Visitor, spoken: Sequence[str]) -> None:
    item = city.get(f"/api/v1/figures/{FIGURE}?lang=de").get_json()
    assert [*item["indicator"]["label"]] == [GERMAN]
    assert strange(" ".join([*item["note"].values(), *item["number"]["said"].values()])) == set()
    every = city.get(f"/api/v1/figures/{FIGURE}").get_json()
    assert [*every["indicator"]["label"]] == [*spoken]
    wanted = city.get("/api/v1/figures?lang=xx").get_json()["error"]["allowed"]
    assert wanted == [*spoken, *(["all"] if spoken[1:] else [])]


def test_others_are_told_of_it(city: Visitor, spoken: Sequence[str]) -> None:
    assert city.get("/", Accept_Language="de-AT").headers["Location"] == "/de/"
    assert f"{PUBLIC}/de/view/cre-lines" in city.get("/sitemap.xml").text
    embed = city.get(f"/oembed?url={PUBLIC}/de/view/cre-lines").get_json()
    assert strange(embed["title"]) == set()
    found = re.findall(r'og:locale:alternate" content="(\w+)"', city.get("/de/").text)
    assert found == [
        load_locale(one).conventions.region.replace("-", "_") for one in spoken if one != GERMAN
    ]


def test_a_site_of_files_has_it(folder: Path, tmp_path: Path, spoken: Sequence[str]) -> None:
    out = tmp_path / "site"
    data = {"DASHBOARD_DATA": str(folder)}
    made = CliRunner().invoke(main, ["export", str(out), "--views", "cre-lines"], env=data)
    assert made.exit_code == 0
    assert {one.name for one in out.iterdir()} == {*spoken, "assets", "vendor", "index.html"}
    for path in (out / GERMAN).rglob("*.html"):
        assert strange(told(read(path.read_text("utf-8").replace("</wbr>", "")))) == set(), path


def test_a_frame_has_its_columns(folder: Path) -> None:
    data = opened(folder)
    assert {"label_de", "note_de", "place_de"} <= {*data.figures()}
    assert [*data.columns] == [*data.figures()]
    assert "title_de" in data.sources()
