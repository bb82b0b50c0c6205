"""What the README says of columns, commands, settings and addresses is what the code does."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest

from dashboard.app import create_app
from dashboard.cli import main
from dashboard.indicators.schema import Family
from dashboard.settings import SETTINGS, Settings


@pytest.fixture(scope="module")
def readme(checkout: Path) -> str:
    return (checkout / "README.md").read_text("utf-8")


def cells(readme: str, heading: str) -> list[str]:
    """The code in the first column of the first table after a heading."""
    table = readme.split(f"\n{heading}", 1)[1].split("\n| ", 1)[1].split("\n\n", maxsplit=1)[0]
    return re.findall(r"^\|? ?`([^`]+)`", table, re.MULTILINE)


@pytest.mark.parametrize(
    ("heading", "file"),
    [
        ("### `indicators.csv`", "indicators.csv"),
        ("### `codebook.csv`", "codebook.csv"),
    ],
)
def test_the_column_tables_name_the_columns_of_the_files_in_order(
    readme: str, shipped: Path, heading: str, file: str
) -> None:
    with (shipped / file).open(encoding="utf-8", newline="") as opened:
        assert cells(readme, heading) == next(csv.reader(opened))


def test_every_family_is_explained(readme: str) -> None:
    assert set(cells(readme, "### `dataset.toml`")) == {family.value for family in Family}


def test_every_command_is_listed(readme: str) -> None:
    listed = [cell.removeprefix("jinhua-dashboard ") for cell in cells(readme, "## Commands")]
    assert sorted(listed) == sorted(main.commands)


def test_every_setting_is_listed_with_its_option_variable_and_default(readme: str) -> None:
    for setting in SETTINGS:
        row = next(line for line in readme.splitlines() if line.startswith(f"| `{setting.option}`"))
        assert f"`{setting.variable}`" in row
        if setting.default:
            assert f"`{setting.default}`" in row


def test_every_address_answers(readme: str, shipped: Path) -> None:
    settings = Settings.from_env({}, data=str(shipped), public_url="https://figures.example")
    client = create_app(settings).test_client()
    for address in cells(readme, "## Addresses"):
        real = address.replace("{lang}", "zh").replace("{view}", "cre-lines")
        assert client.get(real).status_code in (200, 302), address


def test_the_two_commands_are_targets_of_the_makefile(readme: str, checkout: Path) -> None:
    targets = set(re.findall(r"^(\w+):", (checkout / "Makefile").read_text("utf-8"), re.MULTILINE))
    named = set(re.findall(r"(?:^|`)make (\w+)", readme, re.MULTILINE))
    assert {"run", "test"} <= named <= targets


def test_every_picture_is_there(readme: str, checkout: Path) -> None:
    for picture in re.findall(r"!\[[^\]]*\]\(([^)]+)\)", readme):
        assert (checkout / picture).is_file()


def test_nothing_in_the_readme_leads_out_of_the_project(readme: str) -> None:
    assert "../shared" not in readme
    assert "](../" not in readme
