"""Marks for the tests of the charts, built where they are read."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any, Final

import plotly.graph_objects as go

from dashboard.charts import bars, change, empty, multiples, shares, theme, timeline
from dashboard.charts.drawing import Drawing
from dashboard.charts.mark import Mark
from dashboard.charts.text import Words
from dashboard.charts.to_plotly import to_plotly
from dashboard.indicators.model.view import Family
from dashboard.said import Said
from dashboard.views.render.catalogue import draw_of

Row = dict[str, Any]
Draw = Callable[[Sequence[Mark], Words], Drawing]
Plot = Callable[[Sequence[Mark], Words], go.Figure]

WORDS: Final = Words(
    tick=lambda value, _: f"{value:g}",
    empty="No figures match",
    undated="Date not given",
    year_before="the year before",
    each=lambda sign, unit: f"each {sign} is a unit of {unit}",
    more="more",
)

#: What data may contain that plotly, a template or MathJax would read as more than text.
HOSTILE: Final = (
    '<a href="https://e.x/100%">link</a>',
    "{{7*7}}",
    "%{x} %{y:.2f}",
    r"$\alpha$ and $\beta$",
    '<span style="color:red">red</span>',
    "&lt;b&gt; & <br>",
    "x" * 100,
    "占比" * 50,
    "",
)


#: Every family, by name.
FAMILIES: Final[dict[str, Draw]] = {one.value: draw_of(one) for one in Family}


def plot(draw: Draw) -> Plot:
    """What the family draws, as Plotly shows it."""
    return lambda marks, words: to_plotly(draw(marks, words))


plot_bars = plot(bars.draw)
plot_change = plot(change.draw)
plot_empty = plot(empty.draw)
plot_multiples = plot(multiples.draw)
plot_shares = plot(shares.draw)
plot_timeline = plot(timeline.draw)


def hue(number: int) -> str:
    """The colour of a hue in the light scheme."""
    return theme.LIGHT[theme.hue(number)]


def soft(number: int) -> str:
    """The colour of the tint of a hue, likewise."""
    return theme.LIGHT[theme.soft(number)]


def day(year: int, month: int, number: int) -> datetime:
    """The beginning of a day of the calendar."""
    return datetime(year, month, number)  # noqa: DTZ001 - days of a calendar have no time zone


def words(**changes: Any) -> Words:
    """Words of a drawing, with changes."""
    return replace(WORDS, **changes)


def mark(**changes: Any) -> Row:
    """A row of the frame: 9 lines in 2017, with changes; ``year`` sets the whole period."""
    year = changes.pop("year", 2017)
    row: Row = {
        "id": f"cre-lines.jinhua.{year}",
        "indicator": "cre-lines",
        "place_id": "jinhua",
        "label": "Lines",
        "indicator_label": "Lines",
        "place": "Jinhua",
        "source_label": "",
        "of": "",
        "place_order": 0,
        "hue": 3,
        "measure": "count",
        "unit": "lines",
        "unit_label": "lines",
        "bound": "exact",
        "period": f"{year}",
        "kind": "year",
        "start": day(year, 1, 1),
        "end": day(year, 12, 31),
        "when": f"{year}",
        "value": 9.0,
        "said": "9 lines",
        "short": "9",
        "multiple": float("nan"),
        "multiple_said": "",
        "role": "figure",
        "derived": False,
    }
    return {**row, "series_label": changes.get("label", row["label"]), **changes}


def undated(**changes: Any) -> Row:
    """A row whose source gives no date."""
    nowhen = {"period": "", "kind": "none", "start": None, "end": None, "when": "not dated"}
    return mark(**{"id": "undated", **nowhen, **changes})


def event(**changes: Any) -> Row:
    """A dated row without a value."""
    return mark(**{"id": "event", "measure": "event", "value": float("nan"), **changes})


def share(value: float, **changes: Any) -> Row:
    """A share of 2021."""
    said = {"said": f"{value:g}%", "short": f"{value:g}%"}
    ids = {"id": f"share-{value:g}", "indicator": f"share-{value:g}", "label": f"Share {value:g}"}
    base = {"year": 2021, "measure": "share", "unit": "percent", "of": "all of it"}
    return mark(**{**base, "value": value, **said, **ids, **changes})


def growth(percent: float, **changes: Any) -> Row:
    """A growth on the year before."""
    multiple = 1 + percent / 100
    said = {"said": f"{percent:+g}%", "short": f"{percent:+g}%"}
    ids = {"id": f"growth{percent:+g}", "indicator": f"growth{percent:+g}"}
    base = {"year": 2021, "measure": "growth_yoy", "unit": "percent"}
    times = {"multiple": multiple, "multiple_said": f"{multiple:g} times"}
    return mark(**{**base, "value": percent, **said, **ids, **times, **changes})


def frame(*rows: Row) -> tuple[Mark, ...]:
    """The marks of these rows."""
    return tuple(
        Mark(**{**row, "said": Said(row["said"])} if isinstance(row["said"], str) else row)
        for row in rows
    )


def many(measure: str = "level") -> tuple[Mark, ...]:
    """Three places over thirty years, with every bound, two holes and a missing value."""
    bounds = ("exact", "over", "under", "about")
    return frame(
        *(
            mark(
                year=year,
                id=f"{place}.{year}",
                indicator="long",
                place_id=place,
                place=place.title(),
                label=f"Long, {place}",
                place_order=rank,
                measure=measure,
                unit="percent",
                value=float("nan") if year == 2001 else 20.0 + year % 7 + 10 * rank,
                multiple=float("nan") if year == 2001 else 0.6 + (year % 7) / 5,
                said=f"{20 + year % 7 + 10 * rank} things",
                short=f"{20 + year % 7 + 10 * rank}",
                bound=bounds[year % 4],
            )
            for rank, place in enumerate(("jinhua", "yiwu", "lanxi"))
            for year in range(1993, 2023)
            if year not in (1999, 2000)
        )
    )


def texts(figure: go.Figure) -> list[str]:
    """What is written on a figure."""
    return [note.text for note in figure.layout.annotations]


def plain(figure: go.Figure) -> str:
    """What is written on a figure, as one line without markup."""
    joined = " ".join(texts(figure))
    return " ".join(bare(joined.replace("<br>", " ")).split())


def bare(text: str) -> str:
    """Text without the markup that makes it bold, large or small."""
    return re.sub(r'</?b>|<span style="font-size:\d+px">|</span>', "", text)


def ids(figure: go.Figure) -> list[str]:
    """The figure ids that a click on the marks of a figure gives."""
    drawn = [one for trace in figure.data for one in trace.customdata or ()]
    return drawn + [note.name for note in figure.layout.annotations if note.name]


def traces(figure: go.Figure, kind: str) -> list[Any]:
    """The traces of one type that carry marks."""
    return [one for one in figure.data if one.type == kind and one.customdata is not None]


def listed(values: Iterable[Any]) -> list[Any]:
    """Values of a trace as a list."""
    return list(values)
