"""Which characters of a package no font that ships can draw, and where they stand."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from dashboard.cli import main
from dashboard.exports.pictures.characters import check_characters
from tests.views import editing


def test_the_shipped_package_can_be_drawn_with_the_fonts_that_ship(shipped: Path) -> None:
    assert not [*check_characters(shipped)]


def test_characters_of_no_font_are_named_with_their_place(package: Path) -> None:
    editing.words(package / "dataset.toml", ('zh = "数说金华"', 'zh = "數説金華ᠠ"'))
    editing.words(package / "codebook.csv", ("GDP", "GDP ሀ"))
    table, *_, title = check_characters(package)
    assert (table.file, table.line, table.code, table.severity) == (
        "codebook.csv", 2, "W112", "warning",
    )  # fmt: skip
    assert table.column
    assert '"ሀ"' in str(table)
    assert title.file == "dataset.toml"
    assert title.line
    assert "説" in title.found
    assert "ᠠ" in title.found


def test_what_cannot_be_seen_is_told_by_its_own_rule(package: Path) -> None:
    editing.words(package / "dataset.toml", ('zh = "数说金华"', 'zh = "数说\u200b金华"'))
    assert not [*check_characters(package)]


@pytest.mark.parametrize("form", ["text", "json"])
def test_check_warns_and_leaves_with_zero(package: Path, form: str) -> None:
    editing.words(package / "dataset.toml", ('zh = "数说金华"', 'zh = "数说金华ሀ"'))
    found = CliRunner().invoke(main, ["check", str(package), "--format", form])
    assert found.exit_code == 0
    assert "W112" in found.output
    assert "ሀ" in found.output
