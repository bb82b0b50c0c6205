"""``export``: the dashboard as a folder, whole or not at all."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest
from click.testing import CliRunner, Result
from lxml import html

from dashboard.cli import main
from dashboard.exports.files.formats import FORMATS
from dashboard.exports.site import static_site as site_files
from dashboard.exports.site.static_links import relative
from dashboard.indicators.reading.loader import load
from dashboard.languages import DEFAULT as LANGS
from dashboard.languages import Lang
from dashboard.messages import load_locale
from dashboard.settings import data_folder
from dashboard.views.render import catalogue
from tests.explorer.asking import Visitor
from tests.explorer.conftest import of_shipped_data
from tests.serving import MODULE
from tests.views import town

VIEWS = [view.id for view in catalogue.views(load(data_folder()))]


def export(*arguments: object, **environ: str) -> Result:
    return CliRunner().invoke(main, ["export", *map(str, arguments)], env=environ)


def contents(folder: Path) -> dict[str, bytes]:
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def document(body: bytes) -> html.HtmlElement:
    return html.document_fromstring(body, parser=html.HTMLParser(encoding="utf-8"))


def pages(folder: Path) -> Iterator[tuple[Path, html.HtmlElement]]:
    for path in sorted(folder.rglob("index.html")):
        yield path, document(path.read_bytes())


@pytest.fixture(scope="session")
def visitor() -> Visitor:
    return of_shipped_data()


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The whole site of the shipped data."""
    out = tmp_path_factory.mktemp("export") / "site"
    found = export(out)
    assert found.exit_code == 0, found.output
    return out


def test_the_site_has_a_page_for_everything_at_the_same_address(site: Path) -> None:
    assert (site / "index.html").is_file()
    for lang in LANGS:
        for page in ("", "about", "data", "present", "figure/cre-lines.jinhua.2017"):
            assert (site / lang / page / "index.html").is_file()
        for view in VIEWS:
            assert (site / lang / "view" / view / "index.html").is_file()
            assert (site / lang / "embed" / view / "index.html").is_file()


def test_the_site_has_every_file_as_it_is_served(site: Path, visitor: Visitor) -> None:
    for lang in LANGS:
        for form in FORMATS:
            for name in ("all", *VIEWS):
                path = f"{lang}/download/{name}.{form.suffix}"
                if form.is_of(None if name == "all" else name):
                    assert (site / path).read_bytes() == visitor.get(f"/{path}").data
                else:
                    assert not (site / path).exists()


def test_every_link_leads_to_a_file_and_none_to_the_root_of_a_server(site: Path) -> None:
    for path, page in pages(site):
        for address in page.xpath("//@href | //@src | //@action"):
            parts = urlsplit(address)
            if parts.scheme or address.startswith("#"):
                assert parts.scheme in ("", "http", "https")
                continue
            assert not address.startswith("/"), (path, address)
            assert not parts.query, (path, address)
            target = (path.parent / unquote(parts.path)).resolve()
            assert target.is_file(), (path, address)
            assert target.is_relative_to(site.resolve())


def test_no_page_loads_anything_from_another_host(site: Path) -> None:
    for path, page in pages(site):
        for address in page.xpath("//link/@href | //@src"):
            assert not urlsplit(address).scheme, (path, address)


def test_nothing_on_a_page_waits_for_a_server(site: Path) -> None:
    for path, page in pages(site):
        assert not page.xpath("//form[not(@method='dialog')] | //select | //input"), path
        assert b"_dash" not in path.read_bytes()
        for button in page.xpath("//button[not(@data-copies)]"):
            assert button.get("class") == "scheme-switch" or "present" in path.parts, path


