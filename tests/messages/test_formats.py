"""No digit is lost and none is invented between the data and the page."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.indicators.model.schema import Bound, Unit
from dashboard.indicators.model.text import Text
from dashboard.languages import DEFAULT as LANGS
from dashboard.languages import Lang
from dashboard.messages import formats, load_locale

printed = st.builds(
    lambda sign, digits, exponent: Decimal((sign, tuple(digits), exponent)),
    st.sampled_from((0, 1)),
    st.lists(st.integers(0, 9), min_size=1, max_size=40),
    st.integers(-30, 6),
)


def parsed(text: str) -> Decimal:
    return Decimal(text.replace(",", "").replace(formats.MINUS, "-"))


def digits(text: str) -> str:
    return re.sub(r"\D", "", text)


@given(value=printed, lang=st.sampled_from(LANGS), signed=st.booleans())
def test_a_written_number_reads_back_as_the_number(
    value: Decimal, lang: Lang, signed: bool
) -> None:
    text = formats.number(value, lang, signed=signed)

    assert parsed(text) == value
    assert "E" not in text.upper()


@given(value=printed, lang=st.sampled_from(LANGS))
def test_every_printed_decimal_stays_and_none_is_added(value: Decimal, lang: Lang) -> None:
    exponent = value.as_tuple().exponent
    assert isinstance(exponent, int)

    _, _, decimals = formats.number(value, lang).partition(".")

    assert len(decimals) == max(0, -exponent)


@given(
    value=printed,
    shift=st.integers(-12, 12),
    bound=st.sampled_from(Bound),
    lang=st.sampled_from(LANGS),
)
def test_every_printed_digit_survives_the_shift_of_the_unit(
    value: Decimal, shift: int, bound: Bound, lang: Lang
) -> None:
    unit = Unit(
        "u",
        Text(en="u", zh="位"),
        Text(en="{n} u", zh="{n}位"),
        shifts=(("en", shift), ("zh", shift)),
    )

    said = load_locale(lang).quantity(value, unit, bound)

    assert formats.shifted(parsed(said.number), -shift) == value
    assert digits(said.number).strip("0") == digits(f"{value:f}").strip("0")


@given(value=printed, shift=st.integers(-40, 40))
def test_a_shift_and_its_way_back_give_the_very_same_number(value: Decimal, shift: int) -> None:
    there = formats.shifted(value, shift)

    assert formats.shifted(there, -shift).as_tuple() == value.as_tuple()


@given(value=printed)
def test_trimming_drops_zeros_and_nothing_else(value: Decimal) -> None:
    text = f"{formats.trimmed(value):f}"

    assert Decimal(text) == value
    assert "." not in text or not text.endswith("0")


@pytest.mark.parametrize(
    ("value", "en"),
    [("20381", "20,381"), ("-0.50", "−0.50"), ("-0", "0"), ("1.6E+3", "1,600"), ("999", "999")],
)
def test_a_number_has_a_true_minus_sign_and_is_grouped_where_that_is_the_custom(
    value: str, en: str
) -> None:
    assert load_locale("en").number(Decimal(value)) == en
    assert load_locale("zh").number(Decimal(value)) == en.replace(",", "")


@pytest.mark.parametrize("value", ["NaN", "Infinity", "-Infinity"])
def test_what_is_not_finite_is_refused(value: str) -> None:
    with pytest.raises(ValueError, match="only a finite number can be written"):
        load_locale("en").number(Decimal(value))


@pytest.mark.parametrize(("lang", "said"), [("en", "a, b or c"), ("zh", "a、b或c")])
def test_alternatives_are_listed_with_or(lang: Lang, said: str) -> None:
    assert formats.listed(["a", "b", "c"], lang, either=True) == said
