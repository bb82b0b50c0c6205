"""The environment of Dash changes nothing: not where pages are, nor what they load, nor a byte."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from dash import _configs

from tests.explorer.asking import Visitor

PATHS = (
    "/en/", "/zh/view/cre-lines", "/en/data", "/en/about", "/zh/figure/cre-lines.jinhua.2022",
    "/en/nothing", "/_dash-dependencies", "/_dash-layout",
)  # fmt: skip
#: What each variable is set to: something that Dash would act on.
VALUES = {
    "DASH_URL_BASE_PATHNAME": "/elsewhere/",
    "DASH_ROUTES_PATHNAME_PREFIX": "/elsewhere/",
    "DASH_REQUESTS_PATHNAME_PREFIX": "/elsewhere/",
    "DASH_ASSETS_EXTERNAL_PATH": "https://cdn.example/",
    "DASH_PROXY": "http://127.0.0.1:1::https://other.example",
    "DASH_HOT_RELOAD_INTERVAL": "1",
    "DASH_HOT_RELOAD_MAX_RETRY": "1",
    "DASH_HOT_RELOAD_WATCH_INTERVAL": "1",
}
CHILD = """
import json, sys
from dashboard.app import create_app
from dashboard.settings import Settings
client = create_app(Settings.from_env({})).test_client()
json.dump({path: client.get(path).text for path in sys.argv[1:]}, sys.stdout)
"""


def pages(checkout: Path, variables: dict[str, str]) -> dict[str, str]:
    """The pages that a new process makes with more variables in its environment."""
    plain = {key: value for key, value in os.environ.items() if not key.startswith("DASH")}
    done = subprocess.run(
        [sys.executable, "-c", CHILD, *PATHS],
        env={**plain, **variables},
        cwd=checkout,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    found: dict[str, str] = json.loads(done.stdout)
    return found


def test_the_variables_of_dash_change_no_byte(jinhua: Visitor, checkout: Path) -> None:
    names = _configs.load_dash_env_vars().keys()  # type: ignore[no-untyped-call]
    assert len(names) > 20
    variables = {name: VALUES.get(name, "true") for name in names}
    found = pages(checkout, variables)
    for path in PATHS:
        assert found[path] == jinhua.get(path).text, path


def test_a_program_that_a_test_starts_writes_nothing_into_the_home(
    checkout: Path, tmp_path: Path
) -> None:
    pages(checkout, {"HOME": str(tmp_path), "USERPROFILE": str(tmp_path)})
    assert not [*tmp_path.iterdir()]


@pytest.mark.parametrize("path", PATHS)
def test_a_page_has_the_same_bytes_every_time(jinhua: Visitor, path: str) -> None:
    assert jinhua.get(path).text == jinhua.get(path).text


def test_a_page_has_the_same_bytes_in_every_process(checkout: Path) -> None:
    # The order of sets follows the seed, which is another one in each process.
    one, other = (pages(checkout, {"PYTHONHASHSEED": seed}) for seed in ("1", "2"))
    assert [path for path in PATHS if one[path] != other[path]] == []
