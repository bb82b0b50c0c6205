"""The settings: one table, checked values, errors that say where and what is wanted."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import pytest

from dashboard.errors import SettingsError
from dashboard.settings import (
    SETTINGS,
    Settings,
    assets_folder,
    dash_variables_hidden,
    data_folder,
    state_folder,
)


def test_an_empty_environment_gives_the_defaults() -> None:
    assert Settings.from_env({}) == Settings(
        data=data_folder(), host="127.0.0.1", port=8050, workers=2, base_path=""
    )


def test_every_setting_has_a_field_of_the_same_name() -> None:
    assert [setting.name for setting in SETTINGS] == [field.name for field in fields(Settings)]


def test_the_environment_is_read_under_the_prefix() -> None:
    settings = Settings.from_env({"DASHBOARD_DATA": "/elsewhere", "DASHBOARD_BASE_PATH": "/a/b"})
    assert settings.data == Path("/elsewhere")
    assert settings.base_path == "/a/b"


def test_a_setting_that_is_not_looked_at_may_be_wrong() -> None:
    environ = {"DASHBOARD_PORT": "none", "DASHBOARD_DATA": "/elsewhere"}
    assert Settings.from_env(environ, ("data",)).data == Path("/elsewhere")
    assert Settings.from_env(environ, ("data",)).port == 8050


def test_the_command_line_overrules_the_environment() -> None:
    environ = {"DASHBOARD_PORT": "9000", "DASHBOARD_WORKERS": "3"}
    settings = Settings.from_env(environ, port="9001", workers=None)
    assert (settings.port, settings.workers) == (9001, 3)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("port", "80a"),
        ("port", "65536"),
        ("port", "-1"),
        ("port", "８０５０"),
        ("port", ""),
        ("workers", "0"),
        ("workers", "65"),
        ("host", ""),
        ("host", "a b"),
        ("host", "http://localhost"),
        ("base_path", "figures"),
        ("base_path", "/"),
        ("base_path", "/figures/"),
        ("base_path", "//evil"),
        ("base_path", "/a/../b"),
        ("base_path", "/a?b"),
        ("base_path", "/图"),
        ("frame_ancestors", ""),
        ("frame_ancestors", "example.org"),
        ("frame_ancestors", "* https://example.org"),
        ("frame_ancestors", "https://example.org; script-src *"),
        ("frame_ancestors", "'none'"),
        ("frame_ancestors", "https://example.org/path"),
    ],
)
def test_a_wrong_value_is_named_with_its_place_and_what_is_wanted(name: str, text: str) -> None:
    setting = next(setting for setting in SETTINGS if setting.name == name)
    with pytest.raises(SettingsError) as from_environment:
        Settings.from_env({setting.variable: text})
    assert str(from_environment.value) == (
        f'{setting.variable}: found "{text}"; wanted {setting.wanted}'
    )
    with pytest.raises(SettingsError, match=f"^{setting.option}: found "):
        Settings.from_env({}, **{name: text})


def test_the_shipped_files_are_found_in_the_checkout(checkout: Path) -> None:
    assert data_folder() == checkout / "data"
    assert assets_folder() == checkout / "assets"


def test_sites_that_may_show_embeds_are_told_apart_by_one_blank() -> None:
    text = "https://example.org   http://*.example.cn:8080 https://localhost:*"
    assert Settings.from_env({}, frame_ancestors=text).frame_ancestors == (
        "https://example.org http://*.example.cn:8080 https://localhost:*"
    )


def test_versions_are_kept_where_it_is_said(tmp_path: Path) -> None:
    assert Settings.from_env({}, archive=str(tmp_path)).versions == tmp_path
    assert Settings.from_env({}, archive="off").versions is None


def test_versions_of_different_data_do_not_mix_unless_it_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    shipped = Settings.from_env({}).versions
    other = Settings.from_env({}, data=str(tmp_path)).versions
    assert shipped == tmp_path / "jinhua-dashboard/shipped"
    assert other is not None
    assert other.parent == shipped.parent
    assert other != shipped


def test_versions_are_kept_in_the_home_where_nothing_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("XDG_STATE_HOME")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    assert state_folder() == tmp_path / ".local/state/jinhua-dashboard"


def test_nobody_s_home_keeps_no_versions(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("XDG_STATE_HOME")
    monkeypatch.setattr("os.path.expanduser", lambda path: path)
    assert state_folder() is None
    assert Settings.from_env({}).versions is None


def test_no_variable_of_dash_is_seen_while_an_app_is_made_and_all_are_back_after() -> None:
    environ = {"DASH_URL_BASE_PATHNAME": "/x/", "dash_ui": "true", "PATH": "/bin"}
    before = dict(environ)
    with dash_variables_hidden(environ):
        assert environ == {"PATH": "/bin"}
    assert environ == before
