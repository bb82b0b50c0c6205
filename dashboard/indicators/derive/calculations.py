"""Everything that may be derived from the figures of a package, and why the rest may not.

``RULES`` is the table: from which measures each rule starts, how it finds what it needs beside
them, and what it computes. A rule is general: it knows measures, periods and the codebook, and no
figure by name. ``NEVER`` is what people ask for and no printed figure gives.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Final, Literal

from dashboard.errors import ComparabilityError
from dashboard.indicators.derive import arithmetic
from dashboard.indicators.derive.derived import Derived
from dashboard.indicators.model.period import Period
from dashboard.indicators.model.schema import Basis, Measure, Observation
from dashboard.indicators.model.series import Series, by_place, references
from dashboard.indicators.model.view import View

#: What a derived number counts: what its origin does, what was added to that, times, or percent.
Counts = Literal["same", "change", "times", "percent"]


@dataclass(frozen=True, slots=True, eq=False)
class Known:
    """The figures that a rule may look for its others among."""

    series: Mapping[tuple[str, str], Series]
    references: Mapping[str, tuple[str, ...]]

    @classmethod
    def of(cls, observations: Iterable[Observation], views: Iterable[View] = ()) -> Known:
        """The figures of each indicator and place, and what the views hold each against."""
        return cls(by_place(observations), references(views))


#: From the figure that a rule starts at to its inputs, in the order in which they are computed
#: with; nothing where the rule does not apply; ``ComparabilityError`` where it must not.
Find = Callable[[Observation, Known], tuple[Observation, ...]]


@dataclass(frozen=True, slots=True)
class Rule:
    """One way to derive a figure. ``origin`` is the number of the input that it is shown beside."""

    name: str
    measures: frozenset[Measure]
    find: Find
    make: Callable[..., Derived]
    counts: Counts
    period: Callable[[tuple[Observation, ...]], Period]
    origin: int = 0


@dataclass(frozen=True, slots=True)
class Calculation:
    """What a rule made of its inputs: the number, its time and how that is known."""

    rule: Rule
    inputs: tuple[Observation, ...]
    number: Derived
    period: Period
    basis: Basis

    @property
    def origin(self) -> Observation:
        """The printed figure that it is shown beside."""
        return self.inputs[self.rule.origin]


@dataclass(frozen=True, slots=True)
class Refusal:
    """What is not derived: by which rule, from which figure, and why not.

    ``why`` is the key of the reason in the words of readers: ``derived.not.{why}``.
    """

    rule: str
    observation: str
    reason: str
    why: str


def calculations(
    observations: Iterable[Observation], views: Iterable[View] = ()
) -> tuple[tuple[Calculation, ...], tuple[Refusal, ...]]:
    """Everything that the rules make of the figures, in their order, and all that they refuse."""
    every = tuple(observations)
    known = Known.of(every, views)
    made: list[Calculation] = []
    refused: list[Refusal] = []
    for observation in every:
        for rule in RULES:
            if observation.indicator.measure in rule.measures:
                try:
                    made += _derived(rule, observation, known)
                except ComparabilityError as error:
                    refused.append(Refusal(rule.name, observation.id, str(error), error.why))
    return tuple(made), tuple(refused)


def _derived(rule: Rule, observation: Observation, known: Known) -> Iterator[Calculation]:
    if inputs := rule.find(observation, known):
        number = rule.make(*inputs)
        yield Calculation(rule, inputs, number, rule.period(inputs), _basis(rule, inputs))


def _basis(rule: Rule, inputs: tuple[Observation, ...]) -> Basis:
    """As sure as the least sure of the inputs; what lends no date to the others is inferred."""
    if not rule.period(inputs).text:
        return Basis.NOT_STATED
    stated = all(observation.basis is Basis.STATED for observation in inputs)
    return Basis.STATED if stated else Basis.INFERRED


def _alone(observation: Observation, _known: Known) -> tuple[Observation, ...]:
    return (observation,)


def _with_level(observation: Observation, known: Known) -> tuple[Observation, ...]:
    """The amount that a growth or a share is of, there and then, by the same source."""
    wanted, indicator = observation.indicator.base, observation.indicator
    if indicator.measure is Measure.GROWTH_AVG:
        raise ComparabilityError(
            f"{observation.id} is an average growth: it gives no amount, and none is printed",
            why="average",
        )
    if not wanted:
        raise ComparabilityError(
            f"the codebook names no base for {indicator.id}: no amount is known that it is of",
            why="no_base",
        )
    levels = known.series.get((wanted, observation.place.id))
    if levels is None:
        said = f"there is no figure of {wanted} at {observation.place.id}"
        raise ComparabilityError(said, why="no_level")
    return levels.nearest(observation), observation


def _with_earliest(observation: Observation, known: Known) -> tuple[Observation, ...]:
    """The first and the last dated figure of a series, found from its last."""
    if observation.value is None:
        return ()
    count, dated = known.series[observation.indicator.id, observation.place.id].comparable(
        observation
    )
    if count < 2:
        raise ComparabilityError(
            f"a change needs two dated figures; {observation.indicator.id} at {observation.place.id} "
            f"has {count}, and one reading is no trend",
            why="dates",
        )
    return (dated[0], observation) if observation is dated[-1] else ()


def _with_reference(observation: Observation, known: Known) -> tuple[Observation, ...]:
    """The share that a view holds a share against: of its own time, or else without a date."""
    for reference in known.references.get(observation.indicator.id, ()):
        found = known.series.get((reference, observation.place.id))
        if found:
            return observation, found.nearest(observation, undated=True)
    return ()


def _own(inputs: tuple[Observation, ...]) -> Period:
    return inputs[0].period


def _of_both(inputs: tuple[Observation, ...]) -> Period:
    """The period that all share; none if one of them has none, whatever the others have."""
    undated = [one.period for one in inputs if one.period.end is None]
    return undated[0] if undated else inputs[0].period


def _year_before(inputs: tuple[Observation, ...]) -> Period:
    """The same period, a year earlier: what a growth on the year before is compared with."""
    period = inputs[0].period
    if period.start is None or period.end is None or (period.end - period.start).days > 366:
        said = f"what comes a year before {period.text or 'no date'} is open"
        raise ComparabilityError(said, why="year_before")
    try:
        return Period.parse("/".join(map(_earlier, period.text.split("/"))))
    except ValueError:
        said = f"there is no day a year before {period.text}"
        raise ComparabilityError(said, why="year_before") from None


def _earlier(point: str) -> str:
    return f"{int(point[:4]) - 1:04}{point[4:]}"


def _between(inputs: tuple[Observation, ...]) -> Period:
    """From the first to the last of a series, as exactly as they say."""
    first, last = inputs[0].period, inputs[-1].period
    head = first.text if "/" not in first.text else str(first.start or first.end)
    return Period.parse(f"{head}/{last.text if '/' not in last.text else last.end}")


def _never(name: str, reason: str) -> Find:
    """What is refused whatever the figures are; only a series of two dates brings it up."""

    def find(observation: Observation, known: Known) -> tuple[Observation, ...]:
        inputs: tuple[Observation, ...] = ()
        with suppress(ComparabilityError):
            inputs = _with_earliest(observation, known)
        if not inputs:
            return ()
        said = f"{' and '.join(one.id for one in inputs)}: {reason}"
        raise ComparabilityError(said, why=name)

    return find


_GROWTH: Final = frozenset({Measure.GROWTH_YOY, Measure.GROWTH_AVG})
_AMOUNTS: Final = frozenset({Measure.LEVEL, Measure.COUNT})
_SHARE: Final = frozenset({Measure.SHARE})

#: What is asked for and no printed figure gives, with the reason.
NEVER: Final[Mapping[str, str]] = {
    "interpolation": "what lies between two dates is not known, and no year is filled in",
    "pace": "two dates give what changed in all, not a rate of growth a year",
}

RULES: Final[tuple[Rule, ...]] = (
    Rule("base", _GROWTH, _with_level, arithmetic.base, "same", _year_before),
    Rule("increase", _GROWTH, _with_level, arithmetic.increase, "change", _own),
    Rule("multiple", frozenset({Measure.GROWTH_YOY}), _alone, arithmetic.multiple, "times", _own),
    Rule("compound", frozenset({Measure.GROWTH_AVG}), _alone, arithmetic.compound, "percent", _own),
    Rule("change", _AMOUNTS | _SHARE, _with_earliest, arithmetic.difference, "change", _between, 1),
    Rule("times", _AMOUNTS, _with_earliest, arithmetic.times, "times", _between, 1),
    Rule("percent", _AMOUNTS, _with_earliest, arithmetic.percent, "percent", _between, 1),
    Rule("ratio", _SHARE, _with_reference, arithmetic.ratio, "times", _of_both),
    Rule("complement", _SHARE, _alone, arithmetic.complement, "same", _own),
    Rule("whole", _SHARE, _with_level, arithmetic.whole, "same", _own, 1),
    *(
        Rule(name, _AMOUNTS, _never(name, reason), arithmetic.difference, "same", _between)
        for name, reason in NEVER.items()
    ),
)
