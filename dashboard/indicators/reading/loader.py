"""From a folder to a ``Package``, or to everything that is wrong with it.

The one road by which figures come in: bytes (``text_file``), rows (``csv_table``), rules (``row_rules``,
``dataset``, ``view_rules``), then ``values``. A package is made only of files without errors.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Final, TypeVar

from dashboard.errors import DataError
from dashboard.indicators.dataset import DATASET, Dataset, DatasetModel, read_dataset
from dashboard.indicators.field import Cells
from dashboard.indicators.frame import make_frame
from dashboard.indicators.model.package import Licence, Package, version_of
from dashboard.indicators.model.schema import Indicator, Observation, Theme
from dashboard.indicators.model.view import Front
from dashboard.indicators.problems.codes import Fault
from dashboard.indicators.problems.front_rules import front_problems
from dashboard.indicators.problems.problem import Problem
from dashboard.indicators.problems.rule_context import Known
from dashboard.indicators.problems.table_problems import in_order, table_problems
from dashboard.indicators.problems.view_rules import Evidence, view_problems
from dashboard.indicators.problems.whole_rules import whole_problems
from dashboard.indicators.reading.csv_table import (
    CODEBOOK,
    CUT,
    INDICATORS,
    TABLES,
    CsvTable,
    read_table,
)
from dashboard.indicators.reading.text_file import decode, folder_of, read_bytes
from dashboard.indicators.reading.values import (
    canonical,
    make_figures,
    make_indicator,
    make_places,
    make_sources,
    make_units,
    make_views,
)

#: The files of a data package, in the order in which their problems are told.
FILES: Final = (INDICATORS, CODEBOOK, DATASET)

_Value = TypeVar("_Value")


def load(folder: Path | str) -> Package:
    """The package in a folder.

    Raises:
        DataError: It has errors; ``problems`` holds all of them, warnings too.
        UnreadableError: The folder or one of its files is missing or cannot be read.
    """
    package, problems = _read(folder)
    if package is None:
        raise DataError(problems)
    return package


def check(folder: Path | str) -> tuple[Problem, ...]:
    """Everything that is to be said of the package in a folder, by file, line and column.

    Raises:
        UnreadableError: The folder or one of its files is missing or cannot be read.
    """
    return _read(folder)[1]


@dataclass(frozen=True, slots=True)
class _Parts:
    """The three files as read, before they are held against each other."""

    indicators: CsvTable
    codebook: CsvTable
    dataset: Dataset
    problems: tuple[Problem, ...]


def _read(folder: Path | str) -> tuple[Package | None, tuple[Problem, ...]]:
    parts = _parse(folder_of(folder))
    problems = list(parts.problems)
    known = _known(parts)
    for table in (parts.codebook, parts.indicators):
        problems += table_problems(table, known)
    indicators, observations, evidence = _values(parts, problems)
    problems += view_problems(parts.dataset, evidence)
    problems += front_problems(parts.dataset, evidence)
    problems += _unused(parts)
    problems += whole_problems(parts.codebook, parts.dataset.languages)
    found = in_order(problems, FILES)
    model = parts.dataset.model
    if model is None or any(problem.severity == "error" for problem in found):
        return None, found
    return _package(model, indicators, observations, found), found


def _parse(folder: Path) -> _Parts:
    decoded = {name: decode(read_bytes(folder / name), name) for name in FILES}
    problems = [problem for file in decoded.values() for problem in file.problems]
    text = decoded[DATASET].text
    dataset = Dataset() if text is None else read_dataset(text)
    tables = {}
    for name in TABLES:
        text = decoded[name].text
        tables[name] = CsvTable(name) if text is None else read_table(text, name, dataset.languages)
        problems += tables[name].problems
    return _Parts(tables[INDICATORS], tables[CODEBOOK], dataset, (*problems, *dataset.problems))


def _known(parts: _Parts) -> Known:
    named, model = parts.dataset.named, parts.dataset.model
    sources = model.sources if model else {}
    return Known(
        languages=parts.dataset.languages,
        measures={row.cells["indicator"]: row.cells["measure"] for row in parts.codebook.rows}
        if parts.codebook.columns
        else None,
        places=named.get("places"),
        sources=named.get("sources"),
        themes=named.get("themes"),
        units=named.get("units"),
        published={name: source.date for name, source in sources.items()},
    )


def _unused(parts: _Parts) -> Iterator[Problem]:
    """The indicators that the codebook defines for nothing."""
    if not parts.indicators.columns or parts.indicators.problems:
        return
    used = {row.cells["indicator"] for row in parts.indicators.rows}
    for row in parts.codebook.rows:
        if row.cells["indicator"] not in used:
            found = f"{row.cells['indicator']} without a figure"
            fix = "add its figures, or delete the row"
            yield parts.codebook.place(
                Fault("W102", "indicator", found, "figures of it", fix), row.line
            )


def _values(
    parts: _Parts, problems: Iterable[Problem]
) -> tuple[dict[str, Indicator], dict[str, Observation], Evidence]:
    """The values that can be made of sound rows, and what the views are held against."""
    faulty = {(p.file, p.line) for p in problems if p.severity == "error"}
    cut = {p.file for p in problems if p.code == CUT}
    codebook, unsure = _sound(parts.codebook, faulty, cut)
    rows, doubtful = _sound(parts.indicators, faulty, cut)
    indicators = {
        cells["indicator"]: make_indicator(cells, parts.dataset.languages) for cells in codebook
    }
    defined = {row.cells["indicator"] for row in parts.codebook.rows}
    whole = parts.indicators.columns and not parts.indicators.problems and not cut
    model = parts.dataset.model
    observations = make_figures(rows, indicators, model) if model else {}
    by_indicator: defaultdict[str, list[Observation]] = defaultdict(list)
    for observation in observations.values():
        by_indicator[observation.indicator.id].append(observation)
    evidence = Evidence(
        defined=defined if parts.codebook.columns and not parts.codebook.problems else None,
        indicators=indicators,
        currencies={name: unit.currency for name, unit in model.units.items()} if model else {},
        observations=by_indicator,
        # A row of an indicator that nobody knows may be of any: a slip in its name, most often.
        unsure=unsure | doubtful if whole and doubtful <= defined else defined,
    )
    return indicators, observations, evidence


def _sound(
    table: CsvTable, faulty: Collection[tuple[str, int | None]], cut: Collection[str]
) -> tuple[list[Cells], set[str]]:
    """The rows without an error, and the indicators of the others; none where not all were seen."""
    if table.file in cut:
        return [], {row.cells["indicator"] for row in table.rows}
    sound = [row.cells for row in table.rows if (table.file, row.line) not in faulty]
    unsure = {row.cells["indicator"] for row in table.rows if (table.file, row.line) in faulty}
    return sound, unsure


def _read_only(values: Mapping[str, _Value]) -> Mapping[str, _Value]:
    return MappingProxyType(dict(values))


def _package(
    model: DatasetModel,
    indicators: Mapping[str, Indicator],
    observations: Mapping[str, Observation],
    warnings: tuple[Problem, ...],
) -> Package:
    themes = {name: Theme(name, each.label) for name, each in model.themes.items()}
    licence = Licence(model.licence.name, model.licence.url)
    texts = (model.title, model.description, model.publisher, licence)
    named = (themes, make_places(model), make_units(model), make_sources(model))
    views = make_views(model)
    front = Front(**model.front.model_dump()) if model.front else None
    ordered = [list(values.values()) for values in (*named, indicators)]
    said = (*texts, *ordered, views, *([front] if front else []))
    rows = [canonical(one, model.languages) for one in observations.values()]
    return Package(
        title=texts[0],
        description=texts[1],
        publisher=texts[2],
        licence=licence,
        themes=_read_only(themes),
        places=_read_only(named[1]),
        units=_read_only(named[2]),
        sources=_read_only(named[3]),
        indicators=_read_only(indicators),
        views=views,
        observations=_read_only(observations),
        frame=make_frame(observations.values(), themes, model.languages),
        version=version_of((*said, *rows)),
        languages=model.languages,
        warnings=warnings,
        front=front,
    )
