"""The type of pages and drawings: one Latin font that ships, and the Chinese ones of the reader."""

from __future__ import annotations

from typing import Final

#: The marks that Latin and Chinese have in common, and that stand in squares in Chinese text.
SHARED: Final = "‘“”—…"

_LATIN: Final = "Schibsted Grotesk"
#: The same font for the marks alone, which pages in Chinese do not ask for.
_MARKS: Final = f"{_LATIN} Marks"
_CHINESE: Final = '"PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC"'
_WITHOUT_MARKS: Final = (
    "U+20-7E,U+A0-17F,U+2010-2013,U+2019-201B,U+201E-2025,U+2027-203F,U+20AC,U+2212"
)

#: The type of a drawing outside of our pages, such as in a file.
FONT: Final = f'"{_LATIN}", system-ui, {_CHINESE}, sans-serif'


def stylesheet() -> str:
    """The type of a page as a custom property: in Chinese, the marks are those of a Chinese font."""
    return (
        f':root{{--sans:"{_LATIN}","{_MARKS}",system-ui,{_CHINESE},sans-serif}}'
        f':root:lang(zh){{--sans:"{_LATIN}",{_CHINESE},system-ui,sans-serif}}'
    )


def faces(source: str) -> str:
    """The rules by which a page loads the Latin font from the address ``source``."""
    shared = ",".join(f"U+{ord(mark):X}" for mark in SHARED)
    return "".join(
        f'@font-face{{font-family:"{family}";font-weight:400 700;font-display:swap;'
        f'src:url({source}) format("woff2");unicode-range:{letters}}}'
        for family, letters in ((_LATIN, _WITHOUT_MARKS), (_MARKS, shared))
    )
