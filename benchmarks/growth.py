"""This dashboard with packages of very different sizes."""

from __future__ import annotations

import csv
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Final

from benchmarks.contenders import serve
from benchmarks.machine import ROOT
from benchmarks.report import Sample
from benchmarks.servers import answer_ms, running
from tests.views import crowd

SIZES: Final = (21, 1_000, 10_000, 100_000)
SHIPPED: Final = ROOT / "data"


def write(folder: Path, figures: int) -> Path:
    """A package with this many figures: those that ship, and further ones.

    Raises:
        ValueError: fewer figures than ship.
    """
    with (SHIPPED / "indicators.csv").open(encoding="utf-8", newline="") as file:
        shipped = sum(1 for _ in csv.DictReader(file))
    if figures < shipped:
        raise ValueError(f"{figures} figures: the package that ships has {shipped}; ask for more")
    return crowd.write(folder, SHIPPED, further=figures - shipped)


def measure(figures: int) -> Sample:
    """Start the dashboard with a package of this size, and ask it for a table and the API."""
    with TemporaryDirectory() as folder:
        package = write(Path(folder, "package"), figures)
        command = serve("--data", str(package))
        with running(command, path="/en/", patience=180) as server:
            table, api = server.address("/en/data"), server.address("/api/v1/figures")
            return {
                "ready_ms": server.ready_ms,
                "table_first_ms": answer_ms(table),
                "table_ms": median(answer_ms(table) for _ in range(5)),
                "api_first_ms": answer_ms(api),
                "api_ms": median(answer_ms(api) for _ in range(5)),
                "worker_mb": server.worker_mb(),
            }
