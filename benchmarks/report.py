"""Measurements as Markdown: a table of ratios for each section, and how they were made."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from benchmarks.spread import Spread, ratios

Sample = Mapping[str, float | None]

INTRODUCTION: Final = """\
Measured by `make bench` in one run: this dashboard, and the same three charts in plain Dash
(`benchmarks/plain_dash.py`), in turn, each with two workers on one machine. A cell is a ratio to the baseline of its table
with its spread, median (smallest–largest), and the median itself; 1 is as the baseline, 0.5 half of it. No spread:
every round gave the same, or there was one. A dash: it does not happen there."""

BUSY: Final = "**Other programs were running: these numbers are provisional, until a run on a quiet machine.**"

REPEAT: Final = """\
## How to repeat

```sh
make bench                                           # everything, at most five minutes
make bench-quick                                     # fewer rounds, no large packages, about a minute
make bench BENCH="--figures 1000 --figures 50000"    # packages of other sizes
make bench BENCH="--with vizro --with streamlit --with panel --no-write"
```

Close other programs first: the load of the machine stands above. This page is written anew, unless `--no-write` is said.
Every single measurement is left as JSON in `benchmarks/results/`, which is not committed.
"""


@dataclass(frozen=True, slots=True)
class Measure:
    """One row of a table: a key of samples, what it is called, and its unit."""

    key: str
    label: str
    unit: str = "ms"
    digits: int = 0

    def write(self, value: float) -> str:
        """A value with its unit."""
        return f"{value:,.{self.digits}f} {self.unit}".rstrip()


@dataclass(slots=True)
class Section:
    """A table: what was measured, of whom, round by round.

    Attributes:
        baseline: the column that the others are ratios of.
        samples: for each column one sample a round, in the order of the rounds.
    """

    title: str
    note: str
    baseline: str
    measures: tuple[Measure, ...]
    samples: dict[str, list[Sample]] = field(default_factory=dict)

    def add(self, column: str, sample: Sample) -> None:
        """Keep what one round has measured."""
        self.samples.setdefault(column, []).append(sample)

    def values(self, column: str, key: str) -> list[float | None]:
        """One measure of one column, round by round."""
        return [sample.get(key) for sample in self.samples.get(column, [])]


def write(
    about: Mapping[str, str], loads: Sequence[float | None], sections: Sequence[Section]
) -> str:
    """The page ``docs/performance.md``; it says so where the machine was busy before."""
    told = " → ".join("unknown" if load is None else f"{load:.2f}" for load in loads)
    head = {**about, "Load average, before → after": told}
    rows = "\n".join(f"| {name} | {value} |" for name, value in head.items())
    return (
        "\n\n".join(
            [
                "# Performance",
                INTRODUCTION,
                f"| | |\n|---|---|\n{rows}",
                *([BUSY] if (loads[0] or 0) > 0.5 else []),
                REPEAT.rstrip(),
                *(table(section) for section in sections if section.samples),
            ]
        )
        + "\n"
    )


def table(section: Section) -> str:
    """One section, with its baseline as the first column."""
    others = [column for column in section.samples if column != section.baseline]
    columns = [section.baseline, *others]
    rows = [
        [measure.label, *(_cell(section, column, measure) for column in columns)]
        for measure in section.measures
        if any(Spread.of(section.values(column, measure.key)) for column in columns)
    ]
    heads = ["", f"{section.baseline} (= 1)", *others]
    lines = ["| " + " | ".join(row) + " |" for row in (heads, *rows)]
    lines.insert(1, "|---" * len(heads) + "|")
    return "\n".join([f"## {section.title}", "", section.note, "", *lines])


def _cell(section: Section, column: str, measure: Measure) -> str:
    values = section.values(column, measure.key)
    spread = Spread.of(values)
    if spread is None:
        return "–"
    own = measure.write(spread.middle)
    if column == section.baseline:
        return own + _range(spread, lambda value: f"{value:,.{measure.digits}f}")
    ratio = ratios(values, section.values(section.baseline, measure.key))
    if ratio is None:
        return own
    return f"**{ratio_text(ratio.middle)}**{_range(ratio, ratio_text)} · {own}"


def _range(spread: Spread, write_number: Callable[[float], str]) -> str:
    """The smallest and the largest in brackets; nothing where they read the same."""
    low, high = write_number(spread.low), write_number(spread.high)
    return "" if low == high else f" ({low}–{high})"


def ratio_text(ratio: float) -> str:
    """A ratio with as many digits as it is worth.

    >>> [ratio_text(ratio) for ratio in (0.0123, 0.5, 12.34, 1234.5)]
    ['0.012', '0.50', '12.3', '1,234']
    """
    digits = 3 if ratio < 0.1 else 2 if ratio < 10 else 1 if ratio < 100 else 0
    return f"{ratio:,.{digits}f}"
