"""The language of a reader's own order decides, by variants of the languages that there are."""

from __future__ import annotations

import pytest

from dashboard.web.accept_language import preferred
from tests.explorer.asking import Visitor
from tests.explorer.conftest import of_shipped_data


@pytest.fixture(scope="module")
def city() -> Visitor:
    return of_shipped_data()


WANTED = [
    ("", "en"),
    ("en", "en"),
    ("zh", "zh"),
    ("ZH", "zh"),
    ("zh-CN,en;q=0.5", "zh"),
    ("zh-CN,zh;q=0.9,en;q=0.8", "zh"),
    ("zh-HK,en;q=0.1", "zh"),
    ("zh-Hans-CN,en;q=0.8", "zh"),
    ("zh-TW", "zh"),
    ("en-GB,zh;q=0.9", "en"),
    ("en;q=0.5,zh-CN", "zh"),
    ("de,fr;q=0.9", "en"),
    ("de,zh-CN;q=0.2", "zh"),
    ("*", "en"),
    ("zh,*;q=0.1", "zh"),
    ("de,*;q=0.5", "en"),
    ("en;q=0,*", "zh"),
    ("en;q=0", "zh"),
    ("en;q=0,zh;q=0", "en"),
    ("zh;q=0,zh-CN", "en"),
    (";;;=,q=,\x00", "en"),
    ("zhuang", "en"),
    ("zh;q=nonsense,en", "en"),
    ("x" * 9000, "en"),
    ("zh-CN,en;q=0.5," + "de;q=0.1," * 1000, "zh"),
    ("de," * 3000 + "zh", "en"),
]


@pytest.mark.parametrize(("header", "lang"), WANTED)
def test_the_first_variant_of_what_there_is_in_the_readers_order(header: str, lang: str) -> None:
    assert preferred(header, ("en", "zh")) == lang


@pytest.mark.parametrize(
    ("header", "lang"), [("zh-CN,en;q=0.5", "zh"), ("en-GB,zh;q=0.9", "en"), ("*", "en")]
)
def test_the_front_door_the_page_of_errors_and_that_of_the_api_choose_alike(
    city: Visitor, header: str, lang: str
) -> None:
    assert city.get("/", Accept_Language=header).headers["Location"] == f"/{lang}/"
    tag = {"en": 'lang="en', "zh": 'lang="zh'}[lang]
    for path in ("/nothing", "/api/v1/"):
        assert f"<html {tag}" in city.get(path, Accept_Language=header).text
