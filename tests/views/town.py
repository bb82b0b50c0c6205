"""Another city: a data package made from nothing of the one that ships.

``write`` makes the folder. Three places over thirty years, one indicator of each measure, every
bound, periods of every kind, an indicator that two sources report, themes beyond the palette's
first, and indicators with and without a view of their own.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import Final

PLACES: Final = ("harbour", "old-town", "NA")
YEARS: Final = range(1995, 2025)
#: The indicators that no view of the package shows, by id.
LEFT_TO_THEMSELVES: Final = ("ferry-passengers", "GDP_growth", "recycling-rate", "bridge-opened")
VIEWS: Final = ("passengers", "growth", "owners", "at-a-glance", "history")

_DATASET: Final = """
title = { en = "Porto Novo by numbers", zh = "新港数据" }
description = { en = "What Porto Novo counts.", zh = "新港市的各项统计。" }
publisher = { en = "Porto Novo Statistics", zh = "新港市统计局" }
licence = { name = { en = "Open licence", zh = "开放许可" } }

[themes.sea]
label = { en = "The sea", zh = "海洋" }
[themes.homes]
label = { en = "Homes & streets", zh = "住房与街道" }
[themes.work]
label = { en = "Work", zh = "就业" }

[places.harbour]
label = { en = "Harbour", zh = "港区" }
[places.old-town]
label = { en = "Old Town", zh = "老城" }
[places.NA]
label = { en = "North Area", zh = "北区" }

[units.thousand]
label = { en = "thousand passengers", zh = "万人次" }
pattern = { en = "{n} thousand passengers", zh = "{n}万人次" }
shift = { en = 0, zh = -1 }
[units.change]
label = { en = "% on the year before", zh = "比上年，%" }
pattern = { en = "{n}%", zh = "{n}%" }
style = "signed"
[units.percent]
label = { en = "%", zh = "%" }
pattern = { en = "{n}%", zh = "{n}%" }
[units.ships]
label = { en = "ships", zh = "艘" }
pattern = { en = "{n} ships", zh = "{n}艘" }
singular = { en = "{n} ship", zh = "{n}艘" }
[units.place]
label = { en = "place", zh = "位次" }
pattern = { en = "{n}", zh = "第{n}位" }
style = "ordinal"
[units.day]
label = { en = "event", zh = "事件" }
pattern = { en = "{n}", zh = "{n}" }

[sources.yearbook]
title = { en = "Yearbook of Porto Novo", zh = "新港统计年鉴" }
publisher = { en = "Porto Novo Statistics", zh = "新港市统计局" }
date = 2025-05-02
language = { en = "Portuguese", zh = "葡萄牙文" }
url = "https://statistics.example/yearbook?year=latest&part=1"
[sources.port-report]
title = { en = "Report of the port", zh = "港口年报" }
publisher = { en = "Port Authority", zh = "港务局" }
date = 2025-03-01
language = { en = "English", zh = "英文" }

