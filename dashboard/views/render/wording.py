"""What is said of a view: headline, subtitle, the words of its drawing, notes, alternative text.

Every number in these words comes from the figures; a template holds references, never digits.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import fields
from decimal import Decimal
from typing import Final

from dashboard.charts.describe import Phrases, describe
from dashboard.charts.mark import Mark
from dashboard.charts.text import Gap, Words
from dashboard.errors import ComparabilityError
from dashboard.indicators.derive.arithmetic import difference, multiple, times
from dashboard.indicators.derive.derived import Derived
from dashboard.indicators.model.package import Package
from dashboard.indicators.model.period import Period
from dashboard.indicators.model.schema import Basis, Bound, Measure, Observation
from dashboard.indicators.model.view import Family, View
from dashboard.indicators.select import reference
from dashboard.indicators.select.query import Gap as Missing
from dashboard.indicators.select.query import gaps
from dashboard.indicators.select.reference import Reference
from dashboard.messages import Locale
from dashboard.messages.formats import trimmed
from dashboard.views.text.typography import Part, Parts, dated, dates, phrases, together

#: So many places are read; of more it is said how many there are.
_MOST_PLACES: Final = 4
#: A bound and its amount of so many columns stand on one line together, on the narrowest slide too.
_WITH_BOUND: Final = 16
_PHRASES: Final = tuple(part.name for part in fields(Phrases) if part.name != "space")


def headline(
    view: View, observations: Sequence[Observation], package: Package, locale: Locale
) -> Parts:
    """The headline with its figures; the plain name where one is not selected or not derivable."""
    name = (Part(view.name.within(locale.lang)),)
    if view.title == view.name:  # an indicator's label, in which a brace is a brace
        return name
    try:
        return together(
            dated(
                part
                for one in reference.pieces(view.title.within(locale.lang))
                for part in (
                    phrases(one)
                    if isinstance(one, str)
                    else _say(observations, package, locale, one)
                )
            )
        )
    except (LookupError, ComparabilityError):
        return name


def _say(
    observations: Sequence[Observation], package: Package, locale: Locale, wanted: Reference
) -> Parts:
    """The words for one reference of a headline: its amount in one piece, with its bound if there is room."""
    if wanted.form in ("change", "times"):
        first, last = reference.series(observations, wanted)
        if wanted.form == "times":
            return (Part.of(_ratio(_plain(times(first, last)), locale)),)
        added = _plain(difference(first, last))
        return (Part.of(locale.change(added.value, package.units[last.indicator.unit])),)
    (figure,) = reference.answer(observations, wanted)
    unit = package.units[figure.indicator.unit]
    if wanted.form == "moved":
        before, amount, after = locale.moved(figure, unit)
        return tuple(part for part in (Part(before), Part.of(amount), Part(after)) if part.text)
    if wanted.form in ("when", "year"):
        return dates(_date(figure, locale, year=wanted.form == "year"))
    said = locale.prose(figure, unit)
    bound = f"{said.bound}{said.joint}" if said.bound else ""
    if wanted.form == "multiple":
        told = f"{bound}{locale.times(multiple(figure).value)}"
    else:
        told = str(said) if wanted.form == "value" else said.short
    if (whole := Part.of(told, most=_WITH_BOUND)).whole:
        return (whole,)
    return (Part(bound), Part.of(told.removeprefix(bound)))


def _date(figure: Observation, locale: Locale, *, year: bool) -> str:
    """The period of a figure in words, or the year in which it ends."""
    if year and figure.period.end:
        return str(figure.period.end.year)
    return locale.when(figure)


def _ratio(grown: Derived, locale: Locale) -> str:
    """How many times as much, to two decimals or two digits: a quotient may have no last one."""
    return locale.times(trimmed(grown.shown))


def _plain(derived: Derived) -> Derived:
    """What can be said as a plain number.

    Raises:
        ComparabilityError: it is itself a floor, a ceiling or rough.
    """
    if derived.bound is not Bound.EXACT:
        raise ComparabilityError(f"{derived.formula} is {derived.bound} what it gives")
    return derived


def subtitle(
    view: View,
    observations: Sequence[Observation],
    facts: Sequence[Mark],
    package: Package,
    locale: Locale,
    *,
    title: str,
    extent: Sequence[str] = (),
) -> str:
    """What, where, when and in which unit; nothing that the headline or the name says already."""
    name = view.name.within(locale.lang)
    places = list(dict.fromkeys(fact.place for fact in facts))
    if len(places) == 1 and places[0] in name:
        places = []
    units = dict.fromkeys(
        figure.indicator.unit for figure in observations if figure.value is not None
    )
    parts = [
        "" if title == name else name,
        locale.list(places) if len(places) <= _MOST_PLACES else _counted(places, locale),
        _when(observations, facts, locale),
    ]
    if len(units) == 1:
        unit = package.units[next(iter(units))].label.within(locale.lang)
        parts.append(locale.text("view.unit", unit=unit))
    parts += extent
    return locale.text("view.subtitle_separator").join(part for part in parts if part)


def _counted(places: Sequence[str], locale: Locale) -> str:
    return locale.counted("view.places", len(places))


def extent(view: View, shown: int, total: int, locale: Locale) -> tuple[str, ...]:
    """Nothing where a view shows all of its figures; else how many of how many, short and as a note."""
    if shown == total:
        return ()
    kind = "newest" if view.family is Family.TIMELINE else "series"
    amounts = {"shown": locale.number(Decimal(shown)), "total": locale.number(Decimal(total))}
    return (
        locale.text("view.extent", **amounts),
        locale.text(f"view.left_out.{kind}", **amounts),
    )


def _when(observations: Sequence[Observation], facts: Sequence[Mark], locale: Locale) -> str:
    """The periods in words: each while they are few, the span of years when they are many."""
    several = 2
    dated = _whens(observations, locale)
    ends = [figure.period.end for figure in observations if figure.period.end]
    if len(dated) > several:
        starts = [figure.period.start or figure.period.end for figure in observations]
        first = min(start.year for start in starts if start)
        dated = [locale.years(first, max(end.year for end in ends))]
    if not dated:
        return facts[0].when if facts else ""
    if len(ends) == len(observations):
        return locale.list(dated)
    return locale.text("view.dated_in_part", dates=locale.list(dated))


def _whens(observations: Sequence[Observation], locale: Locale) -> list[str]:
    """Each period once, as inferred only where no source states it of any of these figures."""
    found: dict[Period, Observation] = {}
    for figure in observations:
        held = found.get(figure.period)
        if figure.period.end and (held is None or held.basis is not Basis.STATED):
            found[figure.period] = figure
    return [locale.when(figure) for figure in found.values()]


def drawing(
    observations: Sequence[Observation],
    facts: Sequence[Mark],
    package: Package,
    locale: Locale,
) -> Words:
    """The finished words that a drawing is given."""
    held = next((fact for fact in facts if fact.reference), None)
    articles = all(one.kind == "article" for figure in observations for one in figure.sources)
    missing = "view.gap_article" if articles else "view.gap"
    return Words(
        tick=lambda value, unit: locale.tick(value, package.units[unit]),
        empty=locale.text("view.empty"),
        undated=locale.text("view.undated"),
        year_before=locale.text("view.year_before"),
        reference=locale.text("view.reference", label=held.label, said=held.said, when=held.when)
        if held
        else "",
        whole=lambda of: locale.text("view.whole", of=of),
        reports=lambda sources: locale.text("view.reports", sources=locale.list(sources)),
        gaps=tuple(
            Gap(
                gap.indicator,
                gap.place,
                gap.after.text,
                gap.before.text,
                locale.text(missing, years=span(gap, locale)),
            )
            for gap in gaps(observations)
        ),
        change=_changes(observations, package, locale),
        of=lambda measure, of: locale.text(f"card.of_{measure}", of=of),
        between=locale.text("view.subtitle_separator"),
        each=lambda sign, unit: locale.text(
            f"chart.each.{sign}", unit=locale.quantity(Decimal(1), package.units[unit])
        ),
        more=locale.text("chart.more"),
    )


def span(gap: Missing, locale: Locale) -> str:
    """The first to the last period of a gap, in words."""
    first, last = gap.first, gap.last
    if first.kind == last.kind == "year":
        return locale.years(int(first.text), int(last.text))
    if first == last:
        return locale.period(first, Basis.STATED)
    return locale.period(Period.parse(f"{first.text}/{last.text}"), Basis.STATED)


def _changes(
    observations: Sequence[Observation], package: Package, locale: Locale
) -> dict[tuple[str, str], tuple[str, ...]]:
    """What changed between the two dates of every series that has just two."""
    return {
        (one[0].indicator.id, one[0].place.id): (
            *change_in_words(*one, package, locale),
            locale.text("view.of_ours"),
        )
        for one in two_dates(observations)
    }


def change_in_words(
    last: Observation, added: Derived, grown: Derived, package: Package, locale: Locale
) -> tuple[str, str]:
    """A change as what was added and as how many times the first figure."""
    change = locale.change(added.value, package.units[last.indicator.unit])
    first = locale.when(package.observations[grown.inputs[0]])
    return change, locale.text("change.of_first", times=_ratio(grown, locale), first=first)


def two_dates(observations: Sequence[Observation]) -> list[tuple[Observation, Derived, Derived]]:
    """Last figure, difference and ratio of every series of two amounts that allows both."""
    series: dict[tuple[str, str], list[Observation]] = {}
    for figure in observations:
        if figure.period.end and figure.indicator.measure in (Measure.LEVEL, Measure.COUNT):
            series.setdefault((figure.indicator.id, figure.place.id), []).append(figure)
    found = []
    for points in series.values():
        if len(points) == 2 and points[0].period != points[1].period:
            # What cannot be derived is not said: the figures themselves are drawn all the same.
            with suppress(ComparabilityError):
                found.append((points[1], _plain(difference(*points)), _plain(times(*points))))
    return found


def alternative(
    view: View,
    title: str,
    marks: Sequence[Mark],
    locale: Locale,
    *,
    extent: Sequence[str] = (),
) -> str:
    """The alternative text: how it is drawn, the headline, every figure, and of how many they are."""
    intro = locale.text(f"family.{view.family}.alt", title=title)
    phrases = {name: locale.table[f"phrase.{name}"] for name in _PHRASES}
    space = locale.conventions.joint
    return space.join([describe(marks, intro, Phrases(**phrases, space=space)), *extent])
