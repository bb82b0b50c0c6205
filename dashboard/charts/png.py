"""PNG from SVG, by resvg: no browser, and no font but those that are given and the system's.

resvg keeps the interpreter to itself while it draws, so ``draw_apart`` has another process draw:
nobody else waits. This file is that process's program too; it imports nothing of ours.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import resvg_py

#: Seconds that a picture may take: a hundred times what the largest does.
_PATIENCE: Final = 60
#: Where systems keep their fonts.
_SYSTEM: Final = {
    "darwin": ("/System/Library/Fonts", "/Library/Fonts", "~/Library/Fonts"),
    "win32": ("C:/Windows/Fonts", "~/AppData/Local/Microsoft/Windows/Fonts"),
}
_OTHERS: Final = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.local/share/fonts", "~/.fonts")


def draw(svg: str, *, fonts: Sequence[str], scale: int = 1, system_fonts: bool = False) -> bytes:
    """The PNG of an SVG document, ``scale`` pixels to one of its own.

    A character is taken from the first of the ``fonts`` that has it; with ``system_fonts``, those
    of this machine come after them.
    """
    return bytes(
        resvg_py.svg_to_bytes(
            svg_string=svg,
            font_files=list(fonts),
            font_dirs=_system_folders() if system_fonts else None,
            skip_system_fonts=True,  # else they would come before ours
            zoom=scale,
        )
    )


def draw_apart(
    svg: str, *, fonts: Sequence[str], scale: int = 1, system_fonts: bool = False
) -> bytes:
    """What ``draw`` gives, drawn by a process of its own.

    Raises:
        RuntimeError: it does not draw.
    """
    command = [sys.executable, "-P", __file__, str(scale), str(int(system_fonts)), *fonts]
    made = subprocess.run(
        command, input=svg.encode(), capture_output=True, timeout=_PATIENCE, check=False
    )
    if made.returncode:
        said = made.stderr.decode(errors="replace").strip().rpartition("\n")[2]
        raise RuntimeError(f"the picture cannot be drawn: {said[:200]}")
    return made.stdout


def _system_folders() -> list[str]:
    named = (Path(one).expanduser() for one in _SYSTEM.get(sys.platform, _OTHERS))
    return [str(folder) for folder in named if folder.is_dir()]


def _main() -> None:
    """Draw the SVG on standard input as the arguments say."""
    scale, system_fonts, *fonts = sys.argv[1:]
    svg = sys.stdin.buffer.read().decode()
    made = draw(svg, fonts=fonts, scale=int(scale), system_fonts=system_fonts == "1")
    sys.stdout.buffer.write(made)


if __name__ == "__main__":
    _main()
