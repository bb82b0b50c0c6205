"""What may be opened, how much of it, and in which encoding: text for certain, or an error."""

from __future__ import annotations

import gzip
import os
from pathlib import Path

import pytest

from dashboard.errors import UnreadableError
from dashboard.indicators.reading.loader import check, load
from dashboard.indicators.reading.text_file import LARGEST_FILE, decode
from tests.indicators.builders import ROWS, row, table, with_row, write

CHINESE = table(
    with_row(note_en="By the yearbook.", note_zh="据统计年鉴，口径为在运线路，不含在建。")
)


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
@pytest.mark.parametrize("mark", ["", "\ufeff"], ids=["plain", "BOM"])
def test_utf8_is_read_with_every_line_end_and_mark(tmp_path: Path, ends: str, mark: str) -> None:
    write(tmp_path, indicators=mark + CHINESE.replace("\n", ends))
    assert check(tmp_path) == ()


@pytest.mark.parametrize("encoding", ["gb18030", "gbk", "utf-16"])
def test_chinese_excel_is_read_with_a_warning_that_says_how_to_save(
    tmp_path: Path, encoding: str
) -> None:
    plain = load(write(tmp_path / "plain", indicators=CHINESE))
    package = load(write(tmp_path / "other", indicators=CHINESE.encode(encoding)))
    (warning,) = package.warnings
    assert (warning.code, warning.severity, warning.file) == ("W101", "warning", "indicators.csv")
    assert "UTF-8" in warning.fix
    assert package.version == plain.version


@pytest.mark.parametrize(
    ("content", "fix"),
    [
        (CHINESE.replace("统计", "統計").encode("big5", "replace"), "UTF-8"),
        (
            table(with_row(note_en="Zürich à côté", note_zh="字")).encode("latin-1", "replace"),
            "UTF-8",
        ),
        (table(with_row(locator="café")).encode("latin-1"), "UTF-8"),
        (CHINESE.encode()[: CHINESE.encode().index("据".encode()) + 2], "fetch the whole file"),
        (CHINESE.encode("utf-16")[:-1], "UTF-8"),
        (CHINESE.encode().replace("据".encode(), "据".encode()[:2]), "UTF-8"),
    ],
    ids=["Big5", "latin-1", "latin-1 word", "cut", "UTF-16 cut", "broken inside"],
)
def test_other_encodings_are_an_error_and_never_mojibake(
    tmp_path: Path, content: bytes, fix: str
) -> None:
    (problem,) = check(write(tmp_path, indicators=content))
    assert problem.code == "E102"
    assert fix in problem.fix


def _western(content: bytes) -> str:
    """What Windows shows of bytes that it takes for Windows-1252: no byte is without a character."""
    return "".join(bytes([one]).decode("cp1252", "ignore") or chr(one) for one in content)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (_western(CHINESE.encode()).encode(), "opened as Windows-1252"),
        (_western(CHINESE.encode()).encode("utf-16"), "opened as Windows-1252"),
        (
            _western(table(with_row(locator="Café à Zürich, Genève")).encode()).encode(),
            "Windows-1252",
        ),
        (CHINESE.encode().decode("gbk", "replace").encode(), "opened as GBK"),
        (CHINESE.encode().decode("gbk", "replace").encode("gbk", "replace"), "bytes lost"),
        (CHINESE.encode("ascii", "replace"), "question marks"),
        (CHINESE.replace("By", "“By”").encode("cp1252", "replace"), "question marks"),
    ],
    ids=["1252", "1252 as UTF-16", "accents", "GBK", "GBK and back", "lost", "lost beside 1252"],
)
def test_what_a_spreadsheet_opened_in_the_wrong_encoding_is_never_shown(
    tmp_path: Path, content: bytes, says: str
) -> None:
    (problem,) = check(write(tmp_path, indicators=content))
    assert (problem.code, problem.file, problem.line is not None) == (
        "E102",
        "indicators.csv",
        True,
    )
    assert says in problem.found
    assert "take a copy from before" in problem.fix