@pytest.mark.parametrize("lang", LANGS)
def test_a_page_does_not_speak_of_what_only_a_server_can_do(
    site: Path, visitor: Visitor, lang: Lang
) -> None:
    package, words = load(data_folder()), load_locale(lang)
    total = len(package.observations)
    gone = {
        "": (
            words.text("explorer.showing_all", total=total),
            words.text("explorer.search"),
            words.text("derived.show"),
        ),
        "data": (
            words.text("explorer.showing_all", total=total),
            words.text("data.lede"),
            words.text("data.columns"),
            words.text("data.apply"),
        ),
    }
    for path, sentences in gone.items():
        served = document(visitor.get(f"/{lang}/{path}").data)
        written = document((site / lang / path / "index.html").read_bytes())
        for sentence in sentences:
            assert sentence in served.text_content(), sentence
            assert sentence not in written.text_content(), sentence


@pytest.mark.parametrize("lang", LANGS)
def test_a_page_leads_to_its_deck_instead_of_offering_a_dialog(site: Path, lang: Lang) -> None:
    written = document((site / lang / "index.html").read_bytes())
    said = load_locale(lang).text("picker.open")
    (way,) = [one for one in written.iter("a", "button", "span") if one.text_content() == said]
    assert way.tag == "a"
    assert (site / lang / way.get("href")).resolve() == (site / lang / "present/index.html")


def told(page: html.HtmlElement) -> dict[str, Any]:
    """What a page says of the data set to search engines."""
    (script,) = page.xpath("//script[@type='application/ld+json']")
    found: dict[str, Any] = json.loads(script.text)
    return found


def test_search_engines_are_led_to_files_of_the_site(site: Path) -> None:
    for path, page in pages(site):
        if not page.xpath("//script[@type='application/ld+json']"):
            continue
        offered = [one["contentUrl"] for one in told(page)["distribution"]]
        assert len(offered) == 4
        for address in (told(page)["url"], *offered):
            assert (path.parent / address).resolve().is_file(), (path, address)


def test_a_page_of_a_site_without_an_address_prints_none(site: Path) -> None:
    for lang in LANGS:
        page = document((site / lang / "figure/cre-lines.jinhua.2017/index.html").read_bytes())
        (section,) = page.find_class("figure-address")
        assert not section.xpath(".//img")
        assert "cre-lines.jinhua.2017" in section.text_content()
        assert f"/{lang}/figure" not in section.text_content()


def test_what_only_a_server_answers_or_was_left_out_is_told_to_no_machine(tmp_path: Path) -> None:
    known = ("--public-url", "https://figures.example")
    assert export(tmp_path / "all", "--lang", "en", *known).exit_code == 0
    assert export(tmp_path / "some", "--lang", "en", "--views", "cre-reach", *known).exit_code == 0
    for name, count in (("all", 4), ("some", 0)):
        for path, page in pages(tmp_path / name / "en"):
            assert not page.xpath("//link[contains(@type, 'oembed')]"), path
        view = document((tmp_path / name / "en/view/cre-reach/index.html").read_bytes())
        assert told(view)["url"] == "https://figures.example/en/"
        assert len(told(view)["distribution"]) == count


def test_what_a_page_says_is_what_is_served(site: Path, visitor: Visitor) -> None:
    for lang in LANGS:
        for view in VIEWS:
            served = html.document_fromstring(visitor.get(f"/{lang}/view/{view}").data.decode())
            written = dict(pages(site / lang / "view" / view))
            (page,) = written.values()
            for tag in ("h1", "table", "title"):
                assert [one.text_content() for one in page.iter(tag)] == [
                    one.text_content() for one in served.iter(tag)
                ]


def test_every_drawing_is_on_its_page_and_its_marks_lead_to_their_figures(site: Path) -> None:
    drawn = 0
    for path, page in pages(site):
        for place in page.xpath("//*[@class='drawing'][parent::*[@class='drawing-frame']]"):
            if "present" in path.parts:
                continue
            assert place.xpath(".//svg")
            marks = place.xpath(".//a[@data-figure]")
            assert marks
            assert all("figure/" in mark.get("href") for mark in marks)
            drawn += 1
    assert drawn == 2 * (4 + 5)  # in two languages: four on the front page, five on their own


