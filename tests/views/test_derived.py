"""Derived figures: off until asked for, then rows like the others, marked wherever they appear."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from dashboard.charts.to_plotly import to_plotly
from dashboard.errors import ComparabilityError, SeveralFiguresError, UnknownFigureError
from dashboard.indicators.derive.rounding import limits
from dashboard.indicators.model.package import Package
from dashboard.indicators.model.schema import Derivation, Observation
from dashboard.indicators.reading.loader import load
from dashboard.indicators.select.query import Query
from dashboard.indicators.store.store import Store
from dashboard.languages import DEFAULT as LANGS
from dashboard.languages import Lang
from dashboard.messages import load_locale
from dashboard.messages.formats import sentences
from dashboard.views.address.address import Address
from dashboard.views.render import catalogue, derived_rows, marks
from dashboard.views.render.rendered import Rendered
from dashboard.views.render.renderer import Renderer, render
from dashboard.views.text import citation
from dashboard.views.text.evidence import evidence, found_in
from tests.indicators.builders import ROWS, entry, row, write
from tests.views import editing, town

CALCULATED = {"en": "calculated", "zh": "本站计算"}
#: View, id of a derived figure in it, and what it says in both languages.
SHOWN = [
    ("ftz-levels", "ftz-trade~base.jinyi-ftz.2020", "114.98 billion RMB", "1149.8亿元"),
    ("ftz-levels", "ftz-trade~increase.jinyi-ftz.2021", "+45.88 billion RMB", "458.8亿元"),
    ("ftz-levels", "ftz-foreign-capital~base.jinyi-ftz.2020", "18.02 million USD", "1802万美元"),
    ("ftz-growth", "ftz-foreign-capital-growth~multiple.jinyi-ftz.2021", "7.327 times", "7.327倍"),
    ("cre-lines", "cre-lines~change.jinhua.2017/2022", "+15 lines", "15条"),
    ("cre-lines", "cre-lines~times.jinhua.2017/2022", "2.67 times", "2.67倍"),
    ("cre-lines", "cre-lines~percent.jinhua.2017/2022", "+166.7%", "166.7%"),
    ("growth-rates", "gdp-growth~compound.jinhua.P5Y/2022-06-28", "+35.1%", "35.1%"),
    ("ftz-shares", "ftz-trade-share~ratio.jinyi-ftz.undated", "more than 1.40 times", "超过1.40倍"),
    ("ftz-shares", "ftz-trade-share~complement.jinyi-ftz.2021", "79%", "79%"),
    ("ftz-shares", "ftz-trade-share~whole.jinyi-ftz.2021", "about 766 billion RMB", "约7660亿元"),
]


@pytest.fixture
def jinhua(shipped: Path) -> Package:
    return load(shipped)


def shown(package: Package, view: str, lang: Lang = "en", *, made: bool = True) -> Rendered:
    return render(package, Address(lang, "view", view, Query(derived=made)))


@pytest.mark.parametrize("lang", LANGS)
def test_no_derived_figure_is_shown_until_it_is_asked_for(jinhua: Package, lang: Lang) -> None:
    for view in catalogue.views(jinhua):
        plain = shown(jinhua, view.id, lang, made=False)
        assert not any(mark.derived for mark in plain.marks)
        assert not any(fact.derived for fact in plain.marks)
        assert CALCULATED[lang] not in plain.alt


@pytest.mark.parametrize(("view", "id_", "en", "zh"), SHOWN, ids=[one[1] for one in SHOWN])
def test_a_derived_figure_says_what_it_is_in_both_languages(
    jinhua: Package, view: str, id_: str, en: str, zh: str
) -> None:
    for lang, said in (("en", en), ("zh", zh)):
        made = shown(jinhua, view, "en" if lang == "en" else "zh")
        (fact,) = (fact for fact in made.marks if fact.id == id_)
        (mark,) = (one for one in made.marks if one.id == id_)
        assert (str(fact.said), str(mark.said), mark.derived) == (said, said, True)
        assert CALCULATED[lang] in fact.when == mark.when
        assert fact.formula
        assert fact.interval
        assert set(fact.inputs) <= jinhua.observations.keys()
        assert any(fact.formula in note.text for note in made.notes)


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("make", ["jinhua", "town"])
def test_every_view_draws_them_and_keeps_its_own_words(
    tmp_path: Path, jinhua: Package, lang: Lang, make: str
) -> None:
    package = jinhua if make == "jinhua" else load(town.write(tmp_path))
    for view in catalogue.views(package):
        plain, full = (shown(package, view.id, lang, made=made) for made in (False, True))
        assert (plain.title, plain.subtitle) == (full.title, full.subtitle)
        assert full.marks[: len(plain.marks)] == plain.marks
        assert full.notes[: len(plain.notes)] == plain.notes
        assert {*plain.drawing.marks} <= {*full.drawing.marks}
        extra = full.marks[len(plain.marks) :]
        assert all(fact.derived and CALCULATED[lang] in fact.when for fact in extra)
        # A long series is summed up in an alternative text; what is short is told whole.
        assert not extra or len(full.marks) > 12 or CALCULATED[lang] in full.alt


def test_the_figures_of_a_view_lead_those_that_are_made_of_them(jinhua: Package) -> None:
    flags = [mark.derived for mark in shown(jinhua, "ftz-shares").marks]
    assert flags == sorted(flags)


def test_a_selection_takes_along_what_is_derived_beside_its_figures(jinhua: Package) -> None:
    for query in (Query(measure="growth_avg"), Query(q="average annual growth")):
        ids = derived_rows.selected(jinhua, query.choosing({"derived": True}))
        assert {one.partition("~")[2].partition(".")[0] for one in ids} == {"", "compound"}
    none = Query(measure="event").choosing({"derived": True})
    assert all("~" not in one for one in derived_rows.selected(jinhua, none))


def test_what_is_derived_leaves_the_package_its_version_its_codebook_and_its_figures(
    jinhua: Package,
) -> None:
    full = derived_rows.including(jinhua)
    assert full.version == jinhua.version
    assert full.indicators == jinhua.indicators
    assert list(full.observations)[: len(jinhua.observations)] == list(jinhua.observations)
    assert list(full.frame.id) == list(full.observations)
    assert derived_rows.including(jinhua) is full


def test_an_id_of_a_derived_figure_is_nobody_else_s_and_has_an_address(jinhua: Package) -> None:
    for id_ in derived_rows.made_of(jinhua):
        assert "~" in id_
        assert Address.parse(str(Address("zh", "figure", figure=id_))).figure == id_


def how(figure: Observation) -> Derivation:
    """How a figure was calculated, as every one in these tests was."""
    assert figure.derivation
    return figure.derivation


def test_a_derived_figure_is_a_figure_with_formula_inputs_and_limits(jinhua: Package) -> None:
    made = derived_rows.made_of(jinhua)["ftz-foreign-capital~base.jinyi-ftz.2020"]
    assert str(how(made).formula) == "132 / 7.327"
    assert how(made).inputs == (
        "ftz-foreign-capital.jinyi-ftz.2021",
        "ftz-foreign-capital-growth.jinyi-ftz.2021",
    )
    assert made.low is not None
    assert made.high is not None
    assert made.value is not None
    assert made.low < made.value < made.high
    assert [str(limit) for limit in (made.low, made.high)] == ["17.946", "18.086"]


@pytest.mark.parametrize("lang", LANGS)
def test_evidence_has_formula_range_and_every_input(jinhua: Package, lang: Lang) -> None:
    for id_, figure in derived_rows.made_of(jinhua).items():
        found = evidence(jinhua, id_, lang)
        entries = {entry.key: entry for entry in found.entries}
        assert found.mark.derived
        assert entries["formula"].text == found.mark.formula
        assert entries["interval"].text == found.mark.interval
        assert (
            tuple(one.figure for one in found.entries if one.key == "input") == how(figure).inputs
        )
        assert entries["source"].text
        assert all(entry.text for entry in found.entries), id_


def test_the_formula_of_a_language_has_the_numbers_as_that_language_writes_them(
    jinhua: Package,
) -> None:
    id_ = "ftz-trade~base.jinyi-ftz.2020"
    said = [evidence(jinhua, id_, lang).mark.formula for lang in LANGS]
    assert said == ["160.86 ÷ 1.399", "1608.6÷1.399"]
    id_ = "ftz-trade-share~ratio.jinyi-ftz.undated"
    said = [evidence(jinhua, id_, lang).mark.formula for lang in LANGS]
    assert said == ["21 ÷ (less than 15)", "21÷（不足15）"]
    assert str(how(derived_rows.made_of(jinhua)[id_]).formula) == "21 / <15"  # for programs


@pytest.mark.parametrize("lang", LANGS)
def test_the_words_of_a_derived_figure_are_clean(jinhua: Package, lang: Lang) -> None:
    chinese = re.compile(r"[\u4e00-\u9fff]")
    for figure in derived_rows.made_of(jinhua).values():
        for text in (figure.indicator.label, figure.indicator.definition, figure.note):
            words = text.within(lang)
            assert words
            assert "{" not in words
            assert bool(chinese.search(words)) == (lang == "zh")


def test_a_condition_that_the_source_does_not_state_is_said(jinhua: Package) -> None:
    notes = {id_: figure.note.within("en") for id_, figure in derived_rows.made_of(jinhua).items()}
    assert "is from context" in notes["ftz-trade-share~whole.jinyi-ftz.2021"]
    assert "has no date in the source" in notes["ftz-trade-share~ratio.jinyi-ftz.undated"]
    assert "context" not in notes["ftz-trade~base.jinyi-ftz.2020"]


def test_what_must_be_known_of_its_inputs_must_be_known_of_it(jinhua: Package) -> None:
    for figure in derived_rows.made_of(jinhua).values():
        for lang in LANGS:
            note = figure.note.within(lang)
            for one in how(figure).inputs:
                for sentence in sentences(jinhua.observations[one].note.within(lang)):
                    assert note.count(sentence) == 1, (figure.id, sentence)
    base = derived_rows.made_of(jinhua)["ftz-trade~base.jinyi-ftz.2020"]
    assert "how the 2020 base was counted" in base.note.within("en")


def test_a_view_says_a_caveat_once(jinhua: Package) -> None:
    for view in catalogue.views(jinhua):
        notes = [one for note in shown(jinhua, view.id).notes for one in sentences(note.text)]
        assert sorted(notes) == sorted(set(notes))


@pytest.mark.parametrize(
    ("id_", "en", "zh"),
    [
        (
            "ftz-trade~base.jinyi-ftz.2020",
            "114.937 to 115.027 billion RMB",
            "1149.37至1150.27亿元",
        ),
        (
            "ftz-trade~increase.jinyi-ftz.2021",
            "+45.835 to +45.921 billion RMB",
            "458.35至459.21亿元",
        ),
        (
            "ftz-trade-share~ratio.jinyi-ftz.undated",
            "above 1.366 times",
            "大于1.366倍",
        ),
        ("ftz-trade-share~complement.jinyi-ftz.2021", "78.5% to 79.5%", "78.5%至79.5%"),
        (
            "cre-lines~times.jinhua.2017/2022",
            "none, as nothing in it is rounded",
            "无，所依据的数据未经四舍五入",
        ),
    ],
)
def test_the_range_is_said_outwards_and_with_its_unit_at_both_ends(
    jinhua: Package, id_: str, en: str, zh: str
) -> None:
    assert [evidence(jinhua, id_, lang).mark.interval for lang in LANGS] == [en, zh]


def test_no_range_is_claimed_of_what_is_made_of_an_approximate_figure(package: Path) -> None:
    editing.cells(package / "indicators.csv", {"bound": "about"}, indicator="ftz-trade")
    read = load(package)
    id_ = "ftz-trade~base.jinyi-ftz.2020"
    assert limits(derived_rows.made_of(read)[id_]) == (None, None)
    fact = evidence(read, id_, "en").mark
    assert str(fact.said).startswith("about ")
    assert fact.interval == "not known, as it is made of an approximate figure"


def test_the_table_has_them_sorts_them_and_finds_them(shipped: Path) -> None:
    renderer = Renderer(Store(shipped))
    plain = renderer.table(Address.parse("/en/data"))
    full = renderer.table(Address.parse("/en/data?derived=1&sort=value"))
    rail = renderer.table(Address.parse("/en/data?derived=1&theme=rail"))
    made = [row for row in full.rows if row.fact.derived]
    assert (plain.total, full.total - plain.total) == (21, len(made))
    assert all("calculated" in row.cells["period"] for row in made)
    assert {row.fact.id.partition(".")[0] for row in rail.rows if row.fact.derived} == {
        "cre-lines~change",
        "cre-lines~times",
        "cre-lines~percent",
    }


def test_what_is_said_at_the_points_is_the_derived_figure_itself(jinhua: Package) -> None:
    made = shown(jinhua, "cre-lines")
    ratio = next(fact for fact in made.marks if "~times" in fact.id)
    notes = to_plotly(made.drawing).layout.annotations
    drawn = " ".join(str(one.text) for one in notes if one.text)
    assert str(ratio.said) in drawn


def test_a_view_whose_figures_do_not_compare_is_not_drawn(
    jinhua: Package, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Loading refuses such a view; should one come by another way, so does drawing."""
    view = catalogue.find(jinhua, "growth-rates")
    wrong = type(view)(
        id="wrong",
        family=view.family,
        indicators=("industrial-output", "ftz-trade-share", "ftz-size-share", "gdp-growth"),
        name=view.name,
        title=view.name,
    )
    whole = type(view)(
        id="events", family=view.family, indicators=("*",), name=view.name, title=view.name
    )
    for one, ok in ((wrong, True), (whole, False)):
        monkeypatch.setattr(catalogue, "find", lambda *_, one=one: one)
        if ok:  # each unit has a panel of its own
            assert [*shown(jinhua, one.id, made=False).drawing.marks]
        else:
            with pytest.raises(ComparabilityError):
                shown(jinhua, one.id, made=False)


