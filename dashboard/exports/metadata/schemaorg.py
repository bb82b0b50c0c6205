"""The data set as search engines read it: ``Dataset`` of schema.org, as JSON-LD in the pages."""

from __future__ import annotations

import json
from functools import lru_cache
from typing import Any, Final

from dashboard.indicators.model.package import Package
from dashboard.indicators.model.schema import Indicator
from dashboard.languages import Lang
from dashboard.messages import load_locale
from dashboard.messages.conventions import conventions
from dashboard.views.address.address import Address

#: BCP 47, as the pages say it.
#: What everything can be downloaded as.
DOWNLOADS: Final = {
    "csv": "text/csv",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "json": "application/json",
    "zip": "application/zip",
}


def described(package: Package, lang: Lang, root: str = "") -> dict[str, Any]:
    """The data set in one language; ``root`` is what stands before every path of the site."""
    home = root + str(Address(lang))
    licence = package.licence
    others = [title for one, title in package.title.items() if one != lang]
    covered = span(package)
    return {
        "@context": "https://schema.org",
        "@type": "Dataset",
        "name": package.title.within(lang),
        **({"alternateName": others if others[1:] else others[0]} if others else {}),
        "description": package.description.within(lang),
        "url": home,
        "version": package.version,
        "inLanguage": [conventions(one).tag for one in package.languages],
        "isAccessibleForFree": True,
        "license": licence.url or licence.name.within(lang),
        "creator": {"@type": "Organization", "name": package.publisher.within(lang)},
        "keywords": [theme.label.within(lang) for theme in package.themes.values()],
        **({"temporalCoverage": covered} if covered else {}),
        "spatialCoverage": [
            {"@type": "Place", "name": place.label.within(lang)}
            for place in package.places.values()
        ],
        "isBasedOn": [
            {
                "@type": "CreativeWork",
                "name": source.title.within(lang),
                "publisher": {"@type": "Organization", "name": source.publisher.within(lang)},
                "datePublished": source.date.isoformat(),
                **({"url": source.url} if source.url else {}),
            }
            for source in package.sources.values()
        ],
        "variableMeasured": [
            _variable(indicator, package, lang) for indicator in package.indicators.values()
        ],
        "distribution": [
            {
                "@type": "DataDownload",
                "name": load_locale(lang).text(f"package.download.{ending}"),
                "encodingFormat": media,
                "contentUrl": f"{root}/{lang}/download/all.{ending}",
            }
            for ending, media in DOWNLOADS.items()
        ],
    }


@lru_cache(maxsize=8)
def script(package: Package, lang: Lang, root: str = "") -> str:
    """The description as an element for the head of a page; nothing in it can end the element."""
    text = json.dumps(described(package, lang, root), ensure_ascii=False, allow_nan=False)
    for mark in "<>&\u2028\u2029":
        text = text.replace(mark, f"\\u{ord(mark):04x}")
    return f'<script type="application/ld+json">{text}</script>'


def span(package: Package) -> str:
    """The first and the last day that a figure is of, as an interval; empty if none is dated.

    No figure reaches beyond the day on which its source was published.
    """
    dated = [one for one in package.observations.values() if one.period.end]
    ends = [min(one.period.end or one.source.date, one.source.date) for one in dated]
    starts = [one.period.start or end for one, end in zip(dated, ends, strict=True)]
    return f"{min(starts).isoformat()}/{max(ends).isoformat()}" if dated else ""


def _variable(indicator: Indicator, package: Package, lang: Lang) -> dict[str, Any]:
    return {
        "@type": "PropertyValue",
        "propertyID": indicator.id,
        "name": indicator.label.within(lang),
        "description": indicator.definition.within(lang),
        "unitText": package.units[indicator.unit].label.within(lang),
    }
