"""What the notes of a view say: each sentence once, with the figures that it is about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from typing import Final

from dashboard.charts.mark import Mark
from dashboard.indicators.model.package import Package
from dashboard.indicators.model.schema import Observation
from dashboard.indicators.model.view import Family, View
from dashboard.messages import Locale
from dashboard.messages.formats import sentences
from dashboard.views.render.rendered import Note
from dashboard.views.render.wording import change_in_words, two_dates
from dashboard.views.text.derivation import in_words

#: So many names and notes are read; of more it is said how many there are.
_MOST_NAMES: Final = 8
_MOST_NOTES: Final = 60


def notes(
    observations: Sequence[Observation],
    facts: Sequence[Mark],
    locale: Locale,
    *,
    among: Sequence[Mark] = (),
    besides: Collection[str] = (),
) -> tuple[Note, ...]:
    """What the notes say, each sentence once.

    Figures of one view share caveats. A sentence that holds for all of them stands first and
    without a name; the others stand under the names of the figures that they are about. ``among``
    are all that is shown, where these figures are but some of it, ``besides`` the sentences that
    have been said already.
    """
    about: dict[str, dict[str, Mark]] = {}
    for figure, fact in zip(observations, facts, strict=True):
        for sentence in sentences(figure.note.within(locale.lang)):
            if sentence in besides:
                continue
            about.setdefault(sentence, {})[fact.id] = fact
    together: dict[tuple[str, ...], list[str]] = {}
    counts = Counter(fact.label for fact in among or facts)
    for sentence, holding in about.items():
        together.setdefault(_names(holding, counts, locale), []).append(sentence)
    joint = locale.conventions.joint
    notes = tuple(
        Note(joint.join(sentences), locale.text("view.label_separator").join(names))
        for names, sentences in sorted(together.items(), key=lambda item: bool(item[0]))
    )
    if more := len(notes[_MOST_NOTES:]):
        return (*notes[:_MOST_NOTES], Note(locale.counted("view.more_notes", more)))
    return notes


def calculated(
    view: View, observations: Sequence[Observation], package: Package, locale: Locale
) -> tuple[Note, ...]:
    """How the change that a drawing says beside its points was calculated, and that it was."""
    if view.family is not Family.CHANGE:
        return ()
    found = []
    for one in two_dates(observations):
        formulas = (in_words(part.formula, locale) for part in one[1:])
        results = [
            locale.text("view.calculated_result", said=said, formula=formula)
            for said, formula in zip(change_in_words(*one, package, locale), formulas, strict=True)
        ]
        found.append(
            Note(
                locale.text("view.calculated", results=locale.text("phrase.between").join(results))
            )
        )
    return tuple(found)


def said_of(observations: Sequence[Observation], locale: Locale) -> set[str]:
    """Every sentence that the notes of some figures hold."""
    return {one for figure in observations for one in sentences(figure.note.within(locale.lang))}


def _names(
    holding: Mapping[str, Mark], counts: Mapping[str, int], locale: Locale
) -> tuple[str, ...]:
    """The figures that a sentence is about; none where it holds for all.

    ``counts`` has how many figures each label stands for. What holds for some points of a series
    alone is told with their periods.
    """
    whens: dict[str, list[str]] = {}
    for fact in holding.values():
        whens.setdefault(fact.label, []).append(fact.when)
    if {label: len(found) for label, found in whens.items()} == counts:
        return ()
    names = [
        label
        if len(found) == counts[label]
        else locale.text("phrase.event", label=label, when=_dates(found, locale))
        for label, found in whens.items()
    ]
    if more := len(names[_MOST_NAMES:]):
        names = [*names[:_MOST_NAMES], locale.counted("view.more_names", more)]
    return tuple(names)


def _dates(found: Sequence[str], locale: Locale) -> str:
    """The periods that a sentence is about, or how many where they are many."""
    if len(found) <= _MOST_NAMES:
        return locale.list(found)
    return locale.counted("view.dates", len(found))
