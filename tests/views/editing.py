"""Changes to a copy of a data package, as somebody who keeps it would make them."""

from __future__ import annotations

import csv
from pathlib import Path

from dashboard.indicators.model.package import Package
from dashboard.indicators.model.schema import Observation


def cells(file: Path, changes: dict[str, str], **where: str) -> None:
    """Write ``changes`` into the rows of a CSV file that hold ``where``; fails if none does."""
    rows = _rows(file)
    meant = [row for row in rows if where.items() <= row.items()]
    assert meant, f"no row of {file.name} holds {where}"
    for row in meant:
        row.update(changes)
    _write(file, rows)


def more(file: Path, *rows: dict[str, str], **like: str) -> None:
    """Add rows that are like the first one that holds ``like``, but for what they give."""
    known = _rows(file)
    model = next(row for row in known if like.items() <= row.items())
    _write(file, [*known, *({**model, **row} for row in rows)])


def fewer(file: Path, **where: str) -> None:
    """Delete the rows that hold ``where``."""
    _write(file, [row for row in _rows(file) if not where.items() <= row.items()])


def words(file: Path, *changes: tuple[str, str]) -> None:
    """Replace texts in a file; fails if one of them is not there."""
    text = file.read_text("utf-8")
    for old, new in changes:
        assert old in text, f"{file.name} does not hold {old!r}"
        text = text.replace(old, new)
    file.write_text(text, "utf-8")


def without_view(file: Path, view: str) -> None:
    """Delete a view from ``dataset.toml``."""
    head, *views = file.read_text("utf-8").split("[[views]]\n")
    kept = [one for one in views if f'id = "{view}"\n' not in one]
    assert len(kept) == len(views) - 1, f"{file.name} has no view {view}"
    file.write_text("[[views]]\n".join([head, *kept]), "utf-8")


def only(package: Package, indicator: str, period: str | None = None) -> Observation:
    """The one figure of an indicator (at a period, where it has several)."""
    (figure,) = (
        figure
        for figure in package.observations.values()
        if figure.indicator.id == indicator and period in (None, figure.period.text)
    )
    return figure


def _rows(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def _write(file: Path, rows: list[dict[str, str]]) -> None:
    with file.open("w", encoding="utf-8", newline="") as lines:
        writer = csv.DictWriter(lines, rows[0].keys(), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
