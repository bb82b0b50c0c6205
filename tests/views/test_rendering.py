"""The one road from an address to what it shows: all words are made from the figures."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import FrozenInstanceError
from itertools import count
from pathlib import Path
from threading import Barrier, Thread

import pytest

from dashboard.charts.drawing import Drawing
from dashboard.charts.to_plotly import to_plotly
from dashboard.errors import UnknownPageError
from dashboard.indicators.reading.loader import load
from dashboard.indicators.select.query import Query
from dashboard.indicators.store.store import Store
from dashboard.languages import DEFAULT as LANGS
from dashboard.languages import Lang
from dashboard.messages import load_locale
from dashboard.views.address.address import Address
from dashboard.views.render import catalogue, marks, wording
from dashboard.views.render.rendered import Rendered
from dashboard.views.render.renderer import Renderer, render
from tests.views import editing
from tests.views.test_catalogue import SHIPPED

#: What the headline of the lines says of them, until a test says it otherwise.
GREW = "grew from {cre-lines@2017} in {cre-lines@2017|year} to {cre-lines@2022} in {cre-lines@2022|year}"


def shown(folder: Path, view: str, lang: Lang = "en", **query: str) -> Rendered:
    """One view of the package in a folder."""
    return render(load(folder), Address(lang, "view", view, Query().choosing(query)))


OTHER = """
[sources.other]
title = { en = "Another report", zh = "另一份报告" }
publisher = { en = "Bureau", zh = "统计局" }
date = 2023-01-10
language = { en = "Chinese", zh = "中文" }
"""


def clock(step: float = 10) -> Callable[[], float]:
    """A clock by which it is time to look at the files whenever somebody asks."""
    ticks = count()
    return lambda: next(ticks) * step


def written(drawing: Drawing) -> str:
    """Every word of a drawing."""
    figure = to_plotly(drawing)
    texts = [note.text or "" for note in figure.layout.annotations]
    for trace in figure.data:
        for attribute in ("text", "hovertext"):
            found = getattr(trace, attribute, None)
            texts += [found] if isinstance(found, str) else list(found if found is not None else ())
    return " ".join(str(text) for text in texts).replace("<br>", " ")


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("view", SHIPPED)
def test_every_view_renders_in_every_language(shipped: Path, view: str, lang: Lang) -> None:
    one = shown(shipped, view, lang)
    assert one.view.id == view
    assert all((one.title, one.subtitle, one.alt, one.marks, one.sources, one.notes))
    assert not set(one.title + one.subtitle + one.alt) & set("{}")
    assert len(one.marks) == len(one.marks)
    assert [mark.id for mark in one.marks] == [fact.id for fact in one.marks]
    assert {*one.drawing.marks} == {fact.id for fact in one.marks}


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("view", [view for view in SHIPPED if view != "milestones"])
def test_the_alternative_text_names_every_figure(shipped: Path, view: str, lang: Lang) -> None:
    one = shown(shipped, view, lang)
    assert one.title in one.alt
    for fact in one.marks:
        assert fact.label in one.alt
        assert str(fact.said) in one.alt
        assert fact.when in one.alt


@pytest.mark.parametrize("lang", LANGS)
def test_the_alternative_text_of_the_timeline_names_every_figure_too(
    shipped: Path, lang: Lang
) -> None:
    one = shown(shipped, "milestones", lang)
    for fact in one.marks:
        assert fact.label in one.alt
        assert fact.when in one.alt
        assert fact.event or str(fact.said) in one.alt


@pytest.mark.parametrize(
    ("view", "lang", "title"),
    [
        ("cre-lines", "en", "China Railway Express lines grew from 9 in 2017 to 24 in 2022"),
        ("cre-lines", "zh", "中欧班列运行线路由2017年的9条增加到2022年的24条"),
        (
            "cre-reach",
            "en",
            "Goods trains from Jinhua reach more than 50 countries and more than 160 cities",
        ),
        ("cre-reach", "zh", "金华中欧班列通达50多个国家、160多个城市"),
        (
            "ftz-growth",
            "en",
            "In 2021 Jinyi Area’s trade grew by 39.9%, foreign capital actually used grew by 632.7%",
        ),
        (
            "ftz-levels",
            "zh",
            "2021年，金义片区进出口总额1608.6亿元，实际使用外资1.32亿美元",
        ),
        (
            "ftz-shares",
            "en",
            (
                "Jinyi Area accounts for 21% of the Zhejiang Pilot FTZ’s imports and exports "
                "and 50% of its new market entities (2021, from context)"
            ),
        ),
    ],
)
def test_a_title_says_the_figures_as_its_language_writes_them(
    shipped: Path, view: str, lang: Lang, title: str
) -> None:
    assert shown(shipped, view, lang).title == title


@pytest.mark.parametrize("lang", LANGS)
def test_every_word_changes_with_the_file_and_nothing_else_does(package: Path, lang: Lang) -> None:
    before = shown(package, "cre-lines", lang)
    editing.cells(
        package / "indicators.csv",
        {"value": "37", "period": "2020"},
        indicator="cre-lines",
        period="2022",
    )
    editing.words(package / "dataset.toml", ("{cre-lines@2022", "{cre-lines@2020"))
    after = shown(package, "cre-lines", lang)
    for words in (after.title, after.alt, str(after.marks[1].said), str(after.marks[1].said)):
        assert "37" in words
        assert "24" not in words
    for words in (after.subtitle, after.alt, after.marks[1].when, after.marks[1].when):
        assert "2020" in words
        assert "2022" not in words
    assert after.marks[1].value == 37
    assert "37" in written(after.drawing)
    assert after.version != before.version
    assert after.marks[0] == before.marks[0]
    assert after.sources == before.sources


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize(
    ("view", "indicator"),
    [
        ("growth-rates", "gdp-growth"),
        ("city-scale", "urbanization-rate"),
        ("cre-reach", "cre-cities"),
        ("ftz-levels", "ftz-foreign-capital"),
        ("ftz-growth", "ftz-trade-growth"),
        ("ftz-shares", "ftz-entity-share"),
    ],
)
def test_no_title_holds_a_figure_that_is_not_in_the_file(
    package: Path, view: str, indicator: str, lang: Lang
) -> None:
    before = shown(package, view, lang)
    editing.cells(package / "indicators.csv", {"value": "77"}, indicator=indicator)
    after = shown(package, view, lang)
    assert before.title != after.title
    assert "77" in after.title
    assert "77" in after.alt


def test_a_title_says_what_changed_from_the_data(package: Path) -> None:
    editing.words(
        package / "dataset.toml",
        (GREW, "{cre-lines|change}, {cre-lines|times}"),
    )
    one = shown(package, "cre-lines")
    assert one.title == "China Railway Express lines +15 lines, 2.67 times"


@pytest.mark.parametrize(
    ("first", "last", "times"),
    [
        ("9", "24", "2.67 times"),
        ("10", "20", "2 times"),
        ("1000", "2", "0.002 times"),
        ("3", "1", "0.33 times"),
        ("7", "0", "0 times"),
        ("900000", "1", "0.0000011 times"),
        ("1", "999999999999999", "999,999,999,999,999 times"),
    ],
)
def test_a_ratio_is_never_said_as_nothing_though_it_is_small(
    package: Path, first: str, last: str, times: str
) -> None:
    editing.cells(
        package / "indicators.csv", {"value": first}, indicator="cre-lines", period="2017"
    )
    editing.cells(package / "indicators.csv", {"value": last}, indicator="cre-lines", period="2022")
    editing.words(package / "dataset.toml", (GREW, "{cre-lines|times}"))
    assert shown(package, "cre-lines").title == f"China Railway Express lines {times}"


def test_a_view_renders_however_far_its_two_figures_are_apart(package: Path) -> None:
    editing.cells(package / "codebook.csv", {"measure": "level"}, indicator="cre-lines")
    small = f"0.{'0' * 30}1"
    editing.cells(
        package / "indicators.csv", {"value": small}, indicator="cre-lines", period="2017"
    )
    big = "999999999999999"
    editing.cells(package / "indicators.csv", {"value": big}, indicator="cre-lines", period="2022")
    assert big in shown(package, "cre-lines").title.replace(",", "")


@pytest.mark.parametrize("label", ["{7*7}", "{gdp-growth}", "{", "a {b"])
def test_a_brace_in_a_label_is_a_brace(package: Path, label: str) -> None:
    editing.without_view(package / "dataset.toml", "cre-lines")
    editing.cells(package / "codebook.csv", {"label_en": label}, indicator="cre-lines")
    one = shown(package, "cre-lines")
    assert one.title == label
    assert one.alt.startswith(f"Points on a time axis. {label}.")


@pytest.mark.parametrize("lang", LANGS)
def test_a_title_is_the_plain_name_when_a_figure_it_refers_to_is_not_selected(
    shipped: Path, lang: Lang
) -> None:
    whole, part = shown(shipped, "cre-reach", lang), shown(shipped, "cre-reach", lang, q="yiwu")
    assert [fact.label for fact in part.marks] == [whole.marks[2].label]
    assert part.title == part.view.name.within(lang)
    assert whole.title != part.title


def test_a_title_stays_while_the_figures_that_it_refers_to_are_selected(shipped: Path) -> None:
    part = shown(shipped, "cre-reach", measure="count")
    assert len(part.marks) == 2
    assert part.title == shown(shipped, "cre-reach").title


@pytest.mark.parametrize("lang", LANGS)
def test_a_note_that_holds_for_all_stands_once_and_without_a_name(
    shipped: Path, lang: Lang
) -> None:
    one = shown(shipped, "ftz-levels", lang)
    first, *rest = one.notes
    sentence = {"en": "how the 2020 base was counted", "zh": "2020年基数如何计算"}[lang]
    assert sentence in first.text
    assert first.about == ""
    assert all(note.about and sentence not in note.text for note in rest)


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("view", SHIPPED)
def test_no_sentence_of_a_note_is_lost_or_said_twice(shipped: Path, view: str, lang: Lang) -> None:
    package = load(shipped)
    one = shown(shipped, view, lang)
    said = "\n".join(note.text for note in one.notes)
    for fact in one.marks:
        note = package.observations[fact.id].note.within(lang)
        end = ". " if lang == "en" else "。"
        for sentence in filter(None, (part.strip(" .") for part in note.split(end))):
            assert sentence in said
    texts = [note.text for note in one.notes]
    assert len(set(texts)) == len(texts)


def test_a_note_of_many_figures_names_some_and_counts_the_others(package: Path) -> None:
    years = [
        {"period": str(year), "note_en": f"Own {year}." if year > 1990 else "Shared."}
        for year in range(1900, 2000)
    ]
    editing.more(package / "indicators.csv", *years, indicator="cre-lines", period="2017")
    found = shown(package, "cre-lines").notes
    assert any("91 dates" in note.about for note in found)
    assert all(note.about.count(",") < 12 for note in found)


def test_a_note_of_one_figure_names_it(shipped: Path) -> None:
    notes = {note.about: note.text for note in shown(shipped, "ftz-shares").notes}
    assert (
        notes["Share of institutional innovations"]
        == "What counts as an institutional innovation is not stated."
    )


def test_a_note_of_one_year_of_a_series_names_the_year(package: Path) -> None:
    editing.cells(
        package / "indicators.csv",
        {"note_en": "Provisional.", "note_zh": "初步数。"},
        indicator="cre-lines",
        period="2022",
    )
    notes = {note.text: note.about for note in shown(package, "cre-lines").notes}
    assert "2022" in notes["Provisional."]
    assert "2017" not in notes["Provisional."]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        (
            "en",
            "Calculated by this site: +15 lines (24 − 9), 2.67 times 2017 (24 ÷ 9).",
        ),
        ("zh", "本站计算：增加15条（24−9），为2017年的2.67倍（24÷9）。"),
    ],
)
def test_what_was_calculated_says_its_formula(shipped: Path, lang: Lang, text: str) -> None:
    assert shown(shipped, "cre-lines", lang).notes[-1].text == text


def test_what_was_not_calculated_has_no_formula(shipped: Path) -> None:
    for view in ("growth-rates", "ftz-shares", "cre-reach"):
        assert not any("Calculated" in note.text for note in shown(shipped, view).notes)


def test_figures_whose_bounds_leave_their_difference_open_are_drawn_without_one(
    package: Path,
) -> None:
    editing.cells(package / "indicators.csv", {"bound": "over"}, indicator="cre-lines")
    one = shown(package, "cre-lines")
    assert len(one.marks) == 2
    assert not any("Calculated" in note.text for note in one.notes)


@pytest.mark.parametrize("form", ["change", "times"])
@pytest.mark.parametrize("bound", ["over", "under", "about"])
@pytest.mark.parametrize("period", ["2017", "2022"])
def test_a_change_of_what_is_no_plain_number_is_not_said_as_one(
    package: Path, form: str, period: str, bound: str
) -> None:
    editing.cells(
        package / "indicators.csv", {"bound": bound}, indicator="cre-lines", period=period
    )
    editing.words(
        package / "dataset.toml",
        (GREW, f"{{cre-lines|{form}}}"),
    )
    one = shown(package, "cre-lines")
    assert one.title == one.view.name.within("en")
    assert "15" not in written(one.drawing)
    assert "2.67" not in written(one.drawing)
    assert not any("Calculated" in note.text for note in one.notes)


@pytest.mark.parametrize(
    ("last", "gap"),
    [
        ("2022-05", "April 2022: not given in the article"),
        ("2022-06", "April 2022 to May 2022: not given in the article"),
    ],
)
def test_a_gap_between_two_months_is_said_in_months(package: Path, last: str, gap: str) -> None:
    title = (GREW, "more")
    chinese = (
        "由{cre-lines@2017|year}年的{cre-lines@2017|value}增加到{cre-lines@2022|year}年的{cre-lines@2022|value}",
        "增加",
    )
    timeline = ("{cre-lines@2017|year} to {cre-lines@2022|year}", "in order")
    years = ("{cre-lines@2017|year}—{cre-lines@2022|year}年", "")
    editing.words(package / "dataset.toml", title, chinese, timeline, years)
    for old, new in (("2017", "2022-03"), ("2022", last)):
        editing.cells(
            package / "indicators.csv", {"period": new}, indicator="cre-lines", period=old
        )
    drawing = shown(package, "cre-lines").drawing
    assert gap in written(drawing)


@pytest.mark.parametrize(("lang", "gap"), [("en", "2018–2021"), ("zh", "2018—2021年")])
def test_a_drawing_says_for_which_years_there_are_no_figures(
    shipped: Path, lang: Lang, gap: str
) -> None:
    drawing = shown(shipped, "cre-lines", lang).drawing
    assert gap in written(drawing)


def test_a_year_that_has_a_figure_is_in_no_gap(package: Path) -> None:
    editing.more(
        package / "indicators.csv", {"period": "2020", "value": "15"}, indicator="cre-lines"
    )
    loaded, words = load(package), load_locale("en")
    figures = tuple(one for one in loaded.observations.values() if one.indicator.id == "cre-lines")
    facts = [marks.mark(one, loaded, words) for one in figures]
    said = [gap.said for gap in wording.drawing(figures, facts, loaded, words).gaps]
    assert said == [f"{years}: not given in the article" for years in ("2018–2019", "2021")]


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("view", SHIPPED)
def test_a_selection_that_leaves_nothing_says_so(shipped: Path, view: str, lang: Lang) -> None:
    one = shown(shipped, view, lang, q="no such word")
    assert (one.marks, one.notes, one.sources, len(one.marks)) == ((), (), (), 0)
    has_figures = "{" in one.view.title.within(lang)
    assert one.title == (one.view.name if has_figures else one.view.title).within(lang)
    nothing = {"en": "No figures match", "zh": "没有符合条件的数据"}[lang]
    assert one.alt == nothing
    assert nothing in written(one.drawing)


@pytest.mark.parametrize(
    ("view", "lang", "subtitle"),
    [
        ("cre-lines", "en", "China Railway Express lines · Jinhua · 2017 and 2022 · lines"),
        ("ftz-levels", "en", "Jinyi Area of the China (Zhejiang) Pilot Free Trade Zone · 2021"),
        ("city-scale", "en", "Urbanization · Jinhua · date not stated · %"),
    ],
)
def test_a_subtitle_says_what_where_when_and_the_unit_if_there_is_but_one(
    shipped: Path, view: str, lang: Lang, subtitle: str
) -> None:
    assert shown(shipped, view, lang).subtitle == subtitle


@pytest.mark.parametrize(
    ("lang", "subtitle"),
    [("en", "Jinhua · 2017 and 2022 · lines"), ("zh", "金华市　2017年和2022年　单位：条")],
)
def test_a_subtitle_does_not_repeat_a_headline_that_is_the_name(
    package: Path, lang: Lang, subtitle: str
) -> None:
    editing.without_view(package / "dataset.toml", "cre-lines")
    assert shown(package, "cre-lines", lang).subtitle == subtitle


def test_a_subtitle_names_every_place_though_the_name_says_one_of_them(package: Path) -> None:
    editing.more(
        package / "indicators.csv", {"place": "jinhua"}, indicator="ftz-trade", period="2021"
    )
    assert "Jinhua" in shown(package, "ftz-levels").subtitle
    assert "Jinyi Area" in shown(package, "ftz-levels").subtitle


@pytest.mark.parametrize("lang", LANGS)
def test_a_headline_that_two_reports_answer_gives_way_to_the_name(
    package: Path, lang: Lang
) -> None:
    second = {"value": "26", "locator": "Another place"}
    editing.words(
        package / "dataset.toml",
        ('[[views]]\nid = "growth-rates"', f'{OTHER}\n[[views]]\nid = "growth-rates"'),
    )
    editing.more(
        package / "indicators.csv",
        {**second, "source": "other"},
        indicator="cre-lines",
        period="2022",
    )
    one = shown(package, "cre-lines", lang)
    assert one.title == one.view.name.within(lang)
    for said in ("26", "24", "2018–2021" if lang == "en" else "2018—2021"):
        assert said in written(one.drawing)
    source = {"en": "Another report", "zh": "另一份报告"}[lang]
    assert source in written(one.drawing)


def test_a_value_that_the_package_does_not_have_selects_everything(shipped: Path) -> None:
    assert shown(shipped, "cre-lines", place="atlantis").marks == shown(shipped, "cre-lines").marks


def test_a_view_that_is_not_there_is_an_unknown_page(shipped: Path) -> None:
    with pytest.raises(UnknownPageError):
        shown(shipped, "nothing")


def test_a_rendered_view_can_only_be_replaced(shipped: Path) -> None:
    one = shown(shipped, "cre-lines")
    for value, name in ((one, "headline"), (one.marks[0], "label"), (one.notes[0], "text")):
        with pytest.raises(FrozenInstanceError):
            setattr(value, name, "changed")


@pytest.fixture
def renderer(package: Path) -> Renderer:
    return Renderer(Store(package, clock=clock()))


def test_what_was_rendered_is_kept_for_the_same_address_and_version(renderer: Renderer) -> None:
    address = Address("en", "view", "cre-lines", Query(theme="rail"))
    first = renderer.render(address)
    assert renderer.render(Address.parse(str(address))) is first
    assert renderer.render(address.within("zh")) is not first


def test_the_explorer_and_the_page_of_a_view_show_the_same_object(renderer: Renderer) -> None:
    (lines,) = (one for one in renderer.shown(Address("en")) if one.view.id == "cre-lines")
    assert renderer.render(Address("en", "view", "cre-lines")) is lines


def test_a_new_version_makes_everything_anew(package: Path, renderer: Renderer) -> None:
    address = Address("en", "view", "cre-lines")
    before = renderer.render(address)
    editing.cells(package / "indicators.csv", {"value": "31"}, indicator="cre-lines", period="2022")
    after = renderer.render(address)
    assert after is not before
    assert after.version != before.version
    assert after.title.endswith("from 9 in 2017 to 31 in 2022")
    assert before.title.endswith("from 9 in 2017 to 24 in 2022")


def test_a_broken_file_leaves_what_is_shown(package: Path, renderer: Renderer) -> None:
    address = Address("en", "view", "cre-lines")
    before = renderer.render(address)
    (package / "indicators.csv").write_text("not a table\n", "utf-8")
    assert renderer.render(address) is before


@pytest.mark.parametrize("moment", range(12))
def test_a_view_may_vanish_at_any_moment_of_an_answer(package: Path, moment: int) -> None:
    asked = -1  # what loading asks does not count

    def ticking() -> float:
        nonlocal asked
        asked += 1
        if asked == moment:
            editing.without_view(package / "dataset.toml", "cre-lines")
        return asked * 10

    renderer = Renderer(Store(package, clock=ticking))
    versions = {one.version for one in renderer.shown(Address("en"))}
    assert len(versions) == 1


def test_threads_get_the_same_views(package: Path) -> None:
    renderer = Renderer(Store(package))
    together, found = Barrier(4), list[tuple[str, ...]]()

    def ask() -> None:
        together.wait()
        found.append(tuple(one.title for one in renderer.shown(Address("zh"))))

    threads = [Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 4
    assert len(set(found)) == 1


@pytest.mark.parametrize(
    ("query", "left"),
    [
        (
            {"theme": "economy"},
            {"growth-rates", "industrial-output"},
        ),  # of one date: no order to show
        ({"place": "yiwu-west-station"}, {"cre-reach"}),
        ({"measure": "event"}, {"cre-reach"}),
        ({"theme": "rail", "measure": "share"}, set()),
        ({"q": "班列 lines"}, {"cre-lines", "milestones"}),
    ],
)
def test_only_views_with_a_figure_left_are_shown_in_the_order_of_the_package(
    renderer: Renderer, query: dict[str, str], left: set[str]
) -> None:
    found = [one.view.id for one in renderer.shown(Address("en", query=Query().choosing(query)))]
    assert found == [view.id for view in catalogue.views(renderer.package) if view.id in left]


def test_a_headline_has_every_amount_in_one_piece_with_the_mark_that_follows_it(
    shipped: Path,
) -> None:
    whole = [part.text for part in shown(shipped, "ftz-levels", "zh").headline if part.whole]
    assert whole == ["2021年，", "1608.6亿元，", "1.32亿美元"]
    for lang in LANGS:
        for view in catalogue.views(load(shipped)):
            one = shown(shipped, view.id, lang)
            assert "".join(part.text for part in one.headline) == one.title


def test_a_view_has_one_hue_whatever_themes_its_figures_are_of(shipped: Path) -> None:
    scale = shown(shipped, "city-scale")
    assert {fact.hue for fact in scale.marks} == {scale.hue}
    assert len({fact.hue for fact in shown(shipped, "milestones").marks}) == 4


@pytest.mark.parametrize(("lang", "word"), [("en", "calculated by this site"), ("zh", "本站计算")])
def test_what_changed_says_that_it_was_calculated(shipped: Path, lang: Lang, word: str) -> None:
    drawn = shown(shipped, "cre-lines", lang).drawing
    notes = to_plotly(drawn).layout.annotations
    assert any(one.text.endswith(word) for one in notes)