def test_every_figure_leads_to_its_page(site: Path) -> None:
    page = dict(pages(site / "en" / "view" / "cre-lines"))
    (document,) = page.values()
    links = document.xpath("//table//a/@href")
    assert [link for link in links if "figure/cre-lines.jinhua.2017/index.html" in link]


def test_the_same_data_gives_the_same_bytes_in_every_process(tmp_path: Path) -> None:
    # The order of sets follows the seed, which is another one in each process.
    for seed in ("1", "2"):
        environ = {**os.environ, "PYTHONHASHSEED": seed}
        subprocess.run([*MODULE, "export", str(tmp_path / seed)], env=environ, check=True)
    one, other = contents(tmp_path / "1"), contents(tmp_path / "2")
    assert one.keys() == other.keys()
    assert [name for name, body in one.items() if body != other[name]] == []


def test_only_some_views_and_one_language(tmp_path: Path) -> None:
    out = tmp_path / "site"
    assert export(out, "--views", "cre-lines,ftz-shares", "--lang", "zh").exit_code == 0
    assert sorted(path.name for path in out.iterdir()) == ["assets", "index.html", "vendor", "zh"]
    assert sorted(path.name for path in (out / "zh/view").iterdir()) == ["cre-lines", "ftz-shares"]
    test_every_link_leads_to_a_file_and_none_to_the_root_of_a_server(out)


@pytest.mark.parametrize("lang", LANGS)
def test_of_some_views_no_page_speaks_of_others_nor_of_what_is_left_out(
    tmp_path: Path, lang: Lang
) -> None:
    out = tmp_path / "site"
    assert export(out, "--views", "cre-lines,ftz-shares", "--lang", lang).exit_code == 0
    home = document((out / lang / "index.html").read_bytes())
    assert home.xpath("//*[contains(@class, 'drawn')]/@id") == ["card-cre-lines", "card-ftz-shares"]
    assert len(home.find_class("theme")) == 2
    assert not home.find_class("stand")  # counts all figures
    ways = [way.text_content() for way in home.xpath("//header//nav/*")]
    assert ways == [load_locale(lang).text(f"shell.{page}") for page in ("explorer", "about")]
    for path, page in pages(out / lang):
        assert not page.find_class("language-link"), path
        assert not page.xpath("//@data-only-with"), path


def test_of_some_views_the_deck_holds_these_and_is_led_to(tmp_path: Path) -> None:
    out = tmp_path / "site"
    assert export(out, "--views", "ftz-shares,cre-lines", "--lang", "en").exit_code == 0
    ((_, deck),) = pages(out / "en/present")
    shown = deck.xpath("//section/@data-view")
    assert shown == ["ftz-shares", "cre-lines"]
    home = html.document_fromstring((out / "en/index.html").read_bytes())
    (link,) = home.find_class("picker-open")
    assert link.get("href") == "present/index.html"


def test_another_city(tmp_path: Path) -> None:
    found = export(tmp_path / "site", "--data", town.write(tmp_path / "town"))
    assert found.exit_code == 0, found.output
    test_every_link_leads_to_a_file_and_none_to_the_root_of_a_server(tmp_path / "site")


def rows_of(out: Path, lang: Lang) -> list[list[str]]:
    """What the table of a site lists: for each of its pages, where its rows lead."""
    table = out / lang / "data"
    files = [table / "index.html", *(table / f"{number}/index.html" for number in range(2, 9))]
    return [
        [
            unquote(link).partition("figure/")[2]
            for link in document(one.read_bytes()).xpath("//tbody//th[@scope='row']/a/@href")
        ]
        for one in files
        if one.exists()
    ]


def test_the_table_of_a_few_figures_is_one_page(site: Path) -> None:
    for lang in LANGS:
        assert rows_of(site, lang) == [
            [f"{one}/index.html" for one in load(data_folder()).observations]
        ]


