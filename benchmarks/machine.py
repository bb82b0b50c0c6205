"""What a measurement was made on: machine, versions, commit, load."""

from __future__ import annotations

import os
import platform
import subprocess
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Final

from tests.browser import chromium

PACKAGES: Final = ("dash", "plotly", "pandas", "gunicorn", "playwright")
ROOT: Final = Path(__file__).resolve().parent.parent


def describe() -> dict[str, str]:
    """Names and values for the head of the report."""
    return {
        "Date": datetime.now(UTC).strftime("%Y-%m-%d %H:%M UTC"),
        "Commit": commit(),
        "Processor": f"{processor()}, {os.cpu_count()} cores",
        "Memory": memory(),
        "System": f"{platform.system()} {platform.release()}, Python {platform.python_version()}",
        "Browser": browser(),
        "Packages": ", ".join(f"{package} {version(package)}" for package in PACKAGES),
    }


def load_average() -> float | None:
    """How many processes wanted to run in the last minute, on average."""
    return round(os.getloadavg()[0], 2) if hasattr(os, "getloadavg") else None


def commit() -> str:
    """The commit of the checkout, and whether files differ from it."""
    named = _output("git", "-C", str(ROOT), "rev-parse", "--short=12", "HEAD")
    changed = _output("git", "-C", str(ROOT), "status", "--porcelain", "--", "dashboard", "assets")
    return f"{named or 'unknown'}{', with changes' if changed else ''}"


def processor() -> str:
    """The name of the processor."""
    return _field(Path("/proc/cpuinfo"), "model name") or platform.processor() or "unknown"


def memory() -> str:
    """The memory of the machine."""
    found = _field(Path("/proc/meminfo"), "MemTotal")
    return f"{int(found.split()[0]) / 2**20:.0f} GiB" if found else "unknown"


def browser() -> str:
    """The version of Chromium."""
    found = chromium.find()
    return _output(str(found), "--version").split("built", 1)[0].strip() if found else "none"


def _field(file: Path, name: str) -> str:
    if not file.is_file():
        return ""
    lines = (line.partition(":") for line in file.read_text("utf-8").splitlines())
    return next((value.strip() for key, _, value in lines if key.strip() == name), "")


def _output(*command: str) -> str:
    try:
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()
    except (OSError, subprocess.CalledProcessError):
        return ""
