"""The data package that ships: the printed figures, and that nothing which must be said is left out."""

from __future__ import annotations

import csv
import re
import tomllib
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest

DATA = Path(__file__).parents[2] / "data"
REFERENCE = re.compile(
    r"\{([a-z0-9-]+)(?:\.([a-z0-9-]+))?(?:@([0-9A-Z/-]+|undated))?(?:\|([a-z]+))?\}"
)
FORMS = {None, "number", "value", "multiple", "change", "times"}
CHINESE = "\u4e00-\u9fff"

#: indicator, period, value and bound, as printed in the source.
PRINTED = """
gdp-growth                     P5Y/2022-06-28  6.2     exact
budget-revenue-growth          P5Y/2022-06-28  8.3     exact
fixed-asset-investment-growth  P5Y/2022-06-28  9.2     exact
industrial-output              -               500     over
urbanization-rate              -               68.7    exact
cre-trains-per-day             2022-06-28      5       about
cre-lines                      2017            9       exact
cre-lines                      2022            24      exact
cre-countries                  2022-06-28      50      over
cre-cities                     2022-06-28      160     over
cre-national-rank              -               3       exact
cre-first-antipandemic-train   2020-03-21      -       exact
ftz-trade                      2021            160.86  exact
ftz-trade-growth               2021            39.9    exact
ftz-foreign-capital            2021            132     exact
ftz-foreign-capital-growth     2021            632.7   exact
ftz-new-companies              2021            20381   exact
ftz-size-share                 -               15      under
ftz-trade-share                2021            21      exact
ftz-innovation-share           2021            20      exact
ftz-entity-share               2021            50      exact
"""


