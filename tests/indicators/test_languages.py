"""A package has the languages that it names, and is read in no other."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from dashboard.indicators.reading.loader import check, load
from dashboard.languages import Lang
from tests.indicators.builders import DATASET, ROWS, entry, write

SHIPPED = ("en", "zh")


def dataset(*languages: Lang, words: str = DATASET) -> str:
    """The text of ``dataset.toml`` in one of the languages of the small package."""
    for other in {*SHIPPED} - {*languages}:
        words = re.sub(rf', {other} = ("[^"]*"|\d+)', "", words)
        words = re.sub(rf'{other} = ("[^"]*"|\d+), ', "", words)
    return f"languages = {list(languages)}\n{words}".replace("'", '"')


def cells(row: Mapping[str, str], lang: Lang) -> dict[str, str]:
    """A row without the columns of another language."""
    return {
        name: cell
        for name, cell in row.items()
        if name[-3:] not in ("_en", "_zh") or name[-2:] == lang
    }


def write_in(folder: Path, lang: Lang, **more: str) -> Path:
    """Write the small package in one language."""
    rows = [cells(row, lang) for row in ROWS]
    return write(folder, rows=rows, entries=[cells(entry(), lang)], dataset=dataset(lang), **more)


def test_a_package_that_names_none_has_the_two(tmp_path: Path) -> None:
    assert load(write(tmp_path)).languages == SHIPPED


@pytest.mark.parametrize("lang", SHIPPED)
def test_a_package_in_one_language_is_complete(tmp_path: Path, lang: Lang) -> None:
    package = load(write_in(tmp_path, lang))
    assert package.languages == (lang,)
    assert package.warnings == ()
    assert [*package.title] == [lang]
    other = next(one for one in SHIPPED if one != lang)
    assert [column for column in map(str, package.frame) if column.endswith(f"_{other}")] == []
    assert package.frame[f"label_{lang}"].all()
    assert package.frame["locator"].tolist() == ["page 3", "page 3"]


def test_the_first_language_is_that_of_columns_without_one(tmp_path: Path) -> None:
    rows = [{**row, "locator_en": "page three"} for row in ROWS]
    package = load(write(tmp_path, rows=rows, dataset=f'languages = ["zh", "en"]\n{DATASET}'))
    locator = next(iter(package.observations.values())).locator
    assert dict(locator) == {"zh": "page 3", "en": "page three"}


def test_the_same_words_in_another_order_are_another_version(tmp_path: Path) -> None:
    one = load(write(tmp_path / "one", dataset=f'languages = ["en", "zh"]\n{DATASET}'))
    assert one.version == load(write(tmp_path / "two")).version
    turned = write(tmp_path / "three", dataset=f'languages = ["zh", "en"]\n{DATASET}')
    assert one.version != load(turned).version


@pytest.mark.parametrize("lang", SHIPPED)
def test_a_text_that_lacks_a_language_is_named(tmp_path: Path, lang: Lang) -> None:
    other = next(one for one in SHIPPED if one != lang)
    text = dataset(lang).replace(f'languages = ["{lang}"]', 'languages = ["en", "zh"]')
    problems = check(write(tmp_path, dataset=text))
    assert {problem.code for problem in problems} == {"E403"}
    lines = [str(problem) for problem in problems]
    assert any("title" in line and f'add {other} = "…"' in line for line in lines)


@pytest.mark.parametrize("lang", SHIPPED)
def test_words_in_a_language_that_is_not_named_are_named(tmp_path: Path, lang: Lang) -> None:
    other = next(one for one in SHIPPED if one != lang)
    problems = check(write(tmp_path, dataset=f'languages = ["{lang}"]\n{DATASET}'))
    for file in ("indicators.csv", "codebook.csv", "dataset.toml"):
        lines = [str(problem) for problem in problems if problem.file == file]
        assert lines
        assert all(other in line and "languages" in line for line in lines), lines


@pytest.mark.parametrize(
    ("named", "found"),
    [('"en"', "en"), ("[]", "[]"), ('["en", "xx"]', "xx"), ('["en", "en"]', "en"), ("[1]", "1")],
)
def test_languages_that_there_are_not_are_named(tmp_path: Path, named: str, found: str) -> None:
    problems = check(write(tmp_path, dataset=f"languages = {named}\n{DATASET}"))
    first = next(problem for problem in problems if problem.file == "dataset.toml")
    assert (first.code, first.key, first.line) == ("E405", "languages", 1)
    assert found in first.found
    assert "en, zh" in first.expected
