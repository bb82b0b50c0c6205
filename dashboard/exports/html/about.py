"""Where the figures come from, how they are drawn, and what each indicator means."""

from __future__ import annotations

from collections import Counter
from typing import Final

from dashboard.exports.html.document import Assets, Site, document
from dashboard.indicators.model.view import Family
from dashboard.views.address.address import Address
from dashboard.views.render.renderer import citations

#: The forms that the page explains, each with the class of the shape that it explains.
_FORMS: Final = (
    ("exact", ""),
    ("over", "shape-over"),
    ("under", "shape-under"),
    ("about", "shape-about"),
    ("undated", ""),
    ("derived", "shape-derived"),
    ("two_points", "shape-points"),
)


def page(address: Address, site: Site, assets: Assets) -> str:
    """The page as a document."""
    package = site.renderer.package
    return document(
        "about.html",
        address,
        site,
        assets,
        citations=citations(tuple(package.sources.values()), address.lang),
        counts=Counter(one.source.id for one in package.observations.values()),
        forms=_FORMS,
        families=Family,
        columns=("indicator", "theme", "measure", "unit", "of", "definition"),
    )