def test_another_city_gets_its_own_without_a_line_of_code(package: Path) -> None:
    editing.cells(package / "indicators.csv", {"value": "200.00"}, indicator="ftz-trade")
    made = derived_rows.made_of(load(package))
    assert str(made["ftz-trade~base.jinyi-ftz.2020"].value) == "142.96"


@pytest.mark.parametrize("lang", LANGS)
def test_what_is_made_of_figures_of_two_sources_names_both(tmp_path: Path, lang: Lang) -> None:
    rows = (row(period="2017", value="9", source="report", locator="line 1"), row())
    package = load(write(tmp_path, rows=rows))
    titles = [one.title.within(lang) for one in package.sources.values()]
    words = load_locale(lang)
    for one in derived_rows.made_of(package).values():
        cited = citation.cite(one, package, words, address="")
        found = evidence(package, one.id, lang)
        (table_row,) = (
            each
            for each in Renderer(Store(tmp_path)).table(listed(lang)).rows
            if each.fact.id == one.id
        )
        told = [entry.text for entry in found.entries if entry.key == "source"]
        for said in (cited.sentence, cited.text, cited.csl, " ".join(told)):
            assert all(title in said for title in titles), said
        assert all(title in table_row.cells["source"] for title in titles)
        assert words.text("derived.note.sources") in one.note.within(lang)
        assert all(title in one.locator.within(lang) for title in titles)


