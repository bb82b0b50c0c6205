"""Elements of XML as text: the one place where what comes from data is escaped for SVG."""

from __future__ import annotations

import re
from typing import Final, TypeAlias

Attribute: TypeAlias = str | float | None

#: What XML 1.0 allows no document to hold, not even escaped.
_ILLEGAL: Final = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_ESCAPES: Final = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"})


def escape(text: str) -> str:
    r"""Text that stays text in an element and in an attribute.

    >>> escape('R&D <b> "x"'), escape("a\x00b")
    ('R&amp;D &lt;b&gt; &quot;x&quot;', 'a\ufffdb')
    """
    return _ILLEGAL.sub("\ufffd", text).translate(_ESCAPES)


def decimal(value: float) -> str:
    """A number with at most two decimals.

    >>> decimal(12.0), decimal(0.333333), decimal(-0.0001)
    ('12', '0.33', '0')
    """
    said = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if said == "-0" else said


def element(name: str, *body: str, **attributes: Attribute) -> str:
    """An element with its finished content; an attribute that is ``None`` or empty is left out.

    A number is written short, and an underscore in a name is a hyphen.

    >>> element("line", x1="50%", stroke_width=1.0, fill=None)
    '<line x1="50%" stroke-width="1"/>'
    """
    written = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{_attribute(value)}"'
        for key, value in attributes.items()
        if value not in (None, "")
    )
    inner = "".join(body)
    return f"<{name}{written}>{inner}</{name}>" if inner else f"<{name}{written}/>"


def _attribute(value: Attribute) -> str:
    return escape(value) if isinstance(value, str) else decimal(value or 0)
