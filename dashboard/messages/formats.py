"""Numbers, lists and dates as a language writes them: Babel, without losing or adding a digit."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from decimal import Context, Decimal, localcontext
from functools import cache
from typing import Final

from babel import Locale
from babel.dates import format_date, format_skeleton
from babel.lists import format_list
from babel.numbers import format_decimal

from dashboard.languages import Lang
from dashboard.messages.conventions import conventions

_SENTENCE: Final = re.compile(r"(?<=[.!?])\s+(?=[A-Z“\d])|(?<=[。！？])")
MINUS: Final = "\N{MINUS SIGN}"


@cache
def locale(lang: Lang) -> Locale:
    """Babel's knowledge of a language."""
    return Locale.parse(conventions(lang).babel)


@cache
def separators(lang: Lang) -> dict[int, str]:
    """What a language writes for the comma between thousands and for the decimal point.

    >>> "1,234.5".translate(separators("en"))
    '1,234.5'
    """
    symbols = locale(lang).number_symbols["latn"]
    return str.maketrans({",": symbols["group"], ".": symbols["decimal"]})


def shifted(value: Decimal, places: int) -> Decimal:
    """The value times a power of ten, exactly: ``Decimal.scaleb`` would round to its context.

    >>> shifted(Decimal("160.86"), 1), shifted(Decimal("132"), -2)
    (Decimal('1608.6'), Decimal('1.32'))
    """
    sign, digits, exponent = _parts(value)
    return Decimal((sign, digits, exponent + places))


def number(value: Decimal, lang: Lang, *, signed: bool = False) -> str:
    """The number with every printed digit, never in scientific notation; Chinese does not group them.

    With ``signed`` what is above zero has the sign that the language writes; Chinese writes none,
    as its names say the direction: 同比增速39.9%.

    >>> number(Decimal("-20381.50"), "en"), number(Decimal("39.9"), "en", signed=True)
    ('−20,381.50', '+39.9')
    >>> number(Decimal("20381"), "zh")
    '20381'
    """
    _, digits, exponent = _parts(value)
    pattern = conventions(lang).digits(max(0, -exponent))
    text: str
    with localcontext(Context(prec=2 * (len(digits) + abs(exponent)) + 1)):
        text = format_decimal(
            value.copy_abs(), pattern, locale=locale(lang), decimal_quantization=False
        )
    if not value:
        return text
    sign = MINUS if value < 0 else conventions(lang).plus if signed else ""
    return f"{sign}{text}"


def trimmed(value: Decimal) -> Decimal:
    """The value without trailing zeros behind the point; nothing is rounded.

    >>> trimmed(Decimal("2.500")), trimmed(Decimal("200"))
    (Decimal('2.5'), Decimal('200'))
    """
    sign, digits, exponent = _parts(value)
    while exponent < 0 and digits[-1] == 0:
        digits, exponent = digits[:-1] or (0,), exponent + 1
    return Decimal((sign, digits, exponent))


def computed(value: float) -> Decimal:
    """A computed number without the noise of binary fractions.

    >>> computed(0.1 + 0.2)
    Decimal('0.3')
    """
    return Decimal(f"{value:.15g}")


def plural(value: Decimal, lang: Lang) -> str:
    """The grammatical number (CLDR's "one", "other", ...) that goes with a printed number."""
    return locale(lang).plural_form(value)


def language(named: Lang, lang: Lang) -> str:
    """What a language is called in another.

    >>> language("zh", "en"), language("en", "zh")
    ('Chinese', '英语')
    """
    return str(locale(lang).languages.get(named, named))


def ordinal(value: int, lang: Lang) -> str:
    """The grammatical kind of an ordinal: "few" for the English 3rd."""
    return locale(lang).ordinal_form(value)


def day(value: date, lang: Lang) -> str:
    """A day, with its month in words: 28 June 2022, 2022年6月28日."""
    return format_date(value, "long", locale=locale(lang))


def month(value: date, lang: Lang) -> str:
    """The month that a day is in: June 2022, 2022年6月."""
    return format_skeleton("yMMMM", value, locale=locale(lang))


def listed(items: Sequence[str], lang: Lang, *, either: bool = False) -> str:
    """The items as a list within a sentence: a, b and c; ``either`` of them: a, b or c."""
    return format_list(items, style="or" if either else "standard", locale=locale(lang))


def sentences(text: str) -> list[str]:
    """The sentences of a text, by the punctuation of any of the languages.

    >>> sentences("A floor. Counted in 2021."), sentences("仅为下限。时间不详。")
    (['A floor.', 'Counted in 2021.'], ['仅为下限。', '时间不详。'])
    """
    return [one for one in _SENTENCE.split(text) if one]


def _parts(value: Decimal) -> tuple[int, tuple[int, ...], int]:
    """Sign, digits and exponent of a finite number."""
    sign, digits, exponent = value.as_tuple()
    if not isinstance(exponent, int):
        raise ValueError(f"found {value}; only a finite number can be written")
    return sign, digits, exponent
