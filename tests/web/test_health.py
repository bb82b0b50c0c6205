"""What monitors ask, and what is served while somebody breaks the files."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from dashboard.errors import StartError
from dashboard.indicators.problems.codes import CODES
from dashboard.web import pages
from tests.explorer.asking import Visitor
from tests.explorer.conftest import visitor
from tests.views import editing


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Look at the files at every request, not once a second."""
    monkeypatch.setattr("dashboard.indicators.store.store._PATIENCE", 0.0)


def remove(package: Path) -> None:
    shutil.rmtree(package)


def empty(package: Path) -> None:
    (package / "indicators.csv").write_bytes(b"")


def half(package: Path) -> None:
    file = package / "codebook.csv"
    file.write_bytes(file.read_bytes()[:900])


def mistype(package: Path) -> None:
    editing.cells(package / "indicators.csv", {"value": "２４"}, indicator="cre-lines")


def contradict(package: Path) -> None:
    editing.words(package / "dataset.toml", ('"ftz-trade-share"', '"ftz-trade"'))


BREAKING = (remove, empty, half, mistype, contradict)


def ready(someone: Visitor) -> tuple[int, dict[str, object]]:
    answer = someone.get("/readyz")
    assert answer.json is not None
    return answer.status_code, answer.json


def test_a_process_that_answers_is_alive(jinhua: Visitor) -> None:
    answer = jinhua.get("/livez")
    assert (answer.status_code, answer.json) == (200, {"status": "ok"})


@pytest.mark.parametrize("path", ["/livez", "/readyz"])
def test_what_a_monitor_is_told_is_kept_by_nobody_and_refused_as_to_programs(
    jinhua: Visitor, below: Visitor, path: str
) -> None:
    assert jinhua.get(path).headers["Cache-Control"] == "no-store"
    for someone, base in ((jinhua, ""), (below, below.base)):
        answer = someone.client.open(base + path, method="POST")
        assert answer.json is not None
        assert answer.json["error"]["code"] == "method_not_allowed"


def test_a_process_that_serves_the_files_as_they_are_is_ready(jinhua: Visitor) -> None:
    status, said = ready(jinhua)
    assert status == 200
    assert said["status"] == "ok"
    assert str(said["version"]) in jinhua.page("/en/about").text


def test_below_a_base_path_health_is_asked_there(below: Visitor) -> None:
    assert below.get("/livez").status_code == below.get("/readyz").status_code == 200
    assert below.fetch("/readyz").status_code == 404


@pytest.mark.parametrize("breaking", BREAKING)
def test_broken_files_leave_the_last_good_ones_and_mended_ones_are_served_again(
    package: Path, shipped: Path, breaking: Callable[[Path], None]
) -> None:
    someone = visitor(package)
    before, (_, good) = someone.page("/en/view/cre-lines").only("table").text, ready(someone)
    breaking(package)
    status, said = ready(someone)
    assert status == 200
    assert said["status"] == "degraded"
    assert said["version"] == good["version"]
    for path in ("/en/", "/zh/about", "/zh/view/ftz-shares"):
        assert someone.get(path).status_code == 200
    assert someone.page("/en/view/cre-lines").only("table").text == before
    assert someone.get("/livez").status_code == 200
    shutil.copytree(shipped, package, dirs_exist_ok=True)
    editing.cells(package / "indicators.csv", {"value": "37"}, indicator="cre-lines", period="2022")
    assert ready(someone)[1]["status"] == "ok"
    assert "from 9 in 2017 to 37 in 2022" in someone.page("/en/").text


@pytest.mark.parametrize(
    ("breaking", "first"),
    [
        (mistype, ("E203", "indicators.csv", 8)),
        (empty, ("E112", "indicators.csv", 1)),
        (remove, ("E001", "indicators.csv", None)),
    ],
)
def test_a_monitor_is_told_what_is_wrong_and_where(
    package: Path, breaking: Callable[[Path], None], first: tuple[str, str, int | None]
) -> None:
    someone = visitor(package)
    breaking(package)
    why: Any = ready(someone)[1]["first"]
    assert (why["code"], why["file"], why["line"]) == first
    assert why["meaning"] == CODES[first[0]]


def test_a_monitor_is_not_told_what_is_in_the_files(package: Path) -> None:
    someone = visitor(package)
    mistype(package)
    text = someone.get("/readyz").text
    assert str(package) not in text
    assert "cre-lines" not in text


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE"])
@pytest.mark.parametrize("path", ["/livez", "/readyz", "/", "/en/"])
def test_who_wants_to_change_something_is_refused(jinhua: Visitor, path: str, method: str) -> None:
    answer = jinhua.client.open(path, method=method)
    assert answer.status_code == 405
    assert answer.headers["Cache-Control"] == "no-store"


def test_a_page_that_cannot_be_made_stops_the_start_and_is_named(
    package: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("nothing can be said about this")

    monkeypatch.setitem(pages.PAGES, "about", broken)
    with pytest.raises(StartError, match='"/en/about" cannot be made'):
        visitor(package)
    assert "nothing can be said about this" in caplog.text