@pytest.mark.parametrize(
    "words", ["联通，联通 联通", "Ünïcödé – “Ãlvaro” £5, § 3 à la carte", "Really? Why??? No..."]
)
def test_words_that_only_look_strange_are_left_alone(tmp_path: Path, words: str) -> None:
    assert check(write(tmp_path, indicators=table(with_row(note_en=words, note_zh="字")))) == ()


def test_big5_of_traditional_chinese_is_not_taken_for_gb18030() -> None:
    assert decode("金華市統計局公布的數據".encode("big5"), "x.csv").text is None


def test_a_byte_that_is_not_utf8_is_told_by_its_line(tmp_path: Path) -> None:
    (problem,) = check(write(tmp_path, indicators=table(ROWS).encode() + b"\xff,\n"))
    assert (problem.code, problem.line) == ("E102", 4)


@pytest.mark.parametrize(
    ("content", "code", "says"),
    [
        (b"PK\x03\x04rest", "E101", "workbook"),
        (b"\xd0\xcf\x11\xe0rest", "E101", "old Excel"),
        (gzip.compress(table(ROWS).encode()), "E101", "gzip"),
        (b"<!DOCTYPE html><p>not found", "E101", "web page"),
        (b"\xef\xbb\xbf\n <html>", "E101", "web page"),
        (table(ROWS).encode() + b"a\0b\n", "E103", "NUL"),
        (table(ROWS).encode("utf-16-le"), "E103", "NUL"),
        (table(ROWS).encode() + b"x" * 50_000_000, "E105", "50,000,"),
        (b"," * 1_100_000, "E105", "1,100,000"),
        (b"\n" * 3_000_000, "E105", "line ends"),
    ],
    ids=["xlsx", "xls", "gzip", "html", "html+BOM", "NUL", "UTF-16", "cell", "columns", "lines"],
)
def test_what_is_no_table_is_called_by_its_name(
    tmp_path: Path, content: bytes, code: str, says: str
) -> None:
    (problem,) = check(write(tmp_path, indicators=content))
    assert problem.code == code
    assert says in problem.found


def test_a_sparse_giant_is_refused_before_it_is_read(tmp_path: Path) -> None:
    with (write(tmp_path) / "indicators.csv").open("ab") as file:
        file.truncate(5 * 1024**3)
    with pytest.raises(UnreadableError, match=f"{LARGEST_FILE:,}"):
        check(tmp_path)


def test_a_pipe_is_refused_instead_of_waited_for(tmp_path: Path) -> None:
    (write(tmp_path) / "indicators.csv").unlink()
    os.mkfifo(tmp_path / "indicators.csv")
    with pytest.raises(UnreadableError, match="regular file"):
        check(tmp_path)


@pytest.mark.parametrize("target", ["/dev/zero", "/proc", "."])
def test_a_device_or_a_folder_is_no_table(tmp_path: Path, target: str) -> None:
    (write(tmp_path) / "codebook.csv").unlink()
    (tmp_path / "codebook.csv").symlink_to(target)
    with pytest.raises(UnreadableError, match="regular file"):
        check(tmp_path)


@pytest.mark.parametrize("address", ["http://example.org/data", "file:///tmp", "s3://bucket"])
def test_an_address_is_not_fetched(address: str) -> None:
    with pytest.raises(UnreadableError, match="address"):
        check(address)


def test_a_file_where_the_folder_should_be_is_told(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match="not a folder"):
        check(write(tmp_path) / "indicators.csv")


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match="no such file"):
        check(tmp_path / "nowhere")


def test_line_numbers_stay_right_after_a_line_break_inside_quotes(tmp_path: Path) -> None:
    note = row(place="NA", note_en="one\ntwo\nthree", note_zh="一\n二\n三")
    rows = (*ROWS, note, row(place="NA", period="2021", value="x"))
    (problem,) = check(write(tmp_path, rows=rows))
    assert (problem.code, problem.line, problem.column) == ("E203", 9, 5)
