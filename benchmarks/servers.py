"""A server under test: started, waited for, its memory read, stopped."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from statistics import mean
from typing import Final
from urllib.error import URLError
from urllib.request import ProxyHandler, build_opener

from benchmarks.machine import ROOT

#: Never by way of a proxy: everything stays on this machine.
_OPENER: Final = build_opener(ProxyHandler({}))


class NotReadyError(Exception):
    """A server ended, or did not answer in time."""


@dataclass(frozen=True, slots=True)
class Server:
    """A process that answers, and how long it took until its first answer."""

    process: subprocess.Popen[bytes]
    port: int
    ready_ms: float

    def address(self, path: str) -> str:
        """A path of this server as an address."""
        return f"http://127.0.0.1:{self.port}{path}"

    def worker_mb(self) -> float | None:
        """The mean proportional set size of the workers; ``None`` where the system does not tell."""
        workers = descendants(self.process.pid) or [self.process.pid]
        sizes = [size for pid in workers if (size := pss_mb(pid)) is not None]
        return mean(sizes) if sizes else None


@contextmanager
def running(
    command: Sequence[str],
    *,
    path: str,
    environ: Mapping[str, str] | None = None,
    patience: float = 60,
) -> Iterator[Server]:
    """Run a command, ``{port}`` in it filled in, from its start until the block ends.

    Raises:
        NotReadyError: the command ended or did not answer ``path`` within ``patience`` seconds.
    """
    port = free_port()
    with ExitStack() as stack:
        home = stack.enter_context(tempfile.TemporaryDirectory(ignore_cleanup_errors=True))
        log = stack.enter_context(Path(home, "log").open("w+b"))
        began = time.perf_counter()
        process = subprocess.Popen(
            [part.replace("{port}", str(port)) for part in command],
            cwd=ROOT,
            env={**environment(home), **(environ or {})},
            stdout=log,
            stderr=subprocess.STDOUT,
        )
        stack.callback(stop, process)
        address = f"http://127.0.0.1:{port}{path}"
        while not answers(address):
            late = time.perf_counter() - began > patience
            if late or process.poll() is not None:
                log.seek(0)
                said = log.read().decode(errors="replace")[-2000:]
                raise NotReadyError(f"{command[0]}: {'too late' if late else 'ended'}\n{said}")
            time.sleep(0.02)
        yield Server(process, port, (time.perf_counter() - began) * 1000)


def environment(home: str) -> dict[str, str]:
    """This environment without settings of the product, and with a state folder of its own."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith("DASHBOARD_")}
    return {**kept, "XDG_STATE_HOME": home, "PYTHONPATH": str(ROOT), "PYTHONWARNINGS": "ignore"}


def answers(address: str) -> bool:
    """Whether an address answers well."""
    try:
        with _OPENER.open(address, timeout=10) as answer:
            return bool(answer.status == 200)
    except (URLError, ConnectionError, TimeoutError):
        return False


def answer_ms(address: str) -> float:
    """How long one answer takes, with all of its body."""
    began = time.perf_counter()
    with _OPENER.open(address, timeout=120) as answer:
        answer.read()
    return (time.perf_counter() - began) * 1000


def stop(process: subprocess.Popen[bytes]) -> None:
    """End a process, and wait for it; and those that it started, where it leaves them behind."""
    started = descendants(process.pid)
    process.terminate()
    try:
        process.wait(timeout=20)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
    for pid in started:
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGTERM)


def free_port() -> int:
    """A port of the loopback interface that nobody listens on."""
    with socket.socket() as holder:
        holder.bind(("127.0.0.1", 0))
        return int(holder.getsockname()[1])


def descendants(pid: int) -> list[int]:
    """The processes that a process has started, and theirs."""
    children: dict[int, list[int]] = {}
    for file in Path("/proc").glob("[0-9]*/stat"):
        try:
            parent = int(file.read_text("utf-8", "replace").rpartition(")")[2].split()[1])
        except OSError:  # it has ended meanwhile
            continue
        children.setdefault(parent, []).append(int(file.parent.name))
    found = list(children.get(pid, []))
    for child in found:
        found.extend(children.get(child, []))
    return found


def pss_mb(pid: int) -> float | None:
    """The memory of a process, with its share of what it shares, in megabytes."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text("utf-8").splitlines()
    except OSError:
        return None
    kib = next((int(line.split()[1]) for line in lines if line.startswith("Pss:")), None)
    return None if kib is None else kib * 1024 / 1e6
