"""How a view is given away: what the page for that is asked to show, and of which embed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal, Self, get_args

from dashboard.languages import Lang, spoken

Tab = Literal["embed", "files", "link"]
TABS: Final[tuple[Tab, ...]] = get_args(Tab)
#: How an embed gets its size: as high as it needs by a script, without one, or fixed.
Size = Literal["script", "plain", "fixed"]
SIZES: Final[tuple[Size, ...]] = get_args(Size)


@dataclass(frozen=True, slots=True)
class Sharing:
    """The ``tab`` that is open, the language of the embed, if it is another one, and its size.

    >>> Sharing.read({"embed": "zh", "size": "fixed", "tab": "files"})
    Sharing(tab='files', embed='zh', size='fixed')
    """

    tab: Tab = "embed"
    embed: Lang | None = None
    size: Size = "script"

    @classmethod
    def read(cls, found: Mapping[str, str]) -> Self:
        """What a query says; what is not understood is as if it were not there."""
        return cls(
            tab=next((one for one in TABS if one == found.get("tab")), "embed"),
            embed=next((one for one in spoken() if one == found.get("embed")), None),
            size=next((one for one in SIZES if one == found.get("size")), "script"),
        )

    @property
    def pairs(self) -> list[tuple[str, str]]:
        """What an address says of it: nothing of what is as usual."""
        return [
            ("tab", "" if self.tab == "embed" else self.tab),
            ("embed", self.embed or ""),
            ("size", "" if self.size == "script" else self.size),
        ]
