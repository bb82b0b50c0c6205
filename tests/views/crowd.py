"""The shipped package with many further figures: places, years and values of one indicator."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

PLACES = 500


def write(folder: Path, shipped: Path, *, further: int, indicator: str = "ftz-trade") -> Path:
    """Write the shipped package and ``further`` figures beside it, as many years as that takes."""
    places = "".join(
        f'\n[places.p{number}]\nlabel = {{ en = "Place {number}", zh = "{number}号" }}\n'
        for number in range(PLACES)
    )
    told, *views = (shipped / "dataset.toml").read_text("utf-8").split("[[views]]")
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "dataset.toml").write_text("[[views]]".join([told + places, *views]), "utf-8")
    (folder / "codebook.csv").write_text((shipped / "codebook.csv").read_text("utf-8"), "utf-8")
    with (shipped / "indicators.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    with (folder / "indicators.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0].keys(), lineterminator="\n")
        writer.writeheader()
        writer.writerows([*rows, *_further(rows[0], further, indicator)])
    return folder


def _further(like: dict[str, str], count: int, indicator: str) -> Iterator[dict[str, str]]:
    changed = {"indicator": indicator, "period_basis": "stated", "bound": "exact"}
    for number in range(count):
        year, place = divmod(number, PLACES)
        value = (number * 7919) % 1_000_003
        own = {"place": f"p{place}", "period": str(1800 + year), "value": str(value)}
        yield {**like, **changed, **own}
