"""The shipped data in other languages: in one of its own, or in one that nobody has written yet.

``Pseudo`` German is English whose vowels all carry dots, so that a word that slipped through in
English is seen, and a gap for a value stays a gap.
"""

from __future__ import annotations

import csv
import re
import shutil
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from dashboard import languages
from dashboard.languages import Lang
from dashboard.messages import formats, load_locale
from dashboard.messages.conventions import conventions as conventions_of

SHIPPED = ("en", "zh")
GERMAN = "de"
CJK = re.compile(r"[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]")
_DOTTED = str.maketrans("aeiouAEIOU", "äëïöüÄËÏÖÜ")
_GAP = re.compile(r"(\{[^{}]*\})")
_LOCALE = {"tag": "de", "region": "de-DE", "babel": "de_DE", "catalogue": "DEU"}


def pseudo(text: str) -> str:
    """English in the language of the tests.

    >>> pseudo("From {cre-lines@2017} lines")
    'Fröm {cre-lines@2017} lïnës'
    """
    parts = _GAP.split(text)
    return "".join(one if one.startswith("{") else one.translate(_DOTTED) for one in parts)


@contextmanager
def german(folder: Path) -> Iterator[None]:
    """Let there be messages in a third language: a folder beside the two, and nothing else."""
    shutil.copytree(languages.FOLDER, folder, ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    target = folder / GERMAN
    target.mkdir()
    for path in (folder / "en").glob("*.toml"):
        words = tomllib.loads(path.read_text("utf-8"))
        made = {**words, **_LOCALE} if path.name == languages.LOCALE_FILE else _every(words)
        (target / path.name).write_text(_toml(made), encoding="utf-8")
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(languages, "FOLDER", folder)
        _forget()
        yield
    _forget()


def _forget() -> None:
    """Let what is known of the languages be read again."""
    for known in (
        languages.spoken,
        conventions_of,
        load_locale,
        formats.locale,
        formats.separators,
    ):
        known.cache_clear()


def _every(words: Mapping[str, Any]) -> dict[str, Any]:
    return {
        key: _every(one) if isinstance(one, dict) else pseudo(one) for key, one in words.items()
    }


def write(folder: Path, shipped: Path, spoken: Sequence[Lang]) -> Path:
    """Write the shipped data in some languages."""
    folder.mkdir(parents=True)
    for name in ("indicators.csv", "codebook.csv"):
        with (shipped / name).open(encoding="utf-8", newline="") as file:
            rows = [_cells(row, spoken) for row in csv.DictReader(file)]
        with (folder / name).open("w", encoding="utf-8", newline="") as out:
            writer = csv.DictWriter(out, rows[0].keys(), lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)
    said = _said(tomllib.loads((shipped / "dataset.toml").read_text("utf-8")), spoken)
    text = _toml({**said, "languages": [*spoken]})
    (folder / "dataset.toml").write_text(text, encoding="utf-8")
    return folder


def _cells(row: Mapping[str, str], spoken: Sequence[Lang]) -> dict[str, str]:
    """A row of a table with the columns of some languages."""
    made = {name: cell for name, cell in row.items() if not re.search("_(en|zh)$", name)}
    for stem in dict.fromkeys(name[:-3] for name in row if name.endswith("_zh")):
        english = row.get(f"{stem}_en", row.get(stem, ""))
        words = {"en": english, "zh": row[f"{stem}_zh"] or english, "de": pseudo(english)}
        if stem in made:  # in the first language, and in each further one in a column of its own
            made[stem] = words[spoken[0]]
            made |= {f"{stem}_{lang}": words[lang] for lang in spoken[1:]}
        else:
            made |= {f"{stem}_{lang}": words[lang] for lang in spoken}
    return made


def _said(value: Any, spoken: Sequence[Lang]) -> Any:
    """What ``dataset.toml`` holds, in some languages."""
    if isinstance(value, list):
        return [_said(one, spoken) for one in value]
    if not isinstance(value, dict):
        return value
    if not value.keys() <= {*SHIPPED}:
        return {key: _said(one, spoken) for key, one in value.items()}
    english = value["en"]
    words = {**value, "de": pseudo(english) if isinstance(english, str) else english}
    return {lang: words[lang] for lang in spoken}


def _toml(table: Mapping[str, Any]) -> str:
    """A table as TOML, one value a line."""
    return "".join(f"{_key(key)} = {_value(one)}\n" for key, one in table.items())


def _key(key: str) -> str:
    return f'"{key}"'


def _value(value: Any) -> str:
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{_key(key)} = {_value(one)}" for key, one in value.items()) + " }"
    if isinstance(value, list):
        return "[" + ", ".join(map(_value, value)) + "]"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        escaped = value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
        return f'"{escaped}"'
    return value.isoformat() if isinstance(value, date) else str(value)
