"""What the head of a page tells other sites: how a link to it looks there, how a view is embedded."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from urllib.parse import urlencode

from dashboard.languages import Lang
from dashboard.messages.conventions import conventions


@dataclass(frozen=True, slots=True)
class Card:
    """A page as others show a link to it.

    ``url`` and ``image`` are whole addresses, empty where the site does not know its own or no
    picture has been made: no link leads nowhere. ``kind`` is ``article`` for what is about one
    thing, else ``website``. ``langs`` are those of the data.
    """

    lang: Lang
    site: str
    title: str
    description: str
    langs: Sequence[Lang]
    kind: str = "website"
    url: str = ""
    image: str = ""


def tags(card: Card) -> str:
    """Open Graph and Twitter tags."""
    said = {
        "og:site_name": card.site,
        "og:type": card.kind,
        "og:title": card.title,
        "og:description": card.description,
        "og:locale": _locale(card.lang),
        "og:url": card.url,
        "og:image": card.image,
        "og:image:alt": card.description if card.image else "",
        "twitter:card": "summary_large_image" if card.image else "summary",
        "twitter:title": card.title,
        "twitter:description": card.description,
        "twitter:image": card.image,
    }
    others = [("og:locale:alternate", _locale(lang)) for lang in card.langs if lang != card.lang]
    return "".join(
        f'<meta {"name" if key.startswith("twitter:") else "property"}="{key}"'
        f' content="{escape(value)}">\n'
        for key, value in (*said.items(), *others)
        if value
    )


def discovery(root: str, url: str, title: str) -> str:
    """The link that leads a consumer of oEmbed to what it asks; ``root`` is where the site begins."""
    href = f"{root}/oembed?{urlencode({'url': url, 'format': 'json'})}"
    return (
        f'<link rel="alternate" type="application/json+oembed" href="{escape(href)}"'
        f' title="{escape(title)}">\n'
    )


def _locale(lang: Lang) -> str:
    """A language as Open Graph names it."""
    return conventions(lang).region.replace("-", "_")
