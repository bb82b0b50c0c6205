"""The command ``python -m benchmarks``: measure in turn, print ratios, write the report."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import asdict, dataclass
from tempfile import gettempdir
from typing import Final

import click
from playwright.sync_api import Browser

from benchmarks import browser, contenders, growth, load, machine, measures, report, servers
from benchmarks.contenders import Contender

Running = list[tuple[Contender, servers.Server]]

RESULTS: Final = machine.ROOT / "benchmarks" / "results"
PAGE: Final = machine.ROOT / "docs" / "performance.md"


@dataclass(frozen=True, slots=True)
class Extent:
    """How much is measured, and the seconds after which no further round begins."""

    rounds: int
    browser_s: float
    load_s: float
    each_s: float
    starts: int
    figures: tuple[int, ...]


FULL: Final = Extent(5, 110, 60, 1.5, 3, growth.SIZES)
QUICK: Final = Extent(2, 24, 6, 0.5, 1, growth.SIZES[:2])


def rounds(most: int, seconds: float) -> Iterator[int]:
    """Count rounds; none begins after as many seconds, but one is always measured."""
    end = time.monotonic() + seconds
    for number in range(most):
        if number and time.monotonic() > end:
            return
        yield number


def cpu_ms(*arguments: str) -> float | None:
    """The processor time that a Python command takes, where the system tells."""
    if not hasattr(os, "wait4"):
        return None
    process = subprocess.Popen(
        [sys.executable, *arguments],
        stdout=subprocess.DEVNULL,
        cwd=machine.ROOT,
        env=servers.environment(gettempdir()),
    )
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return 1000 * (used.ru_utime + used.ru_stime)


def measure_pages(
    chrome: Browser, everybody: Running, extent: Extent
) -> tuple[list[report.Section], dict[str, list[load.Ask]]]:
    """Each page in turn, cold and warm, and a click; with what the clicks send."""
    cold, warm, clicks = measures.cold(), measures.warm(), measures.click()
    posts: dict[str, list[load.Ask]] = {}
    for _ in rounds(extent.rounds, extent.browser_s):
        for contender, server in everybody:
            for name, path in contender.pages.items():
                with browser.reader(chrome) as reader:
                    cold.add(name, browser.load(reader, server.address(path)))
                    warm.add(name, browser.load(reader, server.address(path)))
            if contender.clicks:
                with browser.reader(chrome) as reader:
                    sample, sent = browser.click(
                        reader, server.address(contender.first), contender.clicks
                    )
                clicks.add(contender.name, sample)
                posts[contender.name] = sent or posts.get(contender.name, [])
    return [cold, warm, clicks], posts


def ask(
    server: servers.Server, asks: Sequence[load.Ask], extent: Extent, *, first: bool
) -> browser.Sample:
    """Put a server under load, the first time after a moment that is not counted."""
    if first:
        load.measure(server.port, asks, seconds=0.3)
    return load.measure(server.port, asks, seconds=extent.each_s)


def measure_load(
    everybody: Running, posts: dict[str, list[load.Ask]], extent: Extent
) -> list[report.Section]:
    """Pages and callbacks in turn, asked for by many."""
    pages, callbacks = measures.load(), measures.callback()
    for number in rounds(extent.rounds, extent.load_s):
        for contender, server in everybody:
            for name, path in contender.pages.items():
                pages.add(name, ask(server, [load.Ask(path)], extent, first=not number))
            if sent := posts.get(contender.name):
                answered = ask(server, sent, extent, first=not number)
                clicks = (answered["per_second"] or 0) / len(sent)
                callbacks.add(contender.name, {**answered, "clicks_per_second": clicks})
    return [pages, callbacks]


def measure_processes(
    everybody: Sequence[Contender], loaded: Running, starts: int
) -> report.Section:
    """Starts in turn, the memory of those that have been under load, the CPU of commands."""
    section = measures.process()
    memory = {contender.name: server.worker_mb() for contender, server in loaded}
    commands = {
        "ours": ("-m", "dashboard", "check"),
        contenders.PLAIN: ("-c", "import benchmarks.plain_dash"),
    }
    for number in range(starts):
        for contender in everybody:
            with servers.running(
                contender.command, path=contender.first, environ=contender.environ
            ) as server:
                command = commands.get(contender.name)
                sample = {
                    "ready_ms": server.ready_ms,
                    "worker_mb": memory[contender.name] if not number else None,
                    "cpu_ms": cpu_ms(*command) if command else None,
                }
            section.add(contender.name, sample)
    return section


def measure_growth(sizes: Sequence[int]) -> list[report.Section]:
    """Packages from small to large."""
    if not sizes:
        return []
    names = {f"{size:,} figures": size for size in sorted({*sizes})}
    section = measures.growth(next(iter(names)))
    for name, size in names.items():
        click.echo(f"… {name}", err=True)
        section.add(name, growth.measure(size))
    return [section]


def measure_everything(others: Sequence[str], extent: Extent) -> list[report.Section]:
    """All sections of the report."""
    everybody = [
        contenders.plain(),
        contenders.ours(),
        *(contenders.OTHERS[one]() for one in others),
    ]
    with ExitStack() as stack:
        running = [
            (
                one,
                stack.enter_context(
                    servers.running(one.command, path=one.first, environ=one.environ)
                ),
            )
            for one in everybody
        ]
        click.echo("… pages", err=True)
        with browser.launched() as chrome:
            pages, posts = measure_pages(chrome, running, extent)
        click.echo("… load", err=True)
        loads = measure_load(running, posts, extent)
        click.echo("… processes", err=True)
        processes = measure_processes(everybody, running, extent.starts)
    return [*pages, *loads, processes, *measure_growth(extent.figures)]


@click.command()
@click.option("--quick", is_flag=True, help="Fewer rounds and no large packages: about a minute.")
@click.option(
    "--with",
    "others",
    multiple=True,
    type=click.Choice(sorted(contenders.OTHERS)),
    help="Measure another tool as well; it is installed in an environment of its own.",
)
@click.option(
    "--figures",
    multiple=True,
    type=click.IntRange(min=21),
    help="The sizes of packages, instead of the usual ones.",
)
@click.option(
    "--write/--no-write",
    "writes",
    default=True,
    show_default=True,
    help="Whether docs/performance.md is written.",
)
def main(*, quick: bool, others: tuple[str, ...], figures: tuple[int, ...], writes: bool) -> None:
    """Measure this checkout against plain Dash, print ratios, write docs/performance.md."""
    usual = QUICK if quick else FULL
    extent = Extent(**{**asdict(usual), "figures": figures or usual.figures})
    about, began, before = machine.describe(), time.monotonic(), machine.load_average()
    try:
        sections = measure_everything(others, extent)
    except servers.NotReadyError as error:
        raise click.ClickException(str(error)) from error
    about["Extent"] = f"{'quick run' if quick else 'full run'}, {time.monotonic() - began:.0f} s"
    loads = (before, machine.load_average())
    page = report.write(about, loads, sections)
    click.echo(page)
    keep(about, loads, sections)
    if writes:
        PAGE.write_text(page, "utf-8")


def keep(
    about: dict[str, str], loads: Sequence[float | None], sections: Sequence[report.Section]
) -> None:
    """Every measurement as JSON, in a folder that git ignores."""
    RESULTS.mkdir(exist_ok=True)
    whole = {"about": about, "load": loads, "sections": [asdict(section) for section in sections]}
    file = RESULTS / f"{about['Date'].replace(' ', '-').replace(':', '')}.json"
    file.write_text(json.dumps(whole, ensure_ascii=False, indent=1), "utf-8")
    click.echo(f"Every measurement: {file}", err=True)


if __name__ == "__main__":
    main()
