"""What can be set from outside, once, in one table; and where the shipped files are.

The command line and the README are made from the same table. Nothing else reads the environment.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Callable, Collection, Iterator, Mapping, MutableMapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from dashboard.errors import SettingsError

PREFIX: Final = "DASHBOARD_"

_PACKAGE: Final = Path(__file__).resolve().parent
_SEGMENTS: Final = re.compile(r"(?:/(?!\.+(?:/|$))[A-Za-z0-9._~-]+)*", re.ASCII)

#: A host name, an IPv4 address or an IPv6 address in brackets, with a port or without one.
_ORIGIN: Final = re.compile(
    r"https?://(?:[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?|\[[0-9a-f:.]+\])(?::[0-9]{1,5})?",
    re.ASCII | re.IGNORECASE,
)

_ANCESTOR: Final = re.compile(
    r"https?://(?:\*\.)?[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?(?::(?:[0-9]{1,5}|\*))?",
    re.ASCII | re.IGNORECASE,
)


def data_folder() -> Path:
    """The data package that ships: inside an installed package, else beside it in a checkout."""
    return _shipped("data")


def assets_folder() -> Path:
    """Our own CSS and JS, and ``vendor/dist``: what the front-end packages are built into."""
    return _shipped("assets")


def vendored(name: str) -> Path:
    """A built file of the front end by its plain name, such as ``schibsted-grotesk.woff2``."""
    dist = assets_folder() / "vendor" / "dist"
    manifest = json.loads((dist / "manifest.json").read_text("utf-8"))
    return dist / str({**manifest["files"], **manifest["fonts"]}[name]["file"])


def state_folder() -> Path | None:
    """Where this user's programs keep what they must not lose; ``None`` where nobody's home is known."""
    # Path.home raises where there is none
    usual = os.path.expanduser("~/.local/state")  # noqa: PTH111
    state = Path(os.environ.get("XDG_STATE_HOME") or usual)
    return state / "jinhua-dashboard" if state.is_absolute() else None


def _shipped(name: str) -> Path:
    inside = _PACKAGE / name
    return inside if inside.is_dir() else _PACKAGE.parent / name


def _folder(text: str) -> Path:
    return Path(text) if text else data_folder()


def _host(text: str) -> str:
    if not text or re.search(r"[\s/]", text):
        raise ValueError
    return text


def _port(text: str) -> int:
    return _number(text, least=0, most=65_535)


def _workers(text: str) -> int:
    return _number(text, least=1, most=64)


def _number(text: str, *, least: int, most: int) -> int:
    if not re.fullmatch(r"[0-9]{1,9}", text) or not least <= int(text) <= most:
        raise ValueError
    return int(text)


def _base_path(text: str) -> str:
    if not _SEGMENTS.fullmatch(text):
        raise ValueError
    return text


def _ancestors(text: str) -> str:
    origins = text.split()
    if text != "*" and not (origins and all(_ANCESTOR.fullmatch(one) for one in origins)):
        raise ValueError
    return " ".join(origins)


def _public_url(text: str) -> str:
    if text and not _ORIGIN.fullmatch(text):
        raise ValueError
    return text.lower()


@dataclass(frozen=True, slots=True)
class Setting:
    """One thing that can be set: by option, else by variable, else the default.

    >>> Setting("port", "8050", "where to listen", "a port from 0 to 65535", _port).variable
    'DASHBOARD_PORT'
    """

    name: str
    default: str
    help: str
    wanted: str
    parse: Callable[[str], object]

    @property
    def variable(self) -> str:
        """The environment variable."""
        return PREFIX + self.name.upper()

    @property
    def option(self) -> str:
        """The option on the command line."""
        return "--" + self.name.replace("_", "-")

    def read(self, environ: Mapping[str, str], given: str | None) -> object:
        """The value that holds; ``SettingsError`` names where a wrong one was found."""
        where, text = self.option, given
        if text is None:
            where, text = self.variable, environ.get(self.variable, self.default)
        try:
            return self.parse(text)
        except ValueError:
            raise SettingsError(f'{where}: found "{text}"; wanted {self.wanted}') from None


SETTINGS: Final[tuple[Setting, ...]] = (
    Setting(
        "data",
        "",
        "the folder of the data package; empty for the one that ships",
        "a folder with indicators.csv, codebook.csv and dataset.toml",
        _folder,
    ),
    Setting(
        "host",
        "127.0.0.1",
        "the address to listen on; 0.0.0.0 for every network of this machine",
        "a host name or an IP address",
        _host,
    ),
    Setting(
        "port",
        "8050",
        "the port to listen on; 0 for any that is free",
        "a whole number from 0 to 65535",
        _port,
    ),
    Setting(
        "workers",
        "2",
        "how many processes answer requests",
        "a whole number from 1 to 64",
        _workers,
    ),
    Setting(
        "base_path",
        "",
        "the path under which a proxy shows the dashboard, such as /figures",
        "nothing, or a path such as /figures, without a slash at its end",
        _base_path,
    ),
    Setting(
        "archive",
        "",
        "where every served version of the data is kept, for embeds that are pinned to one; "
        "empty for a folder below $XDG_STATE_HOME, usually ~/.local/state, off to keep none",
        "nothing, off, or a folder",
        str,
    ),
    Setting(
        "frame_ancestors",
        "*",
        "which sites may show embeds: * for all, or origins separated by spaces",
        "*, or origins such as https://example.org https://*.example.com",
        _ancestors,
    ),
    Setting(
        "public_url",
        "",
        "where people reach the server, such as https://figures.example.org; printed in QR codes "
        "and citations, which do without it while it is empty",
        "nothing, or a scheme and a host such as https://figures.example.org, without a path",
        _public_url,
    ),
)

NAMES: Final = tuple(setting.name for setting in SETTINGS)


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings that hold, all checked.

    >>> Settings.from_env({"DASHBOARD_PORT": "9000"}, host="0.0.0.0").port
    9000
    """

    data: Path
    host: str
    port: int
    workers: int
    base_path: str
    archive: str = ""
    frame_ancestors: str = "*"
    public_url: str = ""

    @property
    def versions(self) -> Path | None:
        """The folder for the versions of the data; ``None`` where none are to be kept.

        Data folders do not share one unless they are told to: a version names no city.
        """
        if self.archive == "off":
            return None
        if self.archive:
            return Path(self.archive)
        home = state_folder()
        if home is None:
            return None
        shipped = self.data == data_folder()
        path = "" if shipped else hashlib.sha256(bytes(self.data.resolve())).hexdigest()[:12]
        return home / (path or "shipped")

    @classmethod
    def from_env(
        cls, environ: Mapping[str, str], only: Collection[str] = NAMES, /, **given: str | None
    ) -> Settings:
        """What ``given`` says (the command line), else the environment, else the defaults.

        Of the environment, ``only`` those settings are looked at: a command that has no port does
        not mind a wrong one.
        """
        values: dict[str, Any] = {
            setting.name: setting.read(
                environ if setting.name in only else {}, given.get(setting.name)
            )
            for setting in SETTINGS
        }
        return cls(**values)


@contextmanager
def dash_variables_hidden(environ: MutableMapping[str, str]) -> Iterator[None]:
    """Take the variables that Dash would read out of the environment while an app is made.

    They change paths, development tools and error pages behind the back of whoever wrote the
    app, and some cannot be overruled by an argument: a forgotten ``DASH_URL_BASE_PATHNAME``
    would stop the server, ``DASH_UI`` would put a debugger on the page.
    """
    hidden = {key: environ[key] for key in [*environ] if key.upper().startswith("DASH_")}
    for key in hidden:
        del environ[key]
    try:
        yield
    finally:
        environ.update(hidden)
