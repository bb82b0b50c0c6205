"""The ground that browser tests stand on: what watches a page sees what it is there to see."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Recorder, Visit


def test_the_explorer_loads_with_nothing_amiss(page: Page, recorder: Recorder) -> None:
    assert page.title()
    assert recorder.found == []


def test_a_page_has_the_scheme_and_width_that_were_asked_for(visit: Visit) -> None:
    page = visit("/zh/", scheme="dark", width=360)
    assert page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches")
    assert page.evaluate("innerWidth") == 360


@pytest.mark.parametrize(
    ("script", "said"),
    [
        ("console.error('broken')", "console error: broken"),
        ("setTimeout(() => { throw new Error('thrown') })", "exception: thrown"),
        (
            "new Image().src = 'http://198.51.100.1:9/spy.gif'",
            "request to another host: http://198.51.100.1:9/spy.gif",
        ),
        ("fetch('/nowhere')", "/nowhere"),
    ],
)
def test_what_goes_wrong_on_a_page_is_written_down(
    page: Page, recorder: Recorder, script: str, said: str
) -> None:
    page.evaluate(f"() => {{ {script} }}")
    deadline = time.monotonic() + 60
    while not any(said in line for line in recorder.found):
        assert time.monotonic() < deadline, f"not seen: {said}"
        page.wait_for_timeout(50)
    page.close()  # nothing more is to follow
    recorder.found.clear()


def test_axe_sees_a_picture_without_words(page: Page, axe: Callable[..., list[str]]) -> None:
    page.evaluate("document.querySelector('main').append(new Image())")
    assert any(line.startswith("image-alt (critical)") for line in axe(page))
