"""What search engines are told: nothing is forbidden, and every page is in the sitemap once."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit
from xml.etree import ElementTree

import pytest

from dashboard.app import create_app
from dashboard.settings import Settings
from tests.explorer.asking import Visitor
from tests.explorer.conftest import of_shipped_data

_LOC = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"
_LINK = "{http://www.w3.org/1999/xhtml}link"


@pytest.fixture(scope="module")
def known(shipped: Path) -> Visitor:
    """Somebody who asks a site that knows what it is called."""
    settings = Settings.from_env(
        {}, data=str(shipped), base_path="/city", public_url="https://figures.example"
    )
    return Visitor(create_app(settings), "/city")


def test_the_sitemap_holds_every_page_in_both_languages_and_each_answers(known: Visitor) -> None:
    answer = known.get("/sitemap.xml", Host="evil.example")
    assert answer.mimetype == "application/xml"
    assert "evil.example" not in answer.text
    root = ElementTree.fromstring(answer.text)
    places = [one.text or "" for one in root.iter(_LOC)]
    assert len(places) == len(set(places)) == 2 * (1 + 9 + 2 + 21)
    for place in places:
        assert place.startswith("https://figures.example/city/")
        assert known.fetch(urlsplit(place).path).status_code == 200, place
    twins = {one.attrib["href"] for one in root.iter(_LINK)}
    assert twins == set(places)


def test_robots_are_welcome_and_told_where_the_sitemap_is(known: Visitor) -> None:
    lines = known.get("/robots.txt").text.splitlines()
    assert lines == [
        "User-agent: *",
        "Disallow:",
        "Sitemap: https://figures.example/city/sitemap.xml",
    ]


def test_a_site_that_does_not_know_its_name_has_no_sitemap() -> None:
    unknown = of_shipped_data()
    assert "Sitemap" not in unknown.get("/robots.txt", Host="evil.example").text
    answer = unknown.get("/sitemap.xml", Host="evil.example")
    assert answer.status_code == 404
    assert "evil.example" not in answer.text
    assert answer.headers["Cache-Control"] == "no-store"


def test_the_sitemap_is_not_sent_twice(known: Visitor) -> None:
    tag = known.get("/sitemap.xml").headers["ETag"]
    assert known.get("/sitemap.xml", If_None_Match=tag).status_code == 304


def test_links_of_the_api_are_complete_where_the_site_knows_its_name(known: Visitor) -> None:
    page = known.get("/api/v1/figures?limit=1").get_json()
    assert page["next"] == "https://figures.example/city/api/v1/figures?limit=1&offset=1"
    assert page["items"][0]["links"]["evidence"]["en"].startswith("https://figures.example/city/en")
