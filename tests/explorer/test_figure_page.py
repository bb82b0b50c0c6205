"""A figure's own page: what it says, how it is cited, and what is said of one that has gone."""

from __future__ import annotations

import json
import re
from pathlib import Path
from urllib.parse import unquote

import pytest

from dashboard.app import create_app
from dashboard.errors import UnknownFigureError
from dashboard.indicators.loading import load
from dashboard.indicators.package import Package
from dashboard.indicators.schema import LANGS, Bound, Lang
from dashboard.messages import messages
from dashboard.settings import Settings
from dashboard.views import citing, marks
from dashboard.views.derived import including, made_of
from dashboard.views.evidence import found_in
from tests.explorer.asking import Visitor
from tests.explorer.conftest import visitor
from tests.views import editing, town

ORIGIN = "https://figures.example.org"


@pytest.fixture(scope="module")
def jinhua_package(shipped: Path) -> Package:
    return load(shipped)


@pytest.fixture(scope="module")
def public(shipped: Path) -> Visitor:
    """Somebody who asks a server that knows its own address."""
    settings = Settings.from_env({}, data=str(shipped), public_url=ORIGIN)
    return Visitor(create_app(settings))


@pytest.mark.parametrize("lang", LANGS)
def test_every_figure_has_a_page_that_says_all_that_is_known_of_it(
    jinhua: Visitor, jinhua_package: Package, lang: Lang
) -> None:
    words = messages(lang)
    for figure in jinhua_package.figures.values():
        page = jinhua.page(f"/{lang}/figure/{figure.id}")
        text = "".join(page.only("main").text.split())
        for part in (
            figure.indicator.label.within(lang),
            figure.indicator.definition.within(lang),
            words.period(figure.period, figure.basis),
            figure.place.label.within(lang),
            figure.source.title.within(lang),
            figure.locator.within(lang),
            figure.note.within(lang),
            figure.id,
            jinhua_package.version,
        ):
            assert "".join(part.split()) in text, (figure.id, part)


@pytest.mark.parametrize("lang", LANGS)
def test_a_sentence_never_loses_bound_period_whole_or_source(
    jinhua_package: Package, lang: Lang
) -> None:
    words = messages(lang)
    for figure in jinhua_package.figures.values():
        said = citing.sentence(figure, jinhua_package, words)
        wanted = [
            figure.indicator.label.within(lang),
            figure.place.label.within(lang),
            words.period(figure.period, figure.basis),
            figure.source.title.within(lang),
            words.date(figure.source.date),
            figure.indicator.of.within(lang) if figure.indicator.of else "",
        ]
        if figure.value is not None:
            unit = jinhua_package.units[figure.indicator.unit]
            wanted.append(str(words.said(figure, unit)))
        if figure.bound is not Bound.EXACT:
            wanted.append(words.text(f"bound.{figure.bound}"))
        assert [part for part in wanted if part not in said] == []
        assert said.endswith({"en": ".", "zh": "。"}[lang])


def test_the_sentences_read_as_people_write_them(jinhua_package: Package) -> None:
    figures = jinhua_package.figures
    en, zh = messages("en"), messages("zh")
    floor = figures["industrial-output.jinhua.undated"]
    assert citing.sentence(floor, jinhua_package, en) == (
        "According to Jinhua Municipal People's Government, English website "
        "(“Jinhua Focuses on Opening Up”, 28 June 2022), the figure for “Industrial output above "
        "designated size” is more than 500 billion RMB; Jinhua, date not given."
    )
    assert citing.sentence(floor, jinhua_package, zh).endswith(
        "时间未注明，金华市规模以上工业总产值超过5,000亿元。"
    )


def test_citations_carry_source_figure_and_data_version(jinhua_package: Package) -> None:
    figure = jinhua_package.figures["ftz-trade-share.jinyi-ftz.2021"]
    cited = citing.cite(figure, jinhua_package, messages("en"), address=f"{ORIGIN}/x")
    for text in (cited.text, cited.bibtex, cited.csl):
        assert jinhua_package.version in text
        assert f"{ORIGIN}/x" in text
        assert "Jinhua Focuses on Opening Up" in text
    assert r"21\%" in cited.bibtex
    assert "21%" in cited.text
    assert cited.bibtex.count("{") == cited.bibtex.count("}")
    assert re.match(r"@misc\{[A-Za-z0-9.:_-]+,\n", cited.bibtex)
    (item,) = json.loads(cited.csl)
    assert item["issued"] == {"date-parts": [[2022, 6, 28]]}
    assert item["version"] == jinhua_package.version


def test_what_tex_takes_for_something_else_is_escaped(package: Path) -> None:
    editing.words(
        package / "dataset.toml",
        ('Jinhua Focuses on Opening Up", zh', 'A_b & {c} ~ $d^e #f", zh'),
    )
    read = load(package)
    figure = read.figures["cre-lines.jinhua.2017"]
    bibtex = citing.cite(figure, read, messages("en"), address="").bibtex
    assert r"A\_b \& \{c\} \textasciitilde{} \$d\textasciicircum{}e \#f" in bibtex


