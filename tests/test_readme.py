"""What README and docs say of columns, commands, settings and addresses is what the code does."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

import pytest
from flask import Flask

from dashboard.app import create_app
from dashboard.cli import main
from dashboard.indicators.model.view import Family
from dashboard.indicators.reading.csv_table import OPTIONAL, TABLES, columns
from dashboard.languages import DEFAULT
from dashboard.settings import SETTINGS, Settings
from dashboard.views.address.address import Address, Page


@pytest.fixture(scope="module")
def readme(checkout: Path) -> str:
    """The README and every page of docs/, one after the other."""
    pages = [checkout / "README.md", *sorted((checkout / "docs").glob("*.md"))]
    return "\n".join(page.read_text("utf-8") for page in pages)


def cells(readme: str, heading: str) -> list[str]:
    """The code in the first column of the first table after a heading."""
    table = readme.split(f"\n{heading}", 1)[1].split("\n| ", 1)[1].split("\n\n", maxsplit=1)[0]
    return re.findall(r"^\|? ?`([^`]+)`", table, re.MULTILINE)


@pytest.mark.parametrize("file", TABLES)
def test_the_column_tables_name_the_columns_that_are_read_in_order(readme: str, file: str) -> None:
    known = [*columns(file, DEFAULT), *columns(file, DEFAULT, OPTIONAL)]
    assert cells(readme, f"### `{file}`") == known


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


@pytest.fixture(scope="module")
def app(shipped: Path) -> Flask:
    named = "https://figures.example"
    return create_app(Settings.from_env({}, data=str(shipped), public_url=named))


def addresses(readme: str) -> dict[str, str]:
    """Every address of the table, and one that it stands for."""
    table = readme.split("\n## Addresses", 1)[1].split("\n\n", maxsplit=2)[1]
    rows = [row for row in table.splitlines() if "`" in row]
    assert all(row.startswith("| `/") for row in rows)
    found = {}
    for written in re.findall(r"`(/[^` ]*)`", table):
        one = "cre-lines.jinhua.2022" if "/figure" in written else "cre-lines"
        real = written.replace("{lang}", "zh").replace("{view}", one).replace("{id}", one)
        asked = "?url=https://figures.example/en/view/cre-lines" if written == "/oembed" else ""
        found[written] = real + asked
    del found["/en/"], found["/zh/"]  # where the first row leads to
    return found


def test_every_address_answers(readme: str, app: Flask) -> None:
    for written, real in addresses(readme).items():
        assert app.test_client().get(real).status_code in (200, 302), written


def test_everything_that_answers_is_among_the_addresses(readme: str, app: Flask) -> None:
    listed = {*addresses(readme)}
    described = app.test_client().get("/api/v1/openapi.json").get_json()
    assert {f"/api/v1{path}" for path in described["paths"]} <= listed

    ours = app.url_map.bind("figures.example")
    reached = {ours.match(real.partition("?")[0])[0] for real in addresses(readme).values()}
    own = {
        rule.endpoint
        for rule in app.url_map.iter_rules()
        if not rule.rule.startswith(("/_", "/assets/"))  # what pages load and Dash asks
    }
    assert own - {"/"} == reached  # Dash has an index of its own, which the front door hides


def test_every_page_is_among_the_addresses(readme: str) -> None:
    pages = set()
    for written, real in addresses(readme).items():
        if written.startswith("/{lang}/") and "/download/" not in written:
            pages.add(Address.parse(real).page)
    assert pages == {*get_args(Page)}


def test_every_part_of_the_package_has_its_line(readme: str, checkout: Path) -> None:
    package = checkout / "dashboard"
    parts = {path.parent for path in package.glob("*/__init__.py")} | {*package.glob("[!_]*.py")}
    listed = cells(readme, "## Parts")
    assert {*listed} == {path.relative_to(checkout).as_posix() for path in parts}


def test_the_two_commands_are_targets_of_the_makefile(readme: str, checkout: Path) -> None:
    targets = set(re.findall(r"^(\w+):", (checkout / "Makefile").read_text("utf-8"), re.MULTILINE))
    named = set(re.findall(r"(?:^|`)make (\w+)", readme, re.MULTILINE))
    assert {"run", "test"} <= named <= targets


def test_the_readme_is_short_and_leads_to_every_page_of_docs(checkout: Path) -> None:
    text = (checkout / "README.md").read_text("utf-8")
    assert len(text.encode()) <= 8192
    for page in (checkout / "docs").glob("*.md"):
        assert f"](docs/{page.name})" in text


def test_every_link_between_pages_leads_to_a_file(checkout: Path) -> None:
    for page in (checkout / "README.md", *(checkout / "docs").glob("*.md")):
        for link in re.findall(r"\]\(([\w./-]+\.md)(?:#[\w-]+)?\)", page.read_text("utf-8")):
            assert (page.parent / link).is_file(), (page.name, link)


def test_every_picture_is_there(readme: str, checkout: Path) -> None:
    for picture in re.findall(r"!\[[^\]]*\]\(([^)]+)\)", readme):
        assert (checkout / picture).is_file()


def test_nothing_in_the_readme_leads_out_of_the_project(readme: str) -> None:
    assert "../shared" not in readme
    assert "](../" not in readme
