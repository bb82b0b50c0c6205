"""The codebook for people, in Markdown: what the tables hold, what is counted, and the terms of use."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from dashboard.exports.metadata.tables import ALL
from dashboard.indicators.package import Package
from dashboard.indicators.schema import Lang
from dashboard.messages import Messages, messages


def name(lang: Lang) -> str:
    """The name of the file."""
    return f"codebook.{lang}.md"


def written(package: Package, lang: Lang) -> bytes:
    """The codebook in one language."""
    words = messages(lang)
    parts = [
        f"# {_safe(package.title.within(lang))}",
        _safe(package.description.within(lang)),
        *_terms(package, words),
        f"## {words.text('package.indicators')}",
        _indicators(package, words),
        f"## {words.text('about.sources')}",
        *_sources(package, words),
        f"## {words.text('package.files')}",
        *_tables(words),
    ]
    return ("\n\n".join(parts) + "\n").encode()


def _terms(package: Package, words: Messages) -> Iterable[str]:
    licence = package.licence
    terms = licence.name.within(words.lang) + (f" <{licence.url}>" if licence.url else "")
    yield words.text(
        "about.publisher", publisher=_safe(package.publisher.within(words.lang)), licence=terms
    )
    yield words.text("package.reuse", version=package.version)


def _indicators(package: Package, words: Messages) -> str:
    lang = words.lang
    head = [
        *(
            words.text(f"table.{key}")
            for key in ("indicator", "definition", "measure", "unit", "of")
        ),
        *(words.text(f"package.codebook.{key}") for key in ("base", "scope", "flow_or_stock")),
    ]
    rows = [
        [
            f"{_safe(one.label.within(lang))} (`{one.id}`)",
            _safe(one.definition.within(lang)),
            words.text(f"measure.{one.measure.value}"),
            _safe(package.units[one.unit].label.within(lang)),
            _safe(one.of.within(lang)) if one.of else "",
            _safe(package.indicators[one.base].label.within(lang)) if one.base else "",
            f"`{one.scope}`" if one.scope else "",
            words.text(f"package.codebook.{one.flow_or_stock}") if one.flow_or_stock else "",
        ]
        for one in package.indicators.values()
    ]
    return _table(head, rows)


def _sources(package: Package, words: Messages) -> Iterable[str]:
    for source in package.sources.values():
        title, publisher = source.title.within(words.lang), source.publisher.within(words.lang)
        detail = words.text(
            "card.source_detail", publisher=_safe(publisher), date=words.date(source.date)
        )
        address = f" <{source.url}>" if source.url else ""
        yield f"- `{source.id}`: {_safe(title)}{detail}{address}"


def _tables(words: Messages) -> Iterable[str]:
    head = [words.text("package.column_name"), words.text("package.column_content")]
    for table in ALL:
        yield f"### `{table.file}`"
        yield words.text(f"package.table.{table.name}")
        rows = [[f"`{one.name}`", one.meaning(words)] for one in table.columns]
        yield _table(head, rows)


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _safe(text: str) -> str:
    """Text of the data as Markdown that shows it, on one line."""
    return re.sub(r"([\\`*_{}\[\]<>#|~!&])", r"\\\1", " ".join(text.split()))
