"""What the words around a number say that it is, and what looks like a number and is none: tables.

English and Chinese; ``mentions`` reads a text by them.
"""

from __future__ import annotations

import re
from typing import Final, Literal

from dashboard.indicators.proofread import numerals

#: "none" is what only looks like a number.
Kind = Literal[
    "amount", "percent", "permille", "points", "fraction", "rank", "date", "years", "none"
]

#: Codes and signs of currencies that stand before an amount, mostly without a space.
CURRENCY: Final = (
    r"(?:RMB|CNY|CNH|USD|US|EUR|GBP|JPY|HKD|HK|TWD|KRW|SGD|AUD|CAD|CHF|RUB|INR)[$¥]?|[$¥€£]"
)

_ORDINALS: Final = "|".join(numerals.ORDINALS)
_CARDINALS: Final = "|".join(numerals.CARDINALS)
_SERIES: Final = (
    "quarters?|century|anniversary|industry|industries|sectors?|party|parties|phase|generation|"
    "tier|time|edition|session|five-year|(?:cpc |party |national |people's )*congress"
)
_PLACES: Final = r"note|page|pp?\.|table|figure|fig\.|chart|chapter|section|article|annex|appendix"
#: What multiplies the number word before it.
SCALED: Final = "|".join((*numerals.SCALES, "dozen"))
_CHINESE: Final = rf"(?:\d+|[{numerals.CHINESE}]{{1,12}})"
_PART_OF_DAY: Final = "(?:上午|中午|下午|早上|晚上|凌晨|傍晚)"
_HOUR: Final = rf"(?:(?<!\d)\d{{1,2}}|[{numerals.CHINESE}]{{1,3}})"

#: What holds digits or number words and says no number.
NO_NUMBERS: Final = tuple(
    re.compile(pattern)
    for pattern in (
        # names of a technology, a class, a road: 5G, 5A; not 5B, 5M, 5K, 5T, which may be amounts
        r"(?<![A-Za-z\d.])\d+[AC-JLN-SU-Z](?![A-Za-z])",
        # clock times, and round the clock
        r"(?i)(?<![\d:])\d{1,2}:\d{2}(?::\d{2})?(?![\d:])(?:\s*[ap]\.?m\b)?",
        r"(?i)(?<![\d.])\d{1,2}\s*[ap]\.?m\b",
        rf"{_HOUR}\s*时(?![代期间常])(?:\s*{_HOUR}\s*分)?",
        rf"{_HOUR}点{_HOUR}分",
        rf"{_PART_OF_DAY}\s*{_HOUR}点|{_HOUR}点[半整钟]",
        r"(?i)(?<!\d)24/7|(?<!\d|\.)24[\s-]?hours?\b|\btwenty-four[\s-]hours?\b",
        r"(?<!\d|\.)24\s*个?小时|二十四个?小时",
        # halves of a time, and half as much again
        r"(?i)\b(?:first|second|latter|1st|2nd)[\s-]+half\b",
        rf"(?i)\bhalf[\s-]+(?:an?\b(?!\s+(?:{SCALED})\b)|(?:year|month|day|hour|century|decade|time)\w*)",
        r"(?i)\band\s+a\s+half\b",
        "[上下前后]?半[年月天日]|半个?小时",
        # which one of a series, not which place in an order
        rf"(?i)\b(?:(?:{_CARDINALS})-)?(?:{_ORDINALS}|\d+(?:st|nd|rd|th))[\s-]+(?:{_SERIES})\b",
        rf"第{_CHINESE}个?(?:季度|产业|世纪|五年|方|期|代|批|届|次|轮)",
        rf"(?i)\ban?\s+(?:{_ORDINALS})\b(?!\s+of\b)",
        # names of plans and meetings: 十四五, 二十大, 三中全会, 二十届
        "十[一二三四五]五",
        "党的(?:十[六七八九]|二十)大|(?:十[六七八九]|二十)大(?=精神|报告|以来|召开|胜利|代表)",
        "(?:[一二三四五六七八九十]{1,3}届)?[一二三四五六七]中全会",
        # which note, page or table: [1], Table 5, 第12页
        r"\[\d{1,3}(?:\s*[,，、–-]\s*\d{1,3})*\]",
        rf"(?i)\b(?:{_PLACES})\s*\d{{1,3}}(?![\d,.]*\d)(?!\s*(?:%|per\s?cent))\b",
        rf"第{_CHINESE}[页章节]|(?:[见如附(]|(?m:^)\s*)[图表]\s*\d{{1,3}}(?![\d.%])",
    )
)

