"""A real ``serve`` process for a test: started, waited for, watched, stopped."""

from __future__ import annotations

import os
import queue
import re
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

MODULE: Final = (sys.executable, "-m", "dashboard")
_ADDRESS: Final = re.compile(r"https?://\S+")


@dataclass(frozen=True)
class Server:
    """A process that answers: its address, without a slash at the end, and what it has printed."""

    address: str
    process: subprocess.Popen[str]
    log: list[str] = field(default_factory=list)


@contextmanager
def serving(
    *arguments: str,
    command: Sequence[str] = MODULE,
    cwd: Path | None = None,
    patience: float = 120,
) -> Iterator[Server]:
    """Run ``serve`` on a free port until the block ends; fails with the log if it does not come up.

    Whatever a worker prints to standard error during the block fails the test at its end.
    """
    process = subprocess.Popen(
        [*command, "serve", "--port", "0", *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        cwd=cwd,
        env={
            **{key: value for key, value in os.environ.items() if not key.startswith("DASHBOARD_")},
            "DASHBOARD_ARCHIVE": "off",
        },
    )
    log: list[str] = []
    lines: queue.SimpleQueue[str | None] = queue.SimpleQueue()
    reader = threading.Thread(target=_read, args=(process, log, lines), daemon=True)
    reader.start()
    try:
        yield Server(_address(lines, log, patience), process, log)
    finally:
        if process.poll() is None:
            process.terminate()
        try:
            process.wait(timeout=60)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        reader.join(timeout=60)
        if process.stdout and not reader.is_alive():
            process.stdout.close()
    unexpected = [line for line in log if not _ADDRESS.search(line)]
    assert not unexpected, "the server printed:\n" + "".join(unexpected)


def _read(
    process: subprocess.Popen[str], log: list[str], lines: queue.SimpleQueue[str | None]
) -> None:
    assert process.stdout is not None
    for line in process.stdout:
        log.append(line)
        lines.put(line)
    lines.put(None)


def _address(lines: queue.SimpleQueue[str | None], log: list[str], patience: float) -> str:
    try:
        while (line := lines.get(timeout=patience)) is not None:
            if found := _ADDRESS.search(line):
                return found[0].rstrip("/")
    except queue.Empty:
        pass
    raise AssertionError("the server did not come up; it printed:\n" + "".join(log))
