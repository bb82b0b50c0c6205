"""A view on its way to slides: its marks with their rows and words, and each as a value of a chart."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from dashboard.charts.mark import Mark
from dashboard.charts.text import Words
from dashboard.exports.files.tidy_table import TidyRow
from dashboard.exports.pptx import native_chart
from dashboard.exports.pptx.native_chart import Value
from dashboard.messages import Locale
from dashboard.views.render.rendered import Rendered


@dataclass(frozen=True, slots=True)
class Maker:
    """One view on its way to slides: its marks, its rows by id, its words."""

    shown: Rendered
    rows: Mapping[str, TidyRow]
    locale: Locale
    said: Words

    def value(self, mark: Mark, *, multiple: bool = False) -> Value:
        """A mark as a value of a chart, in the unit that the language counts in."""
        row, said = self.rows[mark.id], mark.said
        if multiple:
            number = Decimal(str(round(mark.multiple, 12)))
            before, shown, after = self.locale.multiple(number, said)
            decimals = max(0, -int(shown.as_tuple().exponent))
            digits = self.locale.conventions.digits(decimals)
            after = self.locale.text("phrase.event", label=after, when=said)
            form = f"{native_chart.quoted(before)}{digits}{native_chart.quoted(after)}"
        else:
            number = row.amount if row.amount is not None else Decimal(0)
            plus = self.locale.conventions.plus if mark.measure == "growth_yoy" else ""
            form = native_chart.written(said, number, self.locale.conventions, plus=plus)
        name, bound = mark.label, said.bound
        return Value(
            name=self.locale.text("file.bounded", name=name, bound=bound) if bound else name,
            said=bound,
            number=float(number),
            written=form,
            hue=mark.hue,
            bound=mark.bound,
            dated=mark.end is not None,
            derived=mark.derived,
        )
