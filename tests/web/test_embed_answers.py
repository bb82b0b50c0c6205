"""How an embed is answered: policy, caching, size, and what is no embed."""

from __future__ import annotations

import base64
import hashlib
from pathlib import Path
from typing import Final

import pytest

from dashboard.languages import Lang
from dashboard.settings import data_folder
from tests.explorer.asking import Visitor
from tests.explorer.reading import Element
from tests.web.embedding import EVERY, embed, visitor

#: What is transferred for an embed that no browser has seen, and how long its script is.
COLD: Final = 9 * 1024
SCRIPT: Final = 2048


@pytest.mark.parametrize(
    "path",
    [
        "/en/embed/unknown",
        "/xx/embed/cre-lines",
        "/en/embed/",
        "/en/embed",
        "/en/embed/cre-lines/",
        "/en/embed/cre-lines/more",
        "/en/embed/%3Fv=1",
        "/en/embed/..%2Fabout",
    ],
)
def test_what_is_no_embed_is_a_small_page_that_says_so(here: Visitor, path: str) -> None:
    answer = here.get(path)
    assert answer.status_code == 404
    assert answer.headers["Cache-Control"] == "no-store"
    assert len(here.get(path, Accept_Encoding="br").data) < 2048
    assert b"unknown" not in answer.data
    assert b"react" not in answer.data


def test_the_explorer_itself_never_shows_an_embed(here: Visitor) -> None:
    assert here.route("/en/embed/cre-lines").status_code == 404


def test_the_policy_is_static_and_leaves_framing_to_everybody(here: Visitor) -> None:
    headers = here.get("/en/embed/cre-lines").headers
    assert "X-Frame-Options" not in headers
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "no-referrer"
    rules = dict(rule.split(" ", 1) for rule in headers["Content-Security-Policy"].split("; "))
    assert rules["default-src"] == "'none'"
    assert rules["script-src"] == "'self'"
    assert "frame-ancestors" not in rules
    assert "'unsafe-inline'" not in rules["style-src-elem"]
    style = "".join(map(str, embed(here, "en/embed/cre-lines").only("style").children))
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert f"'sha256-{digest}'" in rules["style-src-elem"]
    assert (
        here.get("/zh/embed/milestones?static=1").headers["Content-Security-Policy"]
        == (headers["Content-Security-Policy"])
    )


def test_the_sites_that_may_show_embeds_can_be_named(tmp_path: Path) -> None:
    site = "https://example.org https://*.example.cn"
    some = visitor(data_folder(), tmp_path, frame_ancestors=site)
    policy = some.get("/en/embed/cre-lines").headers["Content-Security-Policy"]
    assert policy.endswith(f"frame-ancestors 'self' {site}")
    missing = some.get("/en/embed/nope").headers["Content-Security-Policy"]
    assert missing.endswith(f"frame-ancestors 'self' {site}")
    assert "frame-ancestors 'none'" in some.get("/en/nope").headers["Content-Security-Policy"]


def test_an_embed_loads_one_small_script_of_its_own_and_nothing_else(here: Visitor) -> None:
    for view in ("cre-lines", "city-scale"):
        page = embed(here, f"en/embed/{view}")
        assert [name(one) for one in scripts(page)] == ["embed.js"]
        assert page.every("link", rel="stylesheet") == []
        script = here.fetch(*scripts(page))
        assert len(script.data) <= SCRIPT
        assert "immutable" in script.headers["Cache-Control"]


def test_the_page_without_scripts_that_there_was_is_the_same_page(here: Visitor) -> None:
    assert here.get("/en/embed/cre-lines?static=1").data == here.get("/en/embed/cre-lines").data


def scripts(page: Element) -> list[str]:
    return [one.attributes["src"] for one in page.every("script") if "src" in one.attributes]


def name(address: str) -> str:
    return address.rsplit("/", 1)[1]


@pytest.mark.parametrize(("lang", "view"), EVERY)
def test_an_embed_is_within_its_budget(here: Visitor, lang: Lang, view: str) -> None:
    path = f"/{lang}/embed/{view}"
    loaded = [*scripts(embed(here, path[1:])), path]
    sizes = {one: len(here.fetch(one, Accept_Encoding="br").data) for one in loaded}
    assert sum(sizes.values()) <= COLD


@pytest.mark.parametrize("encoding", ["br", "gzip", "identity"])
def test_what_a_browser_has_is_not_sent_again(here: Visitor, encoding: str) -> None:
    path = "/en/embed/cre-lines"
    first = here.get(path, Accept_Encoding=encoding)
    assert first.headers.get("Content-Encoding", "identity") == encoding
    assert "Accept-Encoding" in first.headers["Vary"]
    again = here.get(path, Accept_Encoding=encoding, If_None_Match=first.headers["ETag"])
    assert (again.status_code, again.data) == (304, b"")
    assert again.headers["Content-Security-Policy"]


def test_each_encoding_has_a_strong_tag_of_its_own_and_br_refused_is_not_sent(
    here: Visitor,
) -> None:
    path = "/en/embed/cre-lines"
    tags = {here.get(path, Accept_Encoding=one).headers["ETag"] for one in ("br", "gzip", "")}
    assert len(tags) == 3
    assert not any(tag.startswith("W/") for tag in tags)
    refused = here.get(path, Accept_Encoding="br;q=0, gzip")
    assert refused.headers["Content-Encoding"] == "gzip"


def test_unknown_keys_and_their_order_change_no_byte(here: Visitor, tmp_path: Path) -> None:
    plain = here.get("/en/embed/cre-lines?scheme=dark&title=0")
    noisy = here.get(
        "/en/embed/cre-lines?cb=1&title=0&utm_source=x&scheme=dark&scheme=light&page=2"
    )
    elsewhere = visitor(data_folder(), tmp_path).get("/en/embed/cre-lines?title=0&scheme=dark")
    assert plain.headers["ETag"] == noisy.headers["ETag"] == elsewhere.headers["ETag"]
    assert plain.data == noisy.data == elsewhere.data


def test_the_script_of_snippets_has_an_address_that_never_changes(
    here: Visitor, tmp_path: Path
) -> None:
    for some in (here, visitor(data_folder(), tmp_path, base_path="/city")):
        answer = some.get("/embed-height.js")
        assert answer.status_code == 200
        assert answer.mimetype == "text/javascript"
        assert answer.headers["Cross-Origin-Resource-Policy"] == "cross-origin"
        assert answer.headers["ETag"]
        assert "immutable" not in answer.headers["Cache-Control"]
