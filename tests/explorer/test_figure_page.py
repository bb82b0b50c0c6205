"""A figure's own page: what it says, how it is cited, and what is said of one that has gone."""

from __future__ import annotations

import json
import re
from pathlib import Path
from urllib.parse import unquote

import pytest

from dashboard.app import create_app
from dashboard.errors import SeveralFiguresError, UnknownFigureError
from dashboard.indicators.model.package import Package
from dashboard.indicators.model.schema import Bound
from dashboard.indicators.reading.loader import load
from dashboard.indicators.select.suggestions import nearest_id
from dashboard.languages import DEFAULT as LANGS
from dashboard.languages import Lang
from dashboard.messages import load_locale
from dashboard.settings import Settings
from dashboard.views.render import marks
from dashboard.views.render.derived_rows import including, made_of
from dashboard.views.text import citation
from dashboard.views.text.evidence import found_in
from tests.explorer.asking import Visitor
from tests.explorer.conftest import visitor
from tests.views import editing, town

ORIGIN = "https://figures.example.org"
SECOND = """\
[sources.second]
title = { en = "Second", zh = "第二份" }
publisher = { en = "City", zh = "市" }
date = 2023-01-10
language = { en = "Chinese", zh = "中文" }

"""


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
    words = load_locale(lang)
    for figure in jinhua_package.observations.values():
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
    words = load_locale(lang)
    for figure in jinhua_package.observations.values():
        said = citation.sentence(figure, jinhua_package, words)
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
    figures = jinhua_package.observations
    en, zh = load_locale("en"), load_locale("zh")
    floor = figures["industrial-output.jinhua.undated"]
    assert citation.sentence(floor, jinhua_package, en) == (
        "Industrial output above designated size, Jinhua: more than 500 billion RMB "
        "(date not stated), according to Jinhua Municipal People’s Government, English website "
        "(“Jinhua Focuses on Opening Up”, 28 June 2022)."
    )
    assert citation.sentence(floor, jinhua_package, zh).endswith(
        "金华市规模以上工业总产值超过5000亿元（原文未注明时间）。"
    )


def test_citations_carry_source_figure_and_data_version(jinhua_package: Package) -> None:
    figure = jinhua_package.observations["ftz-trade-share.jinyi-ftz.2021"]
    cited = citation.cite(figure, jinhua_package, load_locale("en"), address=f"{ORIGIN}/x")
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
    figure = read.observations["cre-lines.jinhua.2017"]
    bibtex = citation.cite(figure, read, load_locale("en"), address="").bibtex
    assert (
        r"A\_b \& \textbraceleft{}c\textbraceright{} \textasciitilde{} \$d\textasciicircum{}e \#f"
        in bibtex
    )


def test_a_single_brace_in_a_title_leaves_the_entry_closed(package: Path) -> None:
    editing.words(
        package / "dataset.toml", ('Jinhua Focuses on Opening Up", zh', 'Opening {up", zh')
    )
    read = load(package)
    figure = read.observations["cre-lines.jinhua.2017"]
    bibtex = citation.cite(figure, read, load_locale("en"), address="").bibtex
    assert bibtex.count("{") == bibtex.count("}")


@pytest.mark.parametrize("lang", LANGS)
def test_a_figure_that_has_gone_is_404_and_names_the_nearest(jinhua: Visitor, lang: Lang) -> None:
    answer = jinhua.get(f"/{lang}/figure/cre-lines.jinhua.2021")
    assert answer.status_code == 404
    assert re.search(rf'href="/{lang}/figure/cre-lines\.jinhua\.20(17|22)"', answer.text)
    assert load_locale(lang).text("failure.nearest").strip() in answer.text


def test_an_id_that_is_like_none_names_none(jinhua: Visitor) -> None:
    answer = jinhua.get("/en/figure/zzzzzzzzzzzzzzzz")
    assert answer.status_code == 404
    assert "/en/figure/" not in answer.text


def test_the_nearest_is_of_the_same_indicator_first(jinhua_package: Package) -> None:
    with pytest.raises(UnknownFigureError) as caught:
        found_in(jinhua_package, "ftz-trade.jinyi-ftz.2022")
    assert caught.value.nearest == "ftz-trade.jinyi-ftz.2021"


