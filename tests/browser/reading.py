"""What a reader sees on a page and does there, said once: cards, status, controls, the panel."""

from __future__ import annotations

from typing import Final

from playwright.sync_api import Locator, Page, expect

PANEL: Final = ".evidence-panel"
#: What a mark of a drawing is made of, in every family.
MARKS: Final = ".drawing :is(.scatterlayer .points path, .barlayer .point path)"
#: Drawings follow the width of the page a moment later.
FITTED: Final = """() => [...document.querySelectorAll(".drawing")].every(one => {
    if (one.querySelector(":scope > .chart")) return true; // fits any width by itself
    const svg = one.querySelector(".main-svg");
    return svg && Math.abs(svg.getBoundingClientRect().width - one.clientWidth) < 2;
})"""


def cards(page: Page) -> list[str]:
    """The views that are shown, in reading order."""
    ids = page.locator("main .drawn").evaluate_all("all => all.map(one => one.id)")
    return [str(one).removeprefix("card-") for one in ids]


def see_cards(page: Page, *views: str) -> None:
    """Wait until exactly these views are shown, in this order."""
    page.wait_for_function(
        """wanted => JSON.stringify(
            [...document.querySelectorAll("main .drawn")].map(one => one.id)
        ) === JSON.stringify(wanted)""",
        arg=[f"card-{view}" for view in views],
    )


def see_status(page: Page, words: str) -> None:
    """Wait until it is said aloud that so many figures are shown."""
    expect(page.get_by_role("status")).to_have_text(words)


def see_address(page: Page, ending: str) -> None:
    """Wait until the address bar ends like this."""
    page.wait_for_function("wanted => location.href.endsWith(wanted)", arg=ending)


def choose_theme(page: Page, name: str) -> None:
    """Choose a theme as with a mouse."""
    page.locator(".theme-links").get_by_role("link", name=name, exact=True).click()


def theme(page: Page) -> str:
    """The theme that the links show as chosen."""
    return page.locator(".theme-links [aria-current]").inner_text()


def panel(page: Page) -> Locator:
    """The evidence panel, once it stands open."""
    found = page.locator(PANEL)
    found.wait_for()
    return found


def see_no_panel(page: Page) -> None:
    """Wait until no panel is left."""
    expect(page.locator(PANEL)).to_have_count(0)


def told(page: Page) -> dict[str, str]:
    """What the open panel says, by term; the figure itself under the empty one."""
    opened = panel(page)
    terms = opened.locator("dt").all_inner_texts()
    said = opened.locator("dd").all_inner_texts()
    figure = " ".join(opened.locator(".evidence-value").inner_text().split())
    return {"": figure, **dict(zip(terms, said, strict=True))}


def click_mark(page: Page, view: str, at: int) -> None:
    """Click on the mark of that number in a view's drawing, where its middle is."""
    mark = page.locator(f"#card-{view}, .page-view").locator(MARKS).nth(at)
    mark.scroll_into_view_if_needed()
    box = mark.bounding_box()
    assert box
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x - 1, y)
    page.mouse.move(x, y)
    page.mouse.click(x, y)


def line(page: Page, view: str, name: str = "") -> Locator:
    """The line under a drawing that says a figure in words and leads to it; unfolds the lines."""
    drawn = page.locator(f"#card-{view}")
    if not drawn.locator("details.figures[open]").count():
        drawn.locator("details.figures > summary").click()
    return drawn.locator(".figure-line", has_text=name).first


def focused(page: Page) -> str:
    """What has the focus, as an assistive program would name it: its words, else its id."""
    return str(
        page.evaluate(
            """() => {
                const one = document.activeElement;
                return one.getAttribute("aria-label") || one.labels?.[0]?.innerText
                    || one.innerText || one.id || one.tagName;
            }"""
        )
    ).strip()
