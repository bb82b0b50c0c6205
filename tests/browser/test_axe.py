"""axe finds nothing, serious or not, on any page: both languages, both schemes, panel open too."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser import reading
from tests.browser.conftest import Recorder, Visit, settle
from tests.browser.pages import every_page

Axe = Callable[..., list[str]]


def _in_both_schemes(page: Page, axe: Axe) -> list[str]:
    """Everything in the light; in the dark what differs there, the colours."""
    found = [f"{page.url}: {line}" for line in axe(page)]
    page.emulate_media(color_scheme="dark")
    page.wait_for_function("() => (document.documentElement.dataset.bsTheme ?? 'dark') === 'dark'")
    found += [f"{page.url}, dark: {line}" for line in axe(page, colours=True)]
    page.emulate_media(color_scheme="light")
    return found


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_axe_finds_nothing_on_any_page(visit: Visit, axe: Axe, shipped: Path, lang: str) -> None:
    page = visit(f"/{lang}/")
    found = _in_both_schemes(page, axe)
    for path in every_page(shipped)[1:]:
        page.evaluate("path => { location.href = path }", f"/{lang}/{path}")
        page.wait_for_url(f"**/{lang}/{path}")
        settle(page)
        found += _in_both_schemes(page, axe)
    assert not found, "\n".join(found)


def test_axe_sees_what_is_too_pale_in_the_dark(visit: Visit, axe: Axe) -> None:
    page = visit("/en/about", scheme="dark")
    page.evaluate("document.querySelector('h1').style.color = 'rgb(40, 40, 40)'")
    assert any(line.startswith("color-contrast") for line in axe(page, colours=True))


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_axe_finds_nothing_on_a_telephone_with_everything_unfolded(
    visit: Visit, axe: Axe, lang: str
) -> None:
    page = visit(f"/{lang}/", width=390)
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
    found = _in_both_schemes(page, axe)
    assert not found, "\n".join(found)


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_axe_finds_nothing_with_the_evidence_open(visit: Visit, axe: Axe, lang: str) -> None:
    page = visit(f"/{lang}/?theme=ftz")
    reading.line(page, "ftz-levels").click()
    reading.panel(page)
    found = _in_both_schemes(page, axe)
    assert not found, "\n".join(found)


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_axe_finds_nothing_where_there_is_no_page(
    visit: Visit, axe: Axe, recorder: Recorder, lang: str
) -> None:
    page = visit(f"/{lang}/nowhere")
    found = _in_both_schemes(page, axe)
    recorder.forgive("404")
    assert not found, "\n".join(found)