@cache
def table(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


@cache
def dataset() -> dict[str, Any]:
    return tomllib.loads((DATA / "dataset.toml").read_text(encoding="utf-8"))


def notes(indicator: str, lang: str) -> list[str]:
    return [row[f"note_{lang}"] for row in table("indicators.csv") if row["indicator"] == indicator]


def sentences() -> Iterator[tuple[str, str, str]]:
    """Every text of the package: where it stands, its language, its words."""
    for name in ("indicators.csv", "codebook.csv"):
        for line, row in enumerate(table(name), start=2):
            for column, text in row.items():
                if column.endswith(("_en", "_zh")):
                    yield f"{name}:{line} {column}", column[-2:], text
    yield from _texts(dataset(), "dataset.toml")


def _texts(node: object, where: str) -> Iterator[tuple[str, str, str]]:
    if isinstance(node, list):
        for number, item in enumerate(node):
            yield from _texts(item, f"{where}[{number}]")
    elif isinstance(node, dict) and node.keys() == {"en", "zh"}:
        yield from ((where, lang, text) for lang, text in node.items() if isinstance(text, str))
    elif isinstance(node, dict):
        for key, item in node.items():
            yield from _texts(item, f"{where}.{key}")


def offending(pattern: str, lang: str) -> list[tuple[str, str]]:
    return [
        (where, text)
        for where, own, text in sentences()
        if own == lang and re.search(pattern, text)
    ]


def test_the_figures_are_those_that_the_source_prints() -> None:
    expected = [line.replace(" - ", "   ").split() for line in PRINTED.strip().splitlines()]
    found = [
        [text for key in ("indicator", "period", "value", "bound") if (text := row[key])]
        for row in table("indicators.csv")
    ]

    assert found == expected


def test_every_figure_says_where_it_stands_in_the_source() -> None:
    assert all(row["locator"].strip() for row in table("indicators.csv"))


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_every_figure_has_its_note_in_every_language(lang: str) -> None:
    assert [row["indicator"] for row in table("indicators.csv") if not row[f"note_{lang}"]] == []


@pytest.mark.parametrize(
    ("indicators", "en", "zh"),
    [
        (
            "gdp-growth budget-revenue-growth fixed-asset-investment-growth",
            "which five years",
            "起止年份",
        ),
        (
            "gdp-growth budget-revenue-growth fixed-asset-investment-growth",
            "real or nominal",
            "可比价格",
        ),
        ("gdp-growth", "2017 with 2022", "2022年与2017年"),
        ("budget-revenue-growth fixed-asset-investment-growth", "by grammar", "从句式看"),
        ("budget-revenue-growth", "outpaced", "快于经济增长"),
        ("industrial-output", "not value added", "不是增加值"),
        ("industrial-output cre-countries cre-cities", "floor", "下限"),
        ("ftz-size-share", "ceiling", "上限"),
        ("industrial-output urbanization-rate ftz-size-share", "ndated", "未注明时间"),
        ("urbanization-rate", "permanent", "常住人口"),
        ("urbanization-rate", "no trend", "不反映变化趋势"),
        ("cre-trains-per-day", "Yiwu West station only", "仅指义乌西站"),
        ("cre-trains-per-day", "does not say over what period", "未说明按多长时间平均"),
        ("cre-lines", "What counts as a line is not defined", "“线路”的统计口径"),
        ("cre-lines", "No figures for 2018–2021", "2018—2021年无数据"),
        ("cre-lines", "one platform or two, outbound and return together", "去程、回程合并"),
        ("cre-countries cre-cities", "up to the date of the article", "截至发稿日"),
        ("cre-national-rank", "does not state the year", "哪一年"),
        ("cre-national-rank", "which cities were compared", "参与排位的城市范围"),
        ("cre-first-antipandemic-train", "The first China Railway Express train", "首趟"),
        (
            "ftz-trade ftz-trade-growth ftz-foreign-capital ftz-foreign-capital-growth ftz-new-companies",
            "began in autumn 2020; how its 2020 base was counted is not known",
            "2020年秋季设立，2020年基数的计算口径不详",
        ),
        ("ftz-foreign-capital-growth", "7.327 times", "7.327倍"),
        ("ftz-foreign-capital-growth", "base was small", "基数较小"),
        ("ftz-foreign-capital ftz-foreign-capital-growth", "US dollars", "以美元计"),
        ("ftz-foreign-capital ftz-foreign-capital-growth", "“actually used”", "“实际使用”"),
        ("ftz-new-companies", "A flow", "流量"),
        ("ftz-new-companies", "not the “new market entities”", "口径不同"),
        ("ftz-size-share", "area is likely, but not stated", "很可能指面积，但原文没有写明"),
        (
            "ftz-size-share ftz-trade-share ftz-innovation-share ftz-entity-share",
            "not of Zhejiang province",
            "不是占全省的比重",
        ),
        (
            "ftz-trade-share ftz-innovation-share ftz-entity-share",
            "neither added up nor stacked",
            "不能相加",
        ),
        (
            "ftz-trade-share ftz-innovation-share ftz-entity-share",
            "2021 by context",
            "据上下文按2021年记",
        ),
        ("ftz-innovation-share", "How innovations are counted is not stated", "制度创新如何计数"),
        ("ftz-entity-share", "looks rounded", "取整"),
    ],
)
def test_the_notes_say_what_a_careful_reader_must_know(indicators: str, en: str, zh: str) -> None:
    for indicator in indicators.split():
        assert all(en in note for note in notes(indicator, "en")), indicator
        assert all(zh in note for note in notes(indicator, "zh")), indicator


def test_only_the_later_reading_of_the_lines_is_said_to_be_of_part_of_a_year() -> None:
    assert ["part-year" in note for note in notes("cre-lines", "en")] == [False, True]
    assert ["不是全年数" in note for note in notes("cre-lines", "zh")] == [False, True]


def test_a_growth_in_a_note_is_the_growth_of_its_row_and_its_multiple_is_right() -> None:
    for row in table("indicators.csv"):
        if row["indicator"] in ("ftz-trade-growth", "ftz-foreign-capital-growth"):
            multiple = 1 + Decimal(row["value"]) / 100
            for lang, said in (("en", f"{multiple} times"), ("zh", f"{multiple}倍")):
                assert row["value"] + "%" in row[f"note_{lang}"]
                assert said in row[f"note_{lang}"]


def test_the_five_years_are_never_given_years_of_their_own() -> None:
    assert offending(r"2017\s*[–—-]\s*2021", "en") == []
    assert offending(r"2017\s*[–—-]\s*2021", "zh") == []


@pytest.mark.parametrize(
    "pattern",
    [r"  ", r"^\s|\s$", rf"[{CHINESE}，。；：、（）]"],
    ids=["double space", "space at an end", "Chinese characters"],
)
def test_english_texts_are_clean(pattern: str) -> None:
    assert offending(pattern, "en") == []


@pytest.mark.parametrize(
    "pattern",
    [
        rf"[{CHINESE}] +[0-9{{]|[0-9}}%] +[{CHINESE}]",
        rf"[{CHINESE}] +[{CHINESE}]",
        rf"[{CHINESE}][,.;:!?()]|[,;:!?()][{CHINESE}]",
        r"[0-9][-–][0-9]",
        r'["\']',
    ],
    ids=["space at a digit", "space between words", "half-width", "short dash", "straight quote"],
)
def test_chinese_texts_are_set_as_chinese_is_set(pattern: str) -> None:
    assert offending(pattern, "zh") == []


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        (rf"[{CHINESE}] +[0-9{{]|[0-9}}%] +[{CHINESE}]", "超过 50个"),
        (rf"[{CHINESE}][,.;:!?()]|[,;:!?()][{CHINESE}]", "为下限数,未注明"),
    ],
)
def test_the_guards_of_chinese_setting_bite(pattern: str, text: str) -> None:
    assert re.search(pattern, text)


