"""Every figure leads to its source, in both languages, with all that is known of it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from dashboard.errors import UnknownPageError
from dashboard.indicators.model.package import Package
from dashboard.indicators.model.schema import Observation
from dashboard.indicators.reading.loader import load
from dashboard.languages import DEFAULT as LANGS
from dashboard.languages import Lang
from dashboard.messages import load_locale
from dashboard.views.render.rendered import Entry
from dashboard.views.text.citation import cite
from dashboard.views.text.evidence import evidence
from tests.views import editing, town


def every(*folders: Path) -> Iterator[tuple[Package, Observation]]:
    for folder in folders:
        package = load(folder)
        for figure in package.observations.values():
            yield package, figure


def by_key(entries: tuple[Entry, ...]) -> dict[str, list[Entry]]:
    found: dict[str, list[Entry]] = {}
    for entry in entries:
        found.setdefault(entry.key, []).append(entry)
    return found


@pytest.mark.parametrize("lang", LANGS)
def test_the_evidence_of_every_figure_says_where_when_what_and_from_where(
    shipped: Path, tmp_path: Path, lang: Lang
) -> None:
    words = load_locale(lang)
    for package, figure in every(shipped, town.write(tmp_path)):
        found = evidence(package, figure.id, lang)
        said = by_key(found.entries)
        assert found.version == package.version
        assert said["place"][0].text == figure.place.label.within(lang)
        assert said["period"][0].text == words.when(figure)
        assert said["basis"][0].text == words.text(f"evidence.basis_{figure.basis}")
        assert said["counts"][0].text == figure.indicator.definition.within(lang)
        assert said["locator"][0].text == figure.locator.within(lang)
        title, detail = said["source"]
        assert (title.text, title.url) == (figure.source.title.within(lang), figure.source.url)
        assert figure.source.publisher.within(lang) in detail.text
        assert words.date(figure.source.date) in detail.text
        assert figure.source.language.within(lang) in detail.text


@pytest.mark.parametrize("lang", LANGS)
def test_the_evidence_of_every_figure_says_how_to_read_its_number(
    shipped: Path, tmp_path: Path, lang: Lang
) -> None:
    words = load_locale(lang)
    for package, figure in every(shipped, town.write(tmp_path)):
        found = evidence(package, figure.id, lang)
        said = by_key(found.entries)
        if figure.value is None:
            assert found.mark.event
            assert "value" not in said
        else:
            assert said["value"][0].text == words.text(f"evidence.bound_{figure.bound}")
            assert found.mark.said.number


@pytest.mark.parametrize("lang", LANGS)
def test_a_whole_and_a_note_are_told_where_there_are_any_and_only_there(
    shipped: Path, tmp_path: Path, lang: Lang
) -> None:
    for package, figure in every(shipped, town.write(tmp_path)):
        said = by_key(evidence(package, figure.id, lang).entries)
        whole, note = figure.indicator.of, figure.note.within(lang)
        assert [entry.text for entry in said.get("of", [])] == (
            [whole.within(lang)] if whole else []
        )
        assert [entry.text for entry in said.get("note", [])] == ([note] if note else [])


@pytest.mark.parametrize("lang", LANGS)
def test_no_term_is_left_without_its_words(shipped: Path, lang: Lang) -> None:
    for package, figure in every(shipped):
        for entry in evidence(package, figure.id, lang).entries:
            assert entry.term.strip(), figure.id
            assert entry.text.strip(), (figure.id, entry.key)


@pytest.mark.parametrize(
    ("indicator", "lang", "key", "text"),
    [
        ("cre-countries", "en", "value", "More than: the source gives only this floor"),
        ("ftz-size-share", "en", "value", "Less than: the source gives only this ceiling"),
        ("cre-trains-per-day", "zh", "value", "原文数值"),
        ("ftz-trade", "en", "value", "As printed"),
        ("industrial-output", "en", "period", "date not stated"),
        ("industrial-output", "zh", "basis", "原文未注明"),
        ("ftz-trade-share", "en", "period", "2021, from context"),
        ("gdp-growth", "en", "period", "five years; which five is not stated"),
        (
            "cre-national-rank",
            "en",
            "of",
            "all in China by trains operated a year (what is compared is not stated)",
        ),
        ("cre-countries", "zh", "period", "截至2022年6月28日刊载时"),
        ("ftz-trade", "en", "locator", "Jinyi Pilot FTZ, paragraph 1"),
        ("ftz-trade", "zh", "locator", "金义片区部分第1段"),
        ("ftz-trade", "en", "place", "Jinyi Area"),
    ],
)
def test_the_evidence_says_this_of_the_shipped_figures(
    shipped: Path, indicator: str, lang: Lang, key: str, text: str
) -> None:
    package = load(shipped)
    found = evidence(package, editing.only(package, indicator).id, lang)
    assert by_key(found.entries)[key][0].text == text


def test_the_source_is_a_link_where_its_address_is_known(tmp_path: Path) -> None:
    package = load(town.write(tmp_path))
    linked = [entry.url for entry in evidence(package, "port-rank.harbour.2024", "en").entries]
    plain = evidence(package, "ferry-passengers.harbour.2020.port-report", "en")
    assert package.sources["yearbook"].url in linked
    assert not any(entry.url for entry in plain.entries)


def test_each_of_two_sources_of_one_figure_is_told_by_its_own(tmp_path: Path) -> None:
    package = load(town.write(tmp_path))
    titles = {
        source: by_key(evidence(package, f"ferry-passengers.harbour.2020.{source}", "en").entries)
        for source in ("yearbook", "port-report")
    }
    assert titles["yearbook"]["source"][0].text == "Yearbook of Porto Novo"
    assert titles["port-report"]["source"][0].text == "Report of the port"


@pytest.mark.parametrize("name", ["", "nothing", "cre-lines", "cre-lines.jinhua", "__class__"])
def test_a_figure_that_is_not_there_is_an_unknown_page(shipped: Path, name: str) -> None:
    with pytest.raises(UnknownPageError):
        evidence(load(shipped), name, "en")


@pytest.mark.parametrize(
    ("lang", "said", "cited"),
    [("en", "Not recorded", "68.7%. From Jinhua"), ("zh", "未记录", "68.7%。引自")],
)
def test_a_place_in_the_source_that_nobody_wrote_down_is_said_to_be_missing(
    package: Path, lang: Lang, said: str, cited: str
) -> None:
    gone = {"locator": "", "locator_zh": ""}
    editing.cells(package / "indicators.csv", gone, indicator="urbanization-rate")
    made = load(package)
    figure = editing.only(made, "urbanization-rate")
    assert by_key(evidence(made, figure.id, lang).entries)["locator"][0].text == said
    assert cited in cite(figure, made, load_locale(lang), address="").text
