"""The files that pages load: named by what is in them, compressed, kept for good by browsers."""

from __future__ import annotations

import gzip
import hashlib
import re

import brotli
import pytest
from werkzeug.test import TestResponse

from dashboard.web.files import SuiteCache
from tests.explorer.asking import Visitor
from tests.explorer.reading import Element
from tests.web.conftest import loaded

WORTH_IT = 500  # bytes: what is smaller than this gains nothing


def unpacked(answer: TestResponse) -> bytes:
    """The body of an answer as it was before it was compressed."""
    encoding = answer.headers.get("Content-Encoding")
    if encoding == "br":
        return bytes(brotli.decompress(answer.data))
    return gzip.decompress(answer.data) if encoding == "gzip" else answer.data


def kept_for_good(answer: TestResponse) -> bool:
    """Whether a browser never asks again."""
    control = answer.headers["Cache-Control"]
    (age,) = re.findall(r"max-age=(\d+)", control)
    return "public" in control and "immutable" in control and int(age) >= 31_536_000


@pytest.fixture
def page(jinhua: Visitor) -> Element:
    return jinhua.page("/en/")


def test_a_page_loads_our_files_the_vendored_ones_and_those_of_dash(page: Element) -> None:
    found = list(loaded(page))
    for folder in ("/assets/", "/vendor/", "/_dash-component-suites/"):
        assert [address for address in found if address.startswith(folder)]


@pytest.mark.parametrize("folder", ["/assets/", "/vendor/"])
def test_files_of_ours_are_kept_for_good(jinhua: Visitor, page: Element, folder: str) -> None:
    for address in loaded(page, folder):
        assert kept_for_good(jinhua.fetch(address)), address


@pytest.mark.parametrize("encoding", ["identity", "gzip", "br"])
def test_a_file_that_whoever_asks_has_already_is_not_sent_again(
    jinhua: Visitor, page: Element, encoding: str
) -> None:
    for address in loaded(page, "/assets/"):
        tag = jinhua.fetch(address, Accept_Encoding=encoding).headers["ETag"]
        again = jinhua.fetch(address, Accept_Encoding=encoding, If_None_Match=tag)
        assert (again.status_code, again.data) == (304, b""), address


def test_scripts_of_dash_have_their_version_in_the_name_and_are_kept(
    jinhua: Visitor, page: Element
) -> None:
    for address in loaded(page, "/_dash-component-suites/"):
        assert re.search(r"\.v\d+_\d+_\d+m\d+\.", address)
        assert "max-age=31536000" in jinhua.fetch(address).headers["Cache-Control"]


@pytest.mark.parametrize("encoding", ["br", "gzip"])
def test_everything_that_a_page_loads_is_compressed_without_a_loss(
    jinhua: Visitor, page: Element, encoding: str
) -> None:
    for address in ("/en/", *loaded(page)):
        plain = jinhua.fetch(address)
        small = jinhua.fetch(address, Accept_Encoding=encoding)
        assert "Content-Encoding" not in plain.headers
        if len(plain.data) < WORTH_IT:
            continue
        assert small.headers["Content-Encoding"] == encoding, address
        assert "Accept-Encoding" in small.headers["Vary"], address
        assert len(small.data) < 0.6 * len(plain.data), address
        if address != "/en/":  # every load of a page has a name of its own
            assert unpacked(small) == plain.data, address


def test_a_browser_that_takes_both_gets_brotli(jinhua: Visitor, page: Element) -> None:
    for address in loaded(page, "/vendor/"):
        answer = jinhua.fetch(address, Accept_Encoding="gzip, deflate, br, zstd")
        assert answer.headers["Content-Encoding"] == "br"


def test_only_scripts_are_kept_compressed() -> None:
    cache = SuiteCache()
    cache.set("br;/_dash-component-suites/x.v1.js", b"small")
    cache.set("br;", b"a page")
    assert cache.get("br;/_dash-component-suites/x.v1.js") == b"small"
    assert cache.get("br;") is None
    assert cache.get("gzip;/_dash-component-suites/x.v1.js") is None


def test_invented_fingerprints_of_a_script_are_not_kept_one_by_one(
    jinhua: Visitor, page: Element
) -> None:
    scripts = [*loaded(page, "/_dash-component-suites/")]
    for address in scripts:
        jinhua.fetch(address, Accept_Encoding="br")
    kept = len(jinhua.server.extensions["compressed-suites"])
    assert kept >= len(scripts) / 2
    for number in range(20):
        for address in scripts:
            invented = re.sub(r"\.v[\w-]+m\d+\.", f".v{number}m{number}.", address)
            assert invented != address
            answer = jinhua.fetch(invented, Accept_Encoding="br")
            assert unpacked(answer) == unpacked(jinhua.fetch(address, Accept_Encoding="br"))
    assert len(jinhua.server.extensions["compressed-suites"]) == kept


def test_two_pages_are_not_taken_for_each_other(jinhua: Visitor) -> None:
    first, second = (
        unpacked(jinhua.fetch(f"/{lang}/about", Accept_Encoding="br")) for lang in ("en", "zh")
    )
    assert b'lang="en"' in first
    assert b'lang="zh-Hans-CN"' in second


def test_the_address_of_a_file_is_made_from_what_is_in_it(jinhua: Visitor, page: Element) -> None:
    for address in loaded(page, "/assets/"):
        digest = hashlib.sha256(jinhua.fetch(address).data).hexdigest()
        assert address.split("/")[2] == digest[:12]


@pytest.mark.parametrize(
    "address",
    [
        "/assets/",
        "/assets/dashboard.css",
        "/assets/000000000000/dashboard.css",
        "/assets/../pyproject.toml",
        "/assets/vendor/package.json",
        "/vendor/",
        "/vendor/manifest.json/x",
        "/vendor/../../pyproject.toml",
        "/_dash-component-suites/dash/nothing.js",
        "/_dash-component-suites/os/path.py",
        "/_dash-component-suites/dash/dcc/../dash.py",
        "/_dash-assets/dashboard.css",
    ],
)
def test_what_is_not_there_is_not_found_and_not_kept(jinhua: Visitor, address: str) -> None:
    answer = jinhua.fetch(address)
    assert answer.status_code == 404
    assert answer.headers["Cache-Control"] == "no-store"


def test_pages_are_asked_for_again(jinhua: Visitor) -> None:
    assert jinhua.fetch("/en/").headers["Cache-Control"] == "no-cache"


def test_no_style_loads_anything_from_another_host(jinhua: Visitor, page: Element) -> None:
    for address in loaded(page):
        if not address.endswith(".css"):
            continue
        text = jinhua.fetch(address).text
        assert "@import" not in text
        for target in re.findall(r"url\(\s*['\"]?([^)'\"]*)", text):
            assert target.startswith(("data:", "#", "../../vendor/")), (address, target)