def test_the_table_has_every_figure_on_as_many_pages_as_it_takes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    figures = load(town.write(tmp_path / "town")).observations
    out, most = tmp_path / "site", len(figures) // 3
    monkeypatch.setattr(site_files, "ROWS", most)
    assert export(out, "--data", tmp_path / "town", "--lang", "zh,en").exit_code == 0
    test_every_link_leads_to_a_file_and_none_to_the_root_of_a_server(out)
    for lang, other in zip(LANGS, reversed(LANGS), strict=True):
        found = rows_of(out, lang)
        assert [len(one) for one in found] == [most, most, most, len(figures) - 3 * most]
        assert [row for one in found for row in one] == [f"{id_}/index.html" for id_ in figures]
        first = document((out / lang / "data/index.html").read_bytes())
        assert first.xpath("//nav[@class='pager']//a[last()]/@href") == [
            f"{number}/index.html" for number in (2, 3, 4, 2)
        ]
        second = document((out / lang / "data/2/index.html").read_bytes())
        (language,) = second.find_class("language-link")
        assert language.get("href") == f"../../../{other}/data/2/index.html"


def test_pictures_go_along_and_pages_lead_to_them(tmp_path: Path) -> None:
    out, home = tmp_path / "site", "https://figures.example.org"
    wanted = ("--views", "cre-lines", "--lang", "en", "--public-url", home)
    assert export(out, *wanted).exit_code == 0
    folder = out / "en/download"
    names = {path.name for path in folder.iterdir() if path.suffix in (".png", ".svg")}
    assert {"cre-lines.svg", "cre-lines-dark.svg", "cre-lines-2-dark.png"} < names
    assert {"cre-lines-wide.png", "cre-lines-square.png", "cre-lines-story.png"} < names
    assert (folder / "figure/cre-lines.jinhua.2022.svg").read_bytes().startswith(b"<svg")
    ((_, page),) = pages(out / "en/view/cre-lines")
    links = {
        link.get("href"): link.text_content() for link in page.find_class("files")[0].iter("a")
    }
    assert links["../../download/cre-lines-2-dark.png"] == "PNG, double size, dark"
    assert {Path(link).name for link in links} >= names
    image = f"{home}/en/download/cre-lines-wide.png"
    assert page.xpath("//meta[@property='og:image']/@content") == [image]
    ((_, front),) = [one for one in pages(out / "en") if one[0] == out / "en/index.html"]
    assert front.xpath("//meta[@property='og:image']/@content") == [image]  # the one view there is


