"""How things are said: the words of each language, and numbers, units and dates as each writes them."""

from __future__ import annotations

from dashboard.messages.locale import Locale, load_locale
from dashboard.said import Said

__all__ = ["Locale", "Said", "load_locale"]
