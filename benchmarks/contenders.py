"""Who is measured: this checkout, plain Dash, and other tools in environments of their own.

Each is known by what it shows to anybody: a command that starts it, and addresses.
"""

from __future__ import annotations

import subprocess
import sys
import venv
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from benchmarks.machine import ROOT

WORKERS: Final = 2
PLAIN: Final = "plain Dash"


@dataclass(frozen=True, slots=True)
class Contender:
    """A tool: how it is started, its pages by name, and the clicks that choose the theme of rail.

    Attributes:
        command: with ``{port}`` for the port.
        pages: the name of each page in the report, and its path; the first one says that it is ready.
        clicks: pairs of a role and an accessible name; the last one changes what is drawn.
    """

    name: str
    command: tuple[str, ...]
    pages: Mapping[str, str]
    clicks: tuple[tuple[str, str], ...] = ()
    environ: Mapping[str, str] = field(default_factory=dict)

    @property
    def first(self) -> str:
        """The path of its first page."""
        return next(iter(self.pages.values()))


def gunicorn(python: str, application: str) -> tuple[str, ...]:
    """The command that serves a WSGI application with two workers."""
    bind = ("--workers", str(WORKERS), "--bind", "127.0.0.1:{port}")
    return (python, "-m", "gunicorn", *bind, "--log-level", "warning", application)


def serve(*options: str) -> tuple[str, ...]:
    """The command that serves this checkout with two workers."""
    command = (sys.executable, "-m", "dashboard", "serve", "--workers", str(WORKERS))
    return (*command, "--port", "{port}", *options)


def plain() -> Contender:
    """The baseline."""
    return Contender(
        PLAIN,
        gunicorn(sys.executable, "benchmarks.plain_dash:create_server()"),
        {PLAIN: "/"},
        (("button", "Theme"), ("option", "rail")),
    )


def ours() -> Contender:
    """This checkout, with the data that ships."""
    pages = {
        "explorer": "/en/",
        "view": "/en/view/cre-lines",
        "table": "/en/data",
        "embed": "/en/embed/cre-lines",
    }
    return Contender("ours", serve(), pages, (("radio", "Rail"),))


def vizro() -> Contender:
    """The same three charts in Vizro."""
    python = environment("vizro", "vizro", "gunicorn")
    command = gunicorn(python, "benchmarks.vizro_app:create_server()")
    return Contender("Vizro", command, {"Vizro": "/"})


def streamlit() -> Contender:
    """The same three charts in Streamlit, which has one process."""
    python = environment("streamlit", "streamlit", "plotly")
    options = ("--server.headless", "true", "--browser.gatherUsageStats", "false")
    bind = ("--server.address", "127.0.0.1", "--server.port", "{port}")
    script = str(ROOT / "benchmarks" / "streamlit_app.py")
    command = (python, "-m", "streamlit", "run", script, *bind, *options)
    return Contender("Streamlit", command, {"Streamlit": "/"})


def panel() -> Contender:
    """The same three charts in Panel, with two processes."""
    python = environment("panel", "panel", "plotly")
    bind = ("--address", "127.0.0.1", "--port", "{port}", "--num-procs", str(WORKERS))
    script = str(ROOT / "benchmarks" / "panel_app.py")
    command = (python, "-m", "panel", "serve", script, *bind)
    own = {"BOKEH_RESOURCES": "server"}  # else it asks another host for its styles
    return Contender("Panel", command, {"Panel": "/panel_app"}, environ=own)


#: Those that are measured on request.
OTHERS: Final = {"vizro": vizro, "streamlit": streamlit, "panel": panel}


def environment(name: str, *packages: str) -> str:
    """The Python of an environment that holds these packages; it is made the first time."""
    folder = ROOT / ".venv" / f"bench-{name}"
    binaries = folder / ("Scripts" if sys.platform == "win32" else "bin")
    python = str(binaries / "python")
    if not (folder / "complete").is_file():
        print(f"Installing {', '.join(packages)} into {folder.relative_to(ROOT)}")
        venv.create(folder, with_pip=True, clear=True)
        pip = (python, "-m", "pip", "--disable-pip-version-check", "install", "--quiet")
        subprocess.run([*pip, *packages], check=True)
        Path(folder, "complete").touch()
    return python