_PARTS: Final = "|".join(word for word, value in numerals.CARDINALS.items() if value < 20)
_WHOLES: Final = "|".join(word for word, value in numerals.ORDINALS.items() if 2 < value <= 20)
#: Parts of a whole: a third of, two thirds, 三分之一. The part, then the whole; in Chinese the other way round.
FRACTION: Final = re.compile(
    rf"\b(?P<part>a(?=\s+\w+\s+of\b)|{_PARTS})[\s-]+(?P<whole>quarter|{_WHOLES})s?\b",
    re.IGNORECASE,
)
CHINESE_FRACTION: Final = re.compile(
    rf"(?![百千]分之)(?P<whole>[{numerals.CHINESE}]{{1,12}})分之(?P<part>[{numerals.CHINESE}]{{1,12}})"
)
HALF: Final = re.compile(
    rf"\bhalf\b(?!(?:\s+an?)?[\s-]+(?:{SCALED})\b)|[一过]半|半数", re.IGNORECASE
)
#: What says that a number is below zero, right before it; a hyphen between numbers does not.
MINUS: Final = re.compile(
    r"(?:(?<![\d%年])\u2212|(?<![\d%])[ \t(:,]-|[（：，长速幅为]-|\bminus\s+|负)$", re.IGNORECASE
)

#: Kind, and what stands before or after a number of that kind; the first that does holds.
_SIGNS: Final[tuple[tuple[Kind, str, str], ...]] = (
    ("rank", r"第|\b[Nn]o\.?\s*|\b[Nn]umber\s+|#|\b[Rr]ank(?:s|ed|ing)?\s+", r"(?:st|nd|rd|th)\b"),
    ("permille", r"千分之\s*", r"\s*‰|\s+per\s?mille?\b"),
    (
        "points",
        r"(?!)",
        r"[\s-]*(?:(?:percentage|basis)[\s-]+points?|pps?|bps?)\b|\s*p\.\s?p\.|\s*个?(?:百分点|基点)",
    ),
    ("percent", r"百分之\s*", r"\s*(?:%|-?per\s?cent\b|pct\b)"),
    ("years", r"(?!)", r"[\s-]*(?:years?\b|年)"),
)
SIGNS: Final = tuple(
    (kind, re.compile(f"(?:{before})$"), re.compile(after, re.IGNORECASE))
    for kind, before, after in _SIGNS
)
#: Kinds whose sign may stand once for a whole list: 21, 20 and 50 percent.
SHARED: Final = ("percent", "permille", "points")

SCALES: Final = numerals.SCALES | {
    "ten": 1,
    "tn": 12, "trn": 12, "bn": 9, "bln": 9, "mn": 6, "mln": 6,
    "万亿": 12, "千亿": 11, "百亿": 10, "十亿": 9, "亿": 8,
    "千万": 7, "百万": 6, "十万": 5, "万": 4, "千": 3,
}  # fmt: skip
#: Letters that are scales of money only: 45m is a length.
_MONEY_SCALES: Final = {"t": 12, "b": 9, "m": 6, "k": 3}
_SCALE: Final = re.compile(
    r"[\s-]*((?:(?:hundred|thousand|ten)[\s-]+)?(?:thousand|million|billion|trillion)|hundred|"
    r"(?:trn|tn|bln|bn|mln|mn)(?![A-Za-z]))|"
    r"\s*[多余来]?\s*(万亿|千亿|百亿|十亿|亿|千万|百万|十万|万|千)",
    re.IGNORECASE,
)
_MONEY_SCALE: Final = re.compile(r"\s?([tbmk])(?![A-Za-z])", re.IGNORECASE)


def scale_at(text: str, place: int, *, money: bool) -> int:
    """The power of ten in the word that stands at a place of a text, after a number; 0 without one.

    >>> scale_at("132 million", 3, money=False), scale_at("3bn", 1, money=True)
    (6, 9)
    >>> scale_at("1.3 hundred million", 3, money=False), scale_at("5000余亿", 4, money=False)
    (8, 8)
    """
    if found := _SCALE.match(text, place):
        words = re.split(r"[\s-]+", (found[1] or found[2]).casefold())
        return sum(SCALES[word] for word in words)
    found = _MONEY_SCALE.match(text, place) if money else None
    return _MONEY_SCALES[found[1].casefold()] if found else 0
