"""A real server, a real Chromium, and what a test may ask of them.

Every page that a test opens is watched: an error on the console, an exception, a failed or a
foreign request fails the test when it ends.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final, Literal, Protocol

import pytest
from playwright.sync_api import (
    Browser,
    ConsoleMessage,
    Error,
    Page,
    Request,
    Response,
    expect,
    sync_playwright,
)

from tests.browser import chromium
from tests.serving import Server, serving

FLAGS: Final = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
#: How long a page may take to show what a test waits for, in milliseconds.
PATIENCE: Final = 15_000
#: The live page stands in the place of the first one, and no callback waits or runs.
SETTLED: Final = """() => {
    const state = window.store && window.store.getState();
    if (!state || state.appLifecycle !== "HYDRATED" || state.isLoading) return false;
    if (document.getElementById("first-paint")) return false;
    const {stored, completed, ...waiting} = state.callbacks;
    return Object.values(waiting).every((list) => list.length === 0);
}"""

Scheme = Literal["light", "dark"]


@dataclass
class Recorder:
    """What went wrong on the pages of a test, as sentences."""

    home: str
    found: list[str] = field(default_factory=list)

    def watch(self, page: Page) -> None:
        """Write down whatever goes wrong on this page from now on."""
        page.on("console", self._console)
        page.on("pageerror", self._exception)
        page.on("request", self._request)
        page.on("requestfailed", self._failed)
        page.on("response", self._response)

    def forgive(self, *sentences: str) -> None:
        """Strike out what a test has provoked: every sentence with one of these parts."""
        self.found[:] = [one for one in self.found if not any(part in one for part in sentences)]

    def _console(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            self.found.append(f"console {message.type}: {message.text}")

    def _exception(self, error: Error) -> None:
        self.found.append(f"exception: {error}")

    def _request(self, request: Request) -> None:
        if not request.url.startswith((f"{self.home}/", "data:", "blob:")):
            self.found.append(f"request to another host: {request.url}")

    def _failed(self, request: Request) -> None:
        # a page that is left gives up what it had asked for
        if request.failure != "net::ERR_ABORTED":
            self.found.append(f"failed request: {request.url} ({request.failure})")

    def _response(self, response: Response) -> None:
        if response.status >= 400:
            self.found.append(f"answer {response.status}: {response.url}")


class Visit(Protocol):
    """Opens an address of the server in a new browser profile."""

    def __call__(
        self,
        path: str,
        *,
        scheme: Scheme = "light",
        width: int = 1280,
        height: int = 900,
        home: str | None = None,
        **context: Any,
    ) -> Page:
        """The page, loaded and settled; ``context`` goes to Playwright's ``new_context``."""


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """The shipped figures, served by the real command."""
    with serving("--workers", "2") as running:
        yield running


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The Chromium of this machine; fails, rather than skips, where there is none."""
    program = chromium.find()
    if program is None:
        pytest.fail(f"There is no Chromium to test with: {chromium.ADVICE}.", pytrace=False)
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=program, args=[*FLAGS])
        yield launched
        launched.close()


@pytest.fixture
def recorder(server: Server) -> Iterator[Recorder]:
    """What went wrong on the pages of this test; must be empty at its end."""
    watching = Recorder(server.address)
    yield watching
    assert not watching.found, "\n".join(watching.found)


@pytest.fixture
def visit(browser: Browser, server: Server, recorder: Recorder) -> Iterator[Visit]:
    """Open a page of the server: ``visit("/zh/", scheme="dark", width=360)``."""
    contexts = []

    def opened(
        path: str,
        *,
        scheme: Scheme = "light",
        width: int = 1280,
        height: int = 900,
        home: str | None = None,
        **context: Any,
    ) -> Page:
        made = browser.new_context(
            color_scheme=scheme, viewport={"width": width, "height": height}, **context
        )
        contexts.append(made)
        made.set_default_timeout(PATIENCE)
        page = made.new_page()
        recorder.home = home or server.address
        recorder.watch(page)
        page.goto(recorder.home + path)
        if context.get("java_script_enabled", True):
            settle(page)
        return page

    yield opened
    for made in contexts:
        made.close()


@pytest.fixture
def page(visit: Visit) -> Page:
    """The English explorer on an ordinary screen."""
    return visit("/en/")


@pytest.fixture(scope="session")
def axe(checkout: Path) -> Callable[..., list[str]]:
    """What axe finds on a page, one line a violation: rule, weight, sentence, where.

    ``axe(page, colours=True)`` asks only for what a change of scheme can change.
    """
    script = checkout / "assets" / "vendor" / "node_modules" / "axe-core" / "axe.min.js"
    if not script.is_file():
        pytest.fail("axe is not installed: run `python assets/vendor/build.py`.", pytrace=False)

    def violations(page: Page, *, colours: bool = False) -> list[str]:
        if not page.evaluate("'axe' in window"):
            page.evaluate(script.read_text("utf-8"))
        options: dict[str, Any] = {"resultTypes": ["violations"]}
        if colours:
            options["runOnly"] = ["cat.color"]
        found: dict[str, Any] = page.evaluate("options => axe.run(document, options)", options)
        return [
            f"{one['id']} ({one['impact']}): {one['help']}: "
            + ", ".join(str(node["target"][0]) for node in one["nodes"])
            for one in found["violations"]
        ]

    return violations


def settle(page: Page) -> None:
    """Wait until a page with Dash on it has drawn everything; a page without is drawn when loaded."""
    if page.locator("#_dash-config").count():
        page.wait_for_function(SETTLED)