def test_the_nearest_of_very_many_is_still_found() -> None:
    known = [f"output.p{place}.{year}" for place in range(200) for year in range(2000, 2020)]
    assert nearest_id("output.p199.2023", known) in [f"output.p199.20{n:02}" for n in range(20)]


def test_the_nearest_of_a_derived_figure_is_a_derived_figure(jinhua: Visitor) -> None:
    answer = jinhua.get("/en/figure/ftz-trade~base.jinyi-ftz.2019")
    assert answer.status_code == 404
    assert 'href="/en/figure/ftz-trade~base.jinyi-ftz.2020"' in answer.text
    said = jinhua.get("/api/v1/figures/ftz-trade~base.jinyi-ftz.2019").get_json()["error"]
    assert said["nearest"] == "ftz-trade~base.jinyi-ftz.2020"


#: A figure that two sources of the other city report, without and with the source.
SHORT = "ferry-passengers.harbour.2020"
REPORTS = [f"{SHORT}.port-report", f"{SHORT}.yearbook"]


@pytest.fixture(scope="module")
def porto(tmp_path_factory: pytest.TempPathFactory) -> Visitor:
    return visitor(town.write(tmp_path_factory.mktemp("town") / "data"))


@pytest.mark.parametrize("lang", LANGS)
def test_an_address_that_was_cited_before_a_second_source_came_leads_to_both(
    porto: Visitor, lang: Lang
) -> None:
    answer = porto.get(f"/{lang}/figure/{SHORT}")
    assert answer.status_code == 300
    hrefs = re.findall(r'href="(/../figure/[^"]+)"', answer.text)
    assert sorted(hrefs) == [f"/{lang}/figure/{one}" for one in REPORTS]
    for href in hrefs:
        assert porto.get(href).status_code == 200


def test_the_api_names_every_source_of_a_figure_that_several_report(porto: Visitor) -> None:
    answer = porto.get(f"/api/v1/figures/{SHORT}")
    assert answer.status_code == 404
    said = answer.get_json()["error"]
    assert (said["code"], sorted(said["allowed"])) == ("several_sources", REPORTS)


def test_an_address_with_its_source_outlives_the_other_source(jinhua: Visitor) -> None:
    for path in ("/en/figure/", "/api/v1/figures/"):
        answer = jinhua.get(f"{path}cre-lines.jinhua.2022.jinhua-2022-06-28")
        assert answer.status_code == 200
        assert "cre-lines.jinhua.2022" in answer.text
        gone = jinhua.get(f"{path}cre-lines.jinhua.2022.another-source")
        assert gone.status_code == 404


def test_what_is_derived_from_two_reports_names_the_source_of_each(package: Path) -> None:
    table = package / "indicators.csv"
    editing.words(
        package / "dataset.toml",
        ("[sources.jinhua", SECOND + "[sources.jinhua"),
    )
    for view in ("ftz-levels", "ftz-growth"):  # their headlines name the figure
        editing.without_view(package / "dataset.toml", view)
    for name in ("ftz-trade", "ftz-trade-growth"):
        editing.more(table, {"source": "second"}, indicator=name)
    made = made_of(load(package))
    short = "ftz-trade~base.jinyi-ftz.2020"
    assert {one for one in made if one.startswith(short)} == {
        f"{short}.jinhua-2022-06-28",
        f"{short}.second",
    }
    with pytest.raises(SeveralFiguresError):
        found_in(load(package), short)


def test_other_sources_of_the_same_figure_are_named(tmp_path: Path) -> None:
    porto = visitor(town.write(tmp_path / "data"))
    page = porto.page("/en/figure/ferry-passengers.harbour.2020.yearbook")
    reports = page.only("section", class_="figure-elsewhere").every("a")
    assert reports[0].attributes["href"] == "/en/figure/ferry-passengers.harbour.2020.port-report"
    assert "Report of the port" in page.only("main").text
    alone = porto.page("/en/figure/ferry-passengers.harbour.2010")
    assert load_locale("en").text("figure.reports") not in alone.only("main").text


