"""A deck as tests look at it: how many slides, which of them is shown, whether it is paused."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Final

from playwright.sync_api import Page

from dashboard.settings import data_folder
from tests.browser.pages import views

VIEWS: Final = views(data_folder())
SLIDES: Final = len(VIEWS) + 1  # the timeline has two


def at(page: Page) -> int:
    """The number of the slide that is shown, which is the only one shown."""
    (shown,) = [one for one in page.locator(".slide").all() if one.is_visible()]
    return int(shown.get_attribute("id") or 0)


def hold_clock(page: Page) -> None:
    """Stop the clock of whatever the page opens next: it moves only when the test says so."""
    start = datetime(2022, 6, 28, 12, tzinfo=UTC)
    page.clock.install(time=start)
    page.clock.pause_at(start + timedelta(minutes=10))


def pill(page: Page) -> str:
    return page.locator("#pill").inner_text()
