"""The message files: the same in both languages, and filled without surprises."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from types import MappingProxyType

import pytest

from dashboard import languages
from dashboard.languages import Lang
from dashboard.messages import Locale, catalogue, formats, load_locale

#: Keys that end in a grammatical number stand for one message; languages have different ones.
KINDS = ("zero", "one", "two", "few", "many", "other")
#: Half-width punctuation beside a Chinese character. A full stop, colon or comma belongs to what stands before it.
HALF_WIDTH = re.compile(r"[\u4e00-\u9fff][,.;:!?()]|[,;!?()][\u4e00-\u9fff]")
SPACED = re.compile(
    r"[\u4e00-\u9fff] +[0-9{]|[0-9}] +[\u4e00-\u9fff]|[\u4e00-\u9fff] +[\u4e00-\u9fff]"
)


def stem(key: str) -> str:
    head, _, last = key.rpartition(".")
    return head if last in KINDS else key


def gaps(table: dict[str, str]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for key, text in table.items():
        found.setdefault(stem(key), set()).update(catalogue.PLACEHOLDER.findall(text))
    return found


@pytest.mark.parametrize("lang", languages.spoken())
def test_every_language_says_the_same_things(lang: Lang) -> None:
    assert {stem(key) for key in catalogue.read(lang)} == {
        stem(key) for key in catalogue.read("en")
    }


@pytest.mark.parametrize("lang", ["fr", "../messages/en", "/etc/hosts", "en.toml", ""])
def test_there_is_no_language_but_the_two_and_a_path_is_none(lang: str) -> None:
    with pytest.raises(ValueError, match="is not a language; there are en, zh"):
        load_locale(lang)


@pytest.mark.parametrize("lang", languages.spoken())
def test_every_language_fills_the_same_gaps(lang: Lang) -> None:
    english, its = gaps(catalogue.read("en")), gaps(catalogue.read(lang))

    assert {key: gap for key, gap in its.items() if gap != english[key]} == {}


@pytest.mark.parametrize("lang", languages.spoken())
def test_a_counted_message_has_every_form_its_language_needs(lang: Lang) -> None:
    forms: dict[str, set[str]] = {}
    for key in catalogue.read(lang):
        if stem(key) != key:
            forms.setdefault(stem(key), set()).add(key.rpartition(".")[2])
    cardinal = {*formats.locale(lang).plural_form.tags, "other"}
    order = {*formats.locale(lang).ordinal_form.tags, "other"}

    assert forms == {key: order if key == "ordinal" else cardinal for key in forms}


@pytest.mark.parametrize("lang", languages.spoken())
def test_no_message_is_empty(lang: Lang) -> None:
    assert [key for key, text in catalogue.read(lang).items() if not text] == []


@pytest.mark.parametrize("lang", languages.spoken())
def test_a_brace_only_ever_marks_a_gap(lang: Lang) -> None:
    left = {key: catalogue.PLACEHOLDER.sub("", text) for key, text in catalogue.read(lang).items()}

    assert {key for key, text in left.items() if "{" in text or "}" in text} == set()


def test_chinese_messages_use_chinese_punctuation_and_no_spaces() -> None:
    wrong = {
        key: text
        for key, text in catalogue.read("zh").items()
        if HALF_WIDTH.search(text) or SPACED.search(text)
    }

    assert wrong == {}


@pytest.mark.parametrize(
    "text", ["超过,不足", "时间(未注明)", "约.", "过去 5年", "{n} 条", "时间 未注明"]
)
def test_the_guard_of_chinese_punctuation_bites(text: str) -> None:
    assert HALF_WIDTH.search(text) or SPACED.search(text)


def test_no_language_is_left_in_the_words_of_the_other() -> None:
    chinese = re.compile(r"[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]")
    mixed = {key for key, text in catalogue.read("en").items() if chinese.search(text)}

    assert not mixed


def spoken(**texts: str) -> Locale:
    return Locale("en", MappingProxyType({f"test.{key}": text for key, text in texts.items()}))


def test_an_unknown_message_is_an_error_that_names_it() -> None:
    with pytest.raises(KeyError, match=r"no message 'explorer.nowhere' in zh"):
        load_locale("zh").text("explorer.nowhere")


def test_a_missing_value_is_an_error_that_names_the_gap_and_what_was_given() -> None:
    with pytest.raises(KeyError, match=r"'test.gap' needs a value for \{years\}; it was given who"):
        spoken(gap="no figures for {years}").text("test.gap", who="Jinhua")


def test_a_value_is_inserted_and_never_read_as_a_template() -> None:
    hostile = "{years} {0.__class__} {who!r:>{width}} \\1 %s"

    assert (
        spoken(gap="of {who}: {years}").text("test.gap", who=hostile, years=1) == f"of {hostile}: 1"
    )


@pytest.mark.parametrize(
    ("count", "said"), [(0, "0 figures"), (1, "1 figure"), (1200, "1,200 figures")]
)
def test_a_counted_message_follows_the_grammar_of_its_language(count: int, said: str) -> None:
    words = Locale(
        "en", MappingProxyType({"shown.one": "{n} figure", "shown.other": "{n} figures"})
    )

    assert words.counted("shown", count) == said


def test_a_language_is_read_once() -> None:
    assert load_locale("zh") is load_locale("zh")


def asked_for() -> re.Pattern[str]:
    """What the code asks for: every text in it that may be a key, a gap standing for some name."""
    package = Path(catalogue.__file__).parent.parent
    found = set()
    for path in package.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.JoinedStr):
                found.add("".join(map(piece, node.values)))
            elif isinstance(node, ast.Constant) and isinstance(node.value, str):
                found.add(re.escape(node.value))
    for path in package.rglob("*.html"):
        joined = r'"([a-z_.]+)"(?: ~ [a-z_.]+ ~ "([a-z_.]+)"|( ~))?'
        for text, after, more in re.findall(joined, path.read_text("utf-8")):
            found.add(re.escape(text) + (NAME if after or more else "") + re.escape(after))
    return re.compile("|".join(one for one in found if KEY.match(one)))


#: A key within a section, as a pattern says it: more than gaps, which would stand for anything.
KEY = re.compile(r"[a-z]+\\\.")
NAME = "[a-z0-9_]+"


def piece(part: ast.expr) -> str:
    return re.escape(str(part.value)) if isinstance(part, ast.Constant) else NAME


@pytest.mark.parametrize("lang", languages.spoken())
def test_every_message_is_asked_for_somewhere(lang: Lang) -> None:
    asked = asked_for()
    keys = catalogue.read(lang)
    assert not [key for key in keys if not {*filter(asked.fullmatch, (key, stem(key)))}]


def test_a_message_that_nobody_asks_for_would_be_found() -> None:
    assert not asked_for().fullmatch("card.nobody_asks_for_this")
