"""The files of the ZIP that describe the data set, and the tables that they describe."""

from __future__ import annotations

import json

from dashboard.exports.metadata import codebook, csvw, datapackage
from dashboard.exports.metadata.tables import tables
from dashboard.indicators.model.package import Package


def files(package: Package, root: str = "") -> dict[str, bytes]:
    """Every file by its name in the archive; for whoever writes ``/{lang}/download/all.zip``.

    They belong together: the descriptions name the tables, with their size and their hash.
    ``root`` is the public address of the dashboard, empty where it is not known.
    """
    return {
        datapackage.NAME: _json(datapackage.described(package, root)),
        **{table.file: table.written(package) for table in tables(package.languages)},
        csvw.NAME: _json(csvw.described(package)),
        **{codebook.name(lang): codebook.written(package, lang) for lang in package.languages},
    }


def _json(value: object) -> bytes:
    return (json.dumps(value, ensure_ascii=False, allow_nan=False, indent=2) + "\n").encode()
