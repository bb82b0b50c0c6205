"""One page in headless Chromium: what it costs and when it shows what it has to show."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from playwright.sync_api import (
    Browser,
    BrowserContext,
    CDPSession,
    Page,
    Request,
    ViewportSize,
    sync_playwright,
)
from playwright.sync_api import Error as PlaywrightError

from benchmarks.load import Ask
from tests.browser import chromium

Sample = dict[str, float | None]

#: A laptop's window.
WINDOW: Final[ViewportSize] = {"width": 1280, "height": 900}
#: How long nothing must change, and how long to wait for that at most, in milliseconds.
QUIET: Final = 500
PATIENCE: Final = 10_000

_PROBE: Final = Path(__file__).with_name("probe.js").read_text("utf-8")
_READ: Final = """() => {
    const paints = Object.fromEntries(
        performance.getEntriesByType("paint").map((entry) => [entry.name, entry.startTime]));
    return { ...window.benchProbe, paints, now: performance.now() };
}"""
_IS_QUIET: Final = """(quiet) =>
    performance.now() - Math.max(window.benchProbe.changed, window.benchProbe.clicked) > quiet"""


@dataclass  # without slots: Playwright hangs what it needs on the object that listens
class Traffic:
    """What goes over the network while somebody listens."""

    transferred: float = 0
    requests: int = 0
    pending: int = 0
    posts: list[Ask] = field(default_factory=list)

    def listen(self, page: Page, session: CDPSession) -> None:
        """Count from now on; what comes from the browser's cache is no traffic."""
        session.send("Network.enable")
        session.on("Network.loadingFinished", self._finish)
        page.on("request", self._ask)
        page.on("requestfinished", self._end)
        page.on("requestfailed", self._end)

    def _finish(self, event: dict[str, Any]) -> None:
        self.transferred += event["encodedDataLength"]
        self.requests += event["encodedDataLength"] > 0

    def _end(self, _: Request) -> None:
        self.pending -= 1

    def _ask(self, request: Request) -> None:
        self.pending += 1
        if request.method == "POST" and request.post_data:
            path = "/" + request.url.split("/", 3)[3]
            self.posts.append(Ask(path, request.post_data))


@contextmanager
def launched() -> Iterator[Browser]:
    """A Chromium without a window."""
    found = chromium.find()
    if found is None:
        raise SystemExit(f"There is no Chromium here: {chromium.ADVICE}")
    with sync_playwright() as playwright:
        yield playwright.chromium.launch(
            executable_path=found, args=["--no-sandbox", "--disable-gpu", "--no-proxy-server"]
        )


@contextmanager
def reader(browser: Browser) -> Iterator[BrowserContext]:
    """Somebody who has not been here: an empty cache, and the probe in each page."""
    context = browser.new_context(viewport=WINDOW)
    context.add_init_script(_PROBE)
    try:
        yield context
    finally:
        context.close()


def load(context: BrowserContext, address: str) -> Sample:
    """Open an address and wait until nothing changes any more."""
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("Performance.enable")
    traffic = Traffic()
    traffic.listen(page, session)
    before = _task_ms(session)
    page.goto(address, wait_until="load")
    settle(page)
    spent = max(0.0, _task_ms(session) - before)
    sample = summarize(page.evaluate(_READ), traffic, spent)
    page.close()
    return sample


def summarize(probe: dict[str, Any], traffic: Traffic, task_ms: float) -> Sample:
    """What the probe has seen, as numbers; what is in the first HTML is visible with the first paint."""
    contentful = probe["paints"].get("first-contentful-paint")
    drawings = [max(one, contentful or 0) for one in probe["drawings"]]
    plotly = probe["plotly"]
    return {
        "transferred_kib": traffic.transferred / 1024,
        "requests": traffic.requests,
        "first_paint_ms": probe["paints"].get("first-paint"),
        "first_contentful_ms": contentful,
        "largest_contentful_ms": probe["lcp"],
        "first_drawing_ms": drawings[0] if drawings else None,
        "all_drawings_ms": drawings[-1] if drawings else None,
        "drawings": len(drawings),
        "plotly_ms": plotly[-1] if plotly else None,
        "layout_shift": probe["shift"],
        "task_ms": task_ms,
        "longest_task_ms": max((length for _, length in probe["tasks"]), default=0),
    }


def click(
    context: BrowserContext, address: str, steps: tuple[tuple[str, str], ...]
) -> tuple[Sample, list[Ask]]:
    """Open an address, click through (role, name) pairs, and measure what the last click does.

    Returns:
        The numbers, and the requests that the click sends; no numbers where a control is missing.
    """
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("Performance.enable")
    page.goto(address, wait_until="load")
    settle(page)
    try:
        for role, name in steps[:-1]:
            page.get_by_role(role, name=name).first.click(timeout=3000)  # type: ignore[arg-type]
            settle(page)
        role, name = steps[-1]
        control = page.get_by_role(role, name=name, exact=True).first  # type: ignore[arg-type]
        control.wait_for(state="attached", timeout=3000)
        traffic = Traffic()
        traffic.listen(page, session)
        before = _task_ms(session)
        control.dispatch_event("click")
        settle(page)
        while traffic.pending > 0:
            page.wait_for_timeout(20)
            settle(page)
    except PlaywrightError:
        page.close()
        return {}, []
    probe = page.evaluate(_READ)
    clicked = probe["clicked"]
    tasks = [length for start, length in probe["tasks"] if start + length > clicked]
    sample: Sample = {
        "click_to_drawn_ms": probe["changed"] - clicked,
        "click_posts": len(traffic.posts),
        "click_kib": traffic.transferred / 1024,
        "click_task_ms": _task_ms(session) - before,
        "click_longest_ms": max(tasks, default=0),
    }
    page.close()
    return sample, traffic.posts


def settle(page: Page) -> None:
    """Wait until network and document are quiet, but not for ever."""
    try:
        page.wait_for_load_state("networkidle", timeout=PATIENCE)
        page.wait_for_function(_IS_QUIET, arg=QUIET, timeout=PATIENCE, polling=50)
    except PlaywrightError:
        return


def _task_ms(session: CDPSession) -> float:
    metrics = session.send("Performance.getMetrics")["metrics"]
    return 1000 * float(next(one["value"] for one in metrics if one["name"] == "TaskDuration"))