def test_a_qr_code_is_made_of_the_address_that_was_configured(public: Visitor) -> None:
    page = public.page("/en/figure/gdp-growth.jinhua.P5Y/2022-06-28")
    picture = page.only("img").attributes
    assert picture["src"].startswith("data:image/svg+xml")
    assert f"{ORIGIN}/en/figure/gdp-growth.jinhua.P5Y/2022-06-28" in picture["alt"]
    assert "<path" in unquote(picture["src"])


def test_without_a_configured_address_no_picture_and_no_snippet_stand_there_empty(
    jinhua: Visitor,
) -> None:
    main = jinhua.page("/en/figure/cre-lines.jinhua.2017").only("main")
    assert not main.every("img")
    assert not main.every("section", class_="figure-snippet")


def test_the_host_that_a_request_names_is_on_no_page(jinhua: Visitor, public: Visitor) -> None:
    for asker in (jinhua, public):
        for path in ("/en/figure/cre-lines.jinhua.2017", "/en/figure/gone.x.2017", "/en/data"):
            answer = asker.get(path, Host="evil.example", X_Forwarded_Host="evil.example")
            assert "evil.example" not in answer.text


@pytest.mark.parametrize("lang", LANGS)
def test_a_figure_leads_to_what_is_calculated_from_it_once_asked_for(
    jinhua: Visitor, lang: Lang
) -> None:
    there = f"/{lang}/figure/cre-lines.jinhua.2022"
    plain = jinhua.page(there).only("section", class_="figure-calculated")
    (link,) = plain.every("a")
    assert link.attributes["href"] == f"{there}?derived=1"
    asked = jinhua.page(f"{there}?derived=1").only("section", class_="figure-calculated")
    assert [one.attributes["href"] for one in asked.every("a")] == [
        f"/{lang}/figure/cre-lines~{rule}.jinhua.2017/2022"
        for rule in ("change", "times", "percent")
    ]


def test_a_derived_figure_is_drawn_where_derived_figures_are_asked_for(jinhua: Visitor) -> None:
    page = jinhua.page("/en/figure/cre-lines~change.jinhua.2017/2022").only("main")
    hrefs = [
        one.attributes["href"] for one in page.every("a") if "/view/" in one.attributes["href"]
    ]
    assert hrefs
    assert all(href.endswith("?derived=1") for href in hrefs)
    plain = jinhua.page("/en/figure/cre-lines.jinhua.2017").only("main")
    assert "/en/view/cre-lines" in [one.attributes["href"] for one in plain.every("a")]


def test_a_derived_figure_as_a_sentence_has_its_bound_and_no_odd_place(
    jinhua_package: Package,
) -> None:
    made = made_of(jinhua_package)
    en, zh = (
        [
            citation.sentence(made[id_], jinhua_package, load_locale(lang))
            for id_ in (
                "ftz-trade-share~ratio.jinyi-ftz.undated",
                "ftz-trade-share~whole.jinyi-ftz.2021",
            )
        ]
        for lang in LANGS
    )
    assert en[0].startswith(
        "Share of imports and exports ÷ Part of the zone (of what is not stated) "
        "(Jinyi Area, date not stated): more than 1.40 times (calculated by this site). "
        "Formula: 21 ÷ (less than 15)"
    )
    assert "(2021, from context): about 766 billion RMB" in en[1]
    assert (
        "进出口总额占比与占浙江自贸试验区的比重（指标未说明）之比：超过1.40倍"
        "（原文未注明时间；本站计算）。计算公式：21÷（不足15）。" in zh[0]
    )
    assert not any("为超过" in one or "总体，" in one for one in zh)


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
    words = load_locale(lang)
    made = made_of(jinhua_package)
    assert made
    for figure in made.values():
        page = jinhua.page(f"/{lang}/figure/{figure.id}")
        text = "".join(page.only("main").text.split())
        fact = marks.mark(figure, including(jinhua_package), words)
        assert "".join(fact.formula.split()) in text
        for one in fact.inputs:
            label = jinhua_package.observations[one].indicator.label.within(lang)
            assert "".join(label.split()) in text
        cited = citation.cite(figure, jinhua_package, words, address="")
        assert fact.formula in cited.sentence
        assert str(fact.said) in cited.sentence
        assert fact.formula in cited.text
        (item,) = json.loads(cited.csl)
        assert item["author"] == [{"literal": jinhua_package.publisher.within(lang)}]
        assert "issued" not in item
