"""How other sites find out what a link to a view shows: oEmbed, and the head of a page."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote

import pytest
from werkzeug.test import TestResponse

from dashboard.explorer.pages import Site
from dashboard.exports.html import document
from dashboard.indicators.reading.loader import load
from dashboard.indicators.store.store import Store
from dashboard.languages import DEFAULT as LANGS
from dashboard.views.address.address import Address
from dashboard.views.render.renderer import Renderer
from tests.explorer.asking import Visitor
from tests.explorer.reading import Element, read
from tests.web.embedding import EVERY, NEVER, visitor

HOME: Final = "https://figures.example.org"
BELOW: Final = "/city"


@pytest.fixture(scope="module")
def public(shipped: Path, tmp_path_factory: pytest.TempPathFactory) -> Visitor:
    """Somebody who asks an app that knows its public address."""
    folder = tmp_path_factory.mktemp("archive")
    return visitor(shipped, folder, public_url=HOME, base_path=BELOW)


def ask(public: Visitor, url: str, more: str = "") -> TestResponse:
    return public.get(f"/oembed?url={quote(url)}{more}")


def answer(public: Visitor, url: str, more: str = "") -> dict[str, Any]:
    found = ask(public, url, more)
    assert found.status_code == 200, found.text
    assert found.mimetype == "application/json"
    said: dict[str, Any] = json.loads(found.text)
    return said


def fault(found: TestResponse) -> dict[str, Any]:
    """What a machine is told: small, strict JSON that is kept by nobody."""
    assert found.mimetype == "application/json"
    assert found.headers["Cache-Control"] == "no-store"
    assert found.headers["Access-Control-Allow-Origin"] == "*"
    assert len(found.data) <= 1024
    said: dict[str, Any] = json.loads(found.text)["error"]
    return said


def frame(html: str) -> dict[str, str]:
    return read(html).only("iframe").attributes


@pytest.mark.parametrize(("lang", "view"), EVERY)
def test_the_address_of_a_view_is_answered_with_its_embed(
    public: Visitor, shipped: Path, lang: str, view: str
) -> None:
    said = answer(public, f"{HOME}{BELOW}/{lang}/view/{view}")
    iframe = frame(said["html"])
    assert (said["version"], said["type"]) == ("1.0", "rich")
    assert iframe["src"] == f"{HOME}{BELOW}/{lang}/embed/{view}"
    assert (
        iframe["title"]
        == public.page(f"/{lang}/view/{view}")
        .only("caption")
        .text.split({"en": ": ", "zh": "："}[lang])[0]
    )
    assert not any(letter.isdigit() for letter in iframe["title"])
    assert iframe["loading"] == "lazy"
    assert (iframe["width"], iframe["height"]) == (str(said["width"]), str(said["height"]))
    assert said["provider_url"] == f"{HOME}{BELOW}/{lang}/"
    there = iframe["src"].removeprefix(HOME + BELOW)
    assert public.page(there).only("h1").text == said["title"]


def test_what_is_selected_and_how_it_looks_is_kept(public: Visitor) -> None:
    path = "/zh/embed/cre-lines?place=jinhua&scheme=dark&title=0"
    assert frame(answer(public, HOME + BELOW + path)["html"])["src"] == HOME + BELOW + path
    noisy = f"{HOME}{BELOW}/en/view/cre-lines?utm_source=x&derived=1#top"
    src = frame(answer(public, noisy)["html"])["src"]
    assert src == f"{HOME}{BELOW}/en/embed/cre-lines?derived=1"


def test_a_size_that_is_asked_for_is_not_exceeded(public: Visitor) -> None:
    said = answer(public, f"{HOME}{BELOW}/en/view/cre-lines", "&maxwidth=320&maxheight=200")
    assert (said["width"], said["height"]) == (320, 200)
    wide = answer(public, f"{HOME}{BELOW}/en/view/cre-lines", "&maxwidth=9000&maxheight=9000")
    assert wide["width"] == 720
    assert wide["height"] < 9000


@pytest.mark.parametrize(
    "origin",
    [
        "http://figures.example.org",
        "http://figures.example.org:80",
        "https://figures.example.org:443",
        "HTTPS://Figures.Example.ORG",
    ],
)
def test_the_public_host_is_known_by_any_scheme_and_answers_by_its_own(
    public: Visitor, origin: str
) -> None:
    said = answer(public, f"{origin}{BELOW}/en/view/cre-lines")
    assert frame(said["html"])["src"] == f"{HOME}{BELOW}/en/embed/cre-lines"


@pytest.mark.parametrize(
    ("key", "value", "allowed"),
    [
        ("scheme", "sepia", ["auto", "light", "dark"]),
        ("title", "no", ["0", "1"]),
        ("static", "true", ["0", "1"]),
        ("derived", "2", ["0", "1"]),
        ("v", "latest", ["the 12 hexadecimal digits of a data version"]),
    ],
)
def test_a_flag_that_is_not_understood_is_named_with_what_it_takes(
    public: Visitor, key: str, value: str, allowed: list[str]
) -> None:
    found = ask(public, f"{HOME}{BELOW}/en/embed/cre-lines?{key}={value}")
    assert found.status_code == 400
    said = fault(found)
    assert (said["key"], said["found"], said["allowed"]) == (key, value, allowed)


def test_a_selection_that_there_is_not_is_named_with_what_there_is(public: Visitor) -> None:
    found = ask(public, f"{HOME}{BELOW}/en/view/cre-lines?place=atlantis")
    assert found.status_code == 400
    said = fault(found)
    assert (said["key"], said["found"]) == ("place", "atlantis")
    assert "jinhua" in said["allowed"]


def test_what_is_pinned_may_be_called_by_its_figures(public: Visitor, shipped: Path) -> None:
    version = load(shipped).version
    said = answer(public, f"{HOME}{BELOW}/en/embed/cre-lines?v={version}")
    assert frame(said["html"])["title"] == said["title"]
    assert "24" in said["title"]
    not_kept = answer(public, f"{HOME}{BELOW}/en/embed/cre-lines?v=0123456789ab")
    assert frame(not_kept["html"])["title"] == "China Railway Express lines"


def test_a_narrower_embed_is_given_the_height_that_it_needs(
    public: Visitor,
) -> None:
    def high(url: str, more: str = "") -> int:
        return int(answer(public, f"{HOME}{BELOW}/en/embed/{url}", more)["height"])

    assert high("milestones", "&maxwidth=320") > high("milestones")
    assert high("milestones?static=1") == high("milestones")
    assert high("cre-lines?title=0", "&maxwidth=320") < high("cre-lines", "&maxwidth=320")


def test_this_machine_is_itself_without_being_told(shipped: Path, tmp_path: Path) -> None:
    local = visitor(shipped, tmp_path)
    for origin in ("http://127.0.0.1:8050", "http://localhost:8050", "http://[::1]:8050"):
        src = frame(answer(local, f"{origin}/en/view/cre-lines")["html"])["src"]
        assert src == f"{origin}/en/embed/cre-lines"


@pytest.mark.parametrize(
    "url",
    [
        "https://elsewhere.example/city/en/view/cre-lines",
        "https://figures.example.org:8443/city/en/view/cre-lines",
        "https://me@figures.example.org/city/en/view/cre-lines",
        "https://figures.example.org.evil.example/city/en/view/cre-lines",
        "https://figures.example.org@evil.example/city/en/view/cre-lines",
        "https://localhost@evil.example/city/en/view/cre-lines",
        "https://me@localhost/city/en/view/cre-lines",
        "https://figures.example.org/en/view/cre-lines",
        "https://figures.example.org/cityx/en/view/cre-lines",
        "https://figures.example.org/city/en/view/unknown",
        f"https://figures.example.org/city/en/embed/unknown?v={NEVER}",
        "https://figures.example.org/city/xx/view/cre-lines",
        "https://figures.example.org/city/en/about",
        "https://figures.example.org/city/en/",
        "https://figures.example.org/city/en/view/cre-lines/..%2f",
    ],
)
def test_what_is_no_view_of_ours_is_not_found(public: Visitor, url: str) -> None:
    found = ask(public, url)
    assert found.status_code == 404
    said = fault(found)
    assert (said["code"], said["key"]) == ("unknown_address", "url")
    assert "evil" not in found.text


@pytest.mark.parametrize(
    "url", ["", "cre-lines", "/en/view/cre-lines", "javascript:alert(1)", "http://[", "ftp://x/y"]
)
def test_what_is_no_address_is_refused_with_what_one_looks_like(public: Visitor, url: str) -> None:
    found = ask(public, url)
    assert found.status_code == 400
    said = fault(found)
    assert said["key"] == "url"
    assert said["allowed"] == [f"{HOME}{BELOW}/{{en|zh}}/{{view|embed}}/{{view id}}"]


def test_a_question_without_an_address_is_refused(public: Visitor) -> None:
    assert fault(public.get("/oembed"))["key"] == "url"


@pytest.mark.parametrize("key", ["maxwidth", "maxheight"])
@pytest.mark.parametrize("value", ["0", "-1", "1e3", "a", "", "１００", "9999999"])
def test_a_size_that_is_none_is_refused(public: Visitor, key: str, value: str) -> None:
    found = ask(public, f"{HOME}{BELOW}/en/view/cre-lines", f"&{key}={quote(value)}")
    assert found.status_code == 400
    assert fault(found)["key"] == key


def test_only_json_is_made(public: Visitor) -> None:
    found = ask(public, f"{HOME}{BELOW}/en/view/cre-lines", "&format=xml")
    assert found.status_code == 501
    assert fault(found)["allowed"] == ["json"]
    assert ask(public, f"{HOME}{BELOW}/en/view/cre-lines", "&format=json").status_code == 200


def test_the_name_by_which_the_host_was_called_is_nowhere(public: Visitor) -> None:
    for url in (f"{HOME}{BELOW}/en/view/cre-lines", "http://evil.example/en/view/cre-lines", ""):
        found = public.get(f"/oembed?url={quote(url)}", Host="evil.example")
        assert "evil.example" not in found.text
        assert "evil.example" not in str(found.headers)


def head(public: Visitor, path: str) -> Element:
    return public.page(path).only("head")


def meta(page: Element) -> dict[str, str]:
    tags = [one.attributes for one in page.every("meta")]
    return {
        one.get("property", one.get("name", "")): one.get("content", "")
        for one in tags
        if "property" in one or one.get("name", "").startswith("twitter:")
    }


@pytest.mark.parametrize("lang", LANGS)
def test_the_page_of_a_view_leads_to_its_embed(public: Visitor, lang: str) -> None:
    link = head(public, f"/{lang}/view/cre-lines?place=jinhua").only(
        "link", type="application/json+oembed"
    )
    href = link.attributes["href"]
    assert href.startswith(f"{HOME}{BELOW}/oembed?")
    found = public.fetch(href.removeprefix(HOME))
    assert found.status_code == 200
    src = frame(json.loads(found.text)["html"])["src"]
    assert src == f"{HOME}{BELOW}/{lang}/embed/cre-lines?place=jinhua"


@pytest.mark.parametrize("lang", LANGS)
def test_an_embed_says_that_it_is_the_view_and_leads_to_its_own_embed(
    public: Visitor, lang: str
) -> None:
    page = head(public, f"/{lang}/embed/cre-lines?place=jinhua&scheme=dark")
    view = f"{HOME}{BELOW}/{lang}/view/cre-lines?place=jinhua"
    assert page.only("link", rel="canonical").attributes["href"] == view
    said, of_view = meta(page), meta(head(public, view.removeprefix(HOME + BELOW)))
    assert said == of_view
    link = page.only("link", type="application/json+oembed").attributes["href"]
    found = public.fetch(link.removeprefix(HOME))
    assert found.status_code == 200
    src = frame(json.loads(found.text)["html"])["src"]
    assert src == f"{HOME}{BELOW}/{lang}/embed/cre-lines?place=jinhua&scheme=dark"


@pytest.mark.parametrize("path", ["/en/", "/zh/view/ftz-shares", "/en/about", "/zh/data"])
def test_a_link_to_a_page_says_what_is_there(public: Visitor, path: str) -> None:
    page = head(public, path)
    said = meta(page)
    (title,) = page.only("title").children
    assert said["og:title"] == said["twitter:title"] == title
    description = page.only("meta", name="description").attributes["content"]
    assert said["og:description"] == said["twitter:description"] == description
    assert said["og:url"] == f"{HOME}{BELOW}{path}"
    assert said["og:locale"] == ("en_GB" if path.startswith("/en") else "zh_CN")
    assert said["og:locale"] != said["og:locale:alternate"]
    assert said["og:site_name"]


def test_without_a_public_address_no_whole_address_is_made_up(
    shipped: Path, tmp_path: Path
) -> None:
    local = visitor(shipped, tmp_path)
    for path in ("/en/view/cre-lines", "/en/embed/cre-lines"):
        page = head(local, path)
        said = meta(page)
        assert "og:url" not in said
        assert said["og:title"]
        assert page.every("link", type="application/json+oembed") == []
        assert page.every("link", rel="canonical") == []


FIGURE = "gdp-growth.jinhua.P5Y/2022-06-28"


@pytest.mark.parametrize(
    ("page", "picture"),
    [
        (Address("en", "view", "cre-lines"), "cre-lines"),
        (Address("en", "figure", figure=FIGURE), f"figure/{FIGURE}"),
        (Address("en"), "growth-rates"),
    ],
    ids=["view", "figure", "explorer"],
)
def test_a_picture_stands_beside_links_to_a_page(
    shipped: Path, page: Address, picture: str
) -> None:
    site = Site(Renderer(Store(shipped)), BELOW, HOME)
    said = meta(read(document.social(page, site)))
    url = f"{HOME}{BELOW}/en/download/{picture}.png?frame=wide"
    assert said["og:image"] == said["twitter:image"] == url
    assert (said["og:image:width"], said["og:image:height"]) == ("1200", "675")
    assert said["og:image:type"] == "image/png"
    assert said["og:image:alt"] == said["twitter:image:alt"]
    assert said["og:image:alt"]
    assert said["twitter:card"] == "summary_large_image"
    without = meta(read(document.social(page, Site(Renderer(Store(shipped)), BELOW))))
    assert not [key for key in without if "image" in key]
    assert without["twitter:card"] == "summary"


def test_the_picture_beside_a_selection_is_of_it(shipped: Path) -> None:
    site = Site(Renderer(Store(shipped)), BELOW, HOME)
    said = meta(read(document.social(Address.parse("/en/?theme=rail"), site)))
    assert said["og:image"].endswith("/en/download/cre-lines.png?theme=rail&frame=wide")


@pytest.mark.parametrize("page", ["figure", "embed/figure"])
def test_one_figure_is_embedded_as_well(public: Visitor, page: str) -> None:
    said = answer(public, f"{HOME}{BELOW}/en/{page}/cre-lines.jinhua.2022")
    assert (said["width"], said["height"]) == (320, 180)
    assert said["title"] == "China Railway Express lines"
    assert f"{HOME}{BELOW}/en/embed/figure/cre-lines.jinhua.2022" in said["html"]
