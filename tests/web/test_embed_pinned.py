"""An embed of one version of the data: the figures as they were, and what is to be said of it."""

from __future__ import annotations

from pathlib import Path

from dashboard.indicators.loading import load
from dashboard.settings import data_folder
from tests.explorer.asking import Visitor
from tests.views import editing
from tests.web.embedding import NEVER, embed, notices, visitor


def test_a_live_embed_carries_its_version_and_date_and_no_notice(here: Visitor) -> None:
    version = load(data_folder()).version
    page = embed(here, f"en/embed/cre-lines?v={version}")
    assert notices(page) == []
    assert page.only("footer").only("span").text == (
        f"Data version {version}, sources up to 28 June 2022"
    )


def test_a_version_that_is_not_kept_is_said_and_the_current_one_shown(here: Visitor) -> None:
    page = embed(here, f"en/embed/cre-lines?v={NEVER}")
    assert notices(page) == [
        f"Data version {NEVER} is not kept here. What follows are the current figures."
    ]
    assert load(data_folder()).version in page.only("footer").text
    chinese = embed(here, f"zh/embed/cre-lines?v={NEVER}")
    assert notices(chinese) == [f"本站没有保存数据版本{NEVER}，以下为现行数据。"]


def newer(package: Path) -> None:
    """The figures of a year later: another number, another source date, a view less."""
    editing.cells(package / "indicators.csv", {"value": "31"}, indicator="cre-lines", period="2022")
    editing.words(package / "dataset.toml", ("date = 2022-06-28", "date = 2023-07-03"))
    editing.without_view(package / "dataset.toml", "city-scale")


def test_a_pinned_embed_shows_the_figures_as_they_were_and_that_there_are_newer_ones(
    package: Path, tmp_path: Path
) -> None:
    archive = tmp_path / "archive"
    before = visitor(package, archive)
    old, title = load(package).version, "China Railway Express lines: from 9 to 24"
    assert embed(before, "en/embed/cre-lines").only("h1").text == title
    newer(package)
    now, after = load(package).version, visitor(package, archive)
    live, pinned = (
        embed(after, "en/embed/cre-lines"),
        embed(after, f"en/embed/cre-lines?v={old}&static=1"),
    )
    assert live.only("h1").text == "China Railway Express lines: from 9 to 31"
    assert notices(live) == []
    assert pinned.only("h1").text == title
    assert old in pinned.only("footer").text
    (said,) = notices(pinned)
    assert said.startswith(f"These figures are pinned to data version {old}.")
    assert f"There is a newer one, {now}, with sources up to 3 July 2023." in said
    link = pinned.only("p", class_="notice").only("a").attributes["href"]
    assert link == "/en/view/cre-lines"


def test_a_view_that_is_gone_lives_on_where_it_is_pinned(package: Path, tmp_path: Path) -> None:
    archive = tmp_path / "archive"
    visitor(package, archive)
    old = load(package).version
    newer(package)
    after = visitor(package, archive)
    assert after.get("/en/embed/city-scale").status_code == 404
    assert after.get(f"/en/embed/city-scale?v={NEVER}").status_code == 404
    assert "68.7" in embed(after, f"en/embed/city-scale?v={old}").text
