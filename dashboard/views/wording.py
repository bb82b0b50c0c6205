"""What is said of a view: headline, subtitle, the words of its drawing, notes, alternative text.

Every number in these words comes from the figures; a template holds references, never digits.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import fields
from typing import Final

import pandas as pd

from dashboard.charts.describe import Phrases, describe
from dashboard.charts.text import Gap, Words
from dashboard.errors import ComparabilityError
from dashboard.indicators import reference
from dashboard.indicators.derive import difference, multiple, times
from dashboard.indicators.derived import Derived
from dashboard.indicators.package import Package
from dashboard.indicators.query import Gap as Missing
from dashboard.indicators.query import gaps
from dashboard.indicators.reference import Reference
from dashboard.indicators.schema import Basis, Bound, Figure, Measure, Period, View
from dashboard.messages import Messages
from dashboard.messages.formats import trimmed
from dashboard.views.setting import Part, Parts, together
from dashboard.views.view import Fact, Note

#: Where a sentence of a note ends and the next begins.
_SENTENCE: Final = re.compile(r"(?<=[.!?])\s+(?=[A-Z“\d])|(?<=[。！？])")
_PHRASES: Final = tuple(part.name for part in fields(Phrases) if part.name != "space")


def headline(view: View, figures: Sequence[Figure], package: Package, words: Messages) -> Parts:
    """The headline with its figures; the plain name where one is not selected or not derivable."""
    name = (Part(view.name.within(words.lang)),)
    if view.title == view.name:  # an indicator's label, in which a brace is a brace
        return name
    try:
        return together(
            part
            for one in reference.pieces(view.title.within(words.lang))
            for part in (
                (Part(one),) if isinstance(one, str) else _say(figures, package, words, one)
            )
        )
    except (LookupError, ComparabilityError):
        return name


def _say(figures: Sequence[Figure], package: Package, words: Messages, wanted: Reference) -> Parts:
    """The words for one reference of a headline: its bound, then its amount in one piece."""
    if wanted.form in ("change", "times"):
        first, last = reference.series(figures, wanted)
        if wanted.form == "times":
            return (Part.of(_ratio(_plain(times(first, last)), words)),)
        added = _plain(difference(first, last))
        return (Part.of(words.change(added.value, package.units[last.indicator.unit])),)
    figure = reference.resolve(figures, wanted)
    if wanted.form == "multiple":
        return (Part.of(words.times(multiple(figure).value)),)
    said = words.said(figure, package.units[figure.indicator.unit])
    told = str(said) if wanted.form == "value" else said.short
    bound = f"{said.bound}{said.joint}" if said.bound else ""
    return (Part(bound), Part.of(told.removeprefix(bound)))


def _ratio(grown: Derived, words: Messages) -> str:
    """How many times as much, to two decimals or two digits: a quotient may have no last one."""
    return words.times(trimmed(grown.shown))


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
    figures: Sequence[Figure],
    facts: Sequence[Fact],
    package: Package,
    words: Messages,
) -> str:
    """What, where, when and in which unit."""
    units = dict.fromkeys(figure.indicator.unit for figure in figures if figure.value is not None)
    parts = [
        view.name.within(words.lang),
        words.list(list(dict.fromkeys(fact.place for fact in facts))),
        _when(figures, facts, words),
    ]
    if len(units) == 1:
        parts.append(package.units[next(iter(units))].label.within(words.lang))
    return words.text("view.subtitle_separator").join(part for part in parts if part)


def _when(figures: Sequence[Figure], facts: Sequence[Fact], words: Messages) -> str:
    """The periods in words: each while they are few, the span of years when they are many."""
    several = 2
    dated = list(dict.fromkeys(fact.when for fact in facts if fact.dated))
    ends = [figure.period.end for figure in figures if figure.period.end]
    if len(dated) > several:
        starts = [figure.period.start or figure.period.end for figure in figures]
        first = min(start.year for start in starts if start)
        dated = [words.years(first, max(end.year for end in ends))]
    if len(ends) == len(figures):
        return words.list(dated)
    return (
        words.list([*dated, words.text("view.some_undated")])
        if dated
        else facts[0].when
        if facts
        else ""
    )


def drawing(
    figures: Sequence[Figure],
    facts: Sequence[Fact],
    package: Package,
    words: Messages,
) -> Words:
    """The finished words that a drawing is given."""
    held = next((fact for fact in facts if fact.reference), None)
    return Words(
        tick=lambda value, unit: words.tick(value, package.units[unit]),
        empty=words.text("view.empty"),
        undated=words.text("view.undated"),
        year_before=words.text("view.year_before"),
        reference=words.text("view.reference", label=held.label, said=held.said, when=held.when)
        if held
        else "",
        whole=lambda of: words.text("view.whole", of=of),
        gaps=tuple(
            Gap(
                gap.indicator,
                gap.place,
                gap.after.text,
                gap.before.text,
                words.text("view.gap", years=_span(gap, words)),
            )
            for gap in gaps(figures)
        ),
        change=_changes(figures, package, words),
    )


def _span(gap: Missing, words: Messages) -> str:
    """The first to the last period of a gap, in words."""
    first, last = gap.first, gap.last
    if first.kind == last.kind == "year":
        return words.years(int(first.text), int(last.text))
    if first == last:
        return words.period(first, Basis.STATED)
    return words.period(Period.parse(f"{first.text}/{last.text}"), Basis.STATED)


def _changes(
    figures: Sequence[Figure], package: Package, words: Messages
) -> dict[tuple[str, str], tuple[str, ...]]:
    """What changed between the two dates of every series that has just two."""
    return {
        (last.indicator.id, last.place.id): (
            words.change(added.value, package.units[last.indicator.unit]),
            _ratio(grown, words),
            words.text("view.of_ours"),
        )
        for last, added, grown in _derived(figures)
    }


def _derived(figures: Sequence[Figure]) -> list[tuple[Figure, Derived, Derived]]:
    """Last figure, difference and ratio of every series of two amounts that allows both."""
    series: dict[tuple[str, str], list[Figure]] = {}
    for figure in figures:
        if figure.period.end and figure.indicator.measure in (Measure.LEVEL, Measure.COUNT):
            series.setdefault((figure.indicator.id, figure.place.id), []).append(figure)
    found = []
    for points in series.values():
        if len(points) == 2:
            # What cannot be derived is not said: the figures themselves are drawn all the same.
            with suppress(ComparabilityError):
                found.append((points[1], _plain(difference(*points)), _plain(times(*points))))
    return found


def notes(
    figures: Sequence[Figure],
    facts: Sequence[Fact],
    words: Messages,
    *,
    among: Sequence[Fact] = (),
) -> tuple[Note, ...]:
    """What the notes say, each sentence once; then how what was calculated was calculated.

    Figures of one view share caveats. A sentence that holds for all of them stands first and
    without a name; the others stand under the names of the figures that they are about. ``among``
    are all that is shown, where these figures are but some of it.
    """
    about: dict[str, dict[str, Fact]] = {}
    for figure, fact in zip(figures, facts, strict=True):
        for sentence in filter(None, _SENTENCE.split(figure.note.within(words.lang))):
            about.setdefault(sentence, {})[fact.id] = fact
    together: dict[tuple[str, ...], list[str]] = {}
    for sentence, holding in about.items():
        together.setdefault(_names(holding, among or facts, words), []).append(sentence)
    joint = " " if words.lang == "en" else ""
    notes = [
        Note(joint.join(sentences), words.text("view.label_separator").join(names))
        for names, sentences in sorted(together.items(), key=lambda item: bool(item[0]))
    ]
    formulas = [part.formula for _, *derived in _derived(figures) for part in derived]
    if formulas:
        text = words.text("view.calculated", formulas=words.list(formulas))
        notes.append(Note(text))
    return tuple(notes)


def _names(holding: Mapping[str, Fact], facts: Sequence[Fact], words: Messages) -> tuple[str, ...]:
    """The figures that a sentence is about; none where it holds for all.

    What holds for some points of a series alone is told with their periods.
    """
    others = {fact.label for fact in facts if fact.id not in holding}
    if not others:
        return ()
    whens: dict[str, list[str]] = {}
    for fact in holding.values():
        whens.setdefault(fact.label, []).append(fact.when)
    return tuple(
        words.text("phrase.event", label=label, when=words.list(found))
        if label in others
        else label
        for label, found in whens.items()
    )


def alternative(view: View, title: str, frame: pd.DataFrame, words: Messages) -> str:
    """The alternative text: how it is drawn, the headline, then every figure."""
    intro = words.text(f"view.alt.{view.family.value}", title=title)
    phrases = {name: words.table[f"phrase.{name}"] for name in _PHRASES}
    return describe(frame, intro, Phrases(**phrases, space=" " if words.lang == "en" else ""))
