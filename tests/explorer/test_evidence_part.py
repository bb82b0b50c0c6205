"""The evidence of a figure alone, as every page shows it in its panel, and the links that lead there."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboard.indicators.reading.loader import load
from dashboard.languages import DEFAULT as LANGS
from dashboard.languages import Lang
from dashboard.messages import load_locale
from tests.explorer.asking import Visitor
from tests.explorer.reading import read


def squeezed(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize("lang", LANGS)
def test_the_evidence_of_every_figure_says_all_that_is_known_of_it(
    jinhua: Visitor, shipped: Path, lang: Lang
) -> None:
    package, said = load(shipped), load_locale(lang)
    for figure in package.observations.values():
        found = jinhua.evidence(lang, figure.id)
        assert found.only("h2").text == figure.indicator.label.within(lang)
        for part in (
            str(said.said(figure, package.units[figure.indicator.unit])),
            figure.place.label.within(lang),
            said.period(figure.period, figure.basis),
            figure.indicator.definition.within(lang),
            figure.indicator.of.within(lang) if figure.indicator.of else "",
            figure.source.title.within(lang),
            said.date(figure.source.date),
            figure.locator.within(lang),
            figure.note.within(lang),
        ):
            assert squeezed(part) in squeezed(found.text), (figure.id, part)
        source, own = found.every("a")
        assert source.attributes["href"] == figure.source.url
        assert own.attributes["href"] == f"/{lang}/figure/{figure.id}"


def test_it_is_the_same_evidence_as_on_the_page_of_the_figure(jinhua: Visitor) -> None:
    figure = "ftz-size-share.jinyi-ftz.undated"
    whole = jinhua.page(f"/en/figure/{figure}").only("main")
    part = jinhua.evidence("en", figure)
    for tag in ("dt", "dd"):
        assert [one.text for one in part.every(tag)] == [one.text for one in whole.every(tag)]
    unstated = part.only("section", class_="known-unstated")
    assert [one.text for one in unstated.every("dt")] == ["Precision", "Date basis"]


def test_it_is_a_part_and_no_page_and_is_kept_like_pages(jinhua: Visitor) -> None:
    there = "/en/figure/cre-lines.jinhua.2017?part=evidence"
    answer = jinhua.get(there)
    assert "<html" not in answer.text
    again = jinhua.get(there, If_None_Match=answer.headers["ETag"])
    assert (again.status_code, again.data) == (304, b"")
    assert "<html" in jinhua.get("/en/figure/cre-lines.jinhua.2017?part=other").text


@pytest.mark.parametrize("name", ["nothing", "cre-lines.jinhua.1999"])
def test_a_figure_that_is_no_longer_there_is_said_to_have_changed(
    jinhua: Visitor, name: str
) -> None:
    answer = jinhua.get(f"/en/figure/{name}?part=evidence")
    assert answer.status_code == 404
    found = read(answer.text)
    assert found.only("h2").text == "The figures have been updated"
    assert "Reload the page" in found.text
    assert name not in answer.text


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("path", ["", "data", "view/ftz-levels", "view/milestones"])
def test_every_number_of_a_page_leads_to_the_page_of_its_figure(
    jinhua: Visitor, lang: Lang, path: str
) -> None:
    links = [
        one for one in jinhua.page(f"/{lang}/{path}").every("a") if "data-figure" in one.attributes
    ]
    assert links
    for one in links:
        figure = one.attributes["data-figure"]
        assert one.attributes["href"] == f"/{lang}/figure/{figure}"
    assert jinhua.get(links[0].attributes["href"]).status_code == 200


def test_below_a_base_path_they_lead_there(below: Visitor) -> None:
    page = below.page("/en/")
    assert page.only("body").attributes["data-figures"] == f"{below.base}/en/figure/"
    hrefs = [one.attributes["href"] for one in page.every("a") if "data-figure" in one.attributes]
    assert hrefs
    assert all(href.startswith(f"{below.base}/en/figure/") for href in hrefs)
