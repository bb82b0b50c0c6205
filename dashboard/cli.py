"""The command line: parse, call, print, exit code. What is done lies in the modules below.

Exit codes: 0 fine, 1 the data has problems, 2 cannot read or wrong use, 130 and 143 stopped.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
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
from dashboard.exports.pictures.characters import check_characters
from dashboard.exports.site import static_site
from dashboard.indicators.problems.codes import Fault
from dashboard.indicators.problems.problem import Problem
from dashboard.indicators.problems.table_problems import in_order
from dashboard.indicators.proofread.proofreading import proofread
from dashboard.indicators.reading import loader
from dashboard.indicators.reading.text_file import folder_of
from dashboard.messages import load_locale
from dashboard.settings import NAMES, SETTINGS, Settings
from dashboard.views.render.catalogue import views as views_of

#: How many problems are printed; the rest is counted.
MOST_PROBLEMS: Final = 100

DATA_HAS_PROBLEMS: Final = 1
WRONG_USE: Final = 2

#: The settings that an export has; the others are of a server.
_EXPORTED: Final = ("data", "public_url")


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


def _no_longer_set(_context: click.Context, _option: click.Parameter, given: str | None) -> None:
    """Say that an option of the last version does nothing; the next one does not know it."""
    if given:
        said = "--pictures (DASHBOARD_PICTURES) does nothing any more: every picture is made when"
        click.echo(f"Warning: {said} it is asked for. The next version does not take it.", err=True)


_without_pictures = click.option(
    "--pictures",
    envvar="DASHBOARD_PICTURES",
    hidden=True,
    expose_value=False,
    callback=_no_longer_set,
)


def _data(given: str | None) -> Path:
    """The folder of the data package, found by every command in the same way."""
    return Settings.from_env(os.environ, ("data",), data=given).data


@main.command()
@_settings_options(*NAMES)
@_without_pictures
@click.option(
    "--mcp", is_flag=True, help="Let assistants ask, over the Model Context Protocol at /_mcp."
)
def serve(*, mcp: bool, **given: str | None) -> None:
    """Serve the dashboard until stopped."""
    with _exit_codes():
        settings = Settings.from_env(os.environ, **given)
        holder = server.bind(settings.host, settings.port)
        with holder:
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
@_without_pictures
@click.option("--views", "only", help="Only these views, by id with commas. Default: everything.")
@click.option("--lang", "langs", help="Only these languages. Default: those of the data.")
def export(out: Path, only: str | None, langs: str | None, **given: str | None) -> None:
    """Write the dashboard to the new folder OUT, as files that need no server."""
    with _exit_codes(), _stopped_by_signal():
        if only is not None and not _listed(only):
            raise SettingsError(
                f'--views: found "{only}"; wanted ids of views with commas, as views lists'
            )
        settings = Settings.from_env(os.environ, _EXPORTED, archive="off", **given)
        package = loader.load(settings.data)
        shown, spoken = None if only is None else _listed(only), package.languages
        wanted = [one for one in spoken if langs is None or one in _listed(langs)]
        if not wanted or not {*_listed(langs)} <= {*spoken}:
            raise SettingsError(f'--lang: found "{langs}"; wanted some of {", ".join(spoken)}')
        made = static_site.plan(package, wanted, shown, public=bool(settings.public_url))
        with _progress() as done:
            count = static_site.write(out, made, _fetch(settings, shown), done=done)
        click.echo(f"{count} files in {out}")


def _listed(text: str | None) -> list[str]:
    return [part.strip() for part in (text or "").split(",") if part.strip()]


def _fetch(settings: Settings, views: Sequence[str] | None) -> static_site.Fetch:
    """What the app of these settings would answer, with some views or all of them."""
    client = create_app(settings, rows=static_site.ROWS, views=views).test_client()

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
        found = [*loader.check(data), *check_characters(data)]
        problems = [*in_order(found, loader.FILES), *_proofread(data, texts)]
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
    rows = [(view.id, view.family.value, *view.name.values()) for view in views_of(package)]
    if not sys.stdout.isatty():
        for row in rows:
            click.echo("\t".join(row))
        return
    names = (load_locale(lang).text("shell.language_name") for lang in package.languages)
    table = Table("View", "Drawn as", *names)
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
