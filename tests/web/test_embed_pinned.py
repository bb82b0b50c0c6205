"""An embed of one version of the data: the figures as they were, and what is to be said of it."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from dashboard.indicators.reading.loader import load
from dashboard.messages import load_locale
from dashboard.settings import data_folder
from tests import speaking
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
        f"Data version {NEVER} is not kept here. What follows is the latest data."
    ]
    assert load(data_folder()).version in page.only("footer").text
    chinese = embed(here, f"zh/embed/cre-lines?v={NEVER}")
    assert notices(chinese) == [f"本站没有保存数据版本{NEVER}，以下为最新数据。"]


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
    old, title = (
        load(package).version,
        "China Railway Express lines grew from 9 in 2017 to 24 in 2022",
    )
    assert embed(before, "en/embed/cre-lines").only("h1").text == title
    newer(package)
    now, after = load(package).version, visitor(package, archive)
    live, pinned = (
        embed(after, "en/embed/cre-lines"),
        embed(after, f"en/embed/cre-lines?v={old}&static=1"),
    )
    assert live.only("h1").text == "China Railway Express lines grew from 9 in 2017 to 31 in 2022"
    assert notices(live) == []
    assert pinned.only("h1").text == title
    assert old in pinned.only("footer").text
    (said,) = notices(pinned)
    today = load_locale("en").date(datetime.now(UTC).date())
    assert said.startswith(
        f"These figures stay at data version {old}. The latest data is version {now}, "
        f"first shown here on {today}."
    )
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


@pytest.mark.parametrize("day", ["2024-02-03", ""])
def test_the_current_version_is_not_called_newer_and_has_the_day_it_was_first_shown(
    package: Path, tmp_path: Path, day: str
) -> None:
    """After a return to earlier figures the pinned ones are the younger."""
    archive = tmp_path / "archive"
    visitor(package, archive)
    first, before = load(package).version, (package / "indicators.csv").read_bytes()
    newer(package)
    second = load(package).version
    visitor(package, archive)
    (archive / first / "first-kept.txt").write_text(day, "utf-8")
    (package / "indicators.csv").write_bytes(before)
    editing.words(package / "dataset.toml", ("date = 2023-07-03", "date = 2022-06-28"))
    back = visitor(package, archive)
    third = load(package).version
    (archive / third / "first-kept.txt").write_text(day, "utf-8")
    for lang, dated in (("en", "first shown here on 3 February 2024"), ("zh", "2024年2月3日")):
        (said,) = notices(embed(back, f"{lang}/embed/cre-lines?v={second}"))
        assert third in said
        assert (dated in said) is bool(day)
        assert "newer" not in said
        assert "较新" not in said


def test_a_pinned_view_that_is_gone_leads_to_what_there_is(package: Path, tmp_path: Path) -> None:
    archive = tmp_path / "archive"
    visitor(package, archive)
    old = load(package).version
    newer(package)
    after = visitor(package, archive, public_url="https://figures.example.org")
    page = embed(after, f"en/embed/city-scale?v={old}")
    (said,) = notices(page)
    assert said == (
        f"These figures stay at data version {old}. "
        "The latest data has no such view any more. See the latest views"
    )
    links = [one.attributes["href"] for one in page.every("a")]
    own = [href for href in links if href.startswith("/")]
    assert own == ["/en/", "/en/"]
    assert all(after.get(href).status_code == 200 for href in own)
    assert page.every("link", rel="canonical") == []


def test_what_a_pinned_embed_understands_is_what_its_own_version_knows(
    package: Path, tmp_path: Path
) -> None:
    archive = tmp_path / "archive"
    visitor(package, archive)
    old = load(package).version
    for name in ("indicators.csv", "dataset.toml"):
        text = (package / name).read_text("utf-8").replace("yiwu-west-station", "yiwu-xi")
        (package / name).write_text(text, "utf-8")
    after = visitor(package, archive)
    then = embed(after, f"en/embed/cre-reach?v={old}&place=yiwu-west-station")
    assert not any("“place”" in said for said in notices(then))
    now = embed(after, "en/embed/cre-reach?place=yiwu-west-station")
    assert any("“place”" in said for said in notices(now))
    other = embed(after, f"en/embed/cre-reach?v={old}&place=yiwu-xi")
    assert any("“place”" in said for said in notices(other))


def test_a_language_that_is_gone_lives_on_where_it_is_pinned(
    package: Path, shipped: Path, tmp_path: Path
) -> None:
    archive = tmp_path / "archive"
    visitor(package, archive)
    old = load(package).version
    after = visitor(speaking.write(tmp_path / "english", shipped, ["en"]), archive)
    for what, live in (
        ("cre-lines", "/en/view/cre-lines"),
        ("figure/cre-lines.jinhua.2022", "/en/figure/cre-lines.jinhua.2022"),
    ):
        for version in ("", NEVER):
            assert after.get(f"/zh/embed/{what}?v={version}").status_code == 404
        page = embed(after, f"zh/embed/{what}?v={old}")
        assert "中欧班列" in page.text
        assert page.only("p", class_="notice").only("a").attributes["href"] == live
        assert after.get(live).status_code == 200
