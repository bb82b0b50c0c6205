"""The command line: parse, call, print, exit code. What is done lies in the modules below.

Exit codes: 0 fine, 1 the data has problems, 2 cannot read or wrong use, 130 and 143 stopped.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path
from typing import Any, Final

import click
from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn
from rich.table import Table

from dashboard import __version__, server
from dashboard.app import create_app
from dashboard.errors import (
    DashboardError,
    DataError,
    ExportError,
    SettingsError,
    UnreadableError,
)
from dashboard.exports.pictures import chrome, cleanup
from dashboard.exports.pictures.picture_file import Pictures
from dashboard.exports.site import static_site
from dashboard.indicators.model.schema import LANGS
from dashboard.indicators.problems.codes import Fault
from dashboard.indicators.problems.problem import Problem
from dashboard.indicators.proofread.proofreading import proofread
from dashboard.indicators.reading import loader
from dashboard.indicators.reading.text_file import folder_of
from dashboard.indicators.store.store import Store
from dashboard.settings import NAMES, SETTINGS, Settings
from dashboard.views.render.catalogue import views as views_of

#: How many problems are printed; the rest is counted.
MOST_PROBLEMS: Final = 100

DATA_HAS_PROBLEMS: Final = 1
WRONG_USE: Final = 2

#: The settings that an export has; the others are of a server.
_EXPORTED: Final = ("data", "public_url", "pictures")


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="jinhua-dashboard")
def main() -> None:
    """An interactive dashboard of the figures a city reported."""


def _settings_options(*names: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """One option for each of those settings, in the words of the table."""

    def with_options(command: Callable[..., None]) -> Callable[..., None]:
        for setting in reversed([one for one in SETTINGS if one.name in names]):
            default = f" Default: {setting.default}." if setting.default else ""
            said = f"{setting.help[0].upper()}{setting.help[1:]}.{default} [{setting.variable}]"
            command = click.option(setting.option, setting.name, help=said)(command)
        return command

    return with_options


def _data(given: str | None) -> Path:
    """The folder of the data package, found by every command in the same way."""
    return Settings.from_env(os.environ, ("data",), data=given).data


@main.command()
@_settings_options(*NAMES)
@click.option(
    "--mcp", is_flag=True, help="Let assistants ask, over the Model Context Protocol at /_mcp."
)
def serve(*, mcp: bool, **given: str | None) -> None:
    """Serve the dashboard until stopped."""
    with _exit_codes():
        settings = Settings.from_env(os.environ, **given)
        holder = server.bind(settings.host, settings.port)
        with holder, _pictures_made(settings):
            server.run(
                create_app(settings, mcp=mcp),
                holder,
                workers=settings.workers,
                ready=lambda address: click.echo(
                    f"The dashboard is on {address}{settings.base_path}/ (Ctrl-C stops it)"
                ),
            )


@main.command()
@click.argument("out", metavar="OUT", type=click.Path(path_type=Path))
@_settings_options(*_EXPORTED)
@click.option("--views", "only", help="Only these views, by id with commas. Default: everything.")
@click.option("--lang", "langs", help=f"Only these languages. Default: {','.join(LANGS)}.")
def export(out: Path, only: str | None, langs: str | None, **given: str | None) -> None:
    """Write the dashboard to the new folder OUT, as files that need no server."""
    with _exit_codes(), _stopped_by_signal():
        wanted = [one for one in LANGS if langs is None or one in _listed(langs)]
        unknown = [one for one in _listed(langs) if one not in LANGS]
        if unknown or not wanted:
            raise SettingsError(f'--lang: found "{langs}"; wanted some of {", ".join(LANGS)}')
        if only is not None and not _listed(only):
            raise SettingsError(
                f'--views: found "{only}"; wanted ids of views with commas, as views lists'
            )
        settings = Settings.from_env(os.environ, _EXPORTED, archive="off", **given)
        package, kept = loader.load(settings.data), Pictures(settings.pictures)
        made = static_site.plan(
            package,
            wanted,
            None if only is None else _listed(only),
            kept,
            public=bool(settings.public_url),
        )
        with _progress() as done:
            count = static_site.write(out, made, _fetch(settings), done=done)
        click.echo(f"{count} files in {out}")


def _listed(text: str | None) -> list[str]:
    return [part.strip() for part in (text or "").split(",") if part.strip()]


def _fetch(settings: Settings) -> static_site.Fetch:
    """What the app of these settings would answer."""
    client = create_app(settings, rows=static_site.ROWS).test_client()

    def fetch(address: str) -> bytes:
        answer = client.get(address, buffered=True)
        if answer.status_code != 200:
            raise ExportError(f'"{address}" answered {answer.status_code}')
        body: bytes = answer.data
        return body

    return fetch


@contextmanager
def _stopped_by_signal() -> Iterator[None]:
    """Let whoever tells us to stop find nothing half done, and an exit code that says so."""
    before = {one: signal.getsignal(one) for one in (signal.SIGINT, signal.SIGTERM)}
    try:
        for one in (one for one, usual in before.items() if usual is not signal.SIG_IGN):
            signal.signal(one, lambda number, _frame: sys.exit(128 + number))
        yield
    finally:
        for one, usual in before.items():
            signal.signal(one, usual)


@main.command()
@click.argument("out", metavar="FOLDER", type=click.Path(path_type=Path))
@_settings_options("data")
@click.option("--watch", is_flag=True, help="Stay, and make those of each new version of the data.")
@click.option("--attached", is_flag=True, hidden=True, help="End when standard input does.")
def pictures(out: Path, data: str | None, *, watch: bool, attached: bool) -> None:
    """Make the pictures of every view (SVG, PNG) in FOLDER, for serve --pictures FOLDER."""
    if attached:
        threading.Thread(target=_end_with_input, daemon=True).start()
    with _exit_codes(), _stopped_by_signal(), _progress() as done:
        store = Store(_data(data))
        try:
            if watch:
                cleanup.keep_making(store, Pictures(out), done=done)
            made = cleanup.make(store.current, Pictures(out), done=done)
        except (OSError, RuntimeError) as error:
            click.echo(f"Error: {error}", err=True)
            sys.exit(WRONG_USE)
    click.echo(f"{made} pictures made in {out / store.current.version}")


def _end_with_input() -> None:
    """Stop this process when whoever holds the other end of its standard input has gone."""
    while os.read(0, 1024):
        pass
    os.kill(os.getpid(), signal.SIGTERM)


def _pictures_made(settings: Settings) -> AbstractContextManager[None]:
    """Meanwhile, another process makes the pictures, where a folder for them is set."""
    if settings.pictures is None or not chrome.is_here():
        return nullcontext()
    arguments = ("--data", str(settings.data), str(settings.pictures))
    return server.meanwhile("pictures", "--watch", "--attached", *arguments)


@main.command()
@click.argument("folder", metavar="[DIR]", required=False)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="Lines for people, or one JSON object.",
)
@click.option(
    "--text",
    "texts",
    metavar="SOURCE=FILE",
    multiple=True,
    help="Compare the figures of a source with its text: lists figures not found in the text, and "
    "numbers in the text that no figure uses. Can be repeated.",
)
def check(folder: str | None, form: str, texts: tuple[str, ...]) -> None:
    """Print every problem of the data in DIR; by default of DASHBOARD_DATA, else of what ships."""
    with _exit_codes(form):
        data = _data(None) if folder is None else folder_of(folder)
        problems = [*loader.check(data), *_proofread(data, texts)]
    if form == "json":
        click.echo(_as_json(problems))
    elif problems:
        _print_problems(problems)
    else:
        click.echo("No problems found.")
    if any(map(_is_error, problems)):
        sys.exit(DATA_HAS_PROBLEMS)


@main.command()
@click.argument("folder", metavar="[DIR]", required=False)
def views(folder: str | None) -> None:
    """List the views of the data in DIR; by default of DASHBOARD_DATA, else of what ships."""
    with _exit_codes():
        package = loader.load(_data(folder))
    rows = [
        (view.id, view.family.value, view.name.within("en"), view.name.within("zh"))
        for view in views_of(package)
    ]
    if not sys.stdout.isatty():
        for row in rows:
            click.echo("\t".join(row))
        return
    table = Table("View", "Drawn as", "English", "中文")
    for row in rows:
        table.add_row(*row)
    Console().print(table)


@contextmanager
def _progress() -> Iterator[Callable[[object], None]]:
    """Counts what is done, on a terminal; says nothing in a pipe."""
    with Progress(
        SpinnerColumn(),
        TextColumn("{task.completed} files"),
        TextColumn("{task.description}", style="dim"),
        console=Console(stderr=True),
        disable=not sys.stderr.isatty(),
        transient=True,
    ) as shown:
        task = shown.add_task("", total=None)
        yield lambda name: shown.update(task, advance=1, description=str(name))


def _proofread(folder: Path, texts: Sequence[str]) -> Iterator[Problem]:
    """What the texts of sources say of the figures; a faulty package is told instead, not read."""
    for one in texts if not any(map(_is_error, loader.check(folder))) else ():
        source, equals, file = one.partition("=")
        if not equals or not file:
            raise click.BadParameter(f"found {one!r}; write SOURCE=FILE", param_hint="--text")
        yield from proofread(loader.load(folder), folder, source, Path(file))


def _is_error(problem: Problem) -> bool:
    return problem.severity == "error"


@contextmanager
def _exit_codes(form: str = "text") -> Iterator[None]:
    """Say what went wrong on standard error (where asked, as JSON too), and leave with its exit code."""
    try:
        yield
    except DataError as error:
        _print_problems([*error.problems], err=True)
        sys.exit(DATA_HAS_PROBLEMS)
    except DashboardError as error:
        click.echo(f"Error: {error}", err=True)
        if form == "json" and isinstance(error, UnreadableError):
            wanted = "a data package, and texts of its sources, that can be read"
            fault = Fault("E001", "folder", str(error), wanted, "")
            click.echo(_as_json([fault.at("")]))
        sys.exit(WRONG_USE)


def _print_problems(problems: Sequence[object], *, err: bool = False) -> None:
    for problem in problems[:MOST_PROBLEMS]:
        click.echo(str(problem), err=err)
    left = len(problems) - MOST_PROBLEMS
    if left > 0:
        click.echo(f"and {left} more", err=err)


def _as_json(problems: Sequence[Problem]) -> str:
    found: dict[str, Any] = {
        "total": len(problems),
        "problems": [problem.as_dict() for problem in problems[:MOST_PROBLEMS]],
    }
    return json.dumps(found, ensure_ascii=False, allow_nan=False, indent=2)
