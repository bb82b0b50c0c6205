"""The command line: what it prints, and the exit code it leaves."""

from __future__ import annotations

import csv
import json
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.request import urlopen

import pytest
from click.testing import CliRunner, Result

from dashboard.cli import main
from dashboard.settings import SETTINGS
from tests.serving import MODULE, Server, serving


def run(*arguments: object, **environ: str) -> Result:
    return CliRunner().invoke(main, [str(one) for one in arguments], env=environ)


def spoil(package: Path, *, rows: int = 1) -> None:
    """Write a value that is no number into the first figure, and append more such rows."""
    path = package / "indicators.csv"
    with path.open(encoding="utf-8", newline="") as file:
        header, first, *rest = csv.reader(file)
    broken = [*first]
    broken[header.index("value")] = "１２％"
    again = [[*broken] for _ in range(rows - 1)]
    for number, row in enumerate(again):
        row[header.index("period")] = str(1800 + number)
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([header, broken, *rest, *again])


def test_the_shipped_figures_have_no_problems() -> None:
    found = run("check")
    assert (found.exit_code, found.output) == (0, "No problems found.\n")


def test_check_prints_a_problem_on_one_line_with_its_place_and_code(package: Path) -> None:
    spoil(package)
    found = run("check", package)
    assert found.exit_code == 1
    (line,) = found.stdout.splitlines()
    assert line.startswith("indicators.csv:2:")
    assert "１２％" in line


def test_check_prints_the_first_hundred_and_how_many_more(package: Path) -> None:
    spoil(package, rows=130)
    lines = run("check", package).stdout.splitlines()
    assert len(lines) == 101
    assert lines[-1] == "and 30 more"


def test_check_as_json_says_the_same_in_strict_json(package: Path) -> None:
    spoil(package, rows=130)
    found = run("check", package, "--format", "json")
    assert found.exit_code == 1
    said = json.loads(found.stdout, parse_constant=lambda name: pytest.fail(f"{name} in JSON"))
    assert said["total"] == 130
    assert len(said["problems"]) == 100
    assert said["problems"][0]["file"] == "indicators.csv"
    assert said["problems"][0]["line"] == 2
    assert said["problems"][0]["key"] == "value"


def test_check_as_json_of_a_sound_package_is_an_empty_list() -> None:
    found = run("check", "--format", "json")
    assert (found.exit_code, json.loads(found.stdout)) == (0, {"total": 0, "problems": []})


def test_check_as_json_says_that_a_text_cannot_be_read() -> None:
    found = run("check", "--format", "json", "--text", "jinhua-2022-06-28=nowhere.txt")
    assert found.exit_code == 2
    (problem,) = json.loads(found.stdout)["problems"]
    assert "nowhere.txt" in problem["found"]
    assert "texts of its sources" in problem["expected"]


def test_check_as_json_says_what_cannot_be_read_as_a_problem_too(tmp_path: Path) -> None:
    found = run("check", tmp_path / "nowhere", "--format", "json")
    said = json.loads(found.stdout)
    assert (found.exit_code, said["total"]) == (2, 1)
    assert said["problems"][0]["code"] == "E001"
    assert "nowhere" in said["problems"][0]["found"]


def test_check_of_an_address_says_it_as_it_was_given() -> None:
    found = run("check", "http://example.org/data")
    assert found.exit_code == 2
    assert "http://example.org/data is an address" in found.stderr


@pytest.mark.parametrize("command", ["check", "views"])
def test_a_folder_that_is_not_there_cannot_be_read(command: str, tmp_path: Path) -> None:
    found = run(command, tmp_path / "nowhere")
    assert found.exit_code == 2
    assert "nowhere" in found.stderr
    assert not found.stdout


def test_views_lists_every_view_with_its_family_and_its_names() -> None:
    found = run("views")
    assert found.exit_code == 0
    rows = [line.split("\t") for line in found.stdout.splitlines()]
    assert ["cre-lines", "change"] in [row[:2] for row in rows]
    assert len(rows) >= 8
    assert all(len(row) == 4 and all(row) for row in rows)


def test_views_of_a_package_with_problems_prints_the_problems(package: Path) -> None:
    spoil(package)
    found = run("views", package)
    assert found.exit_code == 1
    assert "indicators.csv:2:" in found.stderr


@pytest.mark.parametrize("command", ["check", "views", "export"])
def test_every_command_finds_the_data_where_serve_does(
    command: str, package: Path, tmp_path: Path
) -> None:
    spoil(package)
    place = [tmp_path / "out"] if command == "export" else []
    found = run(command, *place, DASHBOARD_DATA=str(package))
    assert found.exit_code == 1
    assert "indicators.csv:2:" in found.output
    assert "DASHBOARD_DATA" in run(command, "--help").output


@pytest.mark.parametrize("command", ["check", "views", "export"])
def test_a_setting_that_a_command_does_not_have_does_not_stop_it(
    command: str, tmp_path: Path
) -> None:
    place = [tmp_path / "out", "--views", "cre-lines"] if command == "export" else []
    wrong = {"DASHBOARD_PORT": "none", "DASHBOARD_WORKERS": "many", "DASHBOARD_BASE_PATH": "x"}
    assert run(command, *place, **wrong).exit_code == 0