def test_labels_are_short_enough_to_stand_beside_a_mark() -> None:
    for row in table("codebook.csv"):
        assert len(row["label_en"]) <= 45, row["label_en"]
        assert len(row["label_zh"]) <= 18, row["label_zh"]


def test_a_share_or_a_rank_says_of_what_and_nothing_else_does() -> None:
    for row in table("codebook.csv"):
        has_whole = row["measure"] in ("share", "rank")
        assert (bool(row["of_en"]), bool(row["of_zh"])) == (has_whole, has_whole), row["indicator"]


def test_a_share_of_the_zone_is_said_to_be_of_the_zone_not_of_the_province() -> None:
    for row in table("codebook.csv"):
        if row["theme"] == "ftz" and row["measure"] == "share":
            assert "Zhejiang Pilot FTZ" in row["of_en"]
            assert "浙江自贸试验区" in row["of_zh"]


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_no_digit_is_typed_into_a_headline_or_a_name(lang: str) -> None:
    for view in dataset()["views"]:
        assert not re.search(r"[0-9]", view["name"][lang]), view["id"]
        assert not re.search(r"[0-9]", REFERENCE.sub("", view["title"][lang])), view["id"]


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_every_reference_of_a_headline_names_a_figure_of_its_view(lang: str) -> None:
    figures = {(row["indicator"], row["period"] or "undated") for row in table("indicators.csv")}
    for view in dataset()["views"]:
        title = view["title"][lang]
        shown = {*view["indicators"], view.get("reference")}
        for indicator, _, period, form in REFERENCE.findall(title):
            periods = {known for slug, known in figures if slug == indicator}
            assert indicator in shown, (view["id"], indicator)
            assert (form or None) in FORMS, (view["id"], form)
            assert period in periods if period else len(periods) == 1, (view["id"], indicator)
        assert "{" not in REFERENCE.sub("", title), view["id"]


def test_both_languages_of_a_headline_show_the_same_figures() -> None:
    for view in dataset()["views"]:
        said = {
            lang: [found[:3] for found in REFERENCE.findall(view["title"][lang])]
            for lang in ("en", "zh")
        }
        assert said["en"] == said["zh"], view["id"]


def test_every_indicator_is_shown_by_a_view_of_its_own_besides_the_timeline() -> None:
    shown = {
        slug for view in dataset()["views"] for slug in (*view["indicators"], view.get("reference"))
    }
    undrawn = {row["indicator"] for row in table("codebook.csv")} - shown

    assert undrawn == {"cre-first-antipandemic-train"}


def test_every_unit_holds_its_number_once_in_each_pattern() -> None:
    for name, unit in dataset()["units"].items():
        for pattern in (unit["pattern"], unit.get("singular", unit["pattern"])):
            assert [pattern[lang].count("{n}") for lang in ("en", "zh")] == [1, 1], name
