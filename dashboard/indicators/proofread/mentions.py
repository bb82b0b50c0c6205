"""The numbers that a text holds, each with what it is: an amount, a percentage, a rank, a date.

English and Chinese, in digits or in words; the words around them are in ``surroundings``. What a number is of is not understood, and not needed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from dashboard.indicators.proofread import number_context, numerals
from dashboard.indicators.proofread.number_context import Kind, scale_at


@dataclass(frozen=True, slots=True)
class Mention:
    """A number in a text: its words, what it is, its value, and where it stands.

    ``scale`` is the power of ten that a word after it says (132 million: 6). ``decimals`` are those
    written, ``None`` for words. A date has year, month and day as far as they are said. ``after``
    is the text that follows. ``telling`` is false for words that are rarely meant as numbers.
    ``below`` says that a sign puts it below zero; ``value`` has none.
    """

    text: str
    kind: Kind
    value: Decimal
    start: int
    end: int
    scale: int = 0
    decimals: int | None = None
    date: tuple[int | None, int | None, int | None] = (None, None, None)
    after: str = ""
    telling: bool = True
    below: bool = False

    @property
    def absolute(self) -> Decimal:
        """The value with its scale in it."""
        return self.value.scaleb(self.scale)


_MONTHS: Final = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
_MONTH: Final = "|".join((*(f"{name}|{name[:3]}\\.?" for name in _MONTHS), r"Sept\.?"))
_DAY: Final = r"\d{1,2}(?:st|nd|rd|th)?"
_DATES: Final = tuple(
    re.compile(pattern)
    for pattern in (
        r"(?<!\d)(?P<y>\d{4})[-/.](?P<m>\d{1,2})[-/.](?P<d>\d{1,2})(?!\d)",
        r"(?<![\d./])(?P<d>0?[1-9]|[12]\d|3[01])([/.])(?P<m>0?[1-9]|1[0-2])\2(?P<y>(?:19|20)\d\d)(?!\d)",
        r"(?<![\d./])(?P<m>0?[1-9]|1[0-2])/(?P<d>1[3-9]|2\d|3[01])/(?P<y>(?:19|20)\d\d)(?!\d)",
        r"(?<!\d)(?P<y>\d{4})[-/](?P<m>0[1-9]|1[0-2])(?!\d)",
        r"(?<!\d)(?P<y>(?:19|20)\d\d)[-–/]\d\d(?![\d.,]*\d|\s*%)",  # 2021/22, 2017–22
        r"(?<!\d)(?P<y>\d{4})\s*年\s*(?:(?P<m>\d{1,2})\s*月\s*(?:(?P<d>\d{1,2})\s*[日号])?)?",
        r"(?P<y>[〇零一二三四五六七八九]{4})年",
        r"(?<!\d)(?:\d{1,2}\s*[-–—~至到]\s*)?(?P<m>\d{1,2})\s*月\s*(?:(?P<d>\d{1,2})\s*[日号])?",
        rf"\b(?P<m>{_MONTH})\s+(?P<d>{_DAY})(?!\d)(?:\s*,?\s*(?P<y>\d{{4}}))?\b",
        rf"\b(?P<d>{_DAY})\s+(?:of\s+)?(?P<m>{_MONTH})\b(?:\s*,?\s*(?P<y>\d{{4}})\b)?",
        rf"\b(?P<m>{_MONTH})\s*,?\s+(?P<y>\d{{4}})\b",
    )
)
_GROUPS: Final = "[,'’\u00a0\u2009\u202f]"
#: Groups apart by a plain space, where no other number but a year stands beside them.
_SPACED: Final = r"(?:(?<!\d )|(?<=\b(?:19|20)\d\d ))(?<!\d)\d{1,3}(?: \d{3})+(?!\d| \d)"
_DIGITS: Final = re.compile(
    rf"(?:(?P<currency>(?<![A-Za-z])(?:{number_context.CURRENCY})\s?)"
    r"|(?:(?<![A-Za-z0-9_])|(?<=GDP|CPI|PPI|PMI|FDI|R&D))(?<!\d\.)(?<![A-Za-z]-))"
    rf"(?P<number>(?:\d{{1,3}}(?:{_GROUPS}\d{{3}})+(?!\d)|{_SPACED}|\d+)(?:\.\d+)?)"
)
_CARDINALS: Final = "|".join(numerals.CARDINALS)
_ENGLISH: Final = re.compile(
    rf"\b(?:{_CARDINALS}|(?:half[\s-]+)?an?(?=[\s-]+(?:{number_context.SCALED})\b)"
    rf"|half(?=[\s-]+(?:{number_context.SCALED})\b))"
    rf"(?:(?:[\s-]+and)?[\s-]+(?:{_CARDINALS}|{number_context.SCALED})\b)*(?![A-Za-z])",
    re.IGNORECASE,
)
_ORDINAL: Final = re.compile(rf"\b(?:{'|'.join(numerals.ORDINALS)})\b", re.IGNORECASE)
_CHINESE: Final = re.compile(
    rf"[{numerals.CHINESE}]{{1,40}}(?:点[零〇一二三四五六七八九]+)?(?<![万亿百千]点)"
)
_TENTHS_AFTER: Final = re.compile("成")
#: What may stand between the numbers of one list, whose last has the unit of them all.
_LISTED: Final = re.compile(r"\s*(?:,|、|/|和|及|与|,?\s*(?:and|or|to)\b|-|–|—|~|至|到)\s*")
_COUNTED: Final = re.compile(r"\s*[个条家列年位倍次项座名人%]")
_FULL: Final = str.maketrans({chr(mark): chr(mark - 0xFEE0) for mark in range(0xFF01, 0xFF5F)})
_FULL_COMMA: Final = re.compile("(?<![０-９])，|，(?![０-９])")


def mentions(text: str) -> list[Mention]:
    """Every number of a text, in its order; no two overlap."""
    plain = _narrow(text)
    taken = bytearray(len(plain))
    found: list[Mention] = []
    rest = plain
    for finder in (_dates, _none, _fractions, _halves, _digits, _ordinals, _english, _chinese):
        for one in finder(rest):
            if not any(taken[one.start : one.end]):
                taken[one.start : one.end] = b"\x01" * (one.end - one.start)
                after = plain[one.end : one.end + 40]
                found.append(replace(one, text=text[one.start : one.end], after=after))
        if finder is _dates:  # their digits begin no other number
            rest = "".join("\0" if gone else mark for gone, mark in zip(taken, plain, strict=True))
    numbers = [one for one in found if one.kind != "none"]
    return _shared(sorted(numbers, key=lambda one: one.start), plain)


def _narrow(text: str) -> str:
    """The text with full-width digits and signs made narrow, each in its place.

    A full-width comma stays one, but between full-width digits.
    """
    return _FULL_COMMA.sub("\0", text).translate(_FULL).replace("\0", "，")


def _dates(text: str) -> Iterator[Mention]:
    for pattern in _DATES:
        for match in pattern.finditer(text):
            parts = {"y": None, "m": None, "d": None, **match.groupdict()}
            year, month, day = parts["y"], parts["m"], parts["d"]
            found = (_year(year), _month(month), int(day.rstrip("stndrh")) if day else None)
            value = Decimal(next(one for one in found if one is not None))
            yield Mention(match[0], "date", value, *match.span(), date=found)


def _year(text: str | None) -> int | None:
    if text is None:
        return None
    return int(text) if text.isdecimal() else int(numerals.chinese(text))


def _month(text: str | None) -> int | None:
    if text is None:
        return None
    if text.isdecimal():
        return int(text)
    return next(number for number, name in enumerate(_MONTHS, 1) if name[:3] == text[:3])


def _none(text: str) -> Iterator[Mention]:
    """What only looks like a number: nothing else is found in its place."""
    for pattern in number_context.NO_NUMBERS:
        for match in pattern.finditer(text):
            yield Mention(match[0], "none", Decimal(0), *match.span())


def _fractions(text: str) -> Iterator[Mention]:
    for match in number_context.FRACTION.finditer(text):
        part, whole = match["part"].casefold(), match["whole"].casefold()
        parts = 1 if part == "a" else numerals.CARDINALS[part]
        value = Decimal(parts) / (4 if whole == "quarter" else max(numerals.ORDINALS[whole], 1))
        yield Mention(match[0], "fraction", value, *match.span())
    for match in number_context.CHINESE_FRACTION.finditer(text):
        value = numerals.chinese(match["part"]) / max(numerals.chinese(match["whole"]), Decimal(1))
        yield Mention(match[0], "fraction", value, *match.span())


def _halves(text: str) -> Iterator[Mention]:
    for match in number_context.HALF.finditer(text):
        yield Mention(match[0], "percent", Decimal(50), *match.span(), telling=False)


def _digits(text: str) -> Iterator[Mention]:
    for match in _DIGITS.finditer(text):
        written = match["number"]
        bare = re.sub(f"{_GROUPS}| ", "", written)
        value = Decimal(bare)
        decimals = len(bare.partition(".")[2])
        below = bool(number_context.MINUS.search(text[max(0, match.start() - 8) : match.start()]))
        place = match.span("number")
        one = Mention(written, "amount", value, *place, decimals=decimals, below=below)
        told = _told(one, text, money=bool(match["currency"]))
        is_year = bare == written and len(bare) == 4 and 1900 <= value <= 2100
        if is_year and told.kind == "amount" and not told.scale and not match["currency"]:
            told = replace(told, kind="date", date=(int(bare), None, None))
        yield told


def _english(text: str) -> Iterator[Mention]:
    for match in _ENGLISH.finditer(text):
        words = [word for word in re.split(r"[\s-]+", match[0].casefold()) if word != "and"]
        value = numerals.english(words)
        telling = words not in (["one"], ["zero"])
        yield _told(Mention(match[0], "amount", value, *match.span(), telling=telling), text)


def _ordinals(text: str) -> Iterator[Mention]:
    for match in _ORDINAL.finditer(text):
        value = Decimal(numerals.ORDINALS[match[0].casefold()])
        telling = value > 2  # "first" and "second" are rarely ranks
        yield Mention(match[0], "rank", value, *match.span(), telling=telling)


def _chinese(text: str) -> Iterator[Mention]:
    for match in _CHINESE.finditer(text):
        if match[0][0] in "百千万亿":
            continue  # a word such as 千方百计, or the scale of digits
        one = Mention(match[0], "amount", numerals.chinese(match[0]), *match.span())
        counted = bool(_COUNTED.match(text, one.end)) and match[0] != "一"
        one = _told(replace(one, telling=counted or len(match[0]) > 1), text)
        sure = one.kind in number_context.SHARED or (one.kind == "rank" and one.value > 2)
        yield replace(one, telling=True) if sure else one


def _told(one: Mention, text: str, *, money: bool = False) -> Mention:
    """What the words around a number say that it is."""
    before = text[max(0, one.start - 8) : one.start]
    if _TENTHS_AFTER.match(text, one.end) and one.decimals is None:
        return replace(one, kind="percent", value=one.value * 10)
    for kind, ahead, behind in number_context.SIGNS:
        if ahead.search(before) or behind.match(text, one.end):
            return replace(one, kind=kind)
    return replace(one, scale=scale_at(text, one.end, money=money))


def _shared(found: list[Mention], text: str) -> list[Mention]:
    """Numbers of a list take the percent sign or the scale that only the last of them has."""
    told = found[:]
    for rank in range(len(found) - 2, -1, -1):
        one, later = told[rank], told[rank + 1]
        if one.kind != "amount" or not _LISTED.fullmatch(text[one.end : later.start]):
            continue
        if later.kind in number_context.SHARED and later.decimals is not None:
            told[rank] = replace(one, kind=later.kind)
        elif later.scale and not one.scale:
            told[rank] = replace(one, scale=later.scale)
    return told