@pytest.mark.parametrize(
    "arguments", [("serve", "--port", "80a"), ("serve", "--nothing"), ("fly",)]
)
def test_wrong_use_leaves_with_two(arguments: tuple[str, ...]) -> None:
    assert run(*arguments).exit_code == 2


@pytest.mark.parametrize("command", ["serve", "export"])
def test_the_folder_of_pictures_is_accepted_once_more_and_does_nothing(
    command: str, package: Path, tmp_path: Path
) -> None:
    spoil(package)  # what comes next is that it is read
    place = [tmp_path / "out"] if command == "export" else []
    for given, variables in (
        (["--pictures", tmp_path / "pictures"], {}),
        ([], {"DASHBOARD_PICTURES": str(tmp_path / "pictures")}),
    ):
        found = run(command, *place, *given, "--data", package, **variables)
        assert found.exit_code == 1
        assert found.stderr.startswith("Warning: --pictures (DASHBOARD_PICTURES) does nothing")
        assert "indicators.csv:2:" in found.stderr
        assert not (tmp_path / "pictures").exists()
    assert "--pictures" not in run(command, "--help").output


def test_a_wrong_variable_is_named() -> None:
    found = run("serve", DASHBOARD_WORKERS="many")
    assert found.exit_code == 2
    assert 'DASHBOARD_WORKERS: found "many"; wanted a whole number' in found.stderr


def test_serve_has_an_option_for_every_setting_and_says_its_variable() -> None:
    said = run("serve", "--help").stdout
    for setting in SETTINGS:
        assert setting.option in said
        assert setting.variable in " ".join(said.split())


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with serving("--workers", "1") as running:
        yield running


def test_serve_answers_where_it_says(server: Server) -> None:
    with urlopen(f"{server.address}/en/") as answer:
        assert answer.status == 200
        assert "gunicorn/" not in answer.headers.get("Server", "")


def test_a_port_in_use_is_said_and_leaves_with_two(server: Server) -> None:
    port = server.address.rpartition(":")[2]
    found = subprocess.run(
        [*MODULE, "serve", "--port", port], capture_output=True, text=True, check=False
    )
    assert found.returncode == 2
    assert f"port {port}" in found.stderr
    assert "Traceback" not in found.stderr


def test_a_host_of_another_machine_is_said_and_leaves_with_two() -> None:
    found = run("serve", "--host", "192.0.2.1", "--port", "0")
    assert found.exit_code == 2
    assert "192.0.2.1" in found.stderr


def test_serve_of_a_package_with_problems_prints_them_and_never_listens(package: Path) -> None:
    spoil(package)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    start = time.monotonic()
    process = subprocess.Popen(
        [*MODULE, "serve", "--data", str(package), "--port", str(port)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )
    listened = False
    while process.poll() is None and time.monotonic() - start < 120:
        with socket.socket() as probe:
            listened = listened or probe.connect_ex(("127.0.0.1", port)) == 0
        time.sleep(0.02)
    output, said = process.communicate()
    assert process.returncode == 1
    assert not output
    assert said.startswith("indicators.csv:2:")
    assert not listened


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")
@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_stops_the_server_and_leaves_with_zero(stop: signal.Signals) -> None:
    with serving("--workers", "2") as running:
        running.process.send_signal(stop)
        assert running.process.wait(timeout=60) == 0
        port = int(running.address.rpartition(":")[2])
        with socket.socket() as probe:
            assert probe.connect_ex(("127.0.0.1", port)) != 0


def test_a_base_path_is_where_the_pages_are() -> None:
    with serving("--workers", "1", "--base-path", "/figures") as running:
        assert running.address.endswith("/figures")
        with urlopen(f"{running.address}/en/") as answer:
            assert answer.status == 200


def test_variables_of_dash_change_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DASH_URL_BASE_PATHNAME", "/elsewhere/")
    monkeypatch.setenv("DASH_REQUESTS_PATHNAME_PREFIX", "/elsewhere/")
    monkeypatch.setenv("DASH_UI", "true")
    monkeypatch.setenv("DASH_HOT_RELOAD_INTERVAL", "often")
    with serving("--workers", "1") as running, urlopen(f"{running.address}/en/") as answer:
        assert b"elsewhere" not in answer.read()


def test_check_holds_the_figures_of_a_source_against_its_text(tmp_path: Path) -> None:
    text = tmp_path / "article.txt"
    text.write_text("GDP rose by 6.2% a year; 17 berths.", "utf-8")
    found = run("check", "--text", f"jinhua-2022-06-28={text}")
    lines = found.stdout.splitlines()
    assert found.exit_code == 1
    assert not [line for line in lines if "gdp-growth" in line]
    assert any(line.startswith("indicators.csv:14 [E501]") for line in lines)
    assert lines[-1].startswith("article.txt:1:26 [W501]")


@pytest.mark.parametrize("text", ["nowhere=article.txt", "jinhua-2022-06-28", "=article.txt"])
def test_check_of_an_unknown_source_leaves_with_two_and_says_what_there_is(text: str) -> None:
    found = run("check", "--text", text)
    assert found.exit_code == 2
    assert "jinhua-2022-06-28" in found.stderr or "SOURCE=FILE" in found.stderr
