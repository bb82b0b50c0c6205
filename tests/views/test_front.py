"""What the front page tells first: named by the package, or chosen."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from dashboard.indicators.model.view import Family, Front
from dashboard.indicators.reading.loader import load
from dashboard.indicators.store.store import Store
from dashboard.views.address.address import Address
from dashboard.views.render.front import KEY_FIGURES, front_page
from dashboard.views.render.renderer import Renderer
from tests.views import town


@pytest.mark.parametrize("whole", [True, False])
def test_what_the_package_names_comes_first(shipped: Path, *, whole: bool) -> None:
    renderer = Renderer(Store(shipped))
    front = front_page(renderer.shown(Address("en")), renderer.package, whole=whole)
    assert front.lead.view.id == "cre-reach"
    assert (front.beside.view.id if front.beside else None) == ("cre-lines" if whole else None)
    assert [one.mark.indicator for one in front.figures] == [
        "ftz-trade", "ftz-foreign-capital", "ftz-trade-share", "gdp-growth",
    ]  # fmt: skip
    assert front.figures[0].below is not None
    assert [one.theme for one in front.sections] == list(renderer.package.themes)
    assert [one.view.id for one in front.linked] == ["milestones"]


@pytest.mark.parametrize("city", ["shipped", "town"])
def test_without_names_a_change_leads_and_each_theme_has_a_key_figure(
    shipped: Path, tmp_path: Path, city: str
) -> None:
    folder = shipped if city == "shipped" else town.write(tmp_path)
    renderer = Renderer(Store(folder))
    package = replace(load(folder), front=None)
    front = front_page(renderer.shown(Address("en")), package, whole=True)
    changes = [one for one in renderer.shown(Address("en")) if one.view.family is Family.CHANGE]
    assert not changes or front.lead == front.beside == changes[0]
    assert 0 < len(front.figures) <= KEY_FIGURES
    assert not [one for one in front.figures if one.mark.derived or one.mark.event]


def test_no_view_is_drawn_twice_and_an_unknown_name_is_passed_over(shipped: Path) -> None:
    renderer = Renderer(Store(shipped))
    named = Front(lead="gone", beside="cre-lines", figures=(("gone",), ("cre-lines@2022",)))
    package = replace(renderer.package, front=named)
    front = front_page(renderer.shown(Address("en")), package, whole=True)
    drawn = [one.view.id for section in front.sections for one in section.drawn]
    assert len(drawn) == len(set(drawn))
    assert "cre-lines" not in drawn
    assert [one.mark.id for one in front.figures] == ["cre-lines.jinhua.2022"]
