"""How a language is named to whoever reads the name: browsers, search engines, other programs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from dashboard.indicators.model.schema import Lang

#: The tag (BCP 47) of what is written in a language, on every page and in every description.
TAGS: Final[Mapping[Lang, str]] = {"en": "en", "zh": "zh-Hans-CN"}
#: The same for those who understand nothing but a language and a country.
LOCALES: Final[Mapping[Lang, str]] = {"en": "en-GB", "zh": "zh-CN"}
