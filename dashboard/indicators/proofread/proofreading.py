"""Figures held against the text that they are taken from: what is not in it, and what it has more.

For whoever enters the next article. A printed number counts as found in digits, with or without
separators, or in words; as a percentage only beside a percent sign or word, and a rank only as one.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Final

from dashboard.errors import SelectionError
from dashboard.indicators.model.package import Package
from dashboard.indicators.model.schema import Measure, Observation, Unit
from dashboard.indicators.problems.codes import Fault, nearest, shown
from dashboard.indicators.problems.problem import Problem
from dashboard.indicators.proofread.mentions import Mention, mentions
from dashboard.indicators.proofread.number_context import Kind, scale_at
from dashboard.indicators.reading.csv_table import INDICATORS, read_table
from dashboard.indicators.reading.text_file import decode, read_bytes
from dashboard.languages import Lang

#: The sign in the words of a unit, and the kind of the numbers that have it.
_SIGNED: Final[Mapping[str, Kind]] = {"%": "percent", "‰": "permille"}
#: How much of a date an event has to have: up to its year, its month, or else its day.
_PARTS: Final = {"year": 1, "month": 2}


def proofread(package: Package, folder: Path, source: str, path: Path) -> tuple[Problem, ...]:
    """What is to be said of a source's figures and its text: figures without, numbers left over.

    ``folder`` is that of the package, to say on which line a figure stands.

    Raises:
        SelectionError: the package has no such source; names those that it has.
        UnreadableError: the text cannot be read.
    """
    if source not in package.sources:
        known = ", ".join(package.sources)
        hint = nearest(source, package.sources) or f"there are: {known}"
        said = f"{shown(source)} is no source of the package; {hint}; sources: {known}"
        raise SelectionError(said, key="source", found=source, allowed=[*package.sources])
    decoded = decode(read_bytes(path), path.name)
    if decoded.text is None:
        return decoded.problems
    found = mentions(decoded.text)
    lines = _lines(folder, package)
    used: set[int] = set()
    missing: list[Problem] = []
    for observation in package.observations.values():
        if observation.source.id == source:
            holding = [
                rank for rank, one in enumerate(found) if says(one, observation, package.units)
            ]
            used.update(holding)
            if not holding:
                missing.append(_missing(observation, package, path.name, lines[observation.id]))
    left = (one for rank, one in enumerate(found) if rank not in used)
    over = _unused(left, decoded.text, package, source, path.name)
    return (*decoded.problems, *missing, *over)


def says(mention: Mention, observation: Observation, units: Mapping[str, Unit]) -> bool:
    """Whether a number of a text is the printed number of a figure, and of its kind."""
    if observation.value is None:
        return _is_day(mention, observation)
    if mention.below and observation.value > 0:
        return False
    unit = units[observation.indicator.unit]
    if observation.indicator.measure is Measure.RANK:
        return mention.kind == "rank" and mention.value == observation.value
    for sign, kind in _SIGNED.items():
        if sign in unit.pattern.first:
            return mention.kind == kind and _is_number(mention, abs(observation.value))
    if mention.kind == "date":  # 2021 companies are not a year
        follows = unit.pattern.first.partition("{n}")[2].strip()
        counted = bool(follows) and mention.after.lstrip().startswith(follows)
        return counted and mention.value == observation.value
    lasting = mention.kind == "years" and "year" in unit.pattern.first
    return (mention.kind == "amount" or lasting) and _is_amount(
        mention, abs(observation.value), unit
    )


def _is_day(mention: Mention, observation: Observation) -> bool:
    """Whether a date is that of an event: as exact, and nothing in it different; a year may go unsaid."""
    if mention.kind != "date" or observation.period.end is None:
        return False
    day = observation.period.end
    most = _PARTS.get(observation.period.kind, 3)
    pairs = zip(mention.date, (day.year, day.month, day.day)[:most], strict=False)
    return mention.date[most - 1] is not None and all(one in (None, part) for one, part in pairs)


def _is_number(mention: Mention, value: Decimal) -> bool:
    """Whether the digits are the printed ones; words have none."""
    return mention.value == value and mention.decimals in (None, _decimals(value))


def _is_amount(mention: Mention, value: Decimal, unit: Unit) -> bool:
    """Whether a number is what a language writes for a value, or the same in another scale."""
    forms = [(_scale(unit, lang), value.scaleb(unit.shift(lang))) for lang in unit.pattern]
    if mention.decimals is not None:
        alike = [written for scale, written in forms if scale == mention.scale]
        if alike:
            return any(_is_number(mention, written) for written in alike)
    return any(mention.absolute == written.scaleb(scale) for scale, written in forms)


def _scale(unit: Unit, lang: Lang) -> int:
    """The power of ten in the words of a unit: billion is 9, 亿 is 8."""
    after = unit.pattern.within(lang).partition("{n}")[2]
    return scale_at(after, 0, money=bool(unit.currency))


def _decimals(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def _lines(folder: Path, package: Package) -> dict[str, int]:
    """The line of each figure in its file: the figures are in the order of the rows."""
    text = decode(read_bytes(folder / INDICATORS), INDICATORS).text or ""
    rows = read_table(text, INDICATORS, package.languages).rows
    return {id_: row.line for id_, row in zip(package.observations, rows, strict=False)}


def _missing(observation: Observation, package: Package, file: str, line: int) -> Problem:
    unit = package.units[observation.indicator.unit]
    if observation.value is None:
        wanted = f"its date, {observation.period.text}"
    else:
        forms = [_form(observation.value, unit, lang) for lang in unit.pattern]
        wanted = " or ".join(dict.fromkeys(forms))
        if observation.indicator.measure is Measure.RANK:
            wanted += ", as a rank"
    fix = "check the number, its unit and its source; or the text is not the whole of it"
    found = f"{observation.id}, which {file} does not have"
    return Fault("E501", "value", found, wanted, fix).at(INDICATORS, line)


def _form(value: Decimal, unit: Unit, lang: Lang) -> str:
    """A number as a language writes it with its unit, digits ungrouped."""
    written = f"{value.scaleb(unit.shift(lang)):f}"
    return unit.pattern.within(lang).replace("{n}", written)


def _unused(
    left: Iterable[Mention], text: str, package: Package, source: str, file: str
) -> Iterator[Problem]:
    """The numbers that no figure, no period and no date of the source has."""
    observations = [one for one in package.observations.values() if one.source.id == source]
    published = package.sources[source].date
    years = {day.year for one in observations for day in (one.period.start, one.period.end) if day}
    spans = {one.period.years for one in observations if one.period.years}
    starts = [0, *(place + 1 for place, mark in enumerate(text) if mark == "\n")]
    for one in left:
        dated = one.kind == "date" and one.date[0] in {None, published.year, *years}
        lasting = one.kind == "years" and one.value in spans
        if one.telling and not dated and not lasting:
            line = bisect_right(starts, one.start)
            fix = "enter the figure, if it is one"
            fault = Fault("W501", "number", shown(_around(one, text)), "a figure that says it", fix)
            yield fault.at(file, line, one.start - starts[line - 1] + 1)


def _around(one: Mention, text: str) -> str:
    """The number with the few words after it, as they stand in the file."""
    return f"{one.text}{text[one.end : one.end + 24].partition(chr(10))[0]}".strip()
