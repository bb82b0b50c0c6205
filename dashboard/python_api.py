"""A data package in Python: ``load`` opens a folder, ``Data`` gives its figures as frames."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

import pandas as pd

from dashboard.errors import SelectionError
from dashboard.indicators.derive.rounding import limits
from dashboard.indicators.field import columns_of
from dashboard.indicators.fields import FURTHER
from dashboard.indicators.model.package import Package
from dashboard.indicators.model.schema import Observation
from dashboard.indicators.model.text import Text
from dashboard.indicators.reading import loader
from dashboard.indicators.reading.csv_table import CODEBOOK, OPTIONAL
from dashboard.indicators.select.strict_query import one_of, query_of
from dashboard.languages import DEFAULT
from dashboard.messages import load_locale
from dashboard.views.render import derived_rows as derivation

#: What ``Data.figures`` gives, by column; of texts there is one in each language (``columns_of``).
FIGURES: Final[dict[str, str]] = {
    "id": "the stable id: indicator.place.period",
    "indicator": "which indicator",
    "place": "which place",
    "period": "when, in ISO 8601; empty where the source gives no date",
    "period_basis": "stated, inferred or not_stated",
    "value": "the number as a float; missing for an event",
    "printed": "the number with its digits, as the source prints it",
    "bound": "exact, over (a floor), under (a ceiling) or about",
    "low": "the least that the number can mean, given its bound and its rounding; missing if open",
    "high": "the greatest that it can mean; missing if open",
    "unit": "in which unit",
    "measure": "level, count, growth_yoy, growth_avg, share, rank or event",
    "theme": "which theme",
    "of_*": "of what, for a share; among what, for a rank",
    "label_*": "what the indicator is called",
    "definition_*": "what it counts",
    "place_*": "what the place is called",
    "theme_*": "what the theme is called",
    "start": "the first day of the period; missing where not known",
    "end": "its last day; missing where not known",
    "source": "which source",
    "locator": "where in the source",
    "locator_+": "the same in a further language; as in locator where the package does not say it",
    "note_*": "what a careful reader must know",
    **{
        column.name: load_locale(DEFAULT[0]).text(f"field.{field.key}.meaning")
        for field in FURTHER
        for column in field.columns
    },
    "origin": "printed in a source, or derived: calculated from printed figures",
    "formula": "how a derived figure is calculated; empty for a printed one",
    "inputs": "the ids of the figures that it is calculated from, separated by spaces",
}


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Data:
    """A data package, opened to work with. ``package`` is what the dashboard itself works with.

    Every frame is the caller's own: it can be changed without harm.
    """

    package: Package

    def __repr__(self) -> str:
        """What it is, in one line."""
        count = len(self.package.observations)
        return f"<Data: {self.package.title.first}, {count} figures, version {self.version}>"

    @property
    def version(self) -> str:
        """Which figures these are: the same figures and notes give the same version everywhere."""
        return self.package.version

    @property
    def columns(self) -> dict[str, str]:
        """The columns of ``figures``, and what each holds."""
        return {
            name: meaning
            for pattern, meaning in FIGURES.items()
            for name in columns_of(pattern, self.package.languages)
        }

    def figures(
        self, *, columns: Sequence[str] | None = None, derived: bool = False, **filters: str
    ) -> pd.DataFrame:
        """The printed figures that meet every filter, one row each, in the order of the files.

        A filter is one of ``theme``, ``place``, ``measure``, ``unit``, ``of``, ``basis``, ``bound``,
        ``source``, ``indicator``, ``scope``, ``flow_or_stock``, a further column that is a filter,
        or ``q``: words that must all occur, in any language. ``derived`` adds what
        can be calculated from them, marked in ``origin``. ``columns`` chooses among
        ``Data.columns``; a bound belongs to its number, so ``bound`` comes along with ``value``,
        ``printed``, ``low`` and ``high``.

        Raises:
            SelectionError: a filter, its value or a column is unknown; it names what is allowed.
        """
        known = self.columns
        names = [*known] if columns is None else _columns(columns, known)
        query = query_of(self.package, filters).choosing({"derived": _yes_or_no(derived)})
        ids = list(derivation.selected(self.package, query))
        whole = derivation.including(self.package) if derived else self.package
        frame = whole.frame.set_index("id", drop=False).loc[ids].reset_index(drop=True)
        return frame.assign(**_more([whole.observations[one] for one in ids]))[names]

    def indicators(self) -> pd.DataFrame:
        """The codebook, one indicator a row: what is measured, in which unit, of what, and what compares."""
        rows = []
        for one in self.package.indicators.values():
            words = {"label": one.label, "definition": one.definition, "of": one.of}
            row: dict[str, str] = {
                "indicator": one.id,
                "theme": one.theme,
                "measure": one.measure.value,
                "unit": one.unit,
            }
            row |= {name: str(getattr(one, name)) for name in OPTIONAL[CODEBOOK]}
            for name, text in words.items():
                row |= {
                    f"{name}_{lang}": (text or Text()).within(lang)
                    for lang in self.package.languages
                }
            rows.append(row)
        return pd.DataFrame(rows, dtype="str")

    def sources(self) -> pd.DataFrame:
        """The documents that figures are taken from, one a row."""
        rows = []
        for one in self.package.sources.values():
            row: dict[str, object] = {"source": one.id, "date": one.date, "url": one.url or ""}
            for name in ("title", "publisher", "language"):
                row |= {f"{name}_{lang}": text for lang, text in getattr(one, name).items()}
            rows.append(row)
        return pd.DataFrame(rows).astype({"date": "datetime64[s]"})


def _more(observations: Sequence[Observation]) -> dict[str, pd.Series[Any]]:
    """The columns that the frame of a package does not have."""
    pairs = [limits(one) for one in observations]
    made = [one.derivation for one in observations]
    return {
        "low": pd.Series([_float(low) for low, _ in pairs], dtype="float64"),
        "high": pd.Series([_float(high) for _, high in pairs], dtype="float64"),
        "origin": pd.Series(["derived" if one else "printed" for one in made], dtype="str"),
        "formula": pd.Series([str(one.formula) if one else "" for one in made], dtype="str"),
        "inputs": pd.Series([" ".join(one.inputs) if one else "" for one in made], dtype="str"),
    }


def _float(value: Decimal | None) -> float:
    return float("nan") if value is None else float(value)


def load(folder: Path | str) -> Data:
    """Open the data package in a folder.

    Raises:
        DataError: it has errors; ``problems`` holds all of them.
        UnreadableError: the folder or one of its files is missing or cannot be read.
    """
    return Data(loader.load(folder))


def _yes_or_no(derived: object) -> bool:
    if not isinstance(derived, bool):
        said = "derived is True or False"
        raise SelectionError(said, key="derived", allowed=["True", "False"])
    return derived


def _columns(asked: Sequence[str], known: Collection[str]) -> list[str]:
    """The columns asked for, with the bound beside every number."""
    if isinstance(asked, str):
        raise _unclear(f'columns is a list of names, such as ["{asked}"]', known)
    names = dict.fromkeys(one_of("column", name, known) for name in asked)
    if not names:
        raise _unclear("columns names none; leave it out for all of them", known)
    if len(names) < len([*asked]):
        raise _unclear("columns names a column more than once; name each once", known)
    if "bound" not in names and not names.keys().isdisjoint(("value", "printed", "low", "high")):
        names["bound"] = None
    return [*names]


def _unclear(said: str, known: Collection[str]) -> SelectionError:
    return SelectionError(said, key="columns", allowed=[*known])
