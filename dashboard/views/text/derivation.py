"""What is said of a derived figure: its name, what it counts, its units, formula and interval."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from types import MappingProxyType
from typing import Final

from dashboard.indicators.derive.calculations import Calculation, Counts, Refusal
from dashboard.indicators.model.package import Package
from dashboard.indicators.model.schema import Basis, Bound, Formula, Observation, Place, Term, Unit
from dashboard.indicators.model.text import Text
from dashboard.languages import Lang
from dashboard.messages import Locale, load_locale
from dashboard.messages.formats import number, plural, sentences, shifted

#: Between the id of an indicator or a unit and what was made of it; no slug holds it.
MADE: Final = "~"
_GAP: Final = "{n}"
_ONE: Final = Decimal(1)


def unit_id(unit: str, counts: Counts) -> str:
    """The id of the unit of what was made of figures in a unit."""
    return f"{unit}{MADE}change" if counts == "change" else f"{MADE}{counts}"


def units(package: Package) -> dict[str, Unit]:
    """The units that derived figures have and no package names: changes, times, percent."""
    spoken = package.languages
    times = _each(spoken, lambda locale: locale.text("change.times", n=_GAP))
    label = _each(spoken, lambda locale: locale.text("derived.unit.times"))
    percent = _each(spoken, lambda locale: locale.text("derived.unit.percent", n=_GAP))
    made = [
        Unit(f"{MADE}times", label, times),
        Unit(f"{MADE}percent", Text(dict.fromkeys(spoken, "%")), percent, style="signed"),
        *(_change(unit, spoken) for unit in package.units.values()),
    ]
    return {unit.id: unit for unit in made}


def _change(unit: Unit, spoken: Sequence[Lang]) -> Unit:
    """What was added to something in a unit; percentages change by percentage points."""
    pattern, singular = unit.pattern, unit.singular
    if "%" in unit.pattern.first:
        pattern = _each(spoken, lambda locale: locale.text("change.points.other", n=_GAP))
        singular = _each(
            spoken,
            lambda locale: locale.text(f"change.points.{plural(_ONE, locale.lang)}", n=_GAP),
        )
    return Unit(
        id=unit_id(unit.id, "change"),
        label=unit.label,
        pattern=pattern,
        singular=singular,
        shifts=unit.shifts,
        style="signed",
        currency=unit.currency,
    )


def label(made: Calculation, package: Package) -> Text:
    """What it is called: after the indicator that it is of, and the rule that made it."""
    return _each(
        package.languages,
        lambda locale: locale.text(
            f"derived.label.{made.rule.name}", **_names(made, package, locale)
        ),
    )


def definition(made: Calculation, package: Package) -> Text:
    """What it counts, and under which condition."""
    return _each(
        package.languages,
        lambda locale: locale.text(
            f"derived.counts.{made.rule.name}", **_names(made, package, locale)
        ),
    )


def _names(made: Calculation, package: Package, locale: Locale) -> dict[str, str]:
    """The names that the words of a rule may hold."""
    lang, inputs = locale.lang, made.inputs
    based = package.indicators.get(made.origin.indicator.base)
    of = made.origin.indicator.of
    years = made.origin.period.years
    return {
        "label": made.origin.indicator.label.within(lang),
        "base": (based or made.origin.indicator).label.within(lang),
        "of": of.within(lang) if of else "",
        "reference": inputs[-1].indicator.label.within(lang),
        "years": locale.counted("derived.years", years) if years else "",
        "first": locale.period(inputs[0].period, Basis.STATED),
        "last": locale.period(inputs[-1].period, Basis.STATED),
    }


def whole(place: Place, spoken: Sequence[Lang]) -> Place:
    """What an implied whole is of: not of the place of the part."""
    return Place(place.id, _each(spoken, lambda locale: locale.text("derived.place")))


def note(figure: Observation, made: Calculation, package: Package) -> Text:
    """What a careful reader must know: how it was made, how sure it is, and on what it hangs.

    What must be known of its inputs must be known of it.
    """

    def say(locale: Locale) -> str:
        own = [*_sentences(figure, made, package, locale)]
        caveats = [text for one in made.inputs for text in sentences(one.note.within(locale.lang))]
        return locale.conventions.joint.join(dict.fromkeys([*own, *caveats]))

    return _each(package.languages, say)


def _sentences(
    figure: Observation, made: Calculation, package: Package, locale: Locale
) -> Iterator[str]:
    yield locale.text(
        "derived.note.made",
        formula=in_words(made.number.formula, locale, package.units),
        interval=interval(figure, package, locale),
    )
    if len(figure.sources) > 1:
        yield locale.text("derived.note.sources")
    stated = any(one.basis is Basis.STATED for one in made.inputs)
    dated = [one.period for one in made.inputs if one.period.end]
    for one in made.inputs:
        undated = one.basis is Basis.NOT_STATED
        if dated and (undated or (stated and one.basis is Basis.INFERRED)):
            yield locale.text(
                f"derived.note.{'undated' if undated else 'inferred'}",
                label=one.indicator.label.within(locale.lang),
                period=locale.period(dated[0], Basis.STATED),
            )


def refusal(one: Refusal, locale: Locale) -> tuple[str, str]:
    """What is not derived, and why not."""
    return locale.text(f"derived.rule.{one.rule}"), locale.text(f"derived.not.{one.why}")


def source_said(observation: Observation, locale: Locale) -> str:
    """The source by its title, or those that a figure is calculated from, which do not print it."""
    titles = (one.title.within(locale.lang) for one in observation.sources)
    said = locale.text("card.source_separator").join(titles)
    return locale.text("derived.from_source", source=said) if observation.derivation else said


def in_words(
    formula: Formula, locale: Locale, units: Mapping[str, Unit] = MappingProxyType({})
) -> str:
    """A formula as people read it: 21 ÷ (less than 15), with numbers in the scale of ``units``.

    160.86 billion is 1,608.6 where it counts what Chinese counts in.
    """

    def written(term: Term) -> str:
        unit = units.get(term.unit)
        value = shifted(term.value, unit.shift(locale.lang)) if unit else term.value
        said = number(value, locale.lang)
        if term.bound is Bound.EXACT:
            return locale.text("derived.negative", number=said) if term.value < 0 else said
        bound = locale.text(f"bound.{term.bound}")
        return locale.text("derived.term", bound=bound, number=said)

    pattern = formula.pattern.replace("/", "÷")
    spaced = pattern.replace(" ", locale.conventions.joint)
    return replace(formula, pattern=spaced).written(written)


def interval(figure: Observation, package: Package, locale: Locale) -> str:
    """What the rounding of the printed digits leaves open of what is calculated, in words."""
    if not figure.derivation:
        return ""
    if figure.low is None or figure.high is None:
        return locale.text("derived.interval.about")
    unit = package.units[figure.indicator.unit]
    low, high = (locale.quantity(limit, unit) for limit in (figure.low, figure.high))
    if figure.bound is Bound.OVER:
        return locale.text("derived.interval.over", low=low)
    if figure.bound is Bound.UNDER:
        return locale.text("derived.interval.under", high=high)
    if not figure.derivation.rounded:
        return locale.text("derived.interval.exact")
    return locale.text(
        "derived.interval.between", low=low.short if low.after == high.after else low, high=high
    )


def _each(spoken: Sequence[Lang], say: Callable[[Locale], str]) -> Text:
    """What is said in each language of a package."""
    return Text({lang: say(load_locale(lang)) for lang in spoken})
