"""Changes to a copy of the tree: what a page of CONTRIBUTING asks for, done for real."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

_KEPT = ("data", "docs", "CONTRIBUTING.md", "README.md", "tests")


@dataclass(frozen=True)
class Tree:
    """A copy of the package; ``touched`` are the files that were changed or added."""

    root: Path
    touched: set[str] = field(default_factory=set)

    def insert(self, path: str, before: str, text: str) -> None:
        """Put text before the first place where other text stands; at the end without any."""
        file = self.root / path
        old = file.read_text("utf-8") if file.exists() else ""
        head, mark, tail = old.partition(before) if before else (old, "", "")
        assert mark == before, f"{path} has no {before!r}"
        file.write_text(f"{head}{text}{mark}{tail}", "utf-8")
        self.touched.add(path)

    def run(self, *arguments: str, expected: int = 0) -> str:
        """What Python prints that runs in the copy and ends with the expected code."""
        done = subprocess.run(
            [sys.executable, *arguments],
            cwd=self.root,
            env={**os.environ, "PYTHONPATH": str(self.root)},
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode == expected, done.stdout + done.stderr
        return done.stdout


def copied(checkout: Path, root: Path) -> Tree:
    """A copy of the tree; what nobody changes is linked."""
    for name in ("dashboard", *_KEPT):
        if (checkout / name).is_dir():
            shutil.copytree(checkout / name, root / name)
        else:
            shutil.copy(checkout / name, root / name)
    for name in ("assets", "pyproject.toml", "Makefile"):
        (root / name).symlink_to(checkout / name)
    return Tree(root)
