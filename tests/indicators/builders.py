"""A small data package to plant faults in: a valid one, changed cell by cell."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path

from dashboard.indicators.model.period import Period
from dashboard.indicators.model.schema import (
    Basis,
    Bound,
    Indicator,
    Measure,
    Observation,
    Place,
    Source,
)
from dashboard.indicators.model.text import Text

Cells = Mapping[str, str]

DATASET = """\
title = { en = "Riverton in figures", zh = "河城数据" }
description = { en = "What Riverton reported.", zh = "河城公布的数据。" }
publisher = { en = "Riverton", zh = "河城市" }
licence = { name = { en = "CC BY", zh = "署名" }, url = "https://example.org/by" }

[themes.rail]
label = { en = "Rail", zh = "铁路" }

[places.riverton]
label = { en = "Riverton", zh = "河城" }

[places.NA]
label = { en = "North Area", zh = "北区" }

[units.lines]
label = { en = "lines", zh = "条" }
pattern = { en = "{n} lines", zh = "{n}条" }
singular = { en = "{n} line", zh = "{n}条" }

[units.percent]
label = { en = "%", zh = "%" }
pattern = { en = "{n}%", zh = "{n}%" }

[units.cny_billion]
label = { en = "billion RMB", zh = "亿元" }
pattern = { en = "{n} billion RMB", zh = "{n}亿元" }
shift = { en = 0, zh = 1 }

[sources.yearbook]
title = { en = "Yearbook", zh = "统计年鉴" }
publisher = { en = "Riverton", zh = "河城市" }
date = 2023-05-01
language = { en = "English", zh = "英文" }
url = "http://example.org/yearbook"

[sources.report]
title = { en = "Report", zh = "工作报告" }
publisher = { en = "Riverton", zh = "河城市" }
date = 2023-01-10
language = { en = "Chinese", zh = "中文" }

[[views]]
id = "lines"
family = "change"
theme = "rail"
indicators = ["lines"]
name = { en = "Lines", zh = "线路" }
title = { en = "From {lines.riverton@2017} to {lines.riverton@2022} lines", zh = "由{lines.riverton@2017}条增至{lines.riverton@2022}条" }
"""


def row(**changes: str) -> dict[str, str]:
    """A row of ``indicators.csv``, with the changes that a test is about."""
    return {
        "indicator": "lines",
        "place": "riverton",
        "period": "2022",
        "period_basis": "stated",
        "value": "24",
        "bound": "exact",
        "source": "yearbook",
        "locator": "page 3",
        "note_en": "",
        "note_zh": "",
        **changes,
    }


def entry(**changes: str) -> dict[str, str]:
    """A row of ``codebook.csv``, with the changes that a test is about."""
    return {
        "indicator": "lines",
        "theme": "rail",
        "measure": "count",
        "unit": "lines",
        "of_en": "",
        "of_zh": "",
        "label_en": "Rail lines",
        "label_zh": "铁路线路",
        "definition_en": "Lines in service.",
        "definition_zh": "在运线路。",
        **changes,
    }


#: Two points of one series: what the title of the only view refers to.
ROWS: tuple[dict[str, str], ...] = (row(period="2017", value="9"), row())


def table(rows: Sequence[Cells]) -> str:
    """Rows as the text of a CSV file."""
    out = io.StringIO()
    writer = csv.DictWriter(out, rows[0].keys(), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def write(
    folder: Path,
    *,
    rows: Sequence[Cells] = ROWS,
    entries: Sequence[Cells] = (entry(),),
    dataset: str = DATASET,
    indicators: str | bytes | None = None,
    codebook: str | bytes | None = None,
) -> Path:
    """Write a package; ``indicators`` and ``codebook`` give a file as it is, text or bytes."""
    folder.mkdir(parents=True, exist_ok=True)
    files = {
        "indicators.csv": table(rows) if indicators is None else indicators,
        "codebook.csv": table(entries) if codebook is None else codebook,
        "dataset.toml": dataset,
    }
    for name, content in files.items():
        (folder / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


def with_row(**changes: str) -> tuple[dict[str, str], ...]:
    """The two points, and a row at another place, on line 4, that a test is about."""
    return (*ROWS, row(**{"place": "NA", **changes}))


def with_entry(**changes: str) -> tuple[dict[str, str], ...]:
    """The indicator of the two points, and another one, on line 3, that a test is about."""
    return (entry(), entry(**{"indicator": "other", **changes}))


def figure(
    value: str | None = "9",
    *,
    period: str = "2017",
    measure: Measure = Measure.COUNT,
    bound: Bound = Bound.EXACT,
    indicator: str = "lines",
    place: str = "riverton",
    source: str = "yearbook",
) -> Observation:
    """One figure, made by hand."""
    words = Text(en="words", zh="字")
    return Observation(
        id=f"{indicator}.{place}.{period or 'undated'}",
        indicator=Indicator(indicator, "rail", measure, "lines", words, words),
        place=Place(place, words),
        period=Period.parse(period),
        basis=Basis.STATED if period else Basis.NOT_STATED,
        value=None if value is None else Decimal(value),
        bound=bound,
        source=Source(source, words, words, date(2023, 5, 1), words),
        locator=Text(en="page 3", zh="第3页"),
    )


def ids(figures: Iterable[Observation]) -> list[str]:
    """The ids of figures, in their order."""
    return [each.id for each in figures]
