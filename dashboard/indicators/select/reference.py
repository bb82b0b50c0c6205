"""References to figures inside a text: ``{indicator[.place][@period][:source][|form]}``.

A title holds references instead of digits, so that it cannot say what the data does not.
How a figure is said is not decided here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Final, Literal, cast, get_args

from dashboard.indicators.model.schema import Measure, Observation
from dashboard.indicators.reading.cell_grammar import SLUG

Form = Literal["number", "value", "multiple", "moved", "when", "year", "change", "times"]
"""The number; with its unit; as times the year before; a growth as what it did; its date; the year
of it; what was added; how many times as much."""

FORMS: Final[tuple[Form, ...]] = get_args(Form)
SERIES_FORMS: Final[frozenset[Form]] = frozenset({"change", "times"})
_DATES: Final[frozenset[Form]] = frozenset({"when", "year"})
_GROWTH: Final[Mapping[Form, tuple[Measure, ...]]] = {
    "multiple": (Measure.GROWTH_YOY,),
    "moved": (Measure.GROWTH_YOY, Measure.GROWTH_AVG),
}
UNDATED: Final = "undated"
_BRACES: Final = re.compile(r"\{([^{}]*)\}")
_REFERENCE: Final = re.compile(
    rf"(?P<indicator>{SLUG})(?:\.(?P<place>{SLUG}))?(?:@(?P<period>[0-9A-Za-z/-]+))?"
    rf"(?::(?P<source>{SLUG}))?(?:\|(?P<form>[a-z]+))?",
    re.ASCII,
)


@dataclass(frozen=True, slots=True)
class Reference:
    """A figure that a text means: of which indicator, where, when, by whom, and said in which form.

    >>> Reference.parse("cre-lines.jinhua@2017|value")
    Reference(indicator='cre-lines', place='jinhua', period='2017', source=None, form='value')
    >>> str(Reference("cre-lines", period="2017"))
    '{cre-lines@2017}'
    """

    indicator: str
    place: str | None = None
    period: str | None = None
    source: str | None = None
    form: Form = "number"

    @classmethod
    def parse(cls, text: str) -> Reference:
        """Read what stands between the braces; ``ValueError`` says what is wrong with it."""
        match = _REFERENCE.fullmatch(text)
        if not match:
            raise ValueError(f"{{{text}}} is not {{indicator[.place][@period][:source][|form]}}")
        form = match["form"] or "number"
        if form not in FORMS:
            raise ValueError(f"{{{text}}} asks for the form {form}; there are {', '.join(FORMS)}")
        if form in SERIES_FORMS and match["period"]:
            raise ValueError(f"{{{text}}} gives a period; {form} is of a series, leave it out")
        place, period, source = match["place"], match["period"], match["source"]
        return cls(match["indicator"], place, period, source, cast("Form", form))

    def __str__(self) -> str:
        """The reference as a text holds it."""
        place = f".{self.place}" if self.place else ""
        period = f"@{self.period}" if self.period else ""
        source = f":{self.source}" if self.source else ""
        form = "" if self.form == "number" else f"|{self.form}"
        return f"{{{self.indicator}{place}{period}{source}{form}}}"

    def means(self, observation: Observation) -> bool:
        """Whether a figure is one that this reference can mean."""
        return (
            observation.indicator.id == self.indicator
            and self.place in (None, observation.place.id)
            and self.period in (None, observation.period.text or UNDATED)
            and self.source in (None, observation.source.id)
        )

    def meaning(self, observation: Observation, among: Iterable[Observation]) -> Reference:
        """The reference with as much named as tells ``figure`` from the others that it could mean.

        What a series has several of by its nature, its periods, is not named.
        """
        others = tuple(among)
        places = {one.place.id for one in others}
        made = self if len(places) == 1 else replace(self, place=observation.place.id)
        if self.form not in SERIES_FORMS and len({one.period.text for one in others}) > 1:
            made = replace(made, period=observation.period.text or UNDATED)
        left = [one for one in others if made.means(one)]
        again = len(left) > len({one.period.text for one in left})
        return replace(made, source=observation.source.id) if again else made


class AmbiguousError(LookupError):
    """Several figures answer a reference. ``clearer`` is one that names one of them."""

    def __init__(self, message: str, clearer: Reference) -> None:
        """Say what is not clear, and how it would be."""
        super().__init__(message)
        self.clearer = clearer


def find(template: str) -> tuple[Reference, ...]:
    """All references of a text, in order; ``ValueError`` for a brace that is none.

    >>> [str(reference) for reference in find("from {a@2017} to {a@2022}")]
    ['{a@2017}', '{a@2022}']
    """
    found = tuple(Reference.parse(match[1]) for match in _BRACES.finditer(template))
    if set(without(template)) & set("{}"):
        raise ValueError("a brace is not closed or not opened")
    return found


def pieces(template: str) -> Iterator[str | Reference]:
    """The words of a text and its references, in order.

    >>> [str(piece) for piece in pieces("{a@2017} lines")]
    ['{a@2017}', ' lines']
    """
    for rank, piece in enumerate(_BRACES.split(template)):
        if rank % 2:
            yield Reference.parse(piece)
        elif piece:
            yield piece


def without(template: str) -> str:
    """The text with its references cut out: the words that somebody typed."""
    return _BRACES.sub("", template)


def resolve(observations: Iterable[Observation], reference: Reference) -> Observation:
    """The one figure that a reference means; ``LookupError`` if there is none, or several."""
    found = [observation for observation in observations if reference.means(observation)]
    if len(found) == 1:
        return found[0]
    if not found:
        raise LookupError(f"no figure answers {reference}")
    ids = ", ".join(observation.id for observation in found[:3]) + (", …" if len(found) > 3 else "")
    message = f"{len(found)} figures answer {reference}: {ids}"
    raise AmbiguousError(message, reference.meaning(_newest(found), found))


def _newest(observations: Iterable[Observation]) -> Observation:
    return max(observations, key=lambda observation: observation.period.end or date.min)


def series(observations: Iterable[Observation], reference: Reference) -> tuple[Observation, ...]:
    """The two dated figures, earlier first, of a ``change`` or ``times``; else ``LookupError``."""
    dated = [f for f in observations if reference.means(f) and f.period.end and f.value is not None]
    dated.sort(key=lambda observation: observation.period.end or observation.source.date)
    places = {observation.place.id for observation in dated}
    if len(places) > 1:
        message = f"{reference} is of {len(places)} places"
        raise AmbiguousError(message, reference.meaning(dated[-1], dated))
    if len(dated) > 2:
        message = f"{reference} needs two dated figures, there are {len(dated)}"
        raise AmbiguousError(message, reference.meaning(dated[-1], dated))
    if len(dated) != 2 or dated[0].period.text == dated[1].period.text:
        raise LookupError(f"{reference} needs two dated figures, there are {len(dated)}")
    return tuple(dated)


def answer(observations: Iterable[Observation], reference: Reference) -> tuple[Observation, ...]:
    """The figures that a reference is said from; ``LookupError`` if it cannot be said."""
    if reference.form in SERIES_FORMS:
        return series(observations, reference)
    observation = resolve(observations, reference)
    if reference.form in _DATES:
        if observation.period.end is None:
            raise LookupError(f"{reference} has no date")
        return (observation,)
    if observation.value is None:
        raise LookupError(f"{reference} is an event, it has no number")
    measure, able = observation.indicator.measure, _GROWTH.get(reference.form)
    if able and measure not in able:
        raise LookupError(f"{reference} is a {measure}, not a {' or '.join(able)}")
    return (observation,)
