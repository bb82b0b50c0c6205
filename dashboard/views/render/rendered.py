"""What rendering gives: finished words beside the drawing, frozen, the same for every surface."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from dashboard.charts.drawing import Drawing
from dashboard.charts.mark import Mark
from dashboard.charts.text import Words
from dashboard.indicators.model.schema import Bound, View
from dashboard.messages import Said
from dashboard.views.address.address import Address
from dashboard.views.text.typography import Parts, plain


@dataclass(frozen=True, slots=True)
class Fact:
    """One figure in finished words: what a tile, a table row or a mark says of it.

    ``measure`` is the slug of what kind of statement it is; ``share`` is the figure as a part of its whole (0 to 1) where it is one, for the track of a
    tile. ``event`` facts say nothing but that they happened. What is ``derived`` says so in
    ``when``, and has its ``formula``, the ids of its ``inputs`` and the ``interval`` that rounding
    leaves, in words.
    """

    id: str
    label: str
    place: str
    of: str
    said: Said
    when: str
    bound: Bound
    hue: int
    dated: bool
    measure: str
    event: bool = False
    share: float | None = None
    reference: bool = False
    derived: bool = False
    formula: str = ""
    inputs: tuple[str, ...] = ()
    interval: str = ""


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

    ``drawing`` is ``None`` where the figures are set in type rather than drawn (tiles) and where
    nothing is left to show. ``headline`` says which of its parts no line may divide. ``marks`` are what is drawn;
    ``words`` is what is said in it beside the figures. ``day`` is that
    of the newest source of the version: the only date that a version has wherever it is served.
    ``total`` is how many figures the view has; where ``facts``, ``marks`` and all words are of
    fewer, subtitle, notes and alternative text say so, ``extent`` is how many of how many in words,
    and ``everything`` the table with all.
    """

    address: Address
    view: View
    headline: Parts
    subtitle: str
    alt: str
    drawing: Drawing | None
    marks: tuple[Mark, ...]
    words: Words
    facts: tuple[Fact, ...]
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

    ``figure`` is the id of the figure that is spoken of, where it is another one.
    """

    key: Literal[
        "value", "place", "period", "basis", "counts", "of", "source", "locator", "note", "unit",
        "formula", "interval", "input",
    ]  # fmt: skip
    term: str
    text: str
    url: str | None = None
    figure: str = ""


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where one figure comes from and what is known of it."""

    fact: Fact
    entries: tuple[Entry, ...]
    version: str
