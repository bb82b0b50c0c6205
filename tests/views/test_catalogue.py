"""Which views there are: the package's own, then a sensible one for whatever they leave out."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboard.errors import UnknownPageError
from dashboard.indicators.model.package import Package
from dashboard.indicators.model.schema import Measure
from dashboard.indicators.model.view import Family, View
from dashboard.indicators.reading.loader import load
from dashboard.views.render import catalogue
from tests.views import editing, town

SHIPPED = (
    "growth-rates", "industrial-output", "city-scale", "cre-lines", "cre-reach",
    "ftz-levels", "ftz-growth", "ftz-shares", "milestones",
)  # fmt: skip

#: What a codebook row of each measure needs, and what a figure of it can be.
KINDS: dict[Measure, tuple[str, str, str]] = {
    Measure.LEVEL: ("trains_per_day", "", "12.5"),
    Measure.COUNT: ("lines", "", "12"),
    Measure.GROWTH_YOY: ("percent_change", "", "-3.4"),
    Measure.GROWTH_AVG: ("percent_per_year", "", "4.0"),
    Measure.SHARE: ("percent", "everything", "33"),
    Measure.RANK: ("rank", "cities", "2"),
    Measure.EVENT: ("event", "", ""),
}


def add(folder: Path, name: str, measure: Measure, *periods: str, place: str = "jinhua") -> None:
    """Add an indicator, with a figure for each period, to the shipped package."""
    unit, of, value = KINDS[measure]
    new = {"indicator": name, "measure": str(measure), "unit": unit, "of_en": of, "of_zh": of}
    editing.more(folder / "codebook.csv", new, indicator="gdp-growth")
    rows = [
        {
            "indicator": name,
            "place": place,
            "period": period,
            "period_basis": "stated" if period else "not_stated",
            "value": value,
        }
        for period in periods
    ]
    editing.more(folder / "indicators.csv", *rows, indicator="gdp-growth")


def own(package: Package) -> tuple[View, ...]:
    """The views that the package does not bring along."""
    return catalogue.views(package)[len(package.views) :]


def test_the_shipped_views_stand_in_the_order_of_the_file(shipped: Path) -> None:
    assert tuple(view.id for view in catalogue.views(load(shipped))) == SHIPPED


@pytest.mark.parametrize(
    ("measure", "family"),
    [
        (Measure.LEVEL, Family.TILES),
        (Measure.COUNT, Family.TILES),
        (Measure.RANK, Family.TILES),
        (Measure.GROWTH_AVG, Family.BARS),
        (Measure.GROWTH_YOY, Family.MULTIPLES),
        (Measure.SHARE, Family.SHARES),
    ],
)
def test_an_indicator_without_a_view_gets_one_from_its_measure(
    package: Path, measure: Measure, family: Family
) -> None:
    add(package, "new-one", measure, "2021")
    (view,) = own(load(package))
    assert (view.id, view.family, view.indicators) == ("new-one", family, ("new-one",))
    assert view.theme == "economy"
    assert view.name.within("en") == view.title.within("en") == "GDP, average annual growth"


@pytest.mark.parametrize("measure", [kind for kind in Measure if kind is not Measure.EVENT])
def test_every_measure_has_a_view_by_default_and_what_draws_it(
    package: Path, measure: Measure
) -> None:
    add(package, "new-one", measure, "2021", "2022")
    (view,) = own(load(package))
    assert callable(catalogue.draw_of(view.family))


@pytest.mark.parametrize("measure", [Measure.LEVEL, Measure.COUNT])
def test_an_amount_becomes_a_change_with_its_second_date_at_one_place(
    package: Path, measure: Measure
) -> None:
    add(package, "twice", measure, "2020", "2021")
    assert [view.family for view in own(load(package))] == [Family.CHANGE]


def test_one_date_at_each_of_two_places_is_no_change(package: Path) -> None:
    add(package, "apart", Measure.LEVEL, "2020")
    editing.more(
        package / "indicators.csv",
        {"place": "jinyi-ftz", "period": "2021"},
        indicator="apart",
    )
    assert [view.family for view in own(load(package))] == [Family.TILES]


def test_an_undated_figure_is_no_second_date(package: Path) -> None:
    add(package, "once", Measure.COUNT, "2020", "")
    assert [view.family for view in own(load(package))] == [Family.TILES]


def test_ranks_of_two_years_are_drawn_as_a_change(package: Path) -> None:
    add(package, "ranked", Measure.RANK, "2020", "2021")
    assert [view.family for view in own(load(package))] == [Family.CHANGE]


def test_an_event_has_its_place_in_a_timeline_of_everything(package: Path) -> None:
    add(package, "opening", Measure.EVENT, "2021-05-01")
    loaded = load(package)
    assert own(loaded) == ()
    assert "opening" in catalogue.members(catalogue.find(loaded, "milestones"), loaded)


def test_an_event_gets_a_timeline_of_its_own_where_there_is_none(package: Path) -> None:
    for view in ("milestones", "cre-reach"):
        editing.without_view(package / "dataset.toml", view)
    assert [
        (one.id, one.family) for one in own(load(package)) if one.family is Family.TIMELINE
    ] == [("cre-first-antipandemic-train", Family.TIMELINE)]


def test_a_timeline_of_everything_is_not_the_place_of_a_level(package: Path) -> None:
    editing.without_view(package / "dataset.toml", "city-scale")
    assert [view.id for view in own(load(package))] == ["urbanization-rate"]


def test_a_reference_has_its_place_in_the_view_that_holds_others_against_it(shipped: Path) -> None:
    loaded = load(shipped)
    shares = catalogue.find(loaded, "ftz-shares")
    assert catalogue.members(shares, loaded)[-1] == "ftz-size-share"
    assert own(loaded) == ()


def test_an_indicator_without_figures_gets_no_view(package: Path) -> None:
    editing.more(package / "codebook.csv", {"indicator": "nothing"}, indicator="gdp-growth")
    assert own(load(package)) == ()


def test_no_two_views_share_an_address_whatever_the_indicators_are_called(package: Path) -> None:
    names = ("growth-rates", "growth-rates-figures", "growth-rates-figures-figures", "all")
    for name in names:
        add(package, name, Measure.LEVEL, "2021")
    loaded = load(package)
    ids = [view.id for view in catalogue.views(loaded)]
    assert len(set(ids)) == len(ids) == len(SHIPPED) + len(names)
    assert "all" not in ids
    assert {view.indicators for view in own(loaded)} == {(name,) for name in names}


def test_a_view_that_is_not_there_is_an_unknown_page(shipped: Path) -> None:
    with pytest.raises(UnknownPageError):
        catalogue.find(load(shipped), "nothing")


def test_the_views_of_another_city_are_its_own_and_what_they_leave_out(tmp_path: Path) -> None:
    loaded = load(town.write(tmp_path))
    assert [view.id for view in catalogue.views(loaded)] == [
        *town.VIEWS,
        *town.LEFT_TO_THEMSELVES,
    ]
    assert [view.family for view in own(loaded)] == [
        Family.CHANGE,
        Family.BARS,
        Family.SHARES,
        Family.TIMELINE,
    ]
