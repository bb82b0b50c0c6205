"""The values of ``dataset.toml`` as types: each is read strictly, and says what is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Annotated, Any, Final, TypeVar
from urllib.parse import urlsplit

from pydantic import AfterValidator, Field, PlainValidator, ValidationError, ValidationInfo
from pydantic_core import InitErrorDetails, PydanticCustomError

from dashboard.indicators.model.text import Text
from dashboard.indicators.problems.codes import nearest, shown
from dashboard.indicators.reading.cell_grammar import hidden_fault, slug_fault
from dashboard.languages import DEFAULT, Lang, spoken

_MARKUP: Final = re.compile(r"<\s*[A-Za-z/!?]")
_MOST_SHIFT: Final = 12

_Read = TypeVar("_Read", str, int)


def _custom(code: str, fault: tuple[str, str, str]) -> PydanticCustomError:
    found, expected, fix = fault
    return PydanticCustomError(
        "fault", "{code}", {"code": code, "found": found, "expected": expected, "fix": fix}
    )


def _words(text: str) -> str:
    if not text.strip():
        raise _custom("E403", ("no words", "words in this language", "write them"))
    if fault := hidden_fault(text):
        raise _custom("E211", fault)
    if _MARKUP.search(text):
        raise _custom("E407", (shown(text), "words without markup", "delete the tags"))
    return text.strip()


def _slug(text: str) -> str:
    if fault := slug_fault(text):
        raise _custom("E201", fault)
    return text


def _address(text: str) -> str:
    expected, fix = "an address such as https://example.org/page", "give the full address, or none"
    try:
        parts = urlsplit(text)
        sound = parts.scheme in ("http", "https") and parts.hostname and not parts.username
    except ValueError:
        sound = False
    if not sound or re.search(r'[\s\\<>"]', text) or hidden_fault(text):
        raise _custom("E406", (shown(text), expected, fix))
    return text


def _pattern(text: str) -> str:
    if text.count("{n}") != 1 or set(text.replace("{n}", "")) & set("{}"):
        fault = (shown(text), "{n} once, where the number stands", 'write it like "{n} lines"')
        raise _custom("E409", fault)
    return text


def _currency(text: str) -> str:
    if not re.fullmatch("[A-Z]{3}", text, re.ASCII):
        fault = (shown(text), "a code of ISO 4217 such as CNY or USD", "write the code")
        raise _custom("E405", fault)
    return text


def _power(value: Any) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or abs(value) > _MOST_SHIFT:
        expected = f"a whole number from -{_MOST_SHIFT} to {_MOST_SHIFT}"
        raise _custom("E405", (shown(str(value)), expected, "count the powers of ten"))
    return value


def _text(check: Callable[[str], str]) -> Callable[[Any], str]:
    """Return what reads a text in one language."""

    def read(value: Any) -> str:
        if not isinstance(value, str):
            raise _custom("E405", (shown(str(value)), "a text", "put it in quotes"))
        return check(value)

    return read


def _by_language(
    read: Callable[[Any], _Read], what: str, example: str, missing: _Read | None = None
) -> Callable[[Any, ValidationInfo], dict[Lang, _Read]]:
    """Return what reads a table with one value a language, and says all that is wrong with it.

    A language that has no value has ``missing``, or is a fault where there is none.
    """

    def table(value: Any, info: ValidationInfo) -> dict[Lang, _Read]:
        languages: tuple[Lang, ...] = info.context or DEFAULT
        if not isinstance(value, dict):
            each = ", ".join(f"{lang} = {example}" for lang in languages)
            expected = f"{what} in {' and '.join(languages)}"
            raise _custom("E405", (shown(str(value)), expected, f"write {{ {each} }}"))
        found: dict[Lang, _Read] = {}
        wrong: list[InitErrorDetails] = []
        for lang in (*languages, *(one for one in value if one not in languages)):
            try:
                if lang not in languages:
                    known = ", ".join(languages)
                    fix = (
                        nearest(lang, languages) or f"delete it, or add {shown(lang)} to languages"
                    )
                    raise _custom("E404", (shown(lang), f"a language of the package: {known}", fix))
                if lang in value:
                    found[lang] = read(value[lang])
                elif missing is not None:
                    found[lang] = missing
                else:
                    fix = f"add {lang} = {example}"
                    raise _custom("E403", ("nothing", "words in every language", fix))
            except PydanticCustomError as error:
                wrong.append({"type": error, "loc": (lang,), "input": value.get(lang)})
        if wrong:
            raise ValidationError.from_exception_data("words", wrong)
        return found

    return table


def _texts(check: Callable[[str], str], what: str, example: str) -> PlainValidator:
    read = _by_language(_text(check), what, example)

    def words(value: Any, info: ValidationInfo) -> Text:
        return Text(read(value, info))

    return PlainValidator(words)


_powers = _by_language(_power, "a power of ten", "0", missing=0)


def _shifts(value: Any, info: ValidationInfo) -> tuple[tuple[Lang, int], ...]:
    return tuple(_powers({} if value == () else value, info).items())


def _languages(names: Any) -> tuple[Lang, ...]:
    """The languages of a package: one or more of those that there are messages for."""
    known = spoken()
    expected = f"one or more of {', '.join(known)}, each once"
    fix = "write them like languages = [" + ", ".join(f'"{lang}"' for lang in known) + "]"
    if not isinstance(names, list) or not names:
        raise _custom("E405", (shown(str(names)), expected, fix))
    for name in names:
        if name not in known or names.count(name) > 1:
            raise _custom("E405", (shown(str(name)), expected, fix))
    return tuple(names)


Languages = Annotated[tuple[Lang, ...], PlainValidator(_languages)]
Words = Annotated[Text, _texts(_words, "words", '"…"')]
Slug = Annotated[str, AfterValidator(_slug)]
Address = Annotated[str, AfterValidator(_address)]
Pattern = Annotated[Text, _texts(lambda text: _pattern(_words(text)), "a pattern", '"{n} …"')]
Currency = Annotated[str, AfterValidator(_currency)]
Shifts = Annotated[
    tuple[tuple[Lang, int], ...], PlainValidator(_shifts), Field(validate_default=True)
]
