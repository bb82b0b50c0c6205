"""The figures in Python: one import, documented columns, errors that name what is allowed."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest

import dashboard
from dashboard import Data, load
from dashboard.errors import DashboardError, DataError, SelectionError, UnreadableError
from dashboard.indicators.fields import FILTERS, FURTHER
from tests.views import editing, town


@pytest.fixture(scope="module")
def data(shipped: Path) -> Data:
    return load(shipped)


def test_a_filter_leaves_the_figures_of_it(data: Data) -> None:
    rail = data.figures(theme="rail")
    assert set(rail["theme"]) == {"rail"}
    assert len(rail) == 7
    assert list(rail.index) == list(range(7))


def test_the_columns_are_the_documented_ones(data: Data) -> None:
    assert list(data.figures()) == list(data.columns)
    assert all(data.columns.values())


def test_the_readme_documents_every_column_and_what_it_shows_holds(
    data: Data, checkout: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = (checkout / "docs" / "api.md").read_text("utf-8").split("\n## In Python", 1)[1]
    text = text.split("\n## ", 1)[0]
    further = (checkout / "docs" / "data-package.md").read_text("utf-8")
    own = {column.name for field in FURTHER for column in field.columns}
    for name in data.columns:
        assert f"`{name}`" in (further if name in own else text), name
    (example,) = re.findall(r"```python\n(.*?)```", text, re.DOTALL)
    monkeypatch.chdir(checkout)
    names: dict[str, object] = {}
    exec(compile(example, "README.md", "exec"), names)
    rail = names["rail"]
    assert isinstance(rail, pd.DataFrame)
    assert set(rail["theme"]) == {"rail"}


def test_every_filter_is_documented() -> None:
    for choice in (one for one in FILTERS if one not in FURTHER):
        assert f"``{choice.key}``" in (Data.figures.__doc__ or "")


def test_numbers_are_numbers_days_are_days_and_the_rest_is_text(data: Data) -> None:
    types = data.figures().dtypes.astype(str).to_dict()
    assert {types.pop(name) for name in ("value", "low", "high")} == {"float64"}
    assert {types.pop(name) for name in ("start", "end")} == {"datetime64[s]"}
    assert set(types.values()) == {"str"}


def test_a_number_keeps_its_bound(data: Data) -> None:
    countries = data.figures(bound="over", place="jinhua", theme="rail").iloc[0]
    assert (countries["value"], countries["low"]) == (50, 50)
    assert pd.isna(countries["high"])
    chosen = data.figures(columns=["id", "value"])
    assert list(chosen) == ["id", "value", "bound"]


def test_filters_hold_together_and_a_search_takes_both_languages(data: Data) -> None:
    assert list(data.figures(theme="ftz", measure="growth_yoy", q="进出口")["printed"]) == ["39.9"]
    assert data.figures(theme="ftz", place="jinhua").empty
    assert list(data.figures(theme="ftz", place="jinhua")) == list(data.columns)


def test_derived_figures_come_when_asked_for_and_say_how_they_were_made(data: Data) -> None:
    assert set(data.figures()["origin"]) == {"printed"}
    every = data.figures(derived=True)
    made = every[every["origin"] == "derived"].set_index("id")
    base = made.loc["ftz-trade~base.jinyi-ftz.2020"]
    assert (base["printed"], base["formula"]) == ("114.98", "160.86 / 1.399")
    assert base["low"] < 114.98 < base["high"]
    assert set(base["inputs"].split()) <= set(every["id"])


def test_a_frame_is_the_callers_own(data: Data) -> None:
    mine = data.figures()
    mine.loc[:, "value"] = 0
    assert data.figures()["value"].max() > 0


def test_codebook_and_sources_are_frames_too(data: Data) -> None:
    codebook = data.indicators()
    assert set(data.figures()["indicator"]) == set(codebook["indicator"])
    assert codebook.set_index("indicator").loc["ftz-trade-share", "of_en"]
    sources = data.sources()
    assert list(sources["source"]) == ["jinhua-2022-06-28"]
    assert sources["date"].iloc[0] == pd.Timestamp("2022-06-28")


def test_another_city_opens_as_well(tmp_path: Path) -> None:
    porto = load(town.write(tmp_path))
    assert set(porto.figures(place="NA")["place_en"]) != {""}
    assert len(porto.figures()) == len(porto.package.observations)


@pytest.mark.parametrize(
    ("asked", "found", "named"),
    [
        ({"theme": "rial"}, "rial", 'did you mean "rail"?'),
        ({"theme": "zzz"}, "zzz", "economy, city, rail, ftz"),
        ({"colour": "red"}, "colour", "theme, place, measure"),
        ({"columns": ["vlaue"]}, "vlaue", 'did you mean "value"?'),
        ({"columns": "value"}, "value", '["value"]'),
        ({"columns": []}, "columns names none", "leave it out"),
        ({"columns": ["id", "id"]}, "more than once", "name each once"),
        ({"derived": "yes"}, "derived", "True or False"),
        ({"derived": 1}, "derived", "True or False"),
        ({"q": ""}, "", "1 to 200 characters"),
        ({"theme": 5}, "", "text"),
    ],
)
def test_what_there_is_not_is_an_error_that_names_what_is_allowed(
    data: Data, asked: dict[str, str], found: str, named: str
) -> None:
    with pytest.raises(SelectionError) as caught:
        data.figures(**asked)  # type: ignore[arg-type]
    assert found in str(caught.value)
    assert named in str(caught.value)
    assert isinstance(caught.value, DashboardError)
    assert isinstance(caught.value, ValueError)


def test_what_is_opened_says_what_it_is_in_one_line(data: Data) -> None:
    assert repr(data) == f"<Data: Jinhua in figures, 21 figures, version {data.version}>"


def test_the_codebook_says_what_compares(data: Data) -> None:
    codebook = data.indicators().set_index("indicator")
    assert codebook.loc["ftz-trade-growth", "base"] == "ftz-trade"
    assert codebook.loc["ftz-new-companies", "scope"] == "newly-registered-companies"
    assert codebook.loc["cre-lines", "flow_or_stock"] == "stock"
    assert codebook.loc["gdp-growth", "base"] == ""


def test_a_broken_package_says_all_that_is_wrong_with_it(package: Path) -> None:
    editing.cells(package / "indicators.csv", {"value": "１２％"}, indicator="cre-lines")
    with pytest.raises(DataError) as caught:
        load(package)
    assert len(caught.value.problems) == 2
    with pytest.raises(UnreadableError):
        load(package / "nowhere")


def test_the_version_is_that_of_the_data(data: Data) -> None:
    assert data.version == data.package.version


def test_reading_data_loads_nothing_of_the_pages(checkout: Path) -> None:
    code = (
        "import sys; from dashboard import load; load('data').figures();"
        "assert not {'plotly', 'dash', 'flask'} & sys.modules.keys()"
    )
    found = subprocess.run(
        [sys.executable, "-c", code], cwd=checkout, capture_output=True, text=True, check=False
    )
    assert found.returncode == 0, found.stderr


def test_there_is_nothing_else_to_import() -> None:
    assert set(dashboard.__all__) == {"Data", "load", "__version__"}
