"""The grammars of a cell: slug, number, period, text; and what to write instead of what breaks them.

Pure functions from a text to what is wrong with it (``None`` when nothing is). No rows, no files.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from decimal import Decimal
from functools import lru_cache
from typing import Final

from dashboard.indicators.model.period import Period
from dashboard.indicators.problems.codes import HIDDEN, shown
from dashboard.indicators.reading import date_guesses

SLUG: Final = r"[A-Za-z0-9]+(?:[-_][A-Za-z0-9]+)*"
MOST_DIGITS: Final = 15  # what a double keeps of any decimal number
_LONGEST_SLUG: Final = 80
_LONGEST_NUMBER: Final = 40
_SLUG: Final = re.compile(SLUG, re.ASCII)
_NUMBER: Final = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?", re.ASCII)
_GROUPED: Final = re.compile(r"-?[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?", re.ASCII)
_MINUS: Final = str.maketrans(dict.fromkeys("−–—﹣－", "-"))
#: What people write for a bound, and the word for it.
MEANT: Final[Mapping[str, str]] = {
    **dict.fromkeys((">", "≥", "more than", "at least", "above", "超过", "以上", "多于"), "over"),
    **dict.fromkeys(("<", "≤", "less than", "at most", "below", "不足", "以下", "少于"), "under"),
    **dict.fromkeys(("~", "≈", "around", "approximately", "ca.", "circa", "约", "左右"), "about"),
    **dict.fromkeys(("=", "", "equal", "exactly"), "exact"),
}
_SAID_WITH: Final = {**MEANT, "+": "over", "over": "over", "under": "under", "about": "about"}
_WITH_WORDS: Final = re.compile(
    "(?P<before>{words})?(?P<number>[^a-z]+?)(?P<after>{words})?".format(
        words="|".join(
            re.escape(word) for word in sorted(_SAID_WITH, key=len, reverse=True) if word
        )
    )
)

Fault3 = tuple[str, str, str]
"""What was found, what was expected, how to fix it."""


def is_slug(text: str) -> bool:
    """Whether a text can name a thing: ASCII letters and digits, joined by single hyphens.

    >>> is_slug("ftz-trade"), is_slug("FTZ trade")
    (True, False)
    """
    return len(text) <= _LONGEST_SLUG and bool(_SLUG.fullmatch(text))


def fold(text: str) -> str:
    """The form in which two texts are the same to a reader: no case, width, outer space.

    >>> fold(" Ｊinhua") == fold("jinhua")
    True
    """
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold()).strip()


@lru_cache(maxsize=4096)
def slug_fault(text: str) -> Fault3 | None:
    """What is wrong with a slug."""
    if is_slug(text):
        return None
    kebab = re.sub(r"[^A-Za-z0-9_]+", "-", unicodedata.normalize("NFKD", text)).strip("-_")
    kebab = kebab if kebab == text.strip() else kebab.lower()
    found = shown(text) + (" (space at its end)" if text != text.strip() else "")
    fix = f"write {kebab}" if is_slug(kebab) else "give it a short name in ASCII"
    return found or "nothing", "letters a-z, digits and single hyphens", fix


def number(text: str) -> Decimal:
    """The number that a text is, every printed digit kept; ``ValueError`` for anything else.

    >>> number("50.0")
    Decimal('50.0')
    """
    if len(text) > _LONGEST_NUMBER or not _NUMBER.fullmatch(text):
        raise ValueError(f"{shown(text)} is not a number such as 12 or 12.5")
    return Decimal(text)


def number_fault(text: str) -> Fault3 | None:
    """What is wrong with a number, by grammar alone."""
    if len(text) <= _LONGEST_NUMBER and _NUMBER.fullmatch(text):
        return None
    found = shown(text) + _kind_of(text)
    return found, "a number such as 12 or 12.5", _number_fix(text)


def has_too_many_digits(text: str) -> bool:
    """Whether a number has more significant digits than a double keeps."""
    return len(text.lstrip("-").replace(".", "").lstrip("0")) > MOST_DIGITS


def _kind_of(text: str) -> str:
    """A word for what makes a text not a number, where there is one."""
    narrow = unicodedata.normalize("NFKC", text)
    if narrow != text and not text.isspace():
        return " (full-width)" if any("！" <= mark <= "～" for mark in text) else " (not ASCII)"
    if text != text.strip():
        return " (space around it)"
    if "%" in text:
        return " (with a percent sign)"
    if text.translate(_MINUS) != text:
        return " (not the ASCII minus)"
    if not text.isascii() and any(mark.isdecimal() for mark in text):
        return " (not ASCII digits)"
    return ""


def _number_fix(text: str) -> str:
    """What to write instead, where that can be told."""
    found = unicodedata.normalize("NFKC", text).translate(_MINUS).strip().lstrip("+")
    if plain := _plain_number(found):
        return f"write {plain}" + (" and set the unit in the codebook" if "%" in found else "")
    match = _WITH_WORDS.fullmatch(found.casefold())
    if match and (plain := _plain_number(match["number"])):
        bounds = {_SAID_WITH[word] for word in (match["before"], match["after"]) if word}
        if len(bounds) == 1:
            return f"write {plain}, and {bounds.pop()} in the column bound"
    return "write the printed digits, and words about them in the note"


def _plain_number(text: str) -> str:
    """A number as it should be written; nothing where a text is not certainly one."""
    bare = "".join(_ascii_digit(mark) for mark in text)
    bare = re.sub(r"[\s_%]", "", bare)
    if _GROUPED.fullmatch(bare):
        bare = bare.replace(",", "")
    elif bare.count(",") == 1 and "." not in bare:
        bare = bare.replace(",", ".")
    bare = re.sub(r"^(-?)0+(?=[0-9])", r"\1", bare)
    bare = re.sub(r"^(-?)\.(?=[0-9])", r"\g<1>0.", bare)
    bare = re.sub(r"(?<=[0-9])\.$", "", bare)
    return bare if len(bare) <= _LONGEST_NUMBER and _NUMBER.fullmatch(bare) else ""


def _ascii_digit(mark: str) -> str:
    return str(unicodedata.decimal(mark)) if mark.isdecimal() else mark


@lru_cache(maxsize=4096)
def period_fault(text: str) -> Fault3 | None:
    """What is wrong with a period."""
    try:
        Period.parse(text)
    except ValueError as error:
        found = f"{shown(text)} ({error})"
        expected = "2021, 2022-06, 2020-03-21, 2017/2021, P5Y/2022-06-28 or nothing"
        return found, expected, _period_fix(text)
    return None


def _period_fix(text: str) -> str:
    """What to write instead, where that can be told."""
    for guess in date_guesses.guesses(text):
        try:
            Period.parse(guess)
        except ValueError:
            continue
        made = (
            "; Excel made a date of it: format the column as text"
            if date_guesses.is_excel(text)
            else ""
        )
        return f"write {guess}{made}"
    return "write it in one of these forms, or leave it empty"


def hidden_fault(text: str, *, lines: bool = False) -> Fault3 | None:
    """What is invisible in a text; line breaks count unless ``lines`` allows them."""
    if text.isprintable():  # the quick way out for nearly every text
        bad = HIDDEN.search(text) if not text.isascii() else None
    else:
        bad = HIDDEN.search(text.replace("\r\n", "").replace("\n", "") if lines else text)
    if bad is None:
        return None
    name = unicodedata.name(bad[0], "a control character").lower()
    fix = "write the character that was lost" if bad[0] == "\ufffd" else "delete the character"
    return f"{shown(text)} ({name})", "text that shows all it holds", fix
