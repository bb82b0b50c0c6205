"""The house keeps its layers, the contracts that say so bite, and what it imports it also names."""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

LAYERS = "A module imports only from the layers below its own"
FAMILIES = "A chart family does not know another"
CHARTS = "Charts know nothing of ours but charts"
DASH = "Only the explorer is made of Dash"
WEB = "Below the pages nothing knows of the web"
KNOWN = "What is known does not know how it is drawn or said"


def lint(folder: Path) -> subprocess.CompletedProcess[str]:
    program = Path(sys.executable).with_name("lint-imports")
    return subprocess.run(
        [program, "--no-cache"], cwd=folder, capture_output=True, text=True, check=False
    )


@pytest.fixture
def copy(checkout: Path, tmp_path: Path) -> Path:
    """The package and its contracts, to plant a fault in."""
    shutil.copytree(
        checkout / "dashboard", tmp_path / "dashboard", ignore=shutil.ignore_patterns("__pycache__")
    )
    shutil.copy(checkout / "pyproject.toml", tmp_path)
    return tmp_path


def test_every_contract_is_kept(checkout: Path) -> None:
    found = lint(checkout)
    assert found.returncode == 0, found.stdout + found.stderr


@pytest.mark.parametrize(
    ("module", "line", "contract"),
    [
        ("indicators/model/schema.py", "import dashboard.views.render.catalogue", LAYERS),
        ("messages/__init__.py", "import dashboard.charts.text", LAYERS),
        ("charts/text.py", "import dashboard.messages", LAYERS),
        ("web/__init__.py", "import dashboard.explorer", LAYERS),
        ("explorer/__init__.py", "import dashboard.web", LAYERS),
        ("errors.py", "import dashboard.settings", LAYERS),
        ("settings.py", "import dashboard.cli", LAYERS),
        ("charts/bars.py", "import dashboard.charts.change", FAMILIES),
        ("charts/text.py", "import dashboard.indicators.model.schema", CHARTS),
        ("views/render/marks.py", "import dash", DASH),
        ("web/__init__.py", "import dash_bootstrap_components", DASH),
        ("exports/__init__.py", "import flask", WEB),
        ("views/address/address.py", "import werkzeug", WEB),
        ("indicators/select/query.py", "import plotly", KNOWN),
        ("indicators/select/query.py", "import babel", KNOWN),
    ],
)
def test_a_planted_import_is_caught(copy: Path, module: str, line: str, contract: str) -> None:
    path = copy / "dashboard" / module
    path.write_text(f"{path.read_text('utf-8')}\n{line}\n", "utf-8")
    found = lint(copy)
    assert found.returncode == 1, found.stdout + found.stderr
    assert f"{contract} BROKEN" in " ".join(found.stdout.split())


def test_a_module_outside_the_layers_is_caught(copy: Path) -> None:
    (copy / "dashboard" / "utils.py").write_text("", "utf-8")
    found = lint(copy)
    assert found.returncode == 1
    assert "dashboard.utils" in found.stdout


def imported(folder: Path) -> Iterator[str]:
    """The packages of others that modules below a folder import, by the name in the import."""
    for path in folder.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Import):
                yield from (one.name.partition(".")[0] for one in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module:
                yield node.module.partition(".")[0]


def normal(name: str) -> str:
    """A requirement as the name of its distribution."""
    return re.sub(r"[-_.]+", "-", re.split(r"[^\w.-]", name)[0]).lower()


@pytest.mark.parametrize(("folder", "extras"), [("dashboard", ()), ("tests", ("test",))])
def test_whatever_is_imported_is_named_among_the_dependencies(
    checkout: Path, folder: str, extras: tuple[str, ...]
) -> None:
    said = tomllib.loads((checkout / "pyproject.toml").read_text("utf-8"))["project"]
    more = [one for extra in extras for one in said["optional-dependencies"][extra]]
    named = {normal(one) for one in (*said["dependencies"], *more)}
    brought = packages_distributions()
    others = (
        {*imported(checkout / folder)}
        - sys.stdlib_module_names
        - {"benchmarks", "dashboard", "tests"}
    )
    assert len(others) > 10
    for module in others:  # one that is not for this system is not installed here
        assert {normal(one) for one in brought.get(module, [module])} & named, module
