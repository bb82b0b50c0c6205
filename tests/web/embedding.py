"""What the tests of embeds share: who asks, for which of them, and what a page says first."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from dashboard.app import create_app
from dashboard.indicators.reading.loader import load
from dashboard.languages import DEFAULT as LANGS
from dashboard.settings import Settings, data_folder
from dashboard.views.render import catalogue
from tests.explorer.asking import Visitor
from tests.explorer.reading import Element

VIEWS: Final = [view.id for view in catalogue.views(load(data_folder()))]
EVERY: Final = [(lang, view) for lang in LANGS for view in VIEWS]
NEVER: Final = "0123456789ab"


def visitor(data: Path, archive: Path, **settings: str) -> Visitor:
    """Somebody who asks an app that keeps its versions in a folder."""
    found = Settings.from_env({}, data=str(data), archive=str(archive), **settings)
    return Visitor(create_app(found), found.base_path)


def embed(here: Visitor, path: str) -> Element:
    return here.page(f"/{path}")


def notices(page: Element) -> list[str]:
    return [one.text for one in page.every("p", class_="notice")]