def listed(lang: Lang) -> Address:
    return Address(lang, "data", query=Query(derived=True))


def test_no_table_says_that_a_source_prints_what_was_calculated(shipped: Path) -> None:
    table = Renderer(Store(shipped)).table(listed("en"))
    sources = {one.cells["source"]: one.url for one in table.rows if one.fact.derived}
    assert sources == {"calculated by this site from figures in Jinhua Focuses on Opening Up": None}


def test_a_negative_number_in_a_formula_stands_in_brackets(tmp_path: Path) -> None:
    grown = entry(indicator="growth", measure="growth_yoy", unit="percent")
    rows = (*ROWS, row(indicator="growth", value="-5.0"))
    package = load(write(tmp_path, rows=rows, entries=(entry(), grown)))
    one = derived_rows.made_of(package)["growth~multiple.riverton.2022"]
    assert str(how(one).formula) == "1 + (-5.0) / 100"
    said = [
        marks.mark(one, derived_rows.including(package), load_locale(lang)).formula
        for lang in LANGS
    ]
    assert said == ["1 + (−5.0) ÷ 100", "1+（−5.0）÷100"]


def test_no_derived_figure_takes_the_id_of_another(package: Path) -> None:
    earlier = {"period": "2020", "value": "18"}
    editing.more(package / "indicators.csv", earlier, indicator="ftz-trade-share")
    real = {"indicator": "ftz-trade-growth-real"}
    editing.more(package / "codebook.csv", real, indicator="ftz-trade-growth")
    editing.more(
        package / "indicators.csv", {**real, "value": "35.0"}, indicator="ftz-trade-growth"
    )
    read = load(package)
    made = derived_rows.made_of(read)
    ratios = {id_: str(how(one).formula) for id_, one in made.items() if "trade-share~ratio" in id_}
    assert ratios == {
        "ftz-trade-share~ratio.jinyi-ftz.undated.2020": "18 / <15",
        "ftz-trade-share~ratio.jinyi-ftz.undated.2021": "21 / <15",
    }
    assert {str(how(one).formula) for one in made.values() if how(one).rule == "base"} >= {
        "160.86 / 1.399",
        "160.86 / 1.35",
    }
    for id_, one in made.items():
        assert found_in(read, id_) is one
    with pytest.raises(SeveralFiguresError) as raised:
        found_in(read, "ftz-trade-share~ratio.jinyi-ftz.undated")
    choices = [citation.offered(made[one], read, load_locale("en")) for one in raised.value.ids]
    assert ["18 ÷ " in one for one in choices].count(True) == 1


def test_an_id_that_told_a_figure_from_another_outlives_it(jinhua: Package) -> None:
    one = found_in(jinhua, "ftz-trade-share~ratio.jinyi-ftz.undated.2021")
    assert one.id == "ftz-trade-share~ratio.jinyi-ftz.undated"
    with pytest.raises(UnknownFigureError):
        found_in(jinhua, "ftz-trade-share~ratio.jinyi-ftz.undated.2020")
