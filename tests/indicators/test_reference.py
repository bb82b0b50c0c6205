"""A reference in a title finds its one figure, or says why it does not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.indicators.model.schema import Measure, Observation
from dashboard.indicators.select.reference import (
    FORMS,
    SERIES_FORMS,
    AmbiguousError,
    Reference,
    answer,
    find,
    pieces,
    resolve,
    series,
    without,
)
from tests.indicators.builders import figure, ids

LINES = (figure("24", period="2022"), figure("9", period="2017"), figure("5", period=""))
REPORTS = (figure("26", period="2022", source="other"), figure("24", period="2022"))
ABROAD = (*LINES, figure("7", period="2017", place="abroad"))

slugs = st.from_regex(r"[a-z0-9]{1,5}(-[a-z0-9]{1,5}){0,2}", fullmatch=True)
periods = st.sampled_from([None, "2017", "2022-06", "2017/2021", "P5Y/2022-06-28", "undated"])


@given(slugs, st.none() | slugs, periods, st.none() | slugs, st.sampled_from(FORMS))
def test_a_reference_reads_back_as_it_was_written(
    indicator: str, place: str | None, period: str | None, source: str | None, form: str
) -> None:
    when = None if form in SERIES_FORMS else period
    one = Reference(indicator, place, when, source, form)  # type: ignore[arg-type]
    assert find(f"From {one} on") == (one,)


@pytest.mark.parametrize(
    "template",
    ["{a", "a}", "{}", "{a b}", "{a@}", "{a|words}", "{a@2017|change}", "{{a}}", "{a.b.c}"],
)
def test_a_brace_that_is_no_reference_is_an_error(template: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        find(template)


def test_a_text_is_its_words_and_its_references_in_order() -> None:
    assert list(pieces("由{a@2017}条增至{a@2022|value}")) == [
        "由",
        Reference("a", period="2017"),
        "条增至",
        Reference("a", period="2022", form="value"),
    ]
    assert without("由{a@2017}条增至{a@2022|value}") == "由条增至"


def test_a_reference_means_the_figure_of_its_period() -> None:
    assert resolve(LINES, Reference("lines", period="2017")).id == "lines.riverton.2017"
    assert resolve(LINES, Reference("lines", period="undated")).id == "lines.riverton.undated"
    assert resolve(ABROAD, Reference("lines", "abroad")).id == "lines.abroad.2017"


def test_none_and_several_are_both_said() -> None:
    with pytest.raises(LookupError, match=r"no figure answers \{lines@2018\}"):
        resolve(LINES, Reference("lines", period="2018"))
    with pytest.raises(LookupError, match=r"3 figures answer \{lines\}: lines\.riverton\.2022"):
        resolve(LINES, Reference("lines"))


def test_a_change_is_of_two_dated_figures_the_earlier_first() -> None:
    found = series(LINES, Reference("lines", form="change"))
    assert ids(found) == ["lines.riverton.2017", "lines.riverton.2022"]


@pytest.mark.parametrize(
    ("others", "wanted", "clearer"),
    [
        (LINES, "lines", "{lines@2022}"),
        (ABROAD, "lines@2017", "{lines.riverton@2017}"),
        (REPORTS, "lines", "{lines:other}"),
        ((*REPORTS, *LINES[1:]), "lines|value", "{lines@2022:other|value}"),
        (ABROAD, "lines|change", "{lines.riverton|change}"),
        ((*REPORTS, LINES[1]), "lines|change", "{lines:yearbook|change}"),
    ],
)
def test_what_several_figures_answer_is_told_with_a_reference_that_one_does(
    others: tuple[Observation, ...], wanted: str, clearer: str
) -> None:
    with pytest.raises(AmbiguousError) as told:
        answer(others, Reference.parse(wanted))
    assert str(told.value.clearer) == clearer


def test_a_source_tells_two_reports_of_one_figure_apart() -> None:
    assert answer(REPORTS, Reference.parse("lines@2022:other")) == REPORTS[:1]


def test_a_change_of_one_or_three_or_of_two_places_is_none() -> None:
    change = Reference("lines", form="change")
    with pytest.raises(LookupError, match="there are 1"):
        series(LINES[1:], change)
    with pytest.raises(LookupError, match="there are 3"):
        series((*LINES, figure(period="2019")), change)
    with pytest.raises(LookupError, match="2 places"):
        series(ABROAD, change)
    with pytest.raises(LookupError, match="needs two dated"):
        series((figure(), figure()), change)


def test_an_event_has_no_number_to_say() -> None:
    event = figure(None, measure=Measure.EVENT)
    with pytest.raises(LookupError, match="event"):
        answer((event,), Reference("lines"))


def test_only_growth_on_the_year_before_is_a_multiple() -> None:
    multiple = Reference("lines", form="multiple")
    growth = figure("39.9", measure=Measure.GROWTH_YOY)
    assert answer((growth,), multiple) == (growth,)
    with pytest.raises(LookupError, match="not a growth_yoy"):
        answer((figure(),), multiple)
