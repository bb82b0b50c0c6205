"""What every answer tells a browser about how far it may go."""

from __future__ import annotations

import base64
import hashlib
import re

import pytest
from werkzeug.test import TestResponse

from tests.explorer.asking import Visitor

PAGES = ("/en/", "/zh/view/cre-lines", "/en/data", "/zh/about", "/en/nope")


def policy(answer: TestResponse) -> dict[str, list[str]]:
    """The directives of the policy, each with what it allows."""
    parts = (part.split() for part in answer.headers["Content-Security-Policy"].split(";"))
    return {name: allowed for name, *allowed in parts}


@pytest.mark.parametrize("path", PAGES)
def test_a_page_runs_no_script_but_ours_and_is_framed_by_nobody(jinhua: Visitor, path: str) -> None:
    told = policy(jinhua.get(path))
    assert told["default-src"] == ["'none'"]
    assert told["frame-ancestors"] == ["'none'"]
    assert told["script-src"][0] == "'self'"
    assert all(one.startswith("'sha256-") for one in told["script-src"][1:])


@pytest.mark.parametrize("path", PAGES[:4])
def test_every_script_that_is_written_into_a_page_is_one_that_its_policy_names(
    jinhua: Visitor, path: str
) -> None:
    answer = jinhua.get(path)
    written = [
        body
        for kind, body in re.findall(r"<script([^>]*)>([^<]+)</script>", answer.text)
        if "json" not in kind
    ]
    assert bool(written) == ("_dash-config" in answer.text)
    for body in written:
        digest = base64.b64encode(hashlib.sha256(body.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in policy(answer)["script-src"]


@pytest.mark.parametrize("path", [*PAGES, "/livez", "/api/v1/figures", "/en/download/all.csv"])
def test_every_answer_has_its_type_believed_and_leaks_no_address(
    jinhua: Visitor, path: str
) -> None:
    headers = jinhua.get(path).headers
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] in ("no-referrer", "same-origin")
    assert "geolocation=()" in headers["Permissions-Policy"]


def test_an_embed_keeps_its_own_policy_and_may_be_framed(jinhua: Visitor) -> None:
    assert "frame-ancestors" not in policy(jinhua.get("/en/embed/cre-lines"))
