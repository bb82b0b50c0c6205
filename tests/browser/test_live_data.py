"""The figures change on disk while the page is served: who reloads sees the new ones."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit, settle
from tests.serving import serving


def _reload_until(page: Page, words: str) -> None:
    """Reload as a reader would who waits for the new figure."""
    for _ in range(40):
        page.reload()
        settle(page)
        if words in (page.locator("main").text_content() or ""):
            return
    raise AssertionError(f"{words!r} did not appear")


def test_a_reload_shows_what_changed_on_disk_and_never_what_is_broken(
    visit: Visit, package: Path
) -> None:
    file = package / "indicators.csv"
    text = file.read_text("utf-8")
    # One worker: a second one that nobody asks meanwhile would not have seen the good change.
    with serving("--data", str(package), "--workers", "1") as server:
        page = visit("/en/", home=server.address)
        tile = page.locator("#card-ftz-levels .singles a").first
        expect(tile).to_contain_text("160.86")

        changed = text.replace(",160.86,", ",171.23,").replace(",2017,stated,9,", ",2017,stated,8,")
        file.write_text(changed, "utf-8")
        _reload_until(page, "171.23")
        expect(page.locator("#theme-ftz h2")).to_contain_text("171.23 billion RMB")
        expect(page.locator(".key").first).to_contain_text("171.23")
        expect(tile).to_contain_text("171.23")
        expect(page.locator("#card-cre-lines .figure-line").first).to_contain_text("8 lines")
        expect(page.locator("#card-cre-lines .drawing")).to_contain_text("+16 lines")
        expect(page.locator("body")).not_to_contain_text("160.86")

        file.write_text(changed.replace(",171.23,", ",much,"), "utf-8")
        page.wait_for_function(
            """async () => (await (await fetch("/readyz")).json()).status === "degraded" """
        )
        page.reload()
        settle(page)
        expect(tile).to_contain_text("171.23")
