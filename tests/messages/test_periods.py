"""When, in words: what the source gives, and what it does not."""

from __future__ import annotations

from datetime import date

import pytest

from dashboard.indicators.model.period import Period
from dashboard.indicators.model.schema import Basis
from dashboard.messages import load_locale


@pytest.mark.parametrize(
    ("period", "basis", "en", "zh"),
    [
        ("2017", Basis.STATED, "2017", "2017年"),
        ("2022-06", Basis.STATED, "June 2022", "2022年6月"),
        ("2022-06-28", Basis.STATED, "28 June 2022", "2022年6月28日"),
        ("2017/2021", Basis.STATED, "2017–2021", "2017—2021年"),
        ("2017/2017", Basis.STATED, "2017", "2017年"),
        ("2022-01/2022-06", Basis.STATED, "January 2022 to June 2022", "2022年1月至2022年6月"),
        ("2017/2022-06", Basis.STATED, "2017 to June 2022", "2017年至2022年6月"),
        ("2021", Basis.INFERRED, "2021, from context", "2021年，据上下文推断"),
        (
            "P5Y/2022-06-28",
            Basis.STATED,
            "five years; which five is not stated",
            "五年，起止年份未注明",
        ),
        (
            "P2Y/2022",
            Basis.STATED,
            "two years; which two is not stated",
            "两年，起止年份未注明",
        ),
        (
            "P1Y/2022",
            Basis.STATED,
            "one year; which is not stated",
            "一年，起止年份未注明",
        ),
        (
            "P12Y/2022",
            Basis.STATED,
            "12 years; which 12 is not stated",
            "12年，起止年份未注明",
        ),
        ("", Basis.NOT_STATED, "date not stated", "原文未注明时间"),
        ("", Basis.INFERRED, "date not stated", "原文未注明时间"),
    ],
)
def test_a_period_says_what_is_known_of_it_and_what_is_not(
    period: str, basis: Basis, en: str, zh: str
) -> None:
    assert load_locale("en").period(Period.parse(period), basis) == en
    assert load_locale("zh").period(Period.parse(period), basis) == zh


def test_a_day_is_written_with_its_month_in_words() -> None:
    assert load_locale("en").date(date(2020, 3, 1)) == "1 March 2020"
    assert load_locale("zh").date(date(2020, 3, 1)) == "2020年3月1日"


def test_a_span_of_one_year_is_that_year() -> None:
    assert load_locale("en").years(2018, 2018) == "2018"
    assert load_locale("zh").years(2018, 2018) == "2018年"


def test_a_span_of_years_is_written_with_the_dash_of_the_language() -> None:
    assert load_locale("en").years(2018, 2021) == "2018–2021"
    assert load_locale("zh").years(2018, 2021) == "2018—2021年"


@pytest.mark.parametrize(
    ("items", "en", "zh"),
    [
        ([], "", ""),
        (["a"], "a", "a"),
        (["a", "b"], "a and b", "a和b"),
        (["a", "b", "c"], "a, b and c", "a、b和c"),
    ],
)
def test_a_list_reads_as_part_of_a_sentence(items: list[str], en: str, zh: str) -> None:
    assert load_locale("en").list(items) == en
    assert load_locale("zh").list(items) == zh
