"""From a path to decoded text: what may be opened, how much of it, and in which encoding.

Nothing here knows what the text is about. A file is never guessed at: what is not certainly
text in a known encoding is a problem, not mojibake.
"""

from __future__ import annotations

import codecs
import os
import re
import stat
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from dashboard.errors import UnreadableError
from dashboard.indicators.problems.codes import Fault
from dashboard.indicators.problems.problem import Problem
from dashboard.indicators.reading import encoding

LARGEST_FILE: Final = 64 * 1024 * 1024
LONGEST_LINE: Final = 1_000_000
MOST_LINES: Final = 1_000_000
_READ_ONLY: Final = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
_SAVE: Final = "save it as UTF-8 (in Excel: Save As, CSV UTF-8)"
#: The same for what is no table: the text of a source, or dataset.toml.
_SAVE_TEXT: Final = "save it as plain text in UTF-8"
#: What is lost cannot be got back by saving once more.
_AGAIN: Final = "take a copy from before and open it as UTF-8{how}"
_HOW: Final = " (in Excel: Data, From Text/CSV, 65001: Unicode)"
_ADDRESS: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+:/")
_LOOKS: Final[tuple[tuple[bytes, str, str], ...]] = (
    (b"PK\x03\x04", "an Office workbook or document, or a zip archive", "open it and {save}"),
    (b"\xd0\xcf\x11\xe0", "an old Excel or Word document", "open it and {save}"),
    (b"\x1f\x8b", "a gzip archive", "unpack it first"),
    (b"%PDF", "a PDF document", "copy what it says, and {save}"),
    (b"\x00\x00\xfe\xff", "UTF-32 text", "{save}"),
    (b"\xff\xfe\x00\x00", "UTF-32 text", "{save}"),
)
_SAMPLE: Final = 500_000  # characters that are enough to tell an encoding
_NOT_ASCII: Final = re.compile(r"[^\x00-\x7f]+")
_PAGE: Final = re.compile(rb"\s*<(?:!doctype|html|\?xml|head|body|table)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a file, ``None`` where it could not be decoded, and what is to be said of it."""

    text: str | None
    problems: tuple[Problem, ...] = ()


def folder_of(folder: Path | str) -> Path:
    """The folder of a data package; ``UnreadableError`` if it is an address or no folder."""
    if _ADDRESS.match(str(folder)):
        raise UnreadableError(f"{folder} is an address; give a folder on this machine")
    path = Path(folder)
    try:
        mode = path.stat().st_mode
    except (OSError, ValueError) as error:
        raise UnreadableError(f"cannot read the folder {path}: {_reason(error)}") from None
    if not stat.S_ISDIR(mode):
        raise UnreadableError(f"{path} is not a folder; give the folder that holds dataset.toml")
    return path


def read_bytes(path: Path) -> bytes:
    """All of a regular file of reasonable size; ``UnreadableError`` for anything else.

    The file is looked at before it is opened: opening a pipe would wait for ever.
    """
    try:
        found = path.stat()
        if not stat.S_ISREG(found.st_mode):
            raise UnreadableError(f"{path} is not a regular file; put the file itself there")
        if found.st_size > LARGEST_FILE:
            raise UnreadableError(_too_large(path, found.st_size))
        with os.fdopen(os.open(path, _READ_ONLY), "rb") as file:
            content = file.read(LARGEST_FILE + 1)
    except OSError as error:
        raise UnreadableError(f"cannot read {path}: {_reason(error)}") from None
    if len(content) > LARGEST_FILE:
        raise UnreadableError(_too_large(path, len(content)))
    return content


def _too_large(path: Path, size: int) -> str:
    return f"{path} has {size:,} bytes; what is read has at most {LARGEST_FILE:,}"


def _reason(error: Exception) -> str:
    return (getattr(error, "strerror", None) or str(error)).lower()


def _save(file: str) -> str:
    """How a file of that name is saved so that it can be read."""
    return _SAVE if file.casefold().endswith(".csv") else _SAVE_TEXT


def decode(content: bytes, file: str) -> Decoded:
    """The text of a file's bytes, with a problem where the encoding is not plain UTF-8."""
    if fault := _not_text(content, _save(file)):
        return Decoded(None, (fault.at(file),))
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _decode_utf16(content, file)
    if (nul := content.find(b"\0")) >= 0:
        fault = Fault("E103", "file", "a NUL byte", "text", _save(file))
        return Decoded(None, (fault.at(file, content.count(b"\n", 0, nul) + 1),))
    if fault := _too_long(content):
        return Decoded(None, (fault.at(file),))
    try:
        return _as_written(Decoded(content.decode("utf-8-sig")), file)
    except UnicodeDecodeError as error:
        return _as_written(_decode_other(content, file, error), file)


def _not_text(content: bytes, save: str) -> Fault | None:
    for magic, looks, fix in _LOOKS:
        if content.startswith(magic):
            return Fault("E101", "file", looks, "plain text", fix.format(save=save))
    if _PAGE.match(content.removeprefix(codecs.BOM_UTF8)):
        table = "download the table itself, not the page that shows it"
        fix = table if save == _SAVE else f"copy what it says, and {save}"
        return Fault("E101", "file", "a web page (HTML or XML)", "plain text", fix)
    return None


def _too_long(content: bytes) -> Fault | None:
    lines = content.count(b"\n") + content.count(b"\r")
    if lines > 2 * MOST_LINES:
        return Fault(
            "E105",
            "file",
            f"{lines:,} line ends",
            f"at most {MOST_LINES:,} lines",
            "one figure a line",
        )
    longest = max((m.end() - m.start() for m in re.finditer(rb"[^\r\n]+", content)), default=0)
    if longest > LONGEST_LINE:
        found = f"a line of {longest:,} bytes"
        return Fault("E105", "file", found, f"at most {LONGEST_LINE:,}", "one figure a line")
    return None


def _decode_utf16(content: bytes, file: str) -> Decoded:
    try:
        text = content.decode("utf-16")
    except UnicodeDecodeError:
        found = "UTF-16 that is cut inside a character"
        return Decoded(None, (Fault("E102", "file", found, "UTF-8", _save(file)).at(file),))
    if "\0" in text:
        return Decoded(None, (Fault("E103", "file", "a NUL", "text", _save(file)).at(file),))
    if fault := _too_long(text.encode("utf-8", "surrogatepass")):
        return Decoded(None, (fault.at(file),))
    warning = Fault("W101", "file", "UTF-16", "UTF-8", _save(file))
    return _as_written(Decoded(text, (warning.at(file),)), file)


def _as_written(decoded: Decoded, file: str) -> Decoded:
    """The same, but for a text that was opened in the wrong encoding and saved again: that is none."""
    happened = encoding.garbled(decoded.text) if decoded.text is not None else None
    if happened is None:
        return decoded
    found, line = happened
    return Decoded(None, (_lost(found, file).at(file, line),))


def _lost(found: str, file: str) -> Fault:
    how = _HOW if file.casefold().endswith(".csv") else ""
    return Fault("E102", "file", found, "text as it was written", _AGAIN.format(how=how))


def _decode_other(content: bytes, file: str, error: UnicodeDecodeError) -> Decoded:
    """The text of what is not UTF-8: Chinese of the mainland for certain, or nothing at all."""
    text = _chinese(content)
    if text is not None:
        warning = Fault("W101", "file", "GB18030", "UTF-8", _save(file))
        return Decoded(text, (warning.at(file),))
    line = content.count(b"\n", 0, error.start) + 1
    if error.reason != "unexpected end of data" and encoding.is_damaged(content):
        found = "UTF-8 with bytes lost, as when it is opened as another encoding and saved"
        return Decoded(None, (_lost(found, file).at(file, line),))
    if lost := encoding.emptied(content.decode("latin-1")):
        return Decoded(None, (_lost(lost[0], file).at(file, lost[1]),))
    if error.reason == "unexpected end of data":
        found, fix = "a file that is cut inside a character", "fetch the whole file again"
    else:
        found = f"bytes that are not UTF-8 (0x{content[error.start]:02X})"
        fix = _save(file)
    return Decoded(None, (Fault("E102", "file", found, "UTF-8", fix).at(file, line),))


def _chinese(content: bytes) -> str | None:
    """The text if the bytes are certainly GB18030, else ``None``.

    Big5 and latin-1 decode as GB18030 too, into characters that nobody writes. So what is not
    ASCII must be of GB 2312 (everyday Chinese and its punctuation) but for one in twenty, and
    must not read as everyday Big5 as well.
    """
    try:
        text = content.decode("gb18030")
    except UnicodeDecodeError:
        return None
    marks = "".join(_NOT_ASCII.findall(text, 0, _SAMPLE))
    rare = sum(not _is_everyday(mark) for mark in marks)
    if rare * 20 > len(marks) or _is_everyday_big5(marks.encode("gb18030")):
        return None
    return text


def _is_everyday(mark: str) -> bool:
    """Whether a character is in the rows of GB 2312 for punctuation, width forms and hanzi."""
    try:
        row = mark.encode("gb2312")[0]
    except UnicodeEncodeError:
        return False
    return row in (0xA1, 0xA3) or row >= 0xB0


def _is_everyday_big5(content: bytes) -> bool:
    """Whether the bytes are also Big5 of its frequent level alone."""
    try:
        text = content.decode("big5")
    except UnicodeDecodeError:
        return False
    rows = {mark.encode("big5")[0] for mark in text if not mark.isascii()}
    return all(0xA1 <= row <= 0xC6 for row in rows)