[[views]]
id = "passengers"
family = "change"
theme = "sea"
indicators = ["passengers"]
name = { en = "Passengers", zh = "旅客吞吐量" }
title = { en = "Harbour: {passengers.harbour@2024|value}", zh = "港区旅客{passengers.harbour@2024|value}" }
[[views]]
id = "growth"
family = "multiples"
theme = "sea"
indicators = ["passenger-growth"]
name = { en = "Growth of passengers", zh = "旅客增长" }
title = { en = "Harbour: {passenger-growth.harbour@2024|multiple} the year before", zh = "港区为上年的{passenger-growth.harbour@2024|multiple}" }
[[views]]
id = "owners"
family = "shares"
theme = "homes"
indicators = ["owner-share"]
name = { en = "Homes lived in by their owners", zh = "自有住房占比" }
title = { en = "Old Town: {owner-share.old-town@2024|value} own their home", zh = "老城自有住房占{owner-share.old-town@2024|value}" }
[[views]]
id = "at-a-glance"
family = "tiles"
indicators = ["ships", "port-rank", "wage-growth"]
name = { en = "At a glance", zh = "一览" }
title = { en = "{ships.harbour@2024-06|value} call at the harbour", zh = "到港船舶{ships.harbour@2024-06|value}" }
[[views]]
id = "history"
family = "timeline"
indicators = ["ships", "strike"]
name = { en = "History", zh = "大事" }
title = { en = "The port in order of time", zh = "港口大事记" }
"""

_CODEBOOK: Final = {
    # id: theme, measure, unit, of, label, definition; each of the last three in both languages
    "passengers": ("sea", "level", "thousand", None, ("Passengers", "旅客")),
    "passenger-growth": ("sea", "growth_yoy", "change", None, ("Passengers, growth", "旅客增长")),
    "owner-share": ("homes", "share", "percent", ("all homes", "全部住房"), ("Owners", "自有")),
    "ships": ("sea", "count", "ships", None, ("Ships a month", "月到港船舶")),
    "port-rank": ("sea", "rank", "place", ("ports of the coast", "沿海港口"), ("Rank", "位次")),
    "wage-growth": ("work", "growth_avg", "percent", None, ("Wages", "工资")),
    "strike": ("work", "event", "day", None, ("The long strike", "大罢工")),
    "ferry-passengers": ("sea", "level", "thousand", None, ("Ferry passengers", "轮渡旅客")),
    "GDP_growth": ("work", "growth_avg", "percent", None, ("Output", "产出")),
    "recycling-rate": (
        "homes",
        "share",
        "percent",
        ("all waste", "全部垃圾"),
        ("Recycled", "回收"),
    ),
    "bridge-opened": ("homes", "event", "day", None, ("Bridge opened", "大桥通车")),
}


def write(folder: Path) -> Path:
    """Write the package into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "dataset.toml").write_text(_DATASET, "utf-8")
    _table(folder / "codebook.csv", _indicators())
    _table(folder / "indicators.csv", _figures())
    return folder


def _indicators() -> Iterator[dict[str, str]]:
    for name, (theme, measure, unit, of, (en, zh)) in _CODEBOOK.items():
        of_en, of_zh = of or ("", "")
        yield {
            "indicator": name, "theme": theme, "measure": measure, "unit": unit,
            "of_en": of_en, "of_zh": of_zh, "label_en": en, "label_zh": zh,
            "definition_en": f"{en}, as the yearbook counts.",
            "definition_zh": f"{zh}，按年鉴口径。",
        }  # fmt: skip


def _figures() -> Iterator[dict[str, str]]:
    for number, place in enumerate(PLACES):
        for year in YEARS:
            age = year - YEARS[0]
            yield _row("passengers", place, str(year), f"{100 * (number + 1) + 7 * age}.5")
            yield _row("passenger-growth", place, str(year), f"{age - 9}.{number}")
            yield _row("owner-share", place, str(year), str(40 + age + number))
    yield _row("ships", "harbour", "2023-12", "812", bound="about")
    yield _row("ships", "harbour", "2024-06", "1", bound="over", note="Counted at the pier.")
    yield _row("ships", "old-town", "2020/2022", "77", bound="under")
    yield _row("ships", "NA", "2024-06-30", "5")
    yield _row("port-rank", "harbour", "2024", "2")
    yield _row("wage-growth", "harbour", "P10Y/2024-12-31", "3.25")
    yield _row("strike", "harbour", "1998-03-01/1998-06-30", "")
    yield _row("ferry-passengers", "harbour", "2010", "50.0")
    yield _row("ferry-passengers", "harbour", "2020", "75", bound="about")
    yield _row("ferry-passengers", "harbour", "2020", "80", source="port-report")
    yield _row("ferry-passengers", "NA", "", "2", basis="not_stated")
    yield _row("GDP_growth", "harbour", "2001/2010", "-1.5")
    yield _row("recycling-rate", "old-town", "2024", "15", bound="under", basis="inferred",
               note="The date is that of the chapter.")  # fmt: skip
    yield _row("bridge-opened", "old-town", "", "", basis="not_stated")


def _row(
    indicator: str,
    place: str,
    period: str,
    value: str,
    *,
    bound: str = "exact",
    basis: str = "stated",
    source: str = "yearbook",
    note: str = "",
) -> dict[str, str]:
    return {
        "indicator": indicator, "place": place, "period": period, "period_basis": basis,
        "value": value, "bound": bound, "source": source, "locator": "chapter 2",
        "note_en": note, "note_zh": note and "见年鉴说明。",
    }  # fmt: skip


def _table(file: Path, rows: Iterator[dict[str, str]]) -> None:
    every = list(rows)
    with file.open("w", encoding="utf-8", newline="") as lines:
        writer = csv.DictWriter(lines, every[0].keys(), lineterminator="\n")
        writer.writeheader()
        writer.writerows(every)
