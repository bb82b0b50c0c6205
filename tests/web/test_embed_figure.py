"""One figure for somebody else's page: what, how much, where, when, by whom, and the way on."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboard.indicators.reading.loader import load
from dashboard.languages import DEFAULT as LANGS
from dashboard.languages import Lang
from dashboard.settings import data_folder
from dashboard.views.address.address import Address
from dashboard.views.text.evidence import evidence
from tests.explorer.asking import Visitor
from tests.views import editing
from tests.web.embedding import NEVER, embed, notices, visitor

PACKAGE = load(data_folder())


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("figure", PACKAGE.observations)
def test_a_figure_says_what_how_much_where_when_and_by_whom(
    here: Visitor, figure: str, lang: Lang
) -> None:
    address = Address(lang, "figure", figure=figure)
    fact = evidence(PACKAGE, figure, lang).mark
    page = embed(here, str(address.embedded())[1:])
    told = "".join(page.only("main").text.split())
    for said in (fact.label, str(fact.said), fact.place, fact.when, fact.of):
        assert "".join(said.split()) in told
    source = PACKAGE.observations[figure].source
    assert "".join(source.title.within(lang).split()) in told
    assert page.only("footer").only("a").attributes["href"] == str(address)
    tracks = page.every("span", class_="track")
    assert bool(tracks) is (fact.share is not None or fact.bound != "exact")


def test_a_derived_figure_can_be_embedded_and_says_that_it_is_calculated(here: Visitor) -> None:
    made = embed(here, "en/embed/cre-lines?derived=1").only("tbody").text
    assert "calculated" in made
    page = embed(here, "en/embed/figure/cre-lines~change.jinhua.2017/2022")
    assert "calculated" in page.only("main").text


def test_what_is_no_figure_is_a_page_that_may_be_framed(tmp_path: Path) -> None:
    site = "https://example.org"
    answer = visitor(data_folder(), tmp_path, frame_ancestors=site).get(
        "/en/embed/figure/no.such.1"
    )
    assert answer.status_code == 404
    assert answer.headers["Content-Security-Policy"].endswith(f"frame-ancestors 'self' {site}")


def test_flags_are_understood_and_a_version_is_kept(package: Path, tmp_path: Path) -> None:
    archive, path = tmp_path / "archive", "en/embed/figure/cre-lines.jinhua.2022"
    old = load(package).version
    before = visitor(package, archive)
    assert embed(before, f"{path}?scheme=dark").only("html").attributes["data-bs-theme"] == "dark"
    assert (
        "Data version 0123456789ab is not kept here."
        in notices(embed(before, f"{path}?v={NEVER}"))[0]
    )
    assert notices(embed(before, f"{path}?scheme=sepia"))
    editing.cells(package / "indicators.csv", {"value": "31"}, indicator="cre-lines", period="2022")
    after = visitor(package, archive)
    assert "31 lines" in embed(after, path).only("main").text
    pinned = embed(after, f"{path}?v={old}")
    assert "24 lines" in pinned.only("main").text
    assert f"stay at data version {old}" in notices(pinned)[0]


def test_one_request_and_its_script_are_small_and_unknown_keys_change_no_byte(
    here: Visitor,
) -> None:
    path = "/en/embed/figure/cre-lines.jinhua.2022"
    first = here.get(path, Accept_Encoding="br")
    assert len(first.data) < 4096
    assert here.get(f"{path}?utm_source=x&theme=rail&derived=1").data == here.get(path).data
    again = here.get(path, Accept_Encoding="br", If_None_Match=first.headers["ETag"])
    assert (again.status_code, again.data) == (304, b"")