def test_nothing_but_the_sum_is_printed_in_a_pipe(tmp_path: Path) -> None:
    done = subprocess.run(
        [*MODULE, "export", str(tmp_path / "site"), "--views", "cre-lines"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert re.fullmatch(rf"\d+ files in {re.escape(str(tmp_path / 'site'))}\n", done.stdout)
    assert not done.stderr


@pytest.mark.parametrize(
    "there", ["folder", "file", "link", "dangling link", "nothing above", "a file above"]
)
def test_a_folder_that_cannot_be_made_is_an_error_and_nothing_changes(
    tmp_path: Path, there: str
) -> None:
    out = tmp_path / "out"
    match there:
        case "folder":
            out.mkdir()
        case "file":
            out.write_text("mine")
        case "link":
            (tmp_path / "elsewhere").mkdir()
            out.symlink_to(tmp_path / "elsewhere")
        case "dangling link":
            out.symlink_to(tmp_path / "nowhere")
        case "nothing above":
            out = tmp_path / "missing" / "out"
        case _:
            (tmp_path / "file").write_text("mine")
            out = tmp_path / "file" / "out"
    before = sorted(tmp_path.rglob("*"))
    found = export(out)
    assert found.exit_code == 2
    assert f'Error: "{out}"' in found.stderr
    assert "Traceback" not in found.stderr
    assert sorted(tmp_path.rglob("*")) == before


@pytest.mark.parametrize(
    "arguments",
    [
        ("--views", "nope"),
        ("--views", ""),
        ("--views", " , "),
        ("--lang", "fr"),
        ("--lang", ""),
        ("--data", "nowhere"),
    ],
)
def test_wrong_use_leaves_with_two_and_nothing_behind(
    tmp_path: Path, arguments: tuple[str, str]
) -> None:
    found = export(tmp_path / "site", *arguments)
    assert found.exit_code == 2
    assert found.stderr.startswith("Error: ")
    assert not [*tmp_path.iterdir()]


def started(out: Path, *before: str) -> subprocess.Popen[str]:
    """The command, running; ``before`` is what starts it."""
    return subprocess.Popen(
        [*before, *MODULE, "export", str(out)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def test_a_full_disk_is_said_and_nothing_is_left_behind(tmp_path: Path) -> None:
    room = ("sh", "-c", 'ulimit -f 100 && exec "$@"', "sh")  # blocks: 50 kilobytes a file
    process = started(tmp_path / "site", *room)
    _, said = process.communicate()
    assert process.returncode == 2
    assert said.startswith(f'Error: "{tmp_path / "site"}" cannot be written: ')
    assert not [*tmp_path.iterdir()]


@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGTERM])
def test_whoever_stops_it_finds_nothing_half_done_and_may_start_again(
    tmp_path: Path, stop: signal.Signals
) -> None:
    out = tmp_path / "site"
    process = started(out)
    patience = time.monotonic() + 180
    while not any(one.is_file() for one in tmp_path.rglob("*")) and process.poll() is None:
        assert time.monotonic() < patience
        time.sleep(0.01)
    process.send_signal(stop)
    _, said = process.communicate(timeout=180)
    assert process.returncode == 128 + stop
    assert "Traceback" not in said
    assert not [*tmp_path.iterdir()]
    assert export(out, "--views", "cre-lines").exit_code == 0


def test_what_a_killed_export_left_is_taken_away_and_no_more(tmp_path: Path) -> None:
    process = started(tmp_path / "site")
    patience = time.monotonic() + 180
    while not [*tmp_path.glob(".site.*.part")] and process.poll() is None:
        assert time.monotonic() < patience
        time.sleep(0.01)
    process.kill()
    process.communicate(timeout=180)
    assert [*tmp_path.iterdir()] == [tmp_path / f".site.{process.pid}.part"]
    running = tmp_path / f".site.{os.getpid()}.part"  # as if we were at it ourselves
    running.mkdir()
    mine = tmp_path / ".site.old.part"
    mine.mkdir()
    other = started(tmp_path / "site")
    assert other.wait(120) == 0
    other.communicate()
    assert {*tmp_path.iterdir()} == {tmp_path / "site", running, mine}


def test_a_page_of_the_site_can_be_read_by_whoever_may_read_the_folder(tmp_path: Path) -> None:
    before = os.umask(0o022)
    try:
        assert export(tmp_path / "site", "--views", "cre-reach").exit_code == 0
    finally:
        os.umask(before)
    assert (tmp_path / "site").stat().st_mode & 0o777 == 0o755


def test_the_site_may_lie_in_any_folder(site: Path, tmp_path: Path) -> None:
    moved = Path(shutil.copytree(site, tmp_path / "a" / "b"))
    test_every_link_leads_to_a_file_and_none_to_the_root_of_a_server(moved)


@pytest.mark.parametrize(
    ("here", "target", "link"),
    [
        ("index.html", "en/index.html", "en/index.html"),
        ("en/index.html", "en/index.html", "index.html"),
        ("en/figure/a.P5Y/2022/index.html", "zh/a b.png", "../../../../zh/a%20b.png"),
    ],
)
def test_links_are_seen_from_the_page(here: str, target: str, link: str) -> None:
    assert relative(here, target) == link
