"""What makes a link of a figure: to its page, which ``assets/panel.js`` opens beside this one."""

from __future__ import annotations

from typing import Any

from dashboard.charts.mark import Mark
from dashboard.messages import Locale
from dashboard.views.address.address import Address


def to_figure(mark: Mark, locale: Locale, base: str) -> dict[str, Any]:
    """The attributes of the link, for ``**`` in a component."""
    return {
        "href": base + str(Address(locale.lang, "figure", figure=mark.id)),
        "title": locale.text("evidence.open"),
        "data-figure": mark.id,
    }
