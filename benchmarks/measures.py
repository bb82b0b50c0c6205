"""The sections of the report: what is measured, in whose words, against what."""

from __future__ import annotations

from typing import Final

from benchmarks.contenders import PLAIN
from benchmarks.report import Measure, Section

PAGE: Final = (
    Measure("transferred_kib", "transferred", "KiB", 1),
    Measure("requests", "requests", ""),
    Measure("first_paint_ms", "first paint"),
    Measure("first_contentful_ms", "first contentful paint"),
    Measure("largest_contentful_ms", "largest contentful paint"),
    Measure("first_drawing_ms", "first drawing visible"),
    Measure("all_drawings_ms", "all drawings visible"),
    Measure("drawings", "drawings", ""),
    Measure("plotly_ms", "Plotly in place, all drawings"),
    Measure("layout_shift", "layout shift (CLS)", "", 3),
    Measure("task_ms", "main thread, all tasks"),
    Measure("longest_task_ms", "main thread, longest task over 50 ms"),
)
CLICK: Final = (
    Measure("click_to_drawn_ms", "click until nothing changes any more"),
    Measure("click_posts", "POSTs a click", ""),
    Measure("click_kib", "transferred", "KiB", 1),
    Measure("click_task_ms", "main thread, all tasks"),
    Measure("click_longest_ms", "main thread, longest task over 50 ms"),
)
LOAD: Final = (
    Measure("clicks_per_second", "clicks a second", "/s"),
    Measure("per_second", "answers a second", "/s"),
    Measure("p50_ms", "half are answered within"),
    Measure("p99_ms", "99 of 100 are answered within"),
    Measure("failed", "not answered, or not with 200", ""),
)
PROCESS: Final = (
    Measure("ready_ms", "start until the first page answers"),
    Measure("worker_mb", "memory a worker (PSS), after the load", "MB"),
    Measure("cpu_ms", "CPU of `check`; of importing plain Dash"),
)
GROWTH: Final = (
    Measure("ready_ms", "start until the first page answers"),
    Measure("worker_mb", "memory a worker (PSS)", "MB"),
    Measure("table_first_ms", "table, asked for the first time"),
    Measure("table_ms", "table, asked for again"),
    Measure("api_first_ms", "API, asked for the first time"),
    Measure("api_ms", "API, asked for again"),
)

_CLICKED: Final = "One click on the theme of rail, in Chromium; plain Dash draws three charts anew."
_WHOLE: Final = (
    "64 connections that ask again as soon as they are answered, after a moment that is not counted.\nWhat plain Dash sends "
    "is the same empty page for everybody; ours hold all words and figures."
)
_ASKED: Final = (
    "All POSTs of that click, again and again, at 64 connections; a click is answered when all of "
    "its POSTs are."
)


def cold() -> Section:
    """Pages with an empty cache."""
    note = (
        "Chromium, window of 1,280 × 900, nothing in its cache, nothing touched. Drawings: SVG or "
        "Plotly, whichever\nis first. Plain Dash as it comes, which compresses nothing."
    )
    return Section("Pages, first visit", note, PLAIN, PAGE)


def warm() -> Section:
    """Pages that the browser knows."""
    note = "The same, opened again by the same browser."
    return Section("Pages, second visit", note, PLAIN, PAGE)


def click() -> Section:
    """A filter in the browser."""
    return Section("A filter", _CLICKED, PLAIN, CLICK)


def load() -> Section:
    """Pages asked for by many."""
    return Section("Pages under load", _WHOLE, PLAIN, LOAD)


def callback() -> Section:
    """Callbacks asked for by many."""
    return Section("Callbacks under load", _ASKED, PLAIN, LOAD)


def process() -> Section:
    """What a server takes."""
    note = "Two workers each."
    return Section("Start, memory, commands", note, PLAIN, PROCESS)


def growth(smallest: str) -> Section:
    """Packages of other sizes."""
    note = "This dashboard with packages of as many figures. The baseline is the smallest."
    return Section("More figures", note, smallest, GROWTH)
