"""The catalogue record of the data set, for data portals: DCAT 3 as JSON-LD, without a remote context."""

from __future__ import annotations

from typing import Any, Final

from dashboard.exports.metadata import datapackage
from dashboard.exports.metadata.csvw import each, message
from dashboard.exports.metadata.schemaorg import DOWNLOADS, span
from dashboard.indicators.model.package import Package
from dashboard.indicators.model.schema import Source
from dashboard.indicators.model.text import Text
from dashboard.messages import load_locale
from dashboard.messages.conventions import conventions
from dashboard.views.address.address import Address

_CONTEXT: Final = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
_MEDIA: Final = "https://www.iana.org/assignments/media-types/"
_LANGUAGES: Final = "http://publications.europa.eu/resource/authority/language/"


def catalogue(package: Package, root: str = "") -> dict[str, Any]:
    """A catalogue with the one data set; ``root`` is what stands before every path of the site.

    Where the public address is not known, addresses are relative to that of the document.
    """
    return {
        "@context": _CONTEXT,
        "@id": f"{root}/api/v1/dcat.jsonld",
        "@type": "dcat:Catalog",
        "dct:title": each(package.title),
        "dct:description": each(package.description),
        "dct:publisher": _agent(package.publisher),
        "dcat:dataset": _dataset(package, root),
    }


def _dataset(package: Package, root: str) -> dict[str, Any]:
    covered = span(package)
    found: dict[str, Any] = {
        "@id": f"{root}/api/v1/dcat.jsonld#dataset",
        "@type": "dcat:Dataset",
        "dct:title": each(package.title),
        "dct:description": each(package.description),
        "dct:identifier": datapackage.name(package),
        "dcat:version": package.version,
        "dct:publisher": _agent(package.publisher),
        "dct:license": _terms(package),
        "dct:language": [
            {"@id": _LANGUAGES + conventions(lang).catalogue} for lang in package.languages
        ],
        "dcat:keyword": [one for theme in package.themes.values() for one in each(theme.label)],
        "dct:spatial": [
            {"@type": "dct:Location", "dct:title": each(place.label)}
            for place in package.places.values()
        ],
        "dct:source": [_source(source) for source in package.sources.values()],
        "dcat:landingPage": [{"@id": root + str(Address(lang))} for lang in package.languages],
        "dcat:distribution": [*_downloads(package, root), _service(package, root)],
    }
    if covered:
        first, last = covered.split("/")
        found["dct:temporal"] = {
            "@type": "dct:PeriodOfTime",
            "dcat:startDate": _day(first),
            "dcat:endDate": _day(last),
        }
    return found


def _downloads(package: Package, root: str) -> list[dict[str, Any]]:
    return [
        {
            "@type": "dcat:Distribution",
            "dct:title": {
                "@value": load_locale(lang).text(f"package.download.{ending}"),
                "@language": lang,
            },
            "dct:license": _terms(package),
            "dcat:mediaType": {"@id": _MEDIA + media},
            "dcat:accessURL": {"@id": root + str(Address(lang))},
            "dcat:downloadURL": {"@id": f"{root}/{lang}/download/all.{ending}"},
        }
        for lang in package.languages
        for ending, media in DOWNLOADS.items()
    ]


def _service(package: Package, root: str) -> dict[str, Any]:
    """The API, as a way to the figures."""
    return {
        "@type": "dcat:Distribution",
        "dct:title": message("api.summary", package.languages),
        "dct:license": _terms(package),
        "dcat:mediaType": {"@id": f"{_MEDIA}application/json"},
        "dcat:accessURL": {"@id": f"{root}/api/v1/figures"},
        "dcat:accessService": {
            "@type": "dcat:DataService",
            "dct:title": each(package.title),
            "dcat:endpointURL": {"@id": f"{root}/api/v1/"},
            "dcat:endpointDescription": {"@id": f"{root}/api/v1/openapi.json"},
        },
    }


def _terms(package: Package) -> dict[str, Any]:
    licence = package.licence
    if licence.url:
        return {"@id": licence.url}
    return {"@type": "dct:LicenseDocument", "dct:title": each(licence.name)}


def _agent(name: Text) -> dict[str, Any]:
    return {"@type": "foaf:Organization", "foaf:name": each(name)}


def _source(source: Source) -> dict[str, Any]:
    found: dict[str, Any] = {"@id": source.url} if source.url else {}
    return found | {
        "dct:title": each(source.title),
        "dct:publisher": _agent(source.publisher),
        "dct:issued": _day(source.date.isoformat()),
    }


def _day(text: str) -> dict[str, str]:
    return {"@value": text, "@type": "xsd:date"}
