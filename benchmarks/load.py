"""A load generator: a few connections that ask again as soon as they are answered.

A process of its own (``python -m benchmarks.load``), so that it does not share an interpreter with
what measures: a ``Plan`` as JSON on standard input, what came of it as JSON on standard output.
It asks this machine only, at most ``most`` times and for at most ``seconds``.
"""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from itertools import cycle
from typing import Any

from benchmarks.machine import ROOT
from benchmarks.spread import percentile


@dataclass(frozen=True, slots=True)
class Ask:
    """One request: a GET, or a POST of a JSON body."""

    path: str
    body: str = ""

    def encode(self, port: int) -> bytes:
        """The request as it goes over the wire, by a browser that takes compressed answers."""
        body = self.body.encode()
        sent = (
            (f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n") if body else ""
        )
        head = (
            f"{'POST' if body else 'GET'} {self.path} HTTP/1.1\r\n"
            f"Host: 127.0.0.1:{port}\r\nAccept-Encoding: gzip, deflate, br\r\n"
            f"Accept: */*\r\nConnection: keep-alive\r\n{sent}\r\n"
        )
        return head.encode() + body


@dataclass(frozen=True, slots=True)
class Plan:
    """What to ask, in turn, and when to stop."""

    port: int
    asks: tuple[Ask, ...]
    connections: int = 64
    seconds: float = 2.0
    most: int = 20_000


@dataclass(slots=True)
class Tally:
    """What has come of a plan so far."""

    times: list[float] = field(default_factory=list)
    failed: int = 0
    sent: int = 0


async def read_answer(reader: asyncio.StreamReader) -> tuple[int, bool]:
    """Read one answer whole: its status, and whether the connection stays."""
    head = (await reader.readuntil(b"\r\n\r\n")).lower()
    status = int(head.split(None, 2)[1])
    fields = dict(line.partition(b":")[::2] for line in head.split(b"\r\n")[1:] if line)
    fields = {key: value.strip() for key, value in fields.items()}
    if b"chunked" in fields.get(b"transfer-encoding", b""):
        while size := int((await reader.readline()).partition(b";")[0], 16):
            await reader.readexactly(size + 2)
        await reader.readline()
    elif b"content-length" in fields:
        await reader.readexactly(int(fields[b"content-length"]))
    elif status not in (204, 304):
        await reader.read()
        return status, False
    return status, fields.get(b"connection") != b"close"


async def keep_asking(plan: Plan, tally: Tally, asks: cycle[bytes], end: float) -> None:
    """One connection, opened anew where the server closes it."""
    writer = None
    while time.perf_counter() < end and tally.sent < plan.most:
        tally.sent += 1
        began = time.perf_counter()
        try:
            if writer is None:
                reader, writer = await asyncio.open_connection("127.0.0.1", plan.port)
            writer.write(next(asks))
            async with asyncio.timeout(10):
                status, stays = await read_answer(reader)
        except (OSError, TimeoutError, asyncio.IncompleteReadError):
            status, stays = 0, False
        if status in (200, 204, 304):
            tally.times.append(time.perf_counter() - began)
        else:
            tally.failed += 1
            await asyncio.sleep(0.01)
        if not stays and writer is not None:
            writer.close()
            writer = None
    if writer is not None:
        writer.close()


async def carry_out(plan: Plan) -> dict[str, float | None]:
    """Ask as planned: answers a second, the 50th and 99th percentile of their time, failures."""
    tally = Tally()
    asks = cycle([ask.encode(plan.port) for ask in plan.asks])
    began = time.perf_counter()
    connections = (
        keep_asking(plan, tally, asks, began + plan.seconds) for _ in range(plan.connections)
    )
    await asyncio.gather(*connections)
    took = time.perf_counter() - began
    times = [1000 * one for one in tally.times]
    return {
        "per_second": len(times) / took,
        "p50_ms": percentile(times, 0.5),
        "p99_ms": percentile(times, 0.99),
        "failed": tally.failed,
    }


def measure(
    port: int, asks: Sequence[Ask], *, seconds: float, connections: int = 64
) -> dict[str, float | None]:
    """Carry out a plan in a second process."""
    plan = Plan(port, tuple(asks), connections=connections, seconds=seconds)
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.load"],
        input=json.dumps(asdict(plan)),
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
        timeout=seconds + 60,
    )
    result: dict[str, float | None] = json.loads(done.stdout)
    return result


def parse(text: str) -> Plan:
    """The plan that JSON says."""
    told: dict[str, Any] = json.loads(text)
    return Plan(**{**told, "asks": tuple(Ask(**ask) for ask in told["asks"])})


if __name__ == "__main__":
    print(json.dumps(asyncio.run(carry_out(parse(sys.stdin.read())))))
