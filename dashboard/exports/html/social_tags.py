"""What the head of a page tells other sites: how a link to it looks there, how a view is embedded."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from urllib.parse import urlencode

from dashboard.languages import Lang
from dashboard.messages.conventions import conventions


@dataclass(frozen=True, slots=True)
class Image:
    """The picture beside a link: its whole address, its size in pixels, and what it shows."""

    url: str
    size: tuple[int, int]
    alt: str


@dataclass(frozen=True, slots=True)
class Card:
    """A page as others show a link to it.

    ``url`` is a whole address, empty where the site does not know its own, and then there is no
    ``image`` either: no link leads nowhere. ``kind`` is ``article`` for what is about one thing,
    else ``website``. ``langs`` are those of the data.
    """

    lang: Lang
    site: str
    title: str
    description: str
    langs: Sequence[Lang]
    kind: str = "website"
    url: str = ""
    image: Image | None = None


def tags(card: Card) -> str:
    """Open Graph and Twitter tags."""
    said = {
        "og:site_name": card.site,
        "og:type": card.kind,
        "og:title": card.title,
        "og:description": card.description,
        "og:locale": _locale(card.lang),
        "og:url": card.url,
        **(_image(card.image) if card.image else {}),
        "twitter:card": "summary_large_image" if card.image else "summary",
        "twitter:title": card.title,
        "twitter:description": card.description,
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


def _image(image: Image) -> dict[str, str]:
    """What is said of a picture: who knows its size shows it before it has come."""
    width, height = image.size
    return {
        "og:image": image.url,
        "og:image:type": "image/png",
        "og:image:width": str(width),
        "og:image:height": str(height),
        "og:image:alt": image.alt,
        "twitter:image": image.url,
        "twitter:image:alt": image.alt,
    }


def _locale(lang: Lang) -> str:
    """A language as Open Graph names it."""
    return conventions(lang).region.replace("-", "_")
