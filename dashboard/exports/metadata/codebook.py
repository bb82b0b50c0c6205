"""The codebook for people, in Markdown: what the tables hold, what is counted, and the terms of use."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from dashboard.exports.metadata.tables import DataTable, meaning, tables
from dashboard.indicators.model.package import Package
from dashboard.languages import Lang
from dashboard.messages import Locale, load_locale


def name(lang: Lang) -> str:
    """The name of the file."""
    return f"codebook.{lang}.md"


def written(package: Package, lang: Lang) -> bytes:
    """The codebook in one language."""
    locale = load_locale(lang)
    parts = [
        f"# {_safe(package.title.within(lang))}",
        _safe(package.description.within(lang)),
        *_terms(package, locale),
        f"## {locale.text('package.indicators')}",
        _indicators(package, locale),
        f"## {locale.text('about.sources')}",
        *_sources(package, locale),
        f"## {locale.text('package.files')}",
        *_tables(tables(package.languages), locale),
    ]
    return ("\n\n".join(parts) + "\n").encode()


def _terms(package: Package, locale: Locale) -> Iterable[str]:
    licence = package.licence
    terms = licence.name.within(locale.lang) + (f" <{licence.url}>" if licence.url else "")
    yield locale.text(
        "about.publisher", publisher=_safe(package.publisher.within(locale.lang)), licence=terms
    )
    yield locale.text("package.reuse", version=package.version)


def _indicators(package: Package, locale: Locale) -> str:
    lang = locale.lang
    head = [
        *(
            locale.text(f"table.{key}")
            for key in ("indicator", "definition", "measure", "unit", "of")
        ),
        *(locale.text(f"package.codebook.{key}") for key in ("base", "scope", "flow_or_stock")),
    ]
    rows = [
        [
            f"{_safe(one.label.within(lang))} (`{one.id}`)",
            _safe(one.definition.within(lang)),
            locale.text(f"measure.{one.measure.value}"),
            _safe(package.units[one.unit].label.within(lang)),
            _safe(one.of.within(lang)) if one.of else "",
            _safe(package.indicators[one.base].label.within(lang)) if one.base else "",
            f"`{one.scope}`" if one.scope else "",
            locale.text(f"package.codebook.{one.flow_or_stock}") if one.flow_or_stock else "",
        ]
        for one in package.indicators.values()
    ]
    return _table(head, rows)


def _sources(package: Package, locale: Locale) -> Iterable[str]:
    for source in package.sources.values():
        title, publisher = source.title.within(locale.lang), source.publisher.within(locale.lang)
        detail = locale.text(
            "card.source_detail", publisher=_safe(publisher), date=locale.date(source.date)
        )
        address = f" <{source.url}>" if source.url else ""
        yield f"- `{source.id}`: {_safe(title)}{detail}{address}"


def _tables(every: Iterable[DataTable], locale: Locale) -> Iterable[str]:
    head = [locale.text("package.column_name"), locale.text("package.column_content")]
    for table in every:
        yield f"### `{table.file}`"
        yield locale.text(f"package.table.{table.name}")
        rows = [[f"`{one.name}`", meaning(one, locale)] for one in table.columns]
        yield _table(head, rows)


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _safe(text: str) -> str:
    """Text of the data as Markdown that shows it, on one line."""
    return re.sub(r"([\\`*_{}\[\]<>#|~!&])", r"\\\1", " ".join(text.split()))
