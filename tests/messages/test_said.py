"""A figure in words: bound, number and unit, as each language writes them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from dashboard.indicators.model.period import Period
from dashboard.indicators.model.schema import (
    Basis,
    Bound,
    Indicator,
    Measure,
    Observation,
    Place,
    Source,
    Unit,
)
from dashboard.indicators.model.text import Text
from dashboard.languages import DEFAULT as LANGS
from dashboard.languages import Lang
from dashboard.messages import Said, load_locale

WORD = Text(en="word", zh="词")


def unit(
    en: str,
    zh: str,
    *,
    one: str | None = None,
    shift_zh: int = 0,
    signed: bool = False,
    ordinal: bool = False,
) -> Unit:
    return Unit(
        id="unit",
        label=WORD,
        pattern=Text(en=en, zh=zh),
        singular=None if one is None else Text(en=one, zh=zh),
        shifts=(("zh", shift_zh),),
        style="signed" if signed else "ordinal" if ordinal else "plain",
    )


LINES = unit("{n} lines", "{n}条", one="{n} line")
COUNTRIES = unit("{n} countries", "{n}个国家", one="{n} country")
PERCENT = unit("{n}%", "{n}%")
A_YEAR = unit("{n}% a year", "{n}%")
CHANGE = unit("{n}%", "{n}%", signed=True)
YUAN = unit("{n} billion RMB", "{n}亿元", shift_zh=1)
DOLLARS = unit("{n} million USD", "{n}亿美元", shift_zh=-2)
TRAINS = unit("{n} trains a day", "{n}列/日", one="{n} train a day")
RANK = unit("{n}", "第{n}位", ordinal=True)
EVENT = unit("{n}", "{n}")


def figure(
    value: str | None, bound: Bound = Bound.EXACT, period: str = "2021", basis: Basis = Basis.STATED
) -> Observation:
    return Observation(
        id="some.place.2021",
        indicator=Indicator("some", "theme", Measure.LEVEL, "unit", label=WORD, definition=WORD),
        place=Place("place", WORD),
        period=Period.parse(period),
        basis=basis,
        value=None if value is None else Decimal(value),
        bound=bound,
        source=Source("source", WORD, WORD, date(2022, 6, 28), WORD),
        locator=Text(en="paragraph", zh="段"),
    )


@pytest.mark.parametrize(
    ("value", "bound", "counted", "en", "zh"),
    [
        ("6.2", Bound.EXACT, A_YEAR, "6.2% a year", "6.2%"),
        ("500", Bound.OVER, YUAN, "more than 500 billion RMB", "超过5000亿元"),
        ("160.86", Bound.EXACT, YUAN, "160.86 billion RMB", "1608.6亿元"),
        ("132", Bound.EXACT, DOLLARS, "132 million USD", "1.32亿美元"),
        ("68.7", Bound.EXACT, PERCENT, "68.7%", "68.7%"),
        ("15", Bound.UNDER, PERCENT, "less than 15%", "不足15%"),
        ("5", Bound.ABOUT, TRAINS, "about 5 trains a day", "约5列/日"),
        ("50", Bound.OVER, COUNTRIES, "more than 50 countries", "超过50个国家"),
        ("20381", Bound.EXACT, LINES, "20,381 lines", "20381条"),
        ("632.7", Bound.EXACT, CHANGE, "+632.7%", "632.7%"),
        ("-3.40", Bound.EXACT, CHANGE, "−3.40%", "−3.40%"),
        ("0.0", Bound.EXACT, CHANGE, "0.0%", "0.0%"),
    ],
)
def test_a_figure_is_said_with_its_bound_and_unit(
    value: str, bound: Bound, counted: Unit, en: str, zh: str
) -> None:
    some = figure(value, bound)

    assert str(load_locale("en").said(some, counted)) == en
    assert str(load_locale("zh").said(some, counted)) == zh


@pytest.mark.parametrize(
    ("value", "zh"),
    [
        ("132", "1.32亿美元"),
        ("18.02", "1802万美元"),
        ("-18.02", "−1802万美元"),
        ("0.0001802", "180.2美元"),
        ("0", "0.00亿美元"),
    ],
)
def test_chinese_takes_the_scale_that_reads_best(value: str, zh: str) -> None:
    assert str(load_locale("zh").quantity(Decimal(value), DOLLARS)) == zh


@pytest.mark.parametrize(
    ("value", "bound", "counted", "en", "zh"),
    [
        ("50", Bound.OVER, COUNTRIES, "more than 50 countries", "50多个国家"),
        ("24", Bound.OVER, COUNTRIES, "more than 24 countries", "超过24个国家"),
        ("50", Bound.EXACT, COUNTRIES, "50 countries", "50个国家"),
        (
            "500",
            Bound.OVER,
            replace(YUAN, currency="CNY"),
            "more than 500 billion RMB",
            "超过5000亿元",
        ),
        ("50", Bound.OVER, PERCENT, "more than 50%", "超过50%"),
    ],
)
def test_a_sentence_says_a_round_floor_as_people_do(
    value: str, bound: Bound, counted: Unit, en: str, zh: str
) -> None:
    some = figure(value, bound)

    assert str(load_locale("en").prose(some, counted)) == en
    assert str(load_locale("zh").prose(some, counted)) == zh


@pytest.mark.parametrize(
    ("value", "measure", "counted", "en", "zh"),
    [
        ("39.9", Measure.GROWTH_YOY, CHANGE, "grew by 39.9%", "增长39.9%"),
        ("-2.3", Measure.GROWTH_YOY, CHANGE, "fell by 2.3%", "下降2.3%"),
        ("0.0", Measure.GROWTH_YOY, CHANGE, "did not change", "持平"),
        ("6.2", Measure.GROWTH_AVG, A_YEAR, "grew by an average of 6.2% a year", "年均增长6.2%"),
        ("-1.0", Measure.GROWTH_AVG, A_YEAR, "fell by an average of 1.0% a year", "年均下降1.0%"),
    ],
)
def test_the_direction_of_a_growth_is_in_its_verb(
    value: str, measure: Measure, counted: Unit, en: str, zh: str
) -> None:
    some = figure(value)
    grown = replace(some, indicator=replace(some.indicator, measure=measure))

    assert "".join(load_locale("en").moved(grown, counted)) == en
    assert "".join(load_locale("zh").moved(grown, counted)) == zh


@pytest.mark.parametrize(
    ("flow_or_stock", "basis", "en", "zh"),
    [
        ("stock", Basis.STATED, "as of publication, 28 June 2022", "截至2022年6月28日刊载时"),
        ("flow", Basis.STATED, "28 June 2022", "2022年6月28日"),
        ("stock", Basis.INFERRED, "28 June 2022, from context", "2022年6月28日，据上下文推断"),
    ],
)
def test_what_stands_on_the_day_of_its_source_is_as_of_publication(
    flow_or_stock: str, basis: Basis, en: str, zh: str
) -> None:
    some = figure("50", period="2022-06-28", basis=basis)
    counted = replace(some, indicator=replace(some.indicator, flow_or_stock=flow_or_stock))

    assert load_locale("en").when(counted) == en
    assert load_locale("zh").when(counted) == zh


@pytest.mark.parametrize(
    ("value", "bound", "counted", "en", "zh"),
    [
        ("50", Bound.OVER, COUNTRIES, "more than 50", "超过50"),
        ("15", Bound.UNDER, PERCENT, "less than 15%", "不足15%"),
        ("6.2", Bound.EXACT, A_YEAR, "6.2%", "6.2%"),
        ("500", Bound.OVER, YUAN, "more than 500", "超过5000"),
        ("3", Bound.EXACT, RANK, "3rd", "第3位"),
    ],
)
def test_the_short_form_keeps_the_bound_and_what_no_number_goes_without(
    value: str, bound: Bound, counted: Unit, en: str, zh: str
) -> None:
    some = figure(value, bound)

    assert load_locale("en").said(some, counted).short == en
    assert load_locale("zh").said(some, counted).short == zh


def test_the_parts_can_be_set_in_different_sizes() -> None:
    some = figure("50", Bound.OVER)

    assert load_locale("en").said(some, COUNTRIES) == Said(
        bound="more than", joint=" ", number="50", after=" countries"
    )
    assert load_locale("zh").said(some, COUNTRIES) == Said(
        bound="超过", joint="", number="50", after="个国家"
    )


@pytest.mark.parametrize(
    ("value", "en", "zh"),
    [
        ("1", "1st", "第1位"),
        ("2", "2nd", "第2位"),
        ("3", "3rd", "第3位"),
        ("4", "4th", "第4位"),
        ("11", "11th", "第11位"),
        ("22", "22nd", "第22位"),
        ("1013", "1,013th", "第1013位"),
        ("3.0", "3.0", "第3.0位"),
        ("2.5", "2.5", "第2.5位"),
    ],
)
def test_a_rank_is_said_as_a_place_in_an_order(value: str, en: str, zh: str) -> None:
    assert str(load_locale("en").quantity(Decimal(value), RANK)) == en
    assert str(load_locale("zh").quantity(Decimal(value), RANK)) == zh


@pytest.mark.parametrize(
    ("value", "said"),
    [("1", "1 line"), ("-1", "−1 line"), ("0", "0 lines"), ("1.0", "1.0 lines"), ("2", "2 lines")],
)
def test_english_uses_the_singular_for_one_and_only_for_one(value: str, said: str) -> None:
    assert str(load_locale("en").quantity(Decimal(value), LINES)) == said


def test_the_plural_belongs_to_the_number_that_is_written_not_to_the_printed_one() -> None:
    coins = Unit(
        "coins",
        WORD,
        Text(en="{n} coins", zh="{n}枚"),
        Text(en="{n} coin", zh="{n}枚"),
        shifts=(("en", -2),),
    )

    assert str(load_locale("en").quantity(Decimal("1E+2"), coins)) == "1 coin"


@pytest.mark.parametrize("lang", LANGS)
def test_an_event_says_its_date(lang: Lang) -> None:
    train = figure(None, period="2020-03-21")

    said = load_locale(lang).said(train, EVENT)

    assert str(said) == said.short == {"en": "21 March 2020", "zh": "2020年3月21日"}[lang]


@pytest.mark.parametrize(
    ("value", "counted", "en", "zh"),
    [
        ("15", LINES, "+15 lines", "增加15条"),
        ("1", LINES, "+1 line", "增加1条"),
        ("-2", LINES, "−2 lines", "减少2条"),
        ("0", LINES, "no change", "持平"),
        ("45.88", YUAN, "+45.88 billion RMB", "增加458.8亿元"),
        ("1.5", PERCENT, "+1.5 percentage points", "增加1.5个百分点"),
        ("-1", A_YEAR, "−1 percentage point", "减少1个百分点"),
        ("-2", RANK, "up 2 places", "上升2位"),
        ("1", RANK, "down 1 place", "下降1位"),
    ],
)
def test_a_change_is_said_in_the_unit_that_changes(
    value: str, counted: Unit, en: str, zh: str
) -> None:
    assert load_locale("en").change(Decimal(value), counted) == en
    assert load_locale("zh").change(Decimal(value), counted) == zh


def test_a_ratio_is_said_in_times() -> None:
    assert load_locale("en").times(Decimal("7.327")) == "7.327 times"
    assert load_locale("zh").times(Decimal("2.67")) == "2.67倍"


@pytest.mark.parametrize(
    ("value", "counted", "en", "zh"),
    [
        (200.0, YUAN, "200", "2000"),
        (132.0, DOLLARS, "132", "1.32"),
        (200.0, DOLLARS, "200", "2"),
        (0.1 + 0.2, PERCENT, "0.3", "0.3"),
        (20000.0, LINES, "20,000", "20000"),
        (-5.0, PERCENT, "−5", "−5"),
        (40.0, CHANGE, "+40", "40"),
        (-0.0, CHANGE, "0", "0"),
        (1e16, LINES, "10,000,000,000,000,000", "10000000000000000"),
    ],
)
def test_an_axis_number_is_short_and_in_the_scale_of_the_language(
    value: float, counted: Unit, en: str, zh: str
) -> None:
    assert load_locale("en").tick(value, counted) == en
    assert load_locale("zh").tick(value, counted) == zh


@pytest.mark.parametrize("value", [float("nan"), float("inf")])
def test_what_is_no_number_is_refused_on_an_axis(value: float) -> None:
    with pytest.raises(ValueError, match="only a finite number can be written"):
        load_locale("en").tick(value, LINES)


def test_braces_in_a_unit_of_the_data_are_only_text() -> None:
    odd = unit("{n} {0.real} {lang}", "{n}{0}")

    assert str(load_locale("en").quantity(Decimal(2), odd)) == "2 {0.real} {lang}"
