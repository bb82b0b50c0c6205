"""A package of 100,000 figures: what is shown is bounded and says so, and nothing is lost."""

from __future__ import annotations

import csv
import io
import json
import re
from html import unescape
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from dashboard.app import create_app
from dashboard.settings import Settings
from dashboard.views.render.row_limits import MOST, MOST_TILES
from tests.views import crowd

FURTHER = 100_000
EVERY = FURTHER + 1  # the shipped figure of the same indicator
TALK = {"en": "60 of 100,003 figures", "zh": "显示100003项数据中的60项"}


@pytest.fixture(scope="module")
def many(shipped: Path, tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    """The app of a package whose tiles, lines and timeline have 100,000 figures or more."""
    folder = crowd.write(tmp_path_factory.mktemp("many"), shipped, further=FURTHER)
    settings = Settings.from_env({}, data=str(folder), archive="off")
    return create_app(settings).test_client()


def text(client: FlaskClient, address: str) -> str:
    """What an address answers."""
    answer = client.get(address)
    assert answer.status_code == 200, address
    return unescape(answer.get_data(as_text=True))


def drawn(client: FlaskClient, view: str) -> list[str]:
    """The ids of the figures that the drawing of an embed has."""
    found = re.findall(r'data-figure="([^"]+)"', text(client, f"/en/embed/{view}"))
    assert found, view
    return found


@pytest.mark.parametrize(
    "address", ["/en/", "/zh/", "/en/view/ftz-levels", "/en/embed/ftz-levels", "/en/data"]
)
def test_no_page_grows_with_the_data(many: FlaskClient, address: str) -> None:
    assert len(text(many, address)) < 1_500_000


@pytest.mark.parametrize("lang", sorted(TALK))
@pytest.mark.parametrize("page", ["", "view/ftz-levels", "embed/ftz-levels?static=1"])
def test_every_page_says_how_many_of_how_many_it_shows(
    many: FlaskClient, lang: str, page: str
) -> None:
    assert TALK[lang] in text(many, f"/{lang}/{page}")


def test_a_timeline_draws_and_describes_some_and_says_of_how_many(many: FlaskClient) -> None:
    assert len(set(drawn(many, "milestones"))) <= MOST
    page = text(many, "/en/embed/milestones")
    told = re.search(r'<meta name="description" content="([^"]*)"', page)
    assert told
    assert f"This view shows {MOST} of its 100,021 figures: the newest" in told[1]
    assert len(told[1]) < 10_000


def test_tiles_are_as_many_as_can_be_read(many: FlaskClient) -> None:
    page = text(many, "/en/embed/ftz-levels?static=1")
    assert page.count('class="tile-label"') == MOST_TILES


def test_the_page_of_a_view_leads_to_the_table_of_all_its_figures(many: FlaskClient) -> None:
    page = text(many, "/en/view/ftz-levels")
    link = re.search(r'class="view-everything"><a href="([^"]+)"', page)
    assert link
    table = text(many, link[1])
    assert re.search(r"1–50 of 100,?00\d", table), re.findall(r"1–50 of [\d,]*", table)


def test_a_file_of_a_view_has_every_figure_that_a_drawing_leaves_out(many: FlaskClient) -> None:
    found = text(many, "/en/download/ftz-levels.csv").removeprefix("\ufeff")
    ids = [row["id"] for row in csv.DictReader(io.StringIO(found))]
    assert len(ids) == len(set(ids)) == EVERY + 2


def test_the_api_names_every_figure_of_a_view(many: FlaskClient) -> None:
    assert len(json.loads(text(many, "/api/v1/views/ftz-levels"))["figures"]) == EVERY + 2
