"""What rendering gives: finished words beside the drawing, frozen, the same for every surface."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dashboard.charts.drawing import Drawing
from dashboard.charts.mark import Mark
from dashboard.charts.text import Words
from dashboard.indicators.model.view import View
from dashboard.views.address.address import Address
from dashboard.views.text.typography import Parts, plain


@dataclass(frozen=True, slots=True)
class Note:
    """What a careful reader must know. ``about`` names the figures it is of, empty for all."""

    text: str
    about: str = ""


@dataclass(frozen=True, slots=True)
class Citation:
    """A source in finished words."""

    id: str
    title: str
    publisher: str
    date: str
    language: str
    url: str | None

    @property
    def line(self) -> tuple[str, str]:
        """What is not the title: publisher and date."""
        return self.publisher, self.date


@dataclass(frozen=True, slots=True)
class Rendered:
    """One view of one selection, in one language, of one version of the data.

    ``headline`` says which of its parts no line may divide. ``marks`` are what is drawn and told;
    ``words`` is what is said in it beside the figures. ``day`` is that
    of the newest source of the version: the only date that a version has wherever it is served.
    ``total`` is how many figures the view has; where ``marks`` and all words are of
    fewer, subtitle, notes and alternative text say so, ``extent`` is how many of how many in words,
    and ``everything`` the table with all.
    """

    address: Address
    view: View
    headline: Parts
    subtitle: str
    alt: str
    drawing: Drawing
    marks: tuple[Mark, ...]
    words: Words
    total: int
    extent: str
    everything: Address | None
    notes: tuple[Note, ...]
    sources: tuple[Citation, ...]
    version: str
    day: date
    hue: int
    theme: str | None

    @property
    def title(self) -> str:
        """The headline as plain words."""
        return plain(self.headline)


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of evidence: a term and what is said of it, with a link where there is one.

    ``key`` is that of a field, or what else is told of a figure; ``figure`` is the id of the figure
    that is spoken of, where it is another one.
    """

    key: str
    term: str
    text: str
    url: str | None = None
    figure: str = ""


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where one figure comes from and what is known of it."""

    mark: Mark
    entries: tuple[Entry, ...]
    version: str
