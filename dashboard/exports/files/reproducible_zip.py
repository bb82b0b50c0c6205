"""Archives that are the same bytes each time: no clock, no account and no machine in them."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable
from datetime import date
from typing import Final

#: The earliest time that a ZIP archive can say; every file in ours says it.
_TIME: Final = (1980, 1, 1, 0, 0, 0)
_STAMP: Final = re.compile(
    rb"(<dcterms:(created|modified)[^>]*>)[^<]*(</dcterms:(?:created|modified)>)"
)


def pack(files: Iterable[tuple[str, bytes]]) -> bytes:
    """Named files as a ZIP archive, in their order."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for name, body in files:
            entry = zipfile.ZipInfo(name, _TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            entry.create_system = 3  # says "Unix" wherever it was made
            archive.writestr(entry, body)
    return made.getvalue()


def seal(office: bytes, day: date) -> bytes:
    """An Office file, and the workbooks embedded in it, with all its times set to one day."""
    with zipfile.ZipFile(io.BytesIO(office)) as archive:
        found = [(one.filename, archive.read(one)) for one in archive.infolist()]
    return pack((name, _sealed(name, body, day)) for name, body in found)


def _sealed(name: str, body: bytes, day: date) -> bytes:
    if name.endswith(".xlsx"):
        return seal(body, day)
    if name == "docProps/core.xml":
        stamp = f"{day.isoformat()}T00:00:00Z".encode("ascii")
        return _STAMP.sub(rb"\g<1>" + stamp + rb"\g<3>", body)
    return body
