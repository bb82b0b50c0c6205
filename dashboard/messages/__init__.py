"""How things are said: the words of both languages, and numbers, units and dates as each writes them."""

from __future__ import annotations

from dashboard.messages.language_tags import LOCALES, TAGS
from dashboard.messages.locale import Locale, load_locale
from dashboard.said import Said

__all__ = ["LOCALES", "TAGS", "Locale", "Said", "load_locale"]