@pytest.mark.parametrize("lang", LANGS)
def test_a_figure_that_has_gone_is_404_and_names_the_nearest(jinhua: Visitor, lang: Lang) -> None:
    answer = jinhua.get(f"/{lang}/figure/cre-lines.jinhua.2021")
    assert answer.status_code == 404
    assert re.search(rf'href="/{lang}/figure/cre-lines\.jinhua\.20(17|22)"', answer.text)
    assert messages(lang).text("failure.nearest").strip() in answer.text


def test_an_id_that_is_like_none_names_none(jinhua: Visitor) -> None:
    answer = jinhua.get("/en/figure/zzzzzzzzzzzzzzzz")
    assert answer.status_code == 404
    assert "/en/figure/" not in answer.text


def test_the_nearest_is_of_the_same_indicator_first(jinhua_package: Package) -> None:
    with pytest.raises(UnknownFigureError) as caught:
        found_in(jinhua_package, "ftz-trade.jinyi-ftz.2022")
    assert caught.value.nearest == "ftz-trade.jinyi-ftz.2021"


def test_other_sources_of_the_same_figure_are_named(tmp_path: Path) -> None:
    porto = visitor(town.write(tmp_path / "data"))
    page = porto.page("/en/figure/ferry-passengers.harbour.2020.yearbook")
    reports = page.only("section", class_="figure-elsewhere").every("a")
    assert reports[0].attributes["href"] == "/en/figure/ferry-passengers.harbour.2020.port-report"
    assert "Report of the port" in page.only("main").text
    alone = porto.page("/en/figure/ferry-passengers.harbour.2010")
    assert messages("en").text("figure.no_reports") in alone.only("main").text


def test_a_qr_code_is_made_of_the_address_that_was_configured(public: Visitor) -> None:
    page = public.page("/en/figure/gdp-growth.jinhua.P5Y/2022-06-28")
    picture = page.only("img").attributes
    assert picture["src"].startswith("data:image/svg+xml")
    assert f"{ORIGIN}/en/figure/gdp-growth.jinhua.P5Y/2022-06-28" in picture["alt"]
    assert "<path" in unquote(picture["src"])


def test_without_a_configured_address_there_is_none_and_the_page_says_why(jinhua: Visitor) -> None:
    page = jinhua.page("/en/figure/cre-lines.jinhua.2017")
    assert not page.every("img")
    assert messages("en").text("figure.no_qr") in page.only("main").text


def test_the_host_that_a_request_names_is_on_no_page(jinhua: Visitor, public: Visitor) -> None:
    for asker in (jinhua, public):
        for path in ("/en/figure/cre-lines.jinhua.2017", "/en/figure/gone.x.2017", "/en/data"):
            answer = asker.get(path, Host="evil.example", X_Forwarded_Host="evil.example")
            assert "evil.example" not in answer.text


def test_copy_buttons_name_what_they_copy_and_have_a_place_to_say_so(jinhua: Visitor) -> None:
    main = jinhua.page("/zh/figure/cre-lines.jinhua.2017").only("main")
    buttons = main.every("button", class_="copy-button")
    assert len(buttons) == 4
    for button in buttons:
        (target,) = main.every(id=button.attributes["data-copies"])
        assert target.text
        assert button.attributes["data-copied"]
        assert button.attributes["data-selected"]
    assert len(main.every("span", role="status")) == 4


def test_the_page_is_found_from_the_panel_and_leads_back_to_the_table(jinhua: Visitor) -> None:
    page = jinhua.page("/en/figure/cre-lines.jinhua.2022")
    hrefs = [link.attributes["href"] for link in page.only("main").every("a")]
    assert "/en/data" in hrefs
    assert "/en/figure/cre-lines.jinhua.2017" in hrefs
    assert "/en/view/cre-lines" in hrefs


@pytest.mark.parametrize("lang", LANGS)
def test_a_derived_figure_has_a_page_with_formula_and_inputs_and_is_never_the_sources(
    jinhua: Visitor, jinhua_package: Package, lang: Lang
) -> None:
    words = messages(lang)
    made = made_of(jinhua_package)
    assert made
    for figure in made.values():
        page = jinhua.page(f"/{lang}/figure/{figure.id}")
        text = "".join(page.only("main").text.split())
        fact = marks.fact(figure, including(jinhua_package), words)
        assert "".join(fact.formula.split()) in text
        for one in fact.inputs:
            label = jinhua_package.figures[one].indicator.label.within(lang)
            assert "".join(label.split()) in text
        cited = citing.cite(figure, jinhua_package, words, address="")
        assert fact.formula in cited.sentence
        assert str(fact.said) in cited.sentence
        assert fact.formula in cited.text
        (item,) = json.loads(cited.csl)
        assert item["author"] == [{"literal": jinhua_package.publisher.within(lang)}]
        assert "issued" not in item
