"""What benchmarks count and write; how long anything takes is nothing for a test."""

from __future__ import annotations

import asyncio
import csv
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks import growth, measures, plain_dash, servers
from benchmarks.browser import Traffic, summarize
from benchmarks.load import Ask, Plan, carry_out, parse, read_answer
from benchmarks.report import Measure, Section, ratio_text, table, write
from benchmarks.spread import Spread, percentile, ratios

SPEED = Measure("ms", "first paint")


def section(**samples: list[float | None]) -> Section:
    made = Section("Pages", "A note.", "plain", (SPEED, Measure("never", "never")))
    for column, values in samples.items():
        for value in values:
            made.add(column, {"ms": value})
    return made


def test_a_spread_leaves_out_what_was_not_measured() -> None:
    assert Spread.of([None, 3, 1, 2, 10]) == Spread(1, 2.5, 10)
    assert Spread.of([None]) is None


def test_a_ratio_is_taken_within_a_round() -> None:
    assert ratios([10, 40], [10, 20]) == Spread(1, 1.5, 2)
    assert ratios([1, 2], [0, None]) is None


@pytest.mark.parametrize(("share", "value"), [(0.5, 50), (0.99, 99), (1, 100), (0, 1)])
def test_a_percentile_is_one_of_the_values(share: float, value: int) -> None:
    assert percentile(range(1, 101), share) == value
    assert percentile([], share) is None


def test_a_table_has_the_baseline_first_and_ratios_beside_it() -> None:
    lines = table(section(ours=[50, 100], plain=[100, 100])).splitlines()
    assert lines[4:] == [
        "|  | plain (= 1) | ours |",
        "|---|---|---|",
        "| first paint | 100 ms | **0.75** (0.50–1.00) · 75 ms |",
    ]


def test_the_baseline_has_its_spread_too() -> None:
    assert "| first paint | 150 ms (100–200) |" in table(section(plain=[100, 200]))


def test_what_has_no_baseline_is_written_without_a_ratio() -> None:
    assert "| first paint | 0 ms | 5 ms | – |" in table(section(plain=[0], ours=[5], theirs=[None]))


@pytest.mark.parametrize(("ratio", "text"), [(0.0123, "0.012"), (1, "1.00"), (2000.4, "2,000")])
def test_a_ratio_has_the_digits_that_it_is_worth(ratio: float, text: str) -> None:
    assert ratio_text(ratio) == text


def test_the_report_says_machine_load_and_how_to_repeat() -> None:
    page = write({"Processor": "abacus"}, (0.5, None), [section(plain=[1]), measures.load()])
    assert "| Processor | abacus |" in page
    assert "| Load average, before → after | 0.50 → unknown |" in page
    assert "make bench" in page
    assert "## Pages\n" in page
    assert "## Pages under load" not in page  # nothing was measured
    assert page.endswith("|\n")


@pytest.mark.parametrize(("load", "busy"), [(0.2, False), (None, False), (1.7, True)])
def test_the_report_says_where_the_machine_was_busy(load: float | None, busy: bool) -> None:
    assert ("provisional" in write({}, (load, 2), [section(plain=[1])])) is busy


def test_a_drawing_of_the_first_html_is_visible_with_the_first_paint() -> None:
    probe = {
        "drawings": [20, 300],
        "plotly": [400],
        "lcp": 90,
        "shift": 0,
        "tasks": [[10, 60], [80, 70]],
        "paints": {"first-paint": 80, "first-contentful-paint": 90},
    }
    sample = summarize(probe, Traffic(transferred=2048, requests=3), 12.5)
    assert (sample["first_drawing_ms"], sample["all_drawings_ms"]) == (90, 300)
    assert (sample["plotly_ms"], sample["longest_task_ms"]) == (400, 70)
    assert sample["transferred_kib"] == 2


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        (b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok", (200, True)),
        (b"HTTP/1.1 200 OK\r\nConnection: Close\r\nContent-Length: 0\r\n\r\n", (200, False)),
        (
            b"HTTP/1.1 503 No\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n",
            (503, True),
        ),
        (b"HTTP/1.1 304 Same\r\n\r\n", (304, True)),
        (b"HTTP/1.0 200 OK\r\n\r\nuntil the end", (200, False)),
    ],
)
def test_an_answer_is_read_whole(answer: bytes, expected: tuple[int, bool]) -> None:
    async def read() -> tuple[tuple[int, bool], bytes]:
        reader = asyncio.StreamReader()
        reader.feed_data(answer)
        reader.feed_eof()
        return await read_answer(reader), await reader.read()

    assert asyncio.run(read()) == (expected, b"")


def test_a_plan_goes_to_another_process_and_back() -> None:
    told = '{"port": 1, "asks": [{"path": "/", "body": "{}"}], "seconds": 0.1}'
    assert parse(told) == Plan(1, (Ask("/", "{}"),), seconds=0.1)


def test_what_is_asked_is_bounded_and_what_fails_is_counted() -> None:
    nobody = Plan(servers.free_port(), (Ask("/"),), connections=2, seconds=5, most=4)
    result = asyncio.run(carry_out(nobody))
    assert (result["failed"], result["per_second"], result["p99_ms"]) == (4, 0, None)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells what a process started")
def test_what_a_server_has_started_ends_with_it() -> None:
    child = "import time; print('up', flush=True); time.sleep(60)"
    parent = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {child!r}])"
    process = subprocess.Popen([sys.executable, "-c", parent], stdout=subprocess.PIPE)
    assert process.stdout is not None
    with process.stdout as output:
        assert output.readline() == b"up\n"
        servers.stop(process)
        assert output.read() == b""  # ends only when nobody holds it any more


def test_a_package_has_as_many_figures_as_asked_for(tmp_path: Path) -> None:
    folder = growth.write(tmp_path / "package", 1000)
    with (folder / "indicators.csv").open(encoding="utf-8", newline="") as file:
        assert sum(1 for _ in csv.DictReader(file)) == 1000
    with pytest.raises(ValueError, match="has 21"):
        growth.write(tmp_path / "small", 20)


def test_plain_dash_draws_the_figures_that_ship() -> None:
    growth_rates, lines, shares = plain_dash.draw(plain_dash.read(), None)
    assert sorted(growth_rates.data[0].x) == [6.2, 8.3, 9.2]
    assert [*lines.data[0].y] == [9, 24]
    assert {21, 20, 50} <= {*shares.data[0].x}
    assert not plain_dash.draw(plain_dash.read(), "rail")[0].data[0].x.size
